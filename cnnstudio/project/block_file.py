"""A block as a file: the definition, and those that it contains.

    {"format": "cnnstudio-block", "version": 1, "blocks": [the block, those inside …]}

Written like the blocks of a project, one node a line. Reading is strict: what is not a
whole block is refused in one sentence, nothing of it is taken over, nothing executed.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from cnnstudio import paths
from cnnstudio.graph.block import BlockDefinition
from cnnstudio.graph.errors import LayerError
from cnnstudio.graph.library import BlockLibrary
from cnnstudio.graph.text import translate
from cnnstudio.project.atomic import readable_size, write_atomic
from cnnstudio.project.block_reader import read_blocks
from cnnstudio.project.graph_reader import Note, ShapeOfFileError
from cnnstudio.project.graph_writer import block_text, line, lines, named
from cnnstudio.project.strict_json import JsonError, foreign_kind, parse, shown

FORMAT, VERSION = "cnnstudio-block", 1
SUFFIX = ".cnnblock"
MAX_BYTES = 4 * 1024 * 1024
KEYS = {"format", "version", "blocks"}


class BlockFileError(ValueError):
    """A file is not a block; one sentence that names the file and the reason."""


@dataclass(frozen=True, slots=True)
class BlockFile:
    """What a file holds: the id of its block, and a library with all it contains.

    `path` is where it was read; `own` says that it is the user's, not bundled.
    """

    block: str
    library: BlockLibrary
    path: Path | None = None
    own: bool = False

    @property
    def definition(self) -> BlockDefinition:
        """The block itself."""
        return self.library.definitions[self.block]


def within(library: BlockLibrary, block: str) -> list[str]:
    """Return a block's id and those of all blocks inside, each once, outer first."""
    found = {block: None}
    stack = [block]
    while stack:
        known = library.definitions.get(stack.pop(0))
        inner = known.contained() if known is not None else ()
        new = [one for one in inner if one not in found]
        found.update(dict.fromkeys(new))
        stack += new
    return [known for known in found if known in library.definitions]


# Writing


def dumps_block(library: BlockLibrary, block: str) -> str:
    """Return the text of a block's file; equal blocks give equal texts."""
    return dumps_blocks(library, within(library, block))


def dumps_blocks(library: BlockLibrary, blocks: Iterable[str]) -> str:
    """Return the text of a file with these definitions, the first its block."""
    texts = (block_text(library.definitions[known]) for known in blocks)
    parts = {
        "blocks": lines("[", texts, "]", " "),
        "format": line(FORMAT),
        "version": line(VERSION),
    }
    return lines("{", named(parts), "}", "") + "\n"


def save_block(library: BlockLibrary, block: str, path: str | os.PathLike[str]) -> None:
    """Write a block to a file, completely or not at all.

    Raises `WriteError` when the disk refuses, and `BlockFileError` if the block is
    not whole: it could not be read again.
    """
    text = dumps_block(library, block)
    loads_block(text, library.definitions[block].name)
    write_atomic(path, text.encode("utf-8"))


# Reading


def load_block(path: str | os.PathLike[str]) -> BlockFile:
    """Read a block's file; raises `BlockFileError`."""
    name = os.fspath(path)
    try:
        with open(path, "rb") as file:
            data = file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise BlockFileError(
            translate("Files", "{name} cannot be read: {reason}.").format(
                name=name, reason=reason
            )
        ) from None
    own = not Path(path).resolve().is_relative_to(paths.resource("blocks").resolve())
    read = loads_block(data, name)
    return BlockFile(read.block, read.library, Path(path), own)


