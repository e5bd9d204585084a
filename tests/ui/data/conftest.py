"""A document, an engine that never runs, and what it would answer about data."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtWidgets import QApplication

from cnnstudio.ui.data.controller import DataController
from cnnstudio.ui.document import Document
from cnnstudio.ui.engine_client import EngineClient
from tests.helpers.data_messages import DataEngine
from tests.helpers.fakes import FakeEngineClient


@pytest.fixture
def client(qapp: QApplication) -> FakeEngineClient:
    client = FakeEngineClient()
    client.become_ready()
    return client


@pytest.fixture
def document(qapp: QApplication) -> Document:
    return Document()


@pytest.fixture
def controller(
    document: Document, client: FakeEngineClient
) -> Iterator[DataController]:
    made = DataController(document, cast("EngineClient", client), document)
    yield made
    made.settle()  # nothing is to be done later


@pytest.fixture
def engine(client: FakeEngineClient, tmp_path: Path) -> DataEngine:
    folder = tmp_path / "flowers"
    folder.mkdir()
    return DataEngine(client, folder)
