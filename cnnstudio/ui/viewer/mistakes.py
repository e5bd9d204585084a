"""The images that the network gets wrong: has them found, and steps through them."""

from __future__ import annotations

from bisect import bisect_right
from itertools import count
from typing import Protocol

from PySide6.QtCore import QObject, Signal, SignalInstance

from cnnstudio.bridge.engine_messages import RequestFailed
from cnnstudio.bridge.look_messages import Evaluate, Evaluated
from cnnstudio.bridge.message import Message, Subject
from cnnstudio.graph.text import plural
from cnnstudio.ui.format import grouped
from cnnstudio.ui.viewer.confusion import ANY, Choice, Confusion
from cnnstudio.ui.viewer.subject import EnginePort

# The engine answers by number: these are told from those of other panels.
_FIRST_REQUEST = 2_000_000


class Inspected(Protocol):
    """What is looked at: the image, and whose weights."""

    changed: SignalInstance

    @property
    def index(self) -> int: ...
    @property
    def count(self) -> int: ...
    @property
    def subject(self) -> Subject: ...
    @property
    def is_held(self) -> bool: ...
    @property
    def differs_from_run(self) -> bool: ...
    @property
    def weights_key(self) -> object: ...
    def show_image(self, index: int) -> None: ...


class Mistakes(QObject):
    """Knows what the weights that are looked at say of every validation image.

    They are evaluated when somebody looks at the table (`set_visible`) or asks for a
    mistake, and again when the weights are others. `changed`: table, choice or note.
    """

    changed = Signal()

    def __init__(
        self, inspect: Inspected, client: EnginePort, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._inspect, self._client = inspect, client
        self._requests = count(_FIRST_REQUEST)
        self._request = -1
        self._asked: object = None  # the weights that are being evaluated
        self._known: object = None  # those of the table
        self._visible = self._steps = self._begins = False
        self._table: Confusion | None = None
        self._choice: Choice | None = None
        self._place = -1
        self._index = inspect.index
        self._said, self._wrapped, self._failure = "", False, ""
        client.received.connect(self._receive)
        client.died.connect(self._engine_died)
        inspect.changed.connect(self._follow)

    # What there is

    @property
    def table(self) -> Confusion | None:
        """What was found last; of other weights while `is_current` is False."""
        return self._table

    @property
    def is_current(self) -> bool:
        """True if the table is of the weights that are looked at."""
        return self._table is not None and self._known == self._inspect.weights_key

    @property
    def choice(self) -> Choice | None:
        """The cell, row or column whose images are stepped through; None: all."""
        return self._choice

    @property
    def failure(self) -> str:
        """Why there is no table, as a sentence; empty if nothing went wrong."""
        return self._failure

    @property
    def note(self) -> str:
        """Which of the mistakes the image is, or why there is none."""
        if self._said or self._table is None or not self.is_current:
            return self._said
        images = self._table.images(self._choice)
        if self._inspect.index not in images:
            return ""
        number, of = images.index(self._inspect.index) + 1, len(images)
        if of == 1 and self._choice is None:
            return self.tr("This is the only mistake.")
        if self._wrapped:
            text = self.tr("from the start: {0} of {1}")
        elif self._choice is None:
            text = self.tr("mistake {0} of {1}")
        else:
            text = f"{self.words(self._choice)}: " + self.tr("{0} of {1}")
        return text.format(grouped(number), grouped(of))

    def why_no_table(self) -> str:
        """Say why there is no table of mistakes; empty if there is, or will be."""
        if self._inspect.subject == "run":
            return ""
        if self._inspect.differs_from_run:
            return self.tr(
                "The network is no longer that of the run: train it, with F5."
            )
        return self.tr("This network is not trained yet: train it, with F5.")

    def words(self, choice: Choice) -> str:
        """Say a choice in words: "7 taken for 9"."""
        assert self._table is not None
        true, predicted = choice
        if predicted == ANY:
            text = self.tr("mistakes of true {0}")
        elif true == ANY:
            text = self.tr("wrongly taken for {1}")
        elif true == predicted:
            text = self.tr("{0} recognized")
        else:
            text = self.tr("{0} taken for {1}")
        names = (self._table.name(n) if n != ANY else "" for n in choice)
        return text.format(*names)

    def sentence(self, choice: Choice) -> str:
        """Say a choice with the number of its images."""
        assert self._table is not None
        number = len(self._table.images(choice))
        said = plural("Mistakes", number, "{words}: {n} image", "{words}: {n} images")
        return said.format(words=self.words(choice), n=grouped(number))

    # What is asked for

    def set_visible(self, visible: bool) -> None:
        """Say whether the table is looked at: then it follows the weights."""
        self._visible = visible
        self._follow()

    def choose(self, choice: Choice | None) -> None:
        """Step through these images from now on, and look at the first of them."""
        table = self._table
        if table is None:
            return
        images = table.images(choice)
        self._choice, self._place, self._wrapped, self._said = choice, -1, False, ""
        if choice is not None and images:
            self._show(images, 0)
        self.changed.emit()

    def recall(self, choice: Choice | None) -> None:
        """Step through these images from now on, without looking at the first."""
        if choice != self._choice:
            self._choice, self._place, self._wrapped, self._said = choice, -1, False, ""
            self.changed.emit()

    def step(self) -> None:
        """Look at the next mistake, or the next image of the choice, around."""
        self._said = ""
        if self._client.engine is None or not self._inspect.count:
            return
        if self.is_current:
            self._step()
        else:
            self._steps = True
            if self._failure:
                self._asked = None  # once more
            self._ask()
        self.changed.emit()

    def begin(self) -> None:
        """Look at the first of all mistakes, as soon as they are known."""
        self._choice, self._said, self._wrapped = None, "", False
        self._steps = self._begins = True
        if not self.is_current:
            self._ask()
        self._step_if_awaited()
        self.changed.emit()

    def _step_if_awaited(self) -> None:
        """Take the step that was asked for before table or images were there."""
        if self._steps and self.is_current and self._inspect.count:
            self._steps = False
            self._step()

    def _step(self) -> None:
        assert self._table is not None
        images = self._table.images(self._choice)
        here = self._inspect.index
        if not images:
            self._say_none()
            return
        if self._begins:
            place, self._begins = 0, False
        elif here in images:
            place = images.index(here) + 1
        elif self._choice is None:
            place = bisect_right(images, here)
        else:
            place = self._place + 1
        self._wrapped = place >= len(images)
        self._show(images, place % len(images))

    def _show(self, images: tuple[int, ...], place: int) -> None:
        self._place, self._index = place, images[place]
        self._inspect.show_image(images[place])

    def _say_none(self) -> None:
        assert self._table is not None
        if self._choice is not None:
            self._said = self.sentence(self._choice)
            return
        self._said = self.tr("No mistake among the {0} images.").format(
            grouped(self._table.count)
        )

    # The engine

    def _ask(self) -> None:
        """Have the weights of now evaluated, unless that is under way."""
        inspect = self._inspect
        key = inspect.weights_key
        if self._client.engine is None or not inspect.is_held or key == self._asked:
            return
        self._asked, self._request = key, next(self._requests)
        self._failure = ""
        self._client.submit(Evaluate(request=self._request, subject=inspect.subject))

    def _follow(self) -> None:
        """The weights or the image are others, or somebody begins to look."""
        if self._inspect.index != self._index:
            self._index, self._said, self._wrapped = self._inspect.index, "", False
        if self._table and self._table.found.subject != self._inspect.subject:
            self._table, self._choice = None, None
        wanted = self._visible and self._inspect.subject == "run"
        if (wanted or self._steps) and not self.is_current:
            self._ask()
        self._step_if_awaited()
        self.changed.emit()

    def _engine_died(self, _reason: str) -> None:
        self._asked, self._steps, self._begins = None, False, False

    def _receive(self, message: Message) -> None:
        match message:
            case Evaluated() if message.request == self._request:
                self._found(message)
            case RequestFailed() if message.request == self._request:
                self._said = self._failure = message.message
                self._steps = self._begins = False
                self.changed.emit()

    def _found(self, message: Evaluated) -> None:
        self._table, self._known, self._asked = Confusion(message), self._asked, None
        if self._choice is not None and max(self._choice) >= self._table.size:
            self._choice = None
        self._follow()
