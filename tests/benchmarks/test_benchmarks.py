"""The benchmarks run: tiny sizes, and nothing said about how fast anything is."""

from __future__ import annotations

import math
import os
from pathlib import Path

import pytest

from benchmarks import __main__ as command
from benchmarks import (
    canvas,
    data,
    inspect_keeping,
    inspect_maps,
    inspect_time,
    memory,
    plots,
    startup,
    training,
    validation,
)
from benchmarks.areas import AREAS, measure_area
from benchmarks.children import child_environment
from benchmarks.harness import (
    Figure,
    Pairs,
    at_least,
    at_most,
    in_turn,
    measure_pairs,
    number,
    percentile,
    table,
    timed,
)
from benchmarks.memory_networks import CASES
from benchmarks.networks import convolutions, graph_of, mixed
from benchmarks.references import meta_forward, plain_loop
from cnnstudio.graph.inference import infer_shapes
from cnnstudio.paths import sample_project
from cnnstudio.project.file_format import load


def sound(figures: list[Figure]) -> None:
    """Every figure is a number above zero, measured as often as was asked."""
    assert figures
    for figure in figures:
        assert len(figure.values) == 2
        assert all(math.isfinite(v) and v >= 0 for v in figure.values)
        assert figure.verdict in ("met", "NOT met", "–")
        assert figure.what in table(figures)


def test_pairs_are_taken_in_turn_after_a_warm_up() -> None:
    calls: list[str] = []

    def measure(name: str, value: float) -> float:
        calls.append(name)
        return value

    found = measure_pairs(lambda: measure("a", 2.0), lambda: measure("b", 6.0), pairs=3)
    assert calls == ["a", "b"] * 4
    assert found.speed_ups == (3.0, 3.0, 3.0)
    assert found.shares == (1 / 3,) * 3
    assert found.note() == "2 against 6 ms"
    assert in_turn(lambda: 1.0, lambda: 2.0, lambda: 3.0, rounds=2) == (
        (1.0, 1.0), (2.0, 2.0), (3.0, 3.0),
    )  # fmt: skip


def test_only_the_work_is_timed_not_its_preparation() -> None:
    order: list[str] = []
    measure = timed(
        lambda: order.append("work"), repeat=2, prepare=lambda: order.append("prepare")
    )
    assert measure() >= 0
    assert order == ["prepare", "work"] * 2


@pytest.mark.parametrize(
    ("goal", "value", "verdict"),
    [
        (at_least(15), 15.0, "met"),
        (at_least(15), 14.9, "NOT met"),
        (at_most(2.5), 2.5, "met"),
        (at_most(2.5), 2.6, "NOT met"),
    ],
)
def test_a_goal_is_met_on_its_side(goal: object, value: float, verdict: str) -> None:
    assert isinstance(goal, type(at_least(1)))
    figure = Figure("area", "what", (value, value + 1, value - 1), goal)
    assert figure.median == value
    assert figure.verdict == verdict


def test_the_table_shows_figure_spread_goal_and_verdict() -> None:
    pairs = Pairs((1.0, 1.0, 1.0), (20.0, 18.0, 22.0))
    text = table([
        Figure("validation", "deep", pairs.speed_ups, at_least(15), pairs.note()),
        Figure("plots", "to know", (0.0123,)),
    ])  # fmt: skip
    header, rule, first, second = text.splitlines()
    assert len({len(line) for line in (header, rule, first, second)}) == 1
    for part in ("20×", "18 – 22 (3)", "≥ 15×", " met ", "1 against 20 ms"):
        assert part in first
    assert "0.0123×" in second
    assert " – " in second


def test_numbers_keep_three_digits() -> None:
    shown = [number(v) for v in (0.04567, 0.9123, 1.5, 15.34, 1234.5, 0.0)]
    assert shown == ["0.0457", "0.912", "1.5", "15.3", "1,234", "0"]
    assert percentile(range(100), 0.99) == 99
    assert percentile([5.0], 0.5) == 5.0


def test_the_networks_of_the_forecast_are_twenty_and_valid() -> None:
    assert len(CASES) == 20
    for case in CASES:
        assert infer_shapes(case.make()).is_clean, case.name
        assert 16 <= case.batch_size <= 128


