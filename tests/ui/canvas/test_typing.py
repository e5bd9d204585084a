"""Adding by typing: numbers of any kind, what is meant first, and reasons in full."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from cnnstudio.ui.canvas.by_name import split_query
from cnnstudio.ui.canvas.pick_popup import PickPopup
from cnnstudio.ui.layer_choices import block_shelf
from tests.helpers.canvas import Desk
from tests.helpers.graphs import chain

MakeDesk = Callable[..., Desk]
MAPS = ("Input", ("Conv2d", {"out_channels": 8}))


def typed(desk: Desk, after: str, text: str) -> PickPopup:
    """Press Tab on a node and type."""
    desk.selection.select([after])
    desk.key(Qt.Key.Key_Tab)
    popup = desk.canvas.by_name.adding
    QTest.keyClicks(popup.field, text)
    return popup


def test_a_broken_number_sets_the_main_parameter(make_desk: MakeDesk) -> None:
    desk = make_desk(chain(*MAPS))
    popup = typed(desk, "conv2d_1", "dropout 0.25")
    assert popup.list.rows[0].key == "Dropout"
    QTest.keyClick(popup.field, Qt.Key.Key_Return)
    desk.settle()
    (added,) = [n for n in desk.graph.nodes.values() if n.type == "Dropout"]
    assert added.fields == {"p": 0.25}
    assert split_query("drop .5") == ("drop", [0.5])
    assert split_query("conv -3") == ("conv", [-3])


def test_a_number_that_does_not_fit_is_said(make_desk: MakeDesk) -> None:
    desk = make_desk(chain(*MAPS))
    popup = typed(desk, "conv2d_1", "conv2d 0.5")
    first = popup.list.rows[0]
    assert (first.key, first.bad) == ("Conv2d", True)
    assert "out_channels has to be a whole number" in popup.reason.text()
    QTest.keyClick(popup.field, Qt.Key.Key_Escape)
    popup = typed(desk, "conv2d_1", "dropout 7")
    assert "p has to be" in popup.reason.text()


def test_dense_and_linear_are_a_linear(make_desk: MakeDesk) -> None:
    block_shelf().read()
    desk = make_desk(chain(*MAPS))
    for text in ("dense 10", "linear 10", "fc 10"):
        popup = typed(desk, "conv2d_1", text)
        assert popup.list.rows[0].key == "Linear", text
        QTest.keyClick(popup.field, Qt.Key.Key_Escape)
    titles = {choice.title for choice in desk.canvas.by_name._editor.choices.all()}
    assert {"DenseNet layer", "DenseNet block"} <= titles
    assert not {"Dense layer", "Dense block"} & titles


def test_a_reason_is_shown_in_full(make_desk: MakeDesk) -> None:
    desk = make_desk(chain(*MAPS))
    popup = typed(desk, "conv2d_1", "linear")
    assert popup.list.rows[0].bad
    assert popup.reason.isVisible()
    assert popup.reason.text() == popup.list.rows[0].note
    label = popup.reason
    assert label.heightForWidth(label.width()) <= label.height()
    assert popup.geometry().bottom() <= desk.canvas.height()
    popup.field.clear()
    QTest.keyClicks(popup.field, "relu")
    assert not popup.reason.isVisible()
