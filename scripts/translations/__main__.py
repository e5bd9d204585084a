"""Bring every catalogue up to date with the program, and build it.

`python -m scripts.translations` adds new texts as unfinished and drops old ones.
"""

from __future__ import annotations

import sys
from pathlib import Path

from scripts.translations import catalogue, data, found
from scripts.translations.message import Message

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "resources" / "translations"


def all_messages() -> set[Message]:
    """Return every text of the program."""
    tables = data.messages(ROOT / "resources", ROOT / "sample_projects")
    return found.messages(ROOT / "cnnstudio") | tables


def main() -> int:
    """Write the .ts and .qm files; 1 if texts are left to translate."""
    texts = all_messages()
    unfinished = 0
    for path in sorted(FOLDER.glob("*.ts")):
        language = path.stem.rpartition("_")[2]
        known = catalogue.joined(texts, catalogue.read(path))
        catalogue.write(path, language, known)
        catalogue.build(path, path.with_suffix(".qm"))
        left = sum(not all(forms) or not forms for forms in known.values())
        print(f"{path.name}: {len(known)} texts, {left} unfinished")
        unfinished += left
    return 1 if unfinished else 0


if __name__ == "__main__":
    sys.exit(main())
