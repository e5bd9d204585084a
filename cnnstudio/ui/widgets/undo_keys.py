"""Keys of editing while a field has the keyboard: the field's, or the document's.

Ctrl+Z in a field undoes the typing; without any it is the document's.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit


def leaves_undo(field: QLineEdit | QPlainTextEdit, event: QEvent) -> bool:
    """Return True for a key of undo or redo with which the field has nothing to do.

    A field claims these keys always; the answer to its `ShortcutOverride` decides
    whether the shortcut of the window acts.
    """
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    undo = event.matches(QKeySequence.StandardKey.Undo)
    redo = event.matches(QKeySequence.StandardKey.Redo)
    history = field.document() if isinstance(field, QPlainTextEdit) else field
    return (undo and not history.isUndoAvailable()) or (
        redo and not history.isRedoAvailable()
    )


_KEYS = QKeySequence.StandardKey
_EDITING = (_KEYS.SelectAll, _KEYS.Copy, _KEYS.Cut, _KEYS.Paste, _KEYS.Delete)


def edits_text(event: QEvent) -> bool:
    """Return True for a key that would select, copy, paste or delete something."""
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    return any(event.matches(key) for key in _EDITING)
