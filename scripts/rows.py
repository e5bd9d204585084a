"""List which requirement is claimed by which test.

    python scripts/rows.py [FOLDER] [--wanted FILE]

A test claims rows with `@pytest.mark.requirement("A05")` on itself, its class or, as
`pytestmark`, on its whole file. The files are read, not run. With --wanted, the ids
that a text names (such as an issue: A02–A05 counts as four) and no test claims are
listed too, and their presence makes the exit status 1.
"""

from __future__ import annotations

import argparse
import ast
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

Claims = dict[str, list[str]]

ID = r"(?:NT-\d{2}|[A-Z]\d{2})"
RANGE = re.compile(rf"\b({ID})(?:\s*[–…-]\s*({ID}))?\b")


def claims_in(folder: Path) -> Claims:
    """Return the ids claimed by the tests below a folder, each with its tests."""
    claims: Claims = defaultdict(list)
    for path in sorted(folder.rglob("test_*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"), str(path))
        name = path.relative_to(folder.parent).as_posix()
        for identifier, test in _claims(tree, name, set()):
            claims[identifier].append(test)
    return dict(sorted(claims.items()))


def _claims(
    node: ast.Module | ast.ClassDef, name: str, inherited: set[str]
) -> Iterator[tuple[str, str]]:
    """Yield (id, test) for every test in a file or class."""
    inherited = inherited | {
        identifier
        for statement in node.body
        if isinstance(statement, ast.Assign | ast.AnnAssign)
        and "pytestmark" in ast.unparse(statement).split("=")[0]
        and statement.value is not None
        for identifier in _ids(statement.value)
    }
    for child in node.body:
        if not isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            continue
        own = {i for decorator in child.decorator_list for i in _ids(decorator)}
        test = f"{name}::{child.name}"
        if isinstance(child, ast.ClassDef):
            yield from _claims(child, test, inherited | own)
        elif child.name.startswith("test"):
            for identifier in sorted(inherited | own):
                yield identifier, test


def _ids(expression: ast.expr) -> Iterator[str]:
    """Yield the ids named by the requirement marks inside an expression."""
    for call in ast.walk(expression):
        if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Attribute):
            continue
        if call.func.attr == "requirement":
            for argument in call.args:
                if isinstance(argument, ast.Constant):
                    yield str(argument.value)


def ids_named_in(text: str) -> set[str]:
    """Return the ids that a text names, ranges filled in."""
    found = set()
    for first, last in RANGE.findall(text):
        prefix = first.rstrip("0123456789")
        start = end = int(first.removeprefix(prefix))
        if last.startswith(prefix):
            end = int(last.removeprefix(prefix))
        found |= {f"{prefix}{number:02}" for number in range(start, end + 1)}
    return found


def main(arguments: list[str] | None = None) -> int:
    """Print the list."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path, nargs="?", default=Path("tests"))
    parser.add_argument("--wanted", type=Path, metavar="FILE")
    options = parser.parse_args(arguments)
    claims = claims_in(options.folder)
    for identifier, tests in claims.items():
        for test in tests:
            print(f"{identifier:6} {test}")
    print(f"{len(claims)} rows claimed")
    if options.wanted is None:
        return 0
    wanted = ids_named_in(options.wanted.read_text(encoding="utf-8"))
    missing = sorted(wanted - claims.keys())
    print(f"{len(missing)} of {len(wanted)} wanted rows not claimed: {missing}")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
