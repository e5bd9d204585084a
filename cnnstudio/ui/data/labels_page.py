"""Samples whose labels may be wrong, the likeliest first, with their pictures."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from cnnstudio.graph.text import plural
from cnnstudio.ui import format as fmt
from cnnstudio.ui.data.controller import DataController
from cnnstudio.ui.data.parts import PARTS, part_name
from cnnstudio.ui.data.samples import tiles_of
from cnnstudio.ui.data.suspects import MOST, Suspects
from cnnstudio.ui.theme import theme
from cnnstudio.ui.viewer.parts.pictures import GREY, indexed_image, rgb_image
from cnnstudio.ui.widgets.buttons import Button, set_reason
from cnnstudio.ui.widgets.labels import ElidedLabel, TextLabel
from cnnstudio.ui.widgets.painting import rounded
from cnnstudio.ui.widgets.row_table import Column, Row, RowTable
from cnnstudio.ui.widgets.segmented import SegmentedControl
from cnnstudio.ui.widgets.tiles import EmptyState

_SIDE, _THUMB = 180, 22


class Picture(QWidget):
    """One image as large as there is room, its pixels sharp."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image: QImage | None = None
        self.setFixedSize(_SIDE, _SIDE)

    def show_image(self, image: QImage | None, name: str) -> None:
        """Show another image, or none."""
        self._image = image
        self.setAccessibleName(name)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            rounded(painter, self.rect(), 4, theme().canvas, theme().line)
            if self._image is not None:
                keep = Qt.AspectRatioMode.KeepAspectRatio
                shown = self._image.scaled(_SIDE - 8, _SIDE - 8, keep)
                box = shown.rect()
                box.moveCenter(self.rect().center())
                painter.drawImage(box.topLeft(), shown)


