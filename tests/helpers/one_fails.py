"""One of several processes that train cannot go on: PROJECT OUT RANK-HOW ...

One run after the other, into the folder OUT/RANK-HOW each: what takes long is the start
of the processes.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from torch import distributed
from torch._C._distributed_c10d import PrefixStore, TCPStore

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


JOIN = distributed.init_process_group


def meet_anew(case: str) -> None:
    """Have the processes of the next run look for each other under its name.

    In one store torch finds the addresses of an earlier meeting, which lead nowhere.
    """
    place = os.environ["MASTER_ADDR"], int(os.environ["MASTER_PORT"])
    store = PrefixStore(case, TCPStore(*place, is_master=False))
    ranks = ranks_of()
    distributed.init_process_group = partial(
        JOIN, store=store, rank=ranks.rank, world_size=ranks.count
    )


def tell(project_file: Path, folder: Path, rank: int, how: str) -> None:
    """Train until one process fails, and print what is raised."""
    ranks, project = ranks_of(), load(project_file).project
    trainer = Trainer(
        project, folder, run="r", project_text=dumps(project), ranks=ranks
    )
    try:
        for message in trainer.run():
            if message is None and trainer.step == AT and ranks.rank == rank:
                fail(trainer, how)
    except EngineError as error:
        # One write: two processes share the pipe, and print() writes the end of its
        # line on its own where PYTHONUNBUFFERED is set.
        place = f"{folder.name} {ranks.rank} at {trainer.step}"
        sys.stdout.write(f"{place}: {error.message}\n")
        sys.stdout.flush()


def main() -> None:
    project, out, *cases = sys.argv[1:]
    for case in cases:
        meet_anew(case)
        rank, _, how = case.partition("-")
        tell(Path(project), Path(out) / case, int(rank), how)


if __name__ == "__main__":
    main()
