"""The rows of the palette, and how a layer is carried by a drag."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtWidgets import QWidget

from cnnstudio.graph.catalogue import layer_types
from cnnstudio.ui.layer_search import family_title, find_layers, summary_of

Index = QModelIndex | QPersistentModelIndex
MIME = "application/x-cnnstudio-layer"


def layer_in(data: QMimeData) -> str:
    """Return the layer type that is dragged; empty if it is something else."""
    if not data.hasFormat(MIME):
        return ""
    name = bytes(data.data(MIME).data()).decode("utf-8", "replace")
    return name if name in layer_types() else ""


@dataclass(frozen=True, slots=True)
class Row:
    """A heading (no layer) or a layer of the list."""

    family: str
    layer: str = ""


class LayerRows(QAbstractListModel):
    """Rows of the palette: headings of families, and their layers if unfolded."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._query = ""
        self._folded: set[str] = set()
        self._rows: list[Row] = []
        self._build()

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
        found = find_layers(self._query)
        rows = [r.layer for r in self._rows]
        return rows.index(found[0]) if found and found[0] in rows else -1

    def _build(self) -> None:
        self.beginResetModel()
        self._rows = []
        found = set(find_layers(self._query))
        families = dict.fromkeys(t.family for t in layer_types().values())
        for family in families:
            names = [
                n for n, t in layer_types().items() if t.family == family and n in found
            ]
            if names:
                self._rows.append(Row(family))
            if not self.is_folded(family):
                self._rows += [Row(family, name) for name in names]
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self._rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return row.layer or family_title(row.family)
        if role == Qt.ItemDataRole.ToolTipRole and row.layer:
            return summary_of(layer_types()[row.layer])
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
