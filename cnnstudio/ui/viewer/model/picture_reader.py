"""Pictures of a person's own: from a file, a folder or the clipboard to the engine."""

from __future__ import annotations

from dataclasses import replace
from itertools import count

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QMimeData, QObject, QTimer, Signal
from PySide6.QtGui import QImage

from cnnstudio.bridge.engine_messages import CancelJob, EngineReady, RequestFailed
from cnnstudio.bridge.message import Message
from cnnstudio.bridge.sample_messages import OpenPicture, PictureOpened
from cnnstudio.ui.document import Document
from cnnstudio.ui.drop import dropped_path
from cnnstudio.ui.viewer.model.own import OwnImages
from cnnstudio.ui.viewer.model.picture_plan import plan_of
from cnnstudio.ui.viewer.model.subject import EnginePort

PATIENCE = 20_000
"""Milliseconds that one picture may take."""

LARGEST = 50_000_000
"""Pixels of a picture from the clipboard, as of any file."""

# The engine answers by number: these are told from those of other panels.
_FIRST_REQUEST = 8_000_000
_NONE = -1


class PictureReader(QObject):
    """Has pictures read beside the engine, and shows what was read.

    `changed`: a picture is being read, was read, or could not be (`problem`); or one
    can be read now, or no more.
    """

    changed = Signal()

    def __init__(
        self, document: Document, own: OwnImages, client: EnginePort, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._document, self._own, self._client = document, own, client
        self._requests = count(_FIRST_REQUEST)
        self._request = _NONE
        self._path = ""
        self.opened: PictureOpened | None = None
        self.problem = ""
        self._limit = QTimer(self)
        self._limit.setSingleShot(True)
        self._limit.timeout.connect(self._takes_too_long)
        client.received.connect(self._receive)
        client.died.connect(self._engine_died)
        document.reset.connect(self._forget)

    @property
    def is_reading(self) -> bool:
        """True while a picture is on its way."""
        return self._request != _NONE

    @property
    def number(self) -> int:
        """Which picture of the folder was read last, from 0."""
        return self.opened.number if self.opened is not None else 0

    @property
    def count(self) -> int:
        """How many pictures the folder has; 1 for a file, 0 for nothing."""
        return self.opened.count if self.opened is not None else 0

    def why_not(self) -> str:
        """Say why no picture can be opened; empty if one can."""
        if self._client.state == "dead":
            return self.tr("The engine is not running.")
        if self._client.engine is None:
            return self.tr("The engine is starting.")
        if plan_of(self._document.project) is None:
            return self.tr("The data of this project are no images.")
        return ""

    def open(self, path: str, number: int = 0) -> None:
        """Read a picture, or one of a folder's."""
        self._path = path
        self._ask(OpenPicture(0, path, number))

    def step(self, step: int) -> None:
        """Read the next picture of the folder, or the one before."""
        if self._path and self.count > 1:
            self.open(self._path, (self.number + step) % self.count)

    def take(self, data: QMimeData | None) -> bool:
        """Read what was dropped or copied; False if there is no picture in it.

        Of a clipboard that holds nothing there are no data at all.
        """
        if data is None:
            return False
        path = dropped_path(data)
        if path is not None:
            self.open(str(path))
            return True
        if not data.hasImage():
            return False
        image = data.imageData()
        if not isinstance(image, QImage) or image.isNull():
            return False
        self._take_image(image)
        return True

    def say(self, problem: str) -> None:
        """Say what cannot be done."""
        self.problem = problem
        self.changed.emit()

    def _take_image(self, image: QImage) -> None:
        self._path = ""
        if image.width() * image.height() > LARGEST:
            text = self.tr(
                "The picture on the clipboard has {0} million pixels; the limit is "
                "{1}. Copy a smaller one."
            )
            size = round(image.width() * image.height() / 1e6)
            self.say(text.format(size, LARGEST // 1_000_000))
            return
        self._ask(OpenPicture(0, pixels=rgba_of(image)))

    def _ask(self, question: OpenPicture) -> None:
        plan = plan_of(self._document.project)
        reason = self.why_not()
        if plan is None or reason:
            self.say(reason)
            return
        self._cancel()
        self.problem = ""
        self._request = next(self._requests)
        self._limit.start(PATIENCE)
        self._client.submit(
            replace(
                question,
                request=self._request,
                channels=plan.channels,
                height=plan.height,
                width=plan.width,
                resize=plan.resize,
            )
        )
        self.changed.emit()

    def _cancel(self) -> None:
        """End what reads a picture that nobody waits for any more."""
        if self.is_reading:
            self._client.submit(CancelJob(self._request))
        self._request = _NONE

    def _takes_too_long(self) -> None:
        self._cancel()
        text = self.tr(
            "The picture took longer than {0} seconds to read, so it was given up. "
            "Open another one."
        )
        self.say(text.format(PATIENCE // 1_000))

    def _receive(self, message: Message) -> None:
        match message:
            case PictureOpened() if message.request == self._request:
                self._over()
                self._found(message)
            case RequestFailed() if message.request == self._request:
                self._over()
                self.say(message.message)
            case EngineReady():
                self.changed.emit()  # one can open a picture now

    def _found(self, message: PictureOpened) -> None:
        self.opened, self.problem = message, message.problem
        if not message.problem:
            self._own.show("opened", message.pixels)
        self.changed.emit()

    def _engine_died(self, reason: str) -> None:
        if self.is_reading:
            self._over()
            self.say(reason)
        else:
            self.changed.emit()

    def _over(self) -> None:
        self._limit.stop()
        self._request = _NONE

    def end(self) -> None:
        """The window closes: nobody waits any more."""
        self._over()

    def _forget(self) -> None:
        """Another project is opened: its pictures come out otherwise."""
        self._own.forget()
        self._over()
        self.opened, self.problem, self._path = None, "", ""
        self.changed.emit()


def rgba_of(image: QImage) -> NDArray[np.uint8]:
    """Return a picture as bytes (H, W, 4): red, green, blue and opacity."""
    plain = image.convertToFormat(QImage.Format.Format_RGBA8888)
    rows = np.frombuffer(plain.constBits(), np.uint8).reshape(plain.height(), -1)
    return rows[:, : 4 * plain.width()].reshape(plain.height(), -1, 4).copy()
