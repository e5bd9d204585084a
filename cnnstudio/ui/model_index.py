"""What Qt hands to a model in place of a row: an index of it, valid or not."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
"""Not valid: what lies above the first rows."""
