"""The one place that knows where bundled files and the user's own files are.

No function here makes a folder: whoever writes there does.
"""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs

PROJECT_SUFFIX = ".cnnproj"
RUNS_SUFFIX = ".runs"
HOME_VARIABLE = "CNNSTUDIO_HOME"
"""Environment variable: one folder for everything of the user's, used by tests."""

_PACKAGE = Path(__file__).parent
_APP = "cnnstudio"


def resource(name: str) -> Path:
    """Return the path of a bundled file, such as `fonts/Inter-Regular.otf`."""
    return _bundled("resources") / name


def sample_projects_folder() -> Path:
    """Return the folder of the projects that come with the program."""
    return _bundled("sample_projects")


def sample_project(name: str) -> Path:
    """Return the path of a sample, named with or without its suffix."""
    name = name.removesuffix(PROJECT_SUFFIX)
    return sample_projects_folder() / f"{name}{PROJECT_SUFFIX}"


def user_data_dir() -> Path:
    """Return the folder for runs of samples and of projects never saved."""
    return _own("data") or Path(platformdirs.user_data_dir(_APP, appauthor=False))


def user_config_dir() -> Path:
    """Return the folder for settings."""
    return _own("config") or Path(platformdirs.user_config_dir(_APP, appauthor=False))


def settings_file() -> Path:
    """Return the file of the window's settings."""
    return user_config_dir() / "window.ini"


def user_log_dir() -> Path:
    """Return the folder for logs."""
    return _own("log") or Path(platformdirs.user_log_dir(_APP, appauthor=False))


def user_cache_dir() -> Path:
    """Return the folder for what can be made again, such as decoded pictures."""
    return _own("cache") or Path(platformdirs.user_cache_dir(_APP, appauthor=False))


def runs_folder_for(project_path: Path | None) -> Path:
    """Return where a project's runs lie: `NAME.runs` beside `NAME.cnnproj`.

    The runs of a sample and of a project that was never saved (None) lie in the user's
    data folder, because the samples' folder is not the user's to fill.
    """
    runs = user_data_dir() / "runs"
    if project_path is None:
        return runs / f"unsaved{RUNS_SUFFIX}"
    path = Path(os.path.realpath(project_path))
    folder = f"{path.name.removesuffix(PROJECT_SUFFIX)}{RUNS_SUFFIX}"
    if is_sample(path):
        return runs / "samples" / folder
    return path.parent / folder


def is_sample(path: Path) -> bool:
    """True for a project that came with the program: it is read, never written."""
    samples = os.path.realpath(sample_projects_folder())
    return Path(os.path.realpath(path)).is_relative_to(samples)


def folder_beside(project: Path | None) -> Path:
    """Return where files that belong to a project are suggested.

    Beside it; of one that was never saved, and of a sample, it is the user's home.
    """
    own = project is not None and not is_sample(project)
    return project.parent if own and project is not None else Path.home()


def _bundled(folder: str) -> Path:
    """Return a folder inside the installed package, or else beside the sources."""
    inside = _PACKAGE / folder
    return inside if inside.is_dir() else _PACKAGE.parent / folder


def _own(folder: str) -> Path | None:
    home = os.environ.get(HOME_VARIABLE)
    return Path(home).absolute() / folder if home else None
