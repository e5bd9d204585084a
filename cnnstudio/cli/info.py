"""`cnnstudio --info`: versions, device and folders, for a report of an error."""

from __future__ import annotations

import platform
import sys
from importlib import metadata

from cnnstudio import __version__, paths
from cnnstudio.cli.options import OK

PACKAGES = (
    "torch",
    "torchvision",
    "PySide6-Essentials",
    "pyqtgraph",
    "numpy",
    "pillow",
    "safetensors",
)


def info() -> int:
    """Print everything; the device comes last, since asking for it loads torch."""
    _row("CNN Studio", __version__)
    _row("Python", f"{platform.python_version()} ({sys.executable})")
    _row("System", platform.platform())
    for package in PACKAGES:
        _row(package, _version(package))
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


def _version(package: str) -> str:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return "not installed"


def _row(name: str, text: str) -> None:
    print(f"{name:<20}{text}", flush=True)
