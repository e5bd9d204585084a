"""One of several processes that train cannot go on: PROJECT OUT RANK HOW."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from cnnstudio.engine.data.batches import Batch
from cnnstudio.engine.errors import EngineError
from cnnstudio.engine.meter import not_finite
from cnnstudio.engine.ranks import ranks_of
from cnnstudio.engine.trainer import Trainer
from cnnstudio.project.file_format import dumps, load

AT = 3


def fail(trainer: Trainer, how: str) -> None:
    """Fill the disk, or have a number of a GPU found out to be none."""

    def full(*_given: object) -> str:
        raise OSError(28, "No space left")

    def judged(*_given: object) -> Iterator[None]:
        yield None
        full()

    def drawn(*_given: object) -> Iterator[Batch]:
        yield from ()
        full()

    if how == "disk":
        trainer.state.flush = full  # type: ignore[method-assign, assignment]
    elif how == "save":
        trainer.state.save = full  # type: ignore[method-assign, assignment]
    elif how == "judge":
        trainer.training.evaluated = judged  # type: ignore[method-assign, assignment]
    elif how == "batch":
        trainer.course.batches.epoch = drawn  # type: ignore[method-assign, assignment]
    else:
        trainer.training.meter.problem = not_finite(float("nan"), AT, 1, 0.1)


def main() -> int:
    """Print what is raised; 1 if it is a sentence."""
    path, out, rank, how = sys.argv[1:]
    ranks, project = ranks_of(), load(Path(path)).project
    trainer = Trainer(
        project, Path(out), run="r", project_text=dumps(project), ranks=ranks
    )
    try:
        for message in trainer.run():
            if message is None and trainer.step == AT and ranks.rank == int(rank):
                fail(trainer, how)
    except EngineError as error:
        # One write: two processes share the pipe, and print() writes the end of its
        # line on its own where PYTHONUNBUFFERED is set.
        sys.stdout.write(f"{ranks.rank} at {trainer.step}: {error.message}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
