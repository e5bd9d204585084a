"""How the keys of choices are said to people."""

from __future__ import annotations

from cnnstudio.graph.text import marked, translate

WORDS = {
    "sgd": marked("Choices", "SGD"),
    "adam": marked("Choices", "Adam"),
    "adamw": marked("Choices", "AdamW"),
    "constant": marked("Choices", "Constant"),
    "cosine": marked("Choices", "Cosine"),
    "one_cycle": marked("Choices", "One cycle"),
    "digits": marked("Choices", "MNIST digits"),
    "none": marked("Choices", "None yet"),
    "exact": marked("Choices", "Must match"),
    "pad": marked("Choices", "Add a border"),
    "resize": marked("Choices", "Scale"),
    "auto": marked("Choices", "Automatic"),
    "cpu": marked("Choices", "CPU"),
    "cuda": marked("Choices", "CUDA GPU"),
    "mps": marked("Choices", "Apple GPU"),
}


def word_for(key: str) -> str:
    """Return what people read for the key of a choice; a key without words stays."""
    return translate("Choices", WORDS[key]) if key in WORDS else key
