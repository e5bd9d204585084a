"""What the machine does while a run trains: speed, waiting, memory, load, heat."""

from __future__ import annotations

from typing import Any

import psutil
import torch

from cnnstudio.engine.clock import Clock
from cnnstudio.project.measures import series

EVERY = 1.0
"""Seconds of training from one look to the next."""


class MachineGauges:
    """Reads the gauges of one device; what a machine does not tell is left out.

    Load and temperature of a GPU come with the extra `gpu` (nvidia-ml-py).
    """

    def __init__(self, device: torch.device) -> None:
        self._device = device
        self._gpu = _gpu(device)

    def read(self, clock: Clock) -> dict[str, float]:
        """Return the values of now, by series."""
        values = {
            "images_per_second": clock.images_per_second,
            "loader_wait": clock.waiting_share,
            "seconds": clock.seconds,
            **self._memory(),
            **self._heat(),
        }
        return {series("run", key): float(value) for key, value in values.items()}

    def _memory(self) -> dict[str, float]:
        """Bytes: of the device what torch holds, of the processor the whole engine."""
        if self._device.type == "cuda":
            return {"memory": torch.cuda.memory_reserved(self._device)}
        if self._device.type == "mps":
            return {"memory": torch.mps.driver_allocated_memory()}
        return {"memory": psutil.Process().memory_info().rss}

    def _heat(self) -> dict[str, float]:
        if self._gpu is None:
            return {}
        nvml, handle = self._gpu
        try:
            load = nvml.nvmlDeviceGetUtilizationRates(handle).gpu / 100
            heat = nvml.nvmlDeviceGetTemperature(handle, nvml.NVML_TEMPERATURE_GPU)
        except nvml.NVMLError:
            return {}
        return {"device_load": load, "device_temperature": heat}


def _gpu(device: torch.device) -> tuple[Any, Any] | None:
    """Return NVIDIA's library and its handle of the device, if both are there."""
    if device.type != "cuda":
        return None
    try:
        import pynvml
    except ModuleNotFoundError:
        return None
    try:
        pynvml.nvmlInit()
        wanted = torch.cuda.get_device_properties(device).uuid
        return pynvml, pynvml.nvmlDeviceGetHandleByUUID(f"GPU-{wanted}")
    except (pynvml.NVMLError, AttributeError):
        return None
