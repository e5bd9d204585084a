"""Write the sample projects and their index again.

    python -m scripts.zoo

The files are what the script says, byte for byte; a test holds them to it.
"""

from __future__ import annotations

import sys
from pathlib import Path

from cnnstudio.paths import PROJECT_SUFFIX, sample_projects_folder
from cnnstudio.project.file_format import dumps
from scripts.zoo.index import INDEX_FILE, index_text
from scripts.zoo.samples import SAMPLES


def files() -> dict[str, str]:
    """Return the text of every file by its name: the projects, and the index."""
    projects = {name: sample.project() for name, sample in SAMPLES.items()}
    texts = {f"{name}{PROJECT_SUFFIX}": dumps(p) for name, p in projects.items()}
    return {**texts, INDEX_FILE: index_text(projects)}


def main(folder: Path) -> None:
    """Write all of them, and name what is there and no longer made."""
    texts = files()
    for name, text in texts.items():
        path = folder / name
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")
            print(path)
    for path in folder.glob(f"*{PROJECT_SUFFIX}"):
        if path.name not in texts:
            print(f"{path} is made by no script")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else sample_projects_folder())
