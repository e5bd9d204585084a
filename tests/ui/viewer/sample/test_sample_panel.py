"""The right column of Inspect: image, verdict, predictions, choosing images."""

from __future__ import annotations

from functools import partial

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cnnstudio.bridge.look_messages import WeightsShown
from cnnstudio.ui.language import Speech
from cnnstudio.ui.theme import theme_manager
from cnnstudio.ui.viewer.model.predictions import Prediction
from cnnstudio.ui.viewer.parts.pictures import sample_image
from cnnstudio.ui.viewer.sample.sample_panel import SamplePanel
from cnnstudio.ui.viewer.sample.sample_view import SampleView
from cnnstudio.ui.viewer.sample.verdict import Verdict
from cnnstudio.ui.widgets.painting import text_width
from tests.helpers.viewing import CONV, LENET, RunState, Studio, studio

Open = tuple[Studio, SamplePanel]


def scores(best: int) -> np.ndarray[tuple[int, ...], np.dtype[np.float32]]:
    values = np.zeros(10, np.float32)
    values[best] = 3
    return values


def shown(qtbot: QtBot, made: Studio, width: int = 296) -> SamplePanel:
    panel = SamplePanel(made.controller, theme_manager())
    qtbot.addWidget(panel)
    panel.resize(width, 690)
    panel.show()
    made.controller.set_visible(True)
    made.client.become_ready()
    made.selection.select([CONV])
    return panel


@pytest.fixture
def opened(qtbot: QtBot) -> Open:
    """The panel with a finished run's prediction, which is wrong: 1 for a 7."""
    made = studio()
    panel = shown(qtbot, made)
    made.finish_run()
    made.answer(logits=scores(1), label=7, epoch=9)
    return made, panel


@pytest.mark.requirement("M17")
def test_a_wrong_prediction_names_both_classes(opened: Open) -> None:
    _, panel = opened
    assert panel.verdict.text() == "Predicted 1 but it is a 7"
    assert panel.verdict.tone == "error"
    assert panel.weights.full_text() == "run 1, epoch 9"
    assert panel.bars.accessibleName() == ("Predicted 1, 69.1 %; true class 7, 3.4 %")
    assert not panel.bars.grab().isNull()


@pytest.mark.requirement("M17")
@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("language", ["en", "de"])
def test_no_word_of_the_buttons_is_cut_in_the_narrowest_panel(
    qtbot: QtBot, language: str
) -> None:
    theme_manager().apply()
    speech = Speech(language)
    panel = shown(qtbot, studio(), width=264)
    speech.end()
    for button in (panel.edit, panel.mistake):
        assert button.width() >= button.sizeHint().width(), button.text()
    assert panel.edit.icon().isNull() is (language == "de")


def test_long_names_of_classes_stand_in_two_lines(qtbot: QtBot) -> None:
    verdict = Verdict()
    qtbot.addWidget(verdict)
    verdict.resize(240, 36)
    for names, places in ((("1", "7"), 1), (("scratch", "weave"), 2)):
        said = Prediction(names, scores(0), np.array([0.9, 0.1]), 0, label=1)
        verdict.show_prediction(said, False)
        (first, strong, bold, _), (second, rest, plain, _) = verdict.lines()
        assert text_width(bold, strong) <= first.width()
        assert text_width(plain, rest) <= second.width()
        assert len({first.top(), second.top()}) == places
    assert verdict.toolTip() == "Predicted scratch but it is a weave"


def test_a_right_prediction_says_so(opened: Open) -> None:
    made, panel = opened
    made.controller.browsing.show_next()
    made.answer(logits=scores(7), label=7)
    assert panel.verdict.text() == "Predicted 7 and it is a 7"
    assert panel.verdict.tone == "ok"


