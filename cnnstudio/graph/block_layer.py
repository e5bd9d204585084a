"""An instance of a block as a layer: what it gives follows from what is inside."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, ClassVar, cast

from cnnstudio.graph.block import OWN_PARAMS, BlockDefinition
from cnnstudio.graph.block_limits import (
    MOST_INSIDES,
    MOST_LAYERS,
    counted,
    refuse_so_many,
    remember,
)
from cnnstudio.graph.expression import Value, parse
from cnnstudio.graph.inference import Inside, ShapeReport, infer_shapes
from cnnstudio.graph.layer import (
    INTERNAL,
    MOST_RESULTS,
    Cost,
    Evaluated,
    Layer,
    Shapes,
    least_inputs,
    refuse,
)
from cnnstudio.graph.param import Param
from cnnstudio.graph.shape import TensorShape
from cnnstudio.graph.text import plural, translate
from cnnstudio.graph.ways import Ways, joined, repeated, ways_through


class BlockLayer(Layer):
    """Several layers as one.

    Subclasses are made by `block_type`, one for each state of a definition. Instances
    with equal values are one object, so that what they give is remembered.
    """

    definition: ClassVar[BlockDefinition]
    check: ClassVar[Callable[[], None]]
    own_params: ClassVar[dict[str, Param]]
    made: ClassVar[dict[tuple[tuple[str, Any], ...], BlockLayer]]
    uses_index: ClassVar[bool]
    is_full_node: ClassVar[bool] = True
    __slots__ = ("_counts", "_enterings", "_insides", "per_frame", "repeat", "values")

    def __init__(self, given: Mapping[str, Any]) -> None:
        chosen = {name: param.default for name, param in self.own_params.items()}
        chosen |= given
        self.repeat = int(chosen.pop("repeat"))
        self.per_frame = bool(chosen.pop("per_frame"))
        self.values: dict[str, Value] = chosen
        self._insides: dict[tuple[Shapes, int], ShapeReport] = {}
        self._enterings: dict[Shapes, list[Shapes]] = {}
        self._counts: dict[Shapes, int] = {}

    @classmethod
    def build(cls, values: tuple[tuple[str, Any], ...]) -> Layer:
        if values not in cls.made:
            cls.check()
            remember(cls.made, values, cls(dict(values)), MOST_RESULTS)
        return cls.made[values]

    @classmethod
    def type_name(cls) -> str:
        return cls.definition.type_name

    @classmethod
    def params(cls) -> dict[str, Param]:
        return cls.own_params

    def inside(self, inputs: Shapes, index: int = 0) -> ShapeReport:
        """Report on the layers inside, for what arrives at repetition `index`.

        `inputs` are the shapes at the first repetition, with frames if it works per
        frame; raises `LayerError` if an earlier repetition cannot work.
        """
        return self._infer(self._entering(inputs, index), index)

    def scope_at(self, inputs: Shapes, index: int) -> dict[str, Value]:
        """Names that expressions may use in repetition `index`, see `inside`."""
        return self.scope(self._entering(inputs, index), index)

    def _entering(self, inputs: Shapes, index: int) -> Shapes:
        if inputs not in self._enterings:
            first = [tuple(self._frame(shape) for shape in inputs)]
            remember(self._enterings, inputs, first, MOST_INSIDES)
        known = self._enterings[inputs]
        while len(known) <= index:
            earlier = len(known) - 1
            known.append(self._outputs(self._infer(known[earlier], earlier)))
        return known[index]

    def scope(self, inputs: Shapes, index: int) -> dict[str, Value]:
        """Names that expressions inside may use, with their values."""
        channels = inputs[0][0] if inputs else 0
        return {
            **self.values, "in_channels": channels, "i": index, "n": self.repeat
        }  # fmt: skip

    def evaluated(self, inputs: Shapes) -> Evaluated:
        shapes = tuple(self._frame(shape) for shape in inputs)
        frames = self._frames(inputs)
        if self.repeat > 1:
            self._check_repeat()
        cost, ways = Cost(), None
        index = layers = 0
        while index < self.repeat:
            report = self._infer(shapes, index)
            outputs = self._outputs(report)
            times = 1
            if not self.uses_index and outputs == shapes:
                times = self.repeat - index  # the others do the same
            layers += times * _layers_in(report)
            once = report.totals()
            cost += Cost(*(getattr(once, name) * times for name in COUNTED))
            then = repeated(self._ways(report), times)
            ways = then if ways is None else joined(ways, then)
            shapes, index = outputs, index + times
        remember(self._counts, inputs, layers, MOST_RESULTS)
        if layers > MOST_LAYERS:
            refuse_so_many(self.definition.name)
        cost = _for_frames(cost, frames)
        given = tuple(self._clip(shape, frames) for shape in shapes)
        seen = tuple(row[0] if row else None for row in ways or ())
        return Evaluated(given, cost, None if self.per_frame else seen, False, ())

    def layers_for(self, inputs: Shapes) -> int:
        """Return how many layers it stands for, once it has been evaluated."""
        return self._counts.get(inputs, 1)

    def inferred(self, *inputs: TensorShape) -> dict[str, int]:
        return {}

    def summary(self, *inputs: TensorShape) -> str:
        """Give the parameters with their values, as the card shows them."""
        parts = [f"{name} {value}" for name, value in self.values.items()]
        return " · ".join(parts)

    # One repetition

    def _infer(self, inputs: Shapes, index: int) -> ShapeReport:
        key = inputs, index if self.uses_index else 0
        if key not in self._insides:
            graph, ports = self.definition.graph, self.definition.port_nodes
            names = [node.id for node in ports("BlockInput")]
            entering = dict(zip(names, inputs, strict=False))
            with counted(len(graph.nodes)):
                inside = Inside(self.scope(inputs, index), entering)
                report = infer_shapes(graph, inside=inside)
            remember(self._insides, key, report, MOST_INSIDES)
        return self._insides[key]

    def _outputs(self, report: ShapeReport) -> Shapes:
        """Return what comes out; raises `LayerError` if something inside is wrong."""
        ends = [report.nodes[n.id] for n in self.definition.port_nodes("BlockOutput")]
        outputs = tuple(end.output for end in ends)
        wrong = [r.node for r in report.nodes.values() if r.problem is not None]
        if wrong:
            text = plural(
                "Graph",
                len(wrong),
                "There is a mistake inside {name}",
                "There are {n} mistakes inside {name}",
            )
            known = bool(outputs) and None not in outputs
            refuse(
                "inside_block",
                text.format(n=len(wrong), name=self.definition.name),
                details={"count": len(wrong), "nodes": tuple(wrong)},
                assumed=cast("Shapes", outputs) if known else None,
            )
        return cast("Shapes", outputs)

    def _ways(self, report: ShapeReport) -> Ways:
        ports = self.definition.port_nodes
        entries = [node.id for node in ports("BlockInput")]
        ends = [node.id for node in ports("BlockOutput")]
        return ways_through(self.definition.graph, report, entries, ends)

    def _check_repeat(self) -> None:
        takes, gives = len(self.inputs), len(self.outputs)
        if takes != gives:
            refuse(
                "repeat_ports",
                translate("Graph", "{name} cannot be repeated").format(
                    name=self.definition.name
                ),
                expected=translate("Graph", "as many outputs as inputs"),
                got=translate("Graph", "{takes} in, {gives} out").format(
                    takes=takes, gives=gives
                ),
                param="repeat",
                details={"repeat": 1},
            )

    def _frame(self, shape: TensorShape) -> TensorShape:
        if not self.per_frame:
            return shape
        if len(shape) < 2:
            refuse(
                "wrong_rank",
                translate(
                    "Graph", "{name} works per frame, and no frames arrive"
                ).format(name=self.definition.name),
                expected=translate("Graph", "time × the shape of a frame"),
                got=str(shape),
                param="per_frame",
                inputs=(0,),
                details={
                    "layer": self.definition.name,
                    "wanted": ("sequence", "image", "clip"),
                    "got": shape.rank,
                },
            )
        return TensorShape(shape[1:])

    def _frames(self, inputs: Shapes) -> int:
        """Return the length of the clips, 1 for none; all must be equally long."""
        lengths = [shape[0] for shape in inputs] if self.per_frame else []
        for index, length in enumerate(lengths):
            if length != lengths[0]:
                refuse(
                    "frames_differ",
                    translate(
                        "Graph",
                        "{name} works per frame, and its inputs have different numbers "
                        "of frames",
                    ).format(name=self.definition.name),
                    expected=translate("Graph", "{length:,} frames").format(
                        length=lengths[0]
                    ),
                    got=f"{length:,}",
                    param="per_frame",
                    inputs=(0, index),
                )
        return lengths[0] if lengths else 1

    def _clip(self, shape: TensorShape, frames: int) -> TensorShape:
        return TensorShape((frames, *shape)) if self.per_frame else shape


COUNTED = tuple(Cost.__dataclass_fields__)


def _for_frames(cost: Cost, frames: int) -> Cost:
    """Work and values grow with the frames, weights do not."""
    if frames == 1:
        return cost
    return Cost(
        cost.weights,
        cost.biases,
        cost.buffers,
        cost.multiply_adds * frames,
        cost.activations * frames,
        cost.frozen,
        cost.weight_layers,
    )


def _layers_in(report: ShapeReport) -> int:
    """Layers that a graph stands for: some of its nodes are blocks, repeated."""
    total = 0
    for found in report.nodes.values():
        layer = found.layer
        if isinstance(layer, BlockLayer):
            total += layer.layers_for(cast("Shapes", found.inputs))
        else:
            total += layer is None or layer.type_name() not in INTERNAL
    return total


def block_type(
    definition: BlockDefinition,
    params: Mapping[str, Param],
    check: Callable[[str], None],
) -> type[BlockLayer]:
    """Make the layer type of a definition as it is now.

    `check` raises a `LayerError` if the definition cannot be used at all.
    """
    stem = stem_of(definition.name)
    inputs, outputs = definition.inputs, definition.outputs
    contents = {
        "__slots__": (),
        "__doc__": definition.help
        or translate("Graph", "The block {definition}.").format(
            definition=definition.name
        ),
        "definition": definition,
        "check": partial(check, definition.id),
        "own_params": {**params, **OWN_PARAMS},
        "made": {},
        "uses_index": _uses_index(definition),
        "family": "composite",
        "short_name": stem,
        "inputs": inputs,
        "outputs": outputs,
        "least_inputs": least_inputs(inputs),
    }
    return type(stem, (BlockLayer,), contents)


def stem_of(name: str) -> str:
    """Return what the names of a block's instances begin with."""
    stem = re.sub(r"[^a-z0-9]+", "_", name.lower())[:40].strip("_") or "block"
    return f"block_{stem}" if stem[0].isdigit() else stem


def _uses_index(definition: BlockDefinition) -> bool:
    """True if anything inside depends on which repetition it is in.

    A word that a choice allows is no expression, and no name of ours either. The
    types of blocks inside are not asked for: they may be 10,000 levels deep.
    """
    return any(
        _names(term) & {"i", "n"}
        for node in definition.graph.nodes.values()
        for raw in node.fields.values()
        for term in (raw if isinstance(raw, list | tuple) else [raw])
    )


def _names(term: object) -> frozenset[str]:
    try:
        return parse(term).names if isinstance(term, str) else frozenset()
    except ValueError:
        return frozenset()  # its field says what is wrong with it
