"""Which language the window speaks, and how it is chosen."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QSettings
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication

from cnnstudio.bridge.language import LANGUAGE, speak_as_told
from cnnstudio.graph.text import translate, use_translator
from cnnstudio.ui.actions.table import ACTIONS
from cnnstudio.ui.language import (
    ENGLISH,
    SYSTEM,
    LanguageChoice,
    Speech,
    languages,
    wanted,
)


@pytest.fixture
def settings(tmp_path: Path) -> QSettings:
    return QSettings(str(tmp_path / "w.ini"), QSettings.Format.IniFormat)


@pytest.fixture
def _english_again(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.delenv(LANGUAGE, raising=False)
    yield
    use_translator(None)


def test_a_language_is_a_file(settings: QSettings) -> None:
    assert languages() == {"en": "English", "de": "Deutsch"}
    rows = {spec.key: spec for spec in ACTIONS if spec.menu == "View/Language"}
    assert set(rows) == {f"language_{code}" for code in (SYSTEM, *languages())}


def test_the_system_decides_until_somebody_chooses(settings: QSettings) -> None:
    german, french = QLocale("de_AT"), QLocale("fr_FR")
    assert wanted(settings, german) == "de"
    assert wanted(settings, french) == ENGLISH
    settings.setValue("language", ENGLISH)
    assert wanted(settings, german) == ENGLISH
    settings.setValue("language", "xx")  # of another version
    assert wanted(settings, german) == "de"


def test_speech_translates_both_ways_and_qt_itself(qapp: QApplication) -> None:
    said = translate("Layers", "a clip"), translate("Files", "an unheard of text")
    speech = Speech("de")
    try:
        assert translate("Layers", "a clip") == "einen Clip"
        assert translate("Files", "an unheard of text") == said[1]
        assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Abbrechen"
        assert os.environ[LANGUAGE] == "de"
    finally:
        speech.end()
    assert said[0] == translate("Layers", "a clip") == "a clip"
    assert LANGUAGE not in os.environ


def test_a_choice_waits_for_the_next_start(settings: QSettings) -> None:
    settings.setValue("language", ENGLISH)
    rows = [spec.key for spec in ACTIONS if spec.menu == "View/Language"]
    actions = {key: QAction(checkable=True) for key in rows}
    told: list[str] = []
    choice = LanguageChoice(settings, actions, told.append)
    assert actions["language_en"].isChecked()
    choice.use.de()
    assert told == ["The language changes with the next start."]
    assert wanted(settings) == "de"
    choice.use.en()
    assert told[-1] == "The window speaks this language already."


@pytest.mark.usefixtures("_english_again")
def test_the_engine_speaks_as_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    speak_as_told()
    assert translate("Layers", "a clip") == "a clip"
    monkeypatch.setenv(LANGUAGE, "../de")
    speak_as_told()
    assert translate("Layers", "a clip") == "a clip"
    monkeypatch.setenv(LANGUAGE, "de")
    speak_as_told()
    assert translate("Layers", "a clip") == "einen Clip"
