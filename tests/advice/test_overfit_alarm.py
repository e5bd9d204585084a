"""When a run overfits, and the four causes with their numbers."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from cnnstudio.advice.overfit_alarm import LATE, Learned, overfit_alarm

FALLING = [2.0, 1.0, 0.6, 0.4, 0.2, 0.1]
RISING = [1.9, 1.1, 0.8, 0.9, 1.0, 1.2]
RUN = Learned(
    FALLING, RISING, parameters=61_706, images=4_000, checked=500, classes=10,
    counts=(380.0, *[450.0] * 8, 520.0),
)  # fmt: skip


@pytest.mark.requirement("F06")
def test_four_causes_with_their_numbers() -> None:
    alarm = overfit_alarm(RUN)
    assert alarm is not None
    assert alarm.lowest_epoch == 3
    assert "since epoch 3 the validation loss rose from 0.8 to 1.2" in alarm.message
    kinds = [cause.kind for cause in alarm.causes]
    assert kinds == ["capacity", "epochs", "data", "representative"]
    capacity, epochs, data, representative = (cause.text for cause in alarm.causes)
    assert "61,706 parameters learn 4,000 images, 15 for each" in capacity
    assert "3 were trained after the lowest validation loss, epoch 3" in epochs
    assert "4,000 training images, about 400 a class" in data
    assert "nothing is augmented" in data
    assert "500 images check the run; of all images the rarest class has 380" in (
        representative
    )
    assert "the most frequent 520" in representative


def test_what_is_known_is_said() -> None:
    alarm = overfit_alarm(replace(RUN, augments=True, counts=()))
    assert alarm is not None
    assert "they are augmented" in alarm.causes[2].text
    assert "500 images check what was learned from 4,000" in alarm.causes[3].text


@pytest.mark.parametrize(
    ("parameters", "said"),
    [(1_000_000, "16,667 for each"), (600, "10 for each"), (100, "1.67 for each")],
)
def test_parameters_for_each_image_are_read_at_once(parameters: int, said: str) -> None:
    alarm = overfit_alarm(replace(RUN, parameters=parameters, images=60))
    assert alarm is not None
    assert said in alarm.causes[0].text


@pytest.mark.parametrize(
    ("augments", "said"), [(True, "they are augmented"), (False, "nothing is")]
)
def test_data_without_classes_are_not_counted_by_class(
    augments: bool, said: str
) -> None:
    alarm = overfit_alarm(replace(RUN, classes=0, counts=(), augments=augments))
    assert alarm is not None
    text = alarm.causes[2].text
    assert f"4,000 training images; {said}" in text
    assert "class" not in text


def test_what_is_unknown_is_left_out() -> None:
    run = replace(RUN, parameters=0, counts=(), augments=None)
    alarm = overfit_alarm(run)
    assert alarm is not None
    assert [c.kind for c in alarm.causes] == ["epochs", "representative"]
    alarm = overfit_alarm(replace(run, images=0, checked=0))
    assert alarm is not None
    assert [c.kind for c in alarm.causes] == ["epochs"]


@pytest.mark.parametrize(
    "run",
    [
        replace(RUN, train=[], validation=[]),
        replace(RUN, validation=RISING[: 3 + LATE - 1]),
        replace(RUN, validation=[1.9, 1.1, 0.8, 0.82, 0.85, 0.84]),
        replace(RUN, validation=[1.9, 1.1, 0.8, 0.9, 0.79, 1.2]),
        replace(RUN, train=[2.0, 1.0, 0.6, 0.7, 0.8, 0.9]),
        replace(RUN, validation=[*RISING[:-1], math.nan]),
    ],
    ids=["nothing", "too early", "hardly", "better again", "diverges", "no number"],
)
def test_what_is_no_overfitting(run: Learned) -> None:
    assert overfit_alarm(run) is None


def test_what_was_seen_holds_until_a_new_low() -> None:
    validation = [*RISING, 0.87, 0.95, 0.93, 0.91, 0.87, 0.95]
    train = [*FALLING, 0.09, 0.08, 0.07, 0.06, 0.05, 0.7]
    for count in range(1, 13):
        alarm = overfit_alarm(replace(RUN, train=train, validation=validation[:count]))
        assert (alarm is not None) == (count >= 6), count
    assert alarm is not None
    assert (
        "rose from 0.8 to 0.91, while the training loss fell to 0.06" in alarm.message
    )
    assert "9 were trained" in alarm.causes[1].text
    better = replace(RUN, train=[*train, 0.04], validation=[*validation, 0.79])
    assert overfit_alarm(better) is None


@pytest.mark.parametrize("odd", [math.inf, math.nan])
def test_a_loss_that_is_no_number_is_passed_over(odd: float) -> None:
    run = replace(RUN, train=FALLING, validation=[odd, 1.0, 0.5, 0.7, 0.8, 0.9])
    alarm = overfit_alarm(run)
    assert alarm is not None
    assert alarm.lowest_epoch == 3
    alarm = overfit_alarm(replace(run, epochs=(1, 2, 4, 5, 6, 7)))
    assert alarm is not None
    assert alarm.lowest_epoch == 4
    assert "since epoch 4 the validation loss rose from 0.5 to 0.9" in alarm.message
    assert "3 were trained after the lowest" in alarm.causes[1].text


def test_a_gap_alone_is_none() -> None:
    """Training images are always known better, and validation still gets better."""
    better = [1.9, 1.2, 1.0, 0.9, 0.88, 0.87]
    assert overfit_alarm(replace(RUN, validation=better)) is None
