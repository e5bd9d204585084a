"""The shapes that are shown now, as a fix would make them."""

from __future__ import annotations

from typing import cast

from cnnstudio.advice.rule import Fix
from cnnstudio.advice.trial import preview
from cnnstudio.graph.block_layer import BlockLayer
from cnnstudio.graph.errors import LayerError
from cnnstudio.graph.inference import ShapeReport
from cnnstudio.graph.layer import Shapes
from cnnstudio.project.project import MAIN
from cnnstudio.ui.document import Document
from cnnstudio.ui.place import Place


def report_after(document: Document, fix: Fix) -> ShapeReport | None:
    """Return the report on the shown graph after a fix; None: nobody can say."""
    document.validate()
    after = preview(document.project, fix, {MAIN: document.whole})
    return _inside(after[MAIN], document.place)


def _inside(report: ShapeReport, place: Place) -> ShapeReport | None:
    for level in place:
        outer = report.nodes.get(level.node)
        layer = outer.layer if outer is not None else None
        if outer is None or not isinstance(layer, BlockLayer) or None in outer.inputs:
            return None
        try:
            report = layer.inside(cast("Shapes", outer.inputs), level.index)
        except LayerError:  # the fix does not mend what is before it
            return None
    return report
