"""Questions are asked once, answered for their weights, and forgotten in time."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from cnnstudio.bridge.engine_messages import RequestFailed
from cnnstudio.bridge.look_messages import (
    CancelStudy,
    Evaluate,
    Evaluated,
    StudyProgress,
    WeightsShown,
)
from cnnstudio.bridge.message import Study
from cnnstudio.ui.viewer.model import studies as module
from cnnstudio.ui.viewer.model.studies import Studies
from tests.helpers.fakes import FakeEngineClient

VALIDATION = Evaluate(request=0, subject="run")
TEST = replace(VALIDATION, part="test")


class Asker:
    """Somebody who looks at weights that can change."""

    def __init__(self, client: FakeEngineClient) -> None:
        self.client, self.weights, self.held = client, 1, True
        self.studies = Studies(client, self._key, lambda: self.held)
        self.heard = 0
        self.studies.changed.connect(self._hear)

    def _key(self, _question: Study) -> object:
        return self.weights

    def _hear(self) -> None:
        self.heard += 1

    def asked(self) -> list[Evaluate]:
        return self.client.submitted_of(Evaluate)

    def answer(self, asked: Evaluate, size: int = 3) -> Evaluated:
        numbers = np.zeros(size, np.int32)
        chances = np.zeros(size, np.float32)
        found = Evaluated(
            request=asked.request,
            subject="run",
            run="r",
            epoch=1,
            step=1,
            part=asked.part,
            classes=("a",),
            labels=numbers,
            predicted=numbers,
            probability=chances,
        )
        self.client.deliver(found)
        return found


@pytest.fixture
def asker(qtbot: QtBot, client: FakeEngineClient) -> Asker:
    client.become_ready()
    return Asker(client)


def test_a_question_is_asked_once_and_its_answer_is_remembered(asker: Asker) -> None:
    studies = asker.studies
    assert studies.ask(VALIDATION, Evaluated) is None
    assert studies.ask(VALIDATION, Evaluated) is None
    (asked,) = asker.asked()
    assert studies.progress(Evaluate) == (0, 0)
    asker.client.deliver(StudyProgress(asked.request, 5, 20))
    assert studies.progress(Evaluate) == (5, 20)
    found = asker.answer(asked)
    assert studies.progress(Evaluate) is None
    assert studies.ask(VALIDATION, Evaluated) is found
    assert studies.newest(Evaluate, Evaluated) is found
    assert len(asker.asked()) == 1
    assert asker.heard == 2


def test_other_weights_are_another_question(asker: Asker) -> None:
    asker.studies.ask(VALIDATION, Evaluated)
    first = asker.answer(asker.asked()[-1])
    asker.weights = 2
    assert asker.studies.ask(VALIDATION, Evaluated) is None
    assert len(asker.asked()) == 2
    assert asker.studies.newest(Evaluate, Evaluated) is first, "shown meanwhile"
    asker.weights = 1
    assert asker.studies.ask(VALIDATION, Evaluated) is first


def test_the_newest_question_of_a_kind_wins(asker: Asker) -> None:
    asker.studies.ask(VALIDATION, Evaluated)
    asker.studies.ask(TEST, Evaluated)
    old, new = asker.asked()
    asker.answer(old)
    assert asker.heard == 0, "nobody waits for it any more"
    found = asker.answer(new)
    assert asker.studies.ask(TEST, Evaluated) is found


def test_a_refusal_is_told_and_not_asked_again(asker: Asker) -> None:
    asker.studies.ask(VALIDATION, Evaluated)
    asker.client.deliver(RequestFailed(asker.asked()[-1].request, "No classes."))
    assert asker.studies.ask(VALIDATION, Evaluated) is None
    assert asker.studies.refusal(VALIDATION) == "No classes."
    assert len(asker.asked()) == 1
    asker.studies.ask_again(VALIDATION)
    asker.studies.ask(VALIDATION, Evaluated)
    assert asker.studies.refusal(VALIDATION) == ""
    assert len(asker.asked()) == 2


def test_what_was_refused_is_asked_again_once_weights_are_loaded(asker: Asker) -> None:
    asker.studies.ask(VALIDATION, Evaluated)
    asker.client.deliver(RequestFailed(asker.asked()[0].request, "No folder.", ""))
    assert asker.studies.refusal(VALIDATION) == "No folder."
    asker.client.deliver(WeightsShown("run", "r", 1, "run 1"))
    assert not asker.studies.refusal(VALIDATION)
    asker.studies.ask(VALIDATION, Evaluated)
    asker.answer(asker.asked()[1])
    assert asker.studies.ask(VALIDATION, Evaluated) is not None


def test_nothing_is_asked_before_the_engine_has_the_weights(asker: Asker) -> None:
    asker.held = False
    asker.studies.ask(VALIDATION, Evaluated)
    assert not asker.asked()
    asker.held = True
    asker.studies.ask(VALIDATION, Evaluated)
    assert len(asker.asked()) == 1


def test_a_cancelled_question_is_taken_back(asker: Asker) -> None:
    asker.studies.ask(VALIDATION, Evaluated)
    asker.studies.cancel(Evaluate)
    (taken,) = asker.client.submitted_of(CancelStudy)
    assert taken.request == asker.asked()[-1].request
    asker.studies.ask(VALIDATION, Evaluated)
    assert len(asker.asked()) == 2


def test_what_is_old_gives_way_to_what_is_large(
    asker: Asker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_MOST_BYTES", 5_000)
    asker.studies.ask(VALIDATION, Evaluated)
    asker.answer(asker.asked()[-1], size=300)
    asker.studies.ask(TEST, Evaluated)
    found = asker.answer(asker.asked()[-1], size=400)
    assert asker.studies.ask(TEST, Evaluated) is found
    asker.studies.ask(VALIDATION, Evaluated)
    assert len(asker.asked()) == 3


def test_an_engine_that_died_is_asked_again(asker: Asker) -> None:
    asker.studies.ask(VALIDATION, Evaluated)
    asker.client.die("out of memory")
    asker.client.become_ready()
    asker.studies.ask(VALIDATION, Evaluated)
    assert len(asker.asked()) == 2
