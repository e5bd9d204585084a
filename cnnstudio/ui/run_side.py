"""The half of the studio that needs the engine: training, looking inside, devices."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMessageBox

from cnnstudio.bridge.engine_messages import EngineReady
from cnnstudio.project.records import RunError
from cnnstudio.ui.dialogs import Dialogs
from cnnstudio.ui.docks.spec import DockSpec
from cnnstudio.ui.document import Document
from cnnstudio.ui.engine_client import EngineClient
from cnnstudio.ui.epoch_look import EpochLook
from cnnstudio.ui.inspect_side import InspectSide
from cnnstudio.ui.main_window import MainWindow
from cnnstudio.ui.modes import Rooms
from cnnstudio.ui.runs.report_desk import ReportDesk
from cnnstudio.ui.runs.runs_desk import RunsDesk
from cnnstudio.ui.theme import ThemeManager
from cnnstudio.ui.training.gradient_flow import GradientFlow
from cnnstudio.ui.training.live_bars import LiveBars
from cnnstudio.ui.training.memory_forecast import MemoryForecaster
from cnnstudio.ui.training.panel import TrainingPanel
from cnnstudio.ui.training.plot_desk import PlotDesk
from cnnstudio.ui.training.run_actions import RunAction
from cnnstudio.ui.training.run_announcer import RunAnnouncer
from cnnstudio.ui.training.run_controller import RunController
from cnnstudio.ui.training.run_weights import RunWeights
from cnnstudio.ui.training.train_view import TrainView
from cnnstudio.ui.training.training_tools import TrainingTools
from cnnstudio.ui.training.update_sizes import UpdateSizes
from cnnstudio.ui.widgets.labels import Tone

if TYPE_CHECKING:
    from cnnstudio.ui.data.controller import DataController
    from cnnstudio.ui.training.plot_stack import PlotStack
    from cnnstudio.ui.viewer.timeline.timeline import Timeline


FLOW_ROOM = Rooms(173, 236, 260)
"""Heights of the gradient flow: four, seven or eight layers."""


class RunSide(QObject):
    """Joins the run's and the viewer's controllers to the window and its bar.

    `changed`: something else can be done now. `topic_asked` carries a topic of help.
    """

    changed = Signal()
    topic_asked = Signal(str)
    _data: DataController

    def __init__(
        self,
        document: Document,
        window: MainWindow,
        client: EngineClient,
        themes: ThemeManager,
        dialogs: Dialogs,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._document, self._window, self._client = document, window, client
        self._dialogs = dialogs
        self.controller = RunController(document, client, self)
        self.weights = RunWeights(self.controller, client, self)
        self.tools = TrainingTools(document, self.controller, client, window, self)
        self.train_view = TrainView(self.controller, themes, window.settings)
        window.add_centre("training", self.train_view)
        self.forecaster = MemoryForecaster(document, client, self)
        panel = TrainingPanel(
            document, self.controller, client, themes, self.forecaster,
            self.tools.queue,
        )  # fmt: skip
        window.add_dock(DockSpec(
            "training", self.tr("Training"), lambda: panel, "right", ("train",)
        )).make_panel()  # fmt: skip
        self.inside = InspectSide(
            document, window, client, self.controller, themes, dialogs, self
        )
        self.inspect, self.inspect_view = self.inside.controller, self.inside.view
        self._sizes = UpdateSizes()
        self._add_gradient_flow()
        self.plots = PlotDesk(self.train_view, dialogs, self)
        self.epochs = EpochLook(window, self.train_view, self.inside, self)
        self.panel = panel
        self.runs = RunsDesk(
            document, self.controller, panel.runs_section, window, dialogs, self
        )
        self.report = ReportDesk(
            self.controller, client, lambda: self.inspect.epoch, dialogs, window, self
        )
        self.announcer = RunAnnouncer(self.controller, window)
        self.bars = LiveBars(
            document, self.controller, window.overlays, self._sizes, self
        )
        client.state_changed.connect(self.bars.engine_changed)
        window.closing.connect(self.bars.end)
        window.closing.connect(self.controller.look_no_more)
        self._connect()

    def _add_gradient_flow(self) -> None:
        window = self._window
        self.gradient_flow = GradientFlow(
            self._document, window.selection, self.controller, self._sizes
        )
        self.gradient_flow.layer_chosen.connect(self._show_layer)
        self.gradient_flow.topic_asked.connect(self.topic_asked)
        self.train_view.overfit.topic_asked.connect(self.topic_asked)
        window.add_dock(DockSpec(
            "gradient_flow", self.tr("Gradient flow"), lambda: self.gradient_flow,
            "bottom", ("train",), self.tr("update size / weight size, last 50 steps"),
            room=FLOW_ROOM,
        )).make_panel()  # fmt: skip

    def _connect(self) -> None:
        self.controller.changed.connect(self._show_buttons)
        self.weights.said.connect(self._window.status.say)
        self.weights.asked.connect(self.inside.timeline.timeline.show_now)
        self.inspect.changed.connect(self._note_epoch)
        self.weights.chosen.connect(self.train_view.header.show_weights)
        self.controller.said.connect(self._window.status.say)
        self.plots.said.connect(self._window.status.say)
        self.plots.wanted.connect(self._show_train)
        self.panel.data.asked.connect(self._show_data)
        self.panel.form.find_rate.connect(self.tools.find_rate)
        self.runs.keeper.changed.connect(self._draw_beside)
        for desk in (self.tools, self.report):
            desk.said.connect(self._window.status.say)
        self._client.on(EngineReady, self._engine_ready)
        self._client.died.connect(self._engine_died)
        self._document.validated.connect(self._show_buttons)
        self.forecaster.changed.connect(self._show_memory)
        self._window.bar.primary.clicked.connect(self._press_primary)
        self._window.bar.secondary.clicked.connect(self._press_secondary)
        self.train_view.header.weights.selected.connect(self.weights.load)
        self.train_view.header.mistakes.clicked.connect(self._show_mistakes)
        for part in (self.controller, self.inspect):
            part.changed.connect(self.changed)
        self._show_buttons()

    def use_actions(self, actions: Mapping[str, QAction]) -> None:
        """Let buttons and menus of the views follow the actions."""
        self.inside.use_actions(actions)
        self.plots.use_actions(actions)

    def follow_data(self, data: DataController) -> None:
        """Say in the Train mode, too, what is being done with the data."""
        self._data = data
        data.changed.connect(self._data_changed)
        self.train_view.header.cancel.clicked.connect(data.cancel)

    def _note_epoch(self) -> None:
        self.weights.note_epoch(self.inspect.epoch)

    def _data_changed(self) -> None:
        self.controller.wait_for_data(self._data.busy)

    def _draw_beside(self) -> None:
        self.train_view.compare(self.runs.keeper.beside)

    def _show_memory(self) -> None:
        """Say in the bar and beside the costs what training would take."""
        told, window = self.forecaster, self._window
        tone: Tone = "text2" if told.fits else "error"
        window.status.show_memory(told.line(), tone, told.tip())
        window.properties.network_cost.show_training(
            told.needed_text(),
            told.free_text(),
            told.largest_text(),
            "text" if told.fits else "error",
        )

    # The two buttons at the top right

    def _actions(self) -> tuple[RunAction, RunAction]:
        controller = self.controller
        second = controller.secondary_action()
        if second is None:
            second = RunAction(
                "try_batch",
                self.tr("Try one batch"),
                "step",
                self.tr("One batch forward and back, on a throw-away network"),
                controller.batch_blocked_reason(),
            )
        return controller.primary_action(), second

    def _show_buttons(self) -> None:
        primary, secondary = self._actions()
        self._window.bar.show_run_buttons(primary, secondary)

    def _press_primary(self) -> None:
        self._perform(self._actions()[0])

    def _press_secondary(self) -> None:
        self._perform(self._actions()[1])

    def _perform(self, action: RunAction) -> None:
        if action.reason:
            self._window.status.say(action.reason)
            return
        if self._window.mode in ("data", "build"):
            self._window.set_mode("train")
        self.controller.perform(action.key)

    # Slots of the action table

    def train_or_pause(self) -> None:
        """Do what the button at the top right offers."""
        self._perform(self._actions()[0])

    def stop_run(self) -> None:
        """End the run after the running step; the second time, end the engine."""
        if self.controller.is_active:
            self.controller.stop()
        else:
            self._window.status.say(self.tr("No run trains."))

    def try_batch(self) -> None:
        """Run one batch forward and back on a throw-away network."""
        self._window.set_mode("train")
        self.controller.try_batch()

    def explain_recipes(self) -> None:
        """Show all recipes of settings, with their values and reasons."""
        self.panel.explain_recipes()

    def why_not_train(self) -> str:
        """Say why the button at the top right does nothing; empty if it does."""
        return self._actions()[0].reason

    def why_not_stop(self) -> str:
        """Say that no run trains; empty if one does."""
        return "" if self.controller.is_active else self.tr("No run trains.")

    def why_not_try(self) -> str:
        """Say why no batch can be tried; empty if one can."""
        return self.controller.batch_blocked_reason()

    def _show_layer(self, layer: str) -> None:
        self.inside.show_layer(layer)

    def _show_mistakes(self) -> None:
        self.inside.show_mistakes()

    # Epochs

    def previous_epoch(self) -> None:
        """Move to the epoch before: the crosshair, in Inspect the timeline."""
        self._epochs().previous_epoch()

    def next_epoch(self) -> None:
        """Move to the epoch after: the crosshair, in Inspect the timeline."""
        self._epochs().next_epoch()

    def first_epoch(self) -> None:
        """Move to the first epoch: the crosshair, in Inspect the timeline."""
        self._epochs().first_epoch()

    def last_epoch(self) -> None:
        """Move to the last epoch that was finished: crosshair or timeline."""
        self._epochs().last_epoch()

    def best_epoch(self) -> None:
        """Move to the epoch that validated best: crosshair or timeline."""
        self._epochs().best_epoch()

    def _epochs(self) -> PlotStack | Timeline:
        if self._window.mode == "inspect":
            return self.inside.timeline.timeline
        self._show_train()
        return self.train_view.made_plots()

    def _show_data(self) -> None:
        self._window.set_mode("data")

    def _show_train(self) -> None:
        if self._window.mode != "train":
            self._window.set_mode("train")

    # Runs of earlier days

    def open_finished(self, folder: Path) -> bool:
        """Show a finished run; False, with a sentence, if it cannot be read."""
        try:
            self.controller.open_finished(folder)
        except RunError as error:
            self._dialogs.tell(str(error))
            return False
        return True

    def shows_maps(self) -> bool:
        """True once feature maps have arrived, for pictures of the window."""
        return self.inspect.maps is not None

    def shows_detail(self) -> bool:
        """True once the maps of the selected layer have arrived in full."""
        maps, node = self.inspect.maps, self.inspect.node
        return maps is not None and node is not None and maps.detail_node == node.id

    def _engine_ready(self, ready: EngineReady) -> None:
        self._window.bar.show_device(ready.device_name)
        if ready.note:
            self._window.status.say(ready.note)

    def _engine_died(self, _reason: str) -> None:
        self._window.bar.show_device(self.tr("engine restarts"), lost=True)

    # Leaving

    def may_end(self) -> bool:
        """Ask before a running training is ended."""
        if not self.controller.is_active:
            return True
        return self._dialogs.end_training() == QMessageBox.StandardButton.Yes
