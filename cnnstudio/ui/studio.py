"""The whole studio: window, engine and run, and what every action does."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QSettings, Qt
from PySide6.QtWidgets import QMenu

from cnnstudio import __version__
from cnnstudio.paths import sample_project, sample_projects_folder
from cnnstudio.project.sample_index import SampleIndexError
from cnnstudio.ui.actions.table import ACTIONS
from cnnstudio.ui.block_files import BlockFiles
from cnnstudio.ui.canvas_menu import CanvasMenu, MenuCaller
from cnnstudio.ui.commands.providers import (
    ActionCommands,
    LayerCommands,
    NodeCommands,
    SampleCommands,
)
from cnnstudio.ui.commands.search import CommandSearch
from cnnstudio.ui.costs import Costs
from cnnstudio.ui.dialogs import Dialogs
from cnnstudio.ui.document import Document
from cnnstudio.ui.files import Files
from cnnstudio.ui.help.desk import HelpDesk
from cnnstudio.ui.language import LanguageChoice
from cnnstudio.ui.main_window import MainWindow
from cnnstudio.ui.menus import Menus
from cnnstudio.ui.modes import Mode
from cnnstudio.ui.motion import MotionChoice
from cnnstudio.ui.panels import Panels
from cnnstudio.ui.theme import Mode as ThemeMode
from cnnstudio.ui.theme import ThemeManager

if TYPE_CHECKING:
    from cnnstudio.advice.rule import Fix
    from cnnstudio.ui.commands.popup import CommandPopup
    from cnnstudio.ui.engine_client import EngineClient
    from cnnstudio.ui.run_side import RunSide

CLOSE_WAIT_MS = 5_000


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
        self.document = Document(self)
        self.window = window or MainWindow(themes, settings)
        self.window.fill(self.document)
        self.canvas = self.window.canvas
        self.dialogs = dialogs or Dialogs(self.window)
        self.files = Files(self.document, self.dialogs, settings, self)
        self.block_files = BlockFiles(
            self.document, self.window.selection, self.dialogs, self
        )
        self.menus = Menus(
            self.window, self.files, self.document.stack, self.method, self
        )
        self.actions = self.menus.actions
        self.help = HelpDesk(self.window, self.actions["explain"], self)
        self.panels = Panels(self.window.docks, self.actions, self.make_run_side, self)
        self.window.make_panel_menu = self._panel_menu
        self.costs = Costs(self.window, self.actions, self)
        self.commands = CommandSearch(settings)
        self._command_popup: CommandPopup | None = None
        self._offer_commands()
        self.motion = MotionChoice(settings, self.actions, self)
        say = self.window.status.say
        self.language = LanguageChoice(settings, self.actions, say, self)
        self.actions[f"theme_{themes.mode()}"].setChecked(True)
        self._connect()
        self.window.may_close = self.may_close
        self.canvas.setFocus()
        self.window.make_parts = self.make_run_side

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
        return self._run

    def make_run_side(self) -> None:
        """Make what training and looking inside need, unless it is there."""
        assert self.run is not None

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

    # Actions

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
        self.block_files.message.connect(self.window.status.say)
        self.document.fix_applied.connect(self._say_fix)
        self.canvas.search_asked.connect(self.search_layers)
        self.window.palette_panel.help_wanted.connect(self.help.open_card)
        self.window.properties.help_wanted.connect(self.help.open_card)
        for menu in self.window.bar.menus.findChildren(QMenu):
            self.help.attend_menu(menu)
        self._menu_caller = MenuCaller(self.canvas)
        self._menu_caller.asked.connect(self._show_menu)
        self.canvas.start_with_sample.connect(self._start_with_sample)
        self.canvas.gallery_asked.connect(self.show_gallery)
        self.canvas.open_project.connect(self.files.open_dialog)

    def _offer_commands(self) -> None:
        """Say what Ctrl+K finds; others add providers of their own."""
        for provider in (
            ActionCommands(ACTIONS, self.actions),
            NodeCommands(self.canvas),
            LayerCommands(self.canvas),
            SampleCommands(self.files.new_from),
        ):
            self.commands.add(provider)

    def _say_fix(self, fix: Fix) -> None:
        # The pressed button goes with the mistake; Ctrl+Z must not go with it.
        self.canvas.setFocus(Qt.FocusReason.OtherFocusReason)
        self._say_done(fix.label)

    def _show_menu(self, place: QPoint) -> None:
        window = self.window
        chosen, blocks = window.selection, self.canvas.blocks
        menu = CanvasMenu(self.document, chosen, self.actions, blocks, window)
        menu.refactoring_asked.connect(self.refactor)
        self.help.attend_menu(menu)
        menu.popup(place)

    def _panel_menu(self) -> QMenu:
        """Return the panels as a menu of its own, for a right click on their edges."""
        menu = QMenu(self.window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions(self.menus.menu("View/Panels").actions())
        menu.addSeparator()
        menu.addAction(self.actions["reset_layout"])
        return menu

    def _say_done(self, label: str) -> None:
        self.window.status.say(self.tr("{0}. Ctrl+Z undoes.").format(label))

    # Slots of the table

    def undo(self) -> None:
        """Take the last change back."""
        text = self.document.stack.undoText()
        self.document.stack.undo()
        if text:
            self.window.status.say(self.tr("Undone: {0}.").format(text))

    def redo(self) -> None:
        """Do the change again that was taken back."""
        text = self.document.stack.redoText()
        self.document.stack.redo()
        if text:
            self.window.status.say(self.tr("Done again: {0}.").format(text))

    def delete_and_rejoin(self) -> None:
        """Delete the selection and join what was before to what is behind."""
        self.canvas.delete_selection(True)

    def delete_and_leave_gap(self) -> None:
        """Delete the selection and leave the gap."""
        self.canvas.delete_selection(False)

    def show_build(self) -> None:
        """Arrange the window for building."""
        self.show_mode("build")

    def show_train(self) -> None:
        """Arrange the window for training."""
        self.show_mode("train")

    def show_inspect(self) -> None:
        """Arrange the window for looking inside."""
        self.show_mode("inspect")

    def zoom_to_full_size(self) -> None:
        """Show the graph at 100 %."""
        self.canvas.zoom_to(1.0)

    def theme_system(self) -> None:
        """Follow the colours of the system."""
        self._set_theme("system")

    def theme_dark(self) -> None:
        """Use the dark colours."""
        self._set_theme("dark")

    def theme_light(self) -> None:
        """Use the light colours."""
        self._set_theme("light")

    def _set_theme(self, mode: ThemeMode) -> None:
        self.themes.set_mode(mode)
        self.settings.setValue("theme", mode)
        self.actions[f"theme_{mode}"].setChecked(True)

    def reset_layout(self) -> None:
        """Put every dock back."""
        self.window.reset_layout()

    def search_layers(self) -> None:
        """Put the keyboard into the palette's search."""
        self.show_mode("build")
        self.window.docks.show("palette")
        self.window.palette_panel.focus_search()

    def insert_pattern(self) -> None:
        """Ask for a pattern of layers, and insert it behind the selected one."""
        from cnnstudio.ui.pattern_dialog import PatternDialog  # seldom asked for

        source = self.canvas.editor.anchor()
        window = self.window
        PatternDialog(self.document, window.selection, source, window).open()

    def refactor(self, name: str = "") -> None:
        """Show what larger changes apply to the selection, and do one of them."""
        from cnnstudio.ui.refactor.dialog import RefactorDialog  # seldom asked for

        window = self.window
        dialog = RefactorDialog(self.document, window.selection, name, window)
        dialog.applied.connect(self._say_done)
        dialog.open()

    def next_problem(self) -> None:
        """Go to the next problem."""
        self._go_to_problem(1)

    def previous_problem(self) -> None:
        """Go to the previous problem."""
        self._go_to_problem(-1)

    def _go_to_problem(self, step: int) -> None:
        if not self.window.problems.go(step):
            self.window.status.say(self.tr("There are no problems."))

    def next_panel(self) -> None:
        """Move the keyboard to the next panel."""
        self.window.step_focus(1)

    def previous_panel(self) -> None:
        """Move the keyboard to the previous panel."""
        self.window.step_focus(-1)

    def apply_shown_fix(self) -> None:
        """Apply the fix that the canvas shows."""
        self.canvas.apply_shown_fix()

    def show_commands(self) -> None:
        """Open the list of all commands, to type into."""
        if self._command_popup is None:
            from cnnstudio.ui.commands.popup import CommandPopup  # not at the start

            self._command_popup = CommandPopup(self.commands, self.window)
            self._command_popup.refused.connect(self.window.status.say)
        self._command_popup.open()

    def show_gallery(self) -> None:
        """Show the bundled networks, to begin from one of them."""
        from cnnstudio.ui.gallery.dialog import GalleryDialog  # seldom asked for

        try:
            gallery = GalleryDialog(sample_projects_folder(), self.window)
        except SampleIndexError as error:
            self.dialogs.tell(str(error))
            return
        gallery.chosen.connect(self.files.new_from)
        gallery.open()

    def show_keys(self) -> None:
        """Show every shortcut."""
        from cnnstudio.ui.keys import KeysDialog  # seldom asked for

        KeysDialog(list(self.actions.values()), self.window).open()

    def show_about(self) -> None:
        """Say what this program is."""
        text = self.tr(
            "<b>CNN Studio {0}</b><br>Build a convolutional network by hand, watch it "
            "train, look inside.<br><br>MIT licence. Digits: MNIST, Y. LeCun and "
            "C. Cortes, CC BY-SA 3.0."
        )
        self.dialogs.about(text.format(__version__))

    def close_window(self) -> None:
        """Close the window, after asking."""
        self.window.close()

    def _start_with_sample(self) -> None:
        if self.files.may_leave():
            self.open_project(sample_project("digits_lenet"))

    # Closing

    def _may_end_run(self) -> bool:
        return self._run is None or self._run.may_end()

    def may_close(self) -> bool:
        """Ask about unsaved changes and a running training; then end the engine."""
        return self.files.may_leave() and self._end_engine()

    def end_now(self) -> None:
        """Close without questions: the system asks for it."""
        self.window.may_close = self._end_engine
        self.window.close()

    def _end_engine(self) -> bool:
        # A stack that is destroyed still says that it is empty, to whoever is left.
        self.document.stack.blockSignals(True)
        self.help.close()
        if self._client is not None:
            self._client.stop_and_wait(CLOSE_WAIT_MS)
        return True
