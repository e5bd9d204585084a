"""What is installed here: versions and system, for reports of errors."""

from __future__ import annotations

import platform
from importlib import metadata

from cnnstudio import __version__

PACKAGES = (
    "torch",
    "torchvision",
    "PySide6-Essentials",
    "pyqtgraph",
    "numpy",
    "pillow",
    "safetensors",
)


def versions() -> list[tuple[str, str]]:
    """Return names and versions: the program's, Python's, the system's, packages'."""
    return [
        ("CNN Studio", __version__),
        ("Python", platform.python_version()),
        ("System", platform.platform()),
        *((package, _version(package)) for package in PACKAGES),
    ]


def _version(package: str) -> str:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return "not installed"
