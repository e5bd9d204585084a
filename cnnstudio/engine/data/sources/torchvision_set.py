"""Known data sets, once they have been downloaded."""

from __future__ import annotations

from cnnstudio.engine.data.prepared_set import read_prepared
from cnnstudio.engine.data.scanned import Progress, Scan, Scanned
from cnnstudio.engine.data.sources.registry import scans
from cnnstudio.graph.text import translate
from cnnstudio.project.sources.torchvision_sets import TorchvisionSet


@scans(TorchvisionSet)
def scan_set(source: TorchvisionSet, again: bool) -> Scan:
    """Read what was prepared; nothing is downloaded here."""
    yield Progress(translate("Engine", "reading {0}").format(source.name))
    return Scanned(read_prepared(source))
