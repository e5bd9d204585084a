"""The keyboard map of the documentation says what the table of actions says."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from cnnstudio.ui.actions.table import ACTIONS
from scripts.keyboard_map import PAGE, page


def test_the_page_is_not_stale(qapp: QApplication) -> None:
    say = "run python -m scripts.keyboard_map"
    assert PAGE.read_text(encoding="utf-8") == page(), say


def test_it_names_every_action(qapp: QApplication) -> None:
    lines = page().splitlines()
    for spec in ACTIONS:
        assert any(spec.text.rstrip("…") in line for line in lines), spec.key
