"""How a node is painted: card, family bar, glyph, texts, state, thumbnail, ports."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen

from cnnstudio.graph.text import plural
from cnnstudio.ui.canvas.cost_faces import warmed
from cnnstudio.ui.canvas.geometry import (
    PORT_GROWN,
    PORT_SIZE,
    SMALLEST_TEXT,
    Detail,
    text_scale,
)
from cnnstudio.ui.canvas.node_face import NodeFace, PortFace
from cnnstudio.ui.fonts import mono_font, ui_font
from cnnstudio.ui.icons import family_icon_name, paint_icon
from cnnstudio.ui.theme_tokens import Theme, mixed

RADIUS = 6.0
_TIGHTEST = 0.78
_OFF_BAR = 0.45
MARGIN = 9.0
"""How far rings and ports reach beyond the card."""


@dataclass(frozen=True, slots=True)
class Accents:
    """What the pointer and the selection add: `pull` is the port an edge snaps to."""

    selected: bool = False
    hovered: bool = False
    focused: bool = False
    pull: int = -1
    faded: frozenset[int] = frozenset()
    grown: frozenset[int] = frozenset()


def paint_node(
    painter: QPainter,
    face: NodeFace,
    colors: Theme,
    on: Accents,
    detail: Detail,
    zoom: float,
) -> None:
    """Draw the card at (0, 0) in scene pixels."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    box = QRectF(QPointF(0, 0), face.size)
    _card(painter, box, face, colors, on)
    if detail is Detail.FULL:
        _full_content(painter, box, face, colors, zoom)
    else:
        _far_content(painter, box, face, colors, zoom)
    for index, port in enumerate(face.ports):
        paint_port(painter, port, colors, on, index)


def family_color(face: NodeFace, colors: Theme) -> QColor:
    """Return the colour of the node's family; grey for an unknown layer."""
    return colors.families.get(face.family, colors.text3)


def border_of(face: NodeFace, colors: Theme, on: Accents) -> tuple[QColor, float]:
    """Return colour and width of the card's border."""
    if face.look in ("error", "unknown"):
        return colors.error, 1.5
    if on.selected:
        return colors.accent, 1.5
    if on.hovered:
        return mixed(colors.accent, colors.raised, 0.6), 1.0
    return colors.line2, 1.0


def _border_pen(face: NodeFace, colors: Theme, color: QColor, width: float) -> QPen:
    """Dashed where the card shows what it would be, and for a layer that is off."""
    if not face.tentative and not face.off:
        return QPen(color, width)
    pen = QPen(colors.accent, 1.5) if face.tentative else QPen(color, width)
    pen.setDashPattern([4.0, 3.0])
    return pen


def _card(
    painter: QPainter, box: QRectF, face: NodeFace, colors: Theme, on: Accents
) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if on.focused:
        painter.setPen(QPen(colors.accent, 2.0))
        painter.drawRoundedRect(box.adjusted(-4, -4, 4, 4), RADIUS + 4, RADIUS + 4)
    elif on.selected:
        ring = QColor(colors.accent)
        ring.setAlphaF(0.45)
        painter.setPen(QPen(ring, 1.0))
        painter.drawRoundedRect(box.adjusted(-3.5, -3.5, 3.5, 3.5), 9, 9)
    color, width = border_of(face, colors, on)
    if face.block is not None:  # a second card shows below: it stands for several
        under = QPainterPath()
        low = box.adjusted(6.5, 8, -6.5, 2.5)
        under.addRoundedRect(low, RADIUS, RADIUS)
        painter.setBrush(colors.raised)
        painter.setPen(QPen(color if on.selected else colors.line2, 1.0))
        painter.drawPath(under)
    painter.setBrush(warmed(colors, face.cost))
    painter.setPen(_border_pen(face, colors, color, width))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
    bar = QPainterPath()
    bar.addRoundedRect(box.adjusted(1, 1, -1, -1), RADIUS - 1, RADIUS - 1)
    painter.save()
    painter.setClipRect(QRectF(1, 0, 3, box.height()), Qt.ClipOperation.IntersectClip)
    painter.setOpacity(painter.opacity() * (_OFF_BAR if face.off else 1.0))
    painter.fillPath(bar, family_color(face, colors))
    painter.restore()


