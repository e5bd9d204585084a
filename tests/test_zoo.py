"""The bundled networks: made by their script, clean, and as large as they should be."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from cnnstudio.cli.check import describe
from cnnstudio.paths import sample_project, sample_projects_folder
from cnnstudio.project.file_format import load
from cnnstudio.project.sample_index import (
    INDEX_FILE,
    PICTURE_SIDE,
    SampleIndexError,
    read_index,
)
from cnnstudio.ui.theme_tokens import FAMILIES
from scripts.zoo.__main__ import files
from scripts.zoo.samples import SAMPLES

PARAMETERS = {
    "linear_classifier": 30_730,
    "three_layer": 318_200,
    "mlp_digits": 203_530,
    "lenet5": 61_706,
    "vgg11_bn_32": 9_228_362,
    "all_cnn_c": 1_369_738,
}
"""Trainable numbers, as the papers and torchvision count them."""

WARNED = {"linear_classifier", "three_layer", "mlp_digits", "mlp"}
"""Linear on raw pixels: a warning by nature, and what these networks are about."""

described: dict[str, dict[str, Any]] = {}


def described_as(name: str) -> dict[str, Any]:
    """What `cnnstudio check --json` prints of a sample."""
    if name not in described:
        path = sample_project(name)
        described[name] = json.loads(json.dumps(describe(str(path), load(path))))
    return described[name]


def test_the_files_are_what_the_script_makes() -> None:
    """Run `python -m scripts.zoo` after a change of the zoo, or of a layer."""
    folder, texts = sample_projects_folder(), files()
    there = {path.name for path in folder.iterdir() if path.name != "README.md"}
    assert there == set(texts)
    stale = [
        name
        for name, text in texts.items()
        if (folder / name).read_text(encoding="utf-8") != text
    ]
    assert not stale


@pytest.mark.parametrize("name", PARAMETERS)
def test_the_parameters_are_exact(name: str) -> None:
    assert described_as(name)["totals"]["parameters"] == PARAMETERS[name]


@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_opens_without_a_complaint(name: str) -> None:
    loaded = load(sample_project(name))
    assert loaded.notes == ()
    assert not loaded.read_only
    findings = described_as(name)["findings"]
    severe = {"error"} if name in WARNED else {"error", "warning"}
    assert [f["message"] for f in findings if f["severity"] in severe] == []


@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_says_what_it_teaches(name: str) -> None:
    about = load(sample_project(name)).project.about
    assert about.title
    assert about.year >= 1936
    assert len(about.source) > 20
    assert 120 < len(about.text) < 700, len(about.text)
    assert about.tags


@pytest.mark.parametrize("name", SAMPLES)
def test_no_two_layers_lie_on_each_other(name: str) -> None:
    graph = load(sample_project(name)).project.graph
    nodes = list(graph.nodes.values())
    for index, one in enumerate(nodes):
        for other in nodes[index + 1 :]:
            assert abs(one.x - other.x) >= 232 or abs(one.y - other.y) >= 32


def test_the_index_says_what_check_says() -> None:
    cards = read_index(sample_projects_folder() / INDEX_FILE)
    assert [Path(card.file).stem for card in cards] == list(SAMPLES)
    for card in cards:
        totals = described_as(Path(card.file).stem)["totals"]
        assert card.parameters == totals["parameters"]
        assert card.multiply_adds == totals["multiply_adds"]
        assert card.about == SAMPLES[Path(card.file).stem].about


def test_the_pictures_stay_in_their_frame() -> None:
    for card in read_index(sample_projects_folder() / INDEX_FILE):
        assert card.bars, card.file
        for bar in card.bars:
            assert 0 <= bar.left < bar.right <= PICTURE_SIDE
            assert 0 <= bar.top < bar.bottom <= PICTURE_SIDE
            assert bar.family in FAMILIES
        for wire in card.wires:
            assert 0 <= wire.over <= wire.y1


@pytest.mark.parametrize(
    "text", ["", "[]", '{"samples": [{}]}', '{"samples": [{"file": "a", "about": 3}]}']
)
def test_a_damaged_index_is_one_sentence(text: str, tmp_path: Path) -> None:
    path = tmp_path / INDEX_FILE
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SampleIndexError, match="Install CNN Studio again"):
        read_index(path)
