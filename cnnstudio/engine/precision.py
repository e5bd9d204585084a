"""With how many bits a step computes: float32, TF32, or mixed with bf16 or fp16.

Weights stay float32 in all of them. fp16 has a small range, so the loss is scaled up
before the gradients are formed and these are scaled down again; a step whose gradients
overflow is left out and the scale halved (Micikevicius et al. 2018).
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import Any

import torch

from cnnstudio.engine.errors import TrainingError
from cnnstudio.graph.text import translate
from cnnstudio.project.training_settings import TrainingConfig

HALF = {"bf16": torch.bfloat16, "fp16": torch.float16}
LEAST_SCALE = 2.0**-10
"""With such a scale there is nothing left to gain: the gradients are not finite."""

SCALE, GROWTH = "scale", "growth"


class Precision:
    """Autocast and, for fp16, the scaler of the loss with its state."""

    def __init__(self, name: str, device: torch.device) -> None:
        self.dtype = HALF.get(name)
        self._device = device
        self._scaler = torch.amp.GradScaler(device.type) if name == "fp16" else None

    def autocast(self) -> AbstractContextManager[Any]:
        """Compute layers that can with half the bits, inside of this."""
        if self.dtype is None:
            return nullcontext()
        return torch.autocast(self._device.type, self.dtype)

    def backward(self, loss: torch.Tensor) -> None:
        """Form the gradients, of the scaled loss if need be."""
        scaled = loss if self._scaler is None else self._scaler.scale(loss)
        scaled.backward()

    def unscale(self, optimizer: torch.optim.Optimizer) -> None:
        """Bring the gradients back to their size, before anything looks at them."""
        if self._scaler is not None:
            self._scaler.unscale_(optimizer)

    def update(self, optimizer: torch.optim.Optimizer) -> None:
        """Take the step, unless gradients overflowed."""
        if self._scaler is None:
            optimizer.step()
            return
        self._scaler.step(optimizer)
        self._scaler.update()

    def check(self, step: int) -> None:
        """Raise a `TrainingError` if gradients overflow at any scale."""
        if self._scaler is not None and self._scaler.get_scale() < LEAST_SCALE:
            raise TrainingError(
                translate(
                    "Engine",
                    "The gradients overflow fp16 at every scale, until step {step:,}. "
                    "Train with bf16 or float32, or lower the learning rate; the last "
                    "checkpoint is still good.",
                ).format(step=step)
            )

    def state(self) -> dict[str, float]:
        """What a resumed run must know."""
        if self._scaler is None:
            return {}
        known = self._scaler.state_dict()
        return {SCALE: float(known["scale"]), GROWTH: float(known["_growth_tracker"])}

    def restore(self, state: Mapping[str, float]) -> None:
        """Go on with what `state` gave."""
        if self._scaler is not None and SCALE in state:
            known = self._scaler.state_dict()
            known |= {"scale": state[SCALE], "_growth_tracker": int(state[GROWTH])}
            self._scaler.load_state_dict(known)


def set_machine(config: TrainingConfig, device: torch.device, threads: int) -> None:
    """Set what torch has only once for a process: threads, TF32, determinism."""
    torch.set_num_threads(threads)
    deterministic = config.deterministic
    if device.type == "cuda":
        if deterministic:  # cuBLAS asks for it; it is read with the first product
            os.environ.setdefault("CUBLAS_WORKSPACE_CONFIG", ":4096:8")
        torch.backends.cudnn.benchmark = config.cudnn_benchmark and not deterministic
        torch.backends.cuda.matmul.allow_tf32 = config.precision == "tf32"
        torch.backends.cudnn.allow_tf32 = config.precision == "tf32"
    torch.backends.cudnn.deterministic = deterministic
    torch.use_deterministic_algorithms(deterministic)


@contextmanager
def kept_machine(device: torch.device) -> Iterator[None]:
    """Put back afterwards what `set_machine` sets for the whole process."""
    threads = torch.get_num_threads()
    deterministic = torch.are_deterministic_algorithms_enabled()
    cudnn, products = torch.backends.cudnn, torch.backends.cuda.matmul
    by_cudnn, of_cuda = cudnn.deterministic, device.type == "cuda"
    if of_cuda:
        before = cudnn.benchmark, products.allow_tf32, cudnn.allow_tf32
    try:
        yield
    finally:
        torch.set_num_threads(threads)
        torch.use_deterministic_algorithms(deterministic)
        cudnn.deterministic = by_cudnn
        if of_cuda:
            cudnn.benchmark, products.allow_tf32, cudnn.allow_tf32 = before
