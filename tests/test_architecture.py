"""The house stays as it was drawn: who may import whom, and how anything is written.

Every import contract is also broken on purpose, in a copy of the package, because a
contract that cannot fail protects nothing.
"""

from __future__ import annotations

import ast
import os
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.helpers.source_lint import complaints

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "cnnstudio"
SOURCES = sorted(PACKAGE.rglob("*.py"))
MAX_LINES = 400
CONFIG = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
CONTRACTS = {c["id"]: c for c in CONFIG["tool"]["importlinter"]["contracts"]}

# Contract -> the files that break it, and only it.
PLANTED = {
    "rooms": {
        "ui/planted.py": "",
        "engine/planted.py": "def f():\n    import cnnstudio.ui.planted\n",
    },
    "document": {"advice/planted.py": "import numpy\n"},
    "bridge": {"bridge/planted.py": "from PySide6 import QtCore\n"},
    "modules": {"modules/planted.py": "import cnnstudio.graph.shape\n"},
    "engine": {"engine/planted.py": "def f():\n    import pyqtgraph\n"},
    # Not even indirectly: paths is allowed to the window, and here it knows torch.
    "window": {
        "paths_of_torch.py": "import torch\n",
        "ui/planted.py": "import cnnstudio.paths_of_torch\n",
    },
    "canvas": {
        "bridge/planted.py": "",
        "ui/planted.py": "import cnnstudio.bridge.planted\n",
        "ui/canvas/planted.py": "import cnnstudio.ui.planted\n",
    },
    "cycles": {
        "ui/planted.py": "import cnnstudio.ui.plant_b\n",
        "ui/plant_b.py": "from cnnstudio.ui import planted\n",
    },
}


def lint_imports(folder: Path) -> tuple[set[str], str]:
    """Return the ids of the contracts that a copy of the package breaks."""
    code = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    result = subprocess.run(
        [sys.executable, "-c", code, "--no-cache"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder), "COLUMNS": "200"},
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    broken = {
        identifier
        for identifier, contract in CONTRACTS.items()
        if f"{contract['name']} BROKEN" in result.stdout
    }
    assert (result.returncode == 0) == (not broken), result.stdout + result.stderr
    return broken, result.stdout


def test_import_contracts_hold() -> None:
    broken, output = lint_imports(ROOT)
    assert not broken, output
    assert output.count(" KEPT") == len(CONTRACTS)


@pytest.mark.parametrize("contract", CONTRACTS)
def test_a_planted_import_breaks_its_contract(contract: str, tmp_path: Path) -> None:
    ignored = shutil.ignore_patterns("__pycache__")
    shutil.copytree(PACKAGE, tmp_path / "cnnstudio", ignore=ignored)
    config = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    # The contract of the rooms wants every module named.
    config = config.replace('"paths",\n', '"paths",\n    "(paths_of_torch)",\n')
    (tmp_path / "pyproject.toml").write_text(config, encoding="utf-8")
    for name, source in PLANTED[contract].items():
        (tmp_path / "cnnstudio" / name).write_text(source, encoding="utf-8")
    broken, output = lint_imports(tmp_path)
    assert broken == {contract}, output


def test_a_room_that_nobody_named_breaks_the_contract(tmp_path: Path) -> None:
    ignored = shutil.ignore_patterns("__pycache__")
    shutil.copytree(PACKAGE, tmp_path / "cnnstudio", ignore=ignored)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    (tmp_path / "cnnstudio" / "attic.py").write_text("", encoding="utf-8")
    broken, output = lint_imports(tmp_path)
    assert broken == {"rooms"}, output


@pytest.mark.parametrize(
    ("module", "contract"),
    [("app", "window"), ("export", "document"), ("ui.canvas", "canvas")],
)
def test_contracts_name_every_room_that_is_there(module: str, contract: str) -> None:
    """import-linter refuses to name a module that is not there yet."""
    path = PACKAGE.joinpath(*module.split("."))
    there = path.is_dir() or path.with_suffix(".py").is_file()
    named = f"cnnstudio.{module}" in CONTRACTS[contract]["source_modules"]
    assert there == named, f"source_modules of the contract '{contract}': {module}"


