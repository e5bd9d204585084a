"""A study on its way: answered at once, or slice by slice between other work."""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import replace
from inspect import isgeneratorfunction

from cnnstudio.bridge.look_messages import StudyProgress
from cnnstudio.bridge.message import Studied, Study
from cnnstudio.engine.inspect.all import STUDIES
from cnnstudio.engine.inspect.epochs import EpochNetworks
from cnnstudio.engine.inspect.studies import Looked, Slices
from cnnstudio.engine.inspect.subject import Subject, untouched
from cnnstudio.engine.network import Network

Coming = Generator[None, None, Subject]
"""Reads weights, slice by slice."""


class Work:
    """Has a question answered; what takes long goes on with each `go_on`.

    If the weights change meanwhile, those of the beginning are kept as a copy: an
    answer of which each part comes from other weights would be nobody's.
    """

    def __init__(
        self,
        subject: Subject,
        request: Study,
        epochs: EpochNetworks,
        copied: Callable[[Network], Network] | None = None,
        coming: Coming | None = None,
    ) -> None:
        """Begin; `coming` reads what is looked at in the place of the subject.

        `copied` returns a copy of a network whose weights change.
        """
        self.request = request
        self.answer: Studied | None = None
        self._slices: Slices | None = None
        self._epochs = epochs
        self._network = subject.network
        if coming is not None:
            self._slices = self._with(coming)
            return
        if copied is not None and isgeneratorfunction(STUDIES[type(request)]):
            subject = replace(subject, network=copied(subject.network))
            self._network = subject.network
        with untouched(self._network):
            found = self._asked(subject)
        if isinstance(found, Generator):
            self._slices = found
        else:
            self.answer = found

    def _asked(self, subject: Subject) -> Studied | Slices:
        answerer = STUDIES[type(self.request)]
        return answerer(Looked(subject, self.request, self._epochs), self.request)

    def _with(self, coming: Coming) -> Slices:
        subject = yield from coming
        self._network = subject.network
        yield None  # from now on it is that network which is left untouched
        found = self._asked(subject)
        return (yield from found) if isinstance(found, Generator) else found

    @property
    def network(self) -> Network:
        """What is looked at."""
        return self._network

    @property
    def is_done(self) -> bool:
        """True once there is an answer."""
        return self._slices is None

    def give_up(self) -> None:
        """Let go of what is held, and wait for no file: nobody wants the answer.

        To forget it is not enough: its slices know it, as it knows them.
        """
        if self._slices is not None:
            with untouched(self._network):
                self._slices.close()
            self._slices = None

    def go_on(self) -> Studied | StudyProgress | None:
        """Do the next slice; return progress, the answer if it was the last, or None.

        Raises what the study raises; it is over then.
        """
        assert self._slices is not None
        try:
            with untouched(self._network):
                return next(self._slices)
        except StopIteration as end:
            self._slices = None
            self.answer = end.value
            return self.answer
