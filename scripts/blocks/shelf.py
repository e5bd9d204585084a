"""The blocks that come with the program, and parameters that many of them have."""

from __future__ import annotations

from scripts.building import Shelf, whole

SHELF = Shelf()

CHANNELS = whole("channels", 64, "Channels that come out.")
STRIDE = whole("stride", 1, "Step of the window; 2 halves height and width.", 1, 8)
HALVING = whole("stride", 2, "Step of the window; 2 halves height and width.", 1, 8)
KERNEL = whole("kernel", 3, "Height and width of the window.", 1, 31)

HE = "He, Zhang, Ren & Sun, Deep Residual Learning, 2015 (arXiv:1512.03385)"
