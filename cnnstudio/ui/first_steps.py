"""The first five minutes: hints that come once, lessons, and the lab."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings, Qt, Signal

from cnnstudio.paths import sample_project
from cnnstudio.ui.docks.spec import DockSpec
from cnnstudio.ui.lessons.panel import LessonsPanel
from cnnstudio.ui.lessons.seen import RunSeen
from cnnstudio.ui.lessons.teacher import Teacher, Watched
from cnnstudio.ui.widgets.afloat import Afloat

if TYPE_CHECKING:
    from cnnstudio.project.project import Project
    from cnnstudio.ui.document import Document
    from cnnstudio.ui.files import Files
    from cnnstudio.ui.hints import Hints
    from cnnstudio.ui.main_window import MainWindow
    from cnnstudio.ui.modes import Mode
    from cnnstudio.ui.run_side import RunSide
    from cnnstudio.ui.viewer.lab.dialog import LabDialog


class FirstSteps(QObject):
    """Joins hints and lessons to the studio.

    `run_side` returns what trains and looks inside, or None while that is not loaded.
    `topic_asked` carries a topic of help, `action_asked` the key of an action.
    """

    topic_asked = Signal(str)
    action_asked = Signal(str)

    def __init__(
        self,
        document: Document,
        window: MainWindow,
        files: Files,
        run_side: Callable[[], RunSide | None],
        settings: QSettings,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._document, self._window, self._files = document, window, files
        self._run_side, self._settings = run_side, settings
        self.hints: Hints | None = None
        self.lab: LabDialog | None = None
        self._practised: Project | None = None
        watched = Watched(self._mode, self._run, self._shown, self)
        self.teacher = Teacher(
            document, window.selection, watched, self._begin, settings, self
        )
        self.teacher.asked.connect(self._hand_over_keyboard)
        window.docks.add(
            DockSpec("lessons", self.tr("Lessons"), self._make_panel, "left")
        )
        window.mode_changed.connect(self._keep_in_sight)

    def show_lessons(self) -> None:
        """Open the lessons."""
        self._window.docks.show("lessons")

    def show_lab(self) -> None:
        """Open the convolution lab, or bring it to the front."""
        from cnnstudio.ui.viewer.lab.dialog import LabDialog  # seldom asked for

        if self.lab is None:
            self.lab = LabDialog(self._window)
        self.lab.show()
        self.lab.raise_()
        self.lab.activateWindow()

    def start_with_digits(self) -> None:
        """Open the network that trains on the digits at once."""
        if self._files.may_leave():
            self._files.open_path(sample_project("digits_lenet"))

    def start_with_pattern(self) -> None:
        """Begin an empty project, and ask for a pattern of layers."""
        if not self._files.new():
            return
        from cnnstudio.ui.pattern_dialog import PatternDialog  # seldom asked for

        window = self._window
        PatternDialog(self._document, window.selection, None, window).open()

    def _make_panel(self) -> LessonsPanel:
        panel = LessonsPanel(self.teacher)
        panel.topic_asked.connect(self.topic_asked)
        return panel

    def begin_hints(self) -> None:
        """Show the hints from now on, those that this person has not seen."""
        from cnnstudio.ui.hints import Hints  # not for pictures of the window

        # Somebody who begins with the sample of the start may have come with images.
        first = "images" if self._files.is_untouched else ""
        self.hints = Hints(
            self._document, self._window.canvas, self._settings, self, first
        )
        self.hints.asked.connect(self.action_asked)
        self._window.add_notice(self.hints.bar)
        Afloat(self.hints.afloat, self._window.middle.stack)

    def watch_run(self, side: RunSide) -> None:
        """Notice when the first epoch ends."""
        side.controller.measured.connect(self._measured)

    def hints_again(self) -> None:
        """Show every hint once more."""
        if self.hints is None:
            self.begin_hints()
        assert self.hints is not None
        self.hints.forget()

    def _measured(self) -> None:
        if self.hints is not None and self._run().epochs >= 1:
            self.hints.epoch_ended()

    def _keep_in_sight(self) -> None:
        """A lesson leads through the modes: it is to be read in all of them."""
        if self.teacher.lesson is not None:
            self.show_lessons()

    def _hand_over_keyboard(self) -> None:
        """A step is done on the canvas: keys such as Tab and ] act only there."""
        self._window.canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    # What a lesson looks at

    def _mode(self) -> Mode:
        return self._window.mode

    def _run(self) -> RunSeen:
        side = self._run_side()
        if side is None:
            return RunSeen()
        run = side.controller.shown
        if not run.history.epochs:
            return RunSeen(run.id)
        last = run.history.epochs[-1]
        return RunSeen(
            run.id,
            last.epoch,
            *(
                last.values.get(name, math.nan)
                for name in ("train/loss", "validation/loss", "validation/accuracy")
            ),
        )

    def _shown(self) -> tuple[int, int]:
        side = self._run_side()
        if side is None:
            return 0, 0
        return side.inspect.channel, side.inspect.index

    def _begin(self, sample: str) -> bool:
        """Open a lesson's sample, in the mode that the lesson begins with."""
        document = self._document
        # What was done to a lesson's own copy was practice, unless it was saved.
        practised = document.project is self._practised and document.path is None
        place = sample_project(sample)
        if not self._files.new_from(place, throw_away=practised):
            return False
        self._practised = document.project
        self._window.selection.select(())
        self._window.set_mode("build")
        return True
