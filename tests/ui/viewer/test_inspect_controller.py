"""What the engine is asked, and when: subjects, repeats, images, mistakes, deaths."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from cnnstudio.bridge.engine_messages import RequestFailed
from cnnstudio.bridge.look_messages import CancelCapture, WeightsShown
from cnnstudio.bridge.run_messages import EpochEnded
from cnnstudio.project import file_format
from cnnstudio.project.commands import EditField, MoveNodes, RemoveNode
from cnnstudio.ui.viewer.inspect_controller import EDIT_PAUSE
from cnnstudio.ui.viewer.model.subject import Phase
from tests.helpers.viewing import CONV, RunState, Studio, scaled, studio


@pytest.fixture
def open_studio(qtbot: QtBot) -> Studio:
    """A studio with a ready engine, somebody looking, a convolution selected."""
    made = studio()
    made.client.become_ready()
    made.controller.set_visible(True)
    made.selection.select([CONV])
    return made


def wait_for_edit(qtbot: QtBot) -> None:
    qtbot.wait(EDIT_PAUSE + 80)


@pytest.mark.requirement("M22")
def test_an_untrained_network_is_shown_as_soon_as_the_engine_is_ready(
    qtbot: QtBot,
) -> None:
    made = studio()
    made.selection.select([CONV])
    made.controller.set_visible(True)
    assert made.phase() is Phase.STARTING
    assert made.captures() == []
    made.client.become_ready()
    assert made.documents()[-1].project == file_format.dumps(made.document.project)
    asked = made.captures()[-1]
    assert (asked.subject, asked.detail, asked.index) == ("document", CONV, 0)
    assert asked.part == "validation"
    assert asked.filters
    assert asked.every == 0
    assert set(asked.nodes) == set(made.document.graph.nodes)
    assert made.phase() is Phase.WAITING
    made.answer()
    assert made.phase() is Phase.SHOWN
    assert made.controller.is_untrained
    assert made.controller.weights_text == "untrained weights"


def test_thumbnails_reach_the_canvas(open_studio: Studio) -> None:
    open_studio.answer()
    pictures = open_studio.overlays.thumbnails
    # Layers of single numbers have no picture.
    assert set(pictures) == {"input_1", CONV, "relu_1", "maxpool2d_1"}
    assert pictures[CONV].width() == 28


@pytest.mark.requirement("M04")
def test_captures_repeat_only_while_a_run_trains_and_somebody_looks(
    open_studio: Studio,
) -> None:
    open_studio.answer()
    before = len(open_studio.captures())
    # The engine does not have the run's network yet.
    open_studio.runs.be(RunState.STARTING, open_studio.document.project)
    assert len(open_studio.captures()) == before
    open_studio.runs.be(RunState.TRAINING, open_studio.document.project)
    assert len(open_studio.captures()) == before + 1
    asked = open_studio.captures()[-1]
    assert (asked.subject, asked.every) == ("run", 0.1)
    first = open_studio.answer(seed=1, epoch=0)
    second = open_studio.answer(seed=2, epoch=1)
    assert open_studio.controller.maps is second
    assert (first.tiles[CONV] != second.tiles[CONV]).any()
    assert open_studio.controller.weights_text == "epoch 2, training"
    open_studio.controller.set_visible(False)
    assert open_studio.client.submitted[-1] == CancelCapture()
    open_studio.controller.set_visible(True)
    assert open_studio.captures()[-1].every == 0.1
    open_studio.runs.be(RunState.PAUSED, open_studio.document.project)
    assert open_studio.captures()[-1].every == 0
    open_studio.answer(epoch=1)
    assert open_studio.controller.weights_text == "epoch 2, paused"


def test_while_hidden_thumbnails_follow_epoch_by_epoch(open_studio: Studio) -> None:
    open_studio.controller.set_visible(False)
    open_studio.runs.be(RunState.TRAINING, open_studio.document.project)
    before = len(open_studio.captures())
    ended = EpochEnded("run1", 1, 63, {}, 1, True, "")
    open_studio.client.deliver(ended)
    assert len(open_studio.captures()) == before + 1
    assert open_studio.captures()[-1].every == 0


def test_a_finished_run_is_asked_for_once_its_weights_are_loaded(
    open_studio: Studio,
) -> None:
    open_studio.answer()
    before = len(open_studio.captures())
    open_studio.runs.be(RunState.FINISHED, open_studio.document.project)
    assert len(open_studio.captures()) == before
    open_studio.client.deliver(WeightsShown("run", "run1", 9, "run 1, epoch 9"))
    assert open_studio.captures()[-1].subject == "run"
    open_studio.answer(epoch=9)
    assert open_studio.controller.weights_text == "run 1, epoch 9"


def test_an_edited_network_has_untrained_weights_until_the_edit_is_undone(
    qtbot: QtBot, open_studio: Studio
) -> None:
    open_studio.finish_run()
    open_studio.answer()
    assert not open_studio.controller.is_untrained
    document = open_studio.document
    document.push(EditField(CONV, "out_channels", 8))
    wait_for_edit(qtbot)
    open_studio.answer()
    assert open_studio.controller.is_untrained
    assert open_studio.controller.differs_from_run
    document.stack.undo()
    wait_for_edit(qtbot)
    assert open_studio.captures()[-1].subject == "run"
    assert not open_studio.controller.differs_from_run


def test_names_places_and_typed_defaults_do_not_part_a_document_from_its_run(
    qtbot: QtBot, open_studio: Studio
) -> None:
    open_studio.finish_run()
    shown = len(open_studio.documents())
    document = open_studio.document
    document.push(MoveNodes({CONV: (5.0, 5.0)}))
    document.push(EditField(CONV, "stride", 1))
    wait_for_edit(qtbot)
    assert open_studio.captures()[-1].subject == "run"
    assert len(open_studio.documents()) == shown


def test_quick_edits_build_one_network_and_a_broken_one_builds_none(
    qtbot: QtBot, open_studio: Studio
) -> None:
    document = open_studio.document
    shown = len(open_studio.documents())
    for filters in range(7, 12):
        document.push(EditField(CONV, "out_channels", filters))
    wait_for_edit(qtbot)
    assert len(open_studio.documents()) == shown + 1
    document.push(RemoveNode("flatten_1"))
    wait_for_edit(qtbot)
    assert len(open_studio.documents()) == shown + 1
    assert open_studio.phase() is Phase.PROBLEMS


def test_moving_a_node_builds_nothing(qtbot: QtBot, open_studio: Studio) -> None:
    shown = len(open_studio.documents())
    open_studio.document.push(MoveNodes({CONV: (5.0, 5.0)}))
    wait_for_edit(qtbot)
    assert len(open_studio.documents()) == shown


def test_answers_to_older_questions_are_dropped(open_studio: Studio) -> None:
    maps = open_studio.answer()
    open_studio.controller.browsing.show_next()
    open_studio.client.deliver(maps)
    assert open_studio.controller.index == 1
    open_studio.answer()
    assert open_studio.controller.maps is not maps
    assert open_studio.controller.index == 1


def test_images_end_where_the_part_ends(open_studio: Studio) -> None:
    open_studio.answer()
    asked = len(open_studio.captures())
    open_studio.controller.browsing.show_previous()
    open_studio.controller.show_image(500)
    assert len(open_studio.captures()) == asked
    open_studio.controller.show_image(499)
    assert open_studio.captures()[-1].index == 499


def test_a_refusal_is_told_and_the_next_selection_tries_again(
    open_studio: Studio,
) -> None:
    asked = open_studio.captures()[-1]
    open_studio.client.deliver(RequestFailed(asked.request, "No memory is left."))
    assert open_studio.phase() is Phase.FAILED
    assert open_studio.controller.failure == "No memory is left."
    open_studio.client.deliver(RequestFailed(77, "Somebody else's."))
    assert open_studio.controller.failure == "No memory is left."
    open_studio.selection.select(["relu_1"])
    assert open_studio.phase() is Phase.WAITING
    assert open_studio.captures()[-1].detail == "relu_1"


def test_why_a_network_could_not_be_built_is_told(open_studio: Studio) -> None:
    open_studio.client.deliver(RequestFailed(0, "The data are not there."))
    asked = open_studio.captures()[-1]
    open_studio.client.deliver(RequestFailed(asked.request, "There is no network."))
    assert open_studio.controller.failure == "The data are not there."


def test_a_new_engine_is_told_everything_again(open_studio: Studio) -> None:
    open_studio.answer()
    open_studio.client.die()
    assert open_studio.phase() is Phase.STARTING
    shown, asked = len(open_studio.documents()), len(open_studio.captures())
    open_studio.client.become_ready()
    assert len(open_studio.documents()) == shown + 1
    assert len(open_studio.captures()) == asked + 1
    open_studio.answer()
    assert open_studio.phase() is Phase.SHOWN


def test_each_node_keeps_its_map(open_studio: Studio) -> None:
    open_studio.answer()
    controller = open_studio.controller
    changes = QSignalSpy(controller.channel_changed)
    controller.step_channel(1)
    controller.step_channel(1)
    assert controller.channel == 2
    assert changes.count() == 2
    open_studio.selection.select(["relu_1"])
    assert controller.channel == 0
    open_studio.selection.select([CONV])
    assert controller.channel == 2
    controller.set_channel(0)
    controller.step_channel(-1)
    assert controller.channel == 0


def test_another_layer_shows_its_maps_before_the_exact_values_arrive(
    open_studio: Studio,
) -> None:
    open_studio.answer()
    open_studio.selection.select(["maxpool2d_1"])
    assert open_studio.phase() is Phase.SHOWN
    assert open_studio.controller.detail is None
    open_studio.answer()
    detail = open_studio.controller.detail
    assert detail is not None
    assert detail.shape == (6, 14, 14)


@pytest.mark.requirement("L06")
def test_a_value_knows_the_part_of_the_input_that_it_sees(open_studio: Studio) -> None:
    open_studio.answer()
    controller = open_studio.controller
    controller.point_at((0, 0))
    assert controller.region == (-2, -2, 5, 5)
    controller.point_at((6, 8))
    assert controller.region == (4, 6, 5, 5)
    open_studio.selection.select(["maxpool2d_1"])
    assert controller.region is None
    open_studio.answer()
    controller.point_at((3, 3))
    assert controller.region == (4, 4, 6, 6)
    open_studio.selection.select(["linear_1"])
    open_studio.answer()
    controller.point_at((3, 0))
    assert controller.region == (0, 0, 28, 28)


def test_another_project_starts_with_the_first_image(
    qtbot: QtBot, open_studio: Studio
) -> None:
    open_studio.answer()
    open_studio.controller.show_image(5)
    open_studio.answer()
    open_studio.document.open(studio().document.project, None)
    assert open_studio.controller.maps is None
    assert open_studio.overlays.thumbnails == {}
    wait_for_edit(qtbot)
    assert open_studio.captures()[-1].index == 0


def test_only_nodes_in_sight_are_asked_for(open_studio: Studio) -> None:
    """And the one that is looked at; what scrolls into sight follows."""
    open_studio.answer()
    open_studio.selection.select([CONV])
    open_studio.overlays.set_seen({"input_1", "relu_1"})
    open_studio.controller.show_image(3)
    assert set(open_studio.captures()[-1].nodes) == {"input_1", "relu_1", CONV}
    open_studio.answer()
    first = open_studio.overlays.thumbnails
    assert set(first) == {"input_1", "relu_1", CONV}
    asked = len(open_studio.captures())
    open_studio.overlays.set_seen({"relu_1", CONV})
    assert len(open_studio.captures()) == asked  # they have been asked for
    open_studio.overlays.set_seen({"relu_1", "maxpool2d_1"})
    assert len(open_studio.captures()) == asked + 1
    open_studio.answer()
    later = open_studio.overlays.thumbnails
    assert set(later) == {"input_1", "relu_1", CONV, "maxpool2d_1"}
    assert later["input_1"] is first["input_1"]  # it stays for when it is seen again


def test_pictures_of_other_weights_or_images_do_not_stay(open_studio: Studio) -> None:
    open_studio.answer()
    open_studio.overlays.set_seen({"relu_1"})
    open_studio.controller.show_image(3)
    open_studio.answer()
    open_studio.overlays.set_seen({"maxpool2d_1"})
    open_studio.controller.show_image(4)
    open_studio.answer()
    assert "relu_1" not in open_studio.overlays.thumbnails


def test_from_far_away_nothing_is_asked_for(open_studio: Studio) -> None:
    open_studio.answer()
    open_studio.selection.select([])
    asked = len(open_studio.captures())
    open_studio.overlays.set_seen(())
    open_studio.controller.show_image(5)
    assert len(open_studio.captures()) == asked


def test_a_layer_that_comes_more_often_leaves_the_others_as_they_are(
    open_studio: Studio,
) -> None:
    made = open_studio
    made.selection.select([CONV])
    full = made.answer(seed=1)
    outputs = made.outputs(2)
    values = outputs[CONV].copy()
    values[1, 2, 3] = np.inf
    alone = replace(full, step=5, tiles={}, ranges={}, odd={}, detail=values)
    made.client.deliver(alone)
    maps = made.controller.maps
    assert maps is not None
    assert maps.step == 5
    assert set(maps.tiles) == set(full.tiles)
    # What comes as values alone gets its pictures here.
    levels, ranges = scaled(outputs[CONV])
    others = np.arange(len(values)) != 1
    np.testing.assert_array_equal(maps.tiles[CONV][others], levels[others])
    np.testing.assert_array_equal(maps.ranges[CONV][others], ranges[others])
    assert np.argwhere(maps.odd[CONV]).tolist() == [[1, 2, 3]]
    np.testing.assert_array_equal(maps.tiles["relu_1"], full.tiles["relu_1"])
