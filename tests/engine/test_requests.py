"""What can be asked of the worker beside a run, or in the middle of one."""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import pytest
import torch

from cnnstudio.bridge.engine_messages import RequestFailed
from cnnstudio.bridge.live_messages import (
    ChangeNoted,
    ChangeTraining,
    TrainingChanged,
)
from cnnstudio.bridge.look_messages import (
    CancelCapture,
    Capture,
    Evaluate,
    Evaluated,
    Maps,
    OpenRun,
    ShowDocument,
    WeightsShown,
)
from cnnstudio.bridge.run_messages import (
    BatchTried,
    EpochEnded,
    PauseRun,
    ResumeRun,
    RunEnded,
    RunFailed,
    RunPaused,
    RunStarted,
    StartRun,
    StepsEnded,
    StopRun,
    TryBatch,
)
from cnnstudio.project.file_format import dumps
from cnnstudio.project.runs import read_run
from tests.helpers.engines import project_text
from tests.helpers.graphs import chain, project_of
from tests.helpers.workers import Worker, engine, train, weights_of

__all__ = ["engine"]


def broken() -> str:
    return dumps(project_of(chain("Input", "Linear", "Output")))


@pytest.mark.parametrize("text", ["{", "[]", "null", '{"format": 3}', broken()])
def test_a_project_that_cannot_train_is_refused_in_a_sentence(
    engine: Worker, tmp_path: Path, text: str
) -> None:
    engine.send(StartRun("r", text, str(tmp_path / "r")))
    failed = engine.events.wait_for(RunFailed)
    assert failed.run == "r"
    assert failed.message.endswith((".", "?"))
    assert "Traceback" not in failed.message
    for number, request in enumerate(
        (TryBatch(5, text), ShowDocument(text), Capture(6, "document", ("x",)))
    ):
        engine.send(request)
        refused = engine.events.wait_for(RequestFailed)
        assert refused.request == (5, 0, 6)[number]
        assert refused.message.endswith((".", "?"))
    assert train(engine, tmp_path / "good", project_text()).status == "completed"


def test_the_node_at_fault_is_named(engine: Worker, tmp_path: Path) -> None:
    engine.send(StartRun("r", broken(), str(tmp_path)))
    assert engine.events.wait_for(RunFailed).node == "linear_1"


