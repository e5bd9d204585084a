"""The form of one data source: its kind, and the fields that the kind declares."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cnnstudio.graph.param import Param, params_of
from cnnstudio.graph.text import translate
from cnnstudio.project.record import raw_of
from cnnstudio.project.setting_words import WORDS
from cnnstudio.project.sources.pictures import PictureSource
from cnnstudio.project.sources.source import SOURCES, Source
from cnnstudio.ui.data.path_row import PathRow
from cnnstudio.ui.format import grouped
from cnnstudio.ui.forms.param_row import ParamRow
from cnnstudio.ui.forms.rows import row_for
from cnnstudio.ui.help.topics import set_topic
from cnnstudio.ui.widgets.buttons import IconButton, set_reason
from cnnstudio.ui.widgets.combo import Combo
from cnnstudio.ui.widgets.rows import MARGIN


class SourceForm(QWidget):
    """Chooses the kind of a source and shows its fields; knows no document.

    `proposed(raw)` carries the raw form of the source as it would be, or None for
    "none yet". `browse_asked(name)` asks for the path of a field; `removed` follows
    the button that a second source has.
    """

    proposed = Signal(object)
    browse_asked = Signal(str)
    removed = Signal()

    def __init__(self, second: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._source: Source | None = None
        self._reason = ""
        self.rows: dict[str, ParamRow] = {}
        kinds = [(kind, translate("Data", cls.title)) for kind, cls in SOURCES.items()]
        options: list[tuple[object, str]] = list(kinds)
        if not second:
            options.append(("", self.tr("None yet")))
        name = self.tr("Second source") if second else self.tr("Source")
        self.kind = Combo(options, name)
        said = self.tr("Take the second source away")
        self.remove = IconButton("close", said, box=QSize(26, 26))
        if not second:  # shown before it is laid out, it would be a window
            self.remove.hide()
        head = QHBoxLayout()
        head.setContentsMargins(MARGIN, 2, MARGIN, 2)
        head.setSpacing(4)
        head.addWidget(self.kind, 1)
        head.addWidget(self.remove)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addLayout(head)
        self.kind.picked.connect(self._pick)
        self.remove.clicked.connect(self.removed)

    def show_source(self, source: Source | None, reason: str = "") -> None:
        """Show a source; `reason` says why nothing can be changed."""
        before, self._source = self._source, source
        self._reason = reason
        self.kind.set_current_key(source.kind if source is not None else "")
        set_topic(self, f"source/{source.kind}" if source else "panel/data")
        for control in (self.kind, self.remove):
            set_reason(control, reason or None)
        if type(before) is not type(source):
            self._make_rows(source)
        if source is None:
            return
        raw: Mapping[str, Any] = raw_of(source)
        for name, row in self.rows.items():
            row.show_value(raw[name])
            row.set_blocked(reason)
            row.setVisible(row.param.applies(raw))
            row.set_hint(self._found_size(source, name, raw[name]))

    def _found_size(self, source: Source, name: str, value: object) -> str:
        """Say what an automatic height or width has become."""
        axis = {"height": -2, "width": -1}.get(name)
        known = source.known() if isinstance(source, PictureSource) else None
        if axis is None or value != 0 or known is None:
            return ""
        return self.tr("automatic: {0}").format(grouped(known.shape[axis]))

    def path(self, name: str) -> str:
        """Return the path that a field shows."""
        return str(getattr(self._source, name, ""))

    def wants_folder(self, name: str) -> bool:
        """Tell whether a path field means a folder; else it is a file."""
        return self._source is not None and name in self._source.folders

    def take(self, name: str, path: str) -> None:
        """Take a path that was chosen."""
        row = self.rows[name]
        assert isinstance(row, PathRow)
        row.take(path)

    def _make_rows(self, source: Source | None) -> None:
        for row in self.rows.values():
            row.hide()
            row.deleteLater()
        self.rows = {}
        if source is None:
            return
        for name, param in params_of(type(source)).items():
            if param.kind == "records":  # what a scan has found: nobody types it
                continue
            row = self._row(name, param)
            row.proposed.connect(self._edit)
            self.rows[name] = row
            self._column.addWidget(row)

    def _row(self, name: str, param: Param) -> ParamRow:
        assert self._source is not None
        if name not in (*self._source.folders, *self._source.files):
            return row_for(name, param, {**WORDS, **self._source.words})
        row = PathRow(name, param)
        row.browse_asked.connect(self.browse_asked)
        return row

    def _pick(self, kind: object) -> None:
        self.proposed.emit({"kind": kind} if kind else None)

    def _edit(self, name: str, value: object) -> None:
        assert self._source is not None
        raw = raw_of(self._source)
        raw.pop("found", None)  # what was found is not true of it any more
        self.proposed.emit({**raw, name: value})
