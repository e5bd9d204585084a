"""Saves a file again and again until it is killed.

    python save_forever.py TARGET BYTES FIRST_VERSION

Every version names itself and carries a checksum of its body. A line with the number
is printed once the save has reported success: from then on it may not be lost.
"""

from __future__ import annotations

import hashlib
import os
import sys
from pathlib import Path

from cnnstudio.project.atomic import write_atomic

PARTS = 16


def parts_of(version: int, size: int) -> list[bytes]:
    """Return the content of a version: a line about itself, then the body."""
    piece = hashlib.sha256(str(version).encode()).digest() * (size // PARTS // 32)
    body = [piece] * PARTS
    checksum = hashlib.sha256(b"".join(body)).hexdigest()
    return [f"{version} {checksum}\n".encode(), *body]


def version_in(path: Path) -> int:
    """Return the version that a file holds in full, or fail."""
    head, _, body = path.read_bytes().partition(b"\n")
    version, checksum = head.decode().split()
    assert hashlib.sha256(body).hexdigest() == checksum, f"{path} is damaged"
    return int(version)


def main() -> None:
    target, size, version = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    while True:
        parts = parts_of(version, size)
        os.write(1, b"saving\n")
        write_atomic(target, parts)
        os.write(1, b"%d\n" % version)
        version += 1


if __name__ == "__main__":
    main()
