"""The centre of the Train mode: header, a notice if one is needed, and the plots."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, QSize, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from cnnstudio.ui.theme import ThemeManager
from cnnstudio.ui.training.overfit_notice import OverfitNotice
from cnnstudio.ui.training.plot_choice import PlotChoice
from cnnstudio.ui.training.plot_tools import PlotTools
from cnnstudio.ui.training.run import Run, RunState
from cnnstudio.ui.training.run_actions import resume_interrupted
from cnnstudio.ui.training.run_controller import RunController
from cnnstudio.ui.training.run_curves import RunCurves
from cnnstudio.ui.training.run_header import RunHeader
from cnnstudio.ui.widgets.afloat import Afloat
from cnnstudio.ui.widgets.buttons import Button
from cnnstudio.ui.widgets.notice_bar import NoticeBar

if TYPE_CHECKING:
    from cnnstudio.ui.training.plot_stack import PlotStack


class Notice(NoticeBar):
    """What went wrong with the run, in a sentence, and the way on."""

    def __init__(
        self, controller: RunController, parent: QWidget | None = None
    ) -> None:
        self.button = Button("", "secondary", "play", small=True)
        super().__init__(self.button, parent=parent)
        self._controller = controller
        self.button.clicked.connect(controller.resume_interrupted)
        controller.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show or hide, after the state of the run on screen."""
        run = self._controller.shown
        broken = run.state is RunState.INTERRUPTED
        failed = run.state is RunState.FAILED
        self.setVisible(broken or failed)
        self.text.setText(run.message)
        self.text.setToolTip(run.details)
        glyph = ("error", "error") if failed else ("warning", "warn")
        self.glyph.set_glyph(*glyph)
        can = broken and run is self._controller.current
        self.button.setVisible(can)
        if can:
            self.button.setText(resume_interrupted(run).tip)


class TrainView(QWidget):
    """Follows the controller; the plots are made when it is first shown.

    `epoch_asked(int)`: somebody wants to look inside after that epoch;
    `epoch_pointed(int)`: the crosshair is at it, 0: at none.
    """

    epoch_asked = Signal(int)
    epoch_pointed = Signal(int)

    def __init__(
        self,
        controller: RunController,
        themes: ThemeManager,
        settings: QSettings | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.controller, self._themes = controller, themes
        self._compared: tuple[Run, ...] = ()
        self.choice = PlotChoice(settings, self)
        self._plotted: Run | None = None
        self._plotted_as: tuple[object, ...] = ()
        self.plots: PlotStack | None = None
        self.header = RunHeader(controller)
        self.notice = Notice(controller)
        self.overfit = OverfitNotice(controller)
        self.tools = PlotTools(controller, self.choice)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.header)
        self._column.addWidget(self.notice)
        self._column.addWidget(self.tools)
        Afloat(self.overfit, self)  # it comes while somebody watches the curves
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        controller.changed.connect(self.refresh)
        controller.measured.connect(self._measured)

    def made_plots(self) -> PlotStack:
        """Return the plots, which are made when they are first needed."""
        if self.plots is None:
            # pyqtgraph takes a while to load: only when a plot is really seen.
            from cnnstudio.ui.training.plot_stack import PlotStack

            self.plots = PlotStack(self._themes, self.choice)
            self.plots.compare([RunCurves(run) for run in self._compared])
            self.plots.epoch_asked.connect(self.epoch_asked)
            self.plots.epoch_pointed.connect(self.epoch_pointed)
            self._column.addWidget(_scrolling(self.plots), 1)
        return self.plots

    def compare(self, runs: Sequence[Run]) -> None:
        """Draw other runs dashed beside the one that is shown."""
        self._compared = tuple(runs)
        for run in runs:
            self.controller.load(run)
        if self.plots is not None:
            self.plots.compare([RunCurves(run) for run in runs])

    def refresh(self) -> None:
        """Show the controller's run, if it is another one or stands differently."""
        if self.plots is None or not self.isVisible():
            return
        run = self.controller.shown
        if not run.is_loaded:
            self.controller.load(run)
            self.header.refresh()
        waiting = self._waiting(run)
        looks = (run.state, run.epochs, run.training, run.classes, run.images, waiting)
        if run is not self._plotted or (
            not run.last_step and looks != self._plotted_as
        ):
            self.plots.show_run(RunCurves(run, waiting))
            self._plotted, self._plotted_as = run, looks
        self.plots.touch()

    def _waiting(self, run: Run) -> str:
        """Return what the empty plots say while there is nothing to draw."""
        if run.state in (RunState.STARTING, RunState.RUNNING):
            return self.tr("The first steps are being taken.")
        if run.id:
            return self.tr("This run took no steps.")
        return self.controller.blocked_reason()

    def _measured(self) -> None:
        if self.plots is not None and self.controller.shown is self._plotted:
            self.plots.touch()

    def sizeHint(self) -> QSize:
        return QSize(864, 696)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.made_plots()
        self.refresh()


def _scrolling(plots: QWidget) -> QScrollArea:
    """Let more plots than there is room for be scrolled, not crushed."""
    area = QScrollArea()
    area.setWidget(plots)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area
