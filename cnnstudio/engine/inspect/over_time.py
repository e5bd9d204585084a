"""What a layer gives for one image after each epoch of a run."""

from __future__ import annotations

import numpy as np
import torch

from cnnstudio.bridge.look_messages import StudyProgress
from cnnstudio.bridge.time_messages import MapsOverTime, MapsOverTimeOf
from cnnstudio.engine.inspect.maps import forward, plain_array
from cnnstudio.engine.inspect.studies import Looked, Slices, studies


@studies(MapsOverTimeOf)
def maps_over_time(looked: Looked, asked: MapsOverTimeOf) -> Slices:
    """Answer with one map (H, W) for each epoch, in the order that is asked for."""
    inputs, found, epochs = looked.sample.prepared, [], []
    for number, epoch in enumerate(asked.epochs, 1):
        subject = looked.after(epoch)
        if asked.node not in subject.network.node_ids:
            break
        outputs, _ = forward(subject.network, inputs, {asked.node})
        maps = as_maps(outputs[asked.node])
        if asked.channel < len(maps):
            found.append(plain_array(maps[asked.channel]))
            epochs.append(subject.epoch)
        yield StudyProgress(asked.request, number / len(asked.epochs))
    return MapsOverTime(
        **looked.fields(),
        node=asked.node,
        channel=asked.channel,
        epochs=np.array(epochs, np.int32),
        maps=np.stack(found) if found else np.zeros((0, 1, 1), np.float32),
    )


def as_maps(output: torch.Tensor) -> torch.Tensor:
    """Return an output of one sample as maps (C, H, W); a vector is one row."""
    if output.dim() == 1:
        return output.reshape(1, 1, -1)
    return output.reshape(-1, *output.shape[-2:])
