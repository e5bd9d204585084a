"""The size of everything: the user's choice, else that of the system's text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtGui import QFontDatabase
from pytestqt.qtbot import QtBot

from cnnstudio.ui.engine_client import EngineClient
from cnnstudio.ui.fonts import FONT_SETTING, mono_font, ui_font, use_system_fonts
from cnnstudio.ui.scale import (
    SCALE_SETTING,
    SYSTEM_SETTING,
    VARIABLE,
    apply_scale,
    note_system_scale,
    system_scale,
)
from cnnstudio.ui.theme import theme_manager
from tests.helpers.desk import Desk
from tests.helpers.fakes import FakeEngineClient


@pytest.fixture
def settings(tmp_path: Path) -> QSettings:
    return QSettings(str(tmp_path / "w.ini"), QSettings.Format.IniFormat)


@pytest.mark.parametrize(
    ("pixels", "scale"),
    [(9, 1.0), (13, 1.0), (14.7, 1.0), (18, 1.2), (18.75, 1.25), (30, 2.0), (90, 3.0)],
)
def test_larger_text_of_the_system_makes_everything_larger(
    pixels: float, scale: float
) -> None:
    assert system_scale(pixels) == scale


@pytest.mark.parametrize(
    ("chosen", "system", "told"),
    [
        ("", "", None),
        ("", "1.25", "1.25"),
        ("1.5", "1.25", "1.5"),
        ("1", "1.25", None),
        ("0.2", "", None),
        ("9", "", None),
        ("large", "", None),
        ("nan", "", None),
    ],
)
def test_qt_is_told_the_factor(
    settings: QSettings, chosen: str, system: str, told: str | None
) -> None:
    settings.setValue(SCALE_SETTING, chosen)
    settings.setValue(SYSTEM_SETTING, system)
    variables: dict[str, str] = {}
    apply_scale(settings, variables)
    assert variables.get(VARIABLE) == told
    variables = {VARIABLE: "2"}
    apply_scale(settings, variables)
    assert variables == {VARIABLE: "2"}


def test_the_systems_size_is_noted_for_the_next_start(
    qtbot: QtBot, settings: QSettings
) -> None:
    note_system_scale(settings)
    assert 1 <= float(str(settings.value(SYSTEM_SETTING))) <= 3


@pytest.fixture
def system_fonts(qtbot: QtBot) -> Iterator[None]:
    use_system_fonts(True)
    yield
    use_system_fonts(False)
    assert ui_font().family() == "Inter"


@pytest.mark.usefixtures("system_fonts")
def test_the_systems_fonts_keep_size_and_weight() -> None:
    kinds = QFontDatabase.SystemFont
    text = ui_font(13, 600)
    assert text.family() == QFontDatabase.systemFont(kinds.GeneralFont).family()
    assert (text.pixelSize(), text.weight()) == (13, 600)
    values = mono_font(11)
    assert values.family() == QFontDatabase.systemFont(kinds.FixedFont).family()


def test_the_choice_is_kept_and_shown(qtbot: QtBot, tmp_path: Path) -> None:
    client = cast("EngineClient", FakeEngineClient())
    desk = Desk(qtbot, tmp_path, client)
    actions, settings = desk.studio.actions, desk.studio.settings
    assert actions["text_system"].isChecked()
    actions["text_125"].trigger()
    actions["text_system_font"].trigger()
    said = desk.window.status.message.full_text()
    assert said == "The text changes with the next start."
    assert settings.value(SCALE_SETTING) == "1.25"
    assert settings.value(FONT_SETTING) == "system"
    actions["theme_contrast"].trigger()
    assert settings.value("theme") == "contrast"
    desk.close()
    folder_of_settings = tmp_path  # the same as before
    later = Desk(qtbot, folder_of_settings, client)
    chosen = {key for key, a in later.studio.actions.items() if a.isChecked()}
    assert {"text_125", "text_system_font", "theme_contrast"} <= chosen
    later.studio.actions["text_system"].trigger()
    assert later.studio.settings.value(SCALE_SETTING) == ""
    later.close()
    theme_manager().set_mode("system")
