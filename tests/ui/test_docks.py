"""Docks: added in one place, opened, floated, and remembered for each mode."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QByteArray, QPoint, QSettings, Qt
from PySide6.QtWidgets import QLabel, QMenu, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from cnnstudio.paths import sample_project
from cnnstudio.ui.docks.dock import Dock
from cnnstudio.ui.docks.spec import AREAS, DockSpec
from cnnstudio.ui.document import Document
from cnnstudio.ui.engine_client import EngineClient
from cnnstudio.ui.help.topics import topic_of
from cnnstudio.ui.main_window import MainWindow
from cnnstudio.ui.modes import Mode
from cnnstudio.ui.theme import theme_manager
from tests.helpers.desk import Desk
from tests.helpers.fakes import FakeEngineClient
from tests.helpers.qt import hover_drag, release

MakeDesk = Callable[[], Desk]


@pytest.fixture
def make_desk(qtbot: QtBot, tmp_path: Path) -> Iterator[MakeDesk]:
    """Return how to open the window: each time it finds the settings of the last."""
    theme_manager().set_mode("dark")
    made: list[Desk] = []

    def make() -> Desk:
        # A copy for each: an open file belongs to its window.
        path = tmp_path / f"digits_{len(made)}.cnnproj"
        shutil.copy(sample_project("digits_lenet"), path)
        client = cast("EngineClient", FakeEngineClient())
        made.append(Desk(qtbot, tmp_path, client))
        assert made[-1].studio.open_project(path)
        made[-1].settled()
        return made[-1]

    yield make
    for desk in made:
        desk.close()


def dock(desk: Desk, key: str) -> Dock:
    return desk.window.docks[key]


def open_docks(desk: Desk) -> set[str]:
    return {d.spec.key for d in desk.window.docks if d.is_open}


def drag_edge(desk: Desk, key: str, by: QPoint) -> None:
    """Drag the line between a dock and the graph, as a mouse would."""
    desk.settled()
    box = dock(desk, key).geometry()
    line = {
        "left": QPoint(box.right() + 1, box.center().y()),
        "right": QPoint(box.left() - 1, box.center().y()),
        "bottom": QPoint(box.center().x(), box.top() - 1),
    }[dock(desk, key).spec.side]
    taken = desk.window.childAt(line)  # Qt lays a wider handle over a thin line
    assert taken is not None
    start = taken.mapFrom(desk.window, line)
    hover_drag(taken, start, start + by)
    desk.qtbot.wait(30)  # Qt moves the line with the next turn of the event loop
    release(taken, start + by)
    desk.settled()


def choose(desk: Desk, key: str, text: str) -> None:
    """Open a dock's menu by its button and choose by key what it offers."""
    desk.qtbot.mouseClick(dock(desk, key).more_button, Qt.MouseButton.LeftButton)
    (menu,) = [m for m in dock(desk, key).findChildren(QMenu) if m.isVisible()]
    (action,) = [a for a in menu.actions() if a.text() == text]
    menu.setActiveAction(action)
    desk.qtbot.keyClick(menu, Qt.Key.Key_Return)
    desk.settled()


TRAIN = {"training", "gradient_flow"}
INSPECT = {"sample", "timeline"}
USUAL = {
    (1280, 800): (200, 264, 98, 300, 173, 97),
    (1600, 1000): (224, 296, 132, 396, 236, 132),
    (1920, 1080): (240, 320, 160, 460, 260, 140),
}


@pytest.mark.parametrize("size", USUAL)
def test_the_sizes_suit_the_window(make_desk: MakeDesk, size: tuple[int, int]) -> None:
    desk = make_desk()
    desk.window.resize(*size)
    desk.settled()
    left, right, bottom, canvas, flow, line = USUAL[size]
    assert dock(desk, "palette").width() == left
    assert dock(desk, "properties").width() == right
    assert dock(desk, "problems").height() == bottom
    for mode, keys in (("train", TRAIN), ("inspect", INSPECT)):
        desk.studio.show_mode(cast("Mode", mode))
        desk.settled()
        assert open_docks(desk) == keys
        (side,) = keys - {"gradient_flow", "timeline"}
        assert dock(desk, side).width() == right
        assert desk.canvas.width() == canvas
        if mode == "train":
            assert dock(desk, "gradient_flow").height() == flow
        else:
            assert dock(desk, "timeline").height() == line
    # What lies below does not take the corners from the sides.
    desk.studio.show_mode("build")
    assert dock(desk, "problems").geometry().left() > dock(desk, "palette").width() - 1


