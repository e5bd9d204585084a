"""A process that decodes pictures: `python -m cnnstudio.engine.data.decode_worker`.

It reads jobs as lines of JSON and answers each file with a line; pixels it writes to
their places in the array file. Whatever a decoder does to it, the scan goes on. It
ends when its input does, so it never outlives the scan.
"""

from __future__ import annotations

import json
import os
import sys
from typing import Any, BinaryIO

import numpy as np

from cnnstudio.engine.data.pictures import (
    PictureError,
    Plan,
    read_header,
    read_mask,
    read_picture,
)

Job = dict[str, Any]


def main() -> int:
    """Answer jobs until there are none any more."""
    output = os.dup(1)
    os.dup2(2, 1)  # a decoder's print must not damage an answer
    for request in sys.stdin.buffer:
        job = json.loads(request)
        with _array(job) as array:
            for place, path in job["files"]:
                answer = {"place": place, **_answer(job, place, path, array)}
                line = memoryview(json.dumps(answer).encode("ascii") + b"\n")
                while line:
                    line = line[os.write(output, line) :]
    return 0


def _array(job: Job) -> BinaryIO:
    """Return the file that pixels go to; for headers a place to put nothing."""
    return open(job.get("array", os.devnull), "r+b")


def _answer(job: Job, place: int, path: str, array: BinaryIO) -> dict[str, Any]:
    try:
        if job["do"] == "header":
            header = read_header(path)
            return {"size": [header.width, header.height], "grey": header.is_grey}
        plan = Plan(**job["plan"])
        if job["do"] == "mask":
            pixels, digest = read_mask(path, plan)
            _write(array, place, pixels)
            values = np.unique(pixels).tolist()
            return {"digest": digest, "values": values}
        picture = read_picture(path, plan)
        _write(array, place, picture.pixels)
    except PictureError as error:
        return {"problem": error.kind, "details": list(error.details)}
    return {"digest": picture.digest, "rules": list(picture.rules)}


def _write(array: BinaryIO, place: int, pixels: np.ndarray[Any, Any]) -> None:
    array.seek(place * pixels.nbytes)
    array.write(pixels.tobytes())
    array.flush()


if __name__ == "__main__":
    sys.exit(main())
