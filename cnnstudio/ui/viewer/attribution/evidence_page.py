"""Evidence on the objects: a row a class, and the image with the most outside."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from cnnstudio.bridge.attribution_messages import EvidenceInMasks, EvidenceInMasksOf
from cnnstudio.graph.text import marked, plural, translate
from cnnstudio.ui.export import Exported, Table, paper_of
from cnnstudio.ui.fonts import HINT, LABEL, mono_font, ui_font
from cnnstudio.ui.format import grouped, percent
from cnnstudio.ui.help.topics import set_topic
from cnnstudio.ui.icons import paint_icon
from cnnstudio.ui.theme import theme
from cnnstudio.ui.viewer.attribution.choosers import LayerChoice
from cnnstudio.ui.viewer.attribution.object_evidence import ClassEvidence, by_class
from cnnstudio.ui.viewer.inspect_controller import InspectController
from cnnstudio.ui.viewer.study_page import StudyPage, of_data
from cnnstudio.ui.viewer.views import inspector_view
from cnnstudio.ui.widgets.labels import ElidedLabel, TextLabel
from cnnstudio.ui.widgets.painting import by_keyboard, draw_line, focus_ring, rounded

_ROW, _HEAD, _NAME, _COUNT, _SHARE = 32, 24, 120, 64, 64


class EvidenceRows(QWidget):
    """A bar a class: the share outside, and a mark where an even map would end.

    `chosen(row)` when a row is clicked, or Enter pressed on it.
    """

    chosen = Signal(object)
    pointed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[ClassEvidence] = []
        self._at = 0
        self._ring = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def rows(self) -> list[ClassEvidence]:
        """What is shown."""
        return self._rows

    def show_rows(self, rows: list[ClassEvidence], at: int = 0) -> None:
        """Show other classes, one of them marked."""
        self._rows, self._at = rows, at
        self.setFixedHeight(_HEAD + _ROW * len(rows))
        self._name()
        self.update()

    def row_rect(self, number: int) -> QRect:
        """Where a row is drawn."""
        return QRect(0, _HEAD + number * _ROW, self.width(), _ROW)

    def _name(self) -> None:
        said = self._rows[self._at].sentence() if self._rows else ""
        self.setAccessibleName(self.tr("Evidence by class. {0}").format(said))

    def _row_at(self, y: float) -> int | None:
        number = int((y - _HEAD) // _ROW)
        return number if 0 <= number < len(self._rows) else None

    def _go(self, number: int) -> None:
        self._at = number
        self._name()
        self.pointed.emit(self._rows[number])
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(500, self.height())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        row = self._row_at(event.position().y())
        if row is not None and row != self._at:
            self._go(row)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        row = self._row_at(event.position().y())
        if row is None or event.button() != Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
            return
        self._go(row)
        self.chosen.emit(self._rows[row])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if self._rows and step:
            self._ring = True
            self._go(max(0, min(len(self._rows) - 1, self._at + step)))
        elif self._rows and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.chosen.emit(self._rows[self._at])
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ring = by_keyboard(event.reason())
        super().focusInEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        colors, right = theme(), Qt.AlignmentFlag.AlignRight
        with QPainter(self) as painter:
            end = self.width()
            for left, width, word in (
                (0, _NAME, self.tr("class")),
                (_NAME + 12, 220, self.tr("evidence outside of the objects")),
            ):
                box = QRect(left, 0, width, _HEAD - 4)
                draw_line(painter, box, word, ui_font(HINT), colors.text3)
            heads = (self.tr("even map"), self.tr("outside"), self.tr("images"))
            widths = (_SHARE, _SHARE, _COUNT)
            left = end - sum(widths)
            for word, width in zip(heads, widths, strict=True):
                box = QRect(left, 0, width, _HEAD - 4)
                draw_line(painter, box, word, ui_font(HINT), colors.text3, right)
                left += width
            for number, row in enumerate(self._rows):
                self._paint_row(painter, number, row)
            if self._ring and self.hasFocus() and self._rows:
                focus_ring(painter, self.row_rect(self._at), 4)

    def _paint_row(self, painter: QPainter, number: int, row: ClassEvidence) -> None:
        colors, box = theme(), self.row_rect(number)
        if number == self._at:
            rounded(painter, box, 4, colors.hover)
        name = QRect(6, box.top(), _NAME - 6, _ROW)
        draw_line(painter, name, row.name, mono_font(LABEL), colors.text)
        numbers = (
            percent(row.background, 0),
            percent(row.outside, 0),
            grouped(row.images),
        )
        left = self.width() - 2 * _SHARE - _COUNT
        track = QRectF(_NAME + 12, box.top() + 10, left - _NAME - 32, 12)
        rounded(painter, track, 2, colors.canvas, colors.line)
        filled = QRectF(track)
        filled.setWidth(max(2.0, track.width() * row.outside))
        rounded(painter, filled, 2, colors.warn if row.is_doubtful else colors.accent)
        mark = track.x() + track.width() * row.background
        painter.fillRect(QRectF(mark - 1, track.y() - 4, 2, 20), colors.text)
        if row.is_doubtful:
            place = QRectF(left - 16, box.top() + 9, 14, 14)
            paint_icon(painter, "warning", place, "warn")
        for text, width in zip(numbers, (_SHARE, _SHARE, _COUNT), strict=True):
            cell = QRect(left, box.top(), width - 6, _ROW)
            ink, side = colors.text, Qt.AlignmentFlag.AlignRight
            draw_line(painter, cell, text, mono_font(LABEL), ink, side)
            left += width


def _doubt(row: ClassEvidence) -> tuple[bool, float]:
    return row.is_doubtful, row.outside


@inspector_view(
    "objects", marked("InspectViews", "Evidence on objects"), "all", place=9
)
class EvidencePage(StudyPage):
    """Measures the Grad-CAM of each object's own class, inside and outside of it."""

    is_special = True

    def __init__(self, controller: InspectController) -> None:
        content = QWidget()
        super().__init__(controller, content)
        set_topic(self, "panel/evidence")
        self._explaining = controller.explaining
        self.title = TextLabel("", "strong")
        self.weights = ElidedLabel("", "label", "text3")
        self.layer = LayerChoice(self._explaining, self.tr("Layer of Grad-CAM"))
        self.layer.setFixedWidth(150)
        self.rows = EvidenceRows()
        self.told = TextLabel("", "label", "text2", wrap=True)
        self._found: EvidenceInMasks | None = None
        self._lay_out(content)
        self._explaining.changed.connect(self._if_seen)
        self.rows.pointed.connect(self._tell)
        self.rows.chosen.connect(self._show_worst)

    def _lay_out(self, content: QWidget) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.title)
        head.addWidget(self.weights, 1)
        head.addWidget(TextLabel(self.tr("Grad-CAM at"), "label", "text2"))
        head.addWidget(self.layer)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget()
        inside.setObjectName("scroll_body")
        body = QVBoxLayout(inside)
        body.setContentsMargins(0, 0, 0, 0)
        body.addWidget(self.rows)
        body.addSpacing(12)
        body.addWidget(self.told)
        body.addStretch(1)
        scroll.setWidget(inside)
        column = QVBoxLayout(content)
        column.setContentsMargins(20, 16, 20, 14)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(scroll, 1)

    @classmethod
    def why_not(cls, controller: InspectController) -> str:
        sources = controller.document.project.dataset.sources
        if not sources or not all(source.knows_objects for source in sources):
            return translate(
                "EvidencePage",
                "These data do not say where in an image its object is: it takes "
                "masks.",
            )
        return controller.explaining.why_not_here()

    def refresh(self) -> None:
        controller = self.controller
        if self.why_not(controller):
            return
        self.layer.show_layer()
        looking = of_data(controller.looking())
        looking["node"] = self._explaining.layer
        question = EvidenceInMasksOf(**looking)
        found = controller.studies.ask(question, EvidenceInMasks)
        self.weights.set_text(controller.weights_text)
        if found is None:
            self.wait_for(question, keep=True)
            return
        self.show_content()
        if found is self._found:
            return
        self._found = found
        rows = by_class(found)
        self.title.setText(self._total(found))
        most = max(rows, key=_doubt) if rows else None
        self.rows.show_rows(rows, rows.index(most) if most is not None else 0)
        if most is None:
            self.told.setText("")
        else:
            self._tell(most)

    def exported(self) -> Exported:
        """The bars as they are drawn, and their numbers."""
        titles = (
            self.tr("class"), self.tr("images"), self.tr("share of evidence outside"),
            self.tr("share of the picture outside"), self.tr("image with the most"),
        )  # fmt: skip
        rows = [
            (row.name, row.images, row.outside, row.background, row.worst + 1)
            for row in self.rows.rows
        ]
        name = self.tr("Evidence on objects")
        return Exported(name, paper_of(self.rows), Table(titles, rows))

    def _total(self, found: EvidenceInMasks) -> str:
        if not len(found.outside):
            return self.tr("Nothing in these images raises the score of their objects")
        said = plural(
            "EvidencePage", len(found.outside),
            "{share} outside of {n} object", "{share} outside of {n} objects",
        )  # fmt: skip
        share = percent(float(found.outside.mean()), 0)
        return said.format(share=share, n=grouped(len(found.outside)))

    def _tell(self, row: object) -> None:
        assert isinstance(row, ClassEvidence)
        hint = self.tr("A click shows the image with the most outside.")
        self.told.setText(f"{row.sentence()} {hint}")

    def _show_worst(self, row: object) -> None:
        """Look at the image whose evidence lies outside most, and its attributions."""
        assert isinstance(row, ClassEvidence)
        found, controller = self._found, self.controller
        if found is not None:
            controller.show_part(found.part, row.worst)
            controller.explain(row.label)
            controller.views.show("image", "attributions")
