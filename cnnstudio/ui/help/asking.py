"""What help is asked about at a node of the document, and at a finding."""

from __future__ import annotations

from PySide6.QtCore import QRect

from cnnstudio.advice.rule import Finding
from cnnstudio.graph.catalogue import resolve
from cnnstudio.ui.document import Document
from cnnstudio.ui.help.topics import Asked, layer_topic
from cnnstudio.ui.layer_search import title_of


def asked_of_node(
    document: Document, node_id: str, place: QRect | None = None
) -> Asked | None:
    """Return the card of a node with its own fields and shapes.

    None if there is no such node, or of a type that this version does not know.
    """
    node = document.graph.nodes.get(node_id)
    layer_type = node.layer_type if node is not None else None
    if node is None or layer_type is None:
        return None
    report = document.report.nodes.get(node_id)
    layer = report.layer if report is not None else None
    is_its_own = isinstance(layer, layer_type)  # a layer that is off is another
    return Asked(
        layer_topic(layer_type),
        layer if is_its_own else resolve(layer_type, {}),
        report if is_its_own else None,
        title=title_of(node),
        place=place,
    )


def asked_of_finding(finding: Finding) -> Asked:
    """Return the card of a kind of finding, with what this one says."""
    said = [f"{finding.message}.", finding.detail]
    if finding.formula and finding.formula != finding.detail:
        said.append(finding.formula)
    return Asked(f"finding/{finding.rule}", note=" ".join(filter(None, said)))
