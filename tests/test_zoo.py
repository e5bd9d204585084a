"""The bundled networks: made by their script, clean, and as large as they should be."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from cnnstudio.cli.check import describe
from cnnstudio.graph.inference import infer_shapes
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
    "mlp": 385,
    "shapes_bias": 14_515,
    "many_shapes": 23_668,
    "mlp_digits": 203_530,
    "lenet5": 61_706,
    "alexnet": 62_378_344,
    "alexnet_groups": 60_965_224,
    "zfnet": 62_357_608,
    "vgg11": 132_863_336,
    "vgg16": 138_357_544,
    "vgg11_bn_32": 9_228_362,
    "googlenet": 6_624_904,
    "inception_module": 163_696,
    "all_cnn_c": 1_369_738,
    "unet64": 31_036_546,
    "unet16": 1_942_306,
    "gan_generator": 369_601,
    "gan_digits": 149_330,
    "resnet18": 11_689_512,
    "resnet34": 21_797_672,
    "resnet50": 25_557_032,
    "resnet152": 60_192_808,
    "resnet20": 272_474,
    "plain20": 269_722,
    "densenet121": 7_978_856,
    "mobilenet_v1": 4_231_976,
    "mobilenet_v2": 3_504_872,
    "shufflenet_v2": 2_278_604,
    "efficientnet_b0": 5_288_548,
    "squeezenet": 1_235_496,
    "convnext_tiny": 28_589_128,
    "vit_b16": 86_567_656,
    # The sliding detector is VGG-16; the others are chosen, and small.
    "sliding_detector": 138_357_544,
    "hybrid_attention": 73_322,
    "cnn_lstm": 231_066,
    "cnn_3d": 149_436,
    "init_lab": 1_453_578,
    "digits_lenet": 61_728,
    "digits_best": 75_706,
    "digits_simple": 20_490,
    "digits_residual": 33_530,
}
"""Trainable numbers, as the papers and torchvision count them."""

WARNED = {"linear_classifier", "three_layer", "mlp_digits"}
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


@pytest.mark.requirement(
    "J01", "J04", "J05", "J07", "J08", "J09", "J10", "J12", "J13", "J15", "J16", "J17",
    "J19", "J24", "NT-22",
)  # fmt: skip
@pytest.mark.parametrize("name", SAMPLES)
def test_the_parameters_are_exact(name: str) -> None:
    """Counted from the file, without allocating a weight."""
    totals = described_as(name)["totals"]
    assert totals["parameters"] == totals["trainable_parameters"] == PARAMETERS[name]


@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_opens_without_a_complaint(name: str) -> None:
    loaded = load(sample_project(name))
    assert loaded.notes == ()
    assert not loaded.read_only
    findings = described_as(name)["findings"]
    told = [f["message"] for f in findings if f["severity"] in ("error", "warning")]
    if name in WARNED:
        (warning,) = told
        assert "raw pixels" in warning
    else:
        assert told == []


@pytest.mark.parametrize(
    ("name", "is_plain"),
    [
        ("resnet152", False),
        ("densenet121", False),
        ("vit_b16", False),
        ("plain20", False),
        ("mobilenet_v1", True),
    ],
)
def test_ways_around_count_inside_of_blocks_too(name: str, is_plain: bool) -> None:
    """Plain-20 has 20 layers in a row, MobileNet V1 28, and only more are told of."""
    rules = {finding["rule"] for finding in described_as(name)["findings"]}
    assert ("deep_plain" in rules) == is_plain


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


def outputs_of(name: str) -> dict[str, list[int]]:
    """Output shapes of a sample's layers by name."""
    layers = described_as(name)["layers"]
    return {layer["name"]: layer["output_shape"] for layer in layers}


@pytest.mark.requirement("J11")
def test_the_inception_module_saves_work() -> None:
    shapes = outputs_of("inception_module")
    assert shapes["input"] == [192, 28, 28]
    assert shapes["concat1"] == [256, 28, 28]
    layers = described_as("inception_module")["layers"]
    work = {layer["name"]: layer["multiply_adds"] for layer in layers}
    assert work["conv4"] + work["conv5"] == 12_443_648
    assert 28 * 28 * 192 * 32 * 25 == 120_422_400


@pytest.mark.requirement("J20")
def test_the_generator_doubles_the_map() -> None:
    shapes = list(outputs_of("gan_generator").values())
    assert list(dict.fromkeys(map(tuple, shapes))) == [
        (100, 1, 1), (128, 4, 4), (64, 8, 8), (32, 16, 16), (1, 32, 32),
    ]  # fmt: skip


@pytest.mark.requirement("J21")
def test_the_sliding_detector_scores_a_grid() -> None:
    shapes = outputs_of("sliding_detector")
    assert shapes["pool5"] == [512, 12, 12]
    assert shapes["conv3"] == [1_000, 6, 6]


@pytest.mark.requirement("J22")
def test_the_strided_network_has_no_pool() -> None:
    types = [layer["type"] for layer in described_as("all_cnn_c")["layers"]]
    assert not [t for t in types if "Pool2d" in t]


@pytest.mark.requirement("J19", "J27")
@pytest.mark.parametrize(("name", "size"), [("unet64", 256), ("unet16", 64)])
def test_a_unet_scores_every_pixel(name: str, size: int) -> None:
    shapes = outputs_of(name)
    assert shapes["level1"] == [64 if name == "unet64" else 16, size, size]
    assert shapes["up1"] == shapes["level1"]
    assert shapes["conv1"] == [2, size, size]


@pytest.mark.requirement("J25", "J28")
def test_clips_are_read() -> None:
    assert outputs_of("cnn_lstm")["frames"] == [16, 128]
    assert outputs_of("cnn_lstm")["lstm1"] == [128]
    assert outputs_of("cnn_3d")["conv1"] == [8, 16, 32, 32]


@pytest.mark.requirement("J14")
def test_152_layers_stay_readable_and_quick() -> None:
    project = load(sample_project("resnet152")).project
    assert len(project.graph.nodes) <= 20
    assert infer_shapes(project.graph).totals().weight_layers == 152 + 4


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
