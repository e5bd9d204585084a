"""A run looks alike wherever runs are beside each other."""

from __future__ import annotations

from cnnstudio.ui.training.run_look import look_of


def test_twenty_runs_in_a_row_are_told_apart() -> None:
    for first in (1, 7, 1000):
        looks = {look_of(number) for number in range(first, first + 20)}
        assert len(looks) == 20


def test_neighbours_differ_in_colour_and_in_dash() -> None:
    for number in range(1, 40):
        one, two = look_of(number), look_of(number + 1)
        assert one.color != two.color
        assert one.dash != two.dash


def test_no_run_is_drawn_as_training_or_validation() -> None:
    curves = {"train_curve", "validation_curve", "run_0", "run_1"}
    assert not curves & {look_of(number).color for number in range(1, 21)}