class LabelsPage(QWidget):
    """Follows the suspects; the owner connects `reveal_asked(path)`."""

    reveal_asked = Signal(object)

    def __init__(
        self,
        controller: DataController,
        suspects: Suspects,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._controller, self._suspects = controller, suspects
        self._images: list[QImage] = []
        self.parts = SegmentedControl(
            [(part, part_name(part)) for part in PARTS], self.tr("Part"), small=True
        )
        self.look = Button(self.tr("Look for them"), "secondary", "search", small=True)
        self.said = TextLabel("", "label", "text2", wrap=True)
        self.table = RowTable(
            self.tr("Samples whose label may be wrong"),
            [
                Column(self.tr("Sample"), mono=True),
                Column(self.tr("Label"), width=78),
                Column(self.tr("Network says"), width=96),
                Column(self.tr("Surely"), mono=True, right=True, width=66),
                Column(self.tr("Loss"), mono=True, right=True, width=58),
            ],
        )
        self.picture = Picture()
        self.name = ElidedLabel("", "mono", "text", Qt.TextElideMode.ElideLeft)
        self.name.setFixedWidth(_SIDE)
        self.about = TextLabel("", "label", "text2", wrap=True)
        self.about.setFixedWidth(_SIDE)
        self.reveal = Button(
            self.tr("Show in folder"), "secondary", "folder", small=True
        )
        self.empty = EmptyState("eye", "", "")
        self._lay_out()
        self.parts.selected.connect(suspects.choose_part)
        self.look.clicked.connect(suspects.look)
        self.table.picked.connect(self._pick)
        self.table.opened.connect(self._reveal)
        self.reveal.clicked.connect(self._reveal)
        suspects.changed.connect(self.refresh)
        self.refresh()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(10)
        top.addWidget(self.parts)
        top.addWidget(self.look)
        top.addWidget(self.said, 1)
        side = QVBoxLayout()
        side.setSpacing(8)
        side.addWidget(self.picture)
        side.addWidget(self.name)
        side.addWidget(self.about)
        side.addWidget(self.reveal)
        side.addStretch(1)
        content = QWidget()
        row = QHBoxLayout(content)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.table, 1)
        row.addLayout(side)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.empty)
        self._pages.addWidget(content)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 10, 20, 10)
        column.setSpacing(10)
        column.addLayout(top)
        column.addWidget(self._pages, 1)

    def refresh(self) -> None:
        """Show what was found."""
        suspects = self._suspects
        self.parts.set_current(suspects.part)
        why = suspects.why_not()
        if suspects.busy:
            why = self.tr("The samples are being judged.")
        set_reason(self.look, why or None)
        found = suspects.found
        self.said.setText(self._sentence() if found else "")
        if not found:
            self.empty.set_text(*self._nothing())
            self._pages.setCurrentIndex(0)
            return
        self._pages.setCurrentIndex(1)
        self._show_rows()

    def _show_rows(self) -> None:
        suspects, pictures = self._suspects, self._suspects.pictures
        tiles = tiles_of(pictures.images, pictures.masks) if pictures else ()
        self._images = [
            indexed_image(tile, GREY) if tile.ndim == 2 else rgb_image(tile)
            for tile in tiles
        ]
        rows = []
        for at, suspect in enumerate(suspects.found or ()):
            name = self._name(at)
            cells = (
                name, suspect.label, suspect.predicted,
                fmt.percent(suspect.probability, 1), f"{suspect.loss:.2f}",
            )  # fmt: skip
            order = (name, suspect.label, suspect.predicted, suspect.probability,
                     suspect.loss)  # fmt: skip
            rows.append(Row(cells, at, order=order, picture=self._thumb(at)))
        self.table.show_rows(rows)
        self.table.pick(0)

    def _thumb(self, at: int) -> QImage | None:
        if at >= len(self._images):
            return None
        smooth = Qt.TransformationMode.SmoothTransformation
        return self._images[at].scaledToHeight(_THUMB, smooth)

    def _sentence(self) -> str:
        count = len(self._suspects.found or ())
        said = plural(
            "LabelsPage", count,
            "{n} sample of which the network surely says something else.",
            "{n} samples of which the network surely says something else.",
        )  # fmt: skip
        more = self.tr("Only the first {0} are listed.").format(MOST)
        return said.format(n=count) + (f" {more}" if count == MOST else "")

    def _nothing(self) -> tuple[str, str]:
        suspects = self._suspects
        if suspects.problem:
            return self.tr("The samples could not be judged"), suspects.problem
        if suspects.busy:
            return self.tr("The samples are being judged"), ""
        if suspects.found is not None:
            title = self.tr("No label looks wrong in this part")
            return title, self.tr(
                "Of no sample is the network surely of another opinion."
            )
        title = self.tr("Which labels may be wrong?")
        return title, suspects.why_not() or self.tr(
            "A trained network that surely says another class than the label is often "
            "right. Those samples are listed with their pictures; you decide."
        )

    def _pick(self, key: object) -> None:
        found = self._suspects.found
        if not isinstance(key, int) or not found or key >= len(found):
            self.picture.show_image(None, self.tr("No picture"))
            return
        suspect = found[key]
        said = self.tr("Labelled {0}; the network says {1}, {2} surely.")
        share = fmt.percent(suspect.probability, 1)
        text = said.format(suspect.label, suspect.predicted, share)
        image = self._images[key] if key < len(self._images) else None
        self.picture.show_image(image, text)
        self.name.set_text(self._name(key))
        self.about.setText(text)
        path = self._path(key)
        why = None if path else self.tr("This sample is no file of its own.")
        set_reason(self.reveal, why)

    def _name(self, at: int) -> str:
        """Return the name of a suspect's file, or its number in the part."""
        pictures, found = self._suspects.pictures, self._suspects.found or ()
        names = pictures.names if pictures is not None else ()
        number = self.tr("number {0}").format(fmt.grouped(found[at].place + 1))
        return names[at] if at < len(names) and names[at] else number

    def _path(self, key: object) -> Path | None:
        pictures, folder = self._suspects.pictures, self._controller.folder_of()
        if not isinstance(key, int) or pictures is None or folder is None:
            return None
        name = pictures.names[key] if key < len(pictures.names) else ""
        return folder / name if name else None

    def _reveal(self) -> None:
        path = self._path(self.table.current_key())
        if path is not None:
            self.reveal_asked.emit(path)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()  # the network may be trained by now
