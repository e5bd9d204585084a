"""What needs no network is done beside a run, and waited for between its steps."""

from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Generator
from functools import partial
from pathlib import Path

import pytest
import torch

from cnnstudio.bridge.engine_messages import RequestFailed
from cnnstudio.bridge.look_messages import CancelStudy, Capture, Maps
from cnnstudio.bridge.message import Message, Studied
from cnnstudio.bridge.weight_messages import LayerWeights, SignalOf, WeightsOf
from cnnstudio.engine.checkpoint import Checkpoint, read_checkpoint
from cnnstudio.engine.errors import EngineError
from cnnstudio.engine.inspect import epochs
from cnnstudio.engine.inspect.aside import AT_ONCE, READING, Errand, aside
from cnnstudio.engine.inspect.inspector import Inspector
from cnnstudio.engine.inspect.subject import Copies, empty_like
from cnnstudio.engine.network import Network
from cnnstudio.project.runs import read_run
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


def test_what_nobody_waits_for_any_more_is_not_begun() -> None:
    may_end, begun = threading.Event(), list[int]()

    def work(number: int) -> str:
        begun.append(number)
        assert may_end.wait(10)
        return "done"

    busy = [aside(partial(work, number)) for number in range(AT_ONCE)]
    for slices in busy:
        next(slices)
    left, wanted = aside(lambda: work(7)), aside(lambda: work(8))
    next(left)
    next(wanted)
    left.close()
    assert 8 not in begun, "not more than so many at once"
    may_end.set()
    assert [ended(slices) for slices in (*busy, wanted)] == ["done"] * (AT_ONCE + 1)
    assert sorted(begun) == [*range(AT_ONCE), 8]


def test_what_was_given_up_holds_nothing_while_it_waits_for_its_turn() -> None:
    may_end = threading.Event()
    busy = [aside(lambda: str(may_end.wait(10))) for _ in range(AT_ONCE)]
    for slices in busy:
        next(slices)
    network = untrained_subject(chain("Input", "Conv2d")).network
    held = weakref.ref(network)
    left = Errand(partial(str, network)).result()
    del network
    next(left)
    gc.collect()
    assert held() is not None
    left.close()
    gc.collect()
    assert held() is None
    may_end.set()
    assert [ended(slices) for slices in busy] == ["True"] * AT_ONCE


@pytest.mark.parametrize("replaced", [True, False])
def test_a_study_that_nobody_wants_waits_for_no_file(
    tmp_path: Path, replaced: bool
) -> None:
    """Neither one that a newer question replaces, nor one that is cancelled."""
    subject = with_epochs(untrained_subject(chain("Input", "Conv2d")), tmp_path, 2)
    may_end = threading.Event()
    busy = [Errand(lambda: may_end.wait(10), READING).result() for _ in range(AT_ONCE)]
    for slices in busy:
        next(slices)
    inspector, empties = Inspector(), list[weakref.ref[Network]]()

    def noted(network: Network) -> Network:
        made = empty_like(network)
        empties.append(weakref.ref(made))
        return made

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(epochs, "empty_like", noted)
        inspector.show(subject)
        gc.disable()  # nothing may have to be searched for
        try:
            for epoch in (1, 2):
                asked = WeightsOf(
                    request=epoch, subject="run", node="conv2d_1", epoch=epoch
                )
                assert inspector.answer(asked) is None
                if not replaced:
                    inspector.answer(CancelStudy(epoch))
            gone = [made() is None for made in empties]
        finally:
            gc.enable()
    may_end.set()
    assert gone[0]
    said_by(inspector)
    for slices in busy:
        slices.close()


def test_reading_does_not_wait_for_long_work() -> None:
    may_end = threading.Event()
    busy = [aside(lambda: str(may_end.wait(10))) for _ in range(AT_ONCE)]
    for slices in busy:
        next(slices)
    assert ended(Errand(lambda: "read", READING).result()) == "read"
    may_end.set()
    assert [ended(slices) for slices in busy] == ["True"] * AT_ONCE


def test_several_wait_for_one_errand() -> None:
    may_end = threading.Event()

    def work() -> str:
        assert may_end.wait(10)
        return "done"

    errand = Errand(work)
    first, second = errand.result(), errand.result()
    next(first)
    next(second)
    first.close()
    may_end.set()
    assert ended(second) == "done"
    assert ended(errand.result()) == "done", "who comes later finds it done"


