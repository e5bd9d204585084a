"""Maps of epochs that were looked at, so that a second look needs no engine."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import replace

from cnnstudio.bridge.look_messages import Capture, Maps
from cnnstudio.ui.viewer.model.studies import size_of

ROOM = 128 * 2**20
"""Bytes of maps that are remembered; the least recently used are forgotten."""


class MapsMemory:
    """Answers by run and question: the kept weights of an epoch never change."""

    def __init__(self, room: int = ROOM) -> None:
        self._room = room
        self._maps: OrderedDict[tuple[str, Capture], Maps] = OrderedDict()
        self._bytes = 0

    def recall(self, run: str, asked: Capture) -> Maps | None:
        """Return the answer to a question about an epoch, if it is remembered."""
        key = run, replace(asked, request=0)
        if not asked.epoch or key not in self._maps:
            return None
        self._maps.move_to_end(key)
        return self._maps[key]

    def keep(self, run: str, asked: Capture, maps: Maps) -> None:
        """Remember an answer, unless it is about weights that may change."""
        key = run, replace(asked, request=0)
        if not asked.epoch or key in self._maps:
            return
        self._maps[key] = maps
        self._bytes += size_of(maps)
        while self._bytes > self._room and len(self._maps) > 1:
            _, oldest = self._maps.popitem(last=False)
            self._bytes -= size_of(oldest)
