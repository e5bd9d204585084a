"""R3: an editing window is killed at any moment; what is lost, and is it offered?

    python -m tests.torture.recovery

The windows are forked from one process that has loaded everything, ten at a time:
loading Qt would take longer than the editing. Each writes a line to its pipe once an
edit is done, with the time; so the parent knows what should be there.
"""

from __future__ import annotations

import argparse
import os
import random
import selectors
import signal
import sys
import tempfile
import time
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, NoReturn

from cnnstudio.paths import sample_project
from cnnstudio.project.file_format import dumps, load, loads
from cnnstudio.project.recovery import abandoned_slots, make_slot
from tests.torture.kept import Kept

MOST_LOST_S = 2.0
LONGEST_S = 4.0
AT_ONCE = 10
QUICK, FULL = 20, 200
PART = 40
"""Kills that are judged together."""


@dataclass(frozen=True, slots=True)
class Killed:
    """A window that was killed: its edits with their times, and when it ended."""

    folder: Path
    edits: tuple[float, ...]
    at: float


@dataclass(frozen=True, slots=True)
class Found:
    """What the next start offers: edits in the copy, seconds of edits that are not."""

    edits: int
    recovered: int
    lost_s: float
    is_offered: bool


def load_all() -> None:
    """Load what windows need, once for all of them."""
    import filelock  # noqa: F401
    import PySide6.QtGui  # noqa: F401

    import cnnstudio.ui.recovery_keeper  # noqa: F401


def edit_until_killed(folder: Path, seed: int, output: int) -> NoReturn:
    """Be a window: open a project, edit as quickly as people do, and never end."""
    from PySide6.QtCore import QTimer
    from PySide6.QtGui import QGuiApplication

    from cnnstudio.project.commands import AddNode, RemoveNode, new_node
    from cnnstudio.ui.document import Document
    from cnnstudio.ui.recovery_keeper import RecoveryKeeper

    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    app = QGuiApplication([])
    chance = random.Random(seed)
    document = Document()
    path = sample_project("digits_lenet")
    document.open(load(path).project, path)
    keeper = RecoveryKeeper(document, make_slot(folder))
    timer = QTimer()
    timer.setSingleShot(True)
    done: list[str] = []

    def edit() -> None:
        # The number of the newest edit is in the name of the newest layer.
        name = f"edit_{len(done)}"
        if done:
            document.push(RemoveNode(done[-1]))
        node = replace(new_node(document.graph, "ReLU"), name=name)
        document.push(AddNode(node))
        done.append(node.id)
        os.write(output, f"{time.monotonic():.6f}\n".encode())
        timer.start(int(1_000 * chance.choice((0.01, 0.03, 0.1, 0.7))))

    def end(*error: Any) -> NoReturn:
        sys.__excepthook__(*error)
        os._exit(1)

    sys.excepthook = end
    timer.timeout.connect(edit)
    timer.start(0)
    app.exec()
    assert keeper is not None
    os._exit(1)


def kill_windows(folder: Path, kills: int, seed: int) -> list[Killed]:
    """Let windows edit and kill each at a random moment.

    Only in a process without threads and without Qt's application: it is forked.
    """
    load_all()
    chance = random.Random(seed)
    waiting = [folder / f"window-{number}" for number in range(kills)]
    killed: list[Killed] = []
    while waiting:
        now, waiting = waiting[:AT_ONCE], waiting[AT_ONCE:]
        killed += _kill_some(now, chance)
    return killed


