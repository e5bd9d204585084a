"""Baselines in the window: asked for by a button, answered in numbers and pictures."""

from __future__ import annotations

from typing import cast

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from cnnstudio.bridge.engine_messages import CancelJob, JobProgress
from cnnstudio.bridge.study_messages import BaselineAnswered, RunBaseline
from cnnstudio.project.commands import EditSettings
from cnnstudio.ui.data.baseline_page import BaselinePage, time_text
from cnnstudio.ui.data.baselines import Baselines
from cnnstudio.ui.data.controller import DataController
from cnnstudio.ui.document import Document
from cnnstudio.ui.engine_client import EngineClient
from tests.helpers.fakes import FakeEngineClient
from tests.helpers.qt import click

DIGITS = tuple("0123456789")


def knn(request: int, comparisons: int = 4_000) -> BaselineAnswered:
    """Two queries with three neighbours each; the second answer is wrong."""
    return BaselineAnswered(
        request,
        "knn",
        0.94,
        0.93,
        1.0,
        DIGITS,
        bytes=comparisons * 784,
        comparisons=comparisons,
        milliseconds=1.5,
        queries=np.zeros((2, 1, 28, 28), np.uint8),
        labels=np.array([3, 5], np.int32),
        answers=np.array([3, 8], np.int32),
        neighbors=np.array([[7, 9, 1], [2, 4, 6]], np.int32),
        neighbor_labels=np.array([[3, 3, 5], [8, 8, 5]], np.int32),
        distances=np.array([[1.0, 2.5, 3.0], [0.5, 0.75, 4.0]], np.float32),
        neighbor_pictures=np.zeros((6, 1, 28, 28), np.uint8),
    )


def linear(request: int, method: str = "softmax") -> BaselineAnswered:
    rng = np.random.default_rng(0)
    return BaselineAnswered(
        request,
        method,
        0.88,
        0.87,
        0.9,
        DIGITS,
        bytes=4 * 7_850,
        comparisons=10,
        milliseconds=0.02,
        parameters=7_850,
        templates=rng.normal(size=(10, 1, 28, 28)).astype(np.float32),
    )


@pytest.fixture
def baselines(document: Document, client: FakeEngineClient) -> Baselines:
    return Baselines(document, cast("EngineClient", client), document)


@pytest.fixture
def page(
    qtbot: QtBot, controller: DataController, baselines: Baselines
) -> BaselinePage:
    page = BaselinePage(controller, baselines)
    qtbot.addWidget(page)
    page.resize(720, 560)
    page.show()
    return page


def ask(page: BaselinePage, client: FakeEngineClient) -> RunBaseline:
    click(page.run, page.run.rect().center())
    return client.submitted_of(RunBaseline)[-1]


@pytest.mark.requirement("P14")
@pytest.mark.requirement("J03")
def test_a_button_runs_nearest_neighbours_without_a_network(
    page: BaselinePage, client: FakeEngineClient, document: Document, qtbot: QtBot
) -> None:
    assert not document.project.graph.nodes
    page.k.selectAll()
    qtbot.keyClicks(page.k, "3")
    button = page.distance.button("l1")
    click(button, button.rect().center())
    asked = ask(page, client)
    assert (asked.method, asked.k, asked.distance) == ("knn", 3, "l1")
    client.deliver(knn(asked.request))
    assert page.table.rows_model.rows[0].cells[:3] == (
        "k-NN, k = 3, L1", "94.00 %", "93.00 %",
    )  # fmt: skip


@pytest.mark.requirement("M19")
def test_neighbours_stand_in_a_row_nearest_first(
    page: BaselinePage, client: FakeEngineClient
) -> None:
    client.deliver(knn(ask(page, client).request))
    cells = page.pictures.cells
    assert len(cells) == 2 * (1 + 3)
    assert [cell.value for cell in cells[1:4]] == ["1", "2.5", "3"]
    assert [cell.caption for cell in cells[5:8]] == ["8", "8", "5"]
    assert (cells[0].tone, cells[4].tone) == ("ok", "error")
    assert cells[4].spoken == "5, said to be 8"


@pytest.mark.requirement("M20")
def test_costs_stand_beside_those_of_a_linear_layer(
    page: BaselinePage, client: FakeEngineClient
) -> None:
    client.deliver(knn(ask(page, client).request))
    button = page.method.button("softmax")
    click(button, button.rect().center())
    asked = ask(page, client)
    assert asked.method == "softmax"
    client.deliver(linear(asked.request))
    cells = [row.cells[3:] for row in page.table.rows_model.rows]
    assert cells == [("3 MiB", "4,000", "1.5 ms"), ("30.7 KiB", "10", "20 \u00b5s")]
    assert "all 4,000 training samples" not in page.said.text()
    page.table.pick(0)
    assert "all 4,000 training samples" in page.said.text()


@pytest.mark.requirement("M21")
@pytest.mark.parametrize("method", ["softmax", "svm"])
def test_the_weights_of_each_class_are_a_tile(
    page: BaselinePage, client: FakeEngineClient, method: str
) -> None:
    button = page.method.button(method)
    click(button, button.rect().center())
    client.deliver(linear(ask(page, client).request, method))
    assert [cell.caption for cell in page.pictures.cells] == list(DIGITS)
    assert "7,850 parameters" in page.said.text()


def test_it_can_be_cancelled_and_says_how_far_it_is(
    page: BaselinePage, client: FakeEngineClient
) -> None:
    asked = ask(page, client)
    client.deliver(JobProgress(asked.request, "compared with 1 of 4", 1, 4))
    assert page.said.text() == "compared with 1 of 4"
    assert page.progress.part() == 0.25
    click(page.cancel, page.cancel.rect().center())
    assert client.submitted[-1] == CancelJob(asked.request)
    client.deliver(knn(asked.request))
    assert page.table.rows_model.rows == ()


def test_why_there_is_none_is_said(
    page: BaselinePage, client: FakeEngineClient
) -> None:
    asked = ask(page, client)
    client.deliver(BaselineAnswered(asked.request, "knn", problem="No data."))
    assert page.said.text() == "No data."


def test_other_parts_forget_the_answers(
    page: BaselinePage,
    client: FakeEngineClient,
    document: Document,
    baselines: Baselines,
) -> None:
    client.deliver(knn(ask(page, client).request))
    document.push(EditSettings("dataset", {"train": 3_000}))
    assert baselines.answers == {}


@pytest.mark.parametrize(
    ("milliseconds", "text"),
    [(0.0021, "2.1 µs"), (0.62, "620 µs"), (3.2, "3.2 ms"), (1_900.0, "1.9 s")],
)
def test_times_have_their_unit(milliseconds: float, text: str) -> None:
    assert time_text(milliseconds) == text
