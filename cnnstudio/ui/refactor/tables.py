"""Two tables: what the network costs before and after, and the layers that change."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from cnnstudio.advice.refactor_preview import Preview, Row
from cnnstudio.graph.catalogue import type_named
from cnnstudio.graph.inference import NodeReport
from cnnstudio.graph.shape import TensorShape
from cnnstudio.ui import format as fmt
from cnnstudio.ui.icons import family_icon_name
from cnnstudio.ui.refactor.words import ratio, signed
from cnnstudio.ui.widgets.read_table import LEFT, RIGHT, ROW_HEIGHT, ReadTable

NOTHING = "–"


class CostTable(ReadTable):
    """Parameters, multiply-adds and activations of one image, and what is given."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(5, parent)
        titles = "", self.tr("Before"), self.tr("After"), self.tr("Change"), ""
        self.set_titles(*((title, RIGHT) for title in titles))
        self.setAccessibleName(self.tr("Costs before and after"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setRowCount(4)
        self.setFixedHeight(4 * ROW_HEIGHT + 28)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_preview(self, preview: Preview) -> None:
        """Show both totals and their difference."""
        before, after = preview.before, preview.after
        rows = (
            (self.tr("Parameters"), before.parameters, after.parameters),
            (self.tr("Multiply-adds"), before.multiply_adds, after.multiply_adds),
            (self.tr("Activations"), before.activations, after.activations),
        )
        for row, (name, old, new) in enumerate(rows):
            self.put_name(row, name, "text2")
            self.put(row, 1, fmt.grouped(old), tone="text2")
            self.put(row, 2, fmt.grouped(new))
            tone = "text3" if old == new else "ok" if new < old else "warn"
            self.put(row, 3, signed(new - old) if old != new else NOTHING, tone=tone)
            self.put(row, 4, ratio(old, new), tone=tone)
        old_shapes, new_shapes = (_shapes(shapes) for shapes in preview.shapes)
        self.put_name(3, self.tr("Gives"), "text2")
        self.put(3, 1, old_shapes, tone="text2")
        self.put(3, 2, new_shapes)
        same = old_shapes == new_shapes
        said = self.tr("same shape") if same else self.tr("another shape")
        self.put(3, 3, said, tone="text3" if same else "warn")


class ChangeTable(ReadTable):
    """Layers that are new, gone, or give or cost something else."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(5, parent)
        self.set_titles(
            (self.tr("Layer"), LEFT),
            (self.tr("Name"), LEFT),
            (self.tr("Change"), LEFT),
            (self.tr("Gives"), RIGHT),
            (self.tr("Parameters"), RIGHT),
        )
        self.setAccessibleName(self.tr("Layers that change"))
        self._words = {
            "new": (self.tr("new"), "ok"),
            "gone": (self.tr("goes"), "error"),
            "other": (self.tr("changes"), "text2"),
        }

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these layers in the order of computation."""
        self.setRowCount(len(rows))
        for place, row in enumerate(rows):
            self.put_name(place, row.type_name, glyph=_glyph(row.type_name))
            word, tone = self._words[row.change]
            self.put(place, 1, row.name, LEFT, "text2")
            self.put(place, 2, word, LEFT, tone)
            self.put(place, 3, _both(_given(row.before), _given(row.after)))
            self.put(place, 4, _both(_weights(row.before), _weights(row.after)))
        self.scrollToTop()


def _glyph(type_name: str) -> tuple[str, str] | None:
    layer_type = type_named(type_name)
    if layer_type is None:
        return None
    return family_icon_name(layer_type.family), layer_type.family


def _shapes(shapes: Sequence[TensorShape | None]) -> str:
    return ", ".join("?" if shape is None else str(shape) for shape in shapes)


def _given(report: NodeReport | None) -> str | None:
    if report is None:
        return None
    return str(report.output) if report.output is not None else "?"


def _weights(report: NodeReport | None) -> str | None:
    if report is None:
        return None
    return fmt.grouped(report.cost.parameters) if report.cost.parameters else ""


def _both(before: str | None, after: str | None) -> str:
    """Write `before → after`, or the one that there is."""
    if before is None or after is None or before == after:
        return (after if before is None else before) or ""
    return f"{before or '0'} → {after or '0'}"
