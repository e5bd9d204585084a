"""What somebody has chosen of the plots; kept between sessions."""

from __future__ import annotations

from PySide6.QtCore import QObject, QSettings, Signal

from cnnstudio.project.measures import MEASURES
from cnnstudio.ui.training.plot_axis import Unit

SMOOTHINGS = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 0.999)
"""Smoothings on the slider; 0 shows the values as they are."""

UNITS: tuple[Unit, ...] = ("epochs", "steps", "time")
_SHOWN, _TURNED = "plots/shown", "plots/turned"
_UNIT, _SMOOTHING = "plots/unit", "plots/smoothing"


class PlotChoice(QObject):
    """Which plots are shown, their axes, and the smoothing; `changed` follows each.

    `shown` None: the usual plots. `turned` are the measures whose axis is linear
    where a logarithmic one is usual, or the other way. `smoothing` None: what suits
    the length of an epoch.
    """

    changed = Signal()

    def __init__(
        self, settings: QSettings | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self.shown: tuple[str, ...] | None = self._names(_SHOWN)
        self.turned: frozenset[str] = frozenset(self._names(_TURNED) or ())
        unit = str(self._value(_UNIT, "epochs"))
        self.unit: Unit = next((u for u in UNITS if u == unit), "epochs")
        self.smoothing: float | None = self._stored_smoothing()

    def show_plots(self, keys: tuple[str, ...] | None) -> None:
        """Show these plots; None: the usual ones."""
        self.shown = keys
        self._keep(_SHOWN, None if keys is None else ",".join(keys))

    def turn_axis(self, key: str) -> None:
        """Make the axis of a measure logarithmic if it is linear, else linear."""
        self.turned ^= {key}
        self._keep(_TURNED, ",".join(sorted(self.turned)) or None)

    def choose_unit(self, unit: Unit) -> None:
        """Let the x axis count epochs, steps or time."""
        self.unit = unit
        self._keep(_UNIT, unit)

    def smooth_by(self, smoothing: float | None) -> None:
        """Smooth the curves so much; None: as suits the run."""
        self.smoothing = smoothing
        self._keep(_SMOOTHING, None if smoothing is None else str(smoothing))

    def _names(self, key: str) -> tuple[str, ...] | None:
        stored = self._value(key, None)
        if stored is None:
            return None
        return tuple(name for name in str(stored).split(",") if name in MEASURES)

    def _stored_smoothing(self) -> float | None:
        try:
            value = float(str(self._value(_SMOOTHING, "")))
        except ValueError:
            return None
        return value if value in SMOOTHINGS else None

    def _value(self, key: str, usual: object) -> object:
        return usual if self._settings is None else self._settings.value(key, usual)

    def _keep(self, key: str, value: str | None) -> None:
        if self._settings is not None and value is None:
            self._settings.remove(key)
        elif self._settings is not None:
            self._settings.setValue(key, value)
        self.changed.emit()
