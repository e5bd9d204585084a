"""Draws a card: Qt's Markdown in the theme's fonts and colours, with its figures.

Nothing is loaded from outside: links lead to other cards, pictures are drawn here.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import (
    QFont,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
)
from PySide6.QtWidgets import QTextBrowser, QWidget

from cnnstudio.ui.fonts import BODY, LABEL, TITLE, mono_font, ui_font
from cnnstudio.ui.help.cards import card_library
from cnnstudio.ui.help.compose import FIGURE, HERE, SCHEME, composed, pictured
from cnnstudio.ui.help.figure import figure_image
from cnnstudio.ui.help.topics import Asked
from cnnstudio.ui.style_sheet import set_property
from cnnstudio.ui.theme import Theme, ThemeManager, theme, theme_manager

_HEADINGS = {1: (TITLE + 2, 0), 2: (BODY, 12), 3: (LABEL, 8)}  # size, space above
_PARAGRAPH, _INDENT = 7, 16


class HelpBrowser(QTextBrowser):
    """Shows one card; `topic_asked(str)` when a link to another is followed."""

    topic_asked = Signal(str)

    def __init__(
        self, themes: ThemeManager | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.asked: Asked | None = None
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setUndoRedoEnabled(False)
        set_property(self, "kind", "help")
        self.anchorClicked.connect(self._follow)
        (themes or theme_manager()).changed.connect(self._recolor)

    def explain(self, asked: Asked) -> None:
        """Show the card of what was asked about."""
        self.asked = asked
        # What was drawn for another card, or in other colours, must not be reused.
        self.document().clear()
        self.document().setDefaultFont(ui_font(BODY))
        self.document().setIndentWidth(_INDENT)
        self.setMarkdown(composed(asked, card_library()))
        dress(self.document(), theme())
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def _follow(self, url: QUrl) -> None:
        topic = topic_in(url)
        if topic:
            self.topic_asked.emit(topic)

    def _recolor(self, _colors: Theme) -> None:
        if self.asked is not None:
            self.explain(self.asked)

    def loadResource(self, _kind: int, name: QUrl | str) -> Any:
        text = name.toString() if isinstance(name, QUrl) else name
        if not text.startswith(FIGURE):
            return None
        topic = text.removeprefix(FIGURE)
        asked = self.asked if topic == HERE else Asked(topic)
        layer = pictured(asked) if asked is not None else None
        if layer is None:
            return None
        return figure_image(layer, theme(), self.devicePixelRatioF())


def topic_in(url: QUrl) -> str:
    """Return the topic that a link leads to; empty if it leads elsewhere."""
    if url.scheme() != SCHEME:
        return ""
    return f"{url.host()}{url.path()}"


def dress(document: QTextDocument, colors: Theme) -> None:
    """Give headings, code, quotes and tables their looks: Markdown knows none."""
    block = document.begin()
    while block.isValid():
        _dress_block(block, colors)
        block = block.next()
    for frame in document.rootFrame().childFrames():
        if isinstance(frame, QTextTable):
            _dress_table(frame, colors)


def _dress_block(block: QTextBlock, colors: Theme) -> None:
    cursor = QTextCursor(block)
    form = block.blockFormat()
    size, above = _HEADINGS.get(form.headingLevel(), (0, 0))
    in_table = cursor.currentTable() is not None
    form.setTopMargin(above)
    form.setBottomMargin(0 if in_table else 4 if block.textList() else _PARAGRAPH)
    if form.hasProperty(QTextFormat.Property.BlockQuoteLevel.value):
        form.setBackground(colors.hover)
        form.setLeftMargin(0)
    cursor.setBlockFormat(form)
    for fragment in _fragments(block):
        look = fragment.charFormat()
        if size:
            _heading(look, size)
        elif look.fontFixedPitch():
            look.setFontFamilies(mono_font().families())
            look.setProperty(QTextFormat.Property.FontPixelSize.value, LABEL)
        elif in_table:
            look.setProperty(QTextFormat.Property.FontPixelSize.value, LABEL)
        elif look.fontWeight() > QFont.Weight.DemiBold:
            look.setFontWeight(QFont.Weight.DemiBold)  # the boldest cut there is
        if look.isAnchor():
            look.setForeground(colors.accent)
        cursor.setPosition(fragment.position())
        end = fragment.position() + fragment.length()
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        cursor.setCharFormat(look)


def _fragments(block: QTextBlock) -> list[Any]:
    found = []
    iterator = block.begin()
    while not iterator.atEnd():
        found.append(iterator.fragment())
        iterator += 1
    return found


def _heading(look: QTextCharFormat, size: int) -> None:
    look.clearProperty(QTextFormat.Property.FontSizeAdjustment.value)
    look.setProperty(QTextFormat.Property.FontPixelSize.value, size)
    look.setFontWeight(QFont.Weight.DemiBold)


def _dress_table(table: QTextTable, colors: Theme) -> None:
    form = table.format()
    form.setBorder(1)
    form.setBorderCollapse(True)
    form.setBorderBrush(colors.line)
    form.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    form.setTopMargin(_PARAGRAPH)
    form.setCellPadding(5)
    form.setCellSpacing(0)
    form.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    table.setFormat(form)
