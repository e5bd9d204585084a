"""One plot with its title row, as it stands in the stack."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from cnnstudio.ui.training.curve_plot import (
    LEFT,
    RIGHT,
    CurvePlot,
)
from cnnstudio.ui.training.plot_kinds import LOSS, PlotKind
from cnnstudio.ui.training.plot_legend import Entry, Legend, PlotTitle
from cnnstudio.ui.training.plot_styles import (
    MEASURED_STYLES,
    MOST_OTHERS,
    PLANNED_DASH,
    RATE_STYLES,
)
from cnnstudio.ui.training.run_curves import RunCurves
from cnnstudio.ui.widgets.buttons import Button

_HEIGHTS = {"trained": 166, "rate": 110, "single": 120}
_LOSS_HEIGHT = 228
_TITLE = 32


class PlotRow(QObject):
    """Title row and plot of one measure; `turned` asks for the other scale."""

    turned = Signal(str)

    def __init__(self, kind: PlotKind, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.kind = kind
        styles = RATE_STYLES if kind.form == "rate" else MEASURED_STYLES
        self.plot = CurvePlot(kind.title, styles)
        self.legend = Legend()
        self.scale = Button("", "quiet", small=True)
        self.scale.setToolTip(self.tr("Changes between linear and logarithmic"))
        self.title = PlotTitle(
            kind.title, LEFT, RIGHT, _TITLE, self.legend, (self.scale,)
        )
        self.scale.clicked.connect(self._turn)

    @property
    def stretch(self) -> int:
        """How high the plot is beside the others."""
        return _LOSS_HEIGHT if self.kind.key == LOSS else _HEIGHTS[self.kind.form]

    def show_scale(self, log: bool) -> None:
        """Name the scale of the axis."""
        text = self.tr("log scale") if log else self.tr("linear scale")
        if text != self.scale.text():
            self.scale.setText(text)
            said = self.tr("{0}: {1}").format(self.kind.title, text)
            self.scale.setAccessibleName(said)

    def show_names(self, first: bool, others: Sequence[RunCurves]) -> None:
        """Name the lines: in the first plot with training, and in that of the rate."""
        self.legend.set_entries(self._entries(others) if first else ())

    def _entries(self, others: Sequence[RunCurves]) -> tuple[Entry, ...]:
        if self.kind.form == "rate":
            return (
                Entry(self.tr("used"), "rate_curve"),
                Entry(self.tr("planned"), "text3", dash=PLANNED_DASH),
            )
        runs = tuple(
            Entry(other.name, other.look.color, dash=other.look.dash)
            for other in others[:MOST_OTHERS]
        )
        return (
            Entry(self.tr("train"), "train_curve"),
            Entry(self.tr("validation"), "validation_curve", dots=True),
            *runs,
        )

    def _turn(self) -> None:
        self.turned.emit(self.kind.key)
