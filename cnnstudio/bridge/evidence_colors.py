"""An image in grey with what raises a score laid over it, as bytes."""

from __future__ import annotations

from functools import cache

import numpy as np

from cnnstudio.bridge.message import Bytes, FloatArray
from cnnstudio.project.color_maps import color_table

HEAT, SIGNED = "magma", "blue-white-red"
_BEND = 0.8
"""Opacity grows with value^0.8: weak evidence stays visible, and nothing is hidden."""
_DIM = 0.7
"""The image below is drawn darker, so that bright evidence stands out on white, too."""


@cache
def _colors(name: str) -> FloatArray:
    """The 256 colours (256, 3) of a colour map."""
    return np.array(color_table(name), np.float32)


def grey_of(pixels: FloatArray) -> FloatArray:
    """Return an image (C, H, W) of 0 to 1 as luminance (H, W); ITU-R BT.601."""
    clipped = np.clip(np.nan_to_num(pixels), 0.0, 1.0)
    if len(clipped) == 3:
        weights = np.array([0.299, 0.587, 0.114], np.float32)
        return np.asarray(np.tensordot(weights, clipped, 1), np.float32)
    return np.asarray(clipped[0], np.float32)


def evidence_over(
    pixels: FloatArray, values: FloatArray, high: float, opacity: float
) -> Bytes:
    """Return (H, W, 3): an image (C, H, W) with values (H, W) over it.

    `high` is the strongest. What is below 0 or no number is not drawn.
    """
    shares = np.clip(np.nan_to_num(values), 0.0, high) / (high if high > 0 else 1.0)
    return _blended(pixels, shares * 255, shares, opacity, HEAT)


def signed_over(
    pixels: FloatArray, values: FloatArray, high: float, opacity: float
) -> Bytes:
    """Return (H, W, 3): red raises the score, blue lowers it."""
    known = np.clip(np.nan_to_num(values), -high, high) / (high if high > 0 else 1.0)
    return _blended(pixels, 127.5 + 127.5 * known, np.abs(known), opacity, SIGNED)


def _blended(
    pixels: FloatArray,
    places: FloatArray,
    shares: FloatArray,
    opacity: float,
    table: str,
) -> Bytes:
    colors = _colors(table)[np.rint(places).astype(np.intp)]
    cover = (opacity * shares**_BEND)[..., None]
    grey = 255 * _DIM * grey_of(pixels)[..., None]
    return np.asarray(np.rint(grey * (1 - cover) + colors * cover), np.uint8)
