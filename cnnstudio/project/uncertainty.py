"""How sure a share of few samples is."""

from __future__ import annotations

import math

_Z = 1.959963984540054
"""Standard deviations within which a normal value lies with 95 % probability."""


def wilson(share: float, count: int) -> tuple[float, float]:
    """Return between which shares the true one lies with 95 % probability.

    `share` is that of `count` samples drawn independently; without samples anything is
    possible. Wilson 1927, "Probable inference, the law of succession, and statistical
    inference": unlike the usual ± it never leaves 0 to 1, and is right near both ends.
    """
    if count <= 0:
        return 0.0, 1.0
    spread = _Z * _Z / count
    middle = (share + spread / 2) / (1 + spread)
    reach = share * (1 - share) / count + spread / (4 * count)
    half = _Z * math.sqrt(reach) / (1 + spread)
    return max(0.0, middle - half), min(1.0, middle + half)