def _full_content(
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
    _state(painter, face, colors, QPointF(right, line + (1 if face.full else 0)), 1.0)
    large = text_scale(zoom)
    mono = _sized(mono_font(11), 11 * large)
    end = right - 13.0
    if face.frozen:
        paint_icon(painter, "lock", QRectF(end - 9, line - 6, 12, 12), colors.text2)
        end -= 16.0
    if face.summary and not face.full:
        end -= _right_text(painter, mono, colors.text2, end, line, face.summary) + 6
    badge = face.block.repeat if face.block is not None else ""
    taken = QFontMetricsF(mono).horizontalAdvance(badge) + 16 if badge else 0.0
    start = 36 + _text(
        painter, ui_font(13, 600), colors.text, 36, line, face.type_name,
        end - 36 - taken,
    )  # fmt: skip
    if badge:
        start += _badge(painter, mono, colors, start + 6, line, badge) + 6
    room = end - start - 8
    if room > 18:
        _fitted_text(painter, mono, colors.text3, start + 8, line, face.name, room)
    if face.full:
        room = box.width() - 13 - (52 if face.thumbnail is not None else 13)
        _second_line(painter, mono, face, colors, room)


def _badge(
    painter: QPainter, font: QFont, colors: Theme, x: float, middle: float, text: str
) -> float:
    """Draw how often a block is repeated; return the width."""
    width = QFontMetricsF(font).horizontalAdvance(text) + 10
    painter.setBrush(colors.canvas)
    painter.setPen(QPen(colors.line2, 1.0))
    painter.drawRoundedRect(QRectF(x, middle - 7.5, width, 15), 7.5, 7.5)
    _text(painter, font, colors.text, x + 5, middle, text, width)
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
        _text(painter, font, ink, left + glyph, line, words, width)
        if glyph:
            spot = QRectF(left, line - 6, 12, 12)
            ink = colors.families["activation"]
            paint_icon(painter, family_icon_name("activation"), spot, ink)
        room -= width + 8
    summary = face.summary
    if face.cost is not None and QFontMetricsF(font).horizontalAdvance(summary) > room:
        summary = summary.partition(" · ")[0]
    if room > 18:
        _fitted_text(painter, font, colors.text2, x, line, summary, room)


def _far_content(
    painter: QPainter, box: QRectF, face: NodeFace, colors: Theme, zoom: float
) -> None:
    # In screen pixels: the texts keep their height while the card shrinks.
    scale = max(1.0, 0.85 / zoom)
    middle, right = box.height() / 2, box.width() - 13 * scale
    font = _sized(ui_font(13, 600), max(13.0, 11.5 / zoom))
    if _far_cost(painter, box, face, colors, zoom):
        middle = box.height() * 0.28
    if face.thumbnail is not None:
        side = min(22.0 * scale, box.height() - 6)
        spot = QRectF(box.width() - side - 3, (box.height() - side) / 2, side, side)
        _thumbnail(painter, face, spot, colors)
        right = spot.left() - 9 * scale
    glyph = 16 * min(scale, box.height() / 22)
    _glyph(painter, face, colors, QRectF(13, middle - glyph / 2, glyph, glyph))
    left = 13 + glyph + 7
    metrics = QFontMetricsF(font)
    badge = f" {face.block.repeat}" if face.block and face.block.repeat else ""
    taken, title = metrics.horizontalAdvance(badge), face.type_name
    tight = metrics.horizontalAdvance(title) * _TIGHTEST + taken
    if face.block is not None and left + tight > right + 6 * scale:
        title = face.name  # of the instance: mostly shorter
    width = metrics.horizontalAdvance(title) + taken
    if face.off:  # said in place of the dot
        mono = _sized(mono_font(11), max(11.0, SMALLEST_TEXT / zoom))
        end = right + 6 * scale
        right = end - 12 * scale
        right -= _right_text(painter, mono, colors.text2, end, middle, face.summary)
    plain = face.off or (face.look == "valid" and left + width > right - 7 * scale)
    if not plain:
        _state(painter, face, colors, QPointF(right, middle), scale)
    room = (right + 6 * scale if plain else right - 9 * scale) - left - taken
    _fitted_text(painter, font, colors.text, left, middle, title, room)
    if badge:  # how often it is repeated must be read, whatever the name
        at = left + min(room, width - taken)
        _text(painter, font, colors.text, at, middle, badge, taken + 1)


def _far_cost(
    painter: QPainter, box: QRectF, face: NodeFace, colors: Theme, zoom: float
) -> bool:
    """Draw amount and share in a second line; False if there is none, or no room."""
    font = _sized(mono_font(11), max(11.0, SMALLEST_TEXT / zoom))
    if face.cost is None or not face.cost.share:
        return False
    if box.height() < 8 + QFontMetricsF(font).height() * 1.7:
        return False
    said = f"{face.cost.short} · {face.cost.share}"
    low, room = box.height() * 0.69, box.width() - 20
    _text(painter, font, colors.text, 13, low, said, room)
    return True


def _sized(font: QFont, px: float) -> QFont:
    font.setPixelSize(round(px))
    return font


def _text(
    painter: QPainter,
    font: QFont,
    color: QColor,
    x: float,
    middle: float,
    text: str,
    room: float,
) -> float:
    """Draw a line of text, elided to its room; return its width."""
    metrics = QFontMetricsF(font)
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(0.0, room))
    painter.setFont(font)
    painter.setPen(color)
    base = middle + (metrics.ascent() - metrics.descent()) / 2
    painter.drawText(QPointF(x, base), shown)
    return metrics.horizontalAdvance(shown)


