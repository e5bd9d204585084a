"""Evaluates the formulas of help cards: a little Unicode, and Python's arithmetic."""

from __future__ import annotations

import math
from collections.abc import Mapping

_SIGNS = {
    "·": "*", "−": "-", "≥": ">=", "⌊": "floor(", "⌋": ")", "⌈": "ceil(", "⌉": ")",
    "eˣ": "exp(x)", "e⁻ˣ": "exp(-x)", "e^": "e**", "σ(": "sigmoid(", "Φ(": "phi(",
    "√": "sqrt", "ln(": "log(", ", else": " else",
}  # fmt: skip

_NAMES = {
    "floor": math.floor, "ceil": math.ceil, "exp": math.exp, "log": math.log,
    "e": math.e, "sqrt": math.sqrt, "tanh": math.tanh, "max": max, "min": min,
    "sigmoid": lambda x: 1 / (1 + math.exp(-x)),
    "phi": lambda x: (1 + math.erf(x / math.sqrt(2))) / 2,
}  # fmt: skip


def value_of(formula: str, names: Mapping[str, float]) -> float:
    """Return what a formula gives with these names."""
    for sign, python in _SIGNS.items():
        formula = formula.replace(sign, python)
    code = compile(formula.replace("^", "**"), formula, "eval")
    result = eval(code, {"__builtins__": {}, **_NAMES, **names})
    return float(result)
