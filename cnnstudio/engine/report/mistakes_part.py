"""What a page shows of mistakes: table, scores of the classes, worst images."""

from __future__ import annotations

import math
from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING

import numpy as np

from cnnstudio.engine.pictures import of_image
from cnnstudio.engine.report.contents import Contents, Mistake
from cnnstudio.engine.report.evidence import Evidence
from cnnstudio.engine.report.markup import picture, said, table
from cnnstudio.graph.text import translate
from cnnstudio.project.figures import percent

if TYPE_CHECKING:
    from numpy.typing import NDArray


MOST_CLASSES, PAIRS = 64, 40
"""Of more classes a matrix has too many cells to be read; pairs are shown instead."""


def judged(contents: Contents) -> str:
    """Return the table of mistakes, the classes, and the surest mistakes."""
    found = contents.judged
    if found is None:
        return said(contents.not_judged) if contents.not_judged else ""
    counts = _counts(contents)
    names = class_names(contents)
    wrong = int((found.labels != found.predicted).sum())
    total = translate("Report", "{wrong} of {all} validation images are wrong.").format(
        wrong=f"{wrong:,}", all=f"{len(found.labels):,}"
    )
    return (
        f'<p>{escape(total)}</p><div class="pair">{_matrix(counts, names)}'
        f"{_scores(counts, names)}</div>{_mistakes(contents, names)}"
    )


def class_names(contents: Contents) -> list[str]:
    """Return the names of the classes, the numbers of those that have none."""
    found = contents.judged
    if found is None:
        return []
    size = max(
        len(found.classes), int(max(found.labels.max(), found.predicted.max())) + 1
    )
    unnamed = [str(number) for number in range(len(found.classes), size)]
    return [*found.classes, *unnamed]


def _counts(contents: Contents) -> NDArray[np.int64]:
    found, size = contents.judged, len(class_names(contents))
    assert found is not None
    counts = np.zeros((size, size), np.int64)
    np.add.at(counts, (found.labels, found.predicted), 1)
    return counts


def _matrix(counts: NDArray[np.int64], names: Sequence[str]) -> str:
    if len(names) > MOST_CLASSES:
        return _pairs(counts, names)
    off = counts - np.diag(np.diag(counts))
    most = max(1, int(off.max()))
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in names)
    rows = []
    for true, name in enumerate(names):
        cells = []
        for predicted, number in enumerate(counts[true]):
            share = 0.0 if true == predicted else int(number) / most
            kind = "right" if true == predicted else "strong" if share > 0.5 else ""
            style = f' style="--share:{share:.3f}"' if share else ""
            text = f"{number:,}" if number else ""
            cells.append(f'<td class="{kind}"{style}>{text}</td>')
        rows.append(f'<tr><th scope="row">{escape(name)}</th>{"".join(cells)}</tr>')
    corner = translate("Report", "true \\ predicted")
    caption = translate("Report", "Images of each true class, by what was predicted")
    return (
        f'<div class="wide" tabindex="0"><table class="matrix">'
        f"<caption>{escape(caption)}</caption><tr>"
        f'<th scope="col">{escape(corner)}</th>{head}</tr>{"".join(rows)}</table></div>'
    )


def _pairs(counts: NDArray[np.int64], names: Sequence[str]) -> str:
    """Return the pairs of classes that are confused most, most often first."""
    off = counts - np.diag(np.diag(counts))
    most = np.argsort(-off, axis=None, kind="stable")[:PAIRS]
    found = zip(*np.unravel_index(most, off.shape), strict=True)
    rows = [[names[t], names[p], f"{off[t, p]:,}"] for t, p in found if off[t, p]]
    head = (
        translate("Report", "true class"), translate("Report", "predicted"),
        translate("Report", "images"),
    )  # fmt: skip
    caption = translate("Report", "What is confused most often, of {n} classes")
    return table(rows, head, caption.format(n=len(names))) if rows else ""


def _scores(counts: NDArray[np.int64], names: Sequence[str]) -> str:
    """Precision TP / (TP + FP), recall TP / (TP + FN), F1 their harmonic mean."""
    right = np.diag(counts).astype(float)
    rows = []
    for number, name in enumerate(names):
        told, true = int(counts[:, number].sum()), int(counts[number].sum())
        both = told + true
        shares = (
            right[number] / told if told else None,
            right[number] / true if true else None,
            2 * right[number] / both if both else None,
        )
        texts = ["–" if share is None else percent(share, 1) for share in shares]
        rows.append([name, *texts, f"{true:,}"])
    head = (
        translate("Report", "class"), translate("Report", "precision"),
        translate("Report", "recall"), "F1", translate("Report", "images"),
    )  # fmt: skip
    return table(rows, head, translate("Report", "How well each class is recognized"))


def _mistakes(contents: Contents, names: Sequence[str]) -> str:
    if not contents.mistakes:
        return ""
    shown = []
    for mistake in contents.mistakes:
        text, number = _words(mistake, names), _number(mistake)
        if mistake.pixels.ndim == 3:
            alt = f"{number}: {text}"
            shown.append(picture(of_image(mistake.pixels), alt, text))
        else:
            shown.append(
                f"<figure>{escape(number)}<figcaption>{escape(text)}</figcaption>"
                "</figure>"
            )
    title = escape(translate("Report", "The surest mistakes"))
    return f'<h3>{title}</h3><div class="mistakes">{"".join(shown)}</div>'


def _number(mistake: Mistake) -> str:
    return translate("Report", "image {n}").format(n=mistake.index + 1)


def _words(mistake: Mistake, names: Sequence[str]) -> str:
    text = translate("Report", "{true}, predicted {predicted}, {share}")
    return text.format(
        true=names[mistake.label],
        predicted=names[mistake.predicted],
        share=percent(mistake.probability, 0),
    )


def evidence(contents: Contents) -> str:
    """Return which pixels of the surest mistakes raise which score."""
    names = class_names(contents)
    explained = [m for m in contents.mistakes if m.evidence and m.pixels.ndim == 3]
    if not explained:
        return ""
    first = translate(
        "Report",
        "Bright is where a score is raised, for the predicted and for the true class; "
        "the percentage is of the pixels that hold 80 % of it. It says what the score "
        "reacts to, and not what the network means by it.",
    )
    return f"<p>{escape(first)}</p>" + "".join(
        _explained(mistake, names) for mistake in explained
    )


def _explained(mistake: Mistake, names: Sequence[str]) -> str:
    number = _number(mistake)
    shown = [picture(of_image(mistake.pixels), number, number)]
    both = names[mistake.predicted], names[mistake.label]
    for one in mistake.evidence:
        for pixels, share, name in zip(one.pictures, one.shares, both, strict=True):
            text = translate("Report", "{method}, for {name}: {share}").format(
                method=_method(one), name=name, share=_share(share)
            )
            shown.append(picture(pixels, f"{number}, {text}", text))
    title = f"{number[:1].upper()}{number[1:]}: {_words(mistake, names)}"
    return f'<h3>{escape(title)}</h3><div class="evidence">{"".join(shown)}</div>'


def _method(one: Evidence) -> str:
    if one.method == "grad_cam":
        text = translate("Report", "Grad-CAM at {layer}")
        return text.format(layer=one.node)
    text = translate("Report", "Integrated gradients, {n} steps from black")
    return text.format(n=one.steps)


def _share(share: float) -> str:
    return translate("Report", "nothing") if math.isnan(share) else percent(share, 0)
