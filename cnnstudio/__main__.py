"""The `cnnstudio` command, also as `python -m cnnstudio`."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from cnnstudio.cli import options


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a sub-command, or open the window if there is none; return the status.

    Each way imports only what it needs: the window no torch, a check neither torch
    nor Qt.
    """
    asked = options.parse(sys.argv[1:] if arguments is None else arguments)
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
