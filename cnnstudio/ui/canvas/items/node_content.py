"""What is written and drawn on a node's card: glyph, type, name, values, picture."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from cnnstudio.graph.text import plural, translate
from cnnstudio.ui.canvas.geometry import SMALLEST_TEXT, text_scale
from cnnstudio.ui.canvas.items.node_state import paint_state
from cnnstudio.ui.canvas.items.text_lines import (
    TIGHTEST,
    draw_fitted,
    draw_right,
    draw_text,
    sized,
)
from cnnstudio.ui.canvas.node_face import NodeFace
from cnnstudio.ui.fonts import mono_font, ui_font
from cnnstudio.ui.icons import family_icon_name, paint_icon
from cnnstudio.ui.theme_tokens import Theme

_NAMES_FIRST = 0.66
"""Zoom up to which a picture gives way to a name that would be cut beside it."""


def family_color(face: NodeFace, colors: Theme) -> QColor:
    """Return the colour of the node's family; grey for an unknown layer."""
    return colors.families.get(face.family, colors.text3)


def paint_full(
    painter: QPainter, box: QRectF, face: NodeFace, colors: Theme, zoom: float
) -> None:
    line = 16.0 if face.full else box.height() / 2
    right = box.width() - 13.0
    if face.thumbnail is not None and face.full:
        right = box.width() - 58.0
        _thumbnail(painter, face, QRectF(box.width() - 46, 6, 40, 40), colors)
    elif face.thumbnail is not None:
        right = box.width() - 46.0
        _thumbnail(painter, face, QRectF(box.width() - 29, 3, 26, 26), colors)
    _glyph(painter, face, colors, QRectF(13, line - 8, 16, 16))
    large = text_scale(zoom)
    mono = sized(mono_font(11), 11 * large)
    marked = QPointF(right, line + (1 if face.full else 0))
    end = right - _paint_mark(painter, face, colors, marked, 1.0, mono)
    if face.frozen:
        paint_icon(painter, "lock", QRectF(end - 9, line - 6, 12, 12), colors.text2)
        end -= 16.0
    if face.summary and not face.full:
        end -= draw_right(painter, mono, colors.text2, end, line, face.summary) + 6
    badge = face.block.repeat if face.block is not None else ""
    taken = QFontMetricsF(mono).horizontalAdvance(badge) + 16 if badge else 0.0
    start = 36 + draw_text(
        painter, ui_font(13, 600), colors.text, 36, line, face.type_name,
        end - 36 - taken,
    )  # fmt: skip
    if badge:
        start += _badge(painter, mono, colors, start + 6, line, badge) + 6
    room = end - start - 8
    if room > 18:
        draw_fitted(painter, mono, colors.text3, start + 8, line, face.name, room)
    if face.full:
        room = box.width() - 13 - (52 if face.thumbnail is not None else 13)
        _second_line(painter, mono, face, colors, room)


def _paint_mark(
    painter: QPainter,
    face: NodeFace,
    colors: Theme,
    at: QPointF,
    scale: float,
    font: QFont,
) -> float:
    """Draw how a node stands, with the middle at `at`; return the room it takes.

    A layer that is off says so; what is wrong with it stands beside the word.
    """
    taken = 13.0 * scale
    if not face.off or face.look != "valid":
        paint_state(painter, face, colors, at, scale)
        if not face.off:
            return taken
        taken += 2.0 * scale
    else:
        taken = -6.0 * scale
    word, end = translate("Canvas", "off"), at.x() - taken
    return taken + draw_right(painter, font, colors.text2, end, at.y(), word) + 8.0


def _badge(
    painter: QPainter, font: QFont, colors: Theme, x: float, middle: float, text: str
) -> float:
    """Draw how often a block is repeated; return the width."""
    width = QFontMetricsF(font).horizontalAdvance(text) + 10
    painter.setBrush(colors.canvas)
    painter.setPen(QPen(colors.line2, 1.0))
    painter.drawRoundedRect(QRectF(x, middle - 7.5, width, 15), 7.5, 7.5)
    draw_text(painter, font, colors.text, x + 5, middle, text, width)
    return width


def _second_line(
    painter: QPainter, font: QFont, face: NodeFace, colors: Theme, room: float
) -> None:
    """Key values; behind them an activation that is part of the layer, or how many
    layers a block has.
    """
    x, line = 13.0, 36.0
    words, ink = "", colors.text3
    if face.cost is not None:
        words, ink = face.cost.share, colors.text
    elif face.block is not None:
        many = face.block.layers
        words = plural("NodePainter", many, "{n} layer", "{n} layers").format(n=many)
    elif face.activation:
        words, ink = face.activation, colors.text2
    if words:
        glyph = 16.0 if words == face.activation else 0.0
        width = QFontMetricsF(font).horizontalAdvance(words) + glyph
        left = x + room - width if face.summary else x
        draw_text(painter, font, ink, left + glyph, line, words, width)
        if glyph:
            spot = QRectF(left, line - 6, 12, 12)
            ink = colors.families["activation"]
            paint_icon(painter, family_icon_name("activation"), spot, ink)
        room -= width + 8
    summary = face.summary
    if face.cost is not None and QFontMetricsF(font).horizontalAdvance(summary) > room:
        summary = summary.partition(" · ")[0]
    if room > 18:
        draw_fitted(painter, font, colors.text2, x, line, summary, room)


