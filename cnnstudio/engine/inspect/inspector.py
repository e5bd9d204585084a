"""Answers what the window wants to see; repeats a capture while a run trains."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace

from cnnstudio.bridge import message
from cnnstudio.bridge.look_messages import CancelCapture, CancelStudy, Capture, Maps
from cnnstudio.bridge.message import Message, Study
from cnnstudio.bridge.sample_messages import ShowImage
from cnnstudio.engine.errors import EngineError
from cnnstudio.engine.explain import refusal
from cnnstudio.engine.inspect.elsewhere import subject_elsewhere
from cnnstudio.engine.inspect.epochs import EpochNetworks
from cnnstudio.engine.inspect.maps import Lens, capture, lens_for
from cnnstudio.engine.inspect.pace import CapturePace, RunClock
from cnnstudio.engine.inspect.samples import OwnImages
from cnnstudio.engine.inspect.subject import Copies, Subject
from cnnstudio.engine.inspect.work import Coming, Work
from cnnstudio.engine.network import Network
from cnnstudio.graph.text import marked, translate

ALL_EVERY = 0.5
"""Seconds between two repeated captures of all nodes; between them only `detail`."""

MISSING = {
    "run": marked(
        "Engine", "There is no run to look into: train, or open a finished run."
    ),
    "document": marked(
        "Engine", "There is no network to look into: it cannot be built yet."
    ),
}


class Inspector:
    """Knows the networks that can be looked into; the worker calls it between steps."""

    def __init__(self) -> None:
        self.clock = RunClock()
        self._own = OwnImages()
        self._subjects: dict[message.Subject, Subject] = {}
        self._hidden: dict[message.Subject, str] = {}
        self._epochs = EpochNetworks()
        self._works: dict[type[Study], Work] = {}
        self._copies = Copies()
        self._coming: tuple[Capture, Coming] | None = None
        self._repeated: Capture | None = None
        self._pace = CapturePace()
        self._all_at = float("-inf")
        self._lens: Lens | None = None
        self._note: Callable[[float], None] | None = None

    def show(self, subject: Subject) -> None:
        """Make a network one that can be looked into, in the place of the last."""
        known = self._subjects.get(subject.name)
        new = known is None or known.network is not subject.network
        if new or (known is not None and known.dataset is not subject.dataset):
            self._lens = None
        self._subjects[subject.name] = replace(subject, own=self._own)

    def hide(self, name: message.Subject, why: str = "") -> None:
        """Forget a network; who asks for it is told `why` there is none."""
        self._subjects.pop(name, None)
        self._hidden[name] = why

    def answer(
        self, request: Capture | CancelCapture | ShowImage | Study | CancelStudy
    ) -> Message | None:
        """Show, stop showing, study or begin to; raises `EngineError`."""
        match request:
            case CancelCapture():
                self._repeated = None
                self._copies.forget()
                return None
            case ShowImage():
                self._own.put(request.index, request.pixels)
                self._lens = None
                return None
            case CancelStudy():
                for kind, work in list(self._works.items()):
                    if work.request.request == request.request:
                        self._give_up(kind)
                return None
            case Study():
                self._give_up(type(request))  # also if this one is refused
                return self._begin(request)
        # The document's weights never change by themselves.
        again = request.every > 0 and request.subject == "run" and not request.epoch
        self._repeated, self._lens = (request if again else None), None
        self._coming = None
        subject, coming = self._subject_of(request)
        if coming is None:
            return self._capture(subject, request, whole=True)
        self._coming = request, coming
        return None

    def begin_run(self, note: Callable[[float], None]) -> None:
        """Open a run's account; `note` is told the seconds of each capture.

        Time counts from `clock.start()` on.
        """
        self.clock, self._pace, self._note = RunClock(), CapturePace(), note
        self._all_at = float("-inf")

    def end_run(self) -> None:
        """Repeat nothing more by itself: the weights stay as they are."""
        self.clock.pause()
        self._note = None
        self._copies.forget()

    def is_due(self) -> bool:
        """Tell whether the repeated capture should be taken again now."""
        request = self._repeated
        return request is not None and self._pace.is_due(
            self.clock.seconds, request.every
        )

    def repeat(self, *, whole: bool = False) -> Message:
        """Take the repeated capture again, of the network that trains.

        All its nodes are small pictures that need not follow as fast as the maps that
        are looked at: unless the `whole` is wanted, these come alone most of the time,
        and nothing behind them is computed. One that fails is not repeated any more,
        and costs the run nothing else.
        """
        request, subject = self._repeated, self._subjects["run"]
        assert request is not None
        late = self.clock.seconds - self._all_at >= ALL_EVERY
        whole = whole or late or not request.detail
        try:
            return self._capture(subject, request, whole=whole)
        except Exception as error:
            self._repeated = None
            return refusal(request, error)

    @property
    def repeats(self) -> bool:
        """True while somebody looks at the network that trains."""
        return self._repeated is not None

    @property
    def patience(self) -> float | None:
        """Seconds to wait for a request before `work_on`; None if nothing is to do."""
        return 0.0 if self._works or self._coming else None

    def work_on(self) -> Message | None:
        """Do the next slice of what has waited longest; return what there is to say.

        Maps of an epoch come before all studies.
        """
        if self._coming is not None:
            return self._read_on(*self._coming)
        if not self._works:
            return None
        kind = next(iter(self._works))
        work = self._works.pop(kind)
        start = time.perf_counter()
        answer: Message | None
        try:
            answer = work.go_on()
        except Exception as error:
            answer = refusal(work.request, error)
        else:
            if not work.is_done:
                self._works[kind] = work  # behind the others
        self._account(time.perf_counter() - start)
        return answer

    def _give_up(self, kind: type[Study]) -> None:
        work = self._works.pop(kind, None)
        if work is not None:
            work.give_up()

    def _begin(self, request: Study) -> Message | None:
        """Answer a study at once, or put it among those that are worked on."""
        start = time.perf_counter()
        subject, coming = self._subject_of(request)
        changes = self._note is not None and request.subject == "run"
        kept = bool(request.epoch) or request.is_elsewhere
        copied = self._copied if changes and not kept else None
        work = Work(subject, request, self._epochs, copied, coming)
        if not work.is_done:
            self._works[type(request)] = work
        self._account(time.perf_counter() - start)
        return work.answer

    def _copied(self, network: Network) -> Network:
        used = [work.network for work in self._works.values()]
        return self._copies.take(network, used)

    def _read_on(self, request: Capture, coming: Coming) -> Message | None:
        """Read on in the weights of an epoch; once they are there, look at them."""
        start = time.perf_counter()
        try:
            next(coming)
        except StopIteration as there:
            self._coming = None
            return self._captured(there.value, request)
        except Exception as error:
            self._coming = None
            return refusal(request, error)
        self._account(time.perf_counter() - start)
        return None

    def _captured(self, subject: Subject, request: Capture) -> Message:
        try:
            return self._capture(subject, request, whole=True)
        except Exception as error:
            return refusal(request, error)

    def _subject_of(self, request: Study | Capture) -> tuple[Subject, Coming | None]:
        """Return what is asked about, or what is shown and the way to the former."""
        shown = self._shown(request)
        if isinstance(request, Study) and request.is_elsewhere:
            coming = subject_elsewhere(shown, request, self._epochs)
        elif request.epoch:
            coming = self._epochs.fetched(shown, request.epoch)
        else:
            return shown, None
        try:
            next(coming)
        except StopIteration as there:
            return there.value, None
        return shown, coming

    def _shown(self, request: Capture | Study) -> Subject:
        """Return the network that is shown; raises `EngineError` if there is none."""
        subject = self._subjects.get(request.subject)
        if subject is None:
            why = self._hidden.get(request.subject)
            raise EngineError(why or translate("Engine", MISSING[request.subject]))
        return subject

    def _capture(self, subject: Subject, request: Capture, *, whole: bool) -> Maps:
        """Look, and note what that took; `whole` too if the image is a new one."""
        start = time.perf_counter()
        if self._lens is None or self._lens.network is not subject.network:
            self._lens, whole = lens_for(subject, request), True
        maps = capture(subject, request, self._lens, whole=whole)
        if self._repeated is None:
            self._lens = None  # it would keep a network that nobody has any more
        seconds = time.perf_counter() - start
        if whole:
            self._all_at = self.clock.seconds
        self._pace.took(self.clock.seconds, seconds)
        self._account(seconds)
        return maps

    def _account(self, seconds: float) -> None:
        if self._note is not None:
            self._note(seconds)
