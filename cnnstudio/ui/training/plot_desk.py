"""What one does with the plots as a whole: choose, smooth, copy, save."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QMenu

from cnnstudio.project.atomic import WriteError
from cnnstudio.ui.dialogs import Dialogs
from cnnstudio.ui.export import clipboard_data, with_ending
from cnnstudio.ui.training.epoch_table import table_text
from cnnstudio.ui.training.plot_choice import SMOOTHINGS, UNITS
from cnnstudio.ui.training.train_view import TrainView

if TYPE_CHECKING:
    from cnnstudio.ui.training.plot_stack import PlotStack


class PlotDesk(QObject):
    """Slots of the table of actions; `said` is a line for the status bar.

    `wanted` asks for the Train mode, in which plots are seen.
    """

    said = Signal(str)
    wanted = Signal()

    def __init__(
        self, view: TrainView, dialogs: Dialogs, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._view, self._dialogs = view, dialogs
        self._choice, self._controller = view.choice, view.controller
        self._actions: Mapping[str, QAction] = {}
        view.tools.menu_asked.connect(self._show_menu)

    def use_actions(self, actions: Mapping[str, QAction]) -> None:
        """Offer these in the menu of the plots."""
        self._actions = actions

    def why_nothing(self) -> str:
        """Say that nothing is drawn; empty if something is."""
        if self._controller.shown.last_step:
            return ""
        return self.tr("Nothing is drawn yet: train first, with F5.")

    def choose(self) -> None:
        """Open the list of plots."""
        self._plots()
        self._view.tools.open_menu()

    def next_unit(self) -> None:
        """Let the x axis count the next thing: epochs, steps, time."""
        at = UNITS.index(self._choice.unit)
        self._choice.choose_unit(UNITS[(at + 1) % len(UNITS)])

    def smoother(self) -> None:
        """Smooth the curves more."""
        self._smooth(1)

    def rougher(self) -> None:
        """Smooth the curves less."""
        self._smooth(-1)

    def turn_scale(self) -> None:
        """Make the axis of the loss logarithmic, or linear."""
        self._choice.turn_axis("loss")

    def copy(self) -> None:
        """Put the plots on the clipboard as a picture, and their epochs as text."""
        from cnnstudio.ui.training.plot_export import picture_of  # loads pyqtgraph

        table = table_text(self._controller.shown)
        data = clipboard_data(picture_of(self._plots()), table)
        QGuiApplication.clipboard().setMimeData(data)
        self.said.emit(self.tr("The plots are on the clipboard, as a picture."))

    def save(self) -> None:
        """Ask for a file, and write the plots as its ending says."""
        from cnnstudio.ui.training.plot_export import save_plots

        run = self._controller.shown
        kinds = self.tr("Picture (*.png);;Vector graphics (*.svg);;Table (*.csv)")
        name = self.tr("{0} plots.png").format(run.name)
        chosen = self._dialogs.save_path(str(run.folder.parent.parent / name), kinds)
        if not chosen:
            return
        path = with_ending(chosen)
        try:
            save_plots(self._plots(), path)
        except WriteError as error:
            self._dialogs.tell(str(error))
            return
        self.said.emit(self.tr("Saved the plots as {0}.").format(path))

    def _plots(self) -> PlotStack:
        self.wanted.emit()
        return self._view.made_plots()

    def _smooth(self, sign: int) -> None:
        used = self._choice.smoothing
        if used is None:
            used = self._controller.shown.usual_smoothing
        beyond = [s for s in SMOOTHINGS[::sign] if (s - used) * sign > 1e-9]
        if beyond:
            self._choice.smooth_by(beyond[0])

    def _show_menu(self, place: QPoint) -> None:
        menu = QMenu(self._view)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for key in ("plots_copy", "plots_save", "epoch_table"):
            menu.addAction(self._actions[key])
        menu.popup(place)
