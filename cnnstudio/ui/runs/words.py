"""How values of runs are written for people: in tables, comparisons and plots."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from cnnstudio.graph.param import Param
from cnnstudio.graph.text import listed, marked, translate
from cnnstudio.project.measures import measure_of
from cnnstudio.project.param_words import label_of
from cnnstudio.project.run_compare import EDGE, OFF, TYPE, ComparedRow
from cnnstudio.project.run_table import SETTINGS, KnownRun, RunColumn
from cnnstudio.project.setting_words import word_for
from cnnstudio.ui import format as fmt
from cnnstudio.ui.runs.record_words import NOTHING, differing_records

_STATES = {
    "running": marked("RunWords", "training"),
    "paused": marked("RunWords", "paused"),
    "completed": marked("RunWords", "finished"),
    "stopped": marked("RunWords", "stopped"),
    "failed": marked("RunWords", "failed"),
    "interrupted": marked("RunWords", "interrupted"),
    "damaged": marked("RunWords", "damaged"),
}


def cell_text(column: RunColumn, run: KnownRun) -> str:
    """Return what a cell of the table of runs says; nothing where there is nothing."""
    value = column.value(run)
    if value is None:
        return ""
    if column.kind == "metric":
        return series_text(run.record.metric, value)
    if column.key == "status":
        return _state(value)
    return _BY_KIND[column.kind](value, column.param)


def setting_text(value: Any, param: Param | None = None) -> str:
    """Return a setting's or field's value as people read it."""
    if value is None:
        return NOTHING
    if isinstance(value, bool):
        return translate("RunWords", "on") if value else translate("RunWords", "off")
    if isinstance(value, float):
        return f"{value:g}"
    if isinstance(value, list) and any(isinstance(item, Mapping) for item in value):
        return listed([_record_text(item) for item in value]) or NOTHING
    if isinstance(value, str):
        return word_for(value) or NOTHING
    return (param.text(value) if param is not None else str(value)) or NOTHING


def row_title(row: ComparedRow) -> tuple[str, str]:
    """Return where a difference is and what differs there."""
    if row.place in SETTINGS:
        places = {
            "training": translate("RunWords", "Training"),
            "dataset": translate("RunWords", "Data"),
        }
        assert row.param is not None
        return places[row.place], label_of(row.param, row.field)
    fields = {
        TYPE: translate("RunWords", "layer"),
        OFF: translate("RunWords", "switched off"),
        EDGE: translate("RunWords", "edge"),
    }
    return row.place, fields.get(row.field, row.field)


def row_texts(row: ComparedRow) -> list[str]:
    """Return what each run has, in words."""
    if row.field == EDGE:
        there = translate("RunWords", "joined")
        return [there if value else NOTHING for value in row.values]
    if row.field == TYPE:
        return [NOTHING if value is None else str(value) for value in row.values]
    told = _value_texts(row)
    texts = []
    for number in range(len(row.values)):
        first, *later = told[number]
        changes = row.changes[number] if row.changes else ()
        said = translate("RunWords", "{value} from epoch {epoch}")
        texts.append(
            ", ".join(
                [first]
                + [
                    said.format(value=text, epoch=fmt.grouped(epoch))
                    for text, (epoch, _) in zip(later, changes, strict=True)
                ]
            )
        )
    return texts


def _value_texts(row: ComparedRow) -> list[list[str]]:
    """Return for each run what it began with, and what it was changed to."""
    values = [
        [value, *(after for _, after in (row.changes[n] if row.changes else ()))]
        for n, value in enumerate(row.values)
    ]
    if row.param is None or row.param.kind != "records" or not row.differs:
        return [[setting_text(value, row.param) for value in had] for had in values]
    texts = iter(differing_records([value for had in values for value in had]))
    return [[next(texts) for _ in had] for had in values]


def series_title(series: str) -> str:
    """Return what people call a series: `validation/loss` is "Loss, validation"."""
    measure = measure_of(series)
    if measure is None:
        return series
    title = translate("Measures", measure.title)
    parts = {
        "train": translate("RunWords", "{0}, training"),
        "validation": translate("RunWords", "{0}, validation"),
        "test": translate("RunWords", "{0}, test"),
    }
    return parts.get(series.partition("/")[0], "{0}").format(title)


def series_text(series: str, value: float) -> str:
    """Return one value of a series with its unit."""
    measure = measure_of(series)
    if measure is not None and measure.unit == "%":
        return fmt.percent(value)
    if measure is not None and measure.unit:
        return f"{fmt.count(round(value))} {measure.unit}"
    return fmt.value(value)


def _state(key: str) -> str:
    return translate("RunWords", _STATES[key]) if key in _STATES else key


def _record_text(record: Mapping[str, Any]) -> str:
    kind = word_for(str(record.get("kind", "")))
    said = [
        f"{name} {setting_text(value)}"
        for name, value in record.items()
        if name != "kind" and isinstance(value, int | float | str) and value != ""
    ]
    return f"{kind} ({', '.join(said)})" if said else kind


_BY_KIND: Mapping[str, Callable[[Any, Param | None], str]] = {
    "text": lambda value, _: str(value),
    "count": lambda value, _: fmt.count(round(value)),
    "value": lambda value, _: fmt.value(value),
    "rate": setting_text,
    "seconds": lambda value, _: fmt.duration(value),
    "moment": lambda value, _: fmt.moment(value),
    "bytes": lambda value, _: fmt.size(value),
    "switch": lambda value, _: "★" if value else "",
    "setting": setting_text,
}
