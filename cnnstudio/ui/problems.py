"""The dock below the canvas: every mistake with its place, its reason and its fix."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
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

from cnnstudio.advice.rule import URGENCY, Finding, Severity
from cnnstudio.graph.node import BLOCK
from cnnstudio.graph.text import plural
from cnnstudio.ui.document import Document
from cnnstudio.ui.fix_choice import FixChoice
from cnnstudio.ui.fonts import BODY, HINT, LABEL, mono_font, ui_font
from cnnstudio.ui.format import counted
from cnnstudio.ui.help.asking import asked_of_finding
from cnnstudio.ui.help.topics import Asked, set_topic
from cnnstudio.ui.icons import paint_icon
from cnnstudio.ui.later import later
from cnnstudio.ui.selection import Selection
from cnnstudio.ui.theme import theme
from cnnstudio.ui.widgets.buttons import Button
from cnnstudio.ui.widgets.labels import TextLabel
from cnnstudio.ui.widgets.painting import focus_ring

ROW_HEIGHT = 46
NAME_LEFT, TEXT_LEFT = 38, 120
MOST_ROOM = 4 * ROW_HEIGHT
"""Height up to which the panel grows for its notes."""
# Severity -> its icon, the icon's colour, the colour of the message.
LOOKS = {
    Severity.ERROR: ("error", "error", "text"),
    Severity.WARNING: ("warning", "warn", "text"),
    Severity.NOTE: ("info", "text2", "text2"),
}


class ProblemRow(QWidget):
    """One finding: icon, place, what is wrong, and the button that mends it."""

    chosen = Signal(object)
    fix_chosen = Signal(object)
    fix_pointed = Signal(object)

    def __init__(
        self, finding: Finding, name: str, block: str, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.finding = finding
        self._detail = f"{block} {finding.detail}".strip()
        self._name, self._word = name, self._word_for(finding.severity)
        self._current = False
        self.fix_button: FixChoice | None = None
        self.setFixedHeight(ROW_HEIGHT)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(
            f"{self._word}: {name}: {finding.message}. {self._detail}"
        )
        self.setToolTip(f"{block} {finding.formula or finding.detail}".strip())
        row = QHBoxLayout(self)
        row.setContentsMargins(TEXT_LEFT, 0, 12, 0)
        row.addStretch(1)
        if finding.fixes:
            urgent = finding.severity is Severity.ERROR
            self.fix_button = FixChoice(finding.fixes[0], urgent=urgent)
            self.fix_button.chosen.connect(self.fix_chosen)
            self.fix_button.pointed.connect(self.fix_pointed)
            row.addWidget(self.fix_button)

    def _word_for(self, severity: Severity) -> str:
        return {
            Severity.ERROR: self.tr("error"),
            Severity.WARNING: self.tr("warning"),
            Severity.NOTE: self.tr("note"),
        }[severity]

    def explained_at(self, at: QPoint | None) -> Asked | None:
        """Return the card of this kind of finding, with what is wrong here."""
        return asked_of_finding(self.finding)

    def set_current(self, current: bool) -> None:
        """Mark the row as the one that F8 has reached."""
        self._current = current
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        colors, finding = theme(), self.finding
        glyph, tone, message = LOOKS[finding.severity]
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if self._current:
                painter.fillRect(self.rect(), colors.raised)
            painter.fillRect(0, self.height() - 1, self.width(), 1, colors.line)
            paint_icon(painter, glyph, QRectF(14, 8, 14, 14), tone)
            painter.setFont(mono_font(LABEL))
            painter.setPen(colors.text2)
            metrics = painter.fontMetrics()
            name = metrics.elidedText(self._name, Qt.TextElideMode.ElideRight, 76)
            painter.drawText(NAME_LEFT, 20, name)
            painter.setFont(ui_font(HINT))
            painter.drawText(NAME_LEFT, 37, self._word)
            end = self.fix_button.x() - 12 if self.fix_button else self.width() - 12
            shade = colors.color(message)
            self._text(painter, finding.message + ".", 20, BODY, shade, end)
            self._text(painter, self._detail, 37, LABEL, colors.text2, end)
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
    """All findings, errors first; choosing one shows its node, or asks for its setting.

    Notes are folded under a line of their own: they wait until somebody asks.
    """

    finding_asked = Signal(object)
    setting_asked = Signal(str)
    fix_pointed = Signal(object)
    room_wanted = Signal(int, bool)
    """Height of all rows when notes are unfolded (True), or folded again."""

    def __init__(
        self, document: Document, selection: Selection, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # what is in it takes keys
        self._document, self._selection = document, selection
        self._findings: tuple[Finding, ...] = ()
        self._names: tuple[str, ...] = ()
        self._index = -1
        set_topic(self, "panel/problems")
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
        self.notes = Button("", "quiet", "chevron-right", small=True)
        self.notes.setCheckable(True)
        self.notes.toggled.connect(self._unfold)
        self._box.addWidget(self.notes, 0, Qt.AlignmentFlag.AlignLeft)
        self._box.addStretch(1)
        self.setWidget(body)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        document.validated.connect(self.refresh)
        document.reset.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show the document's findings; rows are made anew only if they changed."""
        found = self._document.findings
        findings = tuple(sorted(found, key=lambda f: URGENCY[f.severity]))
        names = tuple(self._name_of(f) for f in findings)
        if findings == self._findings and names == self._names and self.rows:
            return
        self._findings, self._names = findings, names
        self._fill()

    def _fill(self) -> None:
        for row in self.rows:
            row.hide()  # it goes when the event loop comes round
            self._box.removeWidget(row)
            row.deleteLater()
        problems = sum(self.counts())
        found = list(zip(self._findings, self._names, strict=True))
        unfolded = found if self.notes.isChecked() else found[:problems]
        self.rows = [
            self._row(finding, name, place)
            for place, (finding, name) in enumerate(unfolded)
        ]
        self._index = min(self._index, len(self.rows) - 1)
        self._show_notes(len(found) - problems)
        empty = not self._document.project.graph.nodes
        self._none.setText(
            self.tr("Nothing is on the canvas yet.")
            if empty
            else self.tr("No problems: every shape fits.")
        )
        self._none.setVisible(not problems)

    def _show_notes(self, count: int) -> None:
        is_open = self.notes.isChecked()
        self.notes.setText(
            counted(
                count,
                plural("Problems", count, "{n} note", "{n} notes"),
                self.tr("no notes"),
            )
        )
        self.notes.set_icon_name("chevron-down" if is_open else "chevron-right")
        self.notes.setVisible(bool(count))

    def _unfold(self, is_open: bool) -> None:
        self._fill()
        later(self, self._show_notes_whole)  # once new rows are laid out

    def _show_notes_whole(self) -> None:
        """Ask for room, and scroll to the first note and the line that folds it."""
        is_open = self.notes.isChecked()
        self.room_wanted.emit(min(self._box.sizeHint().height(), MOST_ROOM), is_open)
        problems = sum(self.counts())
        if is_open and len(self.rows) > problems:
            self.ensureWidgetVisible(self.rows[problems], 0, 0)
            self.ensureWidgetVisible(self.notes, 0, 0)

    def go(self, step: int) -> bool:
        """Show the node of the next (1) or previous (-1) problem; False: none.

        Notes are no problems: they are shown when they are chosen.
        """
        count = sum(self.counts())
        if not count:
            return False
        start = self._index if self._index >= 0 or step > 0 else 0
        self._choose(self.rows[(start + step) % count].finding)
        return True

    def go_on(self) -> bool:
        """Show the error that is next after one was mended; False if there is none."""
        errors = self.counts()[0]
        if not errors:
            return False
        self._choose(self.rows[max(0, self._index) % errors].finding)
        return True

    def counts(self) -> tuple[int, int]:
        """How many errors and warnings there are; notes do not count."""
        severities = [finding.severity for finding in self._findings]
        return severities.count(Severity.ERROR), severities.count(Severity.WARNING)

    def _name_of(self, finding: Finding) -> str:
        node = self._document.project.graph_of(finding.network).nodes.get(finding.node)
        return node.name if node is not None else self.tr("project")

    def _block_of(self, finding: Finding) -> str:
        """Say in which block a finding is; empty for the network itself."""
        definitions = self._document.project.library.definitions
        known = definitions.get(finding.network.removeprefix(BLOCK))
        if known is None:
            return ""
        if finding.instances > 1:
            text = self.tr("In the block {0}, in {1} places.")
            return text.format(known.name, finding.instances)
        return self.tr("In the block {0}.").format(known.name)

    def _row(self, finding: Finding, name: str, place: int) -> ProblemRow:
        row = ProblemRow(finding, name, self._block_of(finding), self._body)
        row.chosen.connect(self._choose)
        row.fix_chosen.connect(self._document.apply_fix)
        row.fix_pointed.connect(self.fix_pointed)
        # Behind those before it; the line of the notes comes before the first note.
        is_note = finding.severity is Severity.NOTE
        self._box.insertWidget(place + (2 if is_note else 1), row)
        return row

    def _choose(self, finding: Finding) -> None:
        for index, row in enumerate(self.rows):
            row.set_current(row.finding is finding)
            if row.finding is finding:
                self._index = index
                self.ensureWidgetVisible(row, 0, 0)
        if finding.node:
            self.finding_asked.emit(finding)
        elif finding.param:
            self.setting_asked.emit(finding.param)

    def sizeHint(self) -> QSize:
        return QSize(400, 96)


def said_errors(number: int) -> str:
    """Say how many errors there are."""
    return counted(number, plural("StatusBar", number, "{n} error", "{n} errors"))


def said_warnings(number: int) -> str:
    """Say how many warnings there are."""
    return counted(number, plural("StatusBar", number, "{n} warning", "{n} warnings"))
