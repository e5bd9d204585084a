"""A known data set: told of first, downloaded on request only, with a way to stop."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from cnnstudio.bridge.data_messages import DataScanned, ScanData
from cnnstudio.bridge.download_messages import DataDownloaded, DownloadData
from cnnstudio.bridge.engine_messages import CancelJob, JobProgress
from cnnstudio.ui.data.controller import DataController
from cnnstudio.ui.data.data_header import DataHeader
from cnnstudio.ui.data.download_card import DownloadCard
from tests.helpers.data_messages import DataEngine
from tests.helpers.fakes import FakeEngineClient
from tests.helpers.qt import click

MNIST = {"kind": "torchvision", "dataset": "MNIST"}


def missing(controller: DataController, client: FakeEngineClient) -> None:
    """Choose MNIST, which is not on this computer."""
    controller.set_sources([MNIST])
    controller.settle()
    asked = client.submitted_of(ScanData)[-1]
    client.deliver(DataScanned(asked.request, problem="MNIST is not here yet."))


def test_size_and_licence_are_told_before_anything_is_downloaded(
    qtbot: QtBot, controller: DataController, client: FakeEngineClient
) -> None:
    card = DownloadCard(controller)
    qtbot.addWidget(card)
    card.show()
    missing(controller, client)
    assert card.told.text() == "70,000 samples of 10 classes. Licence: CC BY-SA 3.0."
    assert card.button.text() == "Download about 11.4 MiB"
    assert controller.problem == ""
    assert client.submitted_of(DownloadData) == []


def test_it_is_downloaded_on_request_and_then_scanned(
    qtbot: QtBot,
    controller: DataController,
    client: FakeEngineClient,
    engine: DataEngine,
) -> None:
    card, header = DownloadCard(controller), DataHeader(controller)
    for widget in (card, header):
        qtbot.addWidget(widget)
        widget.show()
    missing(controller, client)
    click(card.button, card.button.rect().center())
    (asked,) = client.submitted_of(DownloadData)
    assert asked.source["dataset"] == "MNIST"
    client.deliver(JobProgress(asked.request, "3 of 12 MB", 3, 12))
    assert header.progress.part() == 0.25
    assert header.state.full_text() == "3 of 12 MB"
    client.deliver(DataDownloaded(asked.request, "MNIST", "/cache", 70_000))
    controller.settle()
    assert len(client.submitted_of(ScanData)) == 2
    engine.scan()
    assert controller.facts is not None
    assert controller.to_download is None


def test_a_download_can_be_stopped(
    controller: DataController, client: FakeEngineClient
) -> None:
    missing(controller, client)
    controller.download()
    (asked,) = client.submitted_of(DownloadData)
    controller.cancel()
    assert client.submitted[-1] == CancelJob(asked.request)
    assert controller.busy == ""


def test_without_a_network_it_is_said(
    controller: DataController, client: FakeEngineClient
) -> None:
    missing(controller, client)
    controller.download()
    (asked,) = client.submitted_of(DownloadData)
    said = "There is no connection. Put the files into /cache/torchvision/MNIST."
    client.deliver(DataDownloaded(asked.request, problem=said))
    assert controller.problem == said
    controller.settle()
    assert len(client.submitted_of(ScanData)) == 1
