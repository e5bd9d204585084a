"""What the folder of the run that is looked into says: read once, and as it grows."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from cnnstudio.project.records import RunError, RunRecord
from cnnstudio.project.runs import read_run

if TYPE_CHECKING:
    from cnnstudio.ui.viewer.model.inspect_model import InspectModel


class ShownRecord:
    """The record of the run that is looked into; None without one.

    `read_again` tells whether it was read anew: the run has come further, or is
    another one.
    """

    def __init__(self, model: InspectModel) -> None:
        self._model = model
        self._read: object = None
        self.record: RunRecord | None = None

    def read_again(self) -> bool:
        """Read the folder if there may be more in it; True if that was done."""
        run, subject = self._model.run, self._model.subject
        state = subject, run.id, run.state.value, len(run.history.epochs)
        if state == self._read:
            return False
        self._read, self.record = state, None
        if subject == "run":
            # Without one there is no run, or its page tells what is wrong with it.
            with suppress(RunError):
                self.record = read_run(run.folder)
        return True
