"""Why there are no trained weights to look at, and what to do about it."""

from __future__ import annotations

from cnnstudio.graph.text import translate
from cnnstudio.ui.document import Document
from cnnstudio.ui.training.run_actions import what_blocks


def why_untrained(document: Document, differs_from_run: bool) -> str:
    """Say what keeps the document's network from being looked at as a trained one.

    What keeps it from being trained is the next step; without that it is F5.
    """
    blocked = what_blocks(document)
    if blocked:
        text = translate("Untrained", "This network is not trained yet. {0}")
        if differs_from_run:
            text = translate(
                "Untrained", "The network is no longer that of the run. {0}"
            )
        return text.format(blocked)
    if differs_from_run:
        return translate(
            "Mistakes", "The network is no longer that of the run: train it, with F5."
        )
    return translate("Mistakes", "This network is not trained yet: train it, with F5.")