def paint_small(
    painter: QPainter, box: QRectF, face: NodeFace, colors: Theme, zoom: float
) -> None:
    # In screen pixels: the texts keep their height while the card shrinks.
    scale = max(1.0, 0.85 / zoom)
    middle, right = box.height() / 2, box.width() - 13 * scale
    if _far_cost(painter, box, face, colors, zoom):
        middle = box.height() * 0.28
    elif face.live:
        middle = box.height() * 0.4
    left, end = _small_glyph(painter, box, face, colors, zoom, middle), box.width() - 5
    badge = f" {face.block.repeat}" if face.block and face.block.repeat else ""
    title, side = face.type_name, min(22.0 * scale, box.height() - 6)
    spot = QRectF(box.width() - side - 3, (box.height() - side) / 2, side, side)
    beside = spot.left() - 9 * scale
    font = _title_font(title + badge, beside + 4 * scale - left, zoom)
    metrics = QFontMetricsF(font)
    taken = metrics.horizontalAdvance(badge)
    # A name that is cut tells less than a small picture.
    fits = metrics.horizontalAdvance(title + badge) * TIGHTEST < beside - left
    if face.thumbnail is not None and (fits or zoom > _NAMES_FIRST):
        _thumbnail(painter, face, spot, colors)
        right, end = beside - 2 * scale, beside + 4 * scale
    tight = metrics.horizontalAdvance(title) * TIGHTEST + taken
    if face.block is not None and left + tight > right + 6 * scale:
        title = face.name  # of the instance: mostly shorter
    width = metrics.horizontalAdvance(title) + taken
    plain = face.look == "valid" and not face.off and left + width > right - 7 * scale
    if not plain:
        mono = sized(mono_font(11), max(11.0, SMALLEST_TEXT / zoom))
        place = QPointF(right, middle)
        right -= _paint_mark(painter, face, colors, place, scale, mono) - 13 * scale
    room = (end if plain else right - 9 * scale) - left - taken
    draw_fitted(painter, font, colors.text, left, middle, title, room)
    if badge:  # how often it is repeated must be read, whatever the name
        at = left + min(room, width - taken)
        draw_text(painter, font, colors.text, at, middle, badge, taken + 1)


def _small_glyph(
    painter: QPainter,
    box: QRectF,
    face: NodeFace,
    colors: Theme,
    zoom: float,
    middle: float,
) -> float:
    """Draw the family's glyph; return where the title begins."""
    side = 16 * min(max(1.0, 0.85 / zoom), box.height() / 22)
    start, gap = (10, 5) if zoom < _NAMES_FIRST else (13, 7)
    _glyph(painter, face, colors, QRectF(start, middle - side / 2, side, side))
    return start + side + gap


def _title_font(title: str, room: float, zoom: float) -> QFont:
    """Return the usual font, or the smallest where a title would be cut otherwise."""
    font = sized(ui_font(13, 600), max(13.0, 11.5 / zoom))
    if QFontMetricsF(font).horizontalAdvance(title) * TIGHTEST <= room:
        return font
    return sized(ui_font(13, 600), max(13.0, SMALLEST_TEXT / zoom))


def _far_cost(
    painter: QPainter, box: QRectF, face: NodeFace, colors: Theme, zoom: float
) -> bool:
    """Draw amount and share in a second line; False if there is none, or no room."""
    font = sized(mono_font(11), max(11.0, SMALLEST_TEXT / zoom))
    if face.cost is None or not face.cost.share:
        return False
    if box.height() < 8 + QFontMetricsF(font).height() * 1.7:
        return False
    said = f"{face.cost.short} · {face.cost.share}"
    low, room = box.height() * 0.69, box.width() - 20
    draw_text(painter, font, colors.text, 13, low, said, room)
    return True


def _glyph(painter: QPainter, face: NodeFace, colors: Theme, box: QRectF) -> None:
    name = family_icon_name(face.family) if face.family else "info"
    paint_icon(painter, name, box, family_color(face, colors))


def _thumbnail(painter: QPainter, face: NodeFace, box: QRectF, colors: Theme) -> None:
    if face.thumbnail is None:
        return
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
    painter.drawImage(box, face.thumbnail)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colors.line2, 1.0))
    painter.drawRoundedRect(box.adjusted(-0.5, -0.5, 0.5, 0.5), 2, 2)
