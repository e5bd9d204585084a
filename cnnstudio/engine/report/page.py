"""A report as one HTML page that needs nothing but itself."""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from html import escape
from typing import TYPE_CHECKING

import numpy as np

from cnnstudio import __version__
from cnnstudio.engine.pictures import coloured, data_uri, grid, of_image
from cnnstudio.engine.report.contents import Contents
from cnnstudio.engine.report.drawing import curves_svg, network_svg
from cnnstudio.engine.report.style import STYLE
from cnnstudio.graph.text import translate
from cnnstudio.project.measures import measure_of
from cnnstudio.project.run_compare import compare_settings
from cnnstudio.project.run_tables import EpochRecord

if TYPE_CHECKING:
    from numpy.typing import NDArray

MOST_TILES = 64


def page_of(contents: Contents) -> str:
    """Return the whole page."""
    title = escape(contents.record.title)
    sections = [
        _head(contents),
        _section(translate("Report", "Network"), network_svg(contents.project.graph)),
        _section(translate("Report", "Training"), _curves(contents)),
        _section(translate("Report", "Mistakes"), _judged(contents)),
        _section(translate("Report", "Filters"), _filters(contents)),
        _section(translate("Report", "Feature maps"), _maps(contents)),
        _section(translate("Report", "Settings"), _settings(contents)),
    ]
    # The policy has a browser refuse whatever is not in the page itself.
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        '<meta http-equiv="Content-Security-Policy" content="default-src '
        "'none'; img-src data:; style-src 'unsafe-inline'\">"
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<link rel="icon" href="data:,"><title>{title}</title>'
        f"<style>{STYLE}</style></head><body><main>{''.join(sections)}"
        f"<footer>CNN Studio {__version__}</footer></main></body></html>\n"
    )


def _section(title: str, content: str) -> str:
    if not content:
        return ""
    return f"<section><h2>{escape(title)}</h2>{content}</section>"


def _said(text: str) -> str:
    return f'<p class="note">{escape(text)}</p>'


def _table(rows: Iterable[Sequence[str]], head: Sequence[str] = ()) -> str:
    top = "".join(f"<th>{escape(cell)}</th>" for cell in head)
    body = "".join(
        "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>"
        for row in rows
    )
    return f"<table>{f'<tr>{top}</tr>' if top else ''}{body}</table>"


def _head(contents: Contents) -> str:
    record = contents.record
    made = time.strftime("%Y-%m-%d %H:%M", time.localtime(record.created))
    facts = [
        (translate("Report", "Weights"), _weights(contents)),
        (translate("Report", "Trained"), f"{made}, {record.seconds:,.0f} s"),
        (translate("Report", "Parameters"), f"{record.parameters:,}"),
        (translate("Report", "Device"), record.device),
        (translate("Report", "Seed"), str(record.seed)),
    ]
    note = f'<p class="lead">{escape(record.marks.note)}</p>' * bool(record.marks.note)
    missing = _said(contents.missing) if contents.missing else ""
    return (
        f"<header><h1>{escape(record.title)}</h1>{note}{_table(facts)}{_results(contents)}"
        f"{missing}"
        "</header>"
    )


def _results(contents: Contents) -> str:
    """What the weights reach in validation and test, a row for each measure."""
    results = contents.record.results
    rows = []
    for key in dict.fromkeys(series.partition("/")[2] for series in results):
        cells = [
            _value(f"{part}/{key}", results[f"{part}/{key}"])
            if f"{part}/{key}" in results
            else "–"
            for part in ("validation", "test")
        ]
        rows.append([_series_title(key), *cells])
    head = ("", translate("Report", "validation"), translate("Report", "test"))
    return _table(rows, head) if rows else ""


def _weights(contents: Contents) -> str:
    text = translate("Report", "epoch {epoch} of {epochs}")
    if contents.epoch == contents.record.best_epoch:
        text = translate("Report", "best epoch, {epoch} of {epochs}")
    return text.format(epoch=contents.epoch, epochs=contents.record.epochs_done)


def _series_title(series: str) -> str:
    measure = measure_of(series)
    return series if measure is None else translate("Measures", measure.title)


def _value(series: str, value: float) -> str:
    measure = measure_of(series)
    return f"{value:.2%}" if measure and measure.unit == "%" else f"{value:.4g}"


def _curves(contents: Contents) -> str:
    record = contents.record
    drawn = []
    for key in dict.fromkeys(("loss", record.metric)):
        curves = {
            part: _points(contents.epochs, f"{part}/{key}")
            for part in ("train", "validation")
        }
        title = _series_title(key)
        svg = curves_svg(title, curves, record.best_epoch)
        if svg:
            drawn.append(f"<figure><figcaption>{escape(title)}</figcaption>{svg}"
                         "</figure>")  # fmt: skip
    if not drawn:
        return _said(translate("Report", "No epoch was finished."))
    legend = (
        f'<p class="legend"><span class="c0">{translate("Report", "training")}</span>'
        f'<span class="c1">{translate("Report", "validation")}</span>'
        f'<span class="best">{translate("Report", "best epoch")}</span></p>'
    )
    return f'<div class="figures">{"".join(drawn)}</div>{legend}'


def _points(epochs: Iterable[EpochRecord], series: str) -> list[tuple[float, float]]:
    return [(e.epoch, e.values[series]) for e in epochs if series in e.values]


