"""The bar above the plots: which of them, smoothing, the x axis, and what to do."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QAction, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QWidget

from cnnstudio.ui.forms.slider_row import StepSlider
from cnnstudio.ui.help.topics import set_topic
from cnnstudio.ui.theme import theme
from cnnstudio.ui.training.plot_choice import SMOOTHINGS, PlotChoice
from cnnstudio.ui.training.plot_kinds import (
    all_keys,
    measured_keys,
    plot_kind,
    shown_keys,
    usual_keys,
)
from cnnstudio.ui.training.run_controller import RunController
from cnnstudio.ui.widgets.buttons import Button, IconButton
from cnnstudio.ui.widgets.labels import TextLabel
from cnnstudio.ui.widgets.segmented import SegmentedControl

HEIGHT = 34
_SLIDER = 96


class PlotTools(QWidget):
    """Changes a `PlotChoice`; `menu_asked` is for copying and saving the plots."""

    menu_asked = Signal(QPoint)

    def __init__(
        self,
        controller: RunController,
        choice: PlotChoice,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        set_topic(self, "panel/plots")
        self._controller, self._choice = controller, choice
        self.plots = Button(self.tr("Plots"), "quiet", "chart", small=True)
        self.plots.setToolTip(self.tr("Which plots are shown"))
        self.smoothing = StepSlider()
        self.smoothing.setRange(0, len(SMOOTHINGS) - 1)
        self.smoothing.setFixedWidth(_SLIDER)
        self.smoothing.setAccessibleName(self.tr("Smoothing of the curves"))
        self.smoothing.setToolTip(
            self.tr(
                "How much of the running mean each step keeps. It is worked out over "
                "every point; the pale line behind is the raw one."
            )
        )
        self.number = TextLabel("", "mono", "text2")
        self.number.setMinimumWidth(44)
        units = [
            ("epochs", self.tr("epochs")),
            ("steps", self.tr("steps")),
            ("time", self.tr("time")),
        ]
        self.unit = SegmentedControl(units, self.tr("Unit of the x axes"), small=True)
        self.more = IconButton(
            "more", self.tr("Copy and save the plots"), "", "text3", 14, QSize(24, 24)
        )
        self._lay_out()
        self.plots.clicked.connect(self.open_menu)
        self.more.clicked.connect(self._ask_menu)
        self.smoothing.valueChanged.connect(self._smooth)
        self.unit.selected.connect(self._choose_unit)
        choice.changed.connect(self.refresh)
        controller.changed.connect(self.refresh)
        self.refresh()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 12, 0)
        row.setSpacing(10)
        row.addWidget(self.plots)
        row.addStretch(1)
        row.addWidget(TextLabel(self.tr("Smoothing"), "label", "text2"))
        row.addWidget(self.smoothing)
        row.addWidget(self.number)
        row.addWidget(self.unit)
        row.addWidget(self.more)
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def refresh(self) -> None:
        """Show what is chosen."""
        self.unit.set_current(self._choice.unit)
        used = self._choice.smoothing
        if used is None:
            used = self._controller.shown.usual_smoothing
        place = min(
            range(len(SMOOTHINGS)), key=lambda i: abs(SMOOTHINGS[i] - float(used))
        )
        self.smoothing.blockSignals(True)
        self.smoothing.setValue(place)
        self.smoothing.blockSignals(False)
        self.number.setText(f"{used:.3g}" if used else self.tr("raw"))

    def menu(self) -> QMenu:
        """Return the list of plots, those that are shown with a mark."""
        run = self._controller.shown
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setToolTipsVisible(True)
        measured = {*self._measured(), *usual_keys(run.metric)}
        shown = shown_keys(self._choice.shown, run.metric, measured)
        chosen = shown if self._choice.shown is None else self._choice.shown
        for key in all_keys():
            if key not in measured and key not in chosen:
                continue
            action = menu.addAction(plot_kind(key).title)
            action.setData(key)
            action.setCheckable(True)
            action.setChecked(key in chosen)
            if key not in measured:
                action.setToolTip(self.tr("This run has not measured it"))
        menu.addSeparator()
        usual = menu.addAction(self.tr("The usual plots"))
        usual.setData("")
        menu.triggered.connect(self._chosen)
        return menu

    def open_menu(self) -> None:
        """Open the list of plots below its button."""
        at = self.plots.mapToGlobal(self.plots.rect().bottomLeft())
        self.menu().popup(at)

    def _measured(self) -> tuple[str, ...]:
        return measured_keys(self._controller.shown.history)

    def _chosen(self, action: QAction) -> None:
        key, run = str(action.data()), self._controller.shown
        if not key:
            self._choice.show_plots(None)
            return
        usual = usual_keys(run.metric)
        chosen = usual if self._choice.shown is None else self._choice.shown
        others = tuple(k for k in chosen if k != key)
        self._choice.show_plots((*others, key) if action.isChecked() else others)

    def _smooth(self, place: int) -> None:
        self._choice.smooth_by(SMOOTHINGS[place])

    def _choose_unit(self, key: object) -> None:
        for unit in ("epochs", "steps", "time"):
            if unit == key:
                self._choice.choose_unit(unit)

    def _ask_menu(self) -> None:
        box = self.more.rect()
        self.menu_asked.emit(self.more.mapToGlobal(box.bottomLeft()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), theme().surface)
