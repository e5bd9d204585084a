"""Pick and describe the device that trains: CUDA, MPS or the processor."""

from __future__ import annotations

import os
import platform

import torch

from cnnstudio.graph.text import plural, translate

AUTO = "auto"
ORDER = ("cuda", "mps", "cpu")


def available() -> dict[str, str]:
    """What can be chosen, best first, each with a description; cpu is always there."""
    return {name: describe(torch.device(name)) for name in ORDER if _is_there(name)}


def choose(name: str) -> tuple[torch.device, str]:
    """Return the device of this name, or the best for "auto", and a note.

    A device that is not there is replaced by the best one; the note says so in a
    sentence, and is empty if all is as asked.
    """
    if name != AUTO and _is_there(name):
        return torch.device(name), ""
    best = torch.device(next(n for n in ORDER if _is_there(n)))
    if name == AUTO:
        return best, ""
    return best, translate(
        "Engine", "There is no device {name} here: {describe} is used instead."
    ).format(name=name, describe=describe(best))


def send(values: torch.Tensor, device: torch.device) -> torch.Tensor:
    """Copy numbers to a device without waiting for what it does at the moment.

    CUDA copies by itself only out of memory that is pinned.
    """
    if device.type != "cuda" or values.device.type != "cpu":
        return values.to(device)
    return values.pin_memory().to(device, non_blocking=True)


def describe(device: torch.device) -> str:
    """Name a device for people, such as `CPU · 2 cores` or `NVIDIA H200 · 139 GiB`."""
    if device.type == "cuda":
        properties = torch.cuda.get_device_properties(device)
        return f"{properties.name} · {properties.total_memory / 2**30:.0f} GiB"
    if device.type == "mps":
        return f"Apple GPU · {platform.machine()}"
    text = plural("Engine", cores(), "CPU · {n} core", "CPU · {n} cores")
    return text.format(n=cores())


def cores() -> int:
    """How many processor cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def threads_for(setting: int) -> int:
    """Threads for a setting; 0 is automatic: one core is left for the window."""
    return setting if setting > 0 else max(1, cores() - 1)


def _is_there(name: str) -> bool:
    if name == "cuda":
        return torch.cuda.is_available()
    if name == "mps":
        return torch.backends.mps.is_available()
    return name == "cpu"
