"""What happened to a run: in a few words, from the engine and from its folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from cnnstudio.project.file_format import dumps
from cnnstudio.project.records import EventRecord, RunRecord
from cnnstudio.project.runs import new_run
from cnnstudio.ui.training.run_events import note_change, note_events, rate_words
from cnnstudio.ui.training.run_files import note_what_happened, run_from
from tests.helpers.run_messages import any_run, small_project


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        (3e-3, 1.5e-3, "halved from epoch 9"),
        (1e-3, 2e-3, "doubled from epoch 9"),
        (1e-2, 1e-3, "a tenth from epoch 9"),
        (1e-2, 3e-3, "3e-3 from epoch 9, was 1e-2"),
        (0.0, 3e-3, "3e-3 from epoch 9, was 0"),
    ],
)
def test_a_change_of_the_rate_has_short_words(
    before: float, after: float, words: str
) -> None:
    assert rate_words(before, after, 9) == words


def test_a_change_moves_the_plan_and_is_noted_once() -> None:
    run = any_run(learning_rate=4e-3)
    for _ in range(2):  # a resumed run is told again
        note_change(run, 127, 3, {"learning_rate": 2e-3}, "Learning rate 0.004 → 0.002")
    assert run.training.learning_rate == 2e-3
    (event,) = run.events
    assert (event.step, event.kind, event.text) == (127, "rate", "halved from epoch 3")
    note_change(run, 190, 4, {"weight_decay": 0.1}, "Weight decay 0.01 → 0.1")
    assert (run.events[1].kind, run.events[1].text) == (
        "changed", "Weight decay 0.01 → 0.1",
    )  # fmt: skip


def test_what_a_folder_says_is_read_once_and_again_when_there_is_more() -> None:
    project = dumps(small_project(learning_rate=8e-3))
    first = EventRecord(64, 2, "changed", "…", {"learning_rate": 4e-3})
    then = EventRecord(127, 3, "changed", "…", {"learning_rate": 2e-3})
    stop = EventRecord(190, 4, "early_stop", "Stopped early")
    run = any_run()
    note_events(run, RunRecord("r", project=project, events=(first,)))
    note_events(run, RunRecord("r", project=project, events=(first, then, stop)))
    texts = ["halved from epoch 2", "halved from epoch 3", "Stopped early"]
    assert [e.text for e in run.events] == texts
    assert run.training.learning_rate == 2e-3
    note_events(run, RunRecord("r", project="no project", events=()))
    assert [e.text for e in run.events] == texts


def test_a_run_from_its_folder_knows_what_happened(tmp_path: Path) -> None:
    project = dumps(small_project(learning_rate=8e-3))
    folder = new_run(tmp_path, project, epochs=5)
    folder.add_event(EventRecord(64, 2, "changed", "…", {"learning_rate": 4e-3}))
    run = run_from(folder.path)
    assert [e.text for e in run.events] == ["halved from epoch 2"]
    folder.add_event(EventRecord(127, 2, "early_stop", "Stopped early"))
    note_what_happened(run)
    assert [e.kind for e in run.events] == ["rate", "early_stop"]
    run.folder = tmp_path / "gone"
    note_what_happened(run)
    assert len(run.events) == 2
