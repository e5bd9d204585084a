"""Live inference: shapes, costs and receptive fields of a whole graph.

It never raises to the window. One mistake is reported once, at its cause; what lies
behind waits, with the shape that it would have once the mistake is mended.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from contextlib import suppress
from enum import Enum
from typing import NamedTuple, cast

from cnnstudio.graph import receptive
from cnnstudio.graph.errors import FieldError, LayerError, Problem
from cnnstudio.graph.expression import Value
from cnnstudio.graph.graph import Graph
from cnnstudio.graph.layer import Cost, Layer, Port, Shapes, evaluate
from cnnstudio.graph.node import Edge, Node
from cnnstudio.graph.receptive import ReceptiveField
from cnnstudio.graph.shape import Pair, TensorShape, Window
from cnnstudio.graph.text import listed, marked, plural, translate

NO_COST = Cost()
ONE_PORT = Layer.outputs


class State(Enum):
    """How a node stands."""

    VALID = marked("Spoken", "valid")
    ERROR = marked("Spoken", "error")
    WAITING = marked("Spoken", "waiting")
    UNKNOWN = marked("Spoken", "unknown")


# Looking a member up in its class is slow, and this is done for every node.
VALID, ERROR, WAITING = State.VALID, State.ERROR, State.WAITING
NO_EDGES: list[Edge] = []


class NodeReport(NamedTuple):
    """What inference found out about one node.

    `inputs` are in the order of the arriving edges; None is a shape nobody knows.
    `outputs` are provisional unless the state is VALID.
    """

    node: str
    state: State
    layer: Layer | None = None
    inputs: tuple[TensorShape | None, ...] = ()
    outputs: tuple[TensorShape | None, ...] = ()
    cost: Cost = NO_COST
    field: ReceptiveField | None = None
    image: Pair | None = None
    problem: Problem | None = None
    hints: tuple[str, ...] = ()
    ports: tuple[Port, ...] = ONE_PORT

    @property
    def output(self) -> TensorShape | None:
        """Shape of the first output; for a layer without outputs, what arrives."""
        if self.outputs:
            return self.outputs[0]
        return self.inputs[0] if self.inputs else None

    def given_to(self, edge: Edge) -> TensorShape | None:
        """Shape that leaves through an edge's port; None: nobody knows it."""
        if len(self.outputs) < 2:
            return self.output
        names = [port.name for port in self.ports]
        place = names.index(edge.source_port) if edge.source_port in names else 0
        return self.outputs[place]


class ShapeReport(NamedTuple):
    """One report per node, in the order of computation.

    `circles` are the nodes at which a cycle is reported.
    """

    nodes: Mapping[str, NodeReport]
    circles: frozenset[str] = frozenset()

    def shape_of(self, edge: Edge) -> TensorShape | None:
        """Shape that travels along `edge`, provisional or not; None: unknown."""
        report = self.nodes.get(edge.source)
        return report.given_to(edge) if report is not None else None

    def in_state(self, state: State) -> list[NodeReport]:
        """Reports of the nodes in `state`, in order."""
        return [r for r in self.nodes.values() if r.state is state]

    @property
    def is_clean(self) -> bool:
        """True if every node is valid."""
        # `all` with a generator takes twice as long, and every edit asks repeatedly.
        return not [r for r in self.nodes.values() if r.state is not VALID]

    def totals(self) -> Cost:
        """Add up the costs of all nodes, for one sample."""
        # Layers remember what they cost, so that a thousand nodes share a few dozen
        # costs: each is multiplied, and the columns are added up.
        costs = [r.cost for r in self.nodes.values()]
        keys = [id(cost) for cost in costs]
        counts = Counter(keys)
        by_key = dict(zip(keys, costs, strict=True))
        times = [(cost, counts[key]) for key, cost in by_key.items()]
        return Cost(
            weights=sum(c.weights * n for c, n in times),
            biases=sum(c.biases * n for c, n in times),
            buffers=sum(c.buffers * n for c, n in times),
            multiply_adds=sum(c.multiply_adds * n for c, n in times),
            activations=sum(c.activations * n for c, n in times),
            frozen=sum(c.frozen * n for c, n in times),
            weight_layers=sum(c.weight_layers * n for c, n in times),
        )


class Inside(NamedTuple):
    """Where a block's graph stands: the names that its expressions may use, and the
    shapes that enter, by the id of the `BlockInput`.
    """

    scope: Mapping[str, Value]
    entering: Mapping[str, TensorShape]


