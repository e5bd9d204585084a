"""Which samples are looked at, and what the engine has shown of them."""

from __future__ import annotations

from typing import cast

import numpy as np
from PySide6.QtCore import QObject, Signal

from cnnstudio.bridge.data_messages import Part, SamplesShown, ShowSamples
from cnnstudio.bridge.message import Bytes
from cnnstudio.project.file_format import dumps
from cnnstudio.ui.data.controller import DataController
from cnnstudio.ui.data.parts import PARTS

PAGE = 60
SIDE = 64
"""Samples of a page, and the most pixels of a picture's longer side."""


class Samples(QObject):
    """A page of samples of one part, of one class or of all.

    `changed`: another page is wanted or has come. It asks only while it is seen.
    """

    changed = Signal()

    def __init__(self, controller: DataController) -> None:
        super().__init__(controller)
        self._controller = controller
        self.part: Part = "train"
        self.label = -1
        self.first = 0
        self.chosen = -1
        self.page: SamplesShown | None = None
        self.problem = ""
        self._visible = False
        self._asked: object = None
        self._sources = controller.sources_key()
        controller.described_anew.connect(self._renew)
        controller.changed.connect(self._follow)
        controller.document.reset.connect(self._begin)
        controller.questions.answered.connect(self._answered)
        controller.questions.failed.connect(self._failed)

    @property
    def total(self) -> int:
        """How many samples there are of this part and class."""
        return self.page.total if self.page is not None else 0

    @property
    def waits(self) -> bool:
        """Whether what is shown is not yet what was asked for."""
        return self._controller.questions.waits("samples")

    def set_visible(self, visible: bool) -> None:
        """Ask only while somebody looks."""
        self._visible = visible
        if visible:
            self._ask()

    def show_part(self, part: object) -> None:
        """Show another part, from its beginning."""
        if part in PARTS:
            self.part = cast("Part", part)
            self._turn(0)

    def show_label(self, label: int) -> None:
        """Show one class, from its beginning; -1: all."""
        self.label = label
        self._turn(0)

    def show_page(self, step: int) -> None:
        """Turn so many pages on, as far as there are some."""
        first = self.first + step * PAGE
        if 0 <= first < self.total:
            self._turn(first)

    def choose(self, index: int) -> None:
        """Choose a sample of the page; -1: none."""
        self.chosen = index
        self.changed.emit()

    def _turn(self, first: int) -> None:
        self.first, self.chosen = first, -1
        self._ask()
        self.changed.emit()

    def _begin(self) -> None:
        self.part, self.label, self.first, self.chosen = "train", -1, 0, -1
        self.page, self._asked, self.problem = None, None, ""
        self._controller.questions.cancel("samples")  # they would be of other data
        self.changed.emit()

    def _follow(self) -> None:
        """Show nothing of other data."""
        sources = self._controller.sources_key()
        if sources != self._sources:
            self._sources = sources
            self._begin()
        elif self.page is None and self._controller.described is not None:
            self._ask()

    def _renew(self) -> None:
        """The parts may hold other samples now."""
        self._asked = None
        if self._visible:
            self._ask()

    def _ask(self) -> None:
        document = self._controller.document
        controller = self._controller
        if not self._visible or controller.facts is None or controller.busy:
            return
        wanted = self.part, self.label, self.first
        if wanted != self._asked:
            self._asked = wanted
            text = dumps(document.project)
            self._controller.questions.ask(
                ShowSamples(0, text, self.part, self.label, self.first, PAGE, SIDE)
            )

    def _answered(self, answer: object) -> None:
        if not isinstance(answer, SamplesShown):
            return
        self.problem = answer.problem
        self.page = None if answer.problem else answer
        if self.page is not None and self.first and self.first >= self.page.total:
            self._turn(0)  # the part has become smaller
        self.changed.emit()

    def _failed(self, kind: str, sentence: str) -> None:
        if kind == "samples":
            self.problem, self._asked = sentence, None
            self.changed.emit()


def tiles_of(images: Bytes, masks: Bytes | None = None) -> Bytes:
    """Return (N, H, W) or (N, H, W, 3) of pictures (N, C, H, W), as tiles take them.

    Anything but one channel or three is shown by its first. A mask (N, H, W) darkens
    what belongs to class 0.
    """
    if images.ndim != 4 or not len(images):
        return np.zeros((0, 1, 1), np.uint8)
    if images.shape[1] == 3:
        tiles = np.ascontiguousarray(np.moveaxis(images, 1, 3))
    else:
        tiles = np.ascontiguousarray(images[:, 0])
    if masks is not None and masks.shape[:3] == tiles.shape[:3]:
        behind = masks == 0
        dark = tiles // 4
        tiles = np.where(behind[..., None] if tiles.ndim == 4 else behind, dark, tiles)
    return tiles
