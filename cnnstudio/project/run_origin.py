"""A new run that begins with the weights that another one had after an epoch."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from cnnstudio.graph.text import translate
from cnnstudio.project.records import CheckpointRecord, RunError
from cnnstudio.project.run_moving import link_or_copy
from cnnstudio.project.runs import RunFolder, read_run


def begin_with(folder: RunFolder, source: Path, known: CheckpointRecord) -> None:
    """Let a run that was just made begin with weights from the folder of another.

    They become its initial weights. It is called after where they come from, in the
    same step in which it is said to have them. Raises `RunError` and `WriteError`.
    """
    origin = read_run(source)
    try:
        link_or_copy(str(source / known.file), str(folder.path / known.file))
    except OSError as error:
        raise RunError(
            translate(
                "Files", "{file} of {run} cannot be taken over: {reason}."
            ).format(
                file=known.file, run=origin.title, reason=error.strerror or error
            )
        ) from error
    said = translate("Files", "{run}, epoch {epoch}").format(
        run=origin.title, epoch=known.epoch
    )
    folder.update(
        name=translate("Files", "{name} from {origin}").format(
            name=folder.read().name, origin=said
        ),
        origin=said,
        initial=replace(known, epoch=0, step=0, is_epoch=True, is_resumable=False),
    )
