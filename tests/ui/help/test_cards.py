"""Everything has a card, every card is of something, and what it says holds."""

from __future__ import annotations

import ast
import re

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QTextDocument

from cnnstudio.graph.catalogue import layer_types, resolve
from cnnstudio.graph.layer import Layer, evaluate
from cnnstudio.graph.layers.activation import Activation
from cnnstudio.graph.shape import TensorShape
from cnnstudio.paths import resource
from cnnstudio.ui.actions.table import ACTIONS
from cnnstudio.ui.help.browser import topic_in
from cnnstudio.ui.help.cards import KINDS, Card, CardLibrary, card_library
from cnnstudio.ui.help.compose import composed, pictured
from cnnstudio.ui.help.topics import Asked
from cnnstudio.ui.language import Speech
from tests.helpers.card_things import topics_in_the_sources, wanted_topics
from tests.helpers.formulas import value_of

LIBRARY = card_library()
CARDS = list(LIBRARY.all())
LINK = re.compile(r"(!?)\[[^\]]*\]\(([^)]*)\)")
EXAMPLE = re.compile(r"^`(\w+)\((.*)\)`: (.+)\.$", re.MULTILINE)
SIZE = re.compile(r"^Size[^:`]*: `([^`]+)`", re.MULTILINE)
WEIGHTS = re.compile(r"Weights: `([^`]+)`")
BEND = re.compile(r"^`y = ([^`]+)`$", re.MULTILINE)
LEFTOVER = re.compile(r"\*\*|__|\]\(|`|^#|^\s*[-*] |<\w|\|", re.MULTILINE)
LONGEST = 300


def card(topic: str) -> Card:
    found = LIBRARY.get(topic)
    assert found is not None, f"no card resources/help/{topic}.md"
    return found


def of_kind(kind: str) -> list[Card]:
    return [one for one in CARDS if one.kind == kind]


def test_every_thing_has_a_card_and_every_card_a_thing() -> None:
    wanted = wanted_topics()
    there = set(LIBRARY.topics)
    assert not sorted(wanted - there), "write resources/help/KIND/NAME.md"
    free = {f"action/{spec.key}" for spec in ACTIONS}
    free |= {topic for topic in there if topic.startswith("page/")}
    assert not sorted(there - wanted - free), "cards of nothing"


def test_a_thing_without_a_card_would_be_noticed() -> None:
    wanted = wanted_topics()
    for topic in (
        "layer/Conv2d", "layer/BlockInput", "block/unet_up", "field/repeat",
        "field/growth", "setting/momentum", "finding/needs_vector", "finding/cycle",
        "finding/data_shape", "finding/hint", "finding/unknown_field", "panel/palette",
        "panel/plot_rate", "panel/gallery",
    ):  # fmt: skip
        assert topic in wanted
    assert LIBRARY.get("layer/NoSuchLayer") is None


@pytest.mark.parametrize("kind", KINDS)
def test_a_card_begins_with_what_the_thing_is(kind: str) -> None:
    for one in of_kind(kind):
        assert one.title, one.topic
        assert 20 <= len(one.first) <= LONGEST, one.topic
        assert one.first[-1] in ".:", one.topic
        assert one.first[0].isupper(), one.topic
        assert kind != "layer" or one.title == one.name
        for word in ("please", "simply", "oops", "!"):
            assert word not in one.body.lower().replace("with !", ""), one.topic


@pytest.mark.parametrize("kind", KINDS)
def test_links_lead_to_cards(kind: str) -> None:
    for one in of_kind(kind):
        for mark, target in LINK.findall(one.body):
            assert not mark, f"{one.topic}: figures are drawn, not linked"
            assert LIBRARY.get(topic_in(QUrl(target))) is not None, (one.topic, target)


def test_topics_that_the_program_names_have_cards() -> None:
    named = topics_in_the_sources()
    assert len(named) > 40
    assert not sorted(topic for topic in named if LIBRARY.get(topic) is None)


@pytest.mark.parametrize("kind", ["layer", "field", "setting", "finding", "page"])
def test_qt_draws_all_the_markdown(kind: str, qapp: object) -> None:
    for one in of_kind(kind):
        document = QTextDocument()
        document.setMarkdown(composed(Asked(one.topic), LIBRARY))
        text = document.toPlainText()
        found = LEFTOVER.search(text)
        assert found is None, f"{one.topic}: {text[found.start() :][:40]!r}"
        assert "<" not in one.body.replace("<=", "")


def examples() -> list[tuple[str, str]]:
    return [(c.topic, m.group(0)) for c in CARDS for m in EXAMPLE.finditer(c.body)]


def called(example: str) -> tuple[Layer, tuple[TensorShape, ...], str]:
    found = EXAMPLE.match(example)
    assert found is not None
    name, given, said = found.groups()
    call = ast.parse(f"f({given})", mode="eval").body
    assert isinstance(call, ast.Call)
    fields = {str(k.arg): ast.literal_eval(k.value) for k in call.keywords}
    left = said.partition(" → ")[0] if " → " in said else ""
    shapes = tuple(_shape(text) for text in _shapes(left))
    return resolve(name, fields), shapes, said


def _shapes(text: str) -> list[str]:
    return re.split(r", (?=\d+ ×|\d+$)", text) if text else []


def _shape(text: str) -> TensorShape:
    return TensorShape(int(size.replace(",", "")) for size in text.split(" × "))


def test_the_numbers_of_examples_are_right() -> None:
    found = examples()
    assert len(found) > 60
    for topic, example in found:
        check_example(topic, example)