def infer_shapes(
    graph: Graph,
    previous: ShapeReport | None = None,
    touched: set[str] | None = None,
    inside: Inside | None = None,
    *,
    until_shapes_stay: bool = False,
) -> ShapeReport:
    """Infer everything, or only what follows from the `touched` nodes.

    With `previous` and `touched` (nodes that were edited, or whose edges changed) a
    node is visited only if it was touched or something before it turned out
    differently; all other reports are taken over. The graph of a block is inferred
    `inside` one of its instances. `until_shapes_stay`: a node that gives what it gave
    ends it, whatever its cost or receptive field is now, for who asks what fits.
    """
    order = graph.order()
    closing = {edge.target: edge for edge in order.closing}
    old: Mapping[str, NodeReport] = {}
    dirty: set[str] | None = None  # all of them
    if previous is not None and touched is not None:
        old, dirty = previous.nodes, touched | closing.keys() | previous.circles
    incoming, leaving = graph.edges_into, graph.edges_from
    reports: dict[str, NodeReport] = {}
    for node_id in order.nodes:
        known = old.get(node_id)
        if known is not None and dirty is not None and node_id not in dirty:
            reports[node_id] = known
            continue
        node, edges = graph.nodes[node_id], incoming.get(node_id, NO_EDGES)
        report: NodeReport | None = None
        if closing and node_id in closing:
            report = _in_circle(graph, node, closing[node_id])
        elif len(edges) == 1:
            report = _infer_usual(node, reports[edges[0].source], inside)
        if report is None:
            before = [reports[e.source] for e in edges]
            report = _infer_node(node, edges, before, inside)
        if known is not None and (
            report == known or (until_shapes_stay and _gives_the_same(report, known))
        ):
            report = known
        elif dirty is not None:
            for edge in leaving.get(node_id, NO_EDGES):
                dirty.add(edge.target)
        reports[node_id] = report
    return ShapeReport(reports, frozenset(closing))


def _gives_the_same(report: NodeReport, known: NodeReport) -> bool:
    return report.state is known.state and report.outputs == known.outputs


def _read(node: Node) -> None:
    """Have a node remember its layer; what is wrong with it is told by `_resolved`."""
    if not node.is_block:
        with suppress(KeyError, FieldError, LayerError):
            node.resolved()


def _infer_usual(
    node: Node, before: NodeReport, inside: Inside | None
) -> NodeReport | None:
    """Infer a node that has one input and has met it before; None: it is another.

    Nearly all nodes are such, and this takes a quarter of the time of `_infer_node`.
    """
    if node.known_layer is None and inside is None:
        _read(node)
    layer = node.known_layer
    if layer is None or before.state is not VALID or layer.least_inputs != 1:
        return None
    # What it met had one shape: the outputs of a layer with several are not among it.
    result = layer.results.get(before.outputs)
    if result is None:
        return None
    outputs, cost, window, whole, hints = result
    field, image = before.field, before.image
    if field is not None and image is not None and not field.whole:
        if whole:
            field = receptive.of_everything(image)
        elif window.__class__ is Window:  # a block's layer is not known before
            field = receptive.through(window, field)
    ports = ONE_PORT if len(outputs) == 1 else node.output_ports
    found = outputs, cost, field, image, None, hints, ports
    # NodeReport(...) would pass the values on by a function of its own.
    return tuple.__new__(NodeReport, (node.id, VALID, layer, before.outputs, *found))


def _infer_node(
    node: Node, edges: list[Edge], before: list[NodeReport], inside: Inside | None
) -> NodeReport:
    layer = _resolved(node, edges, before, inside)
    if isinstance(layer, NodeReport):
        return layer
    if node.type == "BlockInput":
        return _entering(node, layer, inside)
    shapes = tuple([r.given_to(e) for r, e in zip(before, edges, strict=True)])
    if len(shapes) < layer.least_inputs:
        problem = _missing(node, layer, edges)
        return _stopped(node, ERROR, layer, shapes, problem)
    waits = None in shapes
    if waits:
        return _stopped(node, WAITING, layer, shapes)
    for report in before:
        if report.state is not VALID:
            waits = True
    try:
        outputs, cost, window, whole, hints = evaluate(layer, cast("Shapes", shapes))
    except LayerError as error:
        return _refused(node, layer, shapes, error.problem, waits)
    if layer.inputs:
        image = before[0].image if len(before) == 1 else _image(before)
        field = receptive.behind(window, [r.field for r in before], image, whole=whole)
    else:
        image = outputs[0].spatial if outputs and outputs[0].is_image else None
        field = receptive.of_input(outputs[0]) if outputs else None
    state = WAITING if waits else VALID
    ports = ONE_PORT if len(outputs) == 1 else node.output_ports
    return NodeReport(
        node.id, state, layer, shapes, outputs, cost, field, image, None, hints, ports
    )


