"""Which class is taken for which: the table, with real mouse and key events."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cnnstudio.bridge.engine_messages import RequestFailed
from cnnstudio.bridge.evaluation_messages import PicturesOf
from cnnstudio.bridge.look_messages import Evaluated, WeightsShown
from cnnstudio.bridge.run_messages import EpochEnded
from cnnstudio.ui.theme import Mode, contrast, theme, theme_manager
from cnnstudio.ui.viewer.all.confusion_table import cell_colors
from cnnstudio.ui.viewer.inspect_view import InspectView
from cnnstudio.ui.viewer.model.confusion import ANY, Choice, Confusion
from cnnstudio.ui.widgets.labels import TextLabel
from tests.helpers.viewing import (
    CONV,
    RunState,
    Studio,
    click,
    move,
    studio,
)

Open = tuple[Studio, InspectView]


def shown(qtbot: QtBot, made: Studio, node: str = "output_1") -> InspectView:
    """Show the view with the weights of a finished run."""
    view = InspectView(made.controller, theme_manager())
    qtbot.addWidget(view)
    view.resize(864, 690)
    made.client.become_ready()
    made.finish_run()
    made.selection.select([node] if node else [])
    view.show()
    made.answer()
    return view


@pytest.fixture
def opened(qtbot: QtBot) -> Open:
    """The table of a finished run with ten mistakes."""
    made = studio()
    view = shown(qtbot, made)
    made.judge()
    return made, view


def press(view: InspectView, choice: Choice) -> None:
    table = view.confusion.table
    click(table, table.rect_of(choice).center().toPoint())


def test_the_cells_stay_where_they_are_when_one_is_chosen(opened: Open) -> None:
    _, view = opened
    view.resize(560, 690)  # narrow enough for two lines below the table
    QTest.qWait(1)
    table = view.confusion.table
    before = table.rect_of((9, 9))
    press(view, (7, 1))
    QTest.qWait(1)
    assert table.rect_of((9, 9)) == before


def texts(view: InspectView) -> str:
    labels = view.confusion.empty.findChildren(TextLabel)
    return " ".join(label.text() for label in labels)


def is_table(view: InspectView) -> bool:
    return view.confusion.isVisible() and view.confusion.table.isVisible()


def test_total_and_worst_pairs_are_told_in_words(opened: Open) -> None:
    made, view = opened
    page = view.confusion
    assert is_table(view)
    assert page.total.text() == "10 of 500 validation images are wrong (2.0 %)"
    assert page.weights.full_text() == "run 1, epoch 9"
    told = [pair.text() for pair in page.pairs if pair.isVisible()]
    assert told == [
        "7 taken for 9: 4 images",
        "4 taken for 9: 2 images",
        "0 taken for 6: 1 image",
        "3 taken for 5: 1 image",
        "7 taken for 1: 1 image",
        "8 taken for 3: 1 image",
    ]
    name = page.table.accessibleName()
    assert "10 of 500" in name
    assert "7 taken for 9: 4 images" in name
    assert [e.subject for e in made.evaluations()] == ["run"]


def test_the_chosen_pair_is_marked_in_the_list(opened: Open) -> None:
    made, view = opened
    pairs = view.confusion.pairs
    assert not any(pair.isChecked() for pair in pairs)
    press(view, (4, 9))
    assert [pair.isChecked() for pair in pairs] == [n == 1 for n in range(6)]
    QTest.mouseClick(pairs[0], Qt.MouseButton.LeftButton)
    assert made.controller.mistakes.choice == (7, 9)
    assert [pair.isChecked() for pair in pairs] == [n == 0 for n in range(6)]
    QTest.mouseClick(pairs[0], Qt.MouseButton.LeftButton)
    chosen = made.controller.mistakes.choice == (7, 9)
    assert pairs[0].isChecked() == chosen
    made.controller.mistakes.choose(None)
    assert not any(pair.isChecked() for pair in pairs)


def test_the_table_is_the_page_when_nothing_is_selected(qtbot: QtBot) -> None:
    made = studio()
    view = shown(qtbot, made, "")
    made.judge()
    assert is_table(view)
    made.selection.select([CONV])
    made.answer()
    assert view.page.isVisible()
    made.selection.select([])
    assert is_table(view)


def test_a_click_on_a_cell_shows_its_images_the_surest_mistake_first(
    opened: Open,
) -> None:
    made, view = opened
    press(view, (7, 9))
    mistakes = made.controller.mistakes
    for image, note in (
        (27, "7 taken for 9: 1 of 4"),
        (87, "7 taken for 9: 2 of 4"),
        (17, "7 taken for 9: 3 of 4"),
        (107, "7 taken for 9: 4 of 4"),
        (27, "from the start: 1 of 4"),
    ):
        assert made.captures()[-1].index == image
        made.answer(label=7)
        assert mistakes.note == note
        mistakes.step()
    assert view.confusion.told.text() == "7 taken for 9: 4 images"
    click(view.confusion.all, view.confusion.all.rect().center())
    assert mistakes.choice is None
    assert not view.confusion.all.isVisible()
    made.controller.show_image(100)
    mistakes.step()
    assert made.captures()[-1].index == 107
    assert mistakes.note == "mistake 7 of 10"


def test_who_asks_for_the_mistakes_sees_the_first_of_them(qtbot: QtBot) -> None:
    made = studio()
    shown(qtbot, made)
    mistakes = made.controller.mistakes
    mistakes.begin()
    assert made.controller.index == 0, "they are not known yet"
    made.judge()
    first = made.controller.index
    assert mistakes.note == "mistake 1 of 10"
    mistakes.step()
    assert made.controller.index > first
    mistakes.begin()
    assert made.controller.index == first


def test_a_pair_in_words_can_be_clicked(opened: Open) -> None:
    made, view = opened
    pair = view.confusion.pairs[1]
    click(pair, pair.rect().center())
    assert made.captures()[-1].index == 34
    assert made.controller.mistakes.choice == (4, 9)


def test_rows_columns_and_the_diagonal_can_be_chosen(opened: Open) -> None:
    made, view = opened
    mistakes = made.controller.mistakes
    press(view, (7, ANY))
    assert view.confusion.told.text() == "all of true 7: 50 images"
    assert view.confusion.heading.text() == "True 7 · 50 images"
    assert made.captures()[-1].index == 27
    press(view, (ANY, 9))
    assert view.confusion.told.text() == "all taken for 9: 56 images"
    assert view.confusion.heading.text() == "Predicted 9 · 56 images"
    press(view, (5, 5))
    assert view.confusion.told.text() == "5 recognized: 50 images"
    assert made.captures()[-1].index == 5
    press(view, (2, 8))
    mistakes.step()
    assert mistakes.note == "2 taken for 8: 0 images"
    assert made.controller.index == 5


def test_what_is_pointed_at_is_told(opened: Open) -> None:
    _, view = opened
    page = view.confusion
    assert "arrows and Enter" in page.hint.text()
    assert page.hint.isVisible()
    move(page.table, page.table.rect_of((3, 5)).center().toPoint())
    assert page.told.text() == "3 taken for 5: 1 image"
    assert page.told.isVisible()
    assert not page.hint.isVisible()
    move(page.table, page.table.rect().bottomRight())
    assert page.hint.isVisible()


def test_by_keys_alone(qtbot: QtBot, opened: Open) -> None:
    made, view = opened
    table = view.confusion.table
    view.activateWindow()
    qtbot.waitUntil(view.isActiveWindow)
    table.clearFocus()
    table.setFocus(Qt.FocusReason.TabFocusReason)
    assert table.cursor_at == (7, 9)
    assert table.accessibleDescription() == "7 taken for 9: 4 images"
    for key, at in (
        (Qt.Key.Key_Up, (6, 9)),
        (Qt.Key.Key_Right, (6, 9)),
        (Qt.Key.Key_Left, (6, 8)),
        (Qt.Key.Key_Down, (7, 8)),
        (Qt.Key.Key_Right, (7, 9)),
    ):
        before, stays = table.grab().toImage(), at == table.cursor_at
        QTest.keyClick(table, key)
        assert table.cursor_at == at
        assert (table.grab().toImage() == before) == stays, "the ring goes along"
    assert table.accessibleDescription() == "7 taken for 9: 4 images"
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert made.captures()[-1].index == 27
    assert made.controller.mistakes.choice == (7, 9)
    QTest.keyClick(table, Qt.Key.Key_Escape)
    assert made.controller.mistakes.choice is None


def test_every_cell_is_reached_by_keys_and_has_its_sentence(opened: Open) -> None:
    _, view = opened
    table, seen = view.confusion.table, set()
    table.setFocus(Qt.FocusReason.TabFocusReason)
    for _ in range(12):
        QTest.keyClick(table, Qt.Key.Key_Up)
        QTest.keyClick(table, Qt.Key.Key_Left)
    for row in range(11):
        there = Qt.Key.Key_Left if row % 2 else Qt.Key.Key_Right
        for _ in range(11):
            assert table.accessibleDescription()
            seen.add(table.cursor_at)
            QTest.keyClick(table, there)
        QTest.keyClick(table, Qt.Key.Key_Down)
    assert {(t, p) for t in range(10) for p in range(10)} <= seen


def test_before_training_the_next_step_is_told(qtbot: QtBot) -> None:
    made = studio()
    view = InspectView(made.controller, theme_manager())
    qtbot.addWidget(view)
    view.show()
    made.client.become_ready()
    made.selection.select(["output_1"])
    made.answer()
    assert not is_table(view)
    assert "not trained yet" in texts(view)
    assert "F5" in texts(view)
    assert not made.evaluations()


def test_no_mistake_no_answer_and_a_refusal_are_told(qtbot: QtBot) -> None:
    made = studio()
    view = shown(qtbot, made)
    assert "being judged" in texts(view)
    request = made.evaluations()[-1].request
    made.client.deliver(RequestFailed(request, "No memory is left."))
    assert "No memory is left." in texts(view)
    made.client.deliver(WeightsShown("run", "run1", 8, "run 1, epoch 8"))
    assert len(made.evaluations()) == 2
    made.judge({})
    assert "All 500 validation images are recognized." in texts(view)
    assert not is_table(view)


def test_the_table_follows_the_epochs_of_a_run(qtbot: QtBot) -> None:
    made = studio()
    view = InspectView(made.controller, theme_manager())
    qtbot.addWidget(view)
    view.show()
    made.client.become_ready()
    made.selection.select(["output_1"])
    made.runs.be(RunState.TRAINING, made.document.project)
    made.answer(epoch=0)
    made.judge(epoch=0)
    asked = len(made.evaluations())
    epoch = EpochEnded("run1", 1, 9, {}, 1, True, "e1")
    made.client.deliver(epoch)
    assert len(made.evaluations()) == asked + 1
    assert "made again" in view.confusion.weights.full_text()
    assert is_table(view), "the old table stays until there is a new one"
    made.judge({5: (5, 6, 0.9)}, epoch=1)
    assert view.confusion.weights.full_text().startswith("weights after epoch 1,")
    assert view.confusion.total.text().startswith("1 of 500 validation images is wrong")
    view.hide()
    made.client.deliver(EpochEnded("run1", 2, 18, {}, 1, True, ""))
    assert len(made.evaluations()) == asked + 1, "nobody looks"


def test_epochs_shorter_than_the_judging_do_not_keep_the_table_from_following(
    qtbot: QtBot,
) -> None:
    made = studio()
    view = InspectView(made.controller, theme_manager())
    qtbot.addWidget(view)
    view.show()
    made.client.become_ready()
    made.selection.select(["output_1"])
    made.runs.be(RunState.TRAINING, made.document.project)
    made.answer(epoch=0)
    made.judge(epoch=0)
    asked = len(made.evaluations())
    for epoch in (1, 2, 3):
        made.client.deliver(EpochEnded("run1", epoch, 9 * epoch, {}, 1, True, ""))
    assert len(made.evaluations()) == asked + 1, "what is begun is brought to its end"
    made.controller.mistakes.step()
    made.judge({5: (5, 6, 0.9)}, epoch=1, step=9)
    assert view.confusion.total.text().startswith("1 of 500 validation images is wrong")
    told = view.confusion.weights.full_text()
    assert told.startswith("weights after epoch 1, step 9; the run goes on")
    assert "made again" in told, "there are newer ones by now"
    assert len(made.evaluations()) == asked + 2
    assert made.controller.index == 5, "the mistake that was sought"
    made.judge({7: (7, 1, 0.9), 8: (8, 0, 0.9)}, epoch=3, step=27)
    assert made.controller.mistakes.is_current
    assert "made again" not in view.confusion.weights.full_text()


def test_edits_and_old_answers_leave_no_table_of_other_weights(opened: Open) -> None:
    made, view = opened
    old = made.evaluations()[-1].request
    found = made.controller.mistakes.table
    assert found is not None
    made.client.deliver(WeightsShown("run", "run1", 3, "run 1, epoch 3"))
    assert made.evaluations()[-1].request != old
    made.client.deliver(found.found)
    assert not made.controller.mistakes.is_current
    made.judge({1: (1, 7, 0.5)})
    assert made.controller.mistakes.is_current
    assert view.confusion.total.text().startswith("1 of 500")


@pytest.mark.requirement("C15")
def test_counts_are_those_of_the_images() -> None:
    labels = np.array([0, 1, 1, 2, -1], np.int32)
    predicted = np.array([0, 2, 2, 2, 0], np.int32)
    sure = np.array([0.9, 0.5, np.nan, 0.7, 1.0], np.float32)
    table = Confusion(
        Evaluated(
            request=1,
            subject="run",
            run="r",
            epoch=1,
            step=1,
            part="test",
            classes=("a",),
            labels=labels,
            predicted=predicted,
            probability=sure,
        )
    )
    assert (table.count, table.wrong, table.size) == (4, 2, 3)
    assert table.counts.tolist() == [[1, 0, 0], [0, 0, 2], [0, 0, 1]]
    assert table.counts.sum(1).tolist() == np.bincount(labels[labels >= 0]).tolist()
    assert table.most_frequent(5) == [((1, 2), 2)]
    assert table.images(None) == (1, 2)
    assert table.images((1, 2)) == (1, 2)
    assert table.images((ANY, 2)) == (1, 2, 3), "what is right comes behind"
    assert table.name(0) == "a"
    assert table.name(2) == "2"


@pytest.mark.requirement("C15")
def test_the_images_of_a_cell_stand_beside_it_and_are_loaded_by_a_click(
    opened: Open,
) -> None:
    made, view = opened
    page = view.confusion
    press(view, (7, 9))
    assert page.heading.text() == "True 7, predicted 9 · 4 images"
    assert page.images.places == (27, 87, 17, 107), "the worst first"
    made.answer(label=7)
    assert page.images.current() == 0
    asked = made.client.submitted_of(PicturesOf)
    assert set(asked[-1].places) == {27, 87, 17, 107}
    made.show_pictures()
    pictures = made.controller.mistakes.pictures
    assert pictures.picture(87) is not None
    assert "7, predicted 9 (80.0 %)" in page.images.tip_of(1)
    click(page.images.viewport(), page.images.rect_of(2).center())
    assert made.captures()[-1].index == 17
    made.answer(label=7)
    assert page.images.current() == 2
    assert made.controller.mistakes.note == "7 taken for 9: 3 of 4"
    page.images.setFocus()
    QTest.keyClick(page.images, Qt.Key.Key_Right)
    assert made.captures()[-1].index == 107
    made.answer(label=7)
    made.controller.mistakes.step()
    assert made.captures()[-1].index == 27, "N goes around"
    click(page.all, page.all.rect().center())
    assert page.heading.text() == "All mistakes"
    assert len(page.images.places) == 10


def test_scrubbing_leaves_the_choice_and_says_that_it_is_empty(opened: Open) -> None:
    made, view = opened
    press(view, (7, 1))
    made.client.deliver(WeightsShown("run", "run1", 3, "run 1, epoch 3"))
    made.judge({1: (1, 7, 0.5)}, epoch=3)
    assert made.controller.mistakes.choice == (7, 1)
    heading = view.confusion.heading.text()
    assert heading == "True 7, predicted 1 · 0 images at epoch 3"
    made.client.deliver(WeightsShown("run", "run1", 4, "run 1, epoch 4"))
    made.judge({}, epoch=4)
    assert view.confusion.table.isVisible(), "also where no mistake is left"


def test_a_double_click_asks_for_the_gallery(opened: Open) -> None:
    made, view = opened
    table = view.confusion.table
    place = table.rect_of((7, 9)).center().toPoint()
    click(table, place)
    QTest.mouseDClick(table, Qt.MouseButton.LeftButton, pos=place)
    assert made.controller.views.view("all") == "gallery_of_mistakes"
    assert made.controller.mistakes.choice == (7, 9)


def test_shares_are_of_the_row_or_of_the_column(opened: Open) -> None:
    _, view = opened
    page, counts = view.confusion, view.confusion.shown
    assert isinstance(counts, Confusion)
    np.testing.assert_allclose(counts.shares("true").sum(1), 1)
    np.testing.assert_allclose(counts.shares("predicted").sum(0), 1)
    before = page.table.grab().toImage()
    button = page.share.button("true")
    click(button, button.rect().center())
    assert page.table.share == "true"
    assert page.table.grab().toImage() != before
    table = page.exported().table
    assert table is not None
    rows = [list(row) for row in table.rows]
    assert rows[7][0] == "7"
    assert rows[7][8:] == pytest.approx([45 / 50, 0, 4 / 50])
    assert page.exported().name.startswith("Confusion matrix, validation images, run 1")


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("mode", ["dark", "light"])
def test_the_more_mistakes_the_more_a_cell_stands_out(mode: Mode) -> None:
    themes = theme_manager()
    before = themes.mode()
    themes.set_mode(mode)
    assert theme().dark is (mode == "dark")
    cells = [cell_colors(False, 3, part / 4) for part in (1, 2, 3, 4)]
    found = [contrast(fill, theme().canvas) for fill, _ in cells]
    themes.set_mode(before)
    assert found == sorted(found)
    assert (found[0] > 1.3, found[-1] > 6) == (True, True)
    assert all(contrast(*pair) >= 4.5 for pair in cells)
