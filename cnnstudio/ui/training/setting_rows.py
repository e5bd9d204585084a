"""Rows that only the settings of a training have: its seed and its batch size."""

from __future__ import annotations

import random
from typing import Any

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from cnnstudio.graph.param import Param
from cnnstudio.project.training_settings import FULL_BATCH
from cnnstudio.ui.forms.param_row import TypedRow
from cnnstudio.ui.forms.rows import NumberRow
from cnnstudio.ui.widgets.buttons import IconButton, set_reason
from cnnstudio.ui.widgets.combo import Combo


class SeedRow(NumberRow):
    """A seed, and a button that draws another one."""

    def __init__(self, name: str, param: Param, parent: QWidget | None = None) -> None:
        self.fresh = IconButton("refresh", "", size=14, box=QSize(26, 26))
        super().__init__(name, param, self.fresh, parent)
        said = self.tr("New seed: initialise anew")
        if name == "split_seed":
            said = self.tr("New seed: divide anew")
        self.fresh.setToolTip(said)
        self.fresh.setAccessibleName(said)
        self.fresh.clicked.connect(self._draw)

    def set_blocked(self, reason: str) -> None:
        super().set_blocked(reason)
        set_reason(self.fresh, reason or None)

    def _draw(self) -> None:
        # Small enough to be read aloud and typed again.
        self.take(str(random.SystemRandom().randrange(100_000)))


class BatchRow(TypedRow):
    """A size to choose or to type."""

    def __init__(self, name: str, param: Param, parent: QWidget | None = None) -> None:
        self._full = self.tr("full set")
        sizes = [(size, str(size)) for size in param.presets]
        self.combo = Combo([*sizes, (FULL_BATCH, self._full)])
        self.combo.setEditable(True)
        self.combo.setInsertPolicy(Combo.InsertPolicy.NoInsert)
        self.combo.setCompleter(None)  # type: ignore[arg-type]
        super().__init__(name, param, self.combo, parent=parent)
        line = self.combo.lineEdit()
        assert line is not None
        line.setAccessibleName(self.combo.accessibleName())
        self.combo.picked.connect(self._picked)
        line.textEdited.connect(self._typed)
        line.editingFinished.connect(self._done)

    def _write(self, value: Any) -> None:
        if value in self.param.presets or value == FULL_BATCH:
            self.combo.set_current_key(value)
        self.combo.setEditText(self._shown_as(value))

    def _shown_as(self, value: object) -> str:
        return self._full if value == FULL_BATCH else str(value)

    def _parsed(self, text: str) -> tuple[Any, str]:
        if text.strip().casefold() in ("full", self._full.casefold()):
            return FULL_BATCH, ""
        return super()._parsed(text)

    def _text(self) -> str:
        return self.combo.currentText()

    def _mark(self, reason: str) -> None:
        self.combo.set_state("error" if reason else "normal", reason)

    def _picked(self, size: object) -> None:
        self._typed(self._shown_as(size))
        self._done()