def _resolved(
    node: Node, edges: list[Edge], before: list[NodeReport], inside: Inside | None
) -> Layer | NodeReport:
    """Return the node's layer, or the report that says why there is none."""
    try:
        return node.resolved(inside.scope if inside is not None else None)
    except KeyError:
        text = translate("Graph", "This version does not know the layer {type}").format(
            type=node.type
        )
        if node.is_block:
            text = translate(
                "Graph", "The block of {node} is not in this project"
            ).format(node=node.name)
        return _unknown(node, text, translate("Graph", "a known layer"), node.type)
    except FieldError as error:
        return _bad_field(node, error, edges, before)
    except LayerError as error:  # a block that cannot be used, or a layer be off
        return _stopped(node, ERROR, None, (), error.problem)


def _entering(node: Node, layer: Layer, inside: Inside | None) -> NodeReport:
    """Report what enters a block; None stands inside of no instance: it waits."""
    shape = inside.entering.get(node.id) if inside is not None else None
    if shape is None:
        return _stopped(node, WAITING, layer, ())
    field = receptive.of_input(shape)
    image = shape.spatial if shape.is_image else None
    return NodeReport(node.id, VALID, layer, (), (shape,), NO_COST, field, image)


def _image(before: list[NodeReport]) -> Pair | None:
    return next((r.image for r in before if r.image is not None), None)


def _refused(
    node: Node,
    layer: Layer,
    shapes: tuple[TensorShape | None, ...],
    problem: Problem,
    waits: bool,
) -> NodeReport:
    """Report a mistake, or wait if there is one before it already."""
    assumed = problem.assumed if len(node.output_ports) else None
    if waits:
        return _stopped(node, WAITING, layer, shapes, None, assumed)
    return _stopped(node, ERROR, layer, shapes, problem, assumed)


def _stopped(
    node: Node,
    state: State,
    layer: Layer | None,
    shapes: tuple[TensorShape | None, ...],
    problem: Problem | None = None,
    assumed: tuple[TensorShape | None, ...] | None = None,
) -> NodeReport:
    """Report a node whose outputs are not known, or only assumed."""
    ports = node.output_ports
    outputs = assumed if assumed else (None,) * len(ports)
    return NodeReport(
        node.id, state, layer, shapes, outputs, problem=problem, ports=ports
    )


def _missing(node: Node, layer: Layer, edges: list[Edge]) -> Problem:
    """Say which input nothing is joined to; a merge needs two edges at least."""
    wanted, present = layer.least_inputs, len(edges)
    taken = {edge.target_port for edge in edges}
    empty = [p for p in layer.inputs if not p.variadic and p.name not in taken]
    free = [port.name for port in empty]
    if len(layer.inputs) > 1:
        names = listed([port.shown() for port in empty])
        text = translate("Graph", "Nothing is joined to {names} of {node}").format(
            names=names, node=node.name
        )
    elif present:
        text = translate("Graph", "{node} needs a second input").format(node=node.name)
    else:
        text = translate("Graph", "Nothing is joined to {node}").format(node=node.name)
    return Problem(
        "missing_input",
        text,
        expected=plural("Graph", wanted, "{n} input", "{n} inputs").format(n=wanted),
        got=str(present) if present else translate("Graph", "none"),
        details={"missing": wanted - present, "free": free},
    )


def _bad_field(
    node: Node, error: FieldError, edges: list[Edge], before: list[NodeReport]
) -> NodeReport:
    layer_type = node.layer_type
    if layer_type is None or error.name not in layer_type.params():
        known = ", ".join(layer_type.params()) if layer_type is not None else ""
        text = translate(
            "Graph", "This version does not know the field {name} of {type}"
        ).format(name=error.name, type=node.type)
        return _unknown(
            node,
            text,
            known or translate("Graph", "no fields"),
            error.name,
            "unknown_field",
            error.name,
        )
    problem = Problem(
        "field_value",
        translate("Graph", "{name} of {node} is not allowed").format(
            name=error.name, node=node.name
        ),
        expected=error.expected,
        got=error.got,
        param=error.name,
        details={"default": layer_type.params()[error.name].default},
    )
    shapes = tuple(r.given_to(e) for r, e in zip(before, edges, strict=True))
    return _stopped(node, ERROR, None, shapes, problem)


def _unknown(
    node: Node,
    message: str,
    expected: str,
    got: str,
    rule: str = "unknown_layer",
    param: str = "",
) -> NodeReport:
    problem = Problem(rule, message, expected=expected, got=got, param=param)
    return NodeReport(node.id, State.UNKNOWN, outputs=(None,), problem=problem)


def _in_circle(graph: Graph, node: Node, edge: Edge) -> NodeReport:
    source = graph.nodes[edge.source].name
    problem = Problem(
        "cycle",
        translate(
            "Graph", "{source} leads back to {node}: a layer cannot feed itself"
        ).format(source=source, node=node.name),
        expected=translate("Graph", "edges that lead forward only"),
        got=f"{source} → {node.name}",
        details={"edge": edge},
    )
    return NodeReport(node.id, State.ERROR, outputs=(None,), problem=problem)
