"""The `cnnstudio` command, also as `python -m cnnstudio`."""

from __future__ import annotations

import errno
import io
import os
import sys
from argparse import Namespace
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from cnnstudio.cli import options


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a sub-command, or open the window if there is none; return the status.

    Each way imports only what it needs: the window no torch, a check neither torch
    nor Qt.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal may not know "×"
    if isinstance(sys.stderr, io.TextIOWrapper):
        # With PYTHONUNBUFFERED the end of a line would be a write of its own, and
        # what processes that train together say would run into each other.
        sys.stderr.reconfigure(line_buffering=True, write_through=False)
    try:
        try:
            return _run(options.parse(sys.argv[1:] if arguments is None else arguments))
        finally:
            if sys.stdout is not None:  # None: there is none (`>&-`, a Windows icon)
                sys.stdout.flush()
    except KeyboardInterrupt:  # while what a command needs is still being loaded
        return options.INTERRUPTED
    except BrokenPipeError:
        _leave_stdout()  # the reader has seen enough (`| head`)
        return options.OK
    except OSError as error:
        if not _is_of_stdout(error):
            raise
        _leave_stdout()
        print(f"cnnstudio: cannot print: {error.strerror}.", file=sys.stderr)
        return options.FAILED


def _is_of_stdout(error: OSError) -> bool:
    """A full disk behind `>`: errors of files carry their names."""
    return error.errno in (errno.ENOSPC, errno.EIO, errno.EDQUOT) and (
        error.filename is None
    )


def _leave_stdout() -> None:
    """Have nothing left to be written when Python ends: it would complain."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _run(asked: Namespace) -> int:
    if asked.command in options.COMMANDS:
        if asked.command in options.OF_A_RUN and not _has_run(asked):
            return options.FAILED
        module = import_module(f"cnnstudio.cli.{asked.command}")
        return int(getattr(module, asked.command)(asked))
    if asked.command == options.INFO:
        from cnnstudio.cli.info import info

        return info()
    if asked.command == options.RESET:
        from cnnstudio.cli.reset import reset

        return reset()
    return _open_window(asked)


def _has_run(asked: Namespace) -> bool:
    """Put the folder of the run into what is asked; False, and said, without one.

    Before torch is loaded, which takes seconds.
    """
    from cnnstudio.cli.run_place import run_folder
    from cnnstudio.project.runs import RunError

    try:
        asked.run = str(run_folder(asked.run))
    except RunError as error:
        print(f"cnnstudio {asked.command}: {error}", file=sys.stderr)
        return False
    return True


def _open_window(asked: Namespace) -> int:
    from cnnstudio import app

    def path(text: str | None) -> Path | None:
        return Path(text) if text is not None else None

    return app.main(
        app.WindowOptions(
            project=path(asked.project),
            screenshot=path(asked.screenshot),
            run=path(asked.run),
            mode=asked.mode,
            view=asked.view,
            theme=asked.theme,
            size=asked.size,
            safe=asked.safe_mode,
        )
    )


if __name__ == "__main__":
    sys.exit(main())
