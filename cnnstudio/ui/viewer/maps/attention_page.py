"""Where attention looks: a matrix for each head, and a row of it over the image."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cnnstudio.bridge.attention_messages import AttentionOf, AttentionShown
from cnnstudio.graph.text import marked, plural, translate
from cnnstudio.ui.export import Exported, paper_of
from cnnstudio.ui.format import TIMES, counted, percent
from cnnstudio.ui.help.topics import set_topic
from cnnstudio.ui.viewer.grid.tile_grid import FRAME, TileGrid
from cnnstudio.ui.viewer.parts.finite import finite_part, finite_range, odd_text
from cnnstudio.ui.viewer.parts.heat_overlay import OverlayView, overlay
from cnnstudio.ui.viewer.parts.heat_view import Cell, HeatView
from cnnstudio.ui.viewer.parts.scaled_map import ScaledMap
from cnnstudio.ui.viewer.parts.value_table import value_table
from cnnstudio.ui.viewer.study_page import StudyPage
from cnnstudio.ui.viewer.views import inspector_view
from cnnstudio.ui.widgets.labels import ElidedLabel, TextLabel
from cnnstudio.ui.widgets.segmented import SegmentedControl

if TYPE_CHECKING:
    from cnnstudio.ui.viewer.inspect_controller import InspectController

ONE, MEAN = "one", "mean"
ATTENTIVE = frozenset(
    {"MultiheadAttention", "SelfAttention2d", "TransformerEncoderLayer"}
)
_MARGIN, _GAP, _OPACITY = 16, 24, 0.85


class Looks(HeatView):
    """The matrix of one head; the card says how much a step takes from which."""

    def text_at(self, cell: Cell) -> str:
        share = percent(float(self._values[cell]), 2)
        return self.tr("{0} takes {1} from {2}").format(cell[0], share, cell[1])


class _Part(QWidget):
    """A title with a hint above something."""

    def __init__(self, title: str, content: QWidget, indent: int = 0) -> None:
        super().__init__()
        self.title = TextLabel(title, "strong")
        self.hint = ElidedLabel("", "label", "text3")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for label in (self.title, self.hint):
            label.setIndent(indent)
            column.addWidget(label)
        column.addWidget(content, 1)


class _Content(QWidget):
    """Heads, matrix and image side by side."""

    def __init__(self) -> None:
        super().__init__()
        self.grid = TileGrid(self.tr("Heads"))
        self.matrix = Looks(self.tr("Looks of a head"))
        self.scaled = ScaledMap(self.matrix)
        self.image = OverlayView(self.tr("Looks over the image"))
        self.heads = _Part(self.tr("Heads"), self.grid, FRAME)
        self.large = _Part("", self.scaled)
        self.over = _Part("", self.image)
        row = QHBoxLayout(self)
        row.setContentsMargins(_MARGIN, 12, _MARGIN, 14)
        row.setSpacing(_GAP)
        for part, share in ((self.heads, 3), (self.large, 4), (self.over, 3)):
            row.addWidget(part, share)


@inspector_view("attention", marked("InspectViews", "Attention"), "layer", place=4)
class AttentionPage(StudyPage):
    """Heads as small matrices, one large, and where one step of it looks.

    Pointing at a row of the matrix chooses the step.
    """

    is_special = True

    def __init__(self, controller: InspectController) -> None:
        self.parts = _Content()
        super().__init__(controller, self.parts)
        set_topic(self, "panel/attention")
        self.which = SegmentedControl(
            ((ONE, self.tr("one head")), (MEAN, self.tr("mean of all"))),
            self.tr("Which heads"),
            small=True,
        )
        self.tools = QWidget()
        row = QHBoxLayout(self.tools)  # it would be as high as the row of tabs
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.which)
        self._row = 0
        self._told: AttentionShown | None = None
        self.which.selected.connect(self._chosen)
        self.parts.grid.chosen.connect(self._head_chosen)
        self.parts.matrix.pointed.connect(self._pointed)
        self.parts.image.pointed.connect(self._pointed_at_image)

    @classmethod
    def why_not(cls, controller: InspectController) -> str:
        node = controller.node
        if node is not None and node.type in ATTENTIVE:
            return ""
        return translate("AttentionPage", "Select a layer with attention.")

    def refresh(self) -> None:
        mean = self.which.current() == MEAN
        asked = AttentionOf(
            **self.controller.looking(), head=-1 if mean else self.controller.channel
        )
        told = self.controller.studies.ask(asked, AttentionShown)
        if told is None:
            self.wait_for(asked, keep=True)
            return
        self.show_content()
        if told is not self._told:
            self._told = told
            self._row = min(self._row, len(told.looks) - 1)
            self._show_heads(told)
            self._show_looks(told)
            self._show_over(told)

    def exported(self) -> Exported:
        """The page, and how much each row of the head takes from each column."""
        told = self._told
        table = (
            value_table({self.tr("share"): told.looks}) if told is not None else None
        )
        return Exported("", paper_of(self.parts), table)

    def _show_heads(self, told: AttentionShown) -> None:
        heads, rows, columns = told.levels.shape
        text = plural("AttentionPage", heads, "{n} head", "{n} heads")
        size = f"{counted(heads, text)}, {rows} {TIMES} {columns}"
        self.parts.heads.hint.set_text(size)
        self.parts.grid.set_tiles(told.levels)
        self.parts.grid.set_current(told.head)

    def _show_looks(self, told: AttentionShown) -> None:
        title = self.tr("Head {0}").format(told.head)
        self.parts.large.title.setText(
            self.tr("Mean of all heads") if told.head < 0 else title
        )
        hint = self.tr("rows look at columns, each sums to 1")
        self.parts.large.hint.set_text(hint)
        odd = odd_text(told.looks)
        if odd:
            self.parts.large.hint.set_text(odd)
        low, high = finite_range(told.looks)
        self.parts.matrix.show_values(told.looks, low, high)
        self.parts.scaled.bar.set_range(low, high)
        self.parts.scaled.arrange()

    def _show_over(self, told: AttentionShown) -> None:
        """Lay one row over the image, if its steps are patches of it."""
        maps = self.controller.maps
        there = bool(told.rows) and maps is not None and maps.image.ndim == 3
        self.parts.over.setVisible(there)
        if not there or maps is None:
            return
        looks = self._on_patches(told)
        self.parts.over.title.setText(
            self.tr("Where {0} looks").format(self._name(told, self._row))
        )
        low, high = finite_range(looks)
        hint = self.tr("{0} to {1} a patch").format(percent(low, 1), percent(high, 1))
        if told.extra:
            share = percent(float(looks.sum()), 1)
            hint = self.tr("{0}, {1} in all").format(hint, share)
        self.parts.over.hint.set_text(hint)
        tall, wide = maps.image.shape[1:]
        rows = np.arange(tall) * told.rows // tall
        columns = np.arange(wide) * told.columns // wide
        spread = looks[rows[:, None], columns] - low
        drawn = finite_part(spread)
        picture = overlay(maps.image, drawn, high - low, _OPACITY)
        self.parts.image.show_picture(picture, self.parts.over.title.text(), spread)

    def _on_patches(self, told: AttentionShown) -> NDArray[np.float32]:
        looks = told.looks[self._row, told.extra :]
        return looks.reshape(told.rows, told.columns)

    def _name(self, told: AttentionShown, step: int) -> str:
        """Name a step: a patch by its row and column, or what is none."""
        if step < told.extra or not told.rows:
            return self.tr("step {0}").format(step)
        row, column = divmod(step - told.extra, told.columns)
        return self.tr("patch {0}, {1}").format(row, column)

    def _chosen(self, _key: object) -> None:
        self.refresh()

    def _head_chosen(self, head: int) -> None:
        self.which.set_current(ONE)
        self.controller.set_channel(head)
        self.refresh()

    def _pointed(self, cell: Cell | None) -> None:
        if cell is not None and cell[0] != self._row and self._told is not None:
            self._row = cell[0]
            self._show_over(self._told)

    def _pointed_at_image(self, cell: Cell | None) -> None:
        """Say how much of the looks lies on the patch that is pointed at."""
        told, maps = self._told, self.controller.maps
        if told is None or maps is None or cell is None or not told.rows:
            return
        tall, wide = maps.image.shape[1:]
        row, column = cell[0] * told.rows // tall, cell[1] * told.columns // wide
        share = percent(float(self._on_patches(told)[row, column]), 2)
        text = self.tr("{0} on patch {1}, {2}").format(share, row, column)
        self.parts.over.hint.set_text(text)
