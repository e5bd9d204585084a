"""What a layer gives for one image after each epoch of a run."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from cnnstudio.bridge.look_messages import StudyProgress
from cnnstudio.bridge.time_messages import NO_MAPS, MapsOverTime, MapsOverTimeOf
from cnnstudio.engine.errors import EngineError
from cnnstudio.engine.inspect.arrays import as_array
from cnnstudio.engine.inspect.maps import values_in
from cnnstudio.engine.inspect.studies import Looked, Slices, studies
from cnnstudio.engine.inspect.subject import Subject
from cnnstudio.engine.inspect.tiles import as_maps


@studies(MapsOverTimeOf)
def maps_over_time(looked: Looked, asked: MapsOverTimeOf) -> Slices:
    """Answer with one map (H, W) for each epoch, in the order that is asked for."""
    inputs, found, epochs = looked.sample.prepared, [], []
    for number, subject in enumerate(subjects_after(looked, asked.epochs), 1):
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


def subjects_after(looked: Looked, epochs: tuple[int, ...]) -> Iterator[Subject]:
    """Yield the run after each of the epochs whose weights can be had.

    One that was thinned out meanwhile, or whose file is damaged, is left out: asked for
    by itself, it says why.
    """
    for epoch in epochs:
        try:
            subject = looked.after(epoch)
        except EngineError:
            continue
        yield subject
