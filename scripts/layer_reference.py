"""Write docs/layers/: every layer with its fields, from the layers themselves.

`python -m scripts.layer_reference` writes it; a test fails while it is stale.
"""

from __future__ import annotations

import inspect
from pathlib import Path

from cnnstudio.graph.catalogue import layer_types
from cnnstudio.graph.layer import Layer, Port
from cnnstudio.graph.param import LARGEST, Param

FOLDER = Path(__file__).parent.parent / "docs" / "layers"
MADE = "<!-- Made by `python -m scripts.layer_reference`: edit the layers. -->\n"
FAMILIES = {
    "input/output": "Input and output",
    "convolution": "Convolution",
    "pooling": "Pooling",
    "normalization": "Normalization",
    "activation": "Activation",
    "dense": "Dense",
    "sequence": "Sequences and attention",
    "regularization": "Regularization",
    "merge": "Merging",
    "reshape": "Reshaping",
}


def pages() -> dict[str, str]:
    """Return the text of every file by its name."""
    families: dict[str, list[type[Layer]]] = {name: [] for name in FAMILIES}
    for layer_type in layer_types().values():
        families[layer_type.family].append(layer_type)
    texts = {
        f"{_file(name)}.md": _page(FAMILIES[name], layers)
        for name, layers in families.items()
    }
    texts["index.md"] = _index(families)
    return texts


def write(folder: Path = FOLDER) -> None:
    """Write all files, and remove those of families that are no more."""
    folder.mkdir(parents=True, exist_ok=True)
    texts = pages()
    for path in folder.glob("*.md"):
        if path.name not in texts:
            path.unlink()
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")


def _file(family: str) -> str:
    return family.replace("/", "_")


def _index(families: dict[str, list[type[Layer]]]) -> str:
    lines = [
        MADE,
        "# Layers\n",
        "Every layer of the palette. Names, fields and defaults are torch's, where "
        "torch has them; shapes are those of one sample, without the batch. Where the "
        "studio refuses what torch would take, [the exceptions](../stricter.md) say "
        "why.\n",
        "| family | layers |",
        "|---|---|",
    ]
    for family, layers in families.items():
        file = _file(family)
        names = ", ".join(
            f"[{layer.type_name()}]({file}.md#{layer.type_name().lower()})"
            for layer in layers
        )
        lines.append(f"| [{FAMILIES[family]}]({file}.md) | {names} |")
    links = "\n".join(_file(family) for family in families)
    lines.append(f"\n```{{toctree}}\n:hidden:\n\n{links}\n```")
    return "\n".join(lines) + "\n"


def _page(title: str, layers: list[type[Layer]]) -> str:
    return "\n".join([MADE, f"# {title}\n", *(_section(layer) for layer in layers)])


def _section(layer_type: type[Layer]) -> str:
    text = inspect.cleandoc(layer_type.__doc__ or "")
    lines = [f"## {layer_type.type_name()}\n", f"{text}\n"]
    if layer_type.aliases:
        lines.append(f"Also found as: {', '.join(layer_type.aliases)}.\n")
    ports = _ports("Inputs", layer_type.inputs) + _ports("Outputs", layer_type.outputs)
    if ports:
        lines.append(f"{ports}\n")
    params = layer_type.params()
    if params:
        lines += ["| field | default | allowed | what it does |", "|---|---|---|---|"]
        lines += [_row(name, param) for name, param in params.items()]
        lines.append("")
    return "\n".join(lines)


def _ports(what: str, ports: tuple[Port, ...]) -> str:
    """Name the ports where there is more than the one that everybody expects."""
    if not ports:
        return f"{what}: none. "
    if len(ports) == 1 and not ports[0].variadic:
        return ""
    more = {True: " (any number)", False: ""}
    names = (f"{p.title or p.name}{more[p.variadic]}" for p in ports)
    return f"{what}: {', '.join(names)}. "


def _row(name: str, param: Param) -> str:
    default = "" if param.default is None else f"`{_plain(param.default)}`"
    cells = (f"`{name}`", default, _allowed(param), param.help)
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _plain(value: object) -> str:
    if isinstance(value, tuple):
        parts = list(dict.fromkeys(value))
        if len(parts) == 1:
            return _plain(parts[0])
        return " × ".join(_plain(part) for part in value)
    if isinstance(value, bool):
        return "on" if value else "off"
    return str(value)


def _allowed(param: Param) -> str:
    text = param.expected
    if param.maximum == LARGEST:
        text = text.replace(f"{param.minimum:,.0f} to {LARGEST:,.0f}",
                            f"{param.minimum:,.0f} on")  # fmt: skip
    return text


if __name__ == "__main__":
    write()
