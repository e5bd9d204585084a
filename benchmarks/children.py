"""How child processes are started: offscreen, and with settings of their own."""

from __future__ import annotations

import os
from pathlib import Path

from cnnstudio.paths import HOME_VARIABLE

ROOT = Path(__file__).parent.parent


def child_environment(home: Path) -> dict[str, str]:
    """Return an environment in which nothing of the user's is read or written."""
    environment = dict(os.environ)
    environment["QT_QPA_PLATFORM"] = "offscreen"
    environment[HOME_VARIABLE] = str(home)
    environment["PYTHONPATH"] = str(ROOT)
    # A user's Python keeps what it has compiled; without that every start compiles.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    return environment
