"""What a project says of itself is read strictly, and written only if it is said."""

from __future__ import annotations

import json
from typing import Any

import pytest

from cnnstudio.project.about import About
from cnnstudio.project.file_format import Loaded, ProjectError, dumps, loads
from tests.helpers.raw_projects import raw_project, small_project

FULL = {
    "title": "LeNet-5",
    "year": 1998,
    "text": "It read cheques.",
    "source": "LeCun et al., 1998",
    "tags": ["digits", "classic"],
}


def read(about: Any) -> Loaded:
    return loads(json.dumps(raw_project(about=about)), "a.cnnproj")


def test_a_project_that_says_nothing_has_no_word_of_it_in_its_file() -> None:
    assert '"about"' not in dumps(small_project())
    assert loads(dumps(small_project())).project.about == About()


def test_everything_comes_back() -> None:
    loaded = read(FULL)
    assert loaded.notes == ()
    about = loaded.project.about
    assert (about.title, about.year, about.tags) == (
        "LeNet-5", 1998, ("digits", "classic"),
    )  # fmt: skip
    again = loads(dumps(loaded.project)).project
    assert again.about == about
    assert dumps(again) == dumps(loaded.project)
    assert json.loads(dumps(again))["about"] == FULL


def test_what_is_empty_is_left_out() -> None:
    project = small_project()
    project.about = About(title="Mine")
    assert json.loads(dumps(project))["about"] == {"title": "Mine"}


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("title", 5, "a text up to 200 characters"),
        ("title", "x" * 201, "a text up to 200 characters"),
        ("year", "1998", "a year up to 9999"),
        ("year", -1, "a year up to 9999"),
        ("year", True, "a year up to 9999"),
        ("text", ["a"], "a text up to 4,000 characters"),
        ("tags", "digits", "up to 12 words"),
        ("tags", [1], "up to 12 words"),
        ("tags", ["a"] * 13, "up to 12 words"),
    ],
)
def test_a_wrong_value_is_told_and_left_empty(
    name: str, value: object, expected: str
) -> None:
    loaded = read({**FULL, name: value})
    (note,) = loaded.notes
    assert str(note).startswith(f"about → {name}: expected {expected}, found ")
    assert loaded.read_only
    assert getattr(loaded.project.about, name) == getattr(About(), name)
    assert loaded.project.about.source == FULL["source"]


def test_what_is_not_known_is_kept() -> None:
    loaded = read({**FULL, "colour": "blue"})
    assert [n.severity for n in loaded.notes] == ["remark"]
    assert json.loads(dumps(loaded.project))["about"]["colour"] == "blue"


def test_it_must_be_an_object() -> None:
    with pytest.raises(ProjectError, match="about: expected an object, found 3"):
        read(3)
