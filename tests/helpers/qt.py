"""Real mouse, wheel and drag-and-drop events for tests of the window.

`press`, `move`, `release` and `drag` send events to a widget as a mouse would.
`drag_and_drop` starts a real `QDrag` by the mouse and takes it to its target.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import (
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QEnterEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPointingDevice,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QWidget

LEFT = Qt.MouseButton.LeftButton
MIDDLE = Qt.MouseButton.MiddleButton
NO_KEYS = Qt.KeyboardModifier.NoModifier


def _send(
    widget: QWidget,
    kind: QEvent.Type,
    at: QPoint,
    button: Qt.MouseButton,
    held: Qt.MouseButton,
    keys: Qt.KeyboardModifier,
) -> None:
    local, screen = QPointF(at), QPointF(widget.mapToGlobal(at))
    event = QMouseEvent(kind, local, screen, button, held, keys)
    QApplication.sendEvent(widget, event)


def press(
    widget: QWidget,
    at: QPoint,
    button: Qt.MouseButton = LEFT,
    keys: Qt.KeyboardModifier = NO_KEYS,
) -> None:
    """Press a button."""
    _send(widget, QEvent.Type.MouseButtonPress, at, button, button, keys)


def move(
    widget: QWidget,
    at: QPoint,
    held: Qt.MouseButton = Qt.MouseButton.NoButton,
    keys: Qt.KeyboardModifier = NO_KEYS,
) -> None:
    """Move the pointer, with a button held or none."""
    none = Qt.MouseButton.NoButton
    _send(widget, QEvent.Type.MouseMove, at, none, held, keys)


def point_at(widget: QWidget) -> None:
    """Bring the pointer onto a widget, wherever the screen ends."""
    at = QPointF(widget.rect().center())
    screen = QPointF(widget.mapToGlobal(at))
    QApplication.sendEvent(widget, QEnterEvent(at, screen, screen))


def point_away(widget: QWidget) -> None:
    """Take the pointer off a widget."""
    QApplication.sendEvent(widget, QEvent(QEvent.Type.Leave))


def release(
    widget: QWidget,
    at: QPoint,
    button: Qt.MouseButton = LEFT,
    keys: Qt.KeyboardModifier = NO_KEYS,
) -> None:
    """Let a button go."""
    none = Qt.MouseButton.NoButton
    _send(widget, QEvent.Type.MouseButtonRelease, at, button, none, keys)


def click(
    widget: QWidget,
    at: QPoint,
    button: Qt.MouseButton = LEFT,
    keys: Qt.KeyboardModifier = NO_KEYS,
) -> None:
    """Press and let go at one place."""
    press(widget, at, button, keys)
    release(widget, at, button, keys)


def double_click(widget: QWidget, at: QPoint) -> None:
    """Click twice."""
    click(widget, at)
    _send(widget, QEvent.Type.MouseButtonDblClick, at, LEFT, LEFT, NO_KEYS)
    release(widget, at)


def hover_drag(
    widget: QWidget,
    start: QPoint,
    end: QPoint,
    button: Qt.MouseButton = LEFT,
    keys: Qt.KeyboardModifier = NO_KEYS,
    steps: int = 6,
) -> None:
    """Press at `start` and move to `end`; the button stays down."""
    press(widget, start, button, keys)
    for step in range(1, steps + 1):
        way = (end - start) * (step / steps)
        move(widget, start + way, button, keys)


def drag(
    widget: QWidget,
    start: QPoint,
    end: QPoint,
    button: Qt.MouseButton = LEFT,
    keys: Qt.KeyboardModifier = NO_KEYS,
    steps: int = 6,
) -> None:
    """Press at `start`, move to `end`, let go."""
    hover_drag(widget, start, end, button, keys, steps)
    release(widget, end, button, keys)


def wheel(
    widget: QWidget,
    at: QPoint,
    notches: float,
    keys: Qt.KeyboardModifier = NO_KEYS,
    pixels: QPoint | None = None,
) -> None:
    """Turn the wheel; `pixels` makes it a touchpad's scrolling."""
    event = QWheelEvent(
        QPointF(at),
        QPointF(widget.mapToGlobal(at)),
        pixels or QPoint(),
        QPoint(0, round(120 * notches)),
        Qt.MouseButton.NoButton,
        keys,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)


def fingers(
    widget: QWidget,
    at: QPoint,
    kind: Qt.NativeGestureType,
    value: float = 0.0,
    delta: QPointF | None = None,
) -> bool:
    """Send what a touchpad makes of two fingers; return whether it was taken."""
    device = QPointingDevice.primaryPointingDevice()
    local, screen = QPointF(at), QPointF(widget.mapToGlobal(at))
    event = QNativeGestureEvent(
        kind, device, 2, local, local, screen, value, delta or QPointF()
    )
    event.ignore()
    QApplication.sendEvent(widget, event)
    return event.isAccepted()


def _accepting(window: QWidget, at: QPoint) -> QWidget | None:
    """Return the widget that gets a drag's events, found as Qt finds it."""
    widget = window.childAt(at)
    while widget is not None and not widget.acceptDrops():
        widget = widget.parentWidget()
    return widget


def _begun(source: QWidget, start: QPoint) -> QMimeData:
    """Start a drag by the mouse and return what it carries."""
    press(source, start)
    far = start + QPoint(0, QApplication.startDragDistance() + 2)
    move(source, far, LEFT)
    # Here QDrag.exec runs. The offscreen platform has no drag and drop: it returns
    # at once, and the drag lives until the next turn of the event loop.
    move(source, far + QPoint(2, 2), LEFT)
    release(source, far)
    owner = source.parentWidget() or source
    drags = owner.findChildren(QDrag)
    if not drags:
        raise AssertionError("the mouse started no drag here")
    carried = QMimeData()
    for kind in drags[-1].mimeData().formats():
        carried.setData(kind, drags[-1].mimeData().data(kind))
    return carried


def drag_and_drop(
    source: QWidget,
    start: QPoint,
    target: QWidget,
    end: QPoint,
    *,
    drop: bool = True,
    keys: Qt.KeyboardModifier = NO_KEYS,
    steps: int = 6,
) -> bool:
    """Drag what lies at `start` of `source` to `end` of `target`, in one window.

    The mouse starts a real `QDrag`; enter, move and drop events then go to the widget
    that Qt would choose. With `drop` False the drag leaves again. Returns whether the
    target took it.
    """
    window = target.window()
    carried = _begun(source, start)
    copy = Qt.DropAction.CopyAction
    receiver = _accepting(window, target.mapTo(window, end))
    if receiver is None:
        return False
    last = receiver.mapFrom(window, target.mapTo(window, end))
    enter = QDragEnterEvent(last, copy, carried, LEFT, keys)
    enter.ignore()
    QApplication.sendEvent(receiver, enter)
    if not enter.isAccepted():
        return False
    taken = False
    for step in range(1, steps + 1):
        place = last - QPoint(0, 2 * (steps - step))
        moved = QDragMoveEvent(place, copy, carried, LEFT, keys)
        moved.ignore()
        QApplication.sendEvent(receiver, moved)
        taken = moved.isAccepted()
    if not drop or not taken:
        QApplication.sendEvent(receiver, QDragLeaveEvent())
        return False
    dropped = QDropEvent(QPointF(last), copy, carried, LEFT, keys)
    dropped.ignore()
    QApplication.sendEvent(receiver, dropped)
    return dropped.isAccepted()
