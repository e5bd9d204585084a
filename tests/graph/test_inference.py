"""Inference: one mistake is told once, what lies behind waits, edits cost little."""

from __future__ import annotations

import contextlib
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cnnstudio.graph.catalogue import layer_types
from cnnstudio.graph.errors import (
    ConnectError,
    CycleError,
    DuplicateEdgeError,
    NoSuchPortError,
    PortTakenError,
)
from cnnstudio.graph.event import Event
from cnnstudio.graph.graph import Graph, GraphChange
from cnnstudio.graph.inference import ShapeReport, State, infer_shapes
from cnnstudio.graph.node import Edge, Node
from tests.helpers.networks import (
    Spec,
    add,
    chain,
    conv,
    image,
    linear,
    reports_of,
    shapes_of,
)

SMALL = image(1, 28, 28)


def problem_rules(graph: Graph) -> dict[str, str]:
    """Rules of all problems, by the name of their node."""
    return {n: r.problem.rule for n, r in reports_of(graph).items() if r.problem}


@pytest.mark.requirement("L01", "L03")
def test_one_mistake_is_one_problem_and_the_rest_waits() -> None:
    graph = chain(SMALL, conv(8), linear(20), "ReLU", linear(10), "Output")
    assert problem_rules(graph) == {"fc1": "needs_vector"}
    states = {name: r.state for name, r in reports_of(graph).items()}
    assert states == {
        "input": State.VALID,
        "conv1": State.VALID,
        "fc1": State.ERROR,
        "relu1": State.WAITING,
        "fc2": State.WAITING,
        "output": State.WAITING,
    }
    assert reports_of(graph)["fc2"].output == (10,), "the provisional shape is shown"


@pytest.mark.parametrize(
    ("layers", "rule"),
    [
        ([conv(8), "Output"], "needs_vector"),
        ([conv(8), "Flatten", "Output"], "class_count"),
        (["Flatten", conv(8)], "wrong_rank"),
        ([conv(8, 40)], "window_too_large"),
        ([("MaxPool2d", {"padding": 2})], "pool_padding"),
        ([conv(8, groups=3)], "groups_do_not_divide"),
        ([conv(8, padding="same", stride=2)], "same_needs_stride_1"),
        ([("Conv2d", {"kernel_size": -3})], "field_value"),
        (["Warp"], "unknown_layer"),
        ([("ReLU", {"slope": 1})], "unknown_field"),
        (["Add"], "missing_input"),
    ],
)
def test_every_kind_of_problem(layers: list[Spec], rule: str) -> None:
    graph = chain(SMALL, *layers)
    assert list(problem_rules(graph).values()) == [rule]
    last = list(graph.nodes)[-1]
    if graph.nodes[last].type != "Output":
        behind = add(graph, "Dropout", {}, [last])
        assert reports_of(graph)[behind].state is State.WAITING


@pytest.mark.requirement("A33", "L03")
def test_add_names_both_shapes() -> None:
    graph = chain(image(64, 56, 56))
    other = add(graph, *conv(128, stride=2, padding=1), after=["input"])  # type: ignore[misc]
    add(graph, "Add", {}, ["input", other])
    problem = reports_of(graph)["add1"].problem
    assert problem is not None
    assert problem.rule == "add_shapes"
    assert (problem.expected, problem.got) == ("64 × 56 × 56", "128 × 28 × 28")
    assert problem.inputs == (0, 1)


@pytest.mark.requirement("A34", "L03")
def test_concat_names_both_sizes() -> None:
    graph = chain(image(64, 56, 56))
    other = add(graph, *conv(128, stride=2, padding=1), after=["input"])  # type: ignore[misc]
    add(graph, "Concat", {}, ["input", other])
    problem = reports_of(graph)["concat1"].problem
    assert problem is not None
    assert problem.rule == "concat_shapes"
    assert (problem.expected, problem.got) == ("any × 56 × 56", "128 × 28 × 28")


