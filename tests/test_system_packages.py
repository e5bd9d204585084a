"""The script that sees to system packages, on a machine made of stand-ins."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parent.parent / "scripts" / "system_packages.sh"
pytestmark = pytest.mark.skipif(shutil.which("sed") is None, reason="POSIX tools")

ALL = ["libegl1", "libgl1", "libfontconfig1", "libdbus-1-3", "libxkbcommon0"]


class Machine:
    """A folder of commands that come before the real ones."""

    def __init__(self, folder: Path, *, user: int, sudo: bool, updates: bool) -> None:
        folder.mkdir(exist_ok=True)
        self.folder = folder
        self.log = folder / "log"
        self._command("id", f"echo {user}")
        self._command("apt-get", f'echo "$@" >> {self.log}' if updates else "exit 100")
        self._command("sudo", '[ "$1" = -n ] && shift; "$@"' if sudo else "exit 1")

    def _command(self, name: str, body: str) -> None:
        path = self.folder / name
        path.write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
        path.chmod(0o755)

    def has(self, *lines: str) -> None:
        text = "\n".join(lines)
        self._command("dpkg-query", f"cat <<'END'\n{text}\nEND")

    def run(self, *groups: str, **more: str) -> subprocess.CompletedProcess[str]:
        path = f"{self.folder}{os.pathsep}{os.environ['PATH']}"
        return subprocess.run(
            ["sh", str(SCRIPT), *groups],
            env={**os.environ, "PATH": path, **more},
            capture_output=True,
            text=True,
        )

    def apt_calls(self) -> list[str]:
        return self.log.read_text().splitlines() if self.log.exists() else []


def installed(*names: str) -> list[str]:
    return [f"installed {name}, " for name in names]


def test_nothing_happens_when_all_is_there(tmp_path: Path) -> None:
    machine = Machine(tmp_path, user=0, sudo=False, updates=True)
    # Ubuntu's name, which provides Debian's.
    machine.has(*installed(*ALL), "installed libglib2.0-0t64, libglib2.0-0 (= 2.80)")
    result = machine.run("offscreen")
    assert (result.returncode, result.stdout) == (0, "")
    assert machine.apt_calls() == []


@pytest.mark.parametrize(("user", "sudo"), [(0, False), (1000, True)])
def test_installs_what_is_missing_when_it_may(
    tmp_path: Path, user: int, sudo: bool
) -> None:
    machine = Machine(tmp_path, user=user, sudo=sudo, updates=True)
    machine.has(*installed(*ALL), "config-files libglib2.0-0, ")
    result = machine.run("offscreen")
    assert result.returncode == 0, result.stderr
    assert result.stdout == "Installing system packages: libglib2.0-0\n"
    assert machine.apt_calls() == [
        "update -q",
        "install -y --no-install-recommends libglib2.0-0",
    ]


def test_else_prints_the_line_to_run(tmp_path: Path) -> None:
    machine = Machine(tmp_path, user=1000, sudo=False, updates=True)
    machine.has(*installed(*ALL))
    result = machine.run("offscreen")
    assert result.returncode == 1
    line = "sudo apt-get install -y --no-install-recommends libglib2.0-0"
    assert result.stderr.splitlines()[-1].strip() == line
    assert machine.apt_calls() == []
    assert machine.run("offscreen", SYSTEM_PACKAGES="skip").returncode == 0


def test_says_so_when_installing_fails(tmp_path: Path) -> None:
    machine = Machine(tmp_path, user=0, sudo=False, updates=False)
    machine.has(*installed(*ALL))
    result = machine.run("offscreen")
    assert result.returncode == 1
    assert "apt-get update && apt-get install" in result.stderr


def test_a_display_needs_more(tmp_path: Path) -> None:
    machine = Machine(tmp_path, user=0, sudo=False, updates=True)
    machine.has(*installed(*ALL, "libglib2.0-0"))
    assert machine.run("offscreen", "window").returncode == 0
    assert "libxcb-cursor0" in machine.apt_calls()[-1]
    assert machine.run("elsewhere").returncode == 2


def test_a_browser_that_cannot_be_had_stops_nobody(tmp_path: Path) -> None:
    machine = Machine(tmp_path, user=0, sudo=False, updates=True)
    machine.has(*installed(*ALL, "libglib2.0-0"))
    assert machine.run("browser").returncode == 0
    assert machine.apt_calls()[-1].endswith(" chromium")
    make = (SCRIPT.parent.parent / "Makefile").read_text(encoding="utf-8")
    rule = make.partition("system-browser:\n")[2].partition("\n\n")[0]
    nobody = Machine(tmp_path / "nobody", user=1000, sudo=False, updates=False)
    nobody.has(*installed(*ALL))
    # As make runs it, where neither a browser nor a package of it is found.
    line = rule.replace("\t@", "").replace("\t", "").replace("\\\n", "")
    line = line.replace("command -v", "false &&")
    done = subprocess.run(
        ["sh", "-c", line], cwd=SCRIPT.parent.parent, capture_output=True, text=True,
        env={**os.environ, "PATH": f"{nobody.folder}{os.pathsep}{os.environ['PATH']}"},
    )  # fmt: skip
    assert (done.returncode, done.stdout.count("is skipped")) == (0, 1), done.stderr