def test_each_mode_remembers_its_docks_sizes_and_zoom(make_desk: MakeDesk) -> None:
    desk = make_desk()
    drag_edge(desk, "palette", QPoint(60, 0))
    wide = dock(desk, "palette").width()
    assert wide > 270
    desk.canvas.zoom_to(1.7)
    middle = desk.canvas.camera.view()[1]
    desk.studio.show_mode("train")
    desk.studio.actions["panel_properties"].trigger()
    desk.window.middle.setSizes([500, 700])
    desk.canvas.zoom_to(0.6)
    desk.settled()
    canvas = desk.canvas.width()
    desk.studio.show_mode("build")
    desk.settled()
    assert open_docks(desk) == {"palette", "properties", "problems"}
    assert dock(desk, "palette").width() == wide
    assert desk.canvas.zoom == pytest.approx(1.7)
    away = desk.canvas.camera.view()[1] - middle
    assert away.manhattanLength() < 2
    desk.studio.show_mode("train")
    desk.settled()
    assert open_docks(desk) == TRAIN | {"properties"}
    assert desk.canvas.width() == canvas
    assert desk.canvas.zoom == pytest.approx(0.6)
    desk.studio.show_mode("build")
    desk.window.close()

    later = make_desk()
    assert dock(later, "palette").width() == wide
    assert later.canvas.zoom == pytest.approx(1.7)
    later.studio.show_mode("train")
    later.settled()
    assert open_docks(later) == TRAIN | {"properties"}
    assert later.canvas.width() == canvas
    assert later.canvas.zoom == pytest.approx(0.6)


def test_reset_layout_puts_every_mode_back(make_desk: MakeDesk) -> None:
    desk = make_desk()
    drag_edge(desk, "palette", QPoint(60, 0))
    desk.studio.show_mode("train")
    desk.studio.actions["panel_properties"].trigger()
    desk.window.middle.setSizes([500, 700])
    desk.studio.actions["reset_layout"].trigger()
    desk.settled()
    assert open_docks(desk) == TRAIN
    assert desk.canvas.width() == 396
    desk.studio.show_mode("build")
    desk.settled()
    assert dock(desk, "palette").width() == 224


def test_sizes_as_usual_are_not_kept_for_another_window(make_desk: MakeDesk) -> None:
    desk = make_desk()
    desk.studio.show_mode("train")
    desk.studio.show_mode("build")
    desk.window.close()
    settings = desk.studio.settings
    assert [k for k in settings.allKeys() if k.startswith("layout/")] == []
    desk.window.show()
    drag_edge(desk, "properties", QPoint(-80, 0))
    wide = dock(desk, "properties").width()
    desk.window.resize(1920, 1080)
    desk.settled()
    assert dock(desk, "properties").width() == wide


def test_a_window_that_just_became_small_left_nothing_to_keep(
    make_desk: MakeDesk,
) -> None:
    desk = make_desk()
    desk.window.resize(1600, 1000)
    desk.studio.show_mode("inspect")
    desk.settled()
    desk.window.resize(1280, 800)  # docks follow when they are laid out
    desk.studio.show_mode("train")
    keys = [k for k in desk.studio.settings.allKeys() if k.startswith("layout/")]
    assert keys == []
    desk.window.resize(1600, 1000)
    desk.studio.show_mode("inspect")
    desk.settled()
    assert dock(desk, "timeline").height() == USUAL[(1600, 1000)][-1]


