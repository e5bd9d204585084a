"""A block as a file: exact both ways, strict, and taken over only once."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from cnnstudio import paths
from cnnstudio.graph.inference import infer_shapes
from cnnstudio.graph.library import BlockLibrary
from cnnstudio.graph.node import Edge, Node
from cnnstudio.paths import resource
from cnnstudio.project.adopting import adopted, brought, insert_block
from cnnstudio.project.block_commands import BlockError, Made
from cnnstudio.project.block_file import (
    BlockFile,
    BlockFileError,
    dumps_block,
    load_block,
    loads_block,
    own_blocks,
    own_folder,
    save_block,
    save_to_own,
)
from cnnstudio.project.commands import AddNode, Composite, Connect
from cnnstudio.project.file_format import dumps
from cnnstudio.project.project import Project
from tests.helpers.blocks import instance, library, residual
from tests.helpers.networks import chain, image, project_of


def dense() -> BlockFile:
    """A bundled block that contains another one."""
    return load_block(resource("blocks/dense_block.json"))


def adopt(project: Project, source: BlockFile) -> Made:
    """Take a block over, and nothing else."""
    steps, known = adopted(project.library, source.library, [source.block])
    return Made(Composite("Add block", steps), (), known[source.block])


def raw(**changes: Any) -> dict[str, Any]:
    text = dumps_block(library(residual()), "res")
    found: dict[str, Any] = json.loads(text)
    return {**found, **changes}


def with_node(**changes: Any) -> dict[str, Any]:
    found = raw()
    found["blocks"][0]["nodes"][1].update(changes)
    return found


def with_param(**changes: Any) -> dict[str, Any]:
    found = raw()
    found["blocks"][0]["params"][0].update(changes)
    return found


# Both ways


def test_a_file_reads_back_as_it_was_written(tmp_path: Path) -> None:
    read = dense()
    assert list(read.library.definitions) == ["dense_block", "dense_layer"]
    path = tmp_path / "mine.cnnblock"
    save_block(read.library, "dense_block", path)
    again = load_block(path)
    assert (again.path, again.own) == (path, True)
    assert dumps_block(again.library, again.block) == path.read_text("utf-8")
    assert path.read_text("utf-8") == read.path.read_text("utf-8")  # type: ignore[union-attr]


def test_own_blocks_lie_in_the_users_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(paths.HOME_VARIABLE, str(tmp_path))
    assert own_blocks() == ([], [])
    first = save_to_own(library(residual()), "res")
    assert first == own_folder() / "residual.cnnblock"
    assert save_to_own(library(residual()), "res") == first, "it is there already"
    other = save_to_own(library(residual(8)), "res")
    assert other.name == "residual2.cnnblock"
    (own_folder() / "bad.cnnblock").write_text("{")
    read, refused = own_blocks()
    assert [block.path for block in read] == [first, other]
    assert all(block.own for block in read)
    assert len(refused) == 1
    assert "bad.cnnblock is not a block" in refused[0]


def test_a_block_that_is_not_whole_is_not_written(tmp_path: Path) -> None:
    block = residual()
    block.graph.add_node(Node("x", "block:gone", "x"))
    path = tmp_path / "a.cnnblock"
    with pytest.raises(BlockFileError, match="inside Residual is missing"):
        save_block(library(block), "res", path)
    assert list(tmp_path.iterdir()) == []


# Bad files


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("", "is not a block"),
        ("{", "is not a block: line 1"),
        ("[]", "JSON, but not a block"),
        ("PK\x03\x04", "this is a zip archive, not a block"),
        ("\x80\x04\x95", "is not a block"),
        (raw(format="cnnstudio-project"), '"format" is not "cnnstudio-block"'),
        (raw(version=2), "expected version 1 of a block, found 2"),
        (raw(version=True), "expected version 1 of a block, found true"),
        (raw(blocks=[]), 'expected a list "blocks"'),
        (raw(blocks={}), 'expected a list "blocks"'),
        (raw(run="import os"), 'expected a list "blocks" and nothing else'),
        (raw(blocks=[5]), "expected an object, found 5"),
        (with_node(id=""), "the id"),
        (with_node(name="class"), "word of Python"),
        (with_node(x="left"), "expected a number"),
        (with_node(type=7), "expected the type of a layer"),
        (with_param(name="import"), "word of Python"),
        (with_param(default="many"), "expected a whole number"),
        (with_param(kind="code"), "expected a kind"),
        (with_param(run="os.system"), "expected name, kind and default"),
        (with_node(type="block:res"), "Residual contains itself"),
        (with_node(type="block:other"), "inside Residual is missing"),
    ],
)
def test_what_is_no_block_is_refused_in_one_sentence(
    content: object, reason: str
) -> None:
    text = content if isinstance(content, str) else json.dumps(content)
    with pytest.raises(BlockFileError) as caught:
        loads_block(text, "a.cnnblock")
    said = str(caught.value)
    assert reason in said
    assert said.startswith("a.cnnblock")
    assert said.endswith(".")
    assert "\n" not in said


def test_too_large_too_deep_and_missing(tmp_path: Path) -> None:
    with pytest.raises(BlockFileError, match=r"too large for a block \(limit 4"):
        loads_block(" " * 5_000_000)
    with pytest.raises(BlockFileError, match="No such file"):
        load_block(tmp_path / "no.cnnblock")
    with pytest.raises(BlockFileError, match="cannot be read"):
        load_block("a\0b")
    deep = BlockLibrary()
    for level in range(80):
        block = replace(residual(), id=f"b{level}", name=f"B{level}")
        if level:
            block.graph.add_node(Node("x", f"block:b{level - 1}", "x"))
        deep.add(block)
    with pytest.raises(BlockFileError, match="Blocks lie too deep inside B79"):
        loads_block(dumps_block(deep, "b79"))


def test_expressions_are_read_and_never_run(tmp_path: Path) -> None:
    """They are text until inference computes them by its own grammar."""
    trap = tmp_path / "trap"
    evil = f"__import__('pathlib').Path({str(trap)!r}).touch()"
    block = residual(evil)
    read = loads_block(dumps_block(library(block), "res"))
    project = project_of(chain(image(16, 8, 8)))
    made = adopt(project, read)
    made.command.redo(project)
    project.graph.add_node(Node("b", "block:res", "b"))
    project.graph.add_edge(Edge("input", "b"))
    report = infer_shapes(project.graph).nodes["b"]
    assert report.problem is not None
    assert report.problem.rule == "inside_block"
    assert not trap.exists()


# Taking over


def test_a_block_brings_what_it_contains_once() -> None:
    project = project_of(chain(image(16, 8, 8)))
    before = dumps(project)
    made = adopt(project, dense())
    made.command.redo(project)
    assert list(project.library.definitions) == ["dense_layer", "dense_block"]
    again = adopt(project, dense())
    assert again.command.commands == ()
    assert again.definition == "dense_block"
    made.command.undo(project)
    assert dumps(project) == before


def test_the_same_name_with_other_content_gets_a_free_name() -> None:
    project = project_of(chain(image(16, 8, 8)))
    mine = residual(8)
    project.library.add(mine)
    file = loads_block(dumps_block(library(residual()), "res"))
    for _ in range(2):  # the second time it is there
        made = adopt(project, file)
        made.command.redo(project)
    names = [block.name for block in project.library.definitions.values()]
    assert names == ["Residual", "Residual 2"]
    assert made.definition != "res"
    assert project.library.definitions["res"] is mine


def test_inner_blocks_are_joined_to_their_new_ids() -> None:
    project = project_of(chain(image(16, 8, 8)))
    other = replace(residual(8), id="dense_layer", name="Something else")
    project.library.add(other)
    adopt(project, dense()).command.redo(project)
    steps, node = insert_block(project, dense())
    assert steps == []
    Composite(
        "Add", [*steps, AddNode(node), Connect(Edge("input", node.id))]
    ).redo(project)
    report = infer_shapes(project.graph)
    assert report.is_clean
    assert report.nodes[node.id].output == (16 + 6 * 32, 8, 8)


def test_a_block_is_not_put_into_itself() -> None:
    project = project_of(chain(image(16, 8, 8)))
    adopt(project, dense()).command.redo(project)
    for network in ("block:dense_layer", "block:dense_block"):
        with pytest.raises(BlockError, match="cannot contain itself"):
            insert_block(project, "dense_block", network)
    card = Node("x", "block:dense_block", "x")
    with pytest.raises(BlockError, match="DenseNet layer cannot contain itself"):
        brought(project, "block:dense_layer", [card], BlockLibrary())


def test_pasted_instances_bring_their_blocks() -> None:
    source = dense()
    project = Project()
    project.add_network("main")
    name, kind, fields = instance(source.definition, "stage", layers=2)
    steps, nodes = brought(
        project, "main", [Node(name, kind, name, fields)], source.library
    )
    Composite("Paste", [*steps, *(AddNode(n) for n in nodes)]).redo(project)
    assert project.graph.nodes["stage"].layer_type is not None
    steps, _ = brought(project, "main", nodes, source.library)
    assert steps == []