def imports_of(path: Path) -> Iterator[tuple[int, str]]:
    """Yield the line and the name of everything a file imports, also in functions."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: relative import"
            yield node.lineno, node.module or ""


def strangers(folder: Path) -> list[str]:
    """List what a room imports that is neither its own nor the standard library's."""
    own = f"cnnstudio.{folder.name}"
    return [
        f"{path}:{line}: {name}"
        for path in sorted(folder.rglob("*.py"))
        for line, name in imports_of(path)
        if name.partition(".")[0] not in sys.stdlib_module_names
        and not f"{name}.".startswith(f"{own}.")
    ]


def test_the_graph_stands_on_the_standard_library_alone(tmp_path: Path) -> None:
    assert strangers(PACKAGE / "graph") == []
    planted = tmp_path / "graph"
    planted.mkdir()
    source = "import json\nfrom cnnstudio.graph import a\nimport cnnstudio.graphs\n"
    (planted / "a.py").write_text(source + "def f():\n  import yaml", encoding="utf-8")
    assert [text.rpartition(" ")[2] for text in strangers(planted)] == [
        "cnnstudio.graphs",
        "yaml",
    ]


def test_own_modules_stand_on_torch_and_on_no_other_of_them() -> None:
    """One file is all that a module needs to be given away."""
    allowed = {"__future__", "collections", "math", "typing", "torch"}
    for path in sorted((PACKAGE / "modules").glob("*.py")):
        names = {name.partition(".")[0] for _, name in imports_of(path)}
        assert names <= allowed, path.name


def test_no_file_is_too_long() -> None:
    lengths = {
        str(path.relative_to(ROOT)): len(path.read_text(encoding="utf-8").splitlines())
        for path in SOURCES
    }
    too_long = {name: lines for name, lines in lengths.items() if lines > MAX_LINES}
    assert not too_long


# --- How files are written, and what is never called ---


def test_only_the_atomic_writer_writes() -> None:
    found = [
        complaint
        for path in SOURCES
        for complaint in complaints(
            path.read_text(encoding="utf-8"), path.relative_to(ROOT).as_posix()
        )
    ]
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    "source",
    [
        "open('a', 'w')",
        "open('a', mode='wb')",
        "open('a', 'r+')",
        "open('a', 'a')",
        "path.open('w')",
        "path.open(mode='xb')",
        "os.fdopen(3, 'wb')",
        "zipfile.ZipFile('a', 'a')",
        "path.write_text('')",
        "Path('a').write_bytes(b'')",
        "torch.save(x, 'a')",
        "from torch import save",
        "import pickle",
        "from pickle import loads",
        "eval('1')",
        "exec('1')",
        "import torchvision.io",
        "from torchvision import io",
        "from torchvision.io import decode_image",
        "torchvision.io.read_image('a')",
        "archive.extractall()",
        "torch.load('a')",
        "torch.load('a', weights_only=False)",
    ],
)
def test_the_lint_finds(source: str) -> None:
    assert len(complaints(source, "cnnstudio/a.py")) == 1


@pytest.mark.parametrize(
    "source",
    [
        "open('a')",
        "open('war', 'rb')",
        "open('a.txt', 'r', encoding='utf-8')",
        "path.open()",
        "path.open('rb')",
        "network.eval()",
        "application.exec()",
        "dialog.exec()",
        "torch.load('a', weights_only=True)",
        "Image.open('raw')",
        "zipfile.ZipFile('a')",
        "zipfile.ZipFile(memory, 'w')",
        "archive.open('entry', 'w')",
        "re.compile('a')",
    ],
)
def test_the_lint_lets_pass(source: str) -> None:
    assert complaints(source, "cnnstudio/a.py") == []


def test_the_lint_knows_who_may_write() -> None:
    assert complaints("open('a', 'xb')", "cnnstudio/project/atomic.py") == []
    assert complaints("open('a', 'a')", "cnnstudio/project/run_tables.py") == []
    assert len(complaints("open('a', 'w')", "cnnstudio/project/run_tables.py")) == 1
