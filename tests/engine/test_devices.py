"""Devices, threads, and what differs between two environments."""

from __future__ import annotations

import pytest
import torch

from cnnstudio.engine import device
from cnnstudio.engine.environment import differences, environment, versions
from cnnstudio.engine.precision import kept_machine, set_machine
from cnnstudio.project.settings import TrainingConfig


def test_the_processor_is_always_there() -> None:
    found = device.available()
    assert found["cpu"].startswith("CPU · ")
    assert list(found)[-1] == "cpu", "best first"


def test_auto_takes_the_best() -> None:
    chosen, note = device.choose("auto")
    assert chosen.type == next(iter(device.available()))
    assert note == ""


def test_what_is_asked_for_is_taken() -> None:
    assert device.choose("cpu") == (torch.device("cpu"), "")


def test_a_device_that_is_missing_is_replaced_with_a_sentence() -> None:
    chosen, note = device.choose("abacus")
    best = next(iter(device.available()))
    assert chosen.type == best
    assert note.startswith("There is no device abacus here: ")
    assert note.endswith("is used instead.")


def test_threads() -> None:
    assert device.threads_for(3) == 3
    assert device.threads_for(0) == max(1, device.cores() - 1)


@pytest.mark.requirement("N06")
@pytest.mark.parametrize(
    ("benchmark", "deterministic", "kind", "wanted"),
    [
        (True, False, "cuda", True),
        (False, False, "cuda", False),
        (True, True, "cuda", False),
        (True, False, "cpu", False),
    ],
)
def test_cudnn_tries_its_ways_where_it_may(
    benchmark: bool, deterministic: bool, kind: str, wanted: bool,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    """The flag is torch's own; it needs no GPU to be set, and none to be put back."""
    monkeypatch.setenv("CUBLAS_WORKSPACE_CONFIG", ":4096:8")
    config = TrainingConfig(cudnn_benchmark=benchmark, deterministic=deterministic)
    cudnn = torch.backends.cudnn
    # A deterministic training of an earlier test leaves the whole process so.
    monkeypatch.setattr(cudnn, "deterministic", False)
    with kept_machine(torch.device("cuda")):
        cudnn.benchmark = False
        set_machine(config, torch.device(kind), 1)
        assert cudnn.benchmark is wanted
        assert cudnn.deterministic is deterministic
        assert torch.are_deterministic_algorithms_enabled() is deterministic
    assert not cudnn.deterministic


def test_differences_are_put_in_a_sentence() -> None:
    now = environment(torch.device("cpu"), 2)
    assert differences(now, dict(now)) == ""
    before = {**now, "torch": "2.11.0", "threads": "8"}
    assert differences(before, now) == (
        "Will continue, but not bit for bit, because of: "
        f"torch 2.11.0 → {torch.__version__}, 8 → 2 threads."
    )
    assert "another processor (? → " in differences({}, now)


@pytest.mark.parametrize("name", ["cnnstudio", "python", "torch", "numpy"])
def test_versions(name: str) -> None:
    assert versions()[name][0].isdigit()
