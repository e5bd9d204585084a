"""What can go wrong in the engine: each error is one sentence for people."""

from __future__ import annotations

import re

from cnnstudio.graph.text import translate

FAILURES = (OSError, RuntimeError, ValueError, IndexError, MemoryError)
"""What torch and the disk raise; all else is a mistake of ours."""


class EngineError(Exception):
    """Base: `message` is a sentence for people, `details` the technical text."""

    def __init__(self, message: str, node: str = "", details: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.node = node
        self.details = details


class BuildError(EngineError):
    """The graph cannot become a network; `node` is the id of the layer at fault."""


class DataError(EngineError):
    """The data cannot be read, or do not suit the network."""


class TrainingError(EngineError):
    """The run cannot start or go on."""


def is_out_of_memory(error: BaseException) -> bool:
    """Tell whether torch ran out of memory; on a CPU that is a plain RuntimeError."""
    if isinstance(error, MemoryError):
        return True
    text = str(error).lower()
    return isinstance(error, RuntimeError) and (
        "out of memory" in text
        or "can't allocate memory" in text
        or "not enough memory" in text
        or "invalid buffer size" in text
    )


def memory_sentence(error: BaseException, what: str, advice: str) -> str:
    """Say that memory ran out while doing `what`, how much was asked, what helps."""
    amount = r"tried to allocate (\d+ bytes|[\d.]+ ?[KMGT]?i?B)"
    found = re.search(amount, str(error), re.IGNORECASE)
    if found is None:
        text = translate("Engine", "Memory ran out while {what}. {advice}")
        return text.format(what=what, advice=advice)
    text = translate(
        "Engine", "Memory ran out while {what} when it asked for {amount}. {advice}"
    )
    return text.format(what=what, amount=_readable(found.group(1)), advice=advice)


def explain(error: BaseException, step: int, batch_size: int) -> TrainingError:
    """Put what torch or the disk said while a step was taken into a sentence."""
    if is_out_of_memory(error):
        advice = translate(
            "Engine", "Choose a smaller batch size or make the largest layer smaller."
        )
        if batch_size > 1:
            advice = translate(
                "Engine", "A batch size of {number} instead of {batch_size} helps."
            ).format(number=batch_size // 2, batch_size=batch_size)
        text = memory_sentence(
            error, translate("Engine", "taking step {step:,}").format(step=step), advice
        )
    elif isinstance(error, RuntimeError | ValueError | IndexError):
        lines = str(error).strip().splitlines() or [type(error).__name__]
        text = translate("Engine", "Torch failed at step {step:,}: {line}").format(
            step=step, line=lines[0]
        )
    else:
        text = str(error)
    return TrainingError(text, details=repr(error))


def sentence_of(error: BaseException, doing: str = "") -> str:
    """Say what went wrong while `doing`: also a mistake of ours, without a sentence."""
    if isinstance(error, EngineError):
        return error.message
    text = translate("Engine", "The engine met an error while {doing}: {name}: {error}")
    doing = doing or translate("Engine", "training")
    return text.format(doing=doing, name=type(error).__name__, error=error)


def _readable(amount: str) -> str:
    if not amount.endswith(" bytes"):
        return amount
    size = float(amount.removesuffix(" bytes"))
    for unit in ("bytes", "KiB", "MiB", "GiB"):
        if size < 1024:
            return f"{size:.3g} {unit}"
        size /= 1024
    return f"{size:.3g} TiB"
