"""Devices, threads, and what differs between two environments."""

from __future__ import annotations

import pytest
import torch

from cnnstudio.engine import device
from cnnstudio.engine.environment import differences, environment, versions


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
