"""A download as a side job: `DownloadData` in, progress and `DataDownloaded` out."""

from __future__ import annotations

from collections.abc import Iterator

from cnnstudio.bridge.download_messages import DataDownloaded, DownloadData
from cnnstudio.bridge.engine_messages import JobProgress
from cnnstudio.bridge.message import Message
from cnnstudio.engine.data.downloads import download
from cnnstudio.engine.data.prepared_set import places_of, read_prepared
from cnnstudio.engine.data.torchvision_parts import Maker, make_part
from cnnstudio.engine.errors import DataError
from cnnstudio.graph.errors import FieldError
from cnnstudio.graph.text import translate
from cnnstudio.project.sources.source import SOURCES
from cnnstudio.project.sources.torchvision_sets import TorchvisionSet


def download_data(request: DownloadData, maker: Maker = make_part) -> Iterator[Message]:
    """Yield progress, then that it is there, or why it is not."""
    try:
        source = SOURCES.read(request.source)
        if not isinstance(source, TorchvisionSet):
            raise DataError(translate("Engine", "These data need no download."))
        for step in download(source, maker=maker):
            yield JobProgress(request.request, step.text, step.done, step.total)
        yield DataDownloaded(
            request.request,
            source.name,
            str(places_of(source).prepared),
            len(read_prepared(source)),
        )
    except (DataError, FieldError) as error:
        yield DataDownloaded(request.request, problem=str(error))
