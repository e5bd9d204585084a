"""The `cnnstudio` command, also as `python -m cnnstudio`."""

from __future__ import annotations

import io
import os
import sys
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from cnnstudio.cli import options


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a sub-command, or open the window if there is none; return the status.

    Each way imports only what it needs: the window no torch, a check neither torch
    nor Qt.
    """
    asked = options.parse(sys.argv[1:] if arguments is None else arguments)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal may not know "×"
    try:
        status = _run(asked)
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader has seen enough (`| head`); Python would complain on leaving.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return options.OK
    return status


def _run(asked: Namespace) -> int:
    if asked.command == options.CHECK:
        from cnnstudio.cli.check import check

        return check(asked.project, as_json=asked.json)
    if asked.command == options.TRAIN:
        from cnnstudio.cli.train import train

        return train(asked)
    if asked.command == options.INFO:
        from cnnstudio.cli.info import info

        return info()
    return _open_window(asked)


def _open_window(asked: Namespace) -> int:
    load_document_rooms()
    from cnnstudio import app

    def path(text: str | None) -> Path | None:
        return Path(text) if text is not None else None

    return app.main(
        app.WindowOptions(
            project=path(asked.project),
            screenshot=path(asked.screenshot),
            run=path(asked.run),
            mode=asked.mode,
            theme=asked.theme,
            size=asked.size,
        )
    )


def load_document_rooms() -> None:
    """Import what knows no Qt, before Qt.

    PySide6 puts a function of its own in the place of `__import__`; every import
    statement that runs after it takes 3 µs instead of 0.3, and a start runs thousands.
    """
    import cnnstudio.advice.check
    import cnnstudio.project.file_format  # noqa: F401


if __name__ == "__main__":
    sys.exit(main())
