"""The line at the bottom: problems, size of the network, what was just done."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from cnnstudio.graph.cost import hidden_layers
from cnnstudio.graph.inference import State
from cnnstudio.graph.text import plural
from cnnstudio.ui.canvas.trial import Trial
from cnnstudio.ui.document import Document
from cnnstudio.ui.format import count, counted, grouped
from cnnstudio.ui.help.topics import set_topic
from cnnstudio.ui.problems import ProblemsPanel, said_errors, said_warnings
from cnnstudio.ui.widgets.labels import ElidedLabel, Glyph, TextLabel, Tone

MESSAGE_MS = 8_000
_HEIGHT = 18
"""Qt keeps a few pixels of the bar's 24 free above and below."""


class StatusBar(QWidget):
    """Counts on the left, a passing message, costs on the right."""

    def __init__(
        self, document: Document, problems: ProblemsPanel, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        set_topic(self, "panel/status_bar")
        self._document, self._problems = document, problems
        self.setFixedHeight(_HEIGHT)
        self._glyph = Glyph("check-circle", "ok", 14)
        self.problems = TextLabel("", "label", "text2")
        self._warn_glyph = Glyph("warning", "warn", 14)
        self.warnings = TextLabel("", "label", "text2")
        self.counts = TextLabel("", "label", "text2")
        self.message = ElidedLabel("", "label", "text")
        self.network = TextLabel("", "label", "text2")
        self.memory = TextLabel("", "label", "text2")
        self.memory.hide()
        self.kept = TextLabel("", "label", "text2")
        self.kept.hide()
        self.checked = TextLabel("", "label", "text3")
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 12, 0)
        row.setSpacing(6)
        row.addWidget(self._glyph)
        row.addWidget(self.problems)
        row.addSpacing(8)
        row.addWidget(self._warn_glyph)
        row.addWidget(self.warnings)
        row.addSpacing(8)
        row.addWidget(self.counts)
        row.addSpacing(16)
        row.addWidget(self.message, 1)
        row.addWidget(self.network)
        row.addSpacing(12)
        row.addWidget(self.memory)
        row.addSpacing(12)
        row.addWidget(self.kept)
        row.addSpacing(12)
        row.addWidget(self.checked)
        self._passing = QTimer(self)
        self._passing.setSingleShot(True)
        self._passing.timeout.connect(self._clear)
        document.validated.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show the document's counts."""
        errors, warnings = self._problems.counts()
        self._glyph.set_glyph(
            *(("error", "error") if errors else ("check-circle", "ok"))
        )
        no_problem = self.tr("no errors") if warnings else self.tr("no problems")
        self.problems.setText(said_errors(errors) if errors else no_problem)
        self.problems.set_tone("error" if errors else "text2")
        self._warn_glyph.setVisible(bool(warnings))
        self.warnings.setVisible(bool(warnings))
        self.warnings.setText(said_warnings(warnings))
        report = self._document.whole
        valid = len(report.in_state(State.VALID))
        many = len(report.nodes)
        nodes = plural("StatusBar", many, "{n} layer", "{n} layers")
        nodes = counted(many, nodes, self.tr("no layers"))
        if valid < len(report.nodes):
            nodes = self.tr("{0}, {1} valid").format(nodes, valid)
        self.counts.setText(nodes)
        self.network.setText(self._costs())
        ms = f"{self._document.checked_in_ms:.1f}"
        self.checked.setText(self.tr("Checked in {0} ms").format(ms))
        self._make_room()

    def show_trial(self, trial: Trial | None) -> None:
        """Show by how many parameters something would change the network, or costs."""
        change = trial.parameters if trial is not None else 0
        self.network.set_tone("accent" if change else "text2")
        if not change:
            self.network.setText(self._costs())
            return
        total = self._document.whole.totals().parameters
        sign = "+" if change > 0 else "−"
        said = self.tr("{0} → {1} parameters ({2}{3})")
        self.network.setText(
            said.format(
                grouped(total), grouped(total + change), sign, grouped(abs(change))
            )
        )

    def _costs(self) -> str:
        """Return what the whole network costs and how deep it is."""
        graph, report = self._document.project.graph, self._document.whole
        cost = report.totals()
        parts = [self.tr("{0} parameters").format(grouped(cost.parameters))]
        if cost.multiply_adds:
            adds = count(cost.multiply_adds)
            parts.append(self.tr("{0} multiply-adds").format(adds))
        if cost.weight_layers:
            deep = plural(
                "StatusBar", cost.weight_layers, "{n} weight layer", "{n} weight layers"
            )
            deep = counted(cost.weight_layers, deep)
            hidden = self.tr("{0} hidden").format(hidden_layers(graph, report))
            parts.append(f"{deep}, {hidden}")
        return "  ·  ".join(parts)

    def show_memory(self, text: str, tone: Tone = "text2", tip: str = "") -> None:
        """Show about how much training takes; `tone` warns if it does not fit."""
        self.memory.setText(text)
        self.memory.set_tone(tone)
        self.memory.setToolTip(tip)
        self.memory.setVisible(bool(text))
        self._make_room()

    def show_kept(self, text: str, tip: str = "") -> None:
        """Show how many epochs of the run can be looked at; empty hides it."""
        if text != self.kept.text():
            self.kept.setText(text)
            self.kept.setToolTip(tip)
            self.kept.setVisible(bool(text))
            self._make_room()

    def say(self, text: str) -> None:
        """Show a sentence for a while."""
        self.message.set_text(text)
        self._make_room()
        self._passing.start(MESSAGE_MS)

    def _clear(self) -> None:
        self.message.set_text("")
        self._make_room()

    def _make_room(self) -> None:
        """Let what is always there give way to what would be cut, and to a sentence."""
        row, said = self._row, bool(self.message.full_text())
        given_way = (self.checked, self.network)
        for label in given_way:
            label.show()
        for label in given_way:
            if row.sizeHint().width() <= self.width():
                return
            label.setVisible(label is self.network and not said)

    def sizeHint(self) -> QSize:
        return QSize(600, _HEIGHT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and event.position().x() < 180:
            self._problems.go(1)
