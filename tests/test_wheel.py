"""The built wheel carries what lies outside the package."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
pytestmark = pytest.mark.slow

LOOK = """
from cnnstudio import paths
package = {package!r}
assert paths.__file__.startswith(package), paths.__file__
assert paths.resource("digits/mnist_5k.npz").stat().st_size > 700_000
assert paths.resource("fonts/Inter-Regular.otf").is_file()
for name in {samples!r}:
    sample = paths.sample_project(name)
    assert str(sample).startswith(package)
    assert sample.read_bytes().startswith(b"{{")
    assert paths.runs_folder_for(sample).is_relative_to(paths.user_data_dir())
"""


def files_below(name: str) -> set[str]:
    """Return the files that git knows, or would, below a folder."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", name]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    if listed.returncode == 0:
        return {file for file in listed.stdout.splitlines() if (ROOT / file).exists()}
    found = (ROOT / name).rglob("*")
    return {path.relative_to(ROOT).as_posix() for path in found if path.is_file()}


def test_an_installed_wheel_finds_resources_and_samples(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel"]
    subprocess.run([*build, "-d", str(tmp_path / "dist")], cwd=ROOT, check=True)
    (wheel,) = (tmp_path / "dist").glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        inside = set(archive.namelist())
        archive.extractall(tmp_path / "site")

    outside = files_below("resources") | files_below("sample_projects")
    assert outside
    assert {f"cnnstudio/{name}" for name in outside} <= inside
    assert not [name for name in inside if name.startswith(("tests/", "scripts/"))]

    samples = [Path(n).stem for n in outside if n.endswith(".cnnproj")]
    package = str(tmp_path / "site" / "cnnstudio")
    subprocess.run(
        [sys.executable, "-c", LOOK.format(package=package, samples=samples)],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(tmp_path / "site")},
        check=True,
    )