def test_a_file_is_read_once_however_often_it_is_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each question replaces the one before it; still one of them is answered."""
    subject = with_epochs(untrained_subject(chain("Input", "Conv2d")), tmp_path, 2)
    may_end, read = threading.Event(), list[Path]()

    def slowly(path: Path, digest: str) -> Checkpoint:
        read.append(path)
        assert may_end.wait(10)
        return read_checkpoint(path, digest)

    monkeypatch.setattr(epochs, "read_checkpoint", slowly)
    inspector = Inspector()
    inspector.show(subject)
    for request in range(1, 6):
        asked = WeightsOf(request=request, subject="run", node="conv2d_1", epoch=2)
        assert inspector.answer(asked) is None
        inspector.answer(SignalOf(request=request + 10, subject="run", epoch=2))
    may_end.set()
    answers = []
    while inspector.patience is not None:
        answers.append(inspector.work_on())
    assert {a.epoch for a in answers if isinstance(a, Studied)} == {2}
    assert [a.request for a in answers if isinstance(a, LayerWeights)] == [5]
    assert len(read) == 1


def test_a_file_that_could_not_be_read_is_tried_again(tmp_path: Path) -> None:
    subject = with_epochs(untrained_subject(chain("Input", "Conv2d")), tmp_path, 2)
    assert subject.folder is not None
    known = epochs.kept_at(read_run(subject.folder), 2)
    path = subject.folder / known.file
    path.rename(path.with_suffix(".away"))
    asked = WeightsOf(request=1, subject="run", node="conv2d_1", epoch=2)
    inspector = Inspector()
    inspector.show(subject)
    assert "missing" in refused_by(inspector, asked)
    path.with_suffix(".away").rename(path)
    answer = inspector.answer(asked)
    while answer is None:
        answer = inspector.work_on()
    assert isinstance(answer, LayerWeights)


def test_maps_of_the_newest_epoch_alone_are_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What has to be read is read beside the run; what cannot be is refused then."""
    subject = with_epochs(untrained_subject(chain("Input", "Conv2d")), tmp_path, 2)
    may_end = threading.Event()

    def slowly(path: Path, digest: str) -> Checkpoint:
        assert may_end.wait(10)
        return read_checkpoint(path, digest)

    monkeypatch.setattr(epochs, "read_checkpoint", slowly)
    inspector = Inspector()
    inspector.show(subject)
    first, second = (Capture(n, "run", ("conv2d_1",), epoch=n) for n in (1, 2))
    assert inspector.answer(first) is None
    assert inspector.answer(second) is None
    may_end.set()
    (answer,) = said_by(inspector)
    assert isinstance(answer, Maps)
    assert (answer.request, answer.epoch) == (2, 2)
    assert inspector.answer(second) is not None, "it is there now"
    assert subject.folder is not None
    (subject.folder / epochs.kept_at(read_run(subject.folder), 1).file).unlink()
    may_end.clear()
    inspector = Inspector()
    inspector.show(subject)
    assert inspector.answer(first) is None
    may_end.set()
    (refused,) = said_by(inspector)
    assert isinstance(refused, RequestFailed)
    assert refused.request == 1


def said_by(inspector: Inspector) -> list[Message]:
    """Let it work until nothing is left to do; return what it says."""
    said = []
    while inspector.patience is not None:
        said.append(inspector.work_on())
    return [message for message in said if message is not None]


def test_a_copy_is_filled_again_once_nobody_needs_it() -> None:
    """It then is what the network is now: weights, statistics, flags and modes."""
    network = untrained_subject(chain("Input", "Conv2d", "BatchNorm2d")).network
    network.train()
    copies = Copies()
    first = copies.take(network, [])
    before = {name: values.clone() for name, values in first.state_dict().items()}
    with torch.no_grad():
        for values in network.state_dict().values():
            values.add_(1)
    network.eval()
    next(network.parameters()).requires_grad_(False)
    other = copies.take(network, [first])
    assert other is not first
    for name, values in first.state_dict().items():
        assert torch.equal(values, before[name]), "it is still looked at"
    with torch.no_grad():
        next(network.parameters()).mul_(3)
    again = copies.take(network, [first])
    assert again is other
    for name, values in again.state_dict().items():
        assert torch.equal(values, network.state_dict()[name])
    assert not any(module.training for module in again.modules())
    flags = [weight.requires_grad for weight in again.parameters()]
    assert flags == [weight.requires_grad for weight in network.parameters()]
    assert {w.data_ptr() for w in again.parameters()}.isdisjoint(
        w.data_ptr() for w in network.parameters()
    )
    copies.forget()
    assert copies.take(network, []) is not again


def refused_by(inspector: Inspector, asked: WeightsOf) -> str:
    """Return the sentence by which a question is refused, sooner or later."""
    try:
        answer = inspector.answer(asked)
    except EngineError as error:
        return error.message
    while answer is None:
        answer = inspector.work_on()
    assert isinstance(answer, RequestFailed)
    return answer.message
