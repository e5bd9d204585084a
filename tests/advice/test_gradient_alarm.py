"""What update sizes say, and in which order one tries to mend it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cnnstudio.advice.gradient_alarm import (
    EARLY,
    gradient_alarm,
    is_healthy,
    suggestions,
    ways_to_calm,
)
from cnnstudio.paths import resource

HEALTHY = [("conv1", 1e-3), ("conv2", 2e-3), ("fc", 1e-3)]


def test_healthy_layers_raise_no_alarm() -> None:
    assert gradient_alarm(HEALTHY) is None
    assert gradient_alarm([]) is None


@pytest.mark.requirement("P13")
def test_structure_comes_before_the_learning_rate() -> None:
    titles = [way.title for way in suggestions()]
    assert titles == [
        "activation", "skip connections", "initial weights", "BatchNorm",
        "then the learning rate",
    ]  # fmt: skip
    exploding = [("a", 0.5), ("b", 1e-3)]
    for ratios in (exploding, [("a", 1e-6), ("b", 1e-3)], [("a", 1e-6)]):
        alarm = gradient_alarm(ratios)
        assert alarm is not None
        assert alarm.suggestions == suggestions()


def test_the_rate_comes_first_where_layers_move_too_fast() -> None:
    for ratios in ([("a", 0.5)], [("a", 1e-3), ("b", 0.02)]):
        alarm = gradient_alarm(ratios)
        assert alarm is not None
        assert alarm.kind == "fast"
        assert alarm.suggestions[0].topic == "setting/learning_rate"


def test_gradients_that_explode_are_told_from_a_rate_that_is_too_high() -> None:
    alarm = gradient_alarm([("conv1", 0.5), ("conv2", 0.02), ("fc", 1e-3)])
    assert alarm is not None
    assert (alarm.kind, alarm.layers) == ("exploding", ("conv1", "conv2"))
    assert "conv1 changes by 50 % a step, fc by 0.1 %" in alarm.message


def test_the_first_steps_raise_no_alarm_but_are_not_called_well() -> None:
    for ratio in (0.5, 1e-6):
        early = gradient_alarm([("conv1", ratio)], 1.0, EARLY - 1)
        assert early is not None
        assert (early.kind, early.suggestions) == ("early", ())
        later = gradient_alarm([("conv1", ratio)], 1.0, EARLY)
        assert later is not None
        assert later.suggestions


@given(
    st.lists(st.floats(0, 1), min_size=1, max_size=5),
    st.floats(0, 1),
    st.integers(0, 200),
)
def test_nothing_is_said_only_where_every_layer_is_in_the_band(
    ratios: list[float], share: float, step: int
) -> None:
    alarm = gradient_alarm([(str(i), r) for i, r in enumerate(ratios)], share, step)
    assert (alarm is None) is all(is_healthy(r) for r in ratios)


def test_every_suggestion_has_its_page() -> None:
    for way in (*suggestions(), *ways_to_calm()):
        assert resource(f"help/{way.topic}.md").is_file(), way.topic


def test_a_layer_that_is_thrown_about_is_named_with_its_share() -> None:
    alarm = gradient_alarm([("conv1", 1e-3), ("shortcut", 0.015), ("fc", 1e-3)])
    assert alarm is not None
    assert (alarm.kind, alarm.layers) == ("fast", ("shortcut",))
    assert alarm.message == (
        "shortcut changes too fast: 1.5 % of its weights a step. "
        "Expected 0.01 % to 1 %."
    )
    two = gradient_alarm([("a", 0.02), ("b", 0.03)])
    assert two is not None
    assert two.message.startswith("2 layers change too fast, b most: 3 % of")


def test_vanishing_is_told_from_a_network_that_stands_still() -> None:
    vanished = gradient_alarm([("conv1", 1e-6), ("conv2", 5e-5), ("fc", 1e-3)])
    assert vanished is not None
    assert (vanished.kind, vanished.layers) == ("vanishing", ("conv1", "conv2"))
    assert "conv1 changes by 0.0001 % a step, fc by 0.1 %" in vanished.message
    still = gradient_alarm([("conv1", 5e-5), ("fc", 3e-5)])
    assert still is not None
    assert still.kind == "still"
    assert "2 layers hardly change, fc least: 0.003 %" in still.message


def test_late_in_a_schedule_small_updates_are_as_planned() -> None:
    late = gradient_alarm([("conv1", 1e-6), ("fc", 1e-6)], 0.01)
    assert late is not None
    assert (late.kind, late.suggestions) == ("planned", ())
    assert "2 layers change little, as planned" in late.message
    loud = gradient_alarm([("conv1", 0.5)], 0.01)
    assert loud is not None
    assert "50 % of its weights" in loud.message
