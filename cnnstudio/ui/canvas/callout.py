"""The callout: one error, what was expected, what came, and the button to mend it."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape

from PySide6.QtCore import (
    QEvent,
    QObject,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QAction, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QVBoxLayout, QWidget

from cnnstudio.advice.rule import Finding, Fix
from cnnstudio.graph.text import translate
from cnnstudio.ui.fonts import BODY, LABEL, ui_font
from cnnstudio.ui.help.asking import asked_of_finding
from cnnstudio.ui.help.topics import Asked
from cnnstudio.ui.theme import ThemeManager
from cnnstudio.ui.widgets.buttons import Button, IconButton, two_lines
from cnnstudio.ui.widgets.labels import TextLabel
from cnnstudio.ui.widgets.painting import rounded

_WIDTH, _SHORTEST = 366, 98
_NARROWEST = 240
_ONE_LINE, _TWO_LINES = 27, 44
_NOTCH = 7
_AWAY = 6
_MOST_FIXES = 3
_TIMES = " × "


class Callout(QWidget):
    """Floats over the canvas beside the node at fault, at the same size at any zoom.

    `fix_pointed` carries the fix that the pointer is on, then None.
    """

    fix_chosen = Signal(object)
    fix_pointed = Signal(object)

    def __init__(self, themes: ThemeManager, parent: QWidget) -> None:
        super().__init__(parent)
        self._themes = themes
        self.finding: Finding | None = None
        self._side = "left"
        self._notch = 0.0
        self._widest = _WIDTH
        self._title = TextLabel("", "strong", wrap=True)
        self._detail = QLabel()
        self._detail.setFont(ui_font(LABEL))
        self._detail.setTextFormat(Qt.TextFormat.RichText)
        self._detail.setWordWrap(True)
        self._detail.setProperty("tone", "text2")
        self._button = Button("", "primary", "wrench")
        self._button.setFixedHeight(_ONE_LINE)
        self._button.setFont(ui_font(LABEL, 600))
        box = QSize(24, 27)
        self._more = IconButton("chevron-down", self.tr("Other fixes"), box=box)
        self._keys = TextLabel(self.tr("Alt+Enter"), "hint", "text3")
        # Alt+Enter and the list of problems do the same by keys.
        self._button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._more.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._button.installEventFilter(self)
        self._button.clicked.connect(self._apply)
        self._more.clicked.connect(self._show_menu)
        self._column = QVBoxLayout(self)
        self._arrange()
        themes.changed.connect(self._theme_changed)
        self.hide()

    def _arrange(self) -> None:
        column = self._column
        column.setContentsMargins(_NOTCH + 15, _NOTCH + 12, _NOTCH + 13, _NOTCH + 13)
        column.setSpacing(4)
        column.addWidget(self._title)
        column.addWidget(self._detail)
        column.addSpacing(5)
        row = QHBoxLayout()
        row.setSpacing(2)
        row.addWidget(self._button)
        row.addWidget(self._more)
        row.addSpacing(6)
        row.addWidget(self._keys)
        row.addStretch(1)
        column.addLayout(row)

    def explained_at(self, _at: QPoint | None) -> Asked | None:
        """Return the card of this kind of error, with what is wrong here."""
        return asked_of_finding(self.finding) if self.finding is not None else None

    def show_finding(self, finding: Finding | None, widest: int) -> None:
        """Show an error, or nothing."""
        self.finding = finding
        if finding is None:
            self.hide()
            return
        self._title.setText(finding.message)
        self._title.setFont(ui_font(BODY, 600))
        self._detail.setText(self._detail_html(finding))
        self._detail.setVisible(bool(self._detail.text()))
        first = self.first_fix
        self._button.setVisible(first is not None)
        self._more.setVisible(bool(self._others()))
        self._keys.setVisible(first is not None)
        if first is not None:
            self._button.setText(first.label)
            self._button.setToolTip(first.note)
        self.setAccessibleName(f"{finding.message}. {finding.detail}")
        self._widest = min(max(_WIDTH, self._needed()), widest)
        self._set_width(self._widest)

    def _needed(self) -> int:
        """Width with which the button's text is not cut."""
        fix = self.first_fix
        if fix is None:
            return 0
        self._button.setText(fix.label)
        more = 26 if self._more.isVisibleTo(self) else 0
        return self._button.sizeHint().width() + more + 40

    def _set_width(self, body: int) -> None:
        width = body + 2 * _NOTCH
        fix = self.first_fix
        if fix is not None:
            self._fit_button(fix, width)
            self._show_keys(fix, width)
        self.setFixedWidth(width)
        least = _SHORTEST + 2 * _NOTCH if fix is not None else 0
        self.setFixedHeight(max(self._column.heightForWidth(width), least))

    def _fit_button(self, fix: Fix, width: int) -> None:
        """Write in two lines where the canvas is too narrow for one."""
        two = self._needed() + 2 * _NOTCH > width
        self._button.setFixedHeight(_TWO_LINES if two else _ONE_LINE)
        if two:
            self._button.setText(two_lines(fix.label))

    def _show_keys(self, fix: Fix, width: int) -> None:
        """Show the key and the cost beside the button, as far as they fit."""
        used = self._button.sizeHint().width() + 2 * _NOTCH + 38
        used += 26 if self._more.isVisibleTo(self) else 0
        keys = self.tr("Alt+Enter")
        texts = [f"{keys} · {fix.note}", fix.note, keys] if fix.note else [keys]
        for text in texts:
            self._keys.setText(text)
            if used + self._keys.sizeHint().width() <= width:
                self._keys.show()
                return
        self._keys.hide()

    @property
    def first_fix(self) -> Fix | None:
        """The fix on the button, if the callout is shown with one."""
        if self.finding is None or not self.finding.fixes:
            return None
        first = self.finding.fixes[0]
        return None if first.drastic else first

    def _others(self) -> list[Fix]:
        """Fixes that are offered by the menu."""
        fixes = self.finding.fixes[:_MOST_FIXES] if self.finding is not None else ()
        return [fix for fix in fixes if fix is not self.first_fix]

    def body(self) -> QRect:
        """Return the visible box in the parent, without the room for the notch."""
        return self.geometry().adjusted(_NOTCH, _NOTCH, -_NOTCH, -_NOTCH)

    def place_beside(
        self, node: QRectF, room: QRect, cost: Callable[[QRectF], float]
    ) -> None:
        """Take the place beside `node`, inside `room`, where `cost` is least."""
        if self.finding is None or not node.intersects(QRectF(room)):
            self.hide()
            return
        inside = QRectF(room.adjusted(4, 4, -4, -4))
        beside = max(inside.right() - node.right(), node.left() - inside.left())
        fitting = int(beside) - _NOTCH - _AWAY
        narrow = _NARROWEST <= fitting < self._widest
        self._set_width(fitting if narrow else self._widest)
        best = min(
            _places(node, self.body().size()),
            key=lambda p: (
                cost(_clamped(p[1], inside)) + _outside(p[1], inside) / 40 + p[2]
            ),
        )
        self._side, box = best[0], _clamped(best[1], inside)
        x, y = box.x(), box.y()
        if self._side in ("left", "right"):
            self._notch = min(max(node.center().y() - y, 16.0), box.height() - 16)
        else:
            self._notch = min(max(node.center().x() - x, 16.0), box.width() - 16)
        self.move(round(x) - _NOTCH, round(y) - _NOTCH)
        self.show()
        self.update()

    def _detail_html(self, finding: Finding) -> str:
        if not finding.expected:
            return escape(finding.formula)
        colors = self._themes.current()
        shape = _shape_and_words()
        wanted, found = shape.match(finding.expected), shape.match(finding.got)
        if wanted is None or found is None:
            first, second = escape(finding.expected), escape(finding.got)
            return self.tr("Expected {0}, got {1}").format(first, second)
        a, b = _compared(wanted[1], found[1])
        first, second = _mono(a, colors.text.name()), _mono(b, colors.error.name())
        like = translate("Advice", "{shape} like {node}").format(shape="", node="")
        source = translate("Advice", "{shape} from {node}").format(shape="", node="")
        if wanted[2].startswith(like) and found[2].startswith(source):
            names = wanted[2].removeprefix(like), found[2].removeprefix(source)
            names = escape(names[0]), escape(names[1])
            text = self.tr("{0} gives {1}{2}{3} gives {4}")
            return text.format(names[0], first, "&nbsp;" * 3, names[1], second)
        first, second = first + escape(wanted[2]), second + escape(found[2])
        return self.tr("Expected {0}, got {1}").format(first, second)

    def _apply(self) -> None:
        if self.first_fix is not None:
            self.fix_chosen.emit(self.first_fix)

    def _show_menu(self) -> None:
        menu = self.fix_menu()
        menu.popup(self._more.mapToGlobal(self._more.rect().bottomLeft()))

    def fix_menu(self) -> QMenu:
        """Return the menu of the further fixes, at most three in all."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for fix in self._others():
            text = f"{fix.label}  ({fix.note})" if fix.note else fix.label
            action = menu.addAction(text)
            action.setData(fix)
        menu.triggered.connect(self._menu_chosen)
        menu.hovered.connect(self._menu_pointed)
        menu.aboutToHide.connect(self._point_away)
        return menu

    def _menu_chosen(self, action: QAction) -> None:
        self.fix_chosen.emit(action.data())

    def _menu_pointed(self, action: QAction) -> None:
        self.fix_pointed.emit(action.data())

    def _point_away(self) -> None:
        self.fix_pointed.emit(None)

    def _theme_changed(self, _theme: object) -> None:
        if self.finding is not None:
            self._detail.setText(self._detail_html(self.finding))
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._button and event.type() == QEvent.Type.Enter:
            self.fix_pointed.emit(self.first_fix)
        elif watched is self._button and event.type() == QEvent.Type.Leave:
            self.fix_pointed.emit(None)
        return super().eventFilter(watched, event)

    def sizeHint(self) -> QSize:
        return QSize(_WIDTH + 2 * _NOTCH, _SHORTEST + 2 * _NOTCH)

    def paintEvent(self, _event: QPaintEvent) -> None:
        colors = self._themes.current()
        box = QRectF(self.rect()).adjusted(_NOTCH, _NOTCH, -_NOTCH, -_NOTCH)
        with QPainter(self) as painter:
            rounded(painter, box, 8, colors.raised, colors.error)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            notch = QPolygonF(_notch_points(box, self._side, self._notch))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colors.raised)
            painter.drawPolygon(notch)
            painter.setPen(QPen(colors.error, 1.0))
            painter.drawPolyline(notch)


def _notch_points(box: QRectF, side: str, at: float) -> list[QPointF]:
    """Three points of the notch, reaching 1 px over the border that it opens."""
    n = _NOTCH - 0.5
    if side == "left":
        x, y = box.left() + 0.5, box.top() + at
        points = [(x + 0.4, y - n), (x - n, y), (x + 0.4, y + n)]
    elif side == "right":
        x, y = box.right() - 0.5, box.top() + at
        points = [(x - 0.4, y - n), (x + n, y), (x - 0.4, y + n)]
    elif side == "top":
        x, y = box.left() + at, box.top() + 0.5
        points = [(x - n, y + 0.4), (x, y - n), (x + n, y + 0.4)]
    else:
        x, y = box.left() + at, box.bottom() - 0.5
        points = [(x - n, y - 0.4), (x, y + n), (x + n, y - 0.4)]
    return [QPointF(*point) for point in points]


def _places(node: QRectF, size: QSize) -> list[tuple[str, QRectF, float]]:
    """Places to try: side of the notch, box, and how little it is liked."""
    width, height = float(size.width()), float(size.height())
    gap = _NOTCH + _AWAY
    result = []
    middle = node.center().y() - height / 2
    tops = (middle + 21, middle, node.top() - 12, node.bottom() + 12 - height)
    for index, top in enumerate(tops):
        right = QRectF(node.right() + gap, top, width, height)
        left = QRectF(node.left() - gap - width, top, width, height)
        result += [("left", right, 0.1 * index), ("right", left, 0.5 + 0.1 * index)]
    for x in (node.left(), node.right() - width, node.center().x() - width / 2):
        result.append(("top", QRectF(x, node.bottom() + gap, width, height), 1.0))
        result.append(
            ("bottom", QRectF(x, node.top() - gap - height, width, height), 1.2)
        )
    return result


def _clamped(box: QRectF, room: QRectF) -> QRectF:
    """Move a box into a room."""
    x = min(max(box.x(), room.left()), room.right() - box.width())
    y = min(max(box.y(), room.top()), room.bottom() - box.height())
    return QRectF(x, y, box.width(), box.height())


def _outside(box: QRectF, room: QRectF) -> float:
    """Pixels by which a box reaches out of a room."""
    return (
        max(0.0, room.left() - box.left())
        + max(0.0, box.right() - room.right())
        + max(0.0, room.top() - box.top())
        + max(0.0, box.bottom() - room.bottom())
    )


def _shape_and_words() -> re.Pattern[str]:
    """Return what finds a shape or number, and the words behind it."""
    size = rf"(?:[\d,]+|{re.escape(translate('Layers', 'any'))})"
    return re.compile(rf"({size}(?: × {size})*)(.*)$", re.DOTALL)


def _compared(expected: str, got: str) -> tuple[str, str]:
    """Make the numbers that differ bold, all of them if they are not as many."""
    wanted, found = expected.split(_TIMES), got.split(_TIMES)
    if len(wanted) != len(found):
        return _TIMES.join(map(_bold, wanted)), _TIMES.join(map(_bold, found))
    pairs = list(zip(wanted, found, strict=True))
    return (
        _TIMES.join(_bold(a) if a != b else escape(a) for a, b in pairs),
        _TIMES.join(_bold(b) if a != b else escape(b) for a, b in pairs),
    )


def _bold(text: str) -> str:
    return f"<b>{escape(text)}</b>"


def _mono(html: str, color: str) -> str:
    """Write in mono; what is bold in the given colour."""
    html = html.replace(" ", "&nbsp;")
    # There is no bold cut of the mono face: Inter's digits are as wide.
    html = html.replace("<b>", f'<b style="font-family:Inter; color:{color}">')
    return f"<span style=\"font-family:'JetBrains Mono'\">{html}</span>"
