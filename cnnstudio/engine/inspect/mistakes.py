"""Which images does the network get wrong?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import torch

from cnnstudio.bridge.messages import FindMistake, MistakeFound
from cnnstudio.engine.data.split import Part
from cnnstudio.engine.errors import EngineError
from cnnstudio.engine.inspect.subject import Subject, only_looking
from cnnstudio.graph.text import translate

if TYPE_CHECKING:
    from numpy.typing import NDArray

BATCH = 128
UNKNOWN, RIGHT, WRONG = -1, 0, 1


class MistakeFinder:
    """Looks through a part of the data; remembers its verdicts while weights stay."""

    def __init__(self) -> None:
        self._subject: Subject | None = None
        self._verdicts: dict[str, NDArray[np.int8]] = {}

    def find(self, subject: Subject, request: FindMistake) -> MistakeFound:
        """Return the first mistake from the index on, that one included.

        Goes around the part once in the direction of `step`; only as many images
        are classified as that takes.
        """
        if not subject.network.output_node:
            raise EngineError(
                translate("Engine", "Without an Output the network classifies nothing.")
            )
        if not _same_weights(subject, self._subject):
            self._subject, self._verdicts = subject, {}
        count = subject.dataset.size(request.part)
        verdicts = self._verdicts.setdefault(
            request.part, np.full(count, UNKNOWN, np.int8)
        )
        order = (request.index + request.step * np.arange(count)) % count
        for first in range(0, count, BATCH):
            numbers = order[first : first + BATCH]
            unknown = numbers[verdicts[numbers] == UNKNOWN]
            if len(unknown):
                verdicts[unknown] = _judge(subject, request.part, unknown)
            wrong = numbers[verdicts[numbers] == WRONG]
            if len(wrong):
                return MistakeFound(request.request, request.part, int(wrong[0]))
        return MistakeFound(request.request, request.part, -1)


def _same_weights(one: Subject, other: Subject | None) -> bool:
    return (
        other is not None
        and one.network is other.network
        and one.dataset is other.dataset
        and (one.epoch, one.step) == (other.epoch, other.step)
    )


def _judge(subject: Subject, part: Part, numbers: NDArray[np.intp]) -> NDArray[np.int8]:
    dataset = subject.dataset
    rows = torch.from_numpy(numbers).to(dataset.device)
    indices = dataset.parts[part].index_select(0, rows)
    with only_looking(subject.network):
        inputs = dataset.prepared(indices)
        inputs = inputs.contiguous(memory_format=subject.network.memory_format)
        wrong = subject.network(inputs).argmax(1) != dataset.labels[indices]
    return np.asarray(wrong.cpu().numpy(), dtype=np.int8)
