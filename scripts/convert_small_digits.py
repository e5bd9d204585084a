"""Turn scikit-learn's 8 × 8 digits into the file that CNN Studio carries.

    pip download --no-deps scikit-learn==1.9.1
    python -m scripts.convert_small_digits scikit_learn-1.9.1-….whl

It needs to run only when the bundled file has to be made again; CNN Studio does not
depend on scikit-learn. Nothing is fetched here.
"""

from __future__ import annotations

import gzip
import io
import sys

import numpy as np

from scripts.bundled_digits import Bundle, Bytes, ConversionError, convert

DIGITS, SIDE, LEVELS = 1_797, 8, 16


def parse(packed: bytes) -> tuple[Bytes, Bytes]:
    """Return images (1797, 8, 8) from 0 to 255 and labels (1797,), both uint8."""
    text = io.BytesIO(gzip.decompress(packed))
    table = np.loadtxt(text, delimiter=",")
    if table.shape != (DIGITS, SIDE * SIDE + 1) or table[:, :-1].max() != LEVELS:
        raise ConversionError(f"Expected 1797 rows of 65 numbers, got {table.shape}.")
    levels = table[:, :-1].reshape(DIGITS, SIDE, SIDE)
    images = np.round(levels * (255 / LEVELS)).astype(np.uint8)
    return images, table[:, -1].astype(np.uint8)


BUNDLE = Bundle(
    wheel="scikit_learn-1.9.1-….whl",
    release="scikit-learn 1.9.1",
    source="sklearn/datasets/data/digits.csv.gz",
    sha256="09f66e6debdee2cd2b5ae59e0d6abbb73fc2b0e0185d2e1957e9ebb51e23aa22",
    parse=parse,
    file_name="digits_8x8.npz",
)


def main(arguments: list[str] | None = None) -> int:
    """Convert the wheel named on the command line."""
    return convert(BUNDLE, __doc__, arguments)


if __name__ == "__main__":
    sys.exit(main())
