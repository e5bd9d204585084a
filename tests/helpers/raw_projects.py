"""A small project, and the raw values of its file to be spoilt."""

from __future__ import annotations

import json
from typing import Any

from cnnstudio.project.file_format import Loaded, dumps, loads
from cnnstudio.project.project import Project
from tests.helpers.networks import chain, conv, image, linear, project_of


def small_project() -> Project:
    return project_of(
        chain(image(1, 28, 28), conv(8), "ReLU", "Flatten", linear(10), "Output")
    )


def raw_project(**changes: Any) -> dict[str, Any]:
    raw: dict[str, Any] = json.loads(dumps(small_project()))
    raw.update(changes)
    return raw


def with_node(**changes: Any) -> Loaded:
    """Load the small project with its second node changed."""
    raw = raw_project()
    raw["networks"][0]["nodes"][1].update(changes)
    return loads(json.dumps(raw))


def with_edges(*edges: Any) -> Loaded:
    raw = raw_project()
    raw["networks"][0]["edges"] += edges
    return loads(json.dumps(raw))
