"""`cnnstudio --reset`: puts the window's settings aside and touches no project."""

from __future__ import annotations

import sys

from cnnstudio.cli.options import FAILED, OK
from cnnstudio.paths import settings_file


def reset() -> int:
    """Put the settings' file aside and say where it is."""
    path = settings_file()
    kept = path.with_name(f"{path.name}.bak")
    try:
        path.replace(kept)
    except FileNotFoundError:
        print("The settings are the usual ones already.")
    except OSError as error:
        problem = error.strerror or error
        print(f"cnnstudio: {path} cannot be moved: {problem}.", file=sys.stderr)
        return FAILED
    else:
        print(f"The settings are the usual ones again; the old ones are {kept}")
    return OK
