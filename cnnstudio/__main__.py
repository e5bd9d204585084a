"""The `cnnstudio` command, also as `python -m cnnstudio`."""

from __future__ import annotations

import io
import os
import sys
from argparse import Namespace
from collections.abc import Sequence

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
    from cnnstudio import app

    return app.main(asked)


if __name__ == "__main__":
    sys.exit(main())
