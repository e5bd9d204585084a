"""Every study has a reference, and what it does not fit is refused in a sentence."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from cnnstudio.bridge.message import Study
from cnnstudio.engine.inspect.all import STUDIES
from tests.helpers.looked_into import NETWORKS, subject_named
from tests.helpers.references import UNFIT
from tests.helpers.studies import refused

HERE = Path(__file__).parent


def references() -> Iterator[tuple[str, str]]:
    """Yield (question, test) for every test under `@reference(question)` here."""
    for path in sorted(HERE.glob("test_*.py")):
        for node in ast.parse(path.read_text("utf-8")).body:
            if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
                for mark in node.decorator_list:
                    if isinstance(mark, ast.Call) and ast.unparse(mark.func) == (
                        "reference"
                    ):
                        yield ast.unparse(mark.args[0]), f"{path.name}::{node.name}"


def test_every_study_has_one_reference() -> None:
    found: dict[str, list[str]] = {}
    for question, test in references():
        found.setdefault(question, []).append(test)
    assert set(found) == {question.__name__ for question in STUDIES}
    twice = {question: tests for question, tests in found.items() if len(tests) > 1}
    assert not twice


@pytest.mark.parametrize(
    ("question", "name"),
    [(question, name) for question, unfit in UNFIT.items() for name in unfit],
)
def test_what_does_not_fit_a_study_is_refused(question: type[Study], name: str) -> None:
    assert name in NETWORKS
    asked = question(request=1, subject="run", node="conv1")  # each has one
    assert UNFIT[question][name] in refused(subject_named(name), asked)
