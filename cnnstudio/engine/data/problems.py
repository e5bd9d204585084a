"""What can be wrong with a file of a data set, and what was done to it, in words.

A scan keeps codes, so that what it found is told in the language of whoever asks.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from cnnstudio.engine.data.pictures import FORMATS, LARGEST
from cnnstudio.graph.text import marked, translate

REASONS: dict[str, str] = {
    "empty": marked("Engine", "is empty (0 bytes)"),
    "damaged": marked("Engine", "is damaged or cut off: {0}"),
    "not_a_picture": marked("Engine", "is not a picture: {0}"),
    "too_large": marked("Engine", "has {0} million pixels; the limit is {limit}"),
    "too_large_unknown": marked(
        "Engine", "claims far more pixels than the limit of {limit} million"
    ),
    "gone": marked("Engine", "is not there any more"),
    "unreadable": marked("Engine", "cannot be read: {0}"),
    "broken_link": marked("Engine", "is a link to something that is not there"),
    "link_loop": marked("Engine", "is a link that leads back to itself"),
    "folder_loop": marked("Engine", "is a link back to a folder that was read already"),
    "not_a_file": marked("Engine", "is no file with content (a pipe or device)"),
    "memory": marked("Engine", "needs more memory than there is"),
    "not_finite": marked("Engine", "has {0} values that are no numbers (NaN or Inf)"),
    "range": marked("Engine", "has values from {0} to {1}; expected 0 to 65,535"),
    "mask_values": marked("Engine", "has class {0}; a mask has at most 255"),
    "mask_mode": marked(
        "Engine", "is no mask: expected one number a pixel, found {0} pixels"
    ),
    "mask_missing": marked("Engine", "has no mask of the same name"),
    "picture_missing": marked("Engine", "is a mask without a picture"),
    "mask_size": marked("Engine", "and its mask differ in size"),
    "decoder_died": marked("Engine", "made the decoder end (status {0})"),
    "decoder_hung": marked("Engine", "took longer than {0} seconds to decode"),
    "no_class": marked("Engine", "lies beside the class folders, so it has no class"),
    "no_label": marked("Engine", "has no label"),
    "bad_label": marked("Engine", "has the label {0}, which is not allowed"),
    "twice": marked("Engine", "is listed twice"),
    "outside": marked("Engine", "lies outside of the folder"),
    "bad_value": marked("Engine", "has {0} in column {1}: expected a number"),
    "short_row": marked("Engine", "has {0} columns; expected {1}"),
}
"""Kind → what is wrong with a file that is left out; it follows the file's name."""

SEEN_AS: dict[str, str] = {
    "HTML": marked("Engine", "it is a web page"),
    "text": marked("Engine", "it is text"),
    "zeros": marked("Engine", "it holds only zeros"),
    "Git LFS": marked("Engine", "it is a Git LFS pointer; fetch the file itself"),
    "": marked("Engine", "none of {formats}"),
}

ODDITIES: dict[str, str] = {
    "turned": marked("Engine", "turned upright as its EXIF data say"),
    "frames": marked("Engine", "animated or of several pages: the first one is used"),
    "16 bit": marked("Engine", "16 bits a value, scaled to 8"),
    "real numbers": marked("Engine", "real numbers, scaled to 0 to 255"),
    "CMYK": marked("Engine", "printing colours (CMYK) converted to RGB"),
    "palette": marked("Engine", "colours from a palette, converted to RGB"),
    "alpha": marked("Engine", "transparent parts laid on white"),
    "other colours": marked("Engine", "another colour space, converted to RGB"),
    "metadata": marked("Engine", "damaged additional data, ignored"),
    "name": marked("Engine", "a name with unusual characters"),
    "grey to RGB": marked("Engine", "grey, converted to RGB"),
    "RGB to grey": marked("Engine", "colours, converted to grey"),
    "resized": marked("Engine", "another size, fitted"),
}
"""Rule → what was done with a file that is used; the last three are too common to be
listed file by file."""

COMMON = ("grey to RGB", "RGB to grey", "resized")


@dataclass(frozen=True, slots=True)
class Problem:
    """A file that is left out: its name, the kind of problem, details."""

    name: str
    kind: str
    details: tuple[str, ...] = ()

    @property
    def reason(self) -> str:
        """What is wrong, to follow the name: `is empty (0 bytes)`."""
        details = list(self.details)
        if self.kind == "not_a_picture":
            found = SEEN_AS.get(details[0])
            formats = ", ".join(FORMATS)
            details[0] = (
                translate("Engine", found).format(formats=formats)
                if found
                else translate("Engine", "it is {0}, which is not read").format(
                    details[0]
                )
            )
        text = translate("Engine", REASONS[self.kind])
        return text.format(*details, limit=LARGEST // 1_000_000)


def shown(name: str) -> str:
    """Write a name so that it can be seen: what is unusual in it is escaped."""
    return "".join(c if _is_usual(c) else ascii(c)[1:-1] for c in name)


def is_odd(name: str) -> bool:
    """True for a name with characters that are invisible, turn the text, or are no
    text at all.
    """
    return not all(_is_usual(c) for c in name)


def _is_usual(character: str) -> bool:
    return character.isprintable() and unicodedata.category(character) not in (
        "Cf", "Cs", "Cc", "Co", "Cn",
    )  # fmt: skip
