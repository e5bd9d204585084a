"""The half of the studio that is about data: its mode, its panel, what is dropped."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from cnnstudio.bridge.data_messages import DataScanned
from cnnstudio.ui.data.baselines import Baselines
from cnnstudio.ui.data.controller import DataController
from cnnstudio.ui.data.data_view import DataView
from cnnstudio.ui.data.source_panel import SourcePanel
from cnnstudio.ui.data.suspects import Suspects
from cnnstudio.ui.dialogs import Dialogs
from cnnstudio.ui.docks.spec import DockSpec
from cnnstudio.ui.document import Document
from cnnstudio.ui.engine_client import EngineClient
from cnnstudio.ui.files import Files
from cnnstudio.ui.main_window import MainWindow
from cnnstudio.ui.pipeline.model import PipelineModel
from cnnstudio.ui.pipeline.page import PipelinePage


class DataSide(QObject):
    """Joins the data's controller to the window; its panel is made when it is seen.

    `why_untrained` says why there is no trained network to ask, or nothing.
    """

    def __init__(
        self,
        document: Document,
        window: MainWindow,
        client: EngineClient,
        dialogs: Dialogs,
        files: Files,
        why_untrained: Callable[[], str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._document, self._window = document, window
        self._dialogs, self._files = dialogs, files
        self._begins = False  # what is looked at gets a network of its own
        self.controller = DataController(document, client, self)
        self.suspects = Suspects(document, client, why_untrained, self)
        self.baselines = Baselines(document, client, self)
        self.view = DataView(
            self.controller, self.suspects, self.baselines, window.themes
        )
        model = PipelineModel(document, client, self, self._scans)
        self.pipeline = PipelinePage(model)
        self.controller.described_anew.connect(self.pipeline.details.refresh)
        window.closing.connect(self.controller.end)
        window.closing.connect(model.end)
        self.view.add_page("pipeline", self.tr("Pipeline"), self.pipeline)
        window.add_centre("data", self.view)
        window.add_dock(
            DockSpec("data", self.tr("Data"), self._make_panel, "right", ("data",))
        )
        self.view.header.folder.clicked.connect(self.choose_folder)
        self.view.header.file.clicked.connect(self.choose_file)
        self.view.reveal_asked.connect(self._reveal)
        self.controller.may_take = self._may_take
        self.controller.taken.connect(self._taken)
        window.canvas.wait_cancelled.connect(self.controller.cancel)
        self.controller.changed.connect(self._changed)
        window.problems.setting_asked.connect(self._show_setting)
        self.controller.set_up.connect(window.canvas.visits.frame)

    def _scans(self) -> list[DataScanned]:
        return self.controller.reports

    def _make_panel(self) -> QWidget:
        return SourcePanel(self._document, self.controller, self._dialogs)

    def _reveal(self, path: Path) -> None:
        self._dialogs.reveal(path)

    # Slots of the action table

    def why_locked(self) -> str:
        """Say why nothing of the data can be changed; empty if it can."""
        return self.controller.why_locked()

    def choose_folder(self) -> None:
        """Ask for a folder, and let the network learn from what is in it."""
        self._choose(folder=True)

    def choose_file(self) -> None:
        """Ask for a file, and let the network learn from it."""
        self._choose(folder=False)

    def start_from_images(self) -> None:
        """Ask for a folder, and begin a project that learns what is in it."""
        chosen = self._dialogs.choose_data(self._start(), folder=True)
        if chosen and self._files.new_called(Path(chosen).name):
            self.learn_from(Path(chosen))

    def _show_setting(self, name: str) -> None:
        """Show what a problem is about that has no place in the network."""
        if name == "pipeline":
            self.show_pipeline()

    def show_pipeline(self) -> None:
        """Show the steps between the data and the network."""
        self._window.set_mode("data")
        self.view.show_page("pipeline")

    def scan_again(self) -> None:
        """Read the files of the data anew."""
        self._window.set_mode("data")
        self.controller.scan_again()

    def why_not_scan(self) -> str:
        """Say why there is nothing to be scanned; empty if there is."""
        if not self.controller.has_files:
            return self.tr("These data are no files: there is nothing to scan.")
        return self.controller.why_locked()

    def show_baselines(self) -> None:
        """Show how far one gets without a network."""
        self._window.set_mode("data")
        self.view.show_page("baselines")

    def show_wrong_labels(self) -> None:
        """Show samples whose labels may be wrong."""
        self._window.set_mode("data")
        self.view.show_page("labels")

    def learn_from(self, path: Path) -> None:
        """Look at a file or folder, and make it the source of the data.

        Where nobody has built anything a small network for it is made as well: in an
        empty project, or in a new one where a bundled sample is open as it came.
        """
        nothing = not self._document.project.graph.nodes
        self._begins = nothing or self._files.is_untouched
        self.controller.use_path(path)  # first: what was there is not asked about
        self._window.set_mode("data")

    def _choose(self, *, folder: bool) -> None:
        chosen = self._dialogs.choose_data(self._start(), folder=folder)
        if chosen:
            self.learn_from(Path(chosen))

    def _start(self) -> str:
        folder = self.controller.folder_of()
        return str(folder.parent) if folder is not None else ""

    def shows_samples(self) -> bool:
        """True once samples have arrived, for pictures of the window."""
        return self.view.samples.page is not None

    # What comes of it

    def _may_take(self, path: Path) -> bool:
        """Make room for what was dropped; False if what is open is to stay."""
        if not (self._begins and self._files.is_untouched):
            return True
        mode = self._window.mode
        if not self._files.new_called(path.name):
            self._begins = False
            return False
        self._window.set_mode(mode)  # an empty project is for building, but not now
        return True

    def _taken(self, path: Path) -> None:
        said = self.tr("Learning from {0} now. Ctrl+Z undoes.")
        begins, self._begins = self._begins, False
        if begins and not self._document.project.graph.nodes:
            self.controller.add_network()
            said = self.tr("A small network for {0} is ready: press Train, or F5.")
        self._window.status.say(said.format(path.name))

    def _changed(self) -> None:
        coming = self.controller.coming
        said = self.tr("A small network for {0} appears here once it has been read.")
        waits = said.format(coming) if coming and self._begins else ""
        self._window.canvas.overlay.wait_for(waits)
        if self.controller.problem:
            self._begins = False
