"""Finds calls in a source that only the atomic writer may make, or nobody."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

# Who may open files for writing, and in which modes.
WRITERS = {
    "cnnstudio/project/atomic.py": {"w", "x"},
    "cnnstudio/project/run_tables.py": {"a"},  # metrics are appended line by line
    # Decoded pictures: a scratch file, which counts only once its index is written.
    "cnnstudio/engine/data/store.py": {"x", "+"},
    "cnnstudio/engine/data/decode_worker.py": {"+"},
    # The images of a known data set, in a folder that is put in place as a whole.
    "cnnstudio/engine/data/prepared_set.py": {"x"},
}
FORBIDDEN_METHODS = {
    "write_text": "write_atomic",
    "write_bytes": "write_atomic",
    "extractall": "read the entries that are expected, by name",
}
FORBIDDEN_CALLS = {
    "torch.save": "safetensors and write_atomic",
    "yaml.load": "JSON",
    "eval": "a parser",  # not `network.eval()`
    "exec": "data",
    "__import__": "an import statement",
}
FORBIDDEN_IMPORTS = {"pickle", "cPickle", "dill", "marshal", "shelve", "joblib"}
MODE = re.compile(r"[bt+]*[rwxa][bt+]*")
OPENING = {"open", "fdopen", "ZipFile"}
# The last names of all calls that are of interest: most are not, and need no text.
SUSPECT = {
    "load", *OPENING, *FORBIDDEN_METHODS,
    *(name.rpartition(".")[2] for name in FORBIDDEN_CALLS),
}  # fmt: skip


def complaints(source: str, name: str) -> list[str]:
    """List what is wrong with the source of the file `name`."""
    found: list[str] = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import | ast.ImportFrom):
            found += _bad_imports(node)
        elif isinstance(node, ast.Attribute):
            if node.attr == "io" and ast.unparse(node) == "torchvision.io":
                found.append(f"line {node.lineno}: torchvision.io: use Pillow")
        elif isinstance(node, ast.Call) and _last_name(node.func) in SUSPECT:
            found += _bad_call(node, WRITERS.get(name, set()))
    return [f"{name}: {text}" for text in found]


def _bad_imports(node: ast.Import | ast.ImportFrom) -> Iterator[str]:
    base = f"{node.module}." if isinstance(node, ast.ImportFrom) else ""
    for alias in node.names:
        full = f"{base}{alias.name}"
        if full.partition(".")[0] in FORBIDDEN_IMPORTS:
            yield f"line {node.lineno}: {full}: own files never contain pickles"
        if f"{full}.".startswith("torchvision.io."):
            yield f"line {node.lineno}: {full}: use Pillow"
        if full == "torch.save":
            yield f"line {node.lineno}: {full}: use safetensors and write_atomic"


def _last_name(called: ast.expr) -> str:
    if isinstance(called, ast.Attribute):
        return called.attr
    return called.id if isinstance(called, ast.Name) else ""


def _bad_call(node: ast.Call, allowed: set[str]) -> Iterator[str]:
    called = ast.unparse(node.func)
    last = called.rpartition(".")[2]
    instead = FORBIDDEN_CALLS.get(called)
    if isinstance(node.func, ast.Attribute):
        instead = instead or FORBIDDEN_METHODS.get(last)
    if instead:
        yield f"line {node.lineno}: {called}: use {instead}"
    if called == "torch.load" and not _is_weights_only(node):
        yield f"line {node.lineno}: torch.load without weights_only=True"
    modes = _modes(node, called)
    if last == "ZipFile":  # writing one in memory is fine
        bad = {mode for mode in modes if "a" in mode}
    else:
        changing = {mode for mode in modes if set(mode) & set("wxa+")}
        bad = {mode for mode in changing if not set(mode) & allowed}
    if bad:
        yield f"line {node.lineno}: {called} for writing: use write_atomic"


def _is_weights_only(node: ast.Call) -> bool:
    return any(
        keyword.arg == "weights_only"
        and isinstance(keyword.value, ast.Constant)
        and keyword.value.value is True
        for keyword in node.keywords
    )


def _modes(node: ast.Call, called: str) -> set[str]:
    """Return the literal mode in which a call opens a file, if it does."""
    last = called.rpartition(".")[2]
    if last not in OPENING:
        return set()
    is_method = last == "open" and called not in {"open", "io.open", "codecs.open"}
    position = 0 if is_method else 1
    given = node.args[position : position + 1]
    given += [keyword.value for keyword in node.keywords if keyword.arg == "mode"]
    texts = [value.value for value in given if isinstance(value, ast.Constant)]
    return {text for text in texts if isinstance(text, str) and MODE.fullmatch(text)}
