"""Where things are, in a checkout."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from cnnstudio import paths


def test_bundled_files_are_found() -> None:
    assert paths.resource("fonts/Inter-Regular.otf").is_file()
    assert paths.resource("digits/mnist_5k.npz").is_file()
    assert paths.sample_projects_folder().is_dir()
    assert paths.sample_project("lenet5") == paths.sample_project("lenet5.cnnproj")
    assert paths.sample_project("lenet5").name == "lenet5.cnnproj"


def test_tests_never_touch_the_users_own_folders() -> None:
    home = Path(os.environ["CNNSTUDIO_HOME"])
    own = [paths.user_data_dir(), paths.user_config_dir(), paths.user_log_dir()]
    assert all(path.is_relative_to(home) for path in own)
    assert len(set(own)) == 3


def test_without_the_variable_the_system_decides(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("CNNSTUDIO_HOME")
    for path in (paths.user_data_dir(), paths.user_config_dir(), paths.user_log_dir()):
        assert "cnnstudio" in path.parts
        assert path.is_absolute()


def test_runs_lie_beside_the_project(tmp_path: Path) -> None:
    assert paths.runs_folder_for(tmp_path / "a.cnnproj") == tmp_path / "a.runs"
    assert paths.runs_folder_for(tmp_path / "my.net") == tmp_path / "my.net.runs"
    link = tmp_path / "link.cnnproj"
    link.symlink_to(tmp_path / "there" / "a.cnnproj")
    assert paths.runs_folder_for(link) == tmp_path / "there" / "a.runs"


def test_runs_of_samples_and_unsaved_projects_lie_with_the_user() -> None:
    data = paths.user_data_dir()
    sample = paths.runs_folder_for(paths.sample_project("lenet5"))
    unsaved = paths.runs_folder_for(None)
    assert sample.is_relative_to(data)
    assert sample.name == "lenet5.runs"
    assert unsaved.is_relative_to(data)
    assert sample.parent != unsaved.parent


def test_a_relative_path_to_a_sample_is_a_sample(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(paths.sample_projects_folder())
    runs = paths.runs_folder_for(Path("lenet5.cnnproj"))
    assert runs.is_relative_to(paths.user_data_dir())


def test_files_of_a_sample_are_suggested_at_home_and_not_in_the_program(
    tmp_path: Path,
) -> None:
    assert paths.folder_beside(paths.sample_project("digits_lenet")) == Path.home()
    assert paths.folder_beside(None) == Path.home()
    assert paths.folder_beside(tmp_path / "mine.cnnproj") == tmp_path
