"""The view of the measured forward times: bars by node, beside its multiply-adds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cnnstudio.bridge.probe_messages import Times, TimesOf
from cnnstudio.graph.text import marked, plural
from cnnstudio.ui.export import Exported, Table, paper_of
from cnnstudio.ui.format import counted, percent
from cnnstudio.ui.help.topics import set_topic
from cnnstudio.ui.viewer.excite.times_rows import TimesRows, short_time
from cnnstudio.ui.viewer.study_page import StudyPage, of_data, of_network
from cnnstudio.ui.viewer.views import inspector_view
from cnnstudio.ui.widgets.buttons import Button
from cnnstudio.ui.widgets.labels import ElidedLabel, TextLabel
from cnnstudio.ui.widgets.segmented import SegmentedControl

if TYPE_CHECKING:
    from cnnstudio.ui.viewer.inspect_controller import InspectController

BATCHES = (1, 16, 64)
FLOW, SLOWEST = "flow", "slowest"


class _Content(QWidget):
    """What was measured in words, and the bars below."""

    def __init__(self) -> None:
        super().__init__()
        self.title = TextLabel("", "strong")
        self.hint = ElidedLabel("", "label", "text3")
        self.order = SegmentedControl(
            ((FLOW, self.tr("in order")), (SLOWEST, self.tr("slowest first"))),
            self.tr("Order of the layers"),
            small=True,
        )
        self.rows = TimesRows()
        title = QHBoxLayout()
        title.setSpacing(12)
        title.addWidget(self.title)
        title.addWidget(self.hint, 1)
        title.addWidget(self.order)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 14, 20, 14)
        column.setSpacing(8)
        column.addLayout(title)
        column.addWidget(self.rows, 1)


@inspector_view("times", marked("InspectViews", "Forward time"), "network", place=2)
class TimesPage(StudyPage):
    """How long the forward of each layer takes, measured here and now."""

    def __init__(self, controller: InspectController) -> None:
        self._parts = _Content()
        super().__init__(controller, self._parts)
        self.rows = self._parts.rows
        set_topic(self, "panel/forward_times")
        self._shown: Times | None = None
        self.tools = QWidget()
        self.batch = SegmentedControl(
            tuple((n, str(n)) for n in BATCHES),
            self.tr("Images at once"),
            small=True,
        )
        self.again = Button(self.tr("Measure again"), small=True)
        row = QHBoxLayout(self.tools)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(TextLabel(self.tr("Images at once"), "label", "text3"))
        row.addWidget(self.batch)
        row.addWidget(self.again)
        self.batch.selected.connect(self._batch_selected)
        self.again.clicked.connect(self.measure_again)
        self._parts.order.selected.connect(self._order_selected)
        self.rows.chosen.connect(self._row_chosen)
        self.rows.opened.connect(self._row_opened)

    def refresh(self) -> None:
        question = self._question()
        answer = self.controller.studies.ask(question, Times)
        if answer is None:
            self.wait_for(question, keep=self._shown is not None)
            return
        if answer is not self._shown:
            self._shown = answer
            self.rows.show_times(answer)
            self._say(answer)
        self.show_content()
        self._mark()

    def exported(self) -> Exported:
        """Return the page, and the times as a table."""
        shown = self._shown
        rows: list[tuple[object, ...]] = []
        if shown is not None:
            rows = list(
                zip(shown.names, shown.types, shown.seconds.tolist(),
                    shown.multiply_adds.tolist(), strict=True)
            )  # fmt: skip
        titles = ("layer", "type", "seconds", "multiply_adds")
        return Exported(
            self.tr("Forward time"), paper_of(self.content), Table(titles, rows)
        )

    def _question(self) -> TimesOf:
        batch = self.batch.current()
        assert isinstance(batch, int)
        looking = of_network(of_data(self.controller.looking()))
        return TimesOf(**looking, batch=batch)

    def _say(self, times: Times) -> None:
        self._parts.title.setText(
            self.tr("{0} for {1}").format(
                short_time(times.whole),
                counted(
                    times.batch,
                    plural("TimesPage", times.batch, "{n} image", "{n} images"),
                ),
            )
        )
        share = float(times.seconds.sum()) / times.whole if times.whole else 0.0
        where = self.tr("GPU events") if times.clock == "cuda" else (
            self.tr("processor clock")
        )  # fmt: skip
        self._parts.hint.set_text(
            self.tr("layers together {0}, median of {1}, {2}").format(
                percent(share, 0), times.runs, where
            )
        )

    def _mark(self) -> None:
        """Mark the layer that is selected, if it is a row."""
        nodes = self._shown.nodes if self._shown is not None else ()
        node = self.controller.looking()["node"]
        self.rows.mark(node if node in nodes else "")

    def _row_chosen(self, row: int) -> None:
        self.controller.choose_layer(self.rows.node_at(row))

    def _row_opened(self, row: int) -> None:
        """Look into a layer: its maps."""
        self._row_chosen(row)
        self.controller.views.show("layer")

    def _batch_selected(self, _key: object) -> None:
        self.refresh()

    def measure_again(self) -> None:
        """Forget the times of now, and have them measured anew."""
        self.controller.studies.ask_again(self._question())
        self.refresh()

    def _order_selected(self, key: object) -> None:
        self.rows.sort_by_time(key == SLOWEST)
        self._mark()
