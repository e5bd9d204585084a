"""Weights that begin equal are remarked on, with the way out."""

from __future__ import annotations

import pytest

from cnnstudio.advice.check import find_all
from cnnstudio.advice.rule import Finding, Severity
from tests.helpers.mistakes import DIGIT, HEAD
from tests.helpers.networks import chain, conv, project_of


def found(**fields: object) -> list[Finding]:
    project = project_of(chain(DIGIT, conv(8, **fields), "ReLU", *HEAD))
    return [f for f in find_all(project) if f.rule == "constant_weights"]


@pytest.mark.requirement("G06")
def test_equal_weights_are_a_warning_with_a_fix() -> None:
    (finding,) = found(init="constant")
    assert (finding.severity, finding.node) == (Severity.WARNING, "conv1")
    assert [fix.label for fix in finding.fixes] == ["Set init of conv1 to auto"]
    for fields in ({}, {"init": "normal"}, {"init": "constant", "frozen": True}):
        assert not found(**fields)
