"""The German window: every text that it shows is German, or a name.

Every word must be one of the German catalogue, of `german_terms.txt`, or the name of a
layer, a field or a port. No text may be one that has a German translation.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path
from random import Random
from string import ascii_lowercase
from typing import get_args

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QScrollArea

from cnnstudio.advice.check import find_all
from cnnstudio.advice.refactor_preview import by_group, offer
from cnnstudio.advice.rule import Finding
from cnnstudio.graph.catalogue import layer_types
from cnnstudio.graph.errors import FieldError, LayerError
from cnnstudio.graph.layer import evaluate
from cnnstudio.paths import sample_project, sample_projects_folder
from cnnstudio.project.commands import AddNode, new_node
from cnnstudio.project.file_format import load
from cnnstudio.project.project import Project
from cnnstudio.ui.actions.spec import Place
from cnnstudio.ui.canvas_menu import CanvasMenu
from cnnstudio.ui.language import Speech
from cnnstudio.ui.layer_search import explanation_of, plain_choices
from cnnstudio.ui.refactor.scene import scene_of
from tests.helpers import planted_ends, planted_joins, planted_layers
from tests.helpers.desk import Desk
from tests.helpers.fakes import FakeEngineClient
from tests.helpers.german import not_german, words_of
from tests.helpers.planted import KINDS
from tests.helpers.planted_networks import KINDS as NETWORKS
from tests.helpers.run_messages import play
from tests.helpers.said import Said, said_by_actions, said_in

MODES = ("data", "build", "train", "inspect")
FILES = (planted_layers, planted_joins, planted_ends)
"""Importing them enters their kinds of mistakes."""


@pytest.fixture(autouse=True)
def _german(qapp: QApplication) -> Iterator[None]:
    speech = Speech("de")
    yield
    speech.end()


@pytest.fixture
def desk(empty_desk: Desk, tmp_path: Path) -> Desk:
    """Return a window with a copy of a network with blocks."""
    path = tmp_path / "ziffern.cnnproj"
    shutil.copy(sample_project("digits_residual"), path)
    assert empty_desk.studio.open_project(path)
    empty_desk.settled()
    return empty_desk


def names_in(project: Project, *more: str) -> frozenset[str]:
    """Words of a document: its title, its blocks, and the names of its layers."""
    texts = [*more, project.about.title, project.about.source]
    graphs = [*project.networks.values()]
    graphs += [d.graph for d in project.library.definitions.values()]
    for node in (node for graph in graphs for node in graph.nodes.values()):
        texts += [node.name, node.type, *node.fields, *map(str, node.fields.values())]
    for definition in project.library.definitions.values():
        texts += [definition.name, *(param.name for param in definition.params)]
    return frozenset(word for text in texts for word in words_of(text))


def check(said: Iterable[Said], names: frozenset[str] = frozenset()) -> None:
    """Fail with every text that is not German, and the words that are not."""
    wrong = {
        (where, text, " ".join(sorted(found)))
        for where, text in said
        if (found := not_german(text, names))
    }
    assert not wrong, "\n".join(f"{w}: {t!r} [{f}]" for w, t, f in sorted(wrong))


def check_window(desk: Desk, *more: str) -> None:
    names = names_in(desk.document.project, desk.document.title, "ziffern", *more)
    check(said_in(desk.window), names)


def check_width(desk: Desk) -> None:
    """German is longer: nothing in a panel may be wider than the panel."""
    for area in desk.window.findChildren(QScrollArea):
        body, room = area.widget(), area.viewport().width()
        if area.isVisible() and body is not None:
            needed = body.minimumSizeHint().width()
            assert needed <= room, (area.parentWidget(), needed, room)


@pytest.mark.parametrize("mode", MODES)
def test_every_mode_is_german_and_nothing_is_cut(desk: Desk, mode: str) -> None:
    desk.window.resize(1280, 800)
    desk.studio.show_mode(mode)  # type: ignore[arg-type]
    desk.settled()
    check_window(desk)
    check_width(desk)
    bar = desk.window.bar
    assert bar.undo.geometry().left() >= bar.menus.geometry().right()
    for button in (bar.secondary, bar.primary):
        assert button.width() >= button.minimumSizeHint().width()


def test_a_run_and_its_end_are_told_in_german(
    desk: Desk, client: FakeEngineClient
) -> None:
    client.become_ready()
    desk.window.resize(1280, 800)
    desk.studio.show_train()
    run = desk.studio.run.controller
    run.start()
    check_window(desk)
    for message in play(run.current, 1.5):
        client.deliver(message)
    desk.settled()
    check_window(desk)
    check_width(desk)
    client.die("")
    check_window(desk)


def test_an_empty_project_and_its_first_mistake_are_german(desk: Desk) -> None:
    desk.studio.files.new()
    desk.settled()
    check_window(desk)
    node = new_node(desk.document.graph, "Conv2d")
    desk.document.push(AddNode(node))
    desk.window.selection.select([node.id])
    desk.settled()
    check_window(desk)
    desk.studio.actions["undo"].trigger()
    status = desk.window.status.message.full_text()
    assert "Rückgängig" in status
    check([("status", status)], names_in(desk.document.project, node.name))


def test_ctrl_k_offers_everything_in_german(desk: Desk) -> None:
    search = desk.studio.commands.search
    search.gather()
    found = {c.key: c for letter in ascii_lowercase for c in search.find(letter)}
    said = [(c.key, t) for c in found.values() for t in (c.title, c.note, c.path)]
    assert len(said) > 300
    check(said, names_in(desk.document.project))


def test_the_properties_of_every_layer_are_german(desk: Desk) -> None:
    desk.studio.files.new()
    graph = desk.document.graph
    for type_name in layer_types():
        node = new_node(graph, type_name)
        desk.document.push(AddNode(node))
        desk.window.selection.select([node.id])
        names = names_in(desk.document.project)
        check(said_in(desk.window.properties), names)


def test_what_layers_say_of_themselves_is_german() -> None:
    said = [(c.key, text) for c in plain_choices() for text in (c.title, c.help)]
    for name, layer_type in layer_types().items():
        said += [(name, text) for text in explanation_of(layer_type)]
    check(said)


def dialogs(desk: Desk) -> Iterator[QDialog]:
    """Open one dialog after the other."""
    studio = desk.studio
    for show in (
        studio.larger.show_gallery,
        studio.larger.insert_pattern,
        studio.larger.refactor,
        studio.larger.show_keys,
        studio.costs.show_budget,
    ):
        show()
        desk.qtbot.wait(20)
        found = [d for d in desk.window.findChildren(QDialog) if d.isVisible()]
        assert found, show
        yield found[-1]
        found[-1].close()


def test_the_dialogs_are_german(desk: Desk) -> None:
    sources = [load(p).project.about.source for p in samples()]
    sources += [refactoring.source for refactoring in by_group()]
    for dialog in dialogs(desk):
        check(said_in(dialog), names_in(desk.document.project, *sources))
    desk.studio.show_about()
    check((("about", text) for text in desk.answers.told), frozenset(
        words_of("Y. LeCun C. Cortes BY SA")
    ))  # fmt: skip


def samples() -> list[Path]:
    return sorted(sample_projects_folder().glob("*.cnnproj"))


def test_the_menus_of_the_canvas_are_german(desk: Desk) -> None:
    studio, chosen = desk.studio, desk.window.selection
    for nodes in ([], ["conv2"], ["conv2", "bn2"]):
        chosen.select([desk.node(name).id for name in nodes])
        desk.settled()
        menu = CanvasMenu(
            desk.document, chosen, studio.action_set, set(get_args(Place)), desk.window
        )
        desk.qtbot.waitUntil(menu.is_filled)
        said = [("menu", text) for text in said_by_actions(menu.actions())]
        check(said, names_in(desk.document.project))
        menu.deleteLater()


def told(project: Project, findings: Iterable[Finding]) -> Iterator[Said]:
    """Yield what findings say, and what their fixes do."""
    for finding in findings:
        for text in (finding.message, finding.detail, finding.formula):
            yield finding.rule, text
        for fix in finding.fixes:
            yield finding.rule, fix.label
            yield finding.rule, fix.note
            yield finding.rule, fix.command.text


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_planted_mistake_is_told_in_german(kind: str) -> None:
    random, places = Random(kind), None
    while places is None:
        sketch = random.choice(NETWORKS)(random)
        places = KINDS[kind](sketch, random)
    check(told(sketch.project, find_all(sketch.project)), names_in(sketch.project))


def test_notes_and_refactorings_of_the_samples_are_german(desk: Desk) -> None:
    for name in ("lenet5", "vgg11", "alexnet", "mlp_digits", "resnet20", "plain20"):
        path = sample_projects_folder() / f"{name}.cnnproj"
        if not path.exists():
            continue
        assert desk.studio.open_project(path)
        desk.settled()
        project = desk.document.project
        check(told(project, find_all(project)), names_in(project))
        for refactoring in by_group():
            found = offer(refactoring, scene_of(desk.document))
            said = [found.reason]
            if found.plan is not None:
                said += [found.plan.label, found.plan.note]
            check((("offer", text) for text in said), names_in(project))


def test_what_a_layer_refuses_is_told_in_german() -> None:
    """Every layer is given something of each rank: what it says against it."""
    from cnnstudio.graph.catalogue import resolve
    from cnnstudio.graph.shape import TensorShape

    shapes = [
        TensorShape(s) for s in ((7,), (3, 9), (3, 1, 1), (6, 9, 8), (2, 4, 5, 5))
    ]
    said: list[Said] = []
    for name, layer_type in layer_types().items():
        layer = resolve(layer_type, {})
        for shape in shapes:
            try:
                outputs = evaluate(layer, (shape,) * layer.least_inputs).outputs
            except LayerError as error:
                problem = error.problem
                texts = problem.message, problem.expected, problem.got, problem.formula
                said += [(name, text) for text in texts]
                continue
            given = (shape,) * layer.least_inputs
            said += [(name, text) for text in layer.hints(*given)]
            said.append((name, layer.summary(*given)))
            if outputs:
                said += [(name, f.note) for f in layer.formulas(outputs[0], *given)]
        for field, param in layer_type.params().items():
            try:
                param.resolve(field, object())
            except FieldError as error:
                said.append((name, error.expected))
    check(said)
