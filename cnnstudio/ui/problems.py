"""The dock below the canvas: every mistake with its place, its reason and its fix."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from cnnstudio.advice.rule import Finding, Severity
from cnnstudio.ui.document import Document
from cnnstudio.ui.fonts import BODY, LABEL, mono_font, ui_font
from cnnstudio.ui.icons import paint_icon
from cnnstudio.ui.selection import Selection
from cnnstudio.ui.theme import theme
from cnnstudio.ui.widgets.buttons import FixButton
from cnnstudio.ui.widgets.labels import TextLabel
from cnnstudio.ui.widgets.painting import focus_ring

ROW_HEIGHT = 46
NAME_LEFT, TEXT_LEFT = 38, 120


class ProblemRow(QWidget):
    """One finding: icon, place, what is wrong, and the button that mends it."""

    chosen = Signal(object)
    fix_chosen = Signal(object)

    def __init__(self, finding: Finding, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.finding = finding
        self._name = name
        self._current = False
        self.fix_button: FixButton | None = None
        self.setFixedHeight(ROW_HEIGHT)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(
            f"{finding.severity.value}: {name}: {finding.message}. {finding.detail}"
        )
        self.setToolTip(finding.formula or finding.detail)
        row = QHBoxLayout(self)
        row.setContentsMargins(TEXT_LEFT, 0, 12, 0)
        row.addStretch(1)
        if finding.fixes:
            urgent = finding.severity is Severity.ERROR
            self.fix_button = FixButton(finding.fixes[0].label, urgent)
            self.fix_button.setToolTip(finding.fixes[0].note)
            self.fix_button.clicked.connect(self._fix)
            row.addWidget(self.fix_button)

    def set_current(self, current: bool) -> None:
        """Mark the row as the one that F8 has reached."""
        self._current = current
        self.update()

    def _fix(self) -> None:
        self.fix_chosen.emit(self.finding.fixes[0])

    def paintEvent(self, event: QPaintEvent) -> None:
        colors, finding = theme(), self.finding
        is_error = finding.severity is Severity.ERROR
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if self._current:
                painter.fillRect(self.rect(), colors.raised)
            painter.fillRect(0, self.height() - 1, self.width(), 1, colors.line)
            glyph, color = ("error", "error") if is_error else ("warning", "warn")
            paint_icon(painter, glyph, QRectF(14, 8, 14, 14), color)
            painter.setFont(mono_font(LABEL))
            painter.setPen(colors.text2)
            metrics = painter.fontMetrics()
            name = metrics.elidedText(self._name, Qt.TextElideMode.ElideRight, 76)
            painter.drawText(NAME_LEFT, 20, name)
            end = self.fix_button.x() - 12 if self.fix_button else self.width() - 12
            self._text(painter, finding.message + ".", 20, BODY, colors.text, end)
            self._text(painter, finding.detail, 37, LABEL, colors.text2, end)
            if self.hasFocus():
                focus_ring(painter, self.rect().adjusted(2, 2, -2, -3), 4)

    def _text(
        self, painter: QPainter, text: str, y: int, px: int, color: QColor, end: int
    ) -> None:
        painter.setFont(ui_font(px))
        painter.setPen(color)
        width = end - TEXT_LEFT
        fitting = painter.fontMetrics().elidedText(
            text, Qt.TextElideMode.ElideRight, width
        )
        painter.drawText(TEXT_LEFT, y, fitting)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.chosen.emit(self.finding)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.chosen.emit(self.finding)
        else:
            super().keyPressEvent(event)


class ProblemsPanel(QScrollArea):
    """All findings, errors first; choosing one shows its node."""

    node_asked = Signal(str)

    def __init__(
        self, document: Document, selection: Selection, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._document, self._selection = document, selection
        self._findings: tuple[Finding, ...] = ()
        self._names: tuple[str, ...] = ()
        self._index = -1
        self.rows: list[ProblemRow] = []
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._body = body = QWidget()
        self._box = QVBoxLayout(body)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(0)
        self._none = TextLabel("", "label", "text2")
        self._none.setContentsMargins(14, 12, 12, 0)
        self._box.addWidget(self._none)
        self._box.addStretch(1)
        self.setWidget(body)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        document.validated.connect(self.refresh)
        document.reset.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show the document's findings; rows are made anew only if they changed."""
        findings = tuple(
            sorted(
                self._document.findings, key=lambda f: f.severity is Severity.WARNING
            )
        )
        names = tuple(self._name_of(f) for f in findings)
        if findings == self._findings and names == self._names and self.rows:
            return
        self._findings, self._names = findings, names
        for row in self.rows:
            row.hide()  # it goes when the event loop comes round
            self._box.removeWidget(row)
            row.deleteLater()
        self.rows = [self._row(f, n) for f, n in zip(findings, names, strict=True)]
        self._index = min(self._index, len(self.rows) - 1)
        empty = not self._document.graph.nodes
        self._none.setText(
            self.tr("Nothing is on the canvas yet.")
            if empty
            else self.tr("No problems: every shape fits.")
        )
        self._none.setVisible(not self.rows)

    def go(self, step: int) -> bool:
        """Show the node of the next (1) or previous (-1) problem; False: none."""
        if not self.rows:
            return False
        start = self._index if self._index >= 0 or step > 0 else 0
        self._choose(self.rows[(start + step) % len(self.rows)].finding)
        return True

    def counts(self) -> tuple[int, int]:
        """How many errors and warnings there are."""
        errors = sum(f.severity is Severity.ERROR for f in self._findings)
        return errors, len(self._findings) - errors

    def _name_of(self, finding: Finding) -> str:
        node = self._document.graph.nodes.get(finding.node)
        return node.name if node is not None else self.tr("project")

    def _row(self, finding: Finding, name: str) -> ProblemRow:
        row = ProblemRow(finding, name, self._body)
        row.chosen.connect(self._choose)
        row.fix_chosen.connect(self._document.apply_fix)
        self._box.insertWidget(self._box.count() - 1, row)
        return row

    def _choose(self, finding: Finding) -> None:
        for index, row in enumerate(self.rows):
            row.set_current(row.finding is finding)
            if row.finding is finding:
                self._index = index
                self.ensureWidgetVisible(row, 0, 0)
        if finding.node:
            self.node_asked.emit(finding.node)

    def sizeHint(self) -> QSize:
        return QSize(400, 96)