def _kill_some(folders: list[Path], chance: random.Random) -> list[Killed]:
    pipes: dict[int, tuple[int, Path, list[bytes]]] = {}
    ends: dict[int, float] = {}
    selector = selectors.DefaultSelector()
    for folder in folders:
        reader, writer = os.pipe()
        seed = chance.getrandbits(32)
        child = os.fork()
        if child == 0:
            os.close(reader)
            edit_until_killed(folder, seed, writer)
        os.close(writer)
        pipes[reader] = (child, folder, [])
        selector.register(reader, selectors.EVENT_READ)
    started: dict[int, float] = {}
    lasts = {reader: chance.uniform(0.05, LONGEST_S) for reader in pipes}
    killed: list[Killed] = []
    while len(killed) < len(folders):
        for key, _ in selector.select(0.01):
            data = os.read(key.fd, 65_536)
            child, folder, pieces = pipes[key.fd]
            if data:
                pieces.append(data)
                started.setdefault(key.fd, time.monotonic())
                continue
            selector.unregister(key.fd)
            os.close(key.fd)
            _, status = os.waitpid(child, 0)
            assert os.WTERMSIG(status) == signal.SIGKILL, f"ended with {status}"
            lines = b"".join(pieces).split(b"\n")[:-1]
            edits = tuple(float(line) for line in lines)
            killed.append(Killed(folder, edits, ends[key.fd]))
        for reader, since in started.items():
            if reader not in ends and time.monotonic() - since > lasts[reader]:
                ends[reader] = time.monotonic()
                os.kill(pipes[reader][0], signal.SIGKILL)
    selector.close()
    return killed


def look(window: Killed) -> Found:
    """Do what the next start does; say what it offers of a killed window's edits."""
    recovered = 0
    is_offered = False
    for slot in abandoned_slots(window.folder):
        copies, damaged = slot.copies()
        assert not damaged, damaged
        if copies:
            is_offered = not slot.is_declined
            project = loads(copies[0].text).project
            assert dumps(project) == copies[0].text
            names = [node.name for node in project.graph.nodes.values()]
            (last,) = [name for name in names if name.startswith("edit_")]
            recovered = int(last.removeprefix("edit_")) + 1
        slot.release()
    assert recovered <= len(window.edits) + 1  # one may be done, and not yet told
    missing = window.edits[recovered:]
    lost = window.at - missing[0] if missing else 0.0
    return Found(len(window.edits), recovered, lost, is_offered)


def torture(folder: Path, kills: int, seed: int) -> list[Found]:
    """Kill so many windows; return what is found of each."""
    return [look(window) for window in kill_windows(folder, kills, seed)]


def summary(found: list[Found], seed: int) -> str:
    """Say in a line what came out."""
    lost = sorted(one.lost_s for one in found)
    edits = sum(one.edits for one in found)
    offered = sum(one.is_offered for one in found)
    copies = sum(one.recovered > 0 for one in found)
    return (
        f"R3 recovery: {len(found)} kills in {edits:,} edits, seed {seed}: offered "
        f"{offered} of {copies} that had a copy, lost {lost[-1]:.2f} s at most, "
        f"{lost[len(lost) // 2]:.2f} s in the middle"
    )


def main() -> None:
    """Kill windows, print what was found, and fail if it is too little."""
    parser = argparse.ArgumentParser(prog="python -m tests.torture.recovery")
    parser.add_argument("--full", action="store_true")
    parser.add_argument("--seed", type=int, default=0)
    given = parser.parse_args()
    kept, kills = Kept("r3", full=given.full), FULL if given.full else QUICK
    for first in range(given.seed, given.seed + kills, PART):
        if str(first) in kept.rows:
            continue
        with tempfile.TemporaryDirectory() as folder:
            found = torture(Path(folder), min(PART, kills), first)
        print(summary(found, first), flush=True)
        # Before the first copy there is nothing to offer: what that loses is below.
        offered = all(one.is_offered for one in found if one.recovered)
        assert offered, "not every copy was offered"
        lost = max(one.lost_s for one in found)
        assert lost <= MOST_LOST_S, "too much was lost"
        row = {"kills": len(found), "edits": sum(one.edits for one in found)}
        kept.put(str(first), {**row, "lost": round(lost, 2)})
    kept.finish(
        {
            "kills": kept.total("kills"),
            "edits": kept.total("edits"),
            "most seconds lost": kept.most("lost"),
        }
    )


if __name__ == "__main__":
    main()
