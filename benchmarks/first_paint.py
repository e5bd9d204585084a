"""Start the window as a user does, tell when its first frame is there, and end.

`python -m benchmarks.first_paint [--torch-first | --filled | --plots] ARGUMENT …`:
the arguments are those of the `cnnstudio` command. Prints what `Watched` says.
"""

from __future__ import annotations

import sys

from cnnstudio.__main__ import main as cnnstudio


def main() -> int:
    arguments = sys.argv[1:]
    if arguments[:1] == ["--torch-first"]:
        import torch  # noqa: F401 (what a window does that trains by itself)

        del arguments[0]
    from benchmarks.watched import Watched

    app = Watched(sys.argv[:1])
    if arguments[:1] in (["--filled"], ["--plots"]):
        app.filled, app.plots = True, arguments[0] == "--plots"
        del arguments[0]
    status = cnnstudio(arguments)
    del app
    return status


if __name__ == "__main__":
    sys.exit(main())