def test_what_nobody_foresaw_is_named_with_its_details(
    engine: Worker, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("in the way")
    engine.send(OpenRun("r", str(tmp_path / "nowhere")))
    assert "nowhere" in engine.events.wait_for(RequestFailed).message
    engine.send(StartRun("r", project_text(), str(tmp_path / "file" / "run")))
    failed = engine.events.wait_for(RunFailed)
    assert "file" in failed.message
    assert "Error" in failed.details


def test_one_batch_is_tried_on_a_throw_away_network(engine: Worker) -> None:
    engine.send(TryBatch(3, project_text()))
    tried = engine.events.wait_for(BatchTried)
    assert (tried.request, tried.batch_size) == (3, 32)
    assert tried.expected_loss == pytest.approx(math.log(10))
    assert tried.loss == pytest.approx(math.log(10), rel=0.5)
    assert tried.gradient_norm > 0
    assert tried.seconds > 0
    engine.send(TryBatch(4, project_text()))
    assert engine.events.wait_for(BatchTried).loss == tried.loss


def test_what_is_asked_for_in_a_run_does_not_change_it(
    engine: Worker, tmp_path: Path
) -> None:
    """Trying a batch and showing a document draw random numbers of their own."""
    text = project_text(epochs=3)
    train(engine, tmp_path / "plain", text, "plain")
    engine.send(StartRun("r", text, str(tmp_path / "r")))
    engine.send(PauseRun())
    engine.events.wait_for(RunPaused)
    engine.send(TryBatch(1, project_text(seed=9)))
    engine.events.wait_for(BatchTried)
    engine.send(ShowDocument(project_text(seed=5)))
    engine.events.wait_for(WeightsShown)
    engine.send(Evaluate(request=2, subject="run"))  # answered in the pause
    engine.events.wait_for(Evaluated)
    engine.send(Evaluate(request=3, subject="run"))
    engine.send(Capture(3, "run", ("conv2d_1",), every=0.001))
    engine.send(ResumeRun())
    engine.events.wait_for(RunEnded)
    assert weights_of(tmp_path / "plain") == weights_of(tmp_path / "r")


@pytest.mark.requirement("M22")
def test_the_untrained_network_can_be_looked_into(engine: Worker) -> None:
    engine.send(ShowDocument(project_text(seed=4)))
    shown = engine.events.wait_for(WeightsShown)
    assert shown.subject == "document"
    assert "seed 4" in shown.description
    engine.send(Capture(1, "document", ("conv2d_1", "linear_1"), detail="conv2d_1"))
    maps = engine.events.wait_for(Maps)
    assert maps.tiles["conv2d_1"].shape == (4, 14, 14)
    assert maps.tiles["linear_1"].shape == (1, 1, 10)
    assert (maps.index, maps.count, maps.part) == (0, 50, "validation")
    assert maps.logits.shape == (10,)


def test_a_document_that_cannot_be_built_hides_the_older_one(engine: Worker) -> None:
    engine.send(ShowDocument(project_text()))
    engine.events.wait_for(WeightsShown)
    engine.send(ShowDocument(broken()))
    engine.events.wait_for(RequestFailed)
    engine.send(Capture(1, "document", ("conv2d_1",)))
    assert engine.events.wait_for(RequestFailed).request == 1


def test_a_finished_run_is_opened_with_its_last_or_best_weights(
    engine: Worker, tmp_path: Path
) -> None:
    engine.send(Capture(1, "run", ("conv2d_1",)))
    assert "no run" in engine.events.wait_for(RequestFailed).message
    train(engine, tmp_path, project_text())
    accuracy = engine.events.of(RunEnded)[-1].results["validation/accuracy"]
    engine.send(Capture(2, "run", ("conv2d_1",), detail="conv2d_1", filters=True))
    live = engine.events.wait_for(Maps)
    engine.send(OpenRun("r", str(tmp_path)))
    shown = engine.events.wait_for(WeightsShown)
    assert (shown.run, shown.epoch) == ("r", 2)
    engine.send(Capture(3, "run", ("conv2d_1",), detail="conv2d_1", filters=True))
    opened = engine.events.wait_for(Maps)
    assert (opened.run, opened.step) == ("r", 14)
    np.testing.assert_array_equal(live.detail, opened.detail)
    np.testing.assert_array_equal(live.filters, opened.filters)
    engine.send(OpenRun("r", str(tmp_path), "best"))
    best, record = engine.events.wait_for(WeightsShown), read_run(tmp_path)
    assert best.epoch == record.best_epoch
    engine.send(OpenRun("r", str(tmp_path), epoch=1))
    assert engine.events.wait_for(WeightsShown).epoch == 1
    engine.send(OpenRun("r", str(tmp_path), epoch=7))
    assert "epoch 7" in engine.events.wait_for(RequestFailed).message
    engine.send(OpenRun("r", str(tmp_path), "best"))
    best = engine.events.wait_for(WeightsShown)
    engine.send(Evaluate(request=4, subject="run"))
    found = engine.events.wait_for(Evaluated)
    assert (found.run, found.epoch) == ("r", best.epoch)
    right = float((found.labels == found.predicted).mean())
    assert right == pytest.approx(accuracy)


def test_a_change_is_answered_with_the_epoch_from_which_it_holds(
    engine: Worker, tmp_path: Path
) -> None:
    engine.send(StartRun("r", project_text(epochs=3), str(tmp_path / "r")))
    engine.send(PauseRun())
    engine.events.wait_for(RunPaused)
    engine.send(ChangeTraining(8, "r", {"weight_decay": 0.25}))
    noted = engine.events.wait_for(ChangeNoted)
    assert (noted.request, noted.run, noted.names) == (8, "r", ("weight_decay",))
    engine.send(ResumeRun())
    changed = engine.events.wait_for(TrainingChanged)
    assert noted.epoch == changed.epoch
    engine.events.wait_for(RunEnded)


def test_a_run_is_not_opened_over_one_that_trains(
    engine: Worker, tmp_path: Path
) -> None:
    train(engine, tmp_path / "old", project_text())
    engine.send(StartRun("r", project_text(epochs=500), str(tmp_path / "r")))
    engine.events.wait_for(RunStarted)
    engine.send(OpenRun("old", str(tmp_path / "old")))
    assert "trains" in engine.events.wait_for(RequestFailed).message
    engine.send(StopRun())
    engine.events.wait_for(RunEnded)


@pytest.mark.requirement("M04", "M01")
def test_maps_are_live_while_a_run_trains(engine: Worker, tmp_path: Path) -> None:
    engine.send(StartRun("r", project_text(epochs=1000), str(tmp_path)))
    engine.events.wait_for(RunStarted)
    engine.send(Capture(1, "run", ("conv2d_1",), detail="conv2d_1", every=0.05))
    first = engine.events.wait_for(Maps)
    later = [engine.events.wait_for(Maps) for _ in range(3)]
    assert all(maps.request == 1 for maps in later)
    steps = [maps.step for maps in (first, *later)]
    assert steps == sorted(set(steps))
    assert later[-1].epoch > first.epoch
    assert first.detail is not None
    assert later[-1].detail is not None
    assert not np.array_equal(first.detail, later[-1].detail)
    engine.send(CancelCapture())
    engine.send(TryBatch(9, project_text()))
    engine.events.wait_for(BatchTried)
    seen = len(engine.events.of(Maps))
    epoch = engine.events.wait_for(EpochEnded).epoch
    engine.events.wait_for(EpochEnded, lambda m: m.epoch > epoch + 5)
    assert len(engine.events.of(Maps)) == seen
    engine.send(StopRun())
    engine.events.wait_for(RunEnded)
    assert engine.events.of(StepsEnded)[-1].capture_share > 0


class Faulty(torch.nn.Module):
    """Memory runs out in it, but only when it is looked at."""

    def forward(self, values: torch.Tensor) -> torch.Tensor:
        if torch.is_inference_mode_enabled():
            raise RuntimeError("[enforce fail] DefaultCPUAllocator: out of memory")
        return values


def test_a_capture_that_fails_costs_the_run_nothing(
    engine: Worker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(torch.nn, "ReLU", Faulty)
    engine.send(StartRun("r", project_text(epochs=50), str(tmp_path)))
    engine.events.wait_for(RunStarted)
    engine.send(Capture(5, "run", ("conv2d_1",), every=0.001))
    refused = engine.events.wait_for(RequestFailed)
    assert refused.request == 5
    assert refused.message.startswith("Memory ran out while answering this")
    refused = engine.events.wait_for(RequestFailed)
    assert refused.request == 5
    assert engine.events.wait_for(RunEnded).status == "completed"
    assert len(engine.events.of(RequestFailed)) == 2