def _fitted_text(
    painter: QPainter,
    font: QFont,
    color: QColor,
    x: float,
    middle: float,
    text: str,
    room: float,
) -> None:
    """Draw a line in full if need be tighter, before it is elided."""
    for tight in (" × ", " → ", " · "):
        if QFontMetricsF(font).horizontalAdvance(text) > room:
            text = text.replace(tight, tight.strip())
    needed = QFontMetricsF(font).horizontalAdvance(text)
    squeezed = min(1.0, max(_TIGHTEST, room / needed)) if needed else 1.0
    painter.save()
    painter.translate(x, 0)
    painter.scale(squeezed, 1.0)
    _text(painter, font, color, 0, middle, text, room / squeezed + 0.5)
    painter.restore()


def _right_text(
    painter: QPainter, font: QFont, color: QColor, end: float, middle: float, text: str
) -> float:
    width = QFontMetricsF(font).horizontalAdvance(text)
    return _text(painter, font, color, end - width, middle, text, width + 1.0)


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


def _state(
    painter: QPainter, face: NodeFace, colors: Theme, at: QPointF, scale: float
) -> None:
    painter.save()
    painter.translate(at)
    painter.scale(scale, scale)
    if face.look in ("error", "unknown"):
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colors.error)
        painter.drawEllipse(QPointF(0, 0), 7, 7)
        if face.mistakes:
            _count(painter, colors.raised, face.mistakes)
        else:
            _mark(painter, colors.raised, -3.5, 0.5, 3.2, 1.8)
    elif face.look == "warning":
        triangle = QPainterPath(QPointF(0, -6.5))
        triangle.lineTo(6, 4.5)
        triangle.lineTo(-6, 4.5)
        triangle.closeSubpath()
        painter.fillPath(triangle, colors.warn)
        _mark(painter, colors.raised, -2.2, 0.6, 2.7, 1.5)
    elif face.look == "waiting":
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colors.text3, 1.5))
        painter.drawEllipse(QPointF(0, 0), 3.5, 3.5)
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colors.ok)
        painter.drawEllipse(QPointF(0, 0), 3.5, 3.5)
    painter.restore()


def _count(painter: QPainter, ink: QColor, mistakes: int) -> None:
    """Write how many mistakes are inside of a block."""
    painter.setFont(_sized(ui_font(11, 600), 11))
    painter.setPen(ink)
    text = str(mistakes) if mistakes < 10 else "9+"
    painter.drawText(QRectF(-9, -7, 18, 14), Qt.AlignmentFlag.AlignCenter, text)


def _mark(
    painter: QPainter, ink: QColor, top: float, bottom: float, dot: float, width: float
) -> None:
    """Draw an exclamation mark."""
    painter.setPen(QPen(ink, width, c=Qt.PenCapStyle.RoundCap))
    painter.drawLine(QPointF(0, top), QPointF(0, bottom))
    painter.drawPoint(QPointF(0, dot))


def paint_port(
    painter: QPainter, port: PortFace, colors: Theme, on: Accents, index: int
) -> None:
    """Draw one port; grown under the pointer, faded when an edge cannot end there."""
    size = PORT_GROWN if on.hovered or index in on.grown else PORT_SIZE
    color = colors.edge
    if port.red:
        color = colors.error
    elif index == on.pull:
        color = colors.accent
    elif port.missing:
        color = colors.warn
    elif port.spare and index not in on.grown:
        size, color = PORT_SIZE - 2, colors.edge
    painter.save()
    painter.setOpacity(0.35 if index in on.faded else 1.0)
    painter.setBrush(colors.canvas)
    painter.setPen(QPen(color, 2.0 if index == on.pull else 1.5))
    painter.drawEllipse(port.place, size / 2, size / 2)
    painter.restore()
