"""View > Costs and Budget: which costs the canvas shows, and the window for them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from cnnstudio.graph.cost import MEASURES, Measure
from cnnstudio.ui.main_window import MainWindow

if TYPE_CHECKING:
    from cnnstudio.ui.budget.dialog import BudgetDialog


class Costs(QObject):
    """What the entries of the View menu do; one measure is shown at a time."""

    def __init__(
        self,
        window: MainWindow,
        actions: Mapping[str, QAction],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._actions = {m: actions[f"costs_{m}"] for m in MEASURES}
        self.budget: BudgetDialog | None = None

    def show_parameters(self) -> None:
        """Colour the nodes by their parameters, or stop that."""
        self._show(self.tr("parameters"))

    def show_multiply_adds(self) -> None:
        """Colour the nodes by their multiply-adds, or stop that."""
        self._show(self.tr("multiply-adds"))

    def show_activations(self) -> None:
        """Colour the nodes by what they give, or stop that."""
        self._show(self.tr("activations"))

    def _show(self, word: str) -> None:
        measure: Measure | None = next(
            (m for m in MEASURES if self._actions[m].isChecked()), None
        )
        canvas = self._window.canvas
        canvas.graph_scene.set_costs(measure)
        text = self.tr("The warmer a card, the larger its share of the {0}.")
        canvas.set_caption(text.format(word) if measure else "")

    def show_budget(self) -> None:
        """Show costs by layer and maps by depth, beside the canvas."""
        from cnnstudio.ui.budget.dialog import BudgetDialog  # seldom asked for

        if self.budget is None:
            window = self._window
            self.budget = BudgetDialog(window.document, window.selection, window)
            self.budget.destroyed.connect(self._forget)
        self.budget.show()
        self.budget.raise_()
        self.budget.activateWindow()

    def _forget(self) -> None:
        self.budget = None
