"""Write docs/stricter.md: where the studio refuses on purpose what torch takes.

`python -m scripts.stricter` writes it; a test fails while it is stale.
"""

from __future__ import annotations

from pathlib import Path

from cnnstudio.graph.catalogue import layer_types

PAGE = Path(__file__).parent.parent / "docs" / "stricter.md"
HEAD = """# Knowingly stricter than torch

What torch refuses the studio refuses, and what torch takes it takes, with the same
shapes; generated cases check this for every layer. The exceptions, each declared by its
layer as `stricter`, are these. Made by `python -m scripts.stricter`.

| layers | kind of problem | why |
|---|---|---|
"""


def page() -> str:
    """Return the text: one row for each reason, with the layers that share it."""
    rows: dict[tuple[str, str], list[str]] = {}
    for name, layer_type in layer_types().items():
        for rule, why in layer_type.stricter.items():
            rows.setdefault((rule, why), []).append(name)
    lines = (
        f"| {', '.join(names)} | `{rule}` | {why} |\n"
        for (rule, why), names in rows.items()
    )
    return HEAD + "".join(lines)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
