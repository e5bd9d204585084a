"""Looking inside after one of the epochs of a run, and its epochs as a table."""

from __future__ import annotations

from PySide6.QtCore import QObject

from cnnstudio.ui.inspect_side import InspectSide
from cnnstudio.ui.main_window import MainWindow
from cnnstudio.ui.training.epoch_table import EpochTableDialog
from cnnstudio.ui.training.train_view import TrainView


class EpochLook(QObject):
    """Slots of the table of actions, and what a double click on an epoch means."""

    def __init__(
        self,
        window: MainWindow,
        view: TrainView,
        inside: InspectSide,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._window, self._view, self._inside = window, view, inside
        view.epoch_asked.connect(self.look_after)
        view.epoch_pointed.connect(self._light)

    def why_none(self) -> str:
        """Say that no run with a finished epoch is shown; empty if one is."""
        if self._view.controller.shown.best_epoch:
            return ""
        return self.tr("No epoch is finished yet: train first, with F5.")

    def why_not_look(self) -> str:
        """Say why one cannot look inside after an epoch now; empty if one can."""
        return self.why_none() or self._why_another()

    def show_table(self) -> None:
        """Show the epochs of the run on screen as a table."""
        dialog = EpochTableDialog(self._view.controller.shown, self._window)
        dialog.table.epoch_asked.connect(dialog.accept)
        dialog.table.epoch_asked.connect(self.look_after)
        dialog.open()

    def look_inside(self) -> None:
        """Look inside after the epoch at the crosshair, or else the best one."""
        plots = self._view.plots
        pointed = plots.pointed_epoch if plots is not None else 0
        self.look_after(pointed or self._view.controller.shown.best_epoch)

    def look_after(self, epoch: int) -> None:
        """Look inside with the weights that the run on screen had after an epoch."""
        timeline = self._inside.timeline.timeline
        problem = self._why_another() or timeline.why_not_epoch(epoch)
        if problem:
            self._window.status.say(problem)
            return
        self._inside.show()
        timeline.show(epoch)

    def _light(self, epoch: int) -> None:
        """Let the tick of an epoch on the timeline light up, if it is of that run."""
        same = self._view.controller.shown.id == self._inside.controller.run.id
        self._inside.timeline.panel.track.light(epoch if same else 0)

    def _why_another(self) -> str:
        """Say that another run than the one on screen is looked into; else nothing."""
        runs = self._view.controller
        if runs.is_active and runs.shown is not runs.current:
            return self.tr("{0} trains: its network is the one that is shown.").format(
                runs.current.name
            )
        return ""
