"""The language of the window: which there are, which one is chosen, who translates.

A language is one file: `resources/translations/cnnstudio_de.qm` is all that German
needs. English is what the program says without any.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from functools import lru_cache, partial
from types import SimpleNamespace

from PySide6.QtCore import (
    QCoreApplication,
    QLibraryInfo,
    QLocale,
    QObject,
    QSettings,
    QTranslator,
)
from PySide6.QtGui import QAction

from cnnstudio.bridge.language import LANGUAGE
from cnnstudio.graph.text import use_translator
from cnnstudio.paths import resource

SYSTEM, ENGLISH = "system", "en"
_SETTING = "language"
_MOST_KNOWN = 20_000


def languages() -> dict[str, str]:
    """Return what there is: code -> its name in that language, English first."""
    files = resource("translations").glob("cnnstudio_*.qm")
    codes = sorted(path.stem.partition("_")[2] for path in files)
    return {ENGLISH: "English"} | {code: _name(code) for code in codes}


def _name(code: str) -> str:
    name = QLocale(code).nativeLanguageName()
    return name[:1].upper() + name[1:]


def wanted(settings: QSettings, system: QLocale | None = None) -> str:
    """Return the language to speak: the chosen one, or the first of the system's."""
    known = languages()
    chosen = str(settings.value(_SETTING, SYSTEM))
    if chosen in known:
        return chosen
    asked = (system or QLocale.system()).uiLanguages()
    codes = (name.replace("_", "-").partition("-")[0] for name in asked)
    return next((code for code in codes if code in known), ENGLISH)


def spoken_language() -> str:
    """Return the code of the language that the window speaks."""
    return os.environ.get(LANGUAGE, ENGLISH)


class Speech:
    """Lets the whole window speak one language, until it is ended."""

    def __init__(self, code: str) -> None:
        self._translators: list[QTranslator] = []
        if code == ENGLISH:
            return
        own = str(resource("translations"))
        qts = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        for name, folder in (("qtbase", qts), ("cnnstudio", own)):
            translator = QTranslator()
            if translator.load(f"{name}_{code}", folder):
                QCoreApplication.installTranslator(translator)
                self._translators.append(translator)
        os.environ[LANGUAGE] = code  # cards and the engine read it
        # The rooms below ask for the same words again and again.
        use_translator(lru_cache(_MOST_KNOWN)(_said))

    def end(self) -> None:
        """Speak English again."""
        use_translator(None)
        os.environ.pop(LANGUAGE, None)
        for translator in self._translators:
            QCoreApplication.removeTranslator(translator)
        self._translators.clear()


def _said(context: str, text: str, number: int) -> str:
    return QCoreApplication.translate(context, text, None, number)


class LanguageChoice(QObject):
    """View > Language: `use` has a method for each entry.

    `say` takes the sentence that it will be so at the next start: a window that is
    filled already holds thousands of texts.
    """

    def __init__(
        self,
        settings: QSettings,
        actions: Mapping[str, QAction],
        say: Callable[[str], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._settings, self._say = settings, say
        codes = (SYSTEM, *languages())
        self.use = SimpleNamespace(**{c: partial(self.choose, c) for c in codes})
        chosen = str(settings.value(_SETTING, SYSTEM))
        actions[f"language_{chosen if chosen in codes else SYSTEM}"].setChecked(True)

    def choose(self, code: str) -> None:
        """Speak this language from the next start on."""
        self._settings.setValue(_SETTING, code)
        if wanted(self._settings) == spoken_language():
            self._say(self.tr("The window speaks this language already."))
        else:
            self._say(self.tr("The language changes with the next start."))