def test_the_classes_of_another_image_are_scrolled_to(
    opened: Open, qtbot: QtBot
) -> None:
    made, panel = opened

    def is_seen(label: int) -> bool:
        place = QPoint(panel.bars.width() // 2, panel.bars.middle_of(label))
        return panel.bars.visibleRegion().contains(place)

    panel.resize(264, 600)
    for best in (9, 0):
        made.controller.browsing.show_next()
        made.answer(logits=scores(best), label=best)
        qtbot.waitUntil(partial(is_seen, best))
        assert not is_seen(9 - best)


def test_the_pad_stays_as_it_is_when_the_first_prediction_comes(
    opened: Open, qtbot: QtBot
) -> None:
    made, panel = opened
    panel.source.show_draw()
    pad = panel.source.draw.pad
    qtbot.waitUntil(lambda: pad.width() > panel.width() // 2)
    before = pad.size()
    assert not panel.bars.isVisible()
    QTest.mousePress(pad, Qt.MouseButton.LeftButton, pos=pad.rect().center())
    made.answer(logits=scores(7))
    assert panel.bars.isVisible()
    QTest.qWait(1)
    assert pad.size() == before
    QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=pad.rect().center())
    made.controller.end()


@pytest.mark.requirement("M02")
def test_what_a_value_sees_is_framed_on_the_pad(opened: Open) -> None:
    _, panel = opened
    panel.source.show_draw()
    pad = panel.source.draw.pad
    assert pad.region_rect() is None
    plain = pad.grab().toImage()
    pad.set_region((7, 14, 14, 28))
    frame, box = pad.region_rect(), pad.image_rect()
    assert frame is not None
    assert frame.right() == pytest.approx(box.right())  # what is beyond is cut off
    assert frame.height() == pytest.approx(box.height() / 2)
    assert pad.grab().toImage() != plain


def test_untrained_weights_are_not_judged(qtbot: QtBot) -> None:
    made = studio()
    panel = shown(qtbot, made)
    made.answer(logits=scores(3), label=7)
    assert panel.verdict.text() == "Predicted 3 by chance, it is a 7"
    assert panel.verdict.tone == "neutral"
    assert panel.weights.full_text() == "untrained weights"


@pytest.mark.requirement("C10")
def test_logits_probabilities_and_argmax_stand_in_columns(opened: Open) -> None:
    made, panel = opened
    made.controller.browsing.show_next()
    logits = np.array([0.4, -1.7, 4.2], np.float32)
    made.answer(logits=logits, label=2)
    rows = [panel.bars.texts(index) for index in range(3)]
    assert rows == [
        ("0.40", "2.2 %", ""),
        ("\u22121.70", "0.3 %", ""),
        ("4.20", "97.6 %", "argmax"),
    ]
    prediction = panel.bars.prediction
    assert prediction is not None
    assert prediction.argmax == 2


def test_while_it_trains_the_epoch_is_told(qtbot: QtBot) -> None:
    made = studio()
    panel = shown(qtbot, made)
    made.runs.be(RunState.TRAINING, made.document.project)
    made.answer(epoch=2)
    assert panel.weights.full_text() == "epoch 3, training"


def test_a_network_without_scores_predicts_nothing(qtbot: QtBot) -> None:
    made = studio(*LENET[:3])
    panel = shown(qtbot, made)
    made.answer(logits=np.zeros(0, np.float32))
    assert panel.verdict.text() == "No single class for the image"
    assert not panel.bars.isVisible()
    assert not panel.mistake.isEnabled()
    assert "Output" in panel.mistake.toolTip()


def test_buttons_step_through_the_images_and_tell_where_they_end(
    opened: Open,
) -> None:
    made, panel = opened
    assert not panel.data.previous.isEnabled()
    assert panel.data.previous.toolTip() == "This is the first image."
    QTest.mouseClick(panel.data.next, Qt.MouseButton.LeftButton)
    assert made.captures()[-1].index == 1
    made.answer()
    assert panel.data.number.text() == "2"
    assert panel.data.previous.isEnabled()
    QTest.mouseClick(panel.data.previous, Qt.MouseButton.LeftButton)
    assert made.captures()[-1].index == 0
    made.answer()
    made.controller.show_image(499)
    made.answer()
    assert panel.data.next.toolTip() == "This is the last image."


def test_an_image_is_chosen_by_its_number(opened: Open) -> None:
    made, panel = opened
    panel.data.number.setFocus()
    panel.data.number.selectAll()
    QTest.keyClicks(panel.data.number, "501")
    assert panel.data.number.state() == "error"
    assert panel.data.number.toolTip() == "Type a number from 1 to 500."
    panel.data.number.selectAll()
    QTest.keyClicks(panel.data.number, "12")
    assert panel.data.number.state() == "normal"
    QTest.keyClick(panel.data.number, Qt.Key.Key_Return)
    assert made.captures()[-1].index == 11
    made.answer(label=3)
    assert panel.data.image.accessibleName() == "Validation image 12 of 500, label 3"


def test_a_number_that_is_none_goes_back_to_the_shown_one(opened: Open) -> None:
    made, panel = opened
    asked = len(made.captures())
    panel.data.number.setFocus()
    panel.data.number.selectAll()
    QTest.keyClicks(panel.data.number, "many")
    QTest.keyClick(panel.data.number, Qt.Key.Key_Return)
    assert (panel.data.number.text(), panel.data.number.state()) == ("1", "normal")
    assert len(made.captures()) == asked


def test_the_button_steps_through_the_mistakes_and_counts_them(opened: Open) -> None:
    made, panel = opened
    QTest.mouseClick(panel.mistake, Qt.MouseButton.LeftButton)
    assert [e.subject for e in made.evaluations()] == ["run"]
    made.judge({58: (8, 3, 0.9), 70: (0, 6, 0.8)})
    for image, note in (
        (58, "mistake 1 of 2"),
        (70, "mistake 2 of 2"),
        (58, "from the start: 1 of 2"),
        (70, "mistake 2 of 2"),
    ):
        assert made.captures()[-1].index == image
        made.answer(label=8)
        assert panel.note.full_text() == note
        QTest.mouseClick(panel.mistake, Qt.MouseButton.LeftButton)
    made.controller.show_image(60)
    assert panel.note.full_text() == ""
    QTest.mouseClick(panel.mistake, Qt.MouseButton.LeftButton)
    assert made.captures()[-1].index == 70
    assert len(made.evaluations()) == 1


def test_nothing_moves_while_the_mistakes_of_another_epoch_are_sought(
    opened: Open,
) -> None:
    made, panel = opened
    made.controller.mistakes.look(panel)
    made.judge({0: (7, 1, 0.7)})
    assert panel.note.full_text() == "This is the only mistake."
    made.client.deliver(WeightsShown("run", "run1", 3, "run 1, epoch 3"))
    assert panel.note.full_text() == ""
    assert panel.note.isVisible(), "its place is kept"
    made.judge({5: (5, 6, 0.9)}, epoch=3)
    assert panel.note.full_text() == "", "the image is no mistake of this epoch"
    assert panel.note.isVisible(), "of the next one it may be"


def test_that_there_is_no_mistake_is_said(opened: Open) -> None:
    made, panel = opened
    QTest.mouseClick(panel.mistake, Qt.MouseButton.LeftButton)
    made.judge({})
    assert panel.note.full_text() == "No mistake among the 500 images."
    assert made.controller.index == 0
    made.controller.browsing.show_next()
    assert panel.note.full_text() == ""


def test_without_an_image_every_control_gives_its_reason(qtbot: QtBot) -> None:
    made = studio()
    panel = SamplePanel(made.controller, theme_manager())
    qtbot.addWidget(panel)
    panel.show()
    controls = (panel.data.previous, panel.data.next, panel.mistake, panel.data.number)
    for control in controls:
        assert not control.isEnabled()
        assert control.toolTip() == "No image has been shown yet."
    assert not panel.verdict.isVisible()


@pytest.mark.requirement("L06", "M02")
def test_the_image_frames_what_the_pointed_value_sees(opened: Open) -> None:
    made, panel = opened
    image = panel.data.image
    assert image.region_rect() is None
    made.controller.point_at((6, 8))
    box, frame = image.image_rect(), image.region_rect()
    assert frame is not None
    scale = box.width() / 28
    assert frame.top() == pytest.approx(box.top() + 4 * scale)
    assert frame.left() == pytest.approx(box.left() + 6 * scale)
    assert frame.width() == pytest.approx(5 * scale)
    made.controller.point_at((0, 0))
    clipped = image.region_rect()
    assert clipped is not None
    assert clipped.topLeft() == box.topLeft()
    assert clipped.width() == pytest.approx(3 * scale)
    before = image.grab().toImage()
    made.controller.point_at(None)
    assert image.region_rect() is None
    assert image.grab().toImage() != before


def test_grey_images_stay_black_to_white_in_both_themes(qtbot: QtBot) -> None:
    picture = sample_image(np.array([[[0, 0.5, 1]]], np.float32))
    levels = [picture.pixelColor(x, 0).red() for x in range(3)]
    assert levels == [0, 128, 255]
    colors = sample_image(np.eye(3, dtype=np.float32)[:, None, :])
    green = colors.pixelColor(1, 0)
    assert (green.red(), green.green(), green.blue()) == (0, 255, 0)
    clip = sample_image(np.eye(3, dtype=np.float32)[:, None, None, :])
    assert clip == colors, "its first frame"
    row = sample_image(np.array([0, 0.5, 1], np.float32))
    assert (row.width(), row.height()) == (3, 1), "a row of a table is no colour"
    view = SampleView()
    qtbot.addWidget(view)
    view.set_image(None, "none")
    assert not view.grab().isNull()


@pytest.mark.parametrize(("width", "height"), [(264, 560), (296, 690), (320, 932)])
def test_all_classes_of_digits_fit_beside_the_image(
    qtbot: QtBot, width: int, height: int
) -> None:
    made = studio()
    panel = shown(qtbot, made, width)
    panel.resize(width, height)
    made.answer()
    assert panel.width() == width
    assert 116 <= panel.data.image.height() <= 272  # beside the Grad-CAM
    if height >= 690:
        corner = panel.bars.rect().bottomLeft()
        qtbot.waitUntil(lambda: panel.bars.mapTo(panel, corner).y() <= height)


def test_of_a_clip_the_frame_whose_maps_are_shown(qtbot: QtBot) -> None:
    made = studio(
        ("Input", {"shape": [2, 6, 6, 7]}), ("Conv3d", {"out_channels": 3}),
        ("MaxPool3d", {"kernel_size": [2, 1, 1], "stride": [2, 1, 1]}), "Flatten",
        "Linear",
    )  # fmt: skip
    panel = shown(qtbot, made)
    made.selection.select(["conv3d_1"])
    image = np.random.default_rng(0).random((2, 6, 6, 7)).astype(np.float32)
    made.answer(image=image)
    for frame in (0, 4):
        made.controller.set_frame(frame)
        assert panel.data.image.picture == sample_image(image[:, frame])
    made.selection.select(["maxpool3d_1"])  # has half as many frames
    made.answer(image=image)
    made.controller.set_frame(2)
    assert panel.data.image.picture == sample_image(image[:, 4])


def test_a_row_of_numbers_leaves_no_hole_where_an_image_would_be(
    qtbot: QtBot,
) -> None:
    view = SampleView()
    qtbot.addWidget(view)
    assert view.proportion == 1
    view.set_image(np.zeros((1, 1, 10), np.float32), "row")
    assert view.proportion == pytest.approx(0.1)


def test_nothing_jumps_while_an_image_is_a_mistake_or_none(opened: Open) -> None:
    """From epoch to epoch the note comes and goes: its line stays."""
    made, panel = opened
    made.controller.mistakes.step()
    made.judge()
    made.answer()
    QTest.qWait(1)
    assert panel.note.full_text().startswith("mistake 1 of ")
    before = panel.bars.mapTo(panel, QPoint()).y(), panel.data.image.size()
    made.controller.show_epoch(3)
    made.answer(epoch=3)
    QTest.qWait(1)
    assert not panel.note.full_text().startswith("mistake")
    assert (panel.bars.mapTo(panel, QPoint()).y(), panel.data.image.size()) == before
    two = 2 * panel.attribution.told.fontMetrics().height()
    assert panel.attribution.told.minimumHeight() >= two
