"""What long tortures have found, kept in `benchmarks/torture.json`.

A torture that is run in full goes on where it was interrupted: what it has done is in
the table, under its name and the commit that was tortured.
"""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

from cnnstudio.project.atomic import write_atomic

ROOT = Path(__file__).parent.parent.parent
TABLE = ROOT / "benchmarks" / "torture.json"
TORTURED = ("cnnstudio/engine", "cnnstudio/bridge", "cnnstudio/project")
Row = dict[str, Any]


def commit() -> str:
    """Return the last commit that touches what is tortured; empty outside of git."""
    command = ["git", "log", "-1", "--format=%h", "--", *TORTURED]
    try:
        found = subprocess.run(
            command, cwd=ROOT, capture_output=True, text=True, check=True
        )
    except (OSError, subprocess.CalledProcessError):
        return ""
    return found.stdout.strip()


class Kept:
    """The rows of one torture by key; written at once, if it is run in `full`."""

    def __init__(self, name: str, *, full: bool) -> None:
        self._name, self._full = name, full
        self._commit = commit()
        known = self._read().get(name, {})
        same = full and known.get("commit") == self._commit
        self.rows: dict[str, Row] = known.get("rows", {}) if same else {}

    def put(self, key: str, row: Row) -> None:
        """Note what one part of the torture has found."""
        self.rows[key] = row
        if self._full:
            content = self._read()
            content[self._name] = {"commit": self._commit, "rows": self.rows}
            text = json.dumps(content, indent=1, sort_keys=True) + "\n"
            write_atomic(TABLE, text.encode())

    def total(self, name: str) -> float:
        """Return the sum of a number over all rows."""
        return float(sum(row.get(name, 0) for row in self.rows.values()))

    def _read(self) -> dict[str, Any]:
        if not TABLE.exists():
            return {}
        content: dict[str, Any] = json.loads(TABLE.read_text(encoding="utf-8"))
        return content
