"""All samples of a project's data: of one source, or of two joined ones."""

from __future__ import annotations

import os
from dataclasses import replace

from cnnstudio.engine.data.raw import RawData, joined, size_text
from cnnstudio.engine.data.sources.registry import LOADERS
from cnnstudio.engine.data.watch import watched
from cnnstudio.engine.errors import DataError
from cnnstudio.graph.text import translate
from cnnstudio.project.settings import DatasetConfig
from cnnstudio.project.sources.pictures import PathSource
from cnnstudio.project.sources.source import ScannedSource, Source


def load(config: DatasetConfig) -> RawData:
    """Read all samples of a project's data; raises `DataError`."""
    if not config.sources:
        raise DataError(
            translate(
                "Engine",
                "No data are chosen for this network yet: choose them in Data.",
            )
        )
    return joined([load_source(source) for source in config.sources])


def load_source(source: Source) -> RawData:
    """Read all samples of a source; raises `DataError`.

    They must be what is known of them, by which the window has judged the network
    already.
    """
    raw, facts = LOADERS[type(source)](source), source.known()
    if isinstance(source, PathSource) and not raw.files:
        raw = replace(raw, files=watched(os.path.abspath(source.path)))
    if facts is None:
        return raw
    same = raw.shape == facts.shape and raw.classes == facts.classes
    if same and (isinstance(source, ScannedSource) or len(raw) == facts.count):
        return raw
    text = translate(
        "Engine",
        "The {title} are not as expected: {count:,} samples of {size} in {classes} "
        "classes, found {count2:,} of {size2} in {classes2}. {remedy}",
    )
    remedy = (
        translate("Engine", "They changed: scan them again.")
        if isinstance(source, ScannedSource)
        else translate("Engine", "Install CNN Studio again.")
    )
    raise DataError(
        text.format(
            title=source.name,
            count=facts.count,
            size=size_text(facts.shape),
            classes=len(facts.classes),
            count2=len(raw),
            size2=size_text(raw.shape),
            classes2=len(raw.classes),
            remedy=remedy,
        )
    )
