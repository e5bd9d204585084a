"""What a layer gives for one image after each epoch of a run."""

from __future__ import annotations

from collections.abc import Generator

import numpy as np

from cnnstudio.bridge.look_messages import StudyProgress
from cnnstudio.bridge.tiles import as_maps
from cnnstudio.bridge.time_messages import NO_MAPS, MapsOverTime, MapsOverTimeOf
from cnnstudio.engine.errors import EngineError
from cnnstudio.engine.inspect.arrays import as_array
from cnnstudio.engine.inspect.maps import values_in
from cnnstudio.engine.inspect.studies import Looked, Slices, studies
from cnnstudio.engine.inspect.subject import Subject


@studies(MapsOverTimeOf)
def maps_over_time(looked: Looked, asked: MapsOverTimeOf) -> Slices:
    """Answer with one map (H, W) for each epoch, in the order that is asked for."""
    inputs, found, epochs = looked.sample.prepared, [], []
    for number, epoch in enumerate(asked.epochs, 1):
        subject = yield from subject_after(looked, epoch)
        if subject is None:
            continue
        outputs = values_in(subject.network, inputs, {asked.node})
        if asked.node in outputs:
            maps = as_maps(as_array(outputs[asked.node]))
            if 0 <= asked.channel < len(maps):
                found.append(maps[asked.channel])
                epochs.append(subject.epoch)
        yield StudyProgress(asked.request, number, len(asked.epochs))
    return MapsOverTime(
        **looked.fields(),
        node=asked.node,
        channel=asked.channel,
        epochs=np.array(epochs, np.int32),
        maps=np.stack(found) if found else NO_MAPS,
    )


def subject_after(looked: Looked, epoch: int) -> Generator[None, None, Subject | None]:
    """Return the run after an epoch; None if its weights cannot be had.

    One that was thinned out meanwhile, or whose file is damaged, is left out: asked for
    by itself, it says why.
    """
    try:
        return (yield from looked.after(epoch))
    except EngineError:
        return None
