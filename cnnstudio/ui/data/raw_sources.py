"""Raw forms of data sources: what tells them apart, and where their files begin."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from cnnstudio.project.record import raw_of
from cnnstudio.project.settings import DatasetConfig
from cnnstudio.project.sources.source import SOURCES

Raw = dict[str, Any]


def source_key(raw: Mapping[str, Any]) -> str:
    """Return what tells a source from others, whatever was found in it."""
    whole = whole_source(raw)
    whole.pop("found", None)
    return json.dumps(whole, sort_keys=True)


def whole_source(raw: Mapping[str, Any]) -> Raw:
    """Return a source's raw form with the fields that were left out."""
    whole: Raw = raw_of(SOURCES.read(raw))
    return whole


def folder_of(raw: Mapping[str, Any]) -> Path | None:
    """Return the folder in which the names of a source's files begin, if it has any."""
    where = raw.get("folder") or raw.get("path")
    if not where:
        return None
    path = Path(str(where))
    return path if path.is_dir() else path.parent


def parts_of(data: DatasetConfig) -> list[object]:
    """Return what decides which sample is in which part."""
    return [
        data.split, data.train, data.validation, data.test, data.validation_share,
        data.test_share, data.stratified, data.split_seed,
    ]  # fmt: skip