@pytest.mark.parametrize(
    "damage",
    [
        lambda state: state[: len(state) // 2],
        lambda state: state[:40] + bytes(255 - b for b in state[40:]),
        lambda state: b"no arrangement",
        lambda state: "text",
    ],
)
def test_a_damaged_arrangement_gives_way_to_the_usual(
    make_desk: MakeDesk, damage: Callable[[bytes], bytes | str], tmp_path: Path
) -> None:
    desk = make_desk()
    desk.studio.actions["panel_palette"].trigger()
    desk.window.close()
    stored = QSettings(str(tmp_path / "w.ini"), QSettings.Format.IniFormat)
    state = stored.value("layout/build/docks")
    assert isinstance(state, QByteArray)
    harmed = damage(bytes(state.data()))
    value = QByteArray(harmed) if isinstance(harmed, bytes) else harmed
    desk.studio.settings.setValue("layout/build/docks", value)
    desk.studio.settings.setValue("layout/build/zoom", "wide")
    later = make_desk()
    assert open_docks(later) == {"palette", "properties", "problems"}
    assert dock(later, "palette").width() == 224
    assert not dock(later, "palette").isFloating()


def test_view_panels_marks_what_is_open(make_desk: MakeDesk) -> None:
    desk = make_desk()
    actions = desk.studio.actions
    keys = [d.spec.key for d in desk.window.docks]
    for key in keys:
        action = actions[f"panel_{key}"]
        assert action.isChecked() is dock(desk, key).is_open
        before = action.isChecked()
        action.trigger()
        assert dock(desk, key).is_open is not before
        assert action.isChecked() is not before
    dock(desk, "palette").show()
    assert actions["panel_palette"].isChecked()
    choose(desk, "palette", "Close")
    assert not actions["panel_palette"].isChecked()
    # The panels of the engine's side come when they are asked for.
    actions["panel_training"].trigger()
    assert actions["panel_training"].isChecked()
    assert dock(desk, "training").widget() is desk.studio.run.panel


def test_a_dock_floats_moves_and_comes_back(make_desk: MakeDesk) -> None:
    desk = make_desk()
    problems = dock(desk, "problems")
    choose(desk, "problems", "Float")
    assert problems.isFloating()
    choose(desk, "problems", "Put back")
    assert not problems.isFloating()
    choose(desk, "problems", "Move to the right")
    assert desk.window.dockWidgetArea(problems) == AREAS["right"]
    desk.studio.panels.reset_layout()
    assert desk.window.dockWidgetArea(problems) == AREAS["bottom"]


def test_a_dock_of_others_is_a_tab_and_made_when_seen(make_desk: MakeDesk) -> None:
    desk = make_desk()
    made: list[QWidget] = []

    def notes() -> QWidget:
        made.append(QLabel("the notes"))
        return made[-1]

    added = desk.window.add_dock(
        DockSpec("notes", "Notes", notes, "left", ("inspect",))
    )
    assert not added.is_open
    assert made == []
    desk.window.docks.show("notes")
    desk.settled()
    assert [p.text() for p in made if isinstance(p, QLabel)] == ["the notes"]
    assert topic_of(made[0]) == "panel/notes"
    assert desk.window.tabifiedDockWidgets(added) == [dock(desk, "palette")]
    tabs = [
        [bar.tabText(i) for i in range(bar.count())]
        for bar in desk.window.findChildren(QTabBar)
        if bar.parent() is desk.window and bar.isVisible()
    ]
    assert tabs == [["Layers", "Notes"]]
    assert added.header.height() == 0  # the tab has the title
    added.close()
    desk.settled()
    assert dock(desk, "palette").header.height() > 0
    desk.studio.show_mode("inspect")
    assert open_docks(desk) == INSPECT | {"notes"}


def test_a_new_dock_finds_its_place_in_an_old_arrangement(make_desk: MakeDesk) -> None:
    desk = make_desk()
    desk.studio.actions["panel_problems"].trigger()
    desk.window.close()
    later = make_desk()
    assert open_docks(later) == {"palette", "properties"}
    spec = DockSpec("news", "News", QLabel, "bottom", ("build",))
    assert later.window.add_dock(spec).is_open
    later.window.docks.arrange("build")
    assert open_docks(later) == {"palette", "properties", "news"}


def test_a_right_click_on_an_edge_lists_the_panels(make_desk: MakeDesk) -> None:
    desk = make_desk()
    menu = desk.window.createPopupMenu()
    assert isinstance(menu, QMenu)
    texts = [a.text() for a in menu.actions() if not a.isSeparator()]
    assert texts[:4] == ["Layers", "Outline", "Properties", "Problems"]
    assert texts[-1] == "Reset layout"
    menu.close()


def test_a_frame_that_is_shown_first_gets_docks_of_usual_size(
    qtbot: QtBot, tmp_path: Path
) -> None:
    """As at a start of the program: the panels come into a window that is there."""
    settings = QSettings(str(tmp_path / "w.ini"), QSettings.Format.IniFormat)
    window = MainWindow(theme_manager(), settings)
    qtbot.addWidget(window)
    window.resize(1600, 1000)
    window.show()
    qtbot.waitExposed(window)
    window.fill(Document())
    window.set_mode("build")
    assert window.docks.is_usual(window.size())
    window.resize(1280, 800)
    qtbot.waitUntil(lambda: window.docks.is_usual(window.size()), timeout=2_000)
    assert window.canvas.width() > 700
