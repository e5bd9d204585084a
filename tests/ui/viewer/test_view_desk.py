"""The view on screen is copied, and written to a file that somebody chooses."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication, QImage
from pytestqt.qtbot import QtBot

from cnnstudio.ui.viewer.gaze.gazes import Gazes
from cnnstudio.ui.viewer.view_desk import ViewDesk
from tests.helpers.desk import Answers
from tests.helpers.viewing import shown, studio


def test_the_view_is_saved_and_copied(qtbot: QtBot, tmp_path: Path) -> None:
    made = studio()
    view = shown(qtbot, made)
    said: list[str] = []
    answers = Answers()
    gazes = Gazes(made.controller, made.selection, made.runs)
    desk = ViewDesk(view, gazes, answers, lambda: str(tmp_path))
    desk.said.connect(said.append)
    assert "Ctrl+3" in desk.why_nothing(), "nothing has arrived yet"
    desk.save()
    desk.copy()
    assert [line == desk.why_nothing() for line in said] == [True, True]
    made.answer()
    assert not desk.why_nothing()
    desk.save()
    assert len(said) == 2, "no file was chosen"
    answers.save_answer = str(tmp_path / "maps")
    desk.save()
    assert said[-1] == f"Saved the view as {tmp_path / 'maps.png'}."
    picture = QImage(str(tmp_path / "maps.png"))
    assert picture.width() >= view.page.width()
    answers.save_answer = str(tmp_path / "no" / "maps.svg")
    desk.save()
    assert "folder does not exist" in answers.told[-1]
    answers.save_answer = str(tmp_path / "maps.csv")
    desk.save()
    written = (tmp_path / "maps.csv").read_text(encoding="utf-8").splitlines()
    captured = made.controller.captured
    assert captured is not None
    assert written[0] == "channel,row,column,value"
    assert len(written) == 1 + captured.values.size
    assert float(written[1].split(",")[3]) == pytest.approx(captured.values[0, 0, 0])
    desk.copy()
    clipboard = QGuiApplication.clipboard()
    assert clipboard.image().width() == picture.width()
    assert clipboard.text().splitlines()[0] == "channel\trow\tcolumn\tvalue"
    assert view.shown_title().startswith("conv2d_1, Maps")
    assert "image 1" in view.shown_title()
    assert view.shown_title().endswith("untrained weights")
