"""Write the bundled blocks again.

    python -m scripts.blocks

The files are what the scripts say, byte for byte; a test holds them to it.
"""

from __future__ import annotations

import sys
from pathlib import Path

from cnnstudio.paths import resource
from scripts.blocks.files import files


def main(folder: Path) -> None:
    """Write all of them, and remove none: say what no script makes any more."""
    texts = files()
    folder.mkdir(exist_ok=True)
    for name, text in texts.items():
        path = folder / name
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")
            print(path.name)
    for path in folder.glob("*.json"):
        if path.name not in texts:
            print(f"{path.name} is made by no script")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else resource("blocks"))
