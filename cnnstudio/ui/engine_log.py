"""The file that takes what an engine writes to its standard error."""

from __future__ import annotations

import contextlib
import logging
import os

from cnnstudio import paths
from cnnstudio.graph.text import translate

LIMIT = 2**20
TAIL = 8_000

_logger = logging.getLogger(__name__)


class EngineLog:
    """`engine.log` in the user's folder for logs; engines append to it in turn."""

    def __init__(self) -> None:
        self.path = paths.user_log_dir() / "engine.log"
        self._start = 0

    def prepare(self) -> str:
        """Return the path for the next engine; "" if there can be no file.

        A long one is put aside first.
        """
        self._start = 0
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            if self.path.exists():
                self._start = self.path.stat().st_size
        except OSError as error:
            _logger.warning("The engine's log cannot be written: %s", error)
            return ""
        if self._start > LIMIT:
            # On Windows this fails while another window's engine writes there.
            with contextlib.suppress(OSError):
                os.replace(self.path, self.path.with_name("engine.old.log"))
                self._start = 0
        return str(self.path)

    def tail(self) -> str:
        """Return the last lines since `prepare`."""
        try:
            with self.path.open("rb") as file:
                end = file.seek(0, os.SEEK_END)
                file.seek(max(self._start, end - TAIL))
                return file.read().decode("utf-8", "replace").strip()
        except FileNotFoundError:
            return ""
        except OSError as error:
            text = translate("EngineLog", "The engine's log cannot be read: {0}.")
            return text.format(error)