def loads_block(
    text: str | bytes, name: str = "", *, mistaken: bool = False
) -> BlockFile:
    """Read a block from the content of its file; raises `BlockFileError` only.

    `mistaken` takes one too whose fields have values that are not allowed: it is as
    wrong where it comes from.
    """
    name = name or translate("Files", "The text")
    data = text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")
    if len(data) > MAX_BYTES:
        limit = readable_size(MAX_BYTES)
        raise BlockFileError(
            translate(
                "Files", "{name} is too large for a block (limit {limit})."
            ).format(name=name, limit=limit)
        )
    kind = foreign_kind(data)
    if kind:
        raise BlockFileError(
            translate("Files", "{name}: this is {kind}, not a block.").format(
                name=name, kind=kind
            )
        )
    notes: list[Note] = []
    library = BlockLibrary()
    try:
        entries = _entries(parse(data), name)
        definitions = read_blocks(library, entries, notes)
    except JsonError as error:
        raise BlockFileError(
            translate("Files", "{name} is not a block: {error}.").format(
                name=name, error=error
            )
        ) from None
    except ShapeOfFileError as error:
        raise BlockFileError(
            translate("Files", "{name} is no whole block: {error}.").format(
                name=name, error=error
            )
        ) from None
    kept = ("remark", "error") if mistaken else ("remark",)
    wrong = [note for note in notes if note.severity not in kept]
    if wrong:
        raise BlockFileError(
            translate("Files", "{name} is no whole block: {wrong}.").format(
                name=name, wrong=wrong[0]
            )
        )
    _check_whole(library, definitions, name)
    return BlockFile(definitions[0].id, library)


def _entries(raw: object, name: str) -> list[object]:
    if not isinstance(raw, dict) or raw.get("format") != FORMAT:
        reason = translate("Files", '"format" is not "{value}"').format(value=FORMAT)
        raise BlockFileError(
            translate("Files", "{name} is JSON, but not a block ({reason}).").format(
                name=name, reason=reason
            )
        )
    version = raw.get("version")
    if version != VERSION or type(version) is not int:
        found = shown(version)
        raise BlockFileError(
            translate(
                "Files", "{name}: expected version {version} of a block, found {found}."
            ).format(name=name, version=VERSION, found=found)
        )
    entries = raw.get("blocks")
    if not isinstance(entries, list) or not entries or not raw.keys() <= KEYS:
        raise BlockFileError(
            translate(
                "Files", '{name}: expected a list "blocks" and nothing else.'
            ).format(name=name)
        )
    return entries


def _check_whole(
    library: BlockLibrary, definitions: list[BlockDefinition], name: str
) -> None:
    """Refuse what could not be used: missing parts, too deep, containing itself."""
    for definition in definitions:
        missing = [b for b in definition.contained() if b not in library.definitions]
        if missing:
            text = translate(
                "Files", "the block {missing} inside {definition} is missing"
            ).format(missing=shown(missing[0]), definition=definition.name)
            raise BlockFileError(
                translate("Files", "{name} is no whole block: {text}.").format(
                    name=name, text=text
                )
            )
    try:
        library.check(definitions[0].id)
    except LayerError as error:
        text = f"{error.problem.message} ({error.problem.got})"
        raise BlockFileError(
            translate("Files", "{name} is no whole block: {text}.").format(
                name=name, text=text
            )
        ) from None


# Where blocks lie


def own_folder() -> Path:
    """Return the folder of the user's own blocks."""
    return paths.user_data_dir() / "blocks"


def bundled_blocks() -> list[BlockFile]:
    """Read the blocks that come with the program, in the order of their names."""
    return _all_in(paths.resource("blocks"), ".json")[0]


def own_blocks() -> tuple[list[BlockFile], list[str]]:
    """Read the user's own blocks; returns also a sentence for each bad file."""
    return _all_in(own_folder(), SUFFIX)


def _all_in(folder: Path, suffix: str) -> tuple[list[BlockFile], list[str]]:
    read, refused = [], []
    for path in sorted(folder.glob(f"*{suffix}")) if folder.is_dir() else ():
        try:
            read.append(load_block(path))
        except BlockFileError as error:
            refused.append(str(error))
    read.sort(key=lambda file: file.definition.name.lower())
    return read, refused


def save_to_own(library: BlockLibrary, block: str) -> Path:
    """Save a block among the user's own and return its file.

    A file of an equal block is used again; another one of this name is left alone.
    Raises `WriteError` and `BlockFileError`.
    """
    folder = own_folder()
    folder.mkdir(parents=True, exist_ok=True)
    text = dumps_block(library, block).encode("utf-8")
    stem = re.sub(r"[^A-Za-z0-9]+", "_", library.definitions[block].name).strip("_")
    stem = stem[:60].lower() or "block"
    number = 1
    while True:
        path = folder / f"{stem}{number if number > 1 else ''}{SUFFIX}"
        if not path.exists():
            save_block(library, block, path)
            return path
        if path.read_bytes() == text:
            return path
        number += 1
