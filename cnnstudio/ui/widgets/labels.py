"""Text that stands on its own: labels by role, section titles, pills, glyphs."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from cnnstudio.ui.fonts import BODY, HINT, LABEL, METRIC, TITLE, mono_font, ui_font
from cnnstudio.ui.icons import paint_icon
from cnnstudio.ui.style_sheet import set_property
from cnnstudio.ui.theme import theme
from cnnstudio.ui.widgets.painting import draw_line, rounded, text_width

Role = Literal["title", "body", "strong", "label", "hint", "section", "metric", "mono"]
Tone = Literal["text", "text2", "text3", "accent", "error", "warn", "ok"]

_FONTS: dict[str, tuple[int, int]] = {
    "title": (TITLE, 600),
    "body": (BODY, 400),
    "strong": (BODY, 600),
    "label": (LABEL, 400),
    "hint": (HINT, 400),
    "section": (HINT, 600),
    "metric": (METRIC, 600),
}


def role_font(role: Role) -> QFont:
    """Return the font of a text role."""
    return mono_font(LABEL) if role == "mono" else ui_font(*_FONTS[role])


class TextLabel(QLabel):
    """A label with a text role and a tone; `wrap` lets it take several lines."""

    def __init__(
        self,
        text: str = "",
        role: Role = "body",
        tone: Tone = "text",
        wrap: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self.setFont(role_font(role))
        self.setProperty("tone", tone)
        self.setWordWrap(wrap)
        self.setTextFormat(Qt.TextFormat.PlainText)

    def set_tone(self, tone: Tone) -> None:
        """Change the colour of the text."""
        set_property(self, "tone", tone)

    def setText(self, text: str) -> None:
        if text != self.text():  # Qt lays everything around out again, even so
            super().setText(text)


class SectionLabel(TextLabel):
    """The title of a group of rows in a panel, 26 px high."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, "section", "text3", parent=parent)
        self.setFixedHeight(26)


class ElidedLabel(TextLabel):
    """One line that ends in an ellipsis when short of room; the tool tip has all."""

    def __init__(
        self,
        text: str = "",
        role: Role = "body",
        tone: Tone = "text",
        mode: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", role, tone, parent=parent)
        self._full = text
        self._tip = ""
        self._mode = mode
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(24)
        self._elide()

    def full_text(self) -> str:
        """Return the text without the ellipsis."""
        return self._full

    def set_text(self, text: str) -> None:
        """Show another text."""
        if text == self._full:
            return
        self._full = text
        self.updateGeometry()
        self._elide()

    def _elide(self) -> None:
        shown = self.fontMetrics().elidedText(self._full, self._mode, self.width())
        self.setText(shown)
        self.setAccessibleName(self._full)
        whole = self._full if shown != self._full else ""
        super().setToolTip(". ".join(part for part in (whole, self._tip) if part))

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self._full) + 1, metrics.height())

    def setToolTip(self, tip: str) -> None:
        if tip != self._tip:
            self._tip = tip  # said behind the whole text, where that is cut
            self._elide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._elide()


class FigureLabel(QWidget):
    """A figure that changes many times a second, in mono, at the right of its room.

    It is as wide as its widest text so far: other widgets are not laid out again each
    time, as they would be for a label.
    """

    def __init__(self, tone: Tone = "text2", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text, self._tone, self._widest = "", tone, 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)

    def text(self) -> str:
        """Return what it says."""
        return self._text

    def set_text(self, text: str) -> None:
        """Say something else."""
        if text == self._text:
            return
        self._text = text
        width = text_width(mono_font(LABEL), text)
        if width > self._widest:
            self._widest = width
            self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._widest, 16)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        ink, right = theme().color(self._tone), Qt.AlignmentFlag.AlignRight
        with QPainter(self) as painter:
            draw_line(painter, self.rect(), self._text, mono_font(LABEL), ink, right)


class Glyph(QWidget):
    """An icon of the studio as a widget; follows the theme."""

    def __init__(
        self,
        name: str,
        color: str = "text2",
        size: int = 16,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._name = name
        self._color = color
        self.setFixedSize(size, size)

    def set_glyph(self, name: str, color: str) -> None:
        """Show another icon or colour token (or layer family)."""
        self._name = name
        self._color = color
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            paint_icon(painter, self._name, QRectF(self.rect()), self._color)


PillTone = Literal["neutral", "accent", "error", "warn", "ok"]


class Pill(QWidget):
    """A short word or count in a rounded patch, tinted by its tone."""

    def __init__(
        self, text: str, tone: PillTone = "neutral", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._text = text
        self._tone: PillTone = tone
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(text)

    def text(self) -> str:
        """Return what the pill says."""
        return self._text

    def set_text(self, text: str, tone: PillTone | None = None) -> None:
        """Say something else, in another tone if one is given."""
        self._text = text
        self._tone = tone or self._tone
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(pill_width(self._text, self._tone), 16)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            paint_pill(painter, QRectF(self.rect()), self._text, self._tone)


def _pill_font(tone: PillTone) -> QFont:
    return ui_font(HINT, 400 if tone == "neutral" else 600)


def pill_width(text: str, tone: PillTone = "neutral") -> int:
    """Return the width of a pill of 16 px height."""
    return max(17, text_width(_pill_font(tone), text) + 12)


def paint_pill(painter: QPainter, box: QRectF, text: str, tone: PillTone) -> None:
    """Draw a pill; tabs and rows draw theirs with this too."""
    colors = theme()
    fill = colors.raised if tone in ("neutral", "accent") else colors.color(f"{tone}bg")
    ink = colors.text2 if tone == "neutral" else colors.color(tone)
    border = colors.line if tone in ("neutral", "accent") else None
    rounded(painter, box, box.height() / 2, fill, border)
    middle = Qt.AlignmentFlag.AlignHCenter
    draw_line(painter, box.toRect(), text, _pill_font(tone), ink, middle)
