"""What several processes agree on, step by step: to go on, to stop, to fail.

If one left by itself the others would wait for it in their next step.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from cnnstudio.engine.errors import TrainingError
from cnnstudio.engine.ranks import Ranks, Said
from cnnstudio.graph.text import translate


class Agreement:
    """Holds back what goes wrong in one process until all of them know."""

    def __init__(self, ranks: Ranks) -> None:
        self._ranks = ranks
        self._problem: Exception | None = None

    @contextmanager
    def noticed(self) -> Iterator[None]:
        """Let what is raised inside wait for `reached`; alone there is nobody to ask.

        Nothing inside may need the others.
        """
        try:
            yield
        except Exception as error:
            if not self._ranks.are_many:
                raise
            self._problem = self._problem or error

    @contextmanager
    def together(self, step: int) -> Iterator[None]:
        """Do what one process may fail in, as `noticed` does; all go on, or none."""
        with self.noticed():
            yield
        self.reached(False, step)

    def reached(self, wants_to_stop: bool, step: int) -> bool:
        """Ask all processes, at the same step: True if one of them wants to stop.

        Raises what was noticed, or `TrainingError` if it was by another process.
        """
        said = Said.STOP if wants_to_stop else Said.GO_ON
        heard = self._ranks.most(said if self._problem is None else Said.FAILED)
        if self._problem is not None:
            raise self._problem
        if heard is Said.FAILED:
            text = translate(
                "Engine",
                "Another of the {count} processes could not go on at step {step:,}; "
                "what it printed says why.",
            )
            raise TrainingError(text.format(count=self._ranks.count, step=step))
        return heard is Said.STOP
