"""A report as one HTML page that needs nothing but itself."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping
from html import escape

from cnnstudio import __version__
from cnnstudio.bridge.language import spoken
from cnnstudio.engine.report.contents import Contents
from cnnstudio.engine.report.drawing import Points, curves_svg
from cnnstudio.engine.report.layers_part import filters, maps, network, stages
from cnnstudio.engine.report.markup import said, section, table
from cnnstudio.engine.report.mistakes_part import evidence, judged
from cnnstudio.engine.report.style import STYLE
from cnnstudio.graph.param import Param, params_of
from cnnstudio.graph.text import translate
from cnnstudio.project.figures import percent
from cnnstudio.project.measures import measure_of
from cnnstudio.project.param_words import choice_of, label_inside, label_of
from cnnstudio.project.record import Registry
from cnnstudio.project.run_compare import compare_settings
from cnnstudio.project.run_tables import EpochRecord
from cnnstudio.project.setting_words import STEP_WORDS, WORDS
from cnnstudio.project.sources.source import SOURCES
from cnnstudio.project.steps.step import STEPS

_KINDS: tuple[tuple[Registry, str, Mapping[str, str]], ...] = (
    (STEPS, "Steps", STEP_WORDS), (SOURCES, "Data", WORDS),
)  # fmt: skip
"""Kinds of records, the context of their titles, and the words of their choices."""

Part = tuple[str, str, Callable[[Contents], str]]
"""Anchor and heading of a section, and what makes it."""


def _parts() -> tuple[Part, ...]:
    return (
        ("network", translate("Report", "Network"), network),
        ("training", translate("Report", "Training"), _curves),
        ("mistakes", translate("Report", "Mistakes"), judged),
        ("evidence", translate("Report", "Evidence in the mistakes"), evidence),
        ("filters", translate("Report", "Filters"), filters),
        ("maps", translate("Report", "Feature maps"), maps),
        ("epochs", translate("Report", "Through the epochs"), stages),
        ("settings", translate("Report", "Settings"), _settings),
    )


def page_of(contents: Contents) -> str:
    """Return the whole page."""
    title = escape(contents.record.title)
    made = [(key, name, make(contents)) for key, name, make in _parts()]
    sections = "".join(section(*one) for one in made)
    links = "".join(
        f'<a href="#{key}">{escape(name)}</a>' for key, name, content in made if content
    )
    label = escape(translate("Report", "Parts of this page"))
    # The policy has a browser refuse whatever is not in the page itself.
    return (
        f'<!doctype html><html lang="{spoken()}"><head><meta charset="utf-8">'
        '<meta http-equiv="Content-Security-Policy" content="default-src '
        "'none'; img-src data:; style-src 'unsafe-inline'\">"
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta name="color-scheme" content="light dark">'
        f'<link rel="icon" href="data:,"><title>{title}</title>'
        f"<style>{STYLE}</style></head><body><main>{_head(contents)}"
        f'<nav aria-label="{label}">{links}</nav>{sections}</main>'
        f"<footer>CNN Studio {__version__}</footer></body></html>\n"
    )


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
    missing = said(contents.missing) if contents.missing else ""
    return (
        f"<header><h1>{escape(record.title)}</h1>{note}{_tiles(facts)}{missing}"
        f"{_results(contents)}</header>"
    )


def _tiles(facts: Iterable[tuple[str, str]]) -> str:
    """Return facts as tiles: a word, and its value below."""
    made = "".join(
        f"<div><dt>{escape(name)}</dt><dd>{escape(value)}</dd></div>"
        for name, value in facts
        if value
    )
    return f'<dl class="facts">{made}</dl>'


def _results(contents: Contents) -> str:
    """What the weights reach in validation and test, a row for each measure.

    The run's results are of its best epoch; of others there is what was validated.
    """
    results = dict(contents.record.results)
    if contents.epoch != contents.record.best_epoch:
        of_epoch = [e.values for e in contents.epochs if e.epoch == contents.epoch]
        values = of_epoch[0] if of_epoch else {}
        results = {s: v for s, v in values.items() if s.startswith("validation/")}
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
    caption = translate("Report", "What these weights reach")
    return table(rows, head, caption) if rows else ""


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
    return percent(value) if measure and measure.unit == "%" else f"{value:.4g}"


def _curves(contents: Contents) -> str:
    record = contents.record
    drawn = []
    for key in dict.fromkeys(("loss", record.metric)):
        curves = {
            name: _points(contents.epochs, f"{part}/{key}")
            for part, name in (
                ("train", translate("Report", "training")),
                ("validation", translate("Report", "validation")),
            )
        }
        title = _series_title(key)
        measure = measure_of(f"validation/{key}")
        svg = curves_svg(
            title, curves, record.best_epoch, _spoken(title, curves),
            percent=measure is not None and measure.unit == "%",
        )  # fmt: skip
        if svg:
            drawn.append(f"<figure><figcaption>{escape(title)}</figcaption>{svg}"
                         "</figure>")  # fmt: skip
    if not drawn:
        return said(translate("Report", "No epoch was finished."))
    legend = (
        f'<p class="legend"><span class="c0">{translate("Report", "training")}</span>'
        f'<span class="c1">{translate("Report", "validation")}</span>'
        f'<span class="best">{translate("Report", "best epoch")}</span></p>'
    )
    return f'<div class="figures">{"".join(drawn)}</div>{legend}'


def _spoken(title: str, curves: Mapping[str, Points]) -> str:
    """Say in a sentence what curves show, for those who do not see them."""
    text = translate("Report", "{part} from {first} to {last}")
    parts = [
        text.format(part=name, first=f"{line[0][1]:.4g}", last=f"{line[-1][1]:.4g}")
        for name, line in curves.items()
        if line
    ]
    return f"{title}: {', '.join(parts)}"


def _points(epochs: Iterable[EpochRecord], series: str) -> list[tuple[float, float]]:
    return [(e.epoch, e.values[series]) for e in epochs if series in e.values]


def _settings(contents: Contents) -> str:
    """Return the settings that have a meaning beside the others, and their values."""
    compared = compare_settings([contents.project], [contents.record.events])
    rows = []
    for place in ("training", "dataset"):
        here = [row for row in compared if row.place == place]
        values = {row.field: row.values[0] for row in here}
        for row in here:
            if row.param is None or not row.param.applies(values):
                continue
            if row.field == "recipe":  # where the values came from is no setting
                continue
            label = label_of(row.param, row.field)
            rows.append([label, _worded(row.values[0], row.param)])
    return table(rows, figures=False)


def _worded(value: object, param: Param, words: Mapping[str, str] = WORDS) -> str:
    """Return a value as the forms of the window show it."""
    nothing = translate("Report", "none")
    if isinstance(value, bool):
        return translate("Report", "on") if value else translate("Report", "off")
    if isinstance(value, float):
        return f"{value:g}"
    if isinstance(value, list | tuple) and param.kind == "records":
        return "; ".join(map(_record, value)) or nothing
    if param.kind == "choice":
        return choice_of(str(value), words)
    return param.text(value) or nothing


def _record(raw: Mapping[str, object]) -> str:
    """Return a step or a source by its title and what it is set to."""
    kind = str(raw.get("kind", ""))
    found = ((r[kind], context, words) for r, context, words in _KINDS if kind in r)
    known, context, words = next(found, (None, "", {}))
    if known is None:
        return kind
    title = translate(context, known.title)
    if raw.get("on") is False:
        return f"{title} ({translate('Report', 'off')})"
    said = [
        f"{label_inside(param, name)} {_worded(raw[name], param, words)}"
        for name, param in params_of(known).items()
        if name in raw and name != "on" and param.kind != "records"
        if param.applies(raw) and raw[name] not in ("", [], ())
    ]
    return f"{title} ({', '.join(said)})" if said else title
