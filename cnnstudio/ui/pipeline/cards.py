"""The face of a step in the strip: title, picture, mean and deviation, histogram."""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from cnnstudio.bridge.message import Bytes, Counts
from cnnstudio.bridge.pipeline_messages import LOADED
from cnnstudio.graph.text import translate
from cnnstudio.ui.fonts import HINT, LABEL, mono_font, ui_font
from cnnstudio.ui.icons import paint_icon
from cnnstudio.ui.pipeline.drawing import image_of, paint_bars, paint_picture
from cnnstudio.ui.pipeline.model import LOAD, NETWORK, PipelineModel
from cnnstudio.ui.pipeline.words import title_of
from cnnstudio.ui.theme import theme
from cnnstudio.ui.viewer.parts.color_bar import number_text
from cnnstudio.ui.widgets.painting import draw_line, focus_ring, rounded, text_width

CARD = QSize(146, 130)
NARROW = QSize(122, 130)
"""A card where there is little room: its title may take two lines."""

PLUS = QSize(24, 130)
_PICTURE, _SMALLER = 60, 52


@dataclass(slots=True)
class CardFace:
    """What is painted of a step; without a preview there is a title only."""

    title: str
    on: bool
    chosen: bool
    ring: bool
    picture: Bytes | None = None
    counts: Counts | None = None
    mean: float = math.nan
    deviation: float = math.nan
    failed: bool = False


def face_of(model: PipelineModel, number: int, *, ring: bool) -> CardFace:
    """Return the face of a step, of the data or of the network; `ring`: it has keys."""
    preview = model.preview
    if number == LOAD:
        title, key, on = translate("Pipeline", "Data"), LOADED, True
    elif number == NETWORK:
        title, key, on = translate("Pipeline", "Input"), model.last_key, True
    else:
        step = model.steps[number]
        title, key, on = title_of(step), str(number), step.on
    face = CardFace(title, on, number == model.chosen, ring)
    if preview is None or not on:
        return face
    face.picture = preview.pictures.get(key)
    face.counts = preview.histograms.get(key)
    face.failed = preview.failed == key and bool(preview.problem)
    if key in preview.means:
        face.mean, face.deviation = preview.means[key], preview.deviations[key]
    return face


def paint_card(painter: QPainter, box: QRectF, face: CardFace) -> None:
    """Paint a card into its box."""
    colors = theme()
    border = colors.error if face.failed else colors.line2
    rounded(painter, box, 6, colors.raised)
    if face.on:
        rounded(painter, box, 6, None, border, 1.5 if face.failed else 1.0)
    else:
        _paint_dashes(painter, box)
    if face.chosen:
        rounded(painter, box, 6, None, colors.accent, 2.0)
    if face.ring:
        focus_ring(painter, box.adjusted(-4, -4, 4, 4), 9)
    room = box.toRect().adjusted(8, 6, -8, -8)
    title = QRect(room.left(), room.top(), room.width(), 18)
    if face.failed:
        spot = QRectF(room.right() - 13, room.top() + 2, 14, 14)
        paint_icon(painter, "error", spot, "error")
        title.setRight(title.right() - 18)
    ink = colors.text if face.on else colors.text3
    narrow = room.width() < CARD.width() - 16
    if narrow:
        title.setHeight(30)
        _paint_lines(painter, title, face.title, ink)
    else:
        draw_line(painter, title, face.title, ui_font(LABEL, 600), ink)
    if not face.on:
        middle = Qt.AlignmentFlag.AlignHCenter
        font, off = ui_font(LABEL), translate("Pipeline", "off")
        draw_line(painter, room.adjusted(0, 22, 0, 0), off, font, ink, middle)
        return
    side = _SMALLER if narrow else _PICTURE
    _paint_values(painter, room.adjusted(0, 33 if narrow else 24, 0, 0), face, side)


def _paint_lines(painter: QPainter, box: QRect, title: str, ink: QColor) -> None:
    """Paint a title in a line or two; the second is cut where it is too long."""
    font = ui_font(LABEL, 600)
    words, first = title.split(), ""
    while words and text_width(font, f"{first} {words[0]}".strip()) <= box.width():
        first = f"{first} {words.pop(0)}".strip()
    lines = [line for line in (first, " ".join(words)) if line]
    for at, line in enumerate(lines):
        row = QRect(box.left(), box.top() + at * 15, box.width(), 16)
        draw_line(painter, row, line, font, ink)


def _paint_dashes(painter: QPainter, box: QRectF) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme().line2, 1, Qt.PenStyle.DashLine))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
    painter.restore()


def _paint_values(painter: QPainter, room: QRect, face: CardFace, side: int) -> None:
    colors = theme()
    picture = QRectF(room.left(), room.top(), side, side)
    if face.picture is not None:
        paint_picture(painter, picture, image_of(face.picture))
    beside = QRect(room.left() + side + 6, room.top() + 8, 62, 16)
    if not math.isnan(face.mean):
        for sign, value in (("μ", face.mean), ("σ", face.deviation)):
            text = f"{sign} {number_text(value)}"
            draw_line(painter, beside, text, mono_font(HINT), colors.text2)
            beside.translate(0, 20)
    if face.counts is not None:
        top = room.top() + side + 5
        bars = QRectF(room.left(), top, room.width(), room.bottom() + 1 - top)
        paint_bars(painter, bars, face.counts, colors.text3)
        painter.fillRect(
            QRectF(bars.left(), bars.bottom(), bars.width(), 1), colors.line2
        )


def paint_plus(painter: QPainter, box: QRectF, ring: bool) -> None:
    """Paint where a step can be added."""
    colors = theme()
    middle = QRectF(0, 0, 24, 24)
    middle.moveCenter(box.center())
    rounded(painter, middle, 12, colors.raised, colors.line2)
    paint_icon(painter, "plus", middle.adjusted(5, 5, -5, -5), "text2")
    if ring:
        focus_ring(painter, middle.adjusted(-3, -3, 3, 3), 15)
