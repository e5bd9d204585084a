"""What long tortures have found, kept in `benchmarks/torture.json`.

A torture that is run in full goes on where it was interrupted: the parts that it has
done are in the table, under its name and the commit that was tortured. Once it has done
them all, its figures take their place, and it is not run again on this commit.
"""

from __future__ import annotations

import json
import subprocess
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from cnnstudio.project.atomic import write_atomic

ROOT = Path(__file__).parent.parent.parent
TABLE = ROOT / "benchmarks" / "torture.json"
TORTURED = ("cnnstudio/engine", "cnnstudio/bridge", "cnnstudio/project")
CHANGED = "+"
Row = dict[str, Any]


def commit() -> str:
    """Return the last commit that touches what is tortured; empty outside of git.

    What was changed since then has a plus behind it.
    """
    try:
        last = _git("log", "-1", "--format=%h", "--", *TORTURED)
        changed = _git("status", "--porcelain", "--", *TORTURED)
    except (OSError, subprocess.CalledProcessError):
        return ""
    return last + CHANGED if changed else last


def _git(*command: str) -> str:
    found = subprocess.run(
        ["git", *command], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return found.stdout.strip()


class Kept:
    """The parts of one torture by key; written at once, if it is run in `full`.

    `at` is what is tortured, else the last commit that touches it.
    """

    def __init__(
        self, name: str, *, full: bool, table: Path = TABLE, at: str | None = None
    ) -> None:
        self._name, self.full, self._table = name, full, table
        self.commit = commit() if at is None else at
        known = self._read().get(name, {}) if full else {}
        # What is in no commit cannot be known again.
        is_known = self.commit and not self.commit.endswith(CHANGED)
        if not is_known or known.get("commit") != self.commit:
            known = {}
        self.rows: dict[str, Row] = known.get("rows", {})
        self.figures: Row = known.get("figures", {})
        self.date: str = known.get("date", "")
        self.seconds: float = known.get("seconds", 0.0)
        self._since = time.monotonic()

    def put(self, key: str, row: Row) -> None:
        """Note what one part of the torture has found."""
        self.rows[key] = row
        self._write({"rows": self.rows})

    def finish(self, figures: Row) -> None:
        """Note what came of all parts together, once that was judged."""
        self.figures = figures
        self._write({"figures": figures})

    def said(self) -> str:
        """Say in a line what it came to, where it need not be done again."""
        figures = ", ".join(f"{name} {value}" for name, value in self.figures.items())
        return f"{self._name}: done on {self.commit}, {self.date}: {figures}"

    def total(self, name: str) -> int:
        """Return the sum of a count over all rows."""
        return sum(row[name] for row in self.rows.values())

    def most(self, name: str) -> float:
        """Return the largest value in any row."""
        return max((row[name] for row in self.rows.values()), default=0)

    def _write(self, content: Row) -> None:
        now = time.monotonic()
        self.seconds, self._since = self.seconds + now - self._since, now
        if not self.full:
            return
        self.date = f"{datetime.now(UTC):%Y-%m-%d %H:%M}"
        mine = {"commit": self.commit, "date": self.date,
                "seconds": round(self.seconds, 1)}  # fmt: skip
        whole = {**self._read(), self._name: {**mine, **content}}
        text = json.dumps(whole, indent=1, sort_keys=True) + "\n"
        write_atomic(self._table, text.encode())

    def _read(self) -> dict[str, Any]:
        if not self._table.exists():
            return {}
        content: dict[str, Any] = json.loads(self._table.read_text(encoding="utf-8"))
        return content
