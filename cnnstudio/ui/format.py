"""How numbers are written, the same in every panel. Pure Python.

`count(58090)` is "58,090", `count(11_673_600)` "11.67 M", `size(25_088)`
"24.5 KiB", `percent(0.9878)` "98.78 %", `rate(0.0031)` "3.1e-3",
`duration(61)` "1:01", `shape((64, 14, 14))` "64 × 14 × 14".
"""

from __future__ import annotations

import math
import time
from collections.abc import Iterable

from cnnstudio.graph.text import translate
from cnnstudio.project.figures import MINUS as MINUS
from cnnstudio.project.figures import UNKNOWN
from cnnstudio.project.figures import percent as percent

TIMES = "\u00d7"


def grouped(value: int) -> str:
    """Return an integer with comma groups, however long: `11,673,600`."""
    return f"{value:,}".replace("-", MINUS)


def count(value: int) -> str:
    """Return a count: exact up to five digits, then four figures and a unit."""
    if abs(value) < 100_000:
        return grouped(value)
    number, unit = _scaled(value, 1000, ("", "k", "M", "G", "T", "P", "E"))
    return f"{number} {unit}".replace("-", MINUS)


def size(byte_count: float) -> str:
    """Return a number of bytes in B, KiB, MiB, GiB, TiB: `24.5 KiB`, `227 KiB`."""
    if abs(byte_count) < 1024:
        return f"{round(byte_count)} B"
    units = ("B", "KiB", "MiB", "GiB", "TiB", "PiB")
    scaled = float(byte_count)
    step = 0
    while abs(_rounded_size(scaled)) >= 1024 and step < len(units) - 1:
        scaled /= 1024
        step += 1
    number = f"{_rounded_size(scaled):g}"
    return f"{number} {units[step]}"


def _rounded_size(value: float) -> float:
    return round(value, 1) if abs(value) < 100 else float(round(value))


def _scaled(value: float, base: int, units: tuple[str, ...]) -> tuple[str, str]:
    scaled = float(value)
    step = 0
    while abs(round(scaled, 2)) >= base and step < len(units) - 1:
        scaled /= base
        step += 1
    places = 2 if abs(scaled) < 100 else 1
    return f"{scaled:.{places}f}", units[step]


def rate(value: float, figures: int = 2) -> str:
    """Return a rate or ratio in short scientific form: `3.1e-3`, `3e-3`, `0`."""
    if not math.isfinite(value):
        return UNKNOWN
    if value == 0:
        return "0"
    if 0.1 <= abs(value) < 1000:
        return f"{value:.{figures}g}" if abs(value) < 1 else f"{value:g}"
    mantissa, _, exponent = f"{value:.{figures - 1}e}".partition("e")
    if "." in mantissa:
        mantissa = mantissa.rstrip("0").rstrip(".")
    return f"{mantissa}e{int(exponent)}"


def value(number: float, figures: int = 4) -> str:
    """Return a measured value such as a loss with fixed figures: `0.0402`."""
    if math.isnan(number):
        return translate("Numbers", "not a number")
    if math.isinf(number):
        endless = translate("Numbers", "infinite")
        return endless if number > 0 else f"{MINUS}{endless}"
    if number != 0 and not 1e-4 <= abs(number) < 1e5:
        return rate(number, 3)
    places = max(0, figures - max(1, len(str(int(abs(number))))) + 1)
    return f"{number:.{min(places, figures)}f}".replace("-", MINUS)


def duration(seconds: float) -> str:
    """Return a time span: `0:36`, `1:01`, `2:05:09`, `3 d 4 h`."""
    if not math.isfinite(seconds):
        return UNKNOWN
    whole = max(0, round(seconds))
    minutes, secs = divmod(whole, 60)
    hours, minutes = divmod(minutes, 60)
    days, hours = divmod(hours, 24)
    if days:
        return translate("Numbers", "{0} d {1} h").format(days, hours)
    if hours:
        return f"{hours}:{minutes:02}:{secs:02}"
    return f"{minutes}:{secs:02}"


def milliseconds(seconds: float) -> str:
    """Return a short time: `0.4 ms`, `32 ms`, `1.9 s`."""
    if seconds >= 1:
        return f"{seconds:.1f} s"
    number = seconds * 1000
    return f"{number:.1f} ms" if number < 10 else f"{number:.0f} ms"


def moment(seconds: float, now: float | None = None) -> str:
    """Return a time since 1970 by the clock: `14:05`; not today: `2026-11-20 14:05`."""
    then = time.localtime(seconds)
    same_day = then[:3] == time.localtime(now)[:3]
    return time.strftime("%H:%M" if same_day else "%Y-%m-%d %H:%M", then)


def shape(sizes: Iterable[int | None], compact: bool = False) -> str:
    """Return a tensor shape without the batch: `64 × 14 × 14`; unknown is `?`."""
    joint = TIMES if compact else f" {TIMES} "
    return joint.join(UNKNOWN if size_ is None else str(size_) for size_ in sizes)


def counted(number: int, said: str, none: str = "") -> str:
    """Put a number into what `plural` chose for it; `none` is said of nothing at all.

    `counted(2, plural("Bar", 2, "{n} error", "{n} errors"))` is `2 errors`.
    """
    return none if none and number == 0 else said.format(n=count(number))
