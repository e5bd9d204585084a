"""How much memory a device has and how much is free, for CUDA, MPS and the CPU."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import torch

_MEMINFO = Path("/proc/meminfo")
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
    if sys.platform == "win32":
        return _windows_memory()
    if _MEMINFO.exists():
        return within_group(of_meminfo(_MEMINFO.read_text()), _group())
    return _pages()


def of_meminfo(text: str) -> DeviceMemory:
    """Read the text of /proc/meminfo; caches that the system would give up are free."""
    found: Mapping[str, int] = {
        name: int(rest.split()[0]) * 1024
        for name, _, rest in (line.partition(":") for line in text.splitlines())
        if rest.strip()
    }
    free = found.get("MemAvailable", found.get("MemFree", 0))
    return DeviceMemory(found.get("MemTotal", 0), free, found.get("SwapFree", 0))


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


def _pages() -> DeviceMemory:
    """What POSIX tells: the machine's memory; that others use some is not known."""
    try:
        total = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    except (ValueError, OSError, AttributeError):
        return DeviceMemory()
    return DeviceMemory(total, total)


def _windows_memory() -> DeviceMemory:
    import ctypes

    class Status(ctypes.Structure):
        _fields_ = (
            ("length", ctypes.c_ulong),
            ("load", ctypes.c_ulong),
            *((name, ctypes.c_ulonglong) for name in (
                "total", "free", "page_total", "page_free", "virtual_total",
                "virtual_free", "extended",
            )),
        )  # fmt: skip

    status = Status()
    status.length = ctypes.sizeof(Status)
    if not ctypes.windll.kernel32.GlobalMemoryStatusEx(ctypes.byref(status)):  # type: ignore[attr-defined,unused-ignore]
        return DeviceMemory()
    swap = max(0, status.page_free - status.free)
    return DeviceMemory(status.total, status.free, swap)
