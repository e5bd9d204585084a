"""Practices that the cards recommend, and where sources contradict each other."""

from __future__ import annotations

import pytest

from cnnstudio.graph.catalogue import layer_types, resolve
from cnnstudio.graph.layer import evaluate
from cnnstudio.graph.param import params_of
from cnnstudio.graph.shape import TensorShape
from cnnstudio.paths import sample_projects_folder
from cnnstudio.project.sample_index import INDEX_FILE, read_index
from cnnstudio.project.steps.numbers import Whiten
from cnnstudio.ui.help.cards import card_library
from cnnstudio.ui.layer_search import summary_of


def said(topic: str) -> str:
    card = card_library().get(topic)
    assert card is not None
    return " ".join(card.body.split())


def stack(kernel: int, count: int, channels: int = 64) -> tuple[int, int]:
    """Return weights, and values of all maps on 56 × 56, of convolutions in a row."""
    fields = {"out_channels": channels, "kernel_size": kernel, "padding": kernel // 2}
    layer = resolve("Conv2d", {**fields, "bias": False})
    cost = evaluate(layer, (TensorShape((channels, 56, 56)),)).cost
    return count * cost.weights, count * cost.activations


@pytest.mark.requirement("P01", "P02")
def test_small_stacked_filters_with_their_price() -> None:
    page = said("page/small_filters")
    for kernel, count in ((3, 3), (7, 1), (3, 2), (5, 1)):
        assert f"{stack(kernel, count)[0]:,}" in page
    small, large = (stack(k, n)[1] * 4 / 2**20 for k, n in ((3, 3), (7, 1)))
    assert f"{large:.2f} MiB" in page
    assert f"{small:.2f} MiB" in page
    assert f"{small * 64:.0f} MiB instead of {large * 64:.0f}" in page
    finding = said("finding/large_kernel")
    assert "110,592" in finding
    assert "200,704" in finding
    assert "help://page/small_filters" in finding


@pytest.mark.requirement("P03")
def test_channels_grow_where_maps_shrink() -> None:
    assert "help://page/how_many_filters" in said("finding/few_filters")
    assert "halved" in said("finding/fewer_filters")
    assert "Twice as many wherever the map is halved" in said("page/how_many_filters")


@pytest.mark.requirement("P04", "P05")
def test_depth_over_width_and_structure_over_size() -> None:
    page = said("page/depth_and_width")
    assert "Prefer depth over width" in page
    assert "try adjusting structure, not just size" in page
    order = [page.index(w) for w in ("activation, skip", "initial weights and", "rate")]
    assert order == sorted(order)
    gradients = said("page/gradients").lower()
    assert "help://page/depth_and_width" in gradients
    assert "try adjusting structure, not just size" in gradients


@pytest.mark.requirement("P06")
def test_normalization_stands_before_the_bend() -> None:
    assert "Conv2d, BatchNorm2d, ReLU" in said("layer/BatchNorm2d")
    block = said("block/conv_bn_relu")
    assert "no bias" in block
    assert "stands before the bend" in block


@pytest.mark.requirement("P11")
def test_whitening_is_not_required() -> None:
    words = "per-channel normalization is usually enough"
    assert words in said("step/normalize")
    tip = params_of(Whiten)["how"].help
    assert "per-channel normalization is usually enough" in tip.lower()
    assert f"{3 * 32 * 32:,} × {3 * 32 * 32:,}" in said("page/input_scaling")


@pytest.mark.requirement("P15")
def test_pooling_is_controlled_compression() -> None:
    kept = evaluate(resolve("MaxPool2d", {}), (TensorShape((64, 28, 28)),)).outputs[0]
    discarded = 1 - kept.values / TensorShape((64, 28, 28)).values
    assert "75 %" in summary_of(layer_types()["MaxPool2d"])  # the tool tip
    for topic in ("page/pooling", "layer/MaxPool2d"):
        assert "controlled compression" in said(topic)
        assert f"{discarded:.0%}".replace("%", " %") in said(topic)


@pytest.mark.requirement("P17")
def test_simplicity_against_efficiency_has_the_samples_numbers() -> None:
    page = said("page/simplicity_or_efficiency")
    cards = {c.file: c for c in read_index(sample_projects_folder() / INDEX_FILE)}
    rows = [cards[f"{name}.cnnproj"] for name in ("vgg16", "googlenet")]
    for card in rows:
        assert f"{card.parameters / 1e6:.1f} M" in page
        assert f"{card.multiply_adds / 1e9:.1f} G" in page
    assert 20 < rows[0].parameters / rows[1].parameters < 22


@pytest.mark.requirement("P18")
def test_how_many_filters_leads_to_the_filters_themselves() -> None:
    page = said("page/how_many_filters")
    assert "help://panel/filters" in page
    assert "help://panel/inspect" in page
    assert "look alike" in said("panel/filters")


@pytest.mark.requirement("I14", "J26", "J29", "N09")
def test_what_is_not_covered_is_said() -> None:
    page = said("page/not_covered")
    for words in ("object detectors", "Kernel support vector", "Federated", "synonyms"):
        assert words in page
    assert "not a kernel machine" in said("page/loss")


@pytest.mark.parametrize(
    ("topic", "right", "wrong"),
    [
        ("layer/Softmax", "0.022, 0.003 and 0.976", "0.975"),
        ("page/padding", "dilation·(k − 1) − 1) / stride⌋ + 1", "(m - k)"),
        ("layer/Dropout", "inverted dropout", "scaled by (1-p)"),
        ("setting/weight_decay", "put in two times its number", "equal to L2"),
        ("page/pooling", "not truly invariant to shifts", "is translation invariant"),
        ("layer/Conv2d", "cross-correlation", "translation invariance"),
        ("page/gradients", "10⁻²²", "effectively zero"),
        ("layer/ReLU", "does not cure vanishing", "but does not cure it"),
        ("layer/MaxPool2d", "it has no weights", "decreases the number of"),
        ("page/counting", "hidden layers only", "three-layer"),
        ("page/loss", "2 · (a − y)", "a − y)²"),
        ("finding/hint", "227 give exactly 55", "224 give 55"),
    ],
)
def test_the_cards_are_right_where_sources_are_not(
    topic: str, right: str, wrong: str
) -> None:
    assert right in said(topic)
    assert wrong not in said(topic)
