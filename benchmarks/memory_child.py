"""One training, whose peak of memory is measured: a process of its own.

`python -m benchmarks.memory_child NUMBER SHAPE` prints JSON: the peak in bytes over
what the process held before, with libraries loaded and a first small step taken.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import torch
from torch.nn.functional import cross_entropy

from benchmarks.memory_networks import CASES
from cnnstudio.engine.build import build
from cnnstudio.engine.evaluate import evaluating
from cnnstudio.engine.optimize import make_optimizer, warm_up
from cnnstudio.project.settings import TrainingConfig

STEPS = 3
CPU = torch.device("cpu")


def main() -> None:
    """Train the network with this number for a few steps and print what it took."""
    case = CASES[int(sys.argv[1])]
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    warm_up(device)
    _forget_peak(device)
    before = _peak(device)
    images = torch.ones(json.loads(sys.argv[2]), dtype=torch.uint8, device=device)
    network = build(case.make(), 0, device)
    optimizer = make_optimizer(TrainingConfig(optimizer=case.optimizer), network)
    for _ in range(STEPS):
        pixels = torch.rand(case.batch_size, *network.input_shape, device=device)
        inputs = pixels.contiguous(memory_format=network.memory_format)
        labels = torch.zeros(case.batch_size, dtype=torch.int64, device=device)
        cross_entropy(network(inputs), labels).backward()
        optimizer.step()
        optimizer.zero_grad(set_to_none=True)
        del pixels, inputs, labels
    pixels = torch.rand(2 * case.batch_size, *network.input_shape, device=device)
    with evaluating(network):
        inputs = pixels.contiguous(memory_format=network.memory_format)
        labels = torch.zeros(len(inputs), dtype=torch.int64, device=device)
        cross_entropy(network(inputs), labels, reduction="sum")
    del images  # like a data set they were there all the time
    print(json.dumps({"peak": _peak(device) - before}))


def _forget_peak(device: torch.device) -> None:
    if device.type == "cuda":
        torch.cuda.synchronize()
        torch.cuda.reset_peak_memory_stats()
    else:
        Path("/proc/self/clear_refs").write_text("5")


def _peak(device: torch.device) -> int:
    """Return the most that was held since `_forget_peak`, in bytes."""
    if device.type == "cuda":
        torch.cuda.synchronize()
        return int(torch.cuda.max_memory_allocated())
    status = Path("/proc/self/status").read_text()
    line = next(line for line in status.splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) * 1024


if __name__ == "__main__":
    main()
