"""What kinds of layers a project's network has, asked without inferring shapes."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from cnnstudio.graph.graph import Graph
from cnnstudio.graph.layer import Layer
from cnnstudio.graph.node import BLOCK
from cnnstudio.project.project import MAIN, Project

ATTENTION = ("MultiheadAttention", "SelfAttention2d", "TransformerEncoderLayer")


@dataclass(frozen=True, slots=True)
class Traits:
    """Kinds of layers, blocks' inner ones included, that decide how to train."""

    has_norm: bool = False
    has_batch_norm: bool = False
    has_attention: bool = False
    has_recurrence: bool = False
    weight_layers: int = 0


def traits_of(project: Project) -> Traits:
    """Look at the main network; repetitions of blocks count once."""
    counts: Counter[type[Layer]] = Counter()
    _gather(project, project.networks[MAIN], counts, frozenset())
    names = {kind.type_name() for kind in counts}
    return Traits(
        has_norm=any(kind.family == "normalization" for kind in counts),
        has_batch_norm=any(name.startswith("BatchNorm") for name in names),
        has_attention=not names.isdisjoint(ATTENTION),
        has_recurrence=not names.isdisjoint(("LSTM", "GRU")),
        weight_layers=sum(n for kind, n in counts.items() if kind.is_weight_layer),
    )


def _gather(
    project: Project,
    graph: Graph,
    counts: Counter[type[Layer]],
    inside: frozenset[str],
) -> None:
    for node in graph.nodes.values():
        if node.type.startswith(BLOCK):
            name = node.type.removeprefix(BLOCK)
            definition = project.library.definitions.get(name)
            if definition is not None and name not in inside:
                _gather(project, definition.graph, counts, inside | {name})
        elif node.layer_type is not None:
            counts[node.layer_type] += 1
