"""The whole studio: window, engine and run, and what every action does."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings, Qt

from cnnstudio import __version__
from cnnstudio.ui.actions.action_set import ActionSet
from cnnstudio.ui.actions.key_map import KeyMap
from cnnstudio.ui.actions.table import ACTIONS
from cnnstudio.ui.appearance import Appearance
from cnnstudio.ui.block_files import BlockFiles
from cnnstudio.ui.canvas_menus import CanvasMenus
from cnnstudio.ui.changes import Changes, added_by
from cnnstudio.ui.commands.all_commands import AllCommands
from cnnstudio.ui.commands.help_cards import HelpCommands
from cnnstudio.ui.costs import Costs
from cnnstudio.ui.dialogs import Dialogs
from cnnstudio.ui.document import Document
from cnnstudio.ui.drop import PROJECT, DropCatcher
from cnnstudio.ui.files import Files
from cnnstudio.ui.first_steps import FirstSteps
from cnnstudio.ui.help.desk import HelpDesk
from cnnstudio.ui.language import LanguageChoice
from cnnstudio.ui.larger_dialogs import LargerDialogs
from cnnstudio.ui.link_desk import LinkDesk
from cnnstudio.ui.main_window import MainWindow
from cnnstudio.ui.menus import Menus
from cnnstudio.ui.modes import Mode
from cnnstudio.ui.motion import MotionChoice
from cnnstudio.ui.panel_focus import FocusKeeper
from cnnstudio.ui.panels import Panels
from cnnstudio.ui.safety import Safety
from cnnstudio.ui.theme import ThemeManager

if TYPE_CHECKING:
    from cnnstudio.advice.rule import Fix
    from cnnstudio.bridge.engine_messages import EngineReady
    from cnnstudio.ui.data.data_side import DataSide
    from cnnstudio.ui.engine_client import EngineClient
    from cnnstudio.ui.run_side import RunSide

CLOSE_WAIT_MS, END_WAIT_MS = 5_000, 3_000
"""For a run to write its checkpoint: when somebody closes, when the system ends."""


class Studio(QObject):
    """Owns the parts, joins them, and answers every action of the table.

    `window` may be one that shows its frame already. What needs the engine is made
    when it is first asked for (`client`, `run`): it takes as long as all the rest.
    """

    def __init__(
        self,
        themes: ThemeManager,
        settings: QSettings,
        make_client: Callable[[], EngineClient],
        dialogs: Dialogs | None = None,
        window: MainWindow | None = None,
    ) -> None:
        super().__init__()
        self.themes, self.settings = themes, settings
        self._make_client = make_client
        self._client: EngineClient | None = None
        self._run: RunSide | None = None
        self._data: DataSide | None = None
        self.document = Document(self)
        self.window = window or MainWindow(themes, settings)
        self.window.fill(self.document)
        self.canvas = self.window.canvas
        self.dialogs = dialogs or Dialogs(self.window)
        self.files = Files(self.document, self.dialogs, settings, self)
        self.safety = Safety(self.document, self.files, self.window, self.engine_now)
        self.block_files = BlockFiles(
            self.document, self.window.selection, self.dialogs, self
        )
        self.links = LinkDesk(
            self.document, self.files, self._look, self.canvas.paste,
            self.window.status.say, self.window,
        )  # fmt: skip
        self.changes = Changes(self.document, self.window, self)
        self._make_actions()
        self._make_guides()
        self.motion = MotionChoice(settings, self.actions, self)
        say = self.window.status.say
        self.language = LanguageChoice(settings, self.actions, say, self)
        self.appearance = Appearance(themes, settings, self.actions, self)
        self._connect()
        self.window.may_close = self.may_close
        self.canvas.setFocus()
        self.window.make_parts = self.make_run_side

    def _make_actions(self) -> None:
        """Make the actions and what shows them."""
        settings = self.settings
        self.keys = KeyMap(ACTIONS, settings, self)
        self.action_set = ActionSet(
            ACTIONS, self.method, self.reason, self.keys, self.window, self.canvas,
            self.window.middle.stack, self,
        )  # fmt: skip
        self.actions = self.action_set.by_key
        self.menus = Menus(
            self.window, self.files, self.document.stack, self.action_set, self
        )
        self.canvas.use_actions(self.actions)
        self.panels = Panels(self.window, self.actions, self.make_run_side, self)
        self.costs = Costs(self.window, self.actions, self)
        self.commands = AllCommands(
            self.window, self.action_set, self.files.new_from, settings, self
        )

    def _make_guides(self) -> None:
        """Make what explains: help, the first steps, cards among the commands."""
        self.help = HelpDesk(self.window, self.actions["explain"], self)
        self.first_steps = FirstSteps(
            self.document, self.window, self.files, self._loaded_run, self.settings,
            self,
        )  # fmt: skip
        self.commands.add(HelpCommands(self.help.show_topic))
        self.larger = LargerDialogs(
            self.document, self.window, self.files, self.dialogs, self.action_set, self
        )
        self._canvas_menus = CanvasMenus(
            self.document, self.window, self.action_set, self.help, self
        )

    @property
    def client(self) -> EngineClient:
        """The engine's end in the window."""
        if self._client is None:
            self._client = self._make_client()
        return self._client

    @property
    def run(self) -> RunSide:
        """Training and looking inside."""
        if self._run is None:
            # Here, because it loads numpy and twenty panels.
            from cnnstudio.ui.run_side import RunSide

            self._run = RunSide(
                self.document, self.window, self.client, self.themes, self.dialogs, self
            )
            self._run.changed.connect(self.action_set.refresh_soon)
            self._run.use_actions(self.actions)
            self._run.topic_asked.connect(self.help.show_topic)
            self.first_steps.watch_run(self._run)
            self.commands.add(self._run.inside.commands)
        return self._run

    @property
    def data(self) -> DataSide:
        """Where the data come from, and what is in them."""
        if self._data is None:
            from cnnstudio.ui.data.data_side import DataSide  # as late as the run

            self._data = DataSide(
                self.document, self.window, self.client, self.dialogs, self.files,
                self.run.inspect.mistakes.why_no_table, self,
            )  # fmt: skip
            self._data.controller.changed.connect(self.action_set.refresh_soon)
            self.run.inspect.changed.connect(self._data.suspects.ask_again)
            self.run.follow_data(self._data.controller)
        return self._data

    def _look(self, fragment: str) -> str:
        return self.run.inside.open_fragment(fragment)

    def _loaded_run(self) -> RunSide | None:
        return self._run

    def engine_now(self) -> EngineReady | None:
        """What the engine says of itself; None while there is none."""
        return self._client.engine if self._client is not None else None

    def make_run_side(self) -> None:
        """Make what training and looking inside need, unless it is there."""
        assert self.run is not None
        assert self.data is not None

    def start_engine(self) -> None:
        """Make what needs the engine, and start that; the window has been painted."""
        self.make_run_side()
        if self.client.state == "stopped":
            self.client.start()

    def show_mode(self, mode: Mode) -> None:
        """Arrange the window for a mode."""
        self.window.set_mode(mode)

    def open_project(self, path: Path) -> bool:
        """Open a project file; False if it cannot be read."""
        return self.files.open_path(path)

    def take_dropped(self, path: Path) -> None:
        """Open a project that was dropped; learn from anything else."""
        if path.suffix == PROJECT:
            self.files.open_asking(path)
        else:
            self.data.learn_from(path)

    # Actions

    def reason(self, slot: str) -> str:
        """Say why something cannot be done; nothing of a part that is not made yet."""
        waits = slot.startswith("run.") and self._run is None
        waits |= slot.startswith("data.") and self._data is None
        return "" if waits else str(self.method(slot)())

    def method(self, slot: str) -> Callable[[], object]:
        """Find the method that a row of the table names."""
        owner: object = self
        for name in slot.split("."):
            owner = getattr(owner, name)
        assert callable(owner)
        return owner

    def _connect(self) -> None:
        self.files.may_end_run = self._may_end_run
        self.files.message.connect(self.window.status.say)
        self.appearance.message.connect(self.window.status.say)
        self.block_files.message.connect(self.window.status.say)
        self.document.fix_applied.connect(self._say_fix)
        self.larger.applied.connect(self._say_done)
        self.larger.images_asked.connect(self._start_from_images)
        self._canvas_menus.refactoring_asked.connect(self.larger.refactor)
        refused, refresh = self.action_set.refused, self.action_set.refresh_soon
        refused.connect(self.window.status.say)
        for says in (
            self.document.reset, self.document.validated, self.document.place_changed,
            self.document.stack.indexChanged, self.window.selection.changed,
            self.canvas.graph_scene.compact_changed,
        ):  # fmt: skip
            says.connect(refresh)
        self.window.palette_panel.help_wanted.connect(self.help.open_card)
        self.window.properties.help_wanted.connect(self.help.open_card)
        self._drops = DropCatcher(self.window)
        self._drops.dropped.connect(self.take_dropped)
        self._focus_keeper = FocusKeeper(self.window, self.canvas)
        self.canvas.start_asked.connect(self._perform)
        self.first_steps.topic_asked.connect(self.help.show_topic)
        self.first_steps.action_asked.connect(self._perform)

    def _say_fix(self, fix: Fix) -> None:
        # The pressed button goes with the mistake; Ctrl+Z must not go with it.
        self.canvas.setFocus(Qt.FocusReason.OtherFocusReason)
        self.document.validate()
        if not self.window.problems.go_on():
            new = [n for n in added_by(fix.command) if n in self.document.graph.nodes]
            self.window.selection.select(new[:1] or self.window.selection.nodes)
        self._say_done(fix.label)

    def _start_from_images(self) -> None:
        self.data.start_from_images()

    def _say_done(self, label: str) -> None:
        self.window.status.say(self.tr("{0}. Ctrl+Z undoes.").format(label))

    # Slots of the table

    def show_data(self) -> None:
        """Arrange the window for looking at the data."""
        self.show_mode("data")

    def show_build(self) -> None:
        """Arrange the window for building."""
        self.show_mode("build")

    def show_train(self) -> None:
        """Arrange the window for training."""
        self.show_mode("train")

    def show_inspect(self) -> None:
        """Arrange the window for looking inside."""
        self.show_mode("inspect")

    def show_about(self) -> None:
        """Say what this program is."""
        text = self.tr(
            "<b>CNN Studio {0}</b><br>Build a convolutional network by hand, watch it "
            "train, look inside.<br><br>MIT licence. Digits: MNIST, Y. LeCun and "
            "C. Cortes, CC BY-SA 3.0."
        )
        self.dialogs.about(text.format(__version__))

    def _perform(self, key: str) -> None:
        self.actions[key].trigger()

    # Closing

    def _may_end_run(self) -> bool:
        return self._run is None or self._run.may_end()

    def may_close(self) -> bool:
        """Ask about unsaved changes and a running training; then end the engine."""
        return self.files.may_leave() and self._end_engine()

    def end_now(self) -> None:
        """Close without questions: the system asks for it. What is unsaved is kept."""
        self.safety.rescue.leave()
        self.window.may_close = self._end_engine_soon
        self.window.close()

    def _end_engine_soon(self) -> bool:
        return self._end_engine(END_WAIT_MS)

    def _end_engine(self, wait_ms: int = CLOSE_WAIT_MS) -> bool:
        # A stack that is destroyed still says that it is empty, to whoever is left.
        self.document.stack.blockSignals(True)
        self.help.close()
        if self._client is not None:
            self._client.stop_and_wait(wait_ms)
        if self._run is not None:
            self._run.controller.home.bring_late()
        return True
