"""A person's own image on its way to the engine: the newest one wins."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Literal, Protocol

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal, SignalInstance

from cnnstudio.bridge.engine_messages import EngineReady
from cnnstudio.bridge.look_messages import Maps
from cnnstudio.bridge.message import Message, Part
from cnnstudio.bridge.sample_messages import ShowImage
from cnnstudio.ui.viewer.model.subject import EnginePort

Source = Literal["drawn", "opened"]
Pixels = NDArray[np.uint8]

BETWEEN = 0.1
"""Seconds between two answers that are shown while newer images wait."""


class Inspected(Protocol):
    """What is looked at: which image, and what came of it."""

    changed: SignalInstance

    @property
    def part(self) -> Part: ...
    @property
    def index(self) -> int: ...
    @property
    def maps(self) -> Maps | None: ...
    @property
    def failure(self) -> str: ...
    def show_part(self, part: Part, index: int = 0, quietly: bool = False) -> None: ...


class OwnImages(QObject):
    """Numbers own images, hands them to the engine, and has them looked at.

    While one is on its way no other is sent; of those that come meanwhile only the
    newest is. Each has a number of its own, so that an answer is of one image forever.
    """

    changed = Signal()

    def __init__(
        self, inspect: Inspected, client: EnginePort, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._inspect, self._client = inspect, client
        self._number = -1
        self._sent: dict[int, tuple[Source, Pixels]] = {}
        self._next: tuple[Source, Pixels] | None = None
        self._on_its_way = False
        self.clock: Callable[[], float] = time.monotonic
        self._shown = float("-inf")
        client.received.connect(self._receive)
        client.died.connect(self._engine_died)
        inspect.changed.connect(self._follow)

    @property
    def source(self) -> Source | None:
        """Where the image that is looked at comes from; None if it is of the data."""
        if self._inspect.part != "own":
            return None
        known = self._sent.get(self._inspect.index)
        return known[0] if known is not None else None

    def pixels(self) -> Pixels | None:
        """The image that is looked at as it was sent; None if it is of the data."""
        known = self._sent.get(self._inspect.index)
        return known[1] if known is not None and self.source else None

    def show(self, source: Source, pixels: Pixels) -> None:
        """Look at bytes (C, H, W) of a size that the data's pictures have."""
        if self._on_its_way and self._is_awaited():
            self._next = source, pixels
            return
        self._send(source, pixels)

    def look_at(self, source: Source) -> bool:
        """Look at the last image of a source again; False if there is none."""
        numbers = [n for n, (kind, _) in self._sent.items() if kind == source]
        number = max(numbers, default=-1)
        if number < 0:
            return False
        pixels = self._sent[number][1]
        # As a new one: the engine may have forgotten it.
        self._send(source, pixels)
        return True

    def passes_over(self, maps: Maps) -> bool:
        """Tell whether an answer need not be shown: a newer image waits already.

        While one draws ten answers a second are shown, and the last one always.
        """
        if maps.part != "own":
            return False
        now = self.clock()
        is_early = now - self._shown < BETWEEN
        if self._next is None or not is_early:
            self._shown = now
            return False
        self._send(*self._next, quietly=True)
        return True

    def forget(self) -> None:
        """Another project is opened: its images are others."""
        self._sent.clear()
        self._next, self._on_its_way = None, False

    def _send(self, source: Source, pixels: Pixels, quietly: bool = False) -> None:
        self._number += 1
        self._next, self._on_its_way = None, True
        older = [n for n, (kind, _) in self._sent.items() if kind == source]
        for number in older[:-1]:  # the last one is still looked at until the answer
            del self._sent[number]
        self._sent[self._number] = source, pixels
        self._client.submit(ShowImage(self._number, pixels))
        self._inspect.show_part("own", self._number, quietly)
        if not quietly:
            self.changed.emit()

    def _is_awaited(self) -> bool:
        """True while the image that was sent is the one that is looked at."""
        inspect = self._inspect
        return (inspect.part, inspect.index) == ("own", self._number)

    def _follow(self) -> None:
        """Send the next image once the last one was answered or refused."""
        maps = self._inspect.maps
        answered = maps is not None and (maps.part, maps.index) == ("own", self._number)
        if self._on_its_way and (answered or self._inspect.failure):
            self._on_its_way = False
            if self._next is not None:
                self._send(*self._next)

    def _receive(self, message: Message) -> None:
        if isinstance(message, EngineReady):
            # A new engine knows none; it is told before anybody asks for one.
            for number, (_, pixels) in self._sent.items():
                self._client.submit(ShowImage(number, pixels))

    def _engine_died(self, _reason: str) -> None:
        self._on_its_way, self._next = False, None