def check_example(topic: str, example: str) -> None:
    layer, shapes, said = called(example)
    if topic == "layer/Input":
        shapes, said = (), f" → {said}"
    result = evaluate(layer, shapes)
    right = ", ".join(str(shape) for shape in result.outputs)
    learned = result.cost.parameters
    tail = f"{learned:,} parameters" if learned else "nothing to learn"
    assert said.partition(" → ")[2] == f"{right}, {tail}", topic


def formulas_in(pattern: re.Pattern[str]) -> list[tuple[str, str]]:
    return [
        (c.topic.partition("/")[2], m.group(1))
        for c in CARDS
        for m in pattern.finditer(c.body)
        if c.kind == "layer"
    ]


TRIED: tuple[dict[str, float], ...] = (
    {}, {"kernel_size": 3}, {"kernel_size": 3, "stride": 3, "padding": 1},
    {"kernel_size": 4, "dilation": 2}, {"scale_factor": 1.5},
)  # fmt: skip


@pytest.mark.parametrize(("name", "formula"), formulas_in(SIZE))
def test_the_formula_of_a_size_gives_the_size(name: str, formula: str) -> None:
    """H is the first axis that slides; k, d and the fields are the layer's."""
    params = layer_types()[name].params()
    for fields in TRIED:
        if not fields.keys() <= params.keys():
            continue
        layer = resolve(name, fields)
        axes = 1 if name.endswith("1d") else 3 if name.endswith("3d") else 2
        given = TensorShape((4, *(23,) * axes))
        output = evaluate(layer, (given,)).outputs[0]
        values: dict[str, float] = {
            field: float(_first(getattr(layer, field)))
            for field in ("stride", "padding", "output_padding", "scale_factor")
            if field in params
        }
        values["k"] = float(_first(getattr(layer, "kernel_size", 1)))
        values["d"] = float(_first(getattr(layer, "dilation", 1)))
        assert value_of(formula, {"H": 23, **values}) == output[1], fields


def _first(value: object) -> float:
    first = value[0] if isinstance(value, tuple) else value
    assert isinstance(first, int | float)
    return first


@pytest.mark.parametrize(("name", "formula"), formulas_in(WEIGHTS))
def test_the_formula_of_the_weights_gives_their_number(name: str, formula: str) -> None:
    example = EXAMPLE.search(card(f"layer/{name}").body)
    assert example is not None
    layer, shapes, _ = called(example.group(0))
    values = {
        "in_channels": shapes[0][0], "in_features": shapes[0][0],
        "out_channels": getattr(layer, "out_channels", 0),
        "out_features": getattr(layer, "out_features", 0),
        "groups": getattr(layer, "groups", 1),
        "k": _first(getattr(layer, "kernel_size", 1)),
    }  # fmt: skip
    assert value_of(formula, values) == evaluate(layer, shapes).cost.weights


BENDS = [name for name, t in layer_types().items() if issubclass(t, Activation)]


@pytest.mark.parametrize("name", BENDS)
def test_the_formula_of_a_bend_is_its_curve(name: str) -> None:
    formulas = BEND.findall(card(f"layer/{name}").body)
    layer = resolve(name, {})
    assert isinstance(layer, Activation)
    assert len(formulas) == 1
    fields = {n: getattr(layer, n) for n in layer.params()}
    for x in (-5.0, -2.5, -0.3, 0.0, 0.4, 3.0, 7.5):
        assert value_of(formulas[0], {**fields, "x": x}) == pytest.approx(
            layer.curve(x), abs=1e-9
        )


def test_a_figure_shows_the_layer_of_the_card(qapp: object) -> None:
    for one in CARDS:
        assert (pictured(Asked(one.topic)) is not None) == (one.kind == "layer")


def test_what_is_searched_for_is_found() -> None:
    def best(query: str) -> str:
        return LIBRARY.search(query)[0].topic

    assert best("conv2d") == "layer/Conv2d"
    assert best("padding") in ("field/padding", "page/padding")
    assert best("federated") == "page/not_covered"
    assert best("kernel svm") == "page/not_covered"
    assert "layer/BatchNorm2d" in [c.topic for c in LIBRARY.search("running averages")]
    assert LIBRARY.search("") == []
    assert LIBRARY.search("no such word anywhere") == []


def test_the_cards_speak_the_language_of_the_window(qapp: object) -> None:
    speech = Speech("de")
    try:
        assert card_library().topics == LIBRARY.topics
        found = card_library().get("setting/learning_rate")
        assert found is not None
        assert found.title == "Lernrate"
        whole = composed(Asked("setting/learning_rate"), card_library())
        assert "**Erlaubt:**" in whole
    finally:
        speech.end()
    assert card_library() is LIBRARY


NUMBER = re.compile(r"(?<![A-Za-z])\d+(?:,\d{3})*(?:\.\d+)?")
TARGET = re.compile(r"\]\(([^)]*)\)")
CODE = re.compile(r"`[^`]+`")
GERMAN = CardLibrary(resource("help"), "de")


@pytest.mark.parametrize("kind", KINDS)
def test_german_cards_say_the_same(kind: str) -> None:
    """Numbers, formulas and links are those of the English cards."""
    for one in of_kind(kind):
        if one.topic in GERMAN.translated:
            check_german(one)


def check_german(english: Card) -> None:
    german, topic = GERMAN.get(english.topic), english.topic
    assert german is not None
    assert german.body != english.body, topic
    assert len(german.first) <= LONGEST, topic
    for pattern in (TARGET, CODE, NUMBER):
        ours, theirs = (pattern.findall(c.body) for c in (german, english))
        assert sorted(ours) == sorted(theirs), topic
    for level in ("\n## ", "\n- ", "\n|"):
        assert german.body.count(level) == english.body.count(level), topic


def test_all_that_a_german_reads_is_german() -> None:
    missing = sorted(set(LIBRARY.topics) - GERMAN.translated)
    assert not missing, "write resources/help/de/KIND/NAME.md"
