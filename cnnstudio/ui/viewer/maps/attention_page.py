"""What attends to what: a matrix for each head, and a row of it over the image."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QHBoxLayout, QWidget

from cnnstudio.bridge.attention_messages import AttentionOf, AttentionShown
from cnnstudio.graph.text import marked, plural, translate
from cnnstudio.ui.export import Exported, paper_of
from cnnstudio.ui.format import TIMES, counted, percent
from cnnstudio.ui.help.topics import set_topic
from cnnstudio.ui.viewer.maps.attention_parts import AttentionParts
from cnnstudio.ui.viewer.parts.finite import finite_part, finite_range, odd_text
from cnnstudio.ui.viewer.parts.heat_overlay import overlay
from cnnstudio.ui.viewer.parts.heat_view import Cell
from cnnstudio.ui.viewer.parts.value_table import value_table
from cnnstudio.ui.viewer.study_page import StudyPage
from cnnstudio.ui.viewer.views import inspector_view
from cnnstudio.ui.widgets.segmented import SegmentedControl

if TYPE_CHECKING:
    from cnnstudio.ui.viewer.inspect_controller import InspectController

ONE, MEAN = "one", "mean"
ATTENTIVE = frozenset(
    {"MultiheadAttention", "SelfAttention2d", "TransformerEncoderLayer"}
)
_OPACITY = 0.85


@inspector_view("attention", marked("InspectViews", "Attention"), "layer", place=4)
class AttentionPage(StudyPage):
    """Heads as small matrices, one large, and what one step of it attends to.

    Pointing at a row of the matrix chooses the step, a click on a patch its row.
    """

    is_special = True

    def __init__(self, controller: InspectController) -> None:
        self.parts = AttentionParts()
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
        self.parts.image.chosen.connect(self._chosen_in_image)

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
        hint = self.tr("each row takes from the columns and sums to 1")
        self.parts.large.hint.set_text(hint)
        odd = odd_text(told.looks)
        if odd:
            self.parts.large.hint.set_text(odd)
        low, high = finite_range(told.looks)
        self.parts.matrix.show_values(told.looks, low, high)
        self.parts.scaled.bar.set_range(low, high)
        self.parts.scaled.arrange()
        self.parts.matrix.frame_row(self._row if told.rows else -1)

    def _show_over(self, told: AttentionShown) -> None:
        """Lay one row over the image, if its steps are patches of it."""
        maps = self.controller.maps
        there = bool(told.rows) and maps is not None and maps.image.ndim == 3
        self.parts.over.setVisible(there)
        if not there or maps is None:
            return
        looks = self._on_patches(told)
        title = self.tr("Attention of {0}").format(self._name(told, self._row))
        self.parts.over.title.setText(title)
        self._say_range()
        low, high = finite_range(looks)
        self.parts.scale.set_range(high, low=low)
        tall, wide = maps.image.shape[1:]
        rows = np.arange(tall) * told.rows // tall
        columns = np.arange(wide) * told.columns // wide
        spread = looks[rows[:, None], columns] - low
        picture = overlay(maps.image, finite_part(spread), high - low, _OPACITY)
        self.parts.image.patch = self._patch(told)
        self.parts.image.show_picture(picture, title, spread)

    def _say_range(self) -> None:
        """Say beside the image between what its patches are, and what they sum to."""
        told = self._told
        if told is None or not told.rows:
            return
        looks = self._on_patches(told)
        low, high = finite_range(looks)
        hint = self.tr("{0} to {1} a patch").format(percent(low, 1), percent(high, 1))
        if told.extra:
            share = percent(float(looks.sum()), 1)
            hint = self.tr("{0}, {1} in all").format(hint, share)
        self.parts.over.hint.set_text(hint)

    def _patch(self, told: AttentionShown) -> QRectF | None:
        """Return where the patch of the row is, in shares of the image."""
        if self._row < told.extra:
            return None
        row, column = divmod(self._row - told.extra, told.columns)
        wide, tall = 1 / told.columns, 1 / told.rows
        return QRectF(column * wide, row * tall, wide, tall)

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
            self._choose_row(self._told, cell[0])

    def _choose_row(self, told: AttentionShown, row: int) -> None:
        self._row = row
        self.parts.matrix.frame_row(row)
        self._show_over(told)

    def _cell_of(self, told: AttentionShown, pixel: Cell) -> Cell:
        """Return the row and column of the patch that a pixel is in."""
        maps = self.controller.maps
        assert maps is not None
        tall, wide = maps.image.shape[1:]
        return pixel[0] * told.rows // tall, pixel[1] * told.columns // wide

    def _chosen_in_image(self, pixel: Cell) -> None:
        told = self._told
        if told is not None and told.rows and self.controller.maps is not None:
            row, column = self._cell_of(told, pixel)
            step = told.extra + row * told.columns + column
            if step < len(told.looks):
                self._choose_row(told, step)

    def _pointed_at_image(self, cell: Cell | None) -> None:
        """Say how much of the looks lies on the patch that is pointed at."""
        told = self._told
        if told is None or self.controller.maps is None or not told.rows:
            return
        if cell is None:
            self._say_range()
            return
        row, column = self._cell_of(told, cell)
        share = percent(float(self._on_patches(told)[row, column]), 2)
        text = self.tr("{0} on patch {1}, {2}").format(share, row, column)
        self.parts.over.hint.set_text(text)
