"""The rows of the palette, and how a layer is carried by a drag."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    Qt,
)
from PySide6.QtWidgets import QWidget

from cnnstudio.ui.layer_choices import LayerChoices
from cnnstudio.ui.layer_search import Choice, family_title
from cnnstudio.ui.model_index import NOWHERE, Index

MIME = "application/x-cnnstudio-layer"


def layer_in(data: QMimeData) -> str:
    """Return the key of what is dragged; empty if it is something else."""
    if not data.hasFormat(MIME):
        return ""
    return bytes(data.data(MIME).data()).decode("utf-8", "replace")


@dataclass(frozen=True, slots=True)
class Row:
    """A heading (no choice) or something that can be added."""

    family: str
    choice: Choice | None = None

    @property
    def layer(self) -> str:
        """Key of the choice; empty for a heading."""
        return self.choice.key if self.choice is not None else ""


class LayerRows(QAbstractListModel):
    """Rows of the palette: headings of families, and their layers if unfolded."""

    def __init__(
        self,
        choices: LayerChoices,
        folded: Iterable[str] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._choices = choices
        self._query = ""
        self._folded = set(folded)
        self._rows: list[Row] = []
        choices.changed.connect(self._build)
        self._build()

    @property
    def folded(self) -> list[str]:
        """Families that show their heading only."""
        return sorted(self._folded)

    def search(self, query: str) -> None:
        """Show only what matches; families then stay unfolded."""
        self._query = query.strip()
        self._build()

    def toggle(self, family: str) -> None:
        """Fold or unfold a family."""
        self._folded ^= {family}
        self._build()

    def is_folded(self, family: str) -> bool:
        """Return True if a family shows its heading only."""
        return family in self._folded and not self._query

    def row(self, index: Index) -> Row:
        """Return what a row shows."""
        return self._rows[index.row()]

    def best(self) -> int:
        """Return the row of the best match; -1 if nothing matches."""
        found = self._choices.find(self._query)
        rows = [r.layer for r in self._rows]
        first = found[0].key if found else ""
        return rows.index(first) if first and first in rows else -1

    def _build(self) -> None:
        self.beginResetModel()
        self._rows = []
        found = {choice.key for choice in self._choices.find(self._query)}
        families: dict[str, list[Choice]] = {}
        for choice in self._choices.all():
            if choice.key in found:
                families.setdefault(choice.family, []).append(choice)
        for family, choices in families.items():
            self._rows.append(Row(family))
            if not self.is_folded(family):
                self._rows += [Row(family, choice) for choice in choices]
        self.endResetModel()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self._rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return row.choice.title if row.choice else family_title(row.family)
        if role == Qt.ItemDataRole.ToolTipRole and row.choice:
            # A block's name may be longer than the row.
            whole = row.choice.family == "composite" or row.choice.fields
            text = row.choice.help
            return f"{row.choice.title}\n{text}" if whole else text
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if index.isValid() and self._rows[index.row()].layer:
            flags |= Qt.ItemFlag.ItemIsDragEnabled
        return flags

    def mimeTypes(self) -> list[str]:
        return [MIME]

    def mimeData(self, indexes: Any) -> QMimeData:
        data = QMimeData()
        for index in indexes:
            data.setData(MIME, self._rows[index.row()].layer.encode())
        return data