def test_concat_along_other_axes() -> None:
    graph = chain(image(4, 8, 8))
    top = add(graph, *conv(4, [3, 1]), after=["input"])  # type: ignore[misc]
    add(graph, "Concat", {"dim": 2}, ["input", top])
    assert reports_of(graph)["concat1"].output == (4, 14, 8)
    flat = chain(image(4, 8, 8), "Flatten")
    add(flat, "Concat", {"dim": 2}, ["flatten1", "flatten1"][:1])
    assert problem_rules(flat) == {"concat1": "missing_input"}


@pytest.mark.requirement("A35")
def test_one_output_feeds_many_inputs() -> None:
    graph = chain(image(4, 8, 8))
    branches = [add(graph, "ReLU", {}, ["input"]) for _ in range(3)]
    add(graph, "Concat", {}, branches)
    assert shapes_of(graph)[-1] == (12, 8, 8)


@pytest.mark.requirement("A35")
def test_a_cycle_is_refused_with_its_reason() -> None:
    graph = chain(SMALL, conv(8), "ReLU")
    add(graph, "Add", {}, ["relu1"])
    for edge in (Edge("add1", "add1"), Edge("relu1", "conv1")):
        with pytest.raises(ConnectError, match="a layer cannot feed itself"):
            graph.check_connect(edge)
    assert len(graph.edges) == 3


def test_a_cycle_from_a_file_is_marked_at_one_node() -> None:
    graph = chain(SMALL, "Add", "ReLU", "Flatten", linear(10), "Output")
    graph.add_edge(Edge("relu1", "add1"), check=False)
    assert problem_rules(graph) == {"add1": "cycle"}
    own = chain(SMALL, "Add")
    own.add_edge(Edge("add1", "add1"), check=False)
    assert problem_rules(own) == {"add1": "cycle"}


@pytest.mark.parametrize(
    ("edge", "reason"),
    [
        (Edge("input", "fc1"), "takes one input and has it from flatten1"),
        (Edge("input", "conv1"), "is joined to conv1 already"),
        (Edge("output", "conv1"), "output has no output"),
        (Edge("conv1", "input"), "input has no input"),
        (Edge("conv1", "nobody"), "There is no node nobody"),
    ],
)
def test_edges_that_cannot_be(edge: Edge, reason: str) -> None:
    graph = chain(SMALL, conv(8), "Flatten", linear(10), "Output")
    with pytest.raises(ConnectError, match=reason):
        graph.add_edge(edge)


@pytest.mark.requirement("A40", "L01")
def test_an_edit_is_followed_downstream_only() -> None:
    graph = chain(image(1, 28, 28), conv(8), conv(16), "Flatten", linear(10), "Output")
    before = infer_shapes(graph)
    graph.replace_node(Node("conv2", "Conv2d", "conv2", {"out_channels": 4}))
    after = infer_shapes(graph, before, {"conv2"})
    assert after.nodes["conv1"] is before.nodes["conv1"]
    assert after.nodes["fc1"].cost.weights == 10 * 4 * 26 * 26
    assert after == infer_shapes(graph)
    # What turns out as before stops the search: nothing behind it is visited.
    assert after.nodes["output"] is before.nodes["output"]


def test_an_empty_graph_and_lonely_nodes() -> None:
    assert infer_shapes(Graph()) == ShapeReport({})
    graph = Graph()
    for type_name in layer_types():
        add(graph, type_name)
    rules = problem_rules(graph)
    assert set(rules.values()) == {"missing_input"}
    assert len(rules) == len(layer_types()) - 1, "only Input needs nothing"


