"""One picture of a person's own, read as those of the data are: a side job.

It has a process of its own, so that a file which kills or stops a decoder costs no
training and no window.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from PIL import Image

from cnnstudio.bridge.message import Message
from cnnstudio.bridge.sample_messages import OpenPicture, PictureOpened
from cnnstudio.engine.data.files import Listing, list_files
from cnnstudio.engine.data.pictures import (
    FORMATS,
    Picture,
    PictureError,
    Plan,
    pasted_picture,
    read_header,
    read_picture,
)
from cnnstudio.engine.data.problems import ODDITIES, Problem, is_odd, shown
from cnnstudio.graph.text import listed, translate


def open_picture(request: OpenPicture) -> Iterator[Message]:
    """Yield the picture that is asked for, or a sentence that says what is wrong."""
    plan = Plan(request.channels, request.height, request.width, request.resize)
    found = PictureOpened(request.request, request.path)
    if request.pixels.size:
        yield _pasted(request, found, plan)
    elif os.path.isdir(request.path):
        yield _of_folder(request, found, plan)
    else:
        name = os.path.basename(os.path.abspath(request.path))
        yield _read(replace(found, name=shown(name)), request.path, plan)


def _pasted(request: OpenPicture, found: PictureOpened, plan: Plan) -> PictureOpened:
    height, width = request.pixels.shape[:2]
    name = translate("Engine", "The picture from the clipboard")
    found = replace(found, name=name, width=width, height=height)
    try:
        picture = pasted_picture(Image.fromarray(request.pixels), plan)
    except PictureError as error:
        return _refused(found, name, error)
    # What is pasted always has an opacity, whether or not anything shows through.
    opaque = bool((request.pixels[..., 3] == 255).all())
    return _opened(found, picture, ("alpha",) if opaque else ())


def _of_folder(request: OpenPicture, found: PictureOpened, plan: Plan) -> PictureOpened:
    folder = os.path.abspath(request.path)
    listing = _listed(folder, os.stat(folder).st_mtime_ns)
    count = len(listing.files)
    if not count:
        first = next((p.reason for p in listing.problems if p.name == "."), "")
        text = translate("Engine", "The folder {folder} {reason}.")
        if not first:
            text = translate(
                "Engine",
                "There are no pictures in {folder}. Open one, or a folder that holds "
                "some.",
            )
        problem = text.format(folder=shown(request.path), reason=first)
        return replace(found, problem=problem, count=0)
    number = request.number % count
    name = listing.files[number].name
    found = replace(found, name=shown(name), number=number, count=count)
    return _read(found, f"{folder}/{name}", plan)


@lru_cache(maxsize=1)
def _listed(folder: str, changed: int) -> Listing:
    """List a folder again only if it has `changed`: a person steps through it."""
    return list_files(folder)


def _read(found: PictureOpened, path: str, plan: Plan) -> PictureOpened:
    try:
        header = read_header(path)
        picture = read_picture(path, plan)
    except PictureError as error:
        return _refused(found, found.name or path, error)
    found = replace(found, width=header.width, height=header.height)
    odd = _opened(found, picture, ())
    name = os.path.basename(path)
    told = (translate("Engine", ODDITIES["name"]),) if is_odd(name) else ()
    return replace(odd, done=(*odd.done, *told))


def _opened(
    found: PictureOpened, picture: Picture, passed_over: tuple[str, ...]
) -> PictureOpened:
    rules = (rule for rule in picture.rules if rule not in passed_over)
    done = tuple(translate("Engine", ODDITIES[rule]) for rule in rules)
    return replace(found, pixels=picture.pixels, done=done)


def _refused(found: PictureOpened, name: str, error: PictureError) -> PictureOpened:
    reason = Problem(name, error.kind, error.details).reason
    text = translate("Engine", "{name} {reason}. Open another picture: {formats}.")
    formats = listed(FORMATS, "or")
    problem = text.format(name=name, reason=reason, formats=formats)
    return replace(found, problem=problem)
