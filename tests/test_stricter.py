"""The page of knowingly stricter rules says what the layers declare."""

from __future__ import annotations

from cnnstudio.graph.catalogue import layer_types
from scripts.stricter import PAGE, page


def test_the_page_is_not_stale() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run python -m scripts.stricter"


def test_every_reason_is_a_sentence() -> None:
    for layer_type in layer_types().values():
        for why in layer_type.stricter.values():
            assert why[0].isupper() or why.startswith("torch"), why
            assert why.endswith("."), why
