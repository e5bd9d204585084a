"""Layers become a block and a block becomes layers: the network stays the same."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from cnnstudio.graph.block import BlockDefinition, BlockParam
from cnnstudio.graph.flatten import flatten
from cnnstudio.graph.frame import Frame, fitted
from cnnstudio.graph.graph import Graph
from cnnstudio.graph.inference import infer_shapes
from cnnstudio.graph.layer import Cost
from cnnstudio.graph.layout import card_of, layered_layout, nodes_in
from cnnstudio.graph.node import BLOCK, Edge, Node
from cnnstudio.project.block_commands import BlockError, make_different
from cnnstudio.project.bypass import SetOff
from cnnstudio.project.collapse import collapse, collapse_problem
from cnnstudio.project.expand import expand
from cnnstudio.project.file_format import dumps
from cnnstudio.project.project import Project
from cnnstudio.project.unroll import unroll
from tests.helpers.blocks import chain as rows
from tests.helpers.blocks import instance, join, residual
from tests.helpers.networks import add, chain, conv, image, linear, project_of

Layer = tuple[str, dict[str, object], tuple[int, ...] | None, int]


def branches() -> Graph:
    """A stem, three branches side by side with one shortcut over them, and a head."""
    graph = chain(image(8, 12, 12), conv(6, 3, padding=1), "ReLU")
    add(graph, "Conv2d", {"out_channels": 4, "kernel_size": 1, "padding": 0},
        ["relu1"], "one")  # fmt: skip
    add(graph, "Conv2d", {"out_channels": 5}, ["relu1"], "three")
    add(graph, "ReLU", {}, ["three"], "bend")
    add(graph, "Concat", {}, ["bend", "one", "relu1"], "join")
    add(graph, "Conv2d", {"out_channels": 6}, ["join"], "mix")
    add(graph, "Add", {}, ["mix", "relu1"], "sum")
    return chain("Flatten", linear(10), "Output", graph=graph)


def joined(graph: Graph) -> Graph:
    graph.add_edge(Edge("sum", "flatten1"))
    return graph


def flat(graph: Graph) -> list[Layer]:
    """What the network is, whatever its layers are called or stand in."""
    made = flatten(graph).graph
    report = infer_shapes(made)
    assert report.is_clean
    result = []
    for found in report.nodes.values():
        node = made.nodes[found.node]
        shape = tuple(found.output) if found.output is not None else None
        given = [made.nodes[e.source].type for e in made.incoming(node.id)]
        result.append((node.type, {**node.fields, "": given}, shape,
                       found.cost.parameters))  # fmt: skip
    return sorted(result, key=str)


def total(graph: Graph) -> Cost:
    return infer_shapes(graph).totals()


@pytest.mark.parametrize(
    "chosen",
    [
        ("conv1", "relu1"),
        ("one", "three", "bend", "join"),
        ("one", "three", "bend", "join", "mix", "sum"),
        ("three", "bend"),
        ("mix", "sum"),
        ("one", "three"),
        ("relu1", "one", "three", "bend", "join", "mix", "sum", "flatten1", "fc1"),
    ],
)
def test_a_collapsed_network_is_the_same_network(chosen: Sequence[str]) -> None:
    project = project_of(joined(branches()))
    graph, before = project.graph, dumps(project)
    same, cost = flat(graph), total(graph)
    made = collapse(project, "main", chosen, "Stage")
    made.command.redo(project)
    assert flat(graph) == same
    assert total(graph) == cost
    assert not set(chosen) & set(graph.nodes)
    (card,) = made.nodes
    back = expand(project, "main", card)
    back.command.redo(project)
    assert flat(graph) == same
    assert {graph.nodes[n].name for n in back.nodes} == set(chosen)
    back.command.undo(project)
    made.command.undo(project)
    assert dumps(project) == before


def test_ports_are_named_and_share_a_source() -> None:
    project = project_of(joined(branches()))
    made = collapse(project, "main", ["three", "bend", "join", "mix", "sum"])
    assert made.command.text == "Collapse 5 layers to Block"
    made.command.redo(project)
    block = project.library.definitions[made.definition]
    assert [(p.name, p.title) for p in block.inputs] == [
        ("in", "input"), ("from_one", "from_one")
    ]  # fmt: skip
    assert [(p.name, p.title) for p in block.outputs] == [("out", "output")]
    source = {n.name: n.id for n in block.graph.nodes.values()}["input"]
    assert [e.target for e in block.graph.outgoing(source)] == ["three", "join", "sum"]
    assert [e.source for e in block.graph.incoming("join")] == [
        "bend", block.port_nodes("BlockInput")[1].id, source
    ]  # fmt: skip
    card = project.graph.nodes[made.nodes[0]]
    assert (card.name, card.type) == ("block1", block.type_name)


def test_layers_that_hang_free_get_ports_at_both_ends() -> None:
    graph = chain(image(3, 8, 8))
    chain(conv(4), "ReLU", graph=graph)
    project = project_of(graph)
    made = collapse(project, "main", ["conv1", "relu1"])
    made.command.redo(project)
    block = project.library.definitions[made.definition]
    assert (len(block.inputs), len(block.outputs)) == (1, 1)
    graph.add_edge(Edge("input", made.nodes[0]))
    assert infer_shapes(graph).nodes[made.nodes[0]].output == (4, 6, 6)


def test_a_second_block_of_that_name_gets_a_number() -> None:
    project = project_of(joined(branches()))
    for chosen, name in ((["conv1"], "Stage"), (["mix"], "Stage 2")):
        made = collapse(project, "main", chosen, "Stage")
        made.command.redo(project)
        assert project.library.definitions[made.definition].name == name


@pytest.mark.parametrize(
    ("chosen", "reason"),
    [
        ([], "Select the layers"),
        (["input", "conv1"], "input is an end of the network"),
        (["relu1", "join"], "one, three and bend lie between"),
        (["relu1", "sum"], "lie between the selected layers: select them too"),
        (["conv1", "fc1", "flatten1"], "lie between"),
    ],
)
def test_what_cannot_be_a_block(chosen: list[str], reason: str) -> None:
    project = project_of(joined(branches()))
    before = dumps(project)
    assert reason in collapse_problem(project.graph, chosen)
    with pytest.raises(BlockError, match=reason):
        collapse(project, "main", chosen)
    assert dumps(project) == before


def test_what_is_not_joined_is_no_block() -> None:
    graph = chain(image(3, 8, 8), conv(4))
    add(graph, "ReLU", {}, [], "alone")
    assert "not joined" in collapse_problem(graph, ["conv1", "alone"])


# Inside of a definition


def with_parameters() -> Project:
    """Two stages of a block whose fields follow parameters, channels, i and n."""
    project = project_of(chain(image(3, 16, 16)))
    params = (BlockParam("width", default=4), BlockParam("k", default=3))
    block = BlockDefinition("b1", "Wide", params)
    rows(
        block.graph,
        [
            ("input", "BlockInput", {}),
            ("wide", "Conv2d", {"out_channels": "width * 2", "kernel_size": ["k", 1],
                                "padding": ["k // 2", 0]}),
            ("more", "Conv2d", {"out_channels": "in_channels + width + i + n"}),
            ("last", "Conv2d", {"out_channels": "in_channels + i"}),
            ("output", "BlockOutput", {}),
        ],
    )  # fmt: skip
    project.library.add(block)
    fields = {"width": 6, "k": 5, "repeat": 3}
    rows(project.graph, [instance(block, "stage", **fields)])
    rows(project.graph, [instance(block, "again", width=2)])
    join(project.graph, "input", "stage")
    join(project.graph, "stage", "again")
    for graph in (block.graph, project.graph):
        for node, place in layered_layout(graph).items():
            graph.move_node(node, *place)
    return project


@pytest.mark.parametrize("chosen", [["wide"], ["more"], ["wide", "more"], ["last"]])
def test_collapsing_inside_hands_the_parameters_on(chosen: list[str]) -> None:
    project = with_parameters()
    same, before = flat(project.graph), dumps(project)
    made = collapse(project, "block:b1", chosen, "Inner")
    made.command.redo(project)
    assert flat(project.graph) == same
    inner = project.library.definitions[made.definition]
    card = project.graph_of("block:b1").nodes[made.nodes[0]]
    assert {p.name for p in inner.params} == set(card.fields)
    assert inner.id in project.library.definitions["b1"].contained()
    made.command.undo(project)
    assert dumps(project) == before


def test_expanding_inside_puts_expressions_in_again() -> None:
    project = with_parameters()
    same = flat(project.graph)
    made = collapse(project, "block:b1", ["wide", "more"], "Inner")
    made.command.redo(project)
    back = expand(project, "block:b1", made.nodes[0])
    back.command.redo(project)
    assert flat(project.graph) == same
    fields = {n.name: n.fields for n in project.graph_of("block:b1").nodes.values()}
    assert fields["wide"]["out_channels"] == "width * 2"
    assert fields["more"]["out_channels"] == "in_channels + width + i + n"


def test_what_follows_unknown_channels_is_not_expanded() -> None:
    project = with_parameters()
    made = collapse(project, "block:b1", ["last"], "Inner")
    made.command.redo(project)
    inner = project.library.definitions[made.definition]
    inner.graph.replace_node(
        Node("last", "Conv2d", "last", {"out_channels": "in_channels"})
    )
    with pytest.raises(BlockError, match="last inside follows the channels"):
        expand(project, "block:b1", made.nodes[0])


def test_expanding_gives_plain_numbers() -> None:
    project = with_parameters()
    same = flat(project.graph)
    made = expand(project, "main", "stage")
    assert made.command.text == "Expand stage"
    made.command.redo(project)
    assert flat(project.graph) == same
    assert len(made.nodes) == 9
    layers = [project.graph.nodes[n] for n in made.nodes]
    assert [n.fields["out_channels"] for n in layers[:3]] == [12, 12, 3]
    assert layers[0].fields["kernel_size"] == [5, 1]
    assert layers[0].fields["padding"] == [2, 0]
    assert [n.name for n in layers[::3]] == ["wide", "wide1", "wide2"]
    assert not [e for e in project.graph.edges if "stage" in (e.source, e.target)]
    top = project.graph.nodes["again"].y
    assert all(n.y + 52 <= top for n in layers), "what follows has made room"
    assert len({n.y for n in layers}) == 9


@pytest.mark.parametrize("uses_index", [True, False])
def test_unrolling_gives_n_cards(uses_index: bool) -> None:
    project = with_parameters()
    block = project.library.definitions["b1"]
    if not uses_index:
        for node in ("more", "last"):
            fields = {"out_channels": "in_channels + width"}
            block.graph.replace_node(Node(node, "Conv2d", node, fields))
    same, before = flat(project.graph), dumps(project)
    made = unroll(project, "main", "stage")
    assert made.command.text == "Unroll stage to 3 blocks"
    made.command.redo(project)
    assert flat(project.graph) == same
    cards = [project.graph.nodes[n] for n in made.nodes]
    assert [c.name for c in cards] == ["stage", "stage1", "stage2"]
    assert all("repeat" not in card.fields for card in cards)
    assert (cards[0].type == "block:b1") is not uses_index
    if uses_index:
        assert [c.fields["index"] for c in cards] == [0, 1, 2]
        twin = project.library.definitions[cards[0].type.removeprefix(BLOCK)]
        assert [p.name for p in twin.params] == ["width", "k", "index", "count"]
    made.command.undo(project)
    assert dumps(project) == before


def test_what_cannot_be_expanded_or_unrolled_says_why() -> None:
    project = with_parameters()
    graph = project.graph
    with pytest.raises(BlockError, match="stands for one block only"):
        unroll(project, "main", "again")
    with pytest.raises(BlockError, match="input is no block"):
        expand(project, "main", "input")
    card = graph.nodes["again"]
    for fields, reason in (
        ({"per_frame": True}, "works on each frame by itself"),
        ({"repeat": 1_000}, "stands for 3,000 layers: unroll it"),
        ({"repeat": "n"}, "is no plain number here: n"),
    ):
        graph.replace_node(Node("again", card.type, "again", fields))
        with pytest.raises(BlockError, match=reason):
            expand(project, "main", "again")
    graph.remove_edge(Edge("input", "stage"))
    with pytest.raises(BlockError, match="more inside follows the channels"):
        expand(project, "main", "stage")


# Make different


def test_one_instance_is_made_different() -> None:
    project = with_parameters()
    same, before = flat(project.graph), dumps(project)
    made = make_different(project, "main", "again")
    made.command.redo(project)
    assert flat(project.graph) == same
    block = project.library.definitions[made.definition]
    assert (block.name, made.command.text) == ("Wide 2", "Make again different")
    block.graph.replace_node(Node("wide", "Conv2d", "wide", {"out_channels": 1}))
    assert project.library.definitions["b1"].graph.nodes["wide"].fields != {
        "out_channels": 1
    }
    report = infer_shapes(project.graph)
    assert report.is_clean
    assert flat(project.graph) != same
    block.graph.replace_node(
        project.library.definitions["b1"].graph.nodes["wide"]
    )
    made.command.undo(project)
    assert dumps(project) == before


def test_editing_a_definition_changes_all_its_instances() -> None:
    project = project_of(chain(image(8, 10, 10)))
    block = residual("in_channels")
    project.library.add(block)
    for before, node in (("input", "a"), ("a", "b"), ("b", "c")):
        rows(project.graph, [instance(block, node, repeat=2 if node == "b" else 1)])
        join(project.graph, before, node)
    one = infer_shapes(project.graph).nodes["a"].cost.parameters
    assert total(project.graph).parameters == 4 * one
    made = collapse(project, block.type_name, ["conv2", "bn2"], "Second")
    made.command.redo(project)
    assert total(project.graph).parameters == 4 * one
    inner = project.library.definitions[made.definition].graph
    inner.replace_node(
        Node("conv2", "Conv2d", "conv2", {"out_channels": "in_channels"})
    )
    assert total(project.graph).parameters == 4 * (one + 8), "a bias of 8 in each"


def test_the_frames_inside_come_out_with_the_layers() -> None:
    block = residual()
    inner = block.graph
    for place, node in enumerate(list(inner.nodes)):
        inner.move_node(node, 0.0, 200.0 * place)
    frame = Frame("f1", "Shortcut", "y = F(x) + x")
    inner.add_frame(fitted(frame, map(card_of, _layers(inner))))
    project = project_of(chain(image(8, 12, 12), "ReLU"))
    project.library.add(block)
    rows(project.graph, [instance(block, "stage", channels=8, repeat=2)])
    project.graph.add_edge(Edge("relu1", "stage"))
    project.graph.move_node("stage", 50.0, 900.0)
    before = dumps(project)
    command = expand(project, "main", "stage").command
    command.redo(project)
    graph = project.graph
    framed = [nodes_in(graph, known) for known in graph.frames.values()]
    assert [known.title for known in graph.frames.values()] == ["Shortcut"] * 2
    assert [len(held) for held in framed] == [len(_layers(inner))] * 2
    assert not framed[0] & framed[1]
    command.undo(project)
    assert dumps(project) == before


def _layers(graph: Graph) -> list[Node]:
    ends = ("BlockInput", "BlockOutput")
    return [node for node in graph.nodes.values() if node.type not in ends]


def test_a_block_that_is_off_is_not_expanded() -> None:
    block = residual()
    project = project_of(chain(image(8, 12, 12), "ReLU"))
    project.library.add(block)
    rows(project.graph, [instance(block, "stage", channels=8)])
    SetOff(["stage"], off=True).redo(project)
    with pytest.raises(BlockError, match="stage is off"):
        expand(project, "main", "stage")
