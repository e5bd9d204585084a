"""The files of the bundled blocks, one for each; it holds the blocks inside, too."""

from __future__ import annotations

# Each enters its blocks into the shelf; a block may contain earlier ones.
import scripts.blocks.mobile
import scripts.blocks.plain
import scripts.blocks.residual  # noqa: F401
from cnnstudio.project.block_file import dumps_block
from scripts.blocks.shelf import SHELF


def files() -> dict[str, str]:
    """Return the text of every file by its name."""
    library = SHELF.library
    ids = library.definitions
    return {f"{known}.json": dumps_block(library, known) for known in ids}