def random_edit(graph: Graph, random: Random) -> set[str]:
    """Change the graph as commands do; return the nodes that are touched."""
    touched: set[str] = set()

    def note(change: GraphChange) -> None:
        if change.kind != "node_moved":
            touched.add(change.node)

    graph.changed.connect(note)
    nodes = list(graph.nodes)
    choice = random.random()
    if choice < 0.3 or len(nodes) < 3:
        add(graph, random.choice(list(layer_types())))
    elif choice < 0.65:
        edge = Edge(random.choice(nodes), random.choice(nodes))
        with contextlib.suppress(PortTakenError, DuplicateEdgeError, NoSuchPortError):
            try:
                graph.add_edge(edge)
            except CycleError:  # as the file reader does, once in a while
                if random.random() < 0.2 and not graph.incoming(edge.target):
                    graph.add_edge(edge, check=False)
    elif choice < 0.8 and graph.edges:
        graph.remove_edge(random.choice(graph.edges))
    elif choice < 0.9:
        node = graph.nodes[random.choice(nodes)]
        values: dict[str, dict[str, object]] = {
            "Conv2d": {"kernel_size": random.choice([1, 3, 40, -1])},
            "Input": {"shape": random.choice([[3, 8, 8], [10]])},
            "Linear": {"out_features": random.choice([10, 7])},
        }
        fields = values.get(node.type, {})
        graph.replace_node(Node(node.id, node.type, node.name, fields, node.x, node.y))
    else:
        node_id = random.choice(nodes)
        for edge in [e for e in graph.edges if node_id in (e.source, e.target)]:
            graph.remove_edge(edge)
        graph.remove_node(node_id)
    graph.changed.disconnect(note)
    return {node for node in touched if node in graph.nodes}


@pytest.mark.requirement("L01")
@settings(max_examples=150, deadline=None)
@given(st.integers(0, 2**32))
def test_incremental_inference_equals_a_full_one(seed: int) -> None:
    random = Random(seed)
    graph = chain(image(3, 9, 9), "Conv2d", "ReLU", "MaxPool2d", "Flatten", "Linear")
    report = infer_shapes(graph)
    for _ in range(25):
        touched = random_edit(graph, random)
        report = infer_shapes(graph, report, touched)
        full = infer_shapes(graph)
        assert report == full
        assert list(report.nodes) == list(full.nodes), "in the order of computation"


def test_thousand_nodes_in_any_order_of_adding() -> None:
    graph = Graph()
    names = [f"relu{i}" for i in range(1_000)]
    for name in reversed(names):
        graph.add_node(Node(name, "ReLU", name))
    graph.add_node(Node("input", "Input", "input"))
    for before, behind in zip(["input", *names], names, strict=False):
        graph.add_edge(Edge(before, behind), check=False)
    report = infer_shapes(graph)
    assert report.is_clean
    assert list(report.nodes) == ["input", *names]


def test_a_copy_is_independent() -> None:
    graph = chain(SMALL, conv(8), "ReLU")
    infer_shapes(graph)
    twin = graph.copy()
    twin.remove_edge(Edge("conv1", "relu1"))
    twin.remove_node("relu1")
    assert list(graph.nodes) == ["input", "conv1", "relu1"]
    assert infer_shapes(graph).is_clean
    assert list(infer_shapes(twin).nodes) == ["input", "conv1"]


def test_events_hold_listeners_weakly() -> None:
    class Listener:
        def __init__(self) -> None:
            self.heard: list[int] = []

        def hear(self, value: int) -> None:
            self.heard.append(value)

    event: Event[int] = Event()
    staying, leaving, heard = Listener(), Listener(), list[int]()
    event.connect(staying.hear)
    event.connect(leaving.hear)
    event.connect(heard.append)
    event.emit(1)
    del leaving
    event.emit(2)
    event.disconnect(staying.hear)
    event.emit(3)
    assert staying.heard == [1, 2]
    assert heard == [1, 2, 3]


def test_a_listener_that_emits_may_find_another_one_gone() -> None:
    class Listener:
        def hear(self, value: int) -> None:
            raise AssertionError("it is gone")

    event: Event[int] = Event()
    heard, gone = list[int](), Listener()

    def count_down(value: int) -> None:
        heard.append(value)
        if value:
            event.emit(value - 1)

    event.connect(count_down)
    event.connect(gone.hear)
    del gone
    event.emit(2)
    assert heard == [2, 1, 0]


def test_free_names() -> None:
    graph = chain(SMALL, conv(8))
    assert graph.free_name("conv") == "conv2"
    assert graph.free_name("conv1") == "conv2"
    assert graph.free_name("input") == "input1"
    assert graph.free_name("output") == "output"
    assert graph.free_name("conv", taken=["conv2"]) == "conv3"
