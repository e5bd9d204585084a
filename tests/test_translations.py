"""The catalogues hold every text of the program, finished, and built as they are."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QApplication

from cnnstudio.bridge.language import translator_of
from cnnstudio.paths import resource
from scripts.translations import catalogue, found
from scripts.translations.__main__ import all_messages
from scripts.translations.found import NotFoundHereError
from scripts.translations.message import Message, places

SOURCES = sorted(resource("translations").glob("*.ts"))
REMEDY = "run `make translations`, and translate what is unfinished"


@pytest.fixture(scope="module")
def texts() -> set[Message]:
    return all_messages()


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_every_text_is_in_the_catalogue(path: Path, texts: set[Message]) -> None:
    known = set(catalogue.read(path))
    assert not texts - known, REMEDY
    assert not known - texts, REMEDY


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_every_translation_is_finished_and_has_its_values(path: Path) -> None:
    for message, forms in catalogue.read(path).items():
        assert forms, (message, REMEDY)
        assert all(forms), (message, REMEDY)
        for form in forms:
            if message.counts:  # "{name} …" for one, "{n} …" for many
                assert set(places(form)) <= {*places(message.text), "n", "name"}
            else:
                assert places(form) == places(message.text), message


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_what_is_built_says_the_same(path: Path, qapp: QApplication) -> None:
    built, read = QTranslator(), translator_of(path)
    assert built.load(str(path.with_suffix(".qm")))
    for message, forms in catalogue.read(path).items():
        context, text = message.context, message.text
        for number in (1, 2) if message.counts else (-1,):
            wanted = forms[number - 1] if message.counts else forms[0]
            assert built.translate(context, text, "", number) == wanted, REMEDY
            assert read(context, text, number) == wanted


def test_texts_are_found_in_the_source() -> None:
    source = (
        "class Panel:\n"
        "    def show(self):\n"
        "        self.tr('Open')\n"
        "        plural('Files', n, '{n} byte', '{n} ' 'bytes')\n"
        "WORDS = marked('Files', 'a text')\n"
        "translate('Files', WORDS)\n"
        "painter.translate(3, 4)\n"
    )
    assert set(found.messages_of(Path("panel.py"), source)) == {
        Message("Panel", "Open"),
        Message("Files", "{n} bytes", True),
        Message("Files", "a text"),
    }


@pytest.mark.parametrize(
    "line",
    [
        "class A:\n    def f(self): self.tr(text)",
        "class A:\n    def f(self): self.tr(f'{name} is gone')",
        "translate('Files', f'{name} is gone')",
        "marked('Files', text)",
        "box.tr('Save?')",
    ],
)
def test_a_text_that_no_catalogue_can_hold_is_refused(line: str) -> None:
    with pytest.raises(NotFoundHereError, match=r"lines\.py:\d+: "):
        list(found.messages_of(Path("lines.py"), line))


def test_a_catalogue_keeps_what_is_translated(tmp_path: Path) -> None:
    old, gone = Message("Files", "{n} bytes", True), Message("Files", "an error")
    new, path = Message("Files", "a <text> & more"), tmp_path / "cnnstudio_de.ts"
    catalogue.write(path, "de", {old: ("{n} Byte", "{n} Bytes"), gone: ("Fehler",)})
    known = catalogue.joined({old, new}, catalogue.read(path))
    catalogue.write(path, "de", known)
    assert catalogue.read(path) == {old: ("{n} Byte", "{n} Bytes"), new: ()}
    catalogue.build(path, path.with_suffix(".qm"))
    assert path.with_suffix(".qm").stat().st_size > 0


def test_values_are_known_by_their_names() -> None:
    assert places("{name:,} of {0}, {{not}} {kind!r}") == ["0", "kind", "name"]
