"""The learning rate over a whole run, drawn small before it is trained."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from cnnstudio.project.schedule import rate_at
from cnnstudio.project.settings import TrainingConfig
from cnnstudio.ui import format as fmt
from cnnstudio.ui.fonts import HINT, mono_font
from cnnstudio.ui.theme import theme
from cnnstudio.ui.widgets.painting import rounded


class SchedulePreview(QWidget):
    """Draws `rate_at` over the steps of a run; `part` marks how far a run has come."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._training = TrainingConfig()
        self._steps = 1
        self._part: float | None = None
        self._known: dict[int, list[float]] = {}
        self._picture = QPixmap()
        self._picture_of: tuple[object, ...] = ()
        self.setFixedHeight(46)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_schedule(self, training: TrainingConfig, steps: int) -> None:
        """Draw the schedule of a run of so many steps."""
        self._training, self._steps = training, max(1, steps)
        self._known.clear()
        self.setAccessibleName(self.tr("Learning rate over the run"))
        self.setAccessibleDescription(self.summary())
        self.setToolTip(self.summary())
        self.update()

    def show_part(self, part: float | None) -> None:
        """Mark how far the run has come, 0 to 1; None takes the mark away."""
        before, self._part = self._mark(), part
        after = self._mark()
        if after != before:
            for x in (before, after):
                if x is not None:
                    self.update(x - 1, 0, 3, self.height())

    def _mark(self) -> int | None:
        """Pixel column up to which the run has come."""
        if self._part is None:
            return None
        box = self._box()
        return round(box.left() + self._part * box.width())

    def _box(self) -> QRectF:
        return QRectF(self.rect()).adjusted(1, 8, -1, -6)

    def summary(self) -> str:
        """Return first, highest and last rate in words."""
        rates = self._rates(64)
        if max(rates) == min(rates):
            return self.tr("{0} at every step").format(fmt.rate(rates[0]))
        text = self.tr("starts at {0}, highest {1}, ends at {2}")
        return text.format(*(fmt.rate(r) for r in (rates[0], max(rates), rates[-1])))

    def top(self) -> float:
        """Return the rate at the upper edge."""
        return max(*self._rates(64), 1e-12)

    def _rates(self, count: int) -> list[float]:
        if count not in self._known:
            last = self._steps - 1
            steps = [round(i * last / max(1, count - 1)) for i in range(count)]
            rates = [rate_at(self._training, step, self._steps) for step in steps]
            self._known[count] = rates
        return self._known[count]

    def sizeHint(self) -> QSize:
        return QSize(160, 46)

    def _write(self, painter: QPainter, highest: float) -> None:
        painter.setFont(mono_font(HINT))
        painter.setPen(theme().text3)
        flags = Qt.AlignmentFlag
        if self._training.schedule == "constant":
            where, side = self.rect().adjusted(0, 0, -7, -4), flags.AlignBottom
        else:
            where, side = self.rect().adjusted(0, 5, -7, 0), flags.AlignTop
        painter.drawText(where, flags.AlignRight | side, fmt.rate(highest))

    def _drawn(self) -> QPixmap:
        """Return the curve on its ground: kept, since a mark moves over it for long."""
        colors, ratio = theme(), self.devicePixelRatioF()
        key = (self.size(), colors, ratio, self.top(), self._training, self._steps)
        if key != self._picture_of:
            self._picture_of = key
            self._picture = QPixmap(self.size() * ratio)
            self._picture.setDevicePixelRatio(ratio)
            self._picture.fill(Qt.GlobalColor.transparent)
            with QPainter(self._picture) as painter:
                self._draw(painter)
        return self._picture

    def _draw(self, painter: QPainter) -> None:
        colors, box, top = theme(), self._box(), self.top()
        rounded(painter, QRectF(self.rect()), 4, colors.canvas, colors.line)
        rates = self._rates(max(2, self.width() // 2))
        across = box.width() / (len(rates) - 1)
        line = [
            QPointF(box.left() + i * across, box.bottom() - r / top * box.height())
            for i, r in enumerate(rates)
        ]
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colors.rate_curve, 1.5))
        painter.drawPolyline(line)
        self._write(painter, max(rates))

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.drawPixmap(0, 0, self._drawn())
            mark = self._mark()
            if mark is not None:
                pen = QPen(theme().text2, 1)
                pen.setDashPattern([2, 3])
                painter.setPen(pen)
                painter.drawLine(mark, 2, mark, self.height() - 3)
