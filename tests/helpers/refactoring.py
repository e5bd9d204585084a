"""Refactorings tried on small networks: a scene, an offer, what comes of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from cnnstudio.advice.refactor_preview import Offer, Preview, offer
from cnnstudio.advice.refactorings import Plan, refactorings
from cnnstudio.advice.scene import Scene
from cnnstudio.graph.graph import Graph
from cnnstudio.graph.inference import infer_shapes
from cnnstudio.project.project import MAIN, Project
from tests.helpers.networks import project_of


def scene_of(given: Graph | Project) -> Scene:
    """Infer a main network, alone or in its project."""
    project = given if isinstance(given, Project) else project_of(given)
    return Scene(project, MAIN, project.graph, infer_shapes(project.graph))


def offered(
    name: str, given: Graph | Project, nodes: Sequence[str] = (), **options: Any
) -> Offer:
    """Try a refactoring by its name."""
    return offer(refactorings[name], scene_of(given), nodes, options)


def planned(
    name: str, given: Graph | Project, nodes: Sequence[str] = (), **options: Any
) -> tuple[Plan, Preview]:
    """Try a refactoring that applies."""
    found = offered(name, given, nodes, **options)
    assert found.plan is not None, found.reason
    assert found.preview is not None
    return found.plan, found.preview


def done(
    name: str, graph: Graph, nodes: Sequence[str] = (), **options: Any
) -> tuple[Graph, Plan]:
    """Apply a refactoring to a copy of a graph."""
    twin = graph.copy()
    project = project_of(twin)
    plan, _ = planned(name, project, nodes, **options)
    plan.command.redo(project)
    return twin, plan


def refused(
    name: str, given: Graph | Project, nodes: Sequence[str] = (), **options: Any
) -> str:
    """Return why a refactoring does not apply."""
    found = offered(name, given, nodes, **options)
    assert found.plan is None, found.plan
    return found.reason
