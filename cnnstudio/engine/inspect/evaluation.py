"""What does the network say of every image? Answered slice by slice."""

from __future__ import annotations

import copy
import time

import numpy as np

from cnnstudio.bridge.look_messages import Evaluate, Evaluated
from cnnstudio.engine.answers import chances_of
from cnnstudio.engine.errors import EngineError
from cnnstudio.engine.inspect.subject import Subject, only_looking
from cnnstudio.graph.text import translate
from cnnstudio.project.adversarial import adversarial_pair

FIRST, LARGEST = 16, 128
"""Images of the first slice, and of any."""

SHORT, LONG = 0.01, 0.04
"""Seconds: a slice that took less is followed by a larger one, and the reverse."""


class Evaluation:
    """Classifies a part of the data, a slice each time that `go_on` is called.

    If the weights `change` meanwhile, those of the beginning are kept as a copy: a
    table of which each part comes from other weights would be nobody's.
    """

    def __init__(self, request: Evaluate, subject: Subject, changes: bool) -> None:
        if not subject.network.output_node:
            raise EngineError(
                translate("Engine", "Without an Output the network classifies nothing.")
            )
        if subject.dataset.task != "classes":
            raise EngineError(
                translate(
                    "Engine",
                    "The samples of these data do not have one class each, so "
                    "there are no mistakes to count.",
                )
            )
        data = subject.dataset
        if data.task != "classes" or adversarial_pair(subject.network.graph):
            raise EngineError(
                translate(
                    "Engine",
                    "A table of mistakes is made of classes, but here each sample has "
                    "another kind of target.",
                )
            )
        self.request = request
        self._subject = subject
        self._network = copy.deepcopy(subject.network) if changes else subject.network
        count = subject.dataset.size(request.part)
        self._predicted = np.zeros(count, np.int32)
        self._probability = np.zeros(count, np.float32)
        self._of_label = np.zeros(count, np.float32)
        self._done, self._slice = 0, FIRST

    def go_on(self) -> Evaluated | None:
        """Classify some more images; the answer once all are done."""
        start = time.perf_counter()
        if self._done < len(self._predicted):
            self._classify(self._done, self._done + self._slice)
        seconds = time.perf_counter() - start
        if seconds < SHORT:
            self._slice = min(LARGEST, 2 * self._slice)
        elif seconds > LONG:
            self._slice = max(1, self._slice // 2)
        return self._answer() if self._done >= len(self._predicted) else None

    def _classify(self, first: int, end: int) -> None:
        dataset, network = self._subject.dataset, self._network
        indices = dataset.parts[self.request.part][first:end]
        with only_looking(network):
            inputs = dataset.prepared(indices)
            inputs = inputs.contiguous(memory_format=network.memory_format)
            shares = chances_of(network(inputs))
            highest = shares.max(1)
            labels = dataset.targets_of(indices).to(shares.device)
            own = shares.gather(1, labels[:, None])[:, 0]
        self._done = first + len(indices)
        self._of_label[first : self._done] = own.cpu().numpy()
        self._probability[first : self._done] = highest.values.cpu().numpy()
        self._predicted[first : self._done] = highest.indices.cpu().numpy()

    def _answer(self) -> Evaluated:
        subject, part = self._subject, self.request.part
        labels = subject.dataset.targets_of(subject.dataset.parts[part])
        return Evaluated(
            request=self.request.request,
            subject=subject.name,
            run=subject.run,
            epoch=subject.epoch,
            step=subject.step,
            part=part,
            classes=subject.dataset.classes,
            labels=labels.cpu().numpy().astype(np.int32),
            predicted=self._predicted,
            probability=self._probability,
            of_label=self._of_label,
        )
