"""How the keys of choices are said to people."""

from __future__ import annotations

WORDS = {
    "sgd": "SGD",
    "adam": "Adam",
    "adamw": "AdamW",
    "constant": "Constant",
    "cosine": "Cosine",
    "one_cycle": "One cycle",
    "digits": "MNIST digits",
    "none": "None yet",
    "exact": "Must match",
    "pad": "Add a border",
    "resize": "Scale",
    "auto": "Automatic",
    "cpu": "CPU",
    "cuda": "CUDA GPU",
    "mps": "Apple GPU",
}
