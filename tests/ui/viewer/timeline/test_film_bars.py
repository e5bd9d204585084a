"""Single numbers in the film strip: bars from 0, in the colours of the predictions."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from cnnstudio.ui.theme import theme, theme_manager
from cnnstudio.ui.viewer.timeline.epoch_track import EpochTrack
from cnnstudio.ui.viewer.timeline.film_bars import bar_ends, in_rows, paint_bars

SIDE = 40


def drawn(values: np.ndarray, label: int | None = None) -> QImage:
    """Return values as bars, each of 10 pixels' height, −2 at the left and 2 right."""
    picture = QImage(SIDE, 10 * len(values), QImage.Format.Format_RGB32)
    with QPainter(picture) as painter:
        box = QRectF(picture.rect())
        paint_bars(painter, box, values.astype(np.float32), (-2.0, 2.0), label)
    return picture


def length(picture: QImage, row: int, color: QColor) -> int:
    """Count the pixels of a colour in the middle of a bar."""
    y = 10 * row + 5
    return sum(picture.pixelColor(x, y) == color for x in range(picture.width()))


def test_a_bar_is_as_long_as_its_value_and_begins_at_0(qtbot: QtBot) -> None:
    accent = theme().accent
    picture = drawn(np.array([1.0, -2.0, 0.5]))
    long = [length(picture, row, accent) for row in range(3)]
    assert np.allclose(long, [10, 20, 5], atol=1.5)
    assert picture.pixelColor(30, 5) != accent
    assert picture.pixelColor(4, 15) == accent, "below 0 it leads to the left"


def test_classes_have_the_colours_of_their_predictions(qtbot: QtBot) -> None:
    colors, scores = theme(), np.array([1.0, 2.0, 0.5])
    for label, wanted in (
        (1, (colors.text3, colors.ok, colors.text3)),
        (0, (colors.ok, colors.error, colors.text3)),
        (-1, (colors.text3, colors.accent, colors.text3)),
    ):
        picture = drawn(scores, label)
        for row, color in enumerate(wanted):
            assert length(picture, row, color) > 4, (label, row)


def test_of_many_classes_the_predicted_and_the_true_one_are_seen(qtbot: QtBot) -> None:
    scores = np.full(40, -1.0)
    scores[[11, 12, 28, 29]] = 1.5, -2.0, 0.5, -2.0
    picture = QImage(SIDE, 20, QImage.Format.Format_RGB32)  # ten rows of four classes
    with QPainter(picture) as painter:
        box = QRectF(picture.rect())
        paint_bars(painter, box, scores.astype(np.float32), (-2.0, 2.0), 28)
    for row, color, long in ((2, theme().error, 15), (7, theme().ok, 5)):
        y = 2 * row
        found = sum(picture.pixelColor(x, y) == color for x in range(SIDE))
        assert abs(found - long) <= 1.5, row


def test_of_many_values_the_ones_furthest_from_0_are_seen() -> None:
    values = np.zeros(400, np.float32)
    values[[7, 250, 251]] = 3, -5, np.nan
    rows = in_rows(values, 20)
    assert len(rows) == 20
    assert {place for value, place in rows if value} == {7, 250}
    assert in_rows(values[:3], 20) == [(0.0, 0), (0.0, 1), (0.0, 2)]
    assert bar_ends(np.array([1.0, 3.0]), None) == (0.0, 3.0)
    assert bar_ends(values, (-1.0, 9.0)) == (-1.0, 9.0)


def test_the_film_draws_them_and_hatches_what_is_not_finite(qtbot: QtBot) -> None:
    track = EpochTrack()
    qtbot.addWidget(track)
    track.resize(600, 97)
    track.show_epochs(2, [1, 2], 1, 2, 2)
    maps = {n: np.array([[2.0, 0.5, -1.0]], np.float32) for n in (1, 2)}
    pictures = []
    for values, label in ((maps, None), (maps, 0), (maps, 1)):
        track.show_film(values, "fc", label=label)
        pictures.append(track.grab().toImage())
    assert len({bytes(p.constBits()) for p in pictures}) == 3
    odd = {n: np.array([[np.nan, 0.5, -1.0]], np.float32) for n in (1, 2)}
    track.show_film(odd, "fc")
    assert track.grab().toImage() not in pictures


def test_bars_have_the_colours_of_the_theme(qtbot: QtBot) -> None:
    themes = theme_manager()
    before = themes.mode()
    track = EpochTrack()
    qtbot.addWidget(track)
    track.resize(600, 97)
    track.show_epochs(2, [1, 2], 1, 2, 2)
    track.show_film({1: np.array([[2.0, 0.5]], np.float32)}, "fc")
    seen = []
    for mode in ("dark", "light"):
        themes.set_mode(mode)
        place = track.tile_rect(1).center().toPoint()
        picture = track.grab().toImage()
        seen.append(picture.pixelColor(place.x() + 8, place.y() + 8) == theme().hover)
    themes.set_mode(before)
    assert seen == [True, True]
