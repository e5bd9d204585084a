"""Samples by part and class: bars of the classes, a grid of pictures, one in words."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from cnnstudio.bridge.data_messages import SamplesShown
from cnnstudio.ui import format as fmt
from cnnstudio.ui.data.class_bars import ClassBars, ClassCount, counts_by_class
from cnnstudio.ui.data.controller import DataController
from cnnstudio.ui.data.parts import PARTS, part_name
from cnnstudio.ui.data.parts_legend import PartsLegend
from cnnstudio.ui.data.samples import PAGE, Samples, tiles_of
from cnnstudio.ui.viewer.grid.tile_grid import TileGrid
from cnnstudio.ui.viewer.parts.pictures import GREY
from cnnstudio.ui.widgets.buttons import Button, IconButton, set_reason
from cnnstudio.ui.widgets.labels import ElidedLabel, TextLabel
from cnnstudio.ui.widgets.row_table import Column, Row, RowTable
from cnnstudio.ui.widgets.segmented import SegmentedControl
from cnnstudio.ui.widgets.tiles import EmptyState

_BARS = 230
_LARGEST = 96


class SamplesPage(QWidget):
    """Follows samples and counts; asks for them while it is seen.

    `reveal_asked(name)`: the file of the chosen sample is to be shown in its folder.
    """

    reveal_asked = Signal(str)

    def __init__(
        self,
        controller: DataController,
        samples: Samples,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._controller, self._samples = controller, samples
        self.bars = ClassBars()
        self.legend = PartsLegend()
        self.counts = QWidget()
        self.counts.setFixedWidth(_BARS)
        self.parts = SegmentedControl(
            [(part, part_name(part)) for part in PARTS], self.tr("Part"), small=True
        )
        self.grid = TileGrid(self.tr("Samples"))
        self.table = RowTable(
            self.tr("Samples"),
            [Column(self.tr("Target"), mono=True, width=110),
             Column(self.tr("Values"), mono=True)],
        )  # fmt: skip
        self.empty = EmptyState("data", "", "")
        self.before = IconButton("previous", self.tr("Previous page"))
        self.after = IconButton("next", self.tr("Next page"))
        self.range = TextLabel("", "label", "text2")
        self.about = ElidedLabel("", "label", "text2", Qt.TextElideMode.ElideMiddle)
        reveal = self.tr("Show in folder")
        self.reveal = Button(reveal, "secondary", "folder", small=True)
        self._lay_out()
        self._connect()
        self._show_counts()
        self._show_page()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.parts)
        top.addStretch(1)
        top.addWidget(self.range)
        top.addWidget(self.before)
        top.addWidget(self.after)
        self._pages = QStackedWidget()
        for page in (self.empty, self.grid, self.table):
            self._pages.addWidget(page)
        below = QHBoxLayout()
        below.setSpacing(8)
        below.addWidget(self.about, 1)
        below.addWidget(self.reveal)
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addLayout(top)
        right.addWidget(self._pages, 1)
        right.addLayout(below)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 10, 20, 10)
        row.setSpacing(12)
        left = QVBoxLayout(self.counts)
        left.setContentsMargins(0, 0, 0, 4)
        left.setSpacing(8)
        left.addWidget(self.bars, 1)
        left.addWidget(self.legend)
        row.addWidget(self.counts)
        row.addLayout(right, 1)

    def _connect(self) -> None:
        samples = self._samples
        self.parts.selected.connect(samples.show_part)
        self.bars.chosen.connect(samples.show_label)
        self.grid.chosen.connect(samples.choose)
        self.before.clicked.connect(self._back)
        self.after.clicked.connect(self._on)
        self.reveal.clicked.connect(self._reveal)
        samples.changed.connect(self._show_page)
        self._controller.changed.connect(self._show_counts)
        self._controller.described_anew.connect(self._show_counts)

    # Showing

    def _show_counts(self) -> None:
        facts, described = self._controller.facts, self._controller.described
        rows: tuple[ClassCount, ...] = ()
        if facts is not None and described is not None and len(described.counts) == 3:
            counts = dict(zip(PARTS, described.counts.tolist(), strict=True))
            rows = counts_by_class(described.classes, counts)
        elif facts is not None and len(facts.counts) == len(facts.classes):
            whole = {"train": [int(n) for n in facts.counts]}
            rows = counts_by_class(facts.classes, whole)
        self.bars.show_counts(rows)
        self.counts.setVisible(bool(rows))
        self.legend.setVisible(any(sum(row.parts[1:]) for row in rows))
        self._show_page()

    def _show_page(self) -> None:
        samples, page = self._samples, self._samples.page
        self.parts.set_current(samples.part)
        self.bars.set_current(min(samples.label, len(self.bars.rows) - 1))
        if page is None or not page.total:
            self._show_nothing()
        elif len(page.images):
            tiles = tiles_of(page.images, page.masks)
            names = tuple(self._words(page, i) for i in range(len(tiles)))
            self.grid.set_tiles(tiles, GREY, names, _LARGEST)
            self._pages.setCurrentWidget(self.grid)
        else:
            self.table.show_rows([_row(page, i) for i in range(len(page.rows))])
            self._pages.setCurrentWidget(self.table)
        self.grid.set_current(samples.chosen)
        self._show_place(page)
        self._show_chosen(page)

    def _show_nothing(self) -> None:
        samples, controller = self._samples, self._controller
        title = self.tr("No samples yet")
        text = self.tr(
            "Drop a folder with a folder of images for each class anywhere on this "
            "window; a CSV, NumPy or IDX file does as well."
        )
        if samples.problem:
            title, text = self.tr("The samples cannot be shown"), samples.problem
        elif controller.busy:
            title, text = self.tr("The files are being read"), controller.busy
        elif controller.to_download is not None:
            title = self.tr("{0} is not downloaded yet").format(controller.name)
            text = self.tr("The button at the right fetches it; nothing else does.")
        elif samples.page is not None:
            title = self.tr("None of this class is in this part")
            text = self.tr("Choose another part above, or all classes with Esc.")
        elif controller.facts is not None:
            title, text = self.tr("The samples are on their way"), ""
        self.empty.set_text(title, text)
        self._pages.setCurrentWidget(self.empty)

    def _show_place(self, page: SamplesShown | None) -> None:
        total, first = self._samples.total, self._samples.first
        last = min(total, first + PAGE)
        said = self.tr("{0}–{1} of {2}")
        shown = said.format(*(fmt.grouped(n) for n in (first + 1, last, total)))
        waits = self._samples.waits
        self.range.setText("…" if waits else shown if total else "")
        self.grid.set_dimmed(waits)
        start = self.tr("These are the first.") if not first else None
        end = self.tr("These are the last.") if last >= total else None
        set_reason(self.before, start)
        set_reason(self.after, end)

    def _show_chosen(self, page: SamplesShown | None) -> None:
        at = self._samples.chosen
        is_there = page is not None and 0 <= at < len(page.indices)
        text = self.tr("Click a sample, or choose it by the arrows.")
        if page is not None and is_there:
            text = self._words(page, at)
        self.about.set_text(text if self._samples.total else "")
        named = page is not None and is_there and at < len(page.names)
        named = named and self._controller.has_files
        why = None if named else self.tr("Choose a sample that is a file.")
        set_reason(self.reveal, why)
        self.reveal.setVisible(self._controller.has_files)

    def _words(self, page: SamplesShown, at: int) -> str:
        """Say of a sample which it is, what it is, and how its file is called."""
        number = fmt.grouped(int(page.indices[at]) + 1)
        words = [self.tr("{0} {1}").format(part_name(page.part), number)]
        label = int(page.labels[at]) if at < len(page.labels) else -1
        if 0 <= label < len(page.classes):
            words.append(page.classes[label])
        elif at < len(page.targets):
            words.append(_target(page, at))
        if at < len(page.names):
            words.append(page.names[at])
        return "  ·  ".join(word for word in words if word)

    # Doing

    def _back(self) -> None:
        self._samples.show_page(-1)

    def _on(self) -> None:
        self._samples.show_page(1)

    def _reveal(self) -> None:
        page, at = self._samples.page, self._samples.chosen
        if page is not None and 0 <= at < len(page.names):
            self.reveal_asked.emit(page.names[at])

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._samples.set_visible(True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._samples.set_visible(False)


def _target(page: SamplesShown, at: int) -> str:
    """Say several labels, or numbers with their names."""
    values = page.targets[at]
    if set(values.tolist()) <= {0.0, 1.0} and len(page.classes) == len(values):
        chosen = zip(page.classes, values, strict=True)
        return ", ".join(name for name, on in chosen if on) or "–"
    return ", ".join(f"{value:.4g}" for value in values)


def _row(page: SamplesShown, at: int) -> Row:
    label = int(page.labels[at]) if at < len(page.labels) else -1
    if 0 <= label < len(page.classes):
        target = page.classes[label]
    else:
        target = _target(page, at) if at < len(page.targets) else ""
    values = "  ".join(f"{value:.3g}" for value in page.rows[at][:24])
    return Row((target, values), at)
