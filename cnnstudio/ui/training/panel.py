"""The right column of the Train mode: settings of the next run, and earlier runs."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from cnnstudio.bridge.engine_messages import EngineReady
from cnnstudio.project.own_recipes import OwnRecipes
from cnnstudio.project.setting_words import word_for
from cnnstudio.ui.document import Document
from cnnstudio.ui.engine_client import EngineClient
from cnnstudio.ui.forms.rows import ChoiceRow
from cnnstudio.ui.help.topics import set_topic
from cnnstudio.ui.theme import Theme, ThemeManager
from cnnstudio.ui.training.data_rows import DataRows
from cnnstudio.ui.training.first_loss import FirstLoss
from cnnstudio.ui.training.live_changes import LiveChanges
from cnnstudio.ui.training.live_strip import LiveStrip
from cnnstudio.ui.training.memory_forecast import MemoryForecaster
from cnnstudio.ui.training.memory_rows import MemoryRows
from cnnstudio.ui.training.queue_section import QueueSection
from cnnstudio.ui.training.recipe_bar import RecipeBar
from cnnstudio.ui.training.recipe_dialog import RecipeDialog
from cnnstudio.ui.training.run_controller import RunController
from cnnstudio.ui.training.run_queue import RunQueue
from cnnstudio.ui.training.runs_section import RunsSection
from cnnstudio.ui.training.settings_form import SettingsForm
from cnnstudio.ui.widgets.rows import FlowSeparator


class TrainingPanel(QWidget):
    """Form, data and runs in one column that scrolls; 264 to 320 px wide."""

    def __init__(
        self,
        document: Document,
        controller: RunController,
        client: EngineClient,
        themes: ThemeManager,
        forecaster: MemoryForecaster,
        queue: RunQueue,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        set_topic(self, "panel/training")
        self._document, self._controller, self._client = document, controller, client
        self.loss = FirstLoss(document, controller)
        self.own_recipes = OwnRecipes()
        self.recipe = RecipeBar(document, self.own_recipes)
        self.form = SettingsForm(document)
        self.live = LiveChanges(document, controller, client, self)
        self.advice = LiveStrip(self.live, controller, self.form.rows)
        self.data = DataRows(document)
        self.memory = MemoryRows(document, forecaster)
        self.runs_section = RunsSection(controller)
        self.runs = self.runs_section.list
        self.queue = QueueSection(queue)
        self._lay_out()
        self.recipe.explain_asked.connect(self.explain_recipes)
        self.recipe.said.connect(controller.said)
        self.live.said.connect(controller.said)
        controller.changed.connect(self._mark_progress)
        controller.measured.connect(self._mark_progress)
        client.received.connect(self._engine_said)
        themes.changed.connect(self._recolor)
        document.changed.connect(self._show_devices)
        document.reset.connect(self._show_devices)
        self._show_devices()
        self._mark_progress()

    def _lay_out(self) -> None:
        body = QWidget()
        body.setObjectName("scroll_body")
        inside = QVBoxLayout(body)
        inside.setContentsMargins(0, 0, 0, 8)
        inside.setSpacing(0)
        inside.addSpacing(6)
        self.form.place_below("loss", self.loss)
        inside.addWidget(self.recipe)
        inside.addWidget(self.form)
        inside.addWidget(FlowSeparator())
        inside.addSpacing(4)
        inside.addWidget(self.data)
        inside.addWidget(FlowSeparator())
        inside.addSpacing(4)
        inside.addWidget(self.memory)
        inside.addWidget(FlowSeparator())
        inside.addSpacing(4)
        inside.addWidget(self.runs_section)
        inside.addWidget(self.queue)
        inside.addStretch(1)
        self.scroll_area = QScrollArea()
        self.scroll_area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.scroll_area.setWidgetResizable(True)
        self.scroll_area.setFrameShape(QFrame.Shape.NoFrame)
        never = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.scroll_area.setHorizontalScrollBarPolicy(never)
        self.scroll_area.setWidget(body)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.scroll_area, 1)
        # Below, where it comes and goes without moving what somebody types into.
        column.addWidget(self.advice)
        self.setMinimumWidth(264)
        self.setMaximumWidth(320)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)

    def explain_recipes(self) -> None:
        """Show all recipes with their values and reasons."""
        dialog = RecipeDialog(self._document, self.own_recipes, self.window())
        dialog.own_changed.connect(self.recipe.read_own)
        dialog.open()

    def _mark_progress(self) -> None:
        run = self._controller.current
        part = run.last_step / run.total_steps if run.is_active else None
        self.form.preview.show_part(part)

    def _engine_said(self, message: object) -> None:
        if isinstance(message, EngineReady):
            self._show_devices()

    def _show_devices(self) -> None:
        """Offer what the engine has; keep showing what the project asks for."""
        row = self.form.rows["device"]
        assert isinstance(row, ChoiceRow)
        engine, wanted = self._client.engine, self._document.project.training.device
        if engine is None:
            row.set_hint(self.tr("The engine is starting; it tells what there is."))
            return
        found = [(k, text) for k, text in engine.devices.items() if k != "auto"]
        row.offer([("auto", word_for("auto")), *found])
        row.show_value(wanted)
        if engine.note:
            row.set_hint(engine.note, "warn")
        else:
            row.set_hint(self.tr("uses {0}").format(engine.device_name))

    def _recolor(self, _colors: Theme) -> None:
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(296, 900)