def _judged(contents: Contents) -> str:
    if contents.judged is None:
        return _said(contents.not_judged) if contents.not_judged else ""
    found = contents.judged
    size = max(
        len(found.classes), int(max(found.labels.max(), found.predicted.max())) + 1
    )
    counts = np.zeros((size, size), np.int64)
    np.add.at(counts, (found.labels, found.predicted), 1)
    unnamed = [str(number) for number in range(len(found.classes), size)]
    names = [*found.classes, *unnamed]
    wrong = int((found.labels != found.predicted).sum())
    total = translate("Report", "{wrong} of {all} validation images are wrong.").format(
        wrong=f"{wrong:,}", all=f"{len(found.labels):,}"
    )
    return (
        f"<p>{escape(total)}</p>{_matrix(counts, names)}{_scores(counts, names)}"
        f"{_mistakes(contents, names)}"
    )


def _matrix(counts: NDArray[np.int64], names: Sequence[str]) -> str:
    off = counts - np.diag(np.diag(counts))
    most = max(1, int(off.max()))
    head = "".join(f"<th>{escape(name)}</th>" for name in names)
    rows = []
    for true, name in enumerate(names):
        cells = []
        for predicted, number in enumerate(counts[true]):
            share = 0.0 if true == predicted else int(number) / most
            kind = "right" if true == predicted else "strong" if share > 0.5 else ""
            style = f' style="--share:{share:.3f}"' if share else ""
            text = f"{number:,}" if number else ""
            cells.append(f'<td class="{kind}"{style}>{text}</td>')
        rows.append(f"<tr><th>{escape(name)}</th>{''.join(cells)}</tr>")
    corner = translate("Report", "true \\ predicted")
    return (
        f'<div class="wide"><table class="matrix"><tr><th>{escape(corner)}</th>{head}'
        f"</tr>{''.join(rows)}</table></div>"
    )


def _scores(counts: NDArray[np.int64], names: Sequence[str]) -> str:
    """Precision TP / (TP + FP), recall TP / (TP + FN), F1 their harmonic mean."""
    right = np.diag(counts).astype(float)
    rows = []
    for number, name in enumerate(names):
        said, true = int(counts[:, number].sum()), int(counts[number].sum())
        both = said + true
        shares = (
            right[number] / said if said else None,
            right[number] / true if true else None,
            2 * right[number] / both if both else None,
        )
        texts = ["–" if share is None else f"{share:.1%}" for share in shares]
        rows.append([name, *texts, f"{true:,}"])
    head = (
        translate("Report", "class"), translate("Report", "precision"),
        translate("Report", "recall"), "F1", translate("Report", "images"),
    )  # fmt: skip
    return _table(rows, head)


def _mistakes(contents: Contents, names: Sequence[str]) -> str:
    if not contents.mistakes:
        return ""
    shown = []
    text = translate("Report", "{true}, predicted {predicted}, {share}")
    for mistake in contents.mistakes:
        said = text.format(
            true=names[mistake.label],
            predicted=names[mistake.predicted],
            share=f"{mistake.probability:.0%}",
        )
        number = translate("Report", "image {n}").format(n=mistake.index + 1)
        picture = escape(number)
        if mistake.pixels.ndim == 3:
            uri = data_uri(of_image(mistake.pixels))
            picture = f'<img src="{uri}" alt="{picture}">'
        shown.append(
            f"<figure>{picture}<figcaption>{escape(said)}</figcaption></figure>"
        )
    title = escape(translate("Report", "The surest mistakes"))
    return f'<h3>{title}</h3><div class="mistakes">{"".join(shown)}</div>'


def _filters(contents: Contents) -> str:
    weights = contents.filters
    if weights is None:
        return ""
    if weights.shape[1] == 3:
        most = float(np.abs(weights).max()) or 1.0
        tiles = np.stack([of_image(one / (2 * most) + 0.5) for one in weights])
        how = translate("Report", "in colour, grey is 0")
    else:
        first = weights[:, 0]
        most = float(np.abs(first).max()) or 1.0
        tiles = coloured(first, -most, most, "blue-white-red")
        how = translate("Report", "of the first input channel, −{n} to +{n}").format(
            n=f"{most:.3g}"
        )
    said = translate("Report", "{count} filters of {layer}, {how}.").format(
        count=len(weights), layer=contents.filters_of, how=how
    )
    return _tiles(said, tiles)


def _maps(contents: Contents) -> str:
    maps = contents.maps
    if maps is None:
        return ""
    name = translate("Report", "validation image {n}").format(n=maps.index + 1)
    parts = []
    if maps.image.ndim == 3:  # else it is a row of numbers, or a clip
        image = data_uri(of_image(maps.image))
        parts.append(
            f'<figure class="sample"><img src="{image}" alt="{escape(name)}">'
            f"<figcaption>{escape(name)}</figcaption></figure>"
        )
    for node, tiles in maps.tiles.items():
        shown = tiles[:MOST_TILES].astype(np.float32)
        said = translate("Report", "{layer}: {shown} of {count} maps, each on its own")
        name = contents.layer_names[node]
        said = said.format(layer=name, shown=len(shown), count=len(tiles))
        parts.append(_tiles(said, coloured(shown, 0.0, 255.0, "viridis")))
    return "".join(parts)


def _tiles(said: str, tiles: NDArray[np.uint8]) -> str:
    columns = min(16, max(1, len(tiles)))
    picture = grid(tiles[:MOST_TILES], columns)
    scale = max(1, min(6, 760 // max(1, picture.shape[1])))
    return (
        f'<figure class="tiles"><figcaption>{escape(said)}</figcaption>'
        f'<img src="{data_uri(picture)}" alt="{escape(said)}" '
        f'style="width:{picture.shape[1] * scale}px"></figure>'
    )


def _settings(contents: Contents) -> str:
    rows = []
    for row in compare_settings([contents.project], [contents.record.events]):
        if row.param is None or row.place not in ("training", "dataset"):
            continue
        label = row.param.label or row.field
        rows.append([label, str(row.values[0])])
    return _table(rows)
