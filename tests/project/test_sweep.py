"""Sweeps: which runs they make, and what their table says."""

from __future__ import annotations

import math
import statistics
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cnnstudio.project.settings import TrainingConfig
from cnnstudio.project.sweep import (
    MOST_RUNS,
    NAMES,
    Axis,
    Outcome,
    Sweep,
    SweepError,
    read_axis,
    table,
    variants,
)
from cnnstudio.project.sweep_file import (
    SWEEPS_FILE,
    SweepFileError,
    SweepRecord,
    read_sweeps,
    with_run,
    write_sweeps,
)

RATE = read_axis("learning_rate", "0.1, 0.01")
BATCH = read_axis("batch_size", "32, 64, 128")


def test_a_grid_is_every_combination_with_every_seed() -> None:
    sweep = Sweep((RATE, BATCH), repeats=2)
    found = variants(sweep, TrainingConfig(seed=5))
    assert len(found) == 2 * 3 * 2
    assert [v.seed for v in found[:2]] == [5, 6]
    assert dict(found[0].values) == {"learning_rate": 0.1, "batch_size": 32}
    made = found[-1].settings(TrainingConfig(epochs=3))
    assert (made.learning_rate, made.batch_size, made.seed, made.epochs) == (
        0.01, 128, 6, 3,
    )  # fmt: skip


def test_a_random_sweep_draws_and_draws_the_same_again() -> None:
    axes = (read_axis("learning_rate", "1e-5 to 1e-1"), read_axis("epochs", "2 to 9"))
    sweep = Sweep(axes, "random", draws=200, seed=1)
    found = variants(sweep, TrainingConfig())
    assert found == variants(sweep, TrainingConfig())
    rates = [v.values["learning_rate"] for v in found]
    assert 1e-5 <= min(rates) < 1e-4  # every decade comes up
    assert 1e-2 < max(rates) <= 1e-1
    assert 1e-4 < statistics.median(rates) < 1e-2
    assert {type(v.values["epochs"]) for v in found} == {int}
    assert all(v.settings(TrainingConfig()) for v in found)


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("learning_rate", "", "Type values, with commas between them."),
        ("learning_rate", "fast", "Expected a number from"),
        ("learning_rate", "1 to 0.1", "A range goes from the smaller number"),
        ("optimizer", "adam, best", "Expected one of "),
        ("optimizer", "adam to sgd", "Expected one of "),
    ],
)
def test_what_cannot_be_read_is_said_in_a_sentence(
    name: str, text: str, said: str
) -> None:
    with pytest.raises(SweepError, match=said):
        read_axis(name, text)


def test_too_much_or_nothing_is_refused() -> None:
    with pytest.raises(SweepError, match="Choose a setting"):
        variants(Sweep(()), TrainingConfig())
    with pytest.raises(SweepError, match=f"up to {MOST_RUNS}"):
        variants(Sweep((BATCH,), repeats=200), TrainingConfig())
    with pytest.raises(SweepError, match="choose Random"):
        variants(Sweep((Axis("learning_rate", (), (0.1, 1.0)),)), TrainingConfig())


def test_the_table_has_mean_and_spread_over_the_seeds() -> None:
    outcomes = [
        Outcome(TrainingConfig(learning_rate=rate, seed=seed), value)
        for rate, seed, value in (
            (0.1, 0, 0.90), (0.1, 1, 0.94), (0.01, 0, 0.97), (0.01, 1, None),
            (0.5, 0, math.nan),
        )
    ]  # fmt: skip
    rows = table(["learning_rate"], outcomes)
    assert [row.values["learning_rate"] for row in rows] == [0.01, 0.1, 0.5]
    assert rows[1].mean == pytest.approx(0.92)
    assert rows[1].spread == pytest.approx(statistics.stdev([0.90, 0.94]))
    assert (rows[0].open, rows[2].open) == (1, 1)
    assert math.isnan(rows[0].spread)
    assert math.isnan(rows[2].mean)
    lowest = table(["learning_rate"], outcomes, larger_is_better=False)
    assert [row.values["learning_rate"] for row in lowest] == [0.1, 0.01, 0.5]


@given(st.lists(st.floats(0, 1), min_size=1, max_size=20))
def test_the_mean_lies_between_its_results(values: list[float]) -> None:
    outcomes = [Outcome(TrainingConfig(seed=i), v) for i, v in enumerate(values)]
    [row] = table(["optimizer"], outcomes)
    assert min(values) - 1e-12 <= row.mean <= max(values) + 1e-12
    assert len(row.results) + row.open == len(values)


def test_every_setting_that_can_be_tried_takes_its_default() -> None:
    for name in NAMES:
        axis = read_axis(name, Axis(name).param.text(Axis(name).param.default))
        assert len(variants(Sweep((axis,)), TrainingConfig())) == 1


def test_sweeps_are_kept_beside_the_runs(tmp_path: Path) -> None:
    assert read_sweeps(tmp_path) == ()
    sweeps = (SweepRecord("a", "Sweep 1", ("learning_rate",), 4),)
    write_sweeps(tmp_path / "runs", with_run(sweeps, "a", "0001-x"))
    [again] = read_sweeps(tmp_path / "runs")
    assert again.runs == ("0001-x",)
    assert again.names == ("learning_rate",)


@pytest.mark.parametrize(
    "content",
    [
        b"", b"[]", b'{"sweeps": 1}', b'{"sweeps": [{}]}',
        b'{"sweeps": [{"id": "a", "title": "", "planned": 1, "names": ["x"], '
        b'"runs": []}]}',
    ],
)  # fmt: skip
def test_a_damaged_file_of_sweeps_is_told_of(tmp_path: Path, content: bytes) -> None:
    (tmp_path / SWEEPS_FILE).write_bytes(content)
    with pytest.raises(SweepFileError, match="is damaged"):
        read_sweeps(tmp_path)
