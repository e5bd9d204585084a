"""Labels that may be wrong: sorted by loss, of those the network surely denies."""

from __future__ import annotations

from typing import cast

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from cnnstudio.bridge.data_messages import SamplesShown, ShowSamples
from cnnstudio.bridge.engine_messages import RequestFailed
from cnnstudio.bridge.evaluation_messages import Judged
from cnnstudio.bridge.look_messages import Evaluate, Evaluated
from cnnstudio.ui.data.controller import DataController
from cnnstudio.ui.data.labels_page import LabelsPage
from cnnstudio.ui.data.suspects import Suspects, suspects_in
from cnnstudio.ui.document import Document
from cnnstudio.ui.engine_client import EngineClient
from tests.helpers.fakes import FakeEngineClient


class Trained:
    """Says why there is no trained network."""

    why = ""

    def __call__(self) -> str:
        return self.why


def judged(request: int, part: str = "train") -> Evaluated:
    """Five samples: right, sure and wrong, unsure, surest and wrong, right."""
    return Evaluated(
        request=request,
        subject="run",
        run="r1",
        epoch=3,
        step=30,
        part=part,
        classes=("cat", "dog"),
        labels=np.array([0, 0, 1, 1, 1], np.int32),
        predicted=np.array([0, 1, 0, 0, 1], np.int32),
        probability=np.array([0.9, 0.8, 0.4, 0.99, 0.7], np.float32),
        of_label=np.array([0.9, 0.2, 0.3, 0.01, 0.7], np.float32),
    )


@pytest.fixture
def trained() -> Trained:
    return Trained()


@pytest.fixture
def suspects(
    document: Document, client: FakeEngineClient, trained: Trained
) -> Suspects:
    return Suspects(document, cast("EngineClient", client), trained, document)


def answer(suspects: Suspects, client: FakeEngineClient) -> None:
    suspects.look()
    (asked,) = client.submitted_of(Evaluate)
    client.deliver(judged(asked.request, asked.part))


@pytest.mark.requirement("C08")
def test_only_what_is_surely_denied_the_largest_loss_first() -> None:
    found = suspects_in(judged(0))
    assert [suspect.place for suspect in found] == [3, 1]
    assert found[0].label == "dog"
    assert found[0].predicted == "cat"
    assert found[0].loss == pytest.approx(-np.log(0.01), rel=1e-5)
    assert found[1].probability == pytest.approx(0.8)


def test_their_pictures_are_asked_for_in_the_same_order(
    suspects: Suspects, client: FakeEngineClient
) -> None:
    suspects.choose_part("test")
    answer(suspects, client)
    (asked,) = client.submitted_of(ShowSamples)
    assert (asked.part, asked.places) == ("test", (3, 1))


def test_without_a_trained_network_nothing_is_asked(
    suspects: Suspects, client: FakeEngineClient, trained: Trained
) -> None:
    trained.why = "This network is not trained yet: train it, with F5."
    suspects.look()
    assert client.submitted == []


def test_a_network_that_has_been_trained_is_noticed(
    suspects: Suspects, trained: Trained, qtbot: QtBot
) -> None:
    suspects.ask_again()
    trained.why = "The network is no longer that of the run: train it, with F5."
    with qtbot.waitSignal(suspects.changed):
        suspects.ask_again()
    with qtbot.assertNotEmitted(suspects.changed):
        suspects.ask_again()


def test_an_engine_that_refuses_or_dies_is_heard(
    suspects: Suspects, client: FakeEngineClient
) -> None:
    suspects.look()
    (asked,) = client.submitted_of(Evaluate)
    client.deliver(RequestFailed(asked.request, "Without an Output …"))
    assert (suspects.busy, suspects.problem) == (False, "Without an Output …")
    suspects.look()
    (_, asked) = client.submitted_of(Evaluate)
    client.deliver(
        Judged(
            request=asked.request, subject="run", run="r", epoch=1, step=1,
            part="train", task="values", classes=("a",), count=9,
        )
    )  # fmt: skip
    assert not suspects.busy
    assert "do not have one class each" in suspects.problem
    suspects.look()
    client.die("The engine has died (signal 9).")
    assert suspects.problem == "The engine has died (signal 9)."


def test_the_page_shows_rows_and_the_picture_of_the_chosen_one(
    qtbot: QtBot,
    controller: DataController,
    suspects: Suspects,
    client: FakeEngineClient,
) -> None:
    page = LabelsPage(controller, suspects)
    qtbot.addWidget(page)
    page.resize(700, 400)
    page.show()
    page.look.click()
    (asked,) = client.submitted_of(Evaluate)
    client.deliver(judged(asked.request))
    (show,) = client.submitted_of(ShowSamples)
    client.deliver(
        SamplesShown(
            show.request,
            total=2,
            classes=("cat", "dog"),
            images=np.full((2, 1, 8, 8), 90, np.uint8),
            indices=np.array([3, 1], np.int32),
            names=("dog/a.png", "cat/b.png"),
        )
    )
    cells = [row.cells[:3] for row in page.table.rows_model.rows]
    assert cells == [("dog/a.png", "dog", "cat"), ("cat/b.png", "cat", "dog")]
    assert page.about.text() == "Labelled dog; the network says cat, 99.0 % surely."
    assert page.name.full_text() == "dog/a.png"
    page.table.pick(1)
    assert page.picture.accessibleName().startswith("Labelled cat")
    assert not page.reveal.isEnabled(), "the digits are no files"


def test_another_project_forgets_them(
    suspects: Suspects, client: FakeEngineClient, document: Document
) -> None:
    answer(suspects, client)
    assert suspects.found
    document.open(document.project.copied(), None)
    assert suspects.found is None
