"""Images of one's own in the Sample panel, with real mouse and key events."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cnnstudio.bridge.engine_messages import CancelJob, RequestFailed
from cnnstudio.bridge.look_messages import Capture, Evaluate
from cnnstudio.bridge.message import Message
from cnnstudio.bridge.sample_messages import OpenPicture, PictureOpened, ShowImage
from cnnstudio.ui.theme import theme_manager
from cnnstudio.ui.viewer.sample.pad import Pad
from cnnstudio.ui.viewer.sample.sample_panel import SamplePanel
from tests.helpers.viewing import CONV, Studio, studio

LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
Open = tuple[Studio, SamplePanel]


@pytest.fixture
def opened(qtbot: QtBot) -> Iterator[Open]:
    """The panel with an image of a finished run."""
    made = studio()
    panel = SamplePanel(made.controller, theme_manager())
    qtbot.addWidget(panel)
    panel.resize(296, 690)
    panel.show()
    made.controller.set_visible(True)
    made.client.become_ready()
    made.selection.select([CONV])
    made.finish_run()
    made.answer()
    yield made, panel
    made.controller.end()


def tab(panel: SamplePanel, number: int) -> None:
    strip = panel.source.strip
    QTest.mouseClick(strip, LEFT, pos=strip.tabRect(number).center() - QPoint(8, 0))


def at(pad: Pad, x: float, y: float) -> QPoint:
    box = pad.image_rect()
    scale = box.width() / 28
    return QPoint(round(box.x() + x * scale), round(box.y() + y * scale))


def draw(pad: Pad, *points: tuple[float, float], button: Qt.MouseButton = LEFT) -> None:
    none = Qt.KeyboardModifier.NoModifier
    QTest.mousePress(pad, button, none, at(pad, *points[0]))
    for point in points[1:]:
        QTest.mouseMove(pad, at(pad, *point))
    QTest.mouseRelease(pad, button, none, at(pad, *points[-1]))


def sent(made: Studio) -> list[ShowImage]:
    return made.client.submitted_of(ShowImage)


def newest(made: Studio) -> Capture:
    return made.captures()[-1]


def test_a_stroke_is_judged_at_once_and_the_newest_wins(opened: Open) -> None:
    made, panel = opened
    tab(panel, 1)
    pad = panel.source.draw.pad
    assert pad.isVisible()
    assert newest(made).part == "validation", "an empty pad is nothing to judge"
    draw(pad, (6, 6), (20, 6), (12, 22))
    assert [image.index for image in sent(made)] == [0], "one at a time"
    assert (newest(made).part, newest(made).index) == ("own", 0)
    scores = np.zeros(10, np.float32)
    scores[7] = 4
    made.answer(label=-1, logits=scores)
    assert panel.verdict.text() == "Predicted 7"
    assert panel.verdict.tone == "neutral"
    assert [image.index for image in sent(made)] == [0, 1]
    np.testing.assert_array_equal(sent(made)[1].pixels, pad.drawing.pixels)
    made.answer(label=-1, logits=scores)
    assert len(sent(made)) == 2, "nothing changed since"
    assert not panel.mistake.isVisible()


def said(made: Studio, label: int) -> None:
    """Answer the newest capture: this class is predicted."""
    scores = np.zeros(10, np.float32)
    scores[label] = 4
    made.answer(label=-1, logits=scores)


def test_while_one_draws_not_every_answer_is_shown_but_the_last_is(
    opened: Open,
) -> None:
    made, panel = opened
    own = made.controller.own
    now = own.clock() + 1
    own.clock = lambda: now
    tab(panel, 1)
    pad = panel.source.draw.pad
    draw(pad, (6, 6), (10, 6), (14, 6))
    said(made, 1)
    assert panel.verdict.text() == "Predicted 1"
    draw(pad, (6, 20), (10, 20))
    said(made, 2)
    assert panel.verdict.text() == "Predicted 1", "too soon, and a newer one waits"
    assert [image.index for image in sent(made)] == [0, 1, 2]
    draw(pad, (6, 24), (10, 24))
    now += 0.2
    said(made, 3)
    assert panel.verdict.text() == "Predicted 3"
    said(made, 4)
    assert panel.verdict.text() == "Predicted 4", "none waits: this is the last"
    np.testing.assert_array_equal(sent(made)[-1].pixels, pad.drawing.pixels)


def test_the_right_button_erases_and_tools_take_back(opened: Open) -> None:
    made, panel = opened
    tab(panel, 1)
    tools, pad = panel.source.draw, panel.source.draw.pad
    assert not tools.undo.isEnabled()
    assert tools.undo.toolTip() == "Nothing was drawn yet."
    draw(pad, (6, 6), (20, 6))
    drawn = pad.drawing.pixels
    draw(pad, (6, 6), (20, 6), button=RIGHT)
    assert pad.drawing.pixels.sum() < drawn.sum()
    QTest.mouseClick(tools.undo, LEFT)
    np.testing.assert_array_equal(pad.drawing.pixels, drawn)
    QTest.mouseClick(tools.redo, LEFT)
    QTest.mouseClick(tools.undo, LEFT)
    QTest.mouseClick(tools.eraser, LEFT)
    draw(pad, (13, 6), (13, 7))
    assert pad.drawing.pixels[0, 6, 13] == 0
    QTest.mouseClick(tools.clear, LEFT)
    assert pad.drawing.is_empty
    assert not tools.clear.isEnabled()
    made.answer(label=-1)
    assert not sent(made)[-1].pixels.any(), "the cleared pad is judged, too"


def test_one_draws_with_the_keyboard(opened: Open) -> None:
    _, panel = opened
    panel.source.show_draw()
    pad = panel.source.draw.pad
    QTest.keyClick(pad, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(pad, Qt.Key.Key_Space)
    for _ in range(6):
        QTest.keyClick(pad, Qt.Key.Key_Right)
    QTest.keyClick(pad, Qt.Key.Key_Space)
    assert bool((pad.drawing.pixels[0, 9, 14:21] == 255).all())
    QTest.keyClick(pad, Qt.Key.Key_Down)
    assert pad.drawing.pixels[0, 12].max() == 0, "the pen is up"
    QTest.keySequence(pad, "Ctrl+Z")
    assert pad.drawing.is_empty
    QTest.keySequence(pad, "Ctrl+Y")
    assert not pad.drawing.is_empty
    QTest.keyClick(pad, Qt.Key.Key_Delete)
    assert pad.drawing.is_empty


def test_a_copy_of_the_image_is_drawn_on(opened: Open) -> None:
    made, panel = opened
    maps = made.controller.maps
    assert maps is not None
    QTest.mouseClick(panel.edit, LEFT)
    assert panel.source.tab == "draw"
    levels = np.rint(maps.image * 255).astype(np.uint8)
    np.testing.assert_array_equal(sent(made)[-1].pixels, levels)
    np.testing.assert_array_equal(panel.source.draw.pad.drawing.pixels, levels)
    made.answer(label=-1)
    tab(panel, 0)
    assert (newest(made).part, newest(made).index) == ("validation", 0)
    made.answer()
    assert panel.verdict.isVisible()
    tab(panel, 1)
    assert newest(made).part == "own", "the drawing is looked at again"


def opened_with(asked: OpenPicture, **fields: object) -> PictureOpened:
    pixels = np.full((asked.channels, asked.height, asked.width), 9, np.uint8)
    known = {"name": "cat.png", "pixels": pixels, "width": 640, "height": 480}
    return PictureOpened(asked.request, asked.path, **{**known, **fields})  # type: ignore[arg-type]


def asked(made: Studio) -> OpenPicture:
    return made.client.submitted_of(OpenPicture)[-1]


def dropped(panel: SamplePanel, data: QMimeData) -> bool:
    event = QDropEvent(
        QPointF(50, 50), Qt.DropAction.CopyAction, data, LEFT,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    panel.dropEvent(event)
    return event.isAccepted()


def test_a_dropped_folder_is_gone_through_past_what_is_bad(opened: Open) -> None:
    made, panel = opened
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile("/somewhere/pictures")])
    assert dropped(panel, data)
    tabs = panel.source.file
    assert panel.source.tab == "file"
    assert tabs.place.text.text() == "The picture is being read."
    question = asked(made)
    assert (question.channels, question.height, question.width) == (1, 28, 28)
    made.client.deliver(opened_with(question, count=3, done=("another size, fitted",)))
    assert tabs.name.full_text() == "cat.png"
    assert tabs.dimensions.text() == "640 × 480 → 28 × 28"
    assert tabs.done.full_text() == "another size, fitted"
    assert newest(made).part == "own"
    made.answer(label=-1)
    QTest.mouseClick(tabs.next, LEFT)
    assert asked(made).number == 1
    bad = "dog.png is empty (0 bytes). Open another picture: PNG."
    made.client.deliver(
        opened_with(asked(made), number=1, count=3, name="dog.png", problem=bad)
    )
    assert tabs.place.text.text() == bad
    assert not panel.verdict.isVisible(), "it was that of the picture before"
    assert len(sent(made)) == 1
    QTest.mouseClick(tabs.next, LEFT)
    assert asked(made).number == 2
    QTest.mouseClick(tabs.previous, LEFT)
    assert asked(made).number == 0
    assert len(made.client.submitted_of(CancelJob)) == 1, "the third was not waited for"


def test_the_clipboard_is_looked_at_or_it_is_said_that_it_is_empty(
    opened: Open,
) -> None:
    made, panel = opened
    image = QImage(5, 4, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    QGuiApplication.clipboard().setImage(image)
    panel.source.paste()
    pixels = asked(made).pixels
    assert pixels.shape == (4, 5, 4)
    assert pixels[3, 4].tolist() == [255, 0, 0, 255]
    QGuiApplication.clipboard().setText("no picture")
    panel.source.paste()
    text = panel.source.file.place.text.text()
    assert text == "There is no picture on the clipboard. Copy one first."
    QGuiApplication.clipboard().clear()
    panel.source.paste()
    assert panel.source.file.place.text.text() == text


def test_what_is_not_read_in_time_or_by_no_engine_is_told(opened: Open) -> None:
    made, panel = opened
    panel.source.open_picture("/a.png")
    made.controller.pictures._limit.timeout.emit()
    told = panel.source.file.place.text
    assert "took longer than 20 seconds" in told.text()
    assert made.client.submitted_of(CancelJob)[-1].request == asked(made).request
    panel.source.open_picture("/a.png")
    made.client.deliver(RequestFailed(asked(made).request, "It has ended.", ""))
    assert told.text() == "It has ended."
    panel.source.open_picture("/a.png")
    made.client.die("The engine has ended.")
    assert told.text() == "The engine has ended."
    panel.source.open_picture("/a.png")
    assert told.text() == "The engine is not running."
    assert not panel.source.file.open.isEnabled()


def test_a_new_engine_gets_the_image_before_anybody_asks_for_it(opened: Open) -> None:
    made, panel = opened
    tab(panel, 1)
    draw(panel.source.draw.pad, (6, 6), (20, 6))
    made.answer(label=-1)
    made.answer(label=-1)
    number = newest(made).index
    made.client.die()
    made.client.submitted.clear()
    made.client.become_ready()
    made.finish_run()
    kinds: list[Message] = [
        m for m in made.client.submitted if isinstance(m, ShowImage | Capture)
    ]
    assert isinstance(kinds[0], ShowImage)
    assert number in [image.index for image in sent(made)]
    assert newest(made).index == number


def test_a_picture_can_be_opened_as_soon_as_there_is_an_engine(qtbot: QtBot) -> None:
    made = studio()
    panel = SamplePanel(made.controller, theme_manager())
    qtbot.addWidget(panel)
    panel.show()
    tab(panel, 2)
    assert not panel.source.file.open.isEnabled()
    assert "engine" in panel.source.file.place.text.text()
    made.client.become_ready()
    assert panel.source.file.open.isEnabled()
    assert "engine" not in panel.source.file.place.text.text()
    made.client.die("It ended.")
    assert not panel.source.file.open.isEnabled()
    made.controller.end()


def test_images_follow_each_other_by_loss_and_of_one_class(opened: Open) -> None:
    made, panel = opened
    data = panel.data
    data.order.picked.emit("loss")
    assert made.client.submitted_of(Evaluate)[-1].part == "validation"
    assert panel.note.full_text() == "all images are judged first"
    assert data.next.toolTip() == "All images are judged first."
    made.judge({58: (8, 3, 0.9), 70: (0, 6, 0.8)})
    first = newest(made).index
    places = made.controller.browsing.places()
    assert places is not None
    assert first == places[0]
    made.answer()
    assert panel.note.full_text() == "1 of 500 by loss"
    QTest.mouseClick(data.next, LEFT)
    assert newest(made).index == places[1]
    made.answer()
    data.classes.picked.emit(3)
    assert made.controller.browsing.places() is not None
    made.answer()
    assert panel.note.full_text().startswith("1 of ")
    data.order.picked.emit("stored")
    made.answer()
    threes = made.controller.browsing.places()
    assert threes is not None
    assert [n % 10 for n in threes[:3]] == [3, 3, 3]
    assert panel.note.full_text().endswith("of this class")


def test_another_part_is_looked_at_and_names_the_tab(opened: Open) -> None:
    made, panel = opened
    panel.data.part.picked.emit("test")
    assert (newest(made).part, newest(made).index) == ("test", 0)
    made.answer()
    assert panel.source.strip.tabText(0) == "Test"
    tab(panel, 1)
    tab(panel, 0)
    assert newest(made).part == "test"
