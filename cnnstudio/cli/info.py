"""`cnnstudio --info`: versions, device and folders, for a report of an error."""

from __future__ import annotations

import sys

from cnnstudio import paths
from cnnstudio.bridge.installation import versions
from cnnstudio.cli.options import OK


def info() -> int:
    """Print everything; the device comes last, since asking for it loads torch."""
    for name, version in versions():
        _row(name, version)
    _row("Started with", sys.executable)
    _row("Projects", f"{paths.sample_projects_folder()} (samples)")
    _row("Data", str(paths.user_data_dir()))
    _row("Settings", str(paths.user_config_dir()))
    _row("Log", str(paths.user_log_dir()))
    for name, text in _devices():
        _row(name, text)
    return OK


def _devices() -> list[tuple[str, str]]:
    try:
        from cnnstudio.engine.device import available
    except ImportError as error:
        return [("Device", f"unknown: torch cannot be loaded ({error})")]
    return [(f"Device {name}", text) for name, text in available().items()]


def _row(name: str, text: str) -> None:
    print(f"{name:<20}{text}", flush=True)
