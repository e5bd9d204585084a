"""How samples were made alike, in words: "31 grey → RGB"."""

from __future__ import annotations

from cnnstudio.bridge.data_messages import DataScanned
from cnnstudio.graph.text import marked, translate
from cnnstudio.ui.format import grouped

_WORDS = {
    "grey to RGB": marked("Conversions", "{n} grey → RGB"),
    "RGB to grey": marked("Conversions", "{n} RGB → grey"),
    "resized": marked("Conversions", "{n} brought to another size"),
    "turned": marked("Conversions", "{n} rotated by EXIF"),
    "frames": marked("Conversions", "{n} animated: the first frame is used"),
    "16 bit": marked("Conversions", "{n} of 16 bits, scaled to 8"),
    "real numbers": marked("Conversions", "{n} of real numbers, scaled to 0 to 255"),
    "CMYK": marked("Conversions", "{n} CMYK → RGB"),
    "palette": marked("Conversions", "{n} of a palette → RGB"),
    "alpha": marked("Conversions", "{n} transparent, laid on white"),
    "other colours": marked("Conversions", "{n} of another colour space → RGB"),
    "metadata": marked("Conversions", "{n} with damaged additional data"),
    "name": marked("Conversions", "{n} with unusual names"),
}


def conversion_lines(report: DataScanned) -> list[str]:
    """Return a line for each rule that was applied, the most frequent first."""
    ordered = sorted(report.conversions.items(), key=lambda item: -item[1])
    return [_line(kind, number) for kind, number in ordered if number]


def _line(kind: str, number: int) -> str:
    words = translate("Conversions", _WORDS[kind]) if kind in _WORDS else "{n} " + kind
    return words.format(n=grouped(number))
