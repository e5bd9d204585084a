"""Which keys an action has: those of its row, unless the user has chosen others."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QObject, QSettings, Signal
from PySide6.QtGui import QKeySequence

from cnnstudio.ui.actions.spec import ActionSpec

_PORTABLE = QKeySequence.SequenceFormat.PortableText
_NATIVE = QKeySequence.SequenceFormat.NativeText


def sequences(text: str) -> list[QKeySequence]:
    """Read keys that are joined by "; "; those that Qt does not know are left out."""
    found = [QKeySequence(part) for part in text.split("; ") if part]
    return [keys for keys in found if keys.toString()]


def shown(keys: Iterable[QKeySequence]) -> str:
    """Return keys as this system writes them."""
    return ", ".join(key.toString(_NATIVE) for key in keys)


class KeyMap(QObject):
    """The keys of all actions; `changed(str)` names the action that has others now.

    What differs from the table is kept in the settings, under `keys/` and the action's
    key.
    """

    changed = Signal(str)

    def __init__(
        self,
        specs: Sequence[ActionSpec],
        settings: QSettings | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self._usual = {spec.key: spec.keys for spec in specs}
        self._own = self._stored()

    def _stored(self) -> dict[str, str]:
        if self._settings is None:
            return {}
        found = {}
        for key in self._usual:
            stored = self._settings.value(f"keys/{key}")
            # An empty text is an action whose keys were taken away on purpose.
            if isinstance(stored, str) and (not stored or sequences(stored)):
                found[key] = stored
        return found

    def keys(self, key: str) -> list[QKeySequence]:
        """Return the keys of an action, the one that is shown first."""
        return sequences(self._own.get(key, self._usual[key]))

    def shown_keys(self, key: str) -> str:
        """Return the first keys of an action as this system writes them, or nothing."""
        return shown(self.keys(key)[:1])

    def is_changed(self, key: str) -> bool:
        """Return True if the user has chosen the keys of an action."""
        return key in self._own

    def owner(self, pressed: QKeySequence, but: str = "") -> str:
        """Return the action that has these keys already; empty if none has."""
        for key in self._usual:
            if key != but and pressed in self.keys(key):
                return key
        return ""

    def set_keys(self, key: str, keys: Iterable[QKeySequence]) -> None:
        """Give an action these keys, and no others."""
        text = "; ".join(one.toString(_PORTABLE) for one in keys)
        usual = sequences(text) == sequences(self._usual[key])
        self._store(key, None if usual else text)

    def take(self, key: str, pressed: QKeySequence) -> None:
        """Take keys from an action; it keeps its others."""
        self.set_keys(key, [one for one in self.keys(key) if one != pressed])

    def reset(self, key: str) -> None:
        """Give an action the keys of the table again, taking them from others."""
        for pressed in sequences(self._usual[key]):
            other = self.owner(pressed, but=key)
            if other:
                self.take(other, pressed)
        self._store(key, None)

    def reset_all(self) -> None:
        """Give every action the keys of the table again."""
        for key in list(self._own):
            self._store(key, None)

    def _store(self, key: str, text: str | None) -> None:
        if text is None:
            self._own.pop(key, None)
        else:
            self._own[key] = text
        if self._settings is not None:
            if text is None:
                self._settings.remove(f"keys/{key}")
            else:
                self._settings.setValue(f"keys/{key}", text)
        self.changed.emit(key)
