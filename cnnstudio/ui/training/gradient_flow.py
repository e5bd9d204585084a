"""How much of its weights each layer changes by in a step: where learning happens."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedLayout, QVBoxLayout, QWidget

from cnnstudio.advice.gradient_alarm import GradientAlarm, gradient_alarm
from cnnstudio.graph.flatten import instance_path
from cnnstudio.ui.document import Document
from cnnstudio.ui.fonts import LABEL, ui_font
from cnnstudio.ui.help.topics import set_topic
from cnnstudio.ui.selection import Selection
from cnnstudio.ui.theme import theme
from cnnstudio.ui.training.flow_layers import FlowLayer, layers_in_depth
from cnnstudio.ui.training.flow_list import AXIS, ROW, FlowAxis, FlowList, FlowRow
from cnnstudio.ui.training.run import Run
from cnnstudio.ui.training.run_controller import RunController
from cnnstudio.ui.training.update_sizes import UpdateSizes
from cnnstudio.ui.widgets.labels import ElidedLabel, Glyph
from cnnstudio.ui.widgets.rows import MARGIN
from cnnstudio.ui.widgets.tiles import EmptyState

EVERY_MS = 250


class GradientFlow(QWidget):
    """Follows the run that is shown, at most four times a second, while visible.

    `layer_chosen` carries the engine's id of a layer, `topic_asked` a topic of help.
    """

    layer_chosen = Signal(str)
    topic_asked = Signal(str)

    def __init__(
        self,
        document: Document,
        selection: Selection,
        controller: RunController,
        sizes: UpdateSizes,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        set_topic(self, "panel/gradient_flow")
        self._document, self._selection = document, selection
        self._controller, self._sizes = controller, sizes
        self._layers: tuple[FlowLayer, ...] = ()
        self._snapshot: str | None = None
        self.alarm: GradientAlarm | None = None
        self.list = FlowList()
        self.glyph = Glyph("check-circle", "ok", 14)
        self.sentence = ElidedLabel("", "label")
        self.ways = QLabel()
        self.empty = EmptyState(
            "chart",
            self.tr("No update sizes yet"),
            self.tr(
                "Press Train. After some steps each layer with weights shows how much "
                "of them a step changes."
            ),
        )
        self._lay_out()
        self._soon = QTimer(self, singleShot=True, interval=EVERY_MS)
        self._soon.timeout.connect(self.refresh)
        self.list.layer_chosen.connect(self.layer_chosen)
        self.ways.linkActivated.connect(self.topic_asked)
        controller.measured.connect(self._touch)
        controller.changed.connect(self._touch)
        selection.changed.connect(self._follow_selection)

    def _lay_out(self) -> None:
        self.ways.setFont(ui_font(LABEL))
        self.ways.setTextFormat(Qt.TextFormat.RichText)
        self.ways.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse
            | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        told = QHBoxLayout()
        told.setContentsMargins(MARGIN, 5, MARGIN, 5)
        told.setSpacing(8)
        told.addWidget(self.glyph)
        told.addWidget(self.sentence, 1)
        told.addWidget(self.ways)
        self._filled = QWidget()
        column = QVBoxLayout(self._filled)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(told)
        column.addWidget(self.list, 1)
        column.addWidget(FlowAxis(self.list))
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self._filled)

    def refresh(self) -> None:
        """Show what the run on screen has measured by now."""
        if not self.isVisible():
            return
        run = self._controller.shown
        self._controller.load(run)
        ratios = self._sizes.of(run.history)
        if run.snapshot != self._snapshot:
            self._snapshot = run.snapshot
            self._layers = layers_in_depth(run.snapshot) if run.snapshot else ()
        rows = [FlowRow(k, ratios[k.id]) for k in self._layers if k.id in ratios]
        self._stack.setCurrentIndex(1 if rows else 0)
        self.list.show_rows(rows)
        named = [(r.layer.name, r.ratio) for r in rows]
        self.alarm = gradient_alarm(named, *_rate_and_step(run))
        self._tell(self.alarm)
        self._follow_selection()

    def _tell(self, alarm: GradientAlarm | None) -> None:
        if alarm is None:
            self.glyph.set_glyph("check-circle", "ok")
            self.sentence.set_text(
                self.tr("Every layer learns: none changes too fast or too slowly.")
            )
            self.ways.hide()
            return
        self.sentence.set_text(alarm.message)
        if not alarm.suggestions:
            self.glyph.set_glyph("info", "text3")
            self.ways.hide()
            return
        self.glyph.set_glyph("warning", "warn")
        # The palette's own colour of links is too pale on a light ground.
        ink = f"color:{theme().accent.name()}"
        links = " · ".join(
            f'<a href="{way.topic}" style="{ink}">{way.title}</a>'
            for way in alarm.suggestions
        )
        text = self.tr("Try {0}").format(links)
        if text != self.ways.text():
            self.ways.setText(text)
        self.ways.show()

    def _follow_selection(self) -> None:
        chosen = self._selection.current
        path = instance_path(self._document.block_path, chosen) if chosen else ""
        self.list.select_layer(path)

    def _touch(self) -> None:
        if self.isVisible() and not self._soon.isActive():
            self._soon.start()

    def sizeHint(self) -> QSize:
        return QSize(500, 26 + 7 * ROW + AXIS)

    def minimumSizeHint(self) -> QSize:
        return QSize(260, 26 + 4 * ROW + AXIS)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.ways.setFont(ui_font(LABEL))
        elif event.type() == QEvent.Type.StyleChange:  # another theme
            self._tell(self.alarm)


def _rate_and_step(run: Run) -> tuple[float, int]:
    """Return the learning rate by the highest, planned or so far, and the step."""
    rates = run.history.steps.get("run/learning_rate")
    if rates is None or rates.last_step is None or rates.last is None:
        return 1.0, run.last_step
    highest = float(rates.envelope(0, rates.last_step, 1).high.max())
    highest = max(highest, run.training.learning_rate)
    return rates.last / highest if highest > 0 else 1.0, rates.last_step
