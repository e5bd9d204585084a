"""How much memory a device has and how much is free, for CUDA, MPS and the CPU."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import psutil
import torch

# A container's own limit and use: the second version of control groups, then the first.
_GROUPS = (
    (Path("/sys/fs/cgroup/memory.max"), Path("/sys/fs/cgroup/memory.current")),
    (
        Path("/sys/fs/cgroup/memory/memory.limit_in_bytes"),
        Path("/sys/fs/cgroup/memory/memory.usage_in_bytes"),
    ),
)


@dataclass(frozen=True, slots=True)
class DeviceMemory:
    """Bytes of a device; `swap` is room on disk, which is slow. 0 in all: unknown."""

    total: int = 0
    free: int = 0
    swap: int = 0

    @property
    def is_known(self) -> bool:
        """True if the system tells."""
        return self.total > 0


def memory_of(device: torch.device) -> DeviceMemory:
    """Ask the device or the system now."""
    if device.type == "cuda":
        free, total = torch.cuda.mem_get_info(device)
        # What torch keeps for itself but does not use is free to us.
        idle = torch.cuda.memory_reserved(device) - torch.cuda.memory_allocated(device)
        return DeviceMemory(total, free + idle)
    if device.type == "mps":
        total = torch.mps.recommended_max_memory()
        return DeviceMemory(total, max(0, total - torch.mps.driver_allocated_memory()))
    here, disk = psutil.virtual_memory(), psutil.swap_memory()
    # Caches that the system would give up are available.
    machine = DeviceMemory(here.total, here.available, disk.free)
    return within_group(machine, _group())


def within_group(memory: DeviceMemory, group: tuple[int, int] | None) -> DeviceMemory:
    """Take the smaller of the machine's memory and a group's (limit, use)."""
    if group is None or group[0] >= memory.total:
        return memory
    limit, used = group
    return DeviceMemory(limit, min(memory.free, max(0, limit - used)), 0)


def _group() -> tuple[int, int] | None:
    for limit, used in _GROUPS:
        try:
            # A group without a limit says "max" or a number beyond all memory.
            return int(limit.read_text()), int(used.read_text())
        except (OSError, ValueError):
            continue
    return None
