"""What needs no network is done beside a run, and waited for between its steps."""

from __future__ import annotations

import threading
from collections.abc import Generator
from pathlib import Path

import pytest

from cnnstudio.bridge.weight_messages import LayerWeights, WeightsOf
from cnnstudio.engine.inspect.aside import aside
from cnnstudio.engine.inspect.inspector import Inspector
from tests.helpers.graphs import chain
from tests.helpers.studies import untrained_subject, with_epochs


def ended(slices: Generator[None, None, str]) -> str:
    """Go to the end of what is done in slices."""
    while True:
        try:
            next(slices)
        except StopIteration as end:
            return str(end.value)


def test_slices_are_given_back_while_the_work_is_not_done() -> None:
    may_end = threading.Event()
    place: list[int] = []

    def work() -> str:
        place.append(threading.get_ident())
        assert may_end.wait(10)
        return "done"

    slices = aside(work)
    for _ in range(3):
        next(slices)
    may_end.set()
    assert ended(slices) == "done"
    assert place != [threading.get_ident()]


def test_what_goes_wrong_is_raised_where_it_is_waited_for() -> None:
    def work() -> str:
        raise OSError("no such file")

    with pytest.raises(OSError, match="no such file"):
        ended(aside(work))


def test_weights_of_an_epoch_are_read_between_other_work(tmp_path: Path) -> None:
    subject = with_epochs(untrained_subject(chain("Input", "Conv2d")), tmp_path, 2)
    inspector, asked = Inspector(), WeightsOf(
        request=1, subject="run", node="conv2d_1", epoch=2
    )
    inspector.show(subject)
    answer = inspector.answer(asked)
    assert answer is None
    while answer is None:
        assert inspector.patience == 0.0
        answer = inspector.work_on()
    assert isinstance(answer, LayerWeights)
    assert answer.epoch == 2
