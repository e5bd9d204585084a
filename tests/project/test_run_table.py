"""Runs as rows: columns of settings and results, search, CSV; what differs."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from pathlib import Path

import pytest

from cnnstudio.advice.compared_runs import depth_of, notes_on
from cnnstudio.graph.param import params_of
from cnnstudio.project.commands import EditField, remove_nodes
from cnnstudio.project.project import Project
from cnnstudio.project.records import EventRecord
from cnnstudio.project.run_compare import (
    EDGE,
    OFF,
    TYPE,
    compare_networks,
    compare_settings,
)
from cnnstudio.project.run_marks import change_marks
from cnnstudio.project.run_table import (
    COLUMNS,
    USUAL_COLUMNS,
    KnownRun,
    matches,
    plain,
    to_csv,
)
from cnnstudio.project.runs import read_run
from cnnstudio.project.settings import DatasetConfig, TrainingConfig
from tests.helpers.graphs import Spec, extend, lenet, project_of, tiny_project
from tests.helpers.run_folders import falling, known, trained_run


@pytest.fixture
def runs(tmp_path: Path) -> Path:
    return tmp_path / "p.runs"


def test_every_declared_setting_is_a_column() -> None:
    wanted = {f"training.{name}" for name in params_of(TrainingConfig)}
    wanted |= {f"dataset.{name}" for name in params_of(DatasetConfig)}
    assert wanted < set(COLUMNS)
    assert set(USUAL_COLUMNS) < set(COLUMNS)


def test_a_table_for_a_spreadsheet(runs: Path) -> None:
    first = trained_run(runs, tiny_project(optimizer="sgd"), falling(2, 3))
    second = trained_run(runs, tiny_project(learning_rate=0.5))
    change_marks(first.path, name='=1+1, "x"', note="-0.5", star=True)
    change_marks(second.path, note="-cmd", name="@sum")
    keys = (
        "name", "star", "note", "best", "train_loss",
        "validation_loss", "training.optimizer", "training.learning_rate",
    )  # fmt: skip
    text = to_csv([known(first), known(second)], [COLUMNS[key] for key in keys])
    rows = list(csv.DictReader(io.StringIO(text)))
    assert tuple(rows[0]) == keys
    assert rows[0]["name"] == "'=1+1, \"x\"", "a spreadsheet must not compute a name"
    assert (rows[0]["note"], rows[0]["star"]) == ("-0.5", "true")
    assert (rows[1]["name"], rows[1]["note"]) == ("'@sum", "'-cmd")
    last = 2 * 0.8**2
    assert float(rows[0]["best"]) == 1 - last / 3
    assert float(rows[0]["train_loss"]) == last
    assert float(rows[0]["validation_loss"]) == last * 1.1
    assert rows[0]["training.optimizer"] == "sgd"
    assert (rows[1]["train_loss"], rows[1]["training.learning_rate"]) == ("", "0.5")


def test_every_column_can_be_read_of_any_run(runs: Path) -> None:
    good = trained_run(runs, tiny_project(), falling(2, 2))
    unread = trained_run(runs, tiny_project())
    unread.update(project="no project")
    for folder in (good, unread):
        texts = {key: plain(column, known(folder)) for key, column in COLUMNS.items()}
        assert texts["name"] == folder.read().name
        assert int(texts["size"]) > 0
    assert texts["training.optimizer"] == ""


def test_a_run_has_the_epochs_that_it_was_asked_for(runs: Path) -> None:
    folder = trained_run(runs, tiny_project(epochs=20), falling(5, 3))
    record = replace(read_run(folder.path), epochs=5)
    column = COLUMNS["training.epochs"]
    assert column.value(KnownRun(record)) == 5
    assert column.value(KnownRun(replace(record, epochs=0))) == 20, "told by nobody"


def test_a_search_finds_words_anywhere(runs: Path) -> None:
    run = trained_run(runs, tiny_project(optimizer="sgd", schedule="cosine"))
    change_marks(run.path, note="Without a Shortcut")
    known_run = known(run)
    assert matches(known_run, "")
    assert matches(known_run, "run 1")
    assert matches(known_run, "shortcut COSINE sgd")
    assert not matches(known_run, "shortcut adamw")


def changed(project: Project) -> Project:
    """Another width, a layer off, one removed, one added, one of another type."""
    graph = project.graph
    EditField("conv2d_1", "out_channels", 8).redo(project)
    remove_nodes(graph, ["relu_3"]).redo(project)
    extend(graph, "linear_3", ("Dropout", {"p": 0.3}))
    return project


def test_settings_side_by_side() -> None:
    one, two = tiny_project(), tiny_project(learning_rate=0.5, batch_size=16)
    rows = compare_settings([one, two, None])
    assert {row.field for row in rows if row.place == "training"} == set(
        params_of(TrainingConfig)
    )
    (rate,) = (row for row in rows if row.field == "learning_rate")
    assert rate.values == (1e-3, 0.5, None)
    assert rate.param is not None
    differing = {r.field for r in compare_settings([one, two]) if r.differs}
    assert differing == {"learning_rate", "batch_size"}


def test_settings_that_were_changed_while_a_run_trained() -> None:
    project = tiny_project()
    changed_later = EventRecord(70, 7, "changed", values={"learning_rate": 0.003})
    again = EventRecord(90, 9, "changed", values={"learning_rate": 0.003})
    steps = EventRecord(80, 8, "changed", values={"pipeline": [{"kind": "flip"}]})
    resumed = EventRecord(60, 6, "resumed")
    events = [[resumed, changed_later, steps, again], []]
    rows = compare_settings([project, project], events)
    found = {row.field: row for row in rows if row.differs}
    assert set(found) == {"learning_rate", "pipeline"}
    assert found["learning_rate"].changes == (((7, 0.003),), ())
    ((epoch, pipeline),) = found["pipeline"].changes[0]
    assert epoch == 8
    assert pipeline[-1]["kind"] == "flip"
    assert not any(r.differs for r in compare_settings([project] * 2, [[], []]))


def test_networks_side_by_side() -> None:
    plain_net, other = project_of(lenet()), changed(project_of(lenet()))
    rows = compare_networks([plain_net, other, plain_net])
    found = {(row.place, row.field): row.values for row in rows}
    assert found[("conv2d_1", "out_channels")] == (6, 8, 6)
    assert found[("relu_3", TYPE)] == ("ReLU", None, "ReLU")
    assert found[("dropout_1", TYPE)] == (None, "Dropout", None)
    edges = {place for place, field in found if field == EDGE}
    assert edges <= {"linear_1 → linear_2"}, "those of a missing layer are not told"
    assert {field for _, field in found} <= {"out_channels", TYPE, EDGE}
    assert compare_networks([plain_net, project_of(lenet())]) == []


def test_layers_with_other_ids_are_matched_by_name_and_type() -> None:
    one, two = project_of(lenet()), project_of(lenet())
    renamed = Project()
    graph = renamed.add_network("main")
    ids = {node: f"x_{node}" for node in two.graph.nodes}
    for node in two.graph.nodes.values():
        graph.add_node(replace(node, id=ids[node.id], off=node.id == "relu_1"))
    for edge in two.graph.edges:
        graph.add_edge(replace(edge, source=ids[edge.source], target=ids[edge.target]))
    (row,) = compare_networks([one, renamed])
    assert (row.place, row.field, row.values) == ("relu_1", OFF, (False, True))


def plain_network(layers: int) -> Project:
    """A network of convolutions in a row, as plain-8 and plain-20 are."""
    convolution: Spec = ("Conv2d", {"out_channels": 4, "kernel_size": 3})
    return tiny_project([convolution, "ReLU"] * (layers - 2))


@pytest.mark.requirement("LINT-29", "L17")
def test_a_deeper_network_that_trains_worse_is_told(runs: Path) -> None:
    flat = known(trained_run(runs, plain_network(8), falling(2.0, 6)))
    deep = known(trained_run(runs, plain_network(20), falling(2.6, 6)))
    assert (depth_of(flat), depth_of(deep)) == (8, 20)
    (note,) = notes_on([flat, deep])
    assert note.rule == "deeper_is_worse"
    assert note.runs == (deep.record.id, flat.record.id)
    assert "Run 2 is deeper than Run 1 (20 and 8" in note.text
    assert "optimization, not of capacity" in note.text


def test_what_is_no_degradation_is_not_told(runs: Path) -> None:
    flat = known(trained_run(runs, plain_network(8), falling(2.0, 6)))
    better = known(trained_run(runs, plain_network(20), falling(1.9, 6)))
    alike = known(trained_run(runs, plain_network(20), falling(2.05, 6)))
    short = known(trained_run(runs, plain_network(20), falling(3.0, 1)))
    other = {"data": "others"}
    elsewhere = known(
        trained_run(runs, plain_network(20), falling(3.0, 6), fingerprints=other)
    )
    for run in (better, alike, short, elsewhere, flat):
        assert notes_on([flat, run]) == []
    unread = KnownRun(read_run(flat.folder))
    folder = trained_run(runs, plain_network(20), falling(3.0, 6))
    folder.update(project="damaged")
    assert notes_on([unread, known(folder)]) == []