def test_both_sides_of_validation_are_the_same_network() -> None:
    for layers in (mixed(60), convolutions(40)):
        report = infer_shapes(graph_of(layers))
        network = meta_forward.build(layers)
        assert report.is_clean
        assert len(report.nodes) == len(layers) + 2
        learned = sum(p.numel() for p in network.parameters())
        assert report.totals().parameters == learned
        scores = report.nodes["n0"].layer, meta_forward.forward(network)
        assert scores[1] == (1, 10)
    assert len(mixed(1_000)) == len(convolutions(1_000)) == 1_000


def test_the_bare_loop_trains_the_sample_network() -> None:
    project = load(sample_project("digits_lenet")).project
    report = infer_shapes(project.graph)
    learned = sum(p.numel() for p in plain_loop.network().parameters())
    assert learned == report.totals().parameters
    assert project.training.batch_size == plain_loop.BATCH
    assert project.dataset.train == plain_loop.TRAIN
    assert project.dataset.validation == plain_loop.VALIDATION
    assert project.training.optimizer == "adamw"
    assert project.training.schedule == "one_cycle"


def test_validation_is_measured() -> None:
    sound(validation.measure(count=30, pairs=2))


def test_data_is_measured() -> None:
    *speeds, large = data.measure(130, pairs=2, workers=0, large=(2_000, 3_000, 5))
    sound(speeds)
    assert large.values[0] > 0.5


def test_plots_are_measured(qapp: object) -> None:
    sound(plots.measure(short=200, middle=300, long=400, pairs=2))


@pytest.mark.slow
def test_looking_inside_is_measured(qapp: object) -> None:
    sound(inspect_maps.measure_maps(pairs=2, maps=4, many=8, epochs=1))
    (keeping,) = inspect_keeping.measure_keeping(pairs=2, epochs=1, images=64)
    assert all(abs(share) < 100 for share in keeping.values)
    sound(inspect_time.measure_time(epochs=2, passes=2))


def test_the_canvas_is_measured(qapp: object, tmp_path: Path) -> None:
    figures = canvas.measure(count=20, many=60, pairs=2, frames=3, reference=tmp_path)
    sound(figures)
    assert "make bench-reference" in figures[-1].note
    assert figures[-1].goal is None


def test_an_area_that_breaks_does_not_cost_the_others(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        command.main(["sausages"])
    assert "validation" in capsys.readouterr().err
    with pytest.raises(ModuleNotFoundError):
        measure_area("sausages")
    assert set(AREAS) >= {
        "validation", "canvas", "data", "plots", "startup", "training", "memory"
    }  # fmt: skip


def test_children_leave_the_users_files_alone(tmp_path: Path) -> None:
    environment = child_environment(tmp_path)
    assert environment["CNNSTUDIO_HOME"] == str(tmp_path)
    assert environment["QT_QPA_PLATFORM"] == "offscreen"
    assert "PYTHONDONTWRITEBYTECODE" not in environment
    assert environment.get("PATH") == os.environ.get("PATH")


def test_the_first_frame_is_told(tmp_path: Path) -> None:
    milliseconds, _ = startup.start_once(startup.STUDIO, child_environment(tmp_path))
    assert 0 < milliseconds < 60_000
    with pytest.raises(RuntimeError, match="no frame"):
        startup.start_once(("benchmarks.machine",), child_environment(tmp_path))


@pytest.mark.slow
def test_startup_is_measured() -> None:
    sound(startup.measure(pairs=2))


@pytest.mark.slow
@pytest.mark.requirement("R10")
def test_memory_is_measured_and_within_its_bounds() -> None:
    """One dense and one residual network; all twenty are the area itself."""
    one, other, lowest, highest = memory.measure((13, 8))
    assert (one.goal, other.goal) == (None, None)
    assert lowest.values == (min(one.median, other.median),)
    assert lowest.verdict == highest.verdict == "met"


@pytest.mark.slow
def test_training_is_measured() -> None:
    sound(training.measure(pairs=2, epochs=2))
