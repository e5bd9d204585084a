"""Looking inside: its controller, its views, and what can be done with them."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from cnnstudio.paths import folder_beside
from cnnstudio.ui.dialogs import Dialogs
from cnnstudio.ui.docks.spec import DockSpec
from cnnstudio.ui.document import Document
from cnnstudio.ui.engine_client import EngineClient
from cnnstudio.ui.main_window import MainWindow
from cnnstudio.ui.theme import ThemeManager
from cnnstudio.ui.training.flow_layers import place_of_layer
from cnnstudio.ui.training.run_controller import RunController
from cnnstudio.ui.viewer.gaze.gazes import Gazes
from cnnstudio.ui.viewer.inspect_controller import InspectController
from cnnstudio.ui.viewer.inspect_view import InspectView
from cnnstudio.ui.viewer.model.comparing import Kind
from cnnstudio.ui.viewer.page_actions import PageActions
from cnnstudio.ui.viewer.sample.own_desk import OwnDesk
from cnnstudio.ui.viewer.sample.sample_panel import SamplePanel
from cnnstudio.ui.viewer.statistics.zero_shares import ZeroShares
from cnnstudio.ui.viewer.timeline.animations import Animations
from cnnstudio.ui.viewer.timeline.desk import TimelineDesk
from cnnstudio.ui.viewer.view_commands import ViewCommands
from cnnstudio.ui.viewer.view_desk import ViewDesk
from cnnstudio.ui.widgets.buttons import use_action


class InspectSide(QObject):
    """Joins the viewer's controller to the window; its docks and its actions."""

    def __init__(
        self,
        document: Document,
        window: MainWindow,
        client: EngineClient,
        runs: RunController,
        themes: ThemeManager,
        dialogs: Dialogs,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._document, self._window = document, window
        self.controller = InspectController(
            document, window.selection, client, runs, window.overlays, self
        )
        self.view = InspectView(self.controller, themes)
        window.add_centre("inspect", self.view)
        self.sample = SamplePanel(self.controller, themes)
        window.add_dock(DockSpec(
            "sample", self.tr("Sample"), lambda: self.sample, "right", ("inspect",),
            header=self.sample.header,
        )).make_panel()  # fmt: skip
        self.timeline = TimelineDesk(window, self.controller, runs, themes, self)
        self.animations = Animations(
            self.controller, self.timeline.timeline, dialogs, self._folder, self
        )
        self.animations.said.connect(window.status.say)
        self.zeros = ZeroShares(self.controller, window.overlays, self)
        self.own = OwnDesk(
            window, self.sample.source, self.controller.pictures, dialogs, self
        )
        self.pages = PageActions(self.controller, self.view, self.show, self)
        self.controller.pins.changed.connect(self._say_pinned)
        self.commands = ViewCommands(self.controller, self.show)
        self.gazes = Gazes(self.controller, window.selection, runs, self)
        self.gazes.said.connect(window.status.say)
        self.desk = ViewDesk(self.view, self.gazes, dialogs, self._folder, self)
        self.desk.said.connect(window.status.say)
        self.controller.pins.camera = self.desk
        self.view.pinned.asked.connect(self.show_pinned)
        window.closing.connect(self.controller.end)

    def use_actions(self, actions: Mapping[str, QAction]) -> None:
        """Let buttons of the views follow the actions."""
        self.sample.use_actions(actions)
        self.timeline.use_actions(actions)
        self.view.use_actions(actions)
        use_action(self.view.header.export, actions["export_view"])

    def _folder(self) -> str:
        """Where files are suggested: beside the project, never among the samples."""
        return str(folder_beside(self._document.path))

    # Slots of the table of actions

    def next_image(self) -> None:
        """Look at the next image."""
        self.show()
        self.controller.browsing.show_next()

    def previous_image(self) -> None:
        """Look at the image before."""
        self.show()
        self.controller.browsing.show_previous()

    def next_mistake(self) -> None:
        """Look at the next image that the network gets wrong."""
        self.show()
        self.controller.mistakes.step()

    def show_mistakes(self) -> None:
        """Show which class is taken for which, with the keyboard in the table."""
        reason = self.controller.mistakes.why_no_table()
        if reason:
            self._window.status.say(reason)
            return
        self.show()
        nodes = self._document.graph.nodes.values()
        outputs = [node.id for node in nodes if node.type == "Output"]
        self._window.selection.select(outputs[:1])
        self.controller.views.show("all", "confusion")
        self.view.confusion.take_keyboard()
        self.controller.mistakes.begin()

    def show_attributions(self) -> None:
        """Show by all methods what raises the scores of the image."""
        self.show()
        self.controller.views.show("image", "attributions")

    def swap_classes(self) -> None:
        """Explain the class beside, and compare it with the one so far."""
        self.show()
        self.controller.explaining.swap()

    def next_map(self) -> None:
        """Show the next map of the layer."""
        self.show()
        self.controller.step_channel(1)

    def previous_map(self) -> None:
        """Show the map before, of the layer."""
        self.show()
        self.controller.step_channel(-1)

    def pin(self) -> None:
        """Keep what is looked at, to be compared with what is looked at next."""
        self.show()
        self.controller.pins.keep()

    def show_pinned(self) -> None:
        """Look again at the view that was pinned."""
        self.show()
        problem = self.controller.pins.look_again()
        if problem:
            self._window.status.say(problem)

    def _say_pinned(self) -> None:
        pins = self.controller.pins
        text = self.tr("Pinned. Look at something else: this view stays beside it.")
        if pins.look is not None:
            text = self.tr(
                "Pinned. Look at something else: this view stays beside it, and the "
                "tab Compare shows the difference."
            )
        said = text if pins.pin is not None else self.tr("Nothing is pinned.")
        self._window.status.say(said)

    def compare_image(self) -> None:
        """Compare with another image."""
        self._compare("image")

    def compare_epoch(self) -> None:
        """Compare with another epoch of the run."""
        self._compare("epoch")

    def compare_run(self) -> None:
        """Compare with another run."""
        self._compare("run")

    def compare_edit(self) -> None:
        """Compare with the network before it was edited."""
        self._compare("edit")

    def _compare(self, kind: Kind) -> None:
        self.show()
        self.controller.comparing.choose(kind)
        self.controller.views.show("layer", "compare")

    def look_back(self) -> None:
        """Look at what was looked at before."""
        self.show()
        self.gazes.back()

    def look_forward(self) -> None:
        """Look at what was looked at before one went back."""
        self.show()
        self.gazes.forward()

    def open_fragment(self, fragment: str) -> str:
        """Look at what a link names behind its `#`; return why that cannot be."""
        self.show()
        return self.gazes.open_fragment(fragment)

    def show(self) -> None:
        """Arrange the window for looking inside."""
        if self._window.mode != "inspect":
            self._window.set_mode("inspect")

    def show_layer(self, layer: str) -> None:
        """Select a layer by the engine's id, inside of a block too."""
        place, node = place_of_layer(layer)
        self._document.go_to(place)
        if self._document.place == place and node in self._document.graph.nodes:
            self._window.canvas.show_node(node)
        else:
            self._window.status.say(
                self.tr("This layer is no longer in the network: it was edited.")
            )
