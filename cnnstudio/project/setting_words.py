"""How the keys of choices are said to people."""

from __future__ import annotations

from cnnstudio.graph.text import marked, translate

WORDS = {
    "sgd": marked("Choices", "SGD"),
    "adam": marked("Choices", "Adam"),
    "adamw": marked("Choices", "AdamW"),
    "rmsprop": marked("Choices", "RMSprop"),
    "adagrad": marked("Choices", "Adagrad"),
    "nadam": marked("Choices", "NAdam"),
    "radam": marked("Choices", "RAdam"),
    "constant": marked("Choices", "Constant"),
    "step": marked("Choices", "Step"),
    "multi_step": marked("Choices", "Milestones"),
    "exponential": marked("Choices", "Exponential"),
    "cosine": marked("Choices", "Cosine"),
    "cosine_restarts": marked("Choices", "Cosine, restarts"),
    "one_cycle": marked("Choices", "One cycle"),
    "plateau": marked("Choices", "Plateau"),
    "polynomial": marked("Choices", "Polynomial"),
    "cross_entropy": marked("Choices", "Cross-entropy"),
    "bce": marked("Choices", "BCE with logits"),
    "mse": marked("Choices", "MSE"),
    "l1": marked("Choices", "L1"),
    "huber": marked("Choices", "Huber"),
    "hinge": marked("Choices", "Multi-class hinge"),
    "dice": marked("Choices", "Dice"),
    "dice_ce": marked("Choices", "Dice + cross-entropy"),
    "focal": marked("Choices", "Focal"),
    "none": marked("Choices", "None"),
    "balanced": marked("Choices", "Balanced"),
    "norm": marked("Choices", "By norm"),
    "value": marked("Choices", "By value"),
    "float32": marked("Choices", "float32"),
    "tf32": marked("Choices", "TF32"),
    "bf16": marked("Choices", "Mixed, bfloat16"),
    "fp16": marked("Choices", "Mixed, float16"),
    "contiguous": marked("Choices", "Contiguous"),
    "channels_last": marked("Choices", "Channels last"),
    "unknown": marked("Choices", "Not said"),
    "digits": marked("Choices", "Digits"),
    "natural": marked("Choices", "Natural"),
    "text": marked("Choices", "Text"),
    "medical": marked("Choices", "Medical"),
    "counts": marked("Choices", "Numbers"),
    "shares": marked("Choices", "Shares"),
    "own": marked("Choices", "Parts of the data"),
    "exact": marked("Choices", "Must match"),
    "pad": marked("Choices", "Add a border"),
    "resize": marked("Choices", "Scale"),
    "crop": marked("Choices", "Crop"),
    "stretch": marked("Choices", "Distort"),
    "rgb": marked("Choices", "RGB"),
    "auto": marked("Choices", "Automatic"),
    "cpu": marked("Choices", "CPU"),
    "cuda": marked("Choices", "CUDA GPU"),
    "mps": marked("Choices", "Apple GPU"),
}

STEP_WORDS = {
    **WORDS,
    "crop": marked("Choices", "Cut off"),
    "black": marked("Choices", "Black"),
    "edge": marked("Choices", "Edge"),
    "mirror": marked("Choices", "Mirror"),
    "bilinear": marked("Choices", "Bilinear"),
    "nearest": marked("Choices", "Nearest"),
    "horizontal": marked("Choices", "Horizontal"),
    "vertical": marked("Choices", "Vertical"),
    "0-1": marked("Choices", "0 to 1"),
    "-1-1": marked("Choices", "−1 to 1"),
    "0-255": marked("Choices", "0 to 255"),
    "channel": marked("Choices", "Per channel"),
    "pixel": marked("Choices", "Mean image"),
    "measured": marked("Choices", "Measured"),
    "entered": marked("Choices", "Entered"),
    "zca": marked("Choices", "ZCA"),
    "pca": marked("Choices", "PCA"),
}
"""The same for steps of the pipeline, where some keys mean something else."""


def word_for(key: str) -> str:
    """Return what people read for the key of a choice; a key without words stays."""
    return translate("Choices", WORDS[key]) if key in WORDS else key
