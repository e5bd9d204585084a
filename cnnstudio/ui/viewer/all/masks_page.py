"""Masks: the IoU of each class, and predictions over their images, worst first."""

from __future__ import annotations

import math
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QHBoxLayout, QWidget

from cnnstudio.bridge.evaluation_messages import (
    MOST_PICTURES,
    Judged,
    Masks,
    MasksOf,
)
from cnnstudio.graph.text import marked
from cnnstudio.project.facts import Task
from cnnstudio.ui.export import Exported, Table
from cnnstudio.ui.format import count as count_text
from cnnstudio.ui.format import grouped, percent
from cnnstudio.ui.help.topics import set_topic
from cnnstudio.ui.theme import theme
from cnnstudio.ui.viewer.all.class_scores import class_scores
from cnnstudio.ui.viewer.all.errors import iou_of
from cnnstudio.ui.viewer.all.judged_page import JudgedPage
from cnnstudio.ui.viewer.all.picture_grid import PictureGrid, Words
from cnnstudio.ui.viewer.all.words import part_word
from cnnstudio.ui.viewer.inspect_controller import InspectController
from cnnstudio.ui.viewer.model.picture_shelf import PARTS
from cnnstudio.ui.viewer.views import inspector_view
from cnnstudio.ui.widgets.labels import SectionLabel
from cnnstudio.ui.widgets.row_table import Column, Row, RowTable
from cnnstudio.ui.widgets.segmented import SegmentedControl

_SIDE, _LINES, _MOST, _TABLE, _OPACITY = 112, 1, 60, 324, 0.55
"""Side of a picture, lines below it, images shown, width of the table, of a mask."""


@inspector_view("masks", marked("InspectViews", "Masks"), "all", 0)
class MasksPage(JudgedPage):
    """A row a class; beside it the images with the least mean IoU first."""

    tasks: ClassVar[tuple[Task, ...]] = ("masks",)

    def __init__(self, controller: InspectController) -> None:
        super().__init__(controller)
        set_topic(self, "panel/masks")
        self._over = "wrong"
        self._painted: dict[tuple[int, str], QImage] = {}
        self._masks: dict[int, tuple[NDArray[np.int32], NDArray[np.int32]]] = {}
        self.over = SegmentedControl(
            (("wrong", self.tr("wrong pixels")), ("predicted", self.tr("predicted")),
             ("true", self.tr("true"))),
            self.tr("What lies over the images"), small=True,
        )  # fmt: skip
        self.over.set_current(self._over)
        self.table = RowTable(
            self.tr("Classes"),
            [
                Column(self.tr("Class")),
                Column(self.tr("IoU"), mono=True, right=True, width=78),
                Column(self.tr("F1"), mono=True, right=True, width=78),
                Column(self.tr("Pixels"), mono=True, right=True, width=70),
            ],
        )
        self.table.setFixedWidth(_TABLE)
        self.heading = SectionLabel(self.tr("Images, the least IoU first"))
        self.images = PictureGrid(
            self.tr("Images"), self._picture, self._words, _SIDE, _LINES
        )
        body = QWidget()
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self.table)
        row.addWidget(self.images, 1)
        self.lay_out(body, self.over)
        self.over.selected.connect(self._choose_over)
        self.images.chosen.connect(self.mistakes.show)
        self.images.seen.connect(self._fetch)
        self.mistakes.pictures.changed.connect(self.images.viewport().update)
        self.refresh()

    # Showing

    def show_judged(self, judged: Judged) -> str:
        self._painted.clear()
        self._masks.clear()
        shares, scores = iou_of(judged.counts), class_scores(judged.counts)
        rows = []
        for n, (iou, f1) in enumerate(zip(shares, scores.f1, strict=True)):
            name = judged.classes[n] if n < len(judged.classes) else str(n)
            pixels = int(scores.support[n])
            cells = (name, _share(iou), _share(f1), count_text(pixels))
            order = [-1.0 if math.isnan(v) else float(v) for v in (iou, f1)]
            rows.append(Row(cells, n, order=(name, *order, float(pixels))))
        self.table.show_rows(rows)
        worst = np.argsort(np.nan_to_num(judged.each, nan=2.0), kind="stable")
        self.images.show_images(tuple(worst[:_MOST].tolist()))
        mean = float(np.nanmean(shares)) if np.isfinite(shares).any() else math.nan
        text = self.tr("{0} {1}: mean IoU of the classes {2}")
        images = part_word(judged.part)
        return text.format(grouped(judged.count), images, _share(mean))

    def follow_judged(self, judged: Judged) -> None:
        here = judged.part == self.controller.part
        self.images.set_current(self.controller.index if here else -1)
        self._fetch()

    def _fetch(self) -> None:
        """Have pictures and masks of what is in sight."""
        judged = self.judged
        if judged is None:
            return
        places = self.images.in_sight()
        self.mistakes.pictures.want(judged, places)
        missing = tuple(p for p in places if p not in self._masks)[:MOST_PICTURES]
        if not missing:
            return
        question = MasksOf(
            request=0, subject=judged.subject, epoch=self.controller.epoch,
            part=PARTS.get(judged.part, "validation"), places=missing,
        )  # fmt: skip
        found = self.controller.studies.ask(question, Masks)
        if found is not None:
            for n, place in enumerate(found.places.tolist()):
                self._masks[place] = found.true[n], found.predicted[n]
            self.images.viewport().update()

    def _picture(self, place: int) -> QImage | None:
        picture, masks = self.mistakes.pictures.picture(place), self._masks.get(place)
        if picture is None or masks is None:
            return picture
        key = place, self._over
        if key not in self._painted:
            self._painted[key] = overlaid(picture, *masks, self._over)
        return self._painted[key]

    def _words(self, place: int) -> Words:
        if self.judged is None or place >= len(self.judged.each):
            return Words()
        iou = self.tr("IoU {0}").format(_share(float(self.judged.each[place])))
        number = self.tr("image {0}").format(grouped(place + 1))
        return Words((iou,), f"{number}: {iou}")

    def _choose_over(self, key: object) -> None:
        self._over = str(key)
        self.over.set_current(key)
        self.images.viewport().update()

    def exported(self) -> Exported:
        """The images as they are shown; a row a class."""
        name = self.named(self.tr("Masks"))
        judged = self.judged
        if judged is None:
            return Exported(name)
        shares, scores = iou_of(judged.counts), class_scores(judged.counts)
        columns = (shares, scores.precision, scores.recall, scores.f1)
        rows = [
            (judged.classes[n] if n < len(judged.classes) else str(n),
             *(None if math.isnan(c[n]) else float(c[n]) for c in columns),
             int(scores.support[n]))
            for n in range(len(shares))
        ]  # fmt: skip
        titles = ("class", "IoU", "precision", "recall", "F1", "pixels")
        return Exported(name, self.images.paper(), Table(titles, rows))


def overlaid(
    picture: QImage, true: NDArray[np.int32], said: NDArray[np.int32], over: str
) -> QImage:
    """Return a picture under a mask: wrong pixels alone, or a colour for each class.

    Class 0 is usually the ground, and stays clear; what is ignored, too.
    """
    colors = theme()
    height, width = true.shape
    known = true >= 0
    paint = np.zeros((height, width), np.uint32)  # 0 is clear
    if over == "wrong":
        paint[(true != said) & known] = colors.error.rgba()
    else:
        classes = true if over == "true" else said
        inks = np.array([ink.rgba() for ink in colors.runs], np.uint32)
        painted = known & (classes > 0)
        paint[painted] = inks[(classes[painted] - 1) % len(inks)]
    mask = QImage(
        paint.tobytes(), width, height, 4 * width, QImage.Format.Format_ARGB32
    ).copy()
    side = max(picture.width(), picture.height(), 96)
    keep = Qt.AspectRatioMode.KeepAspectRatio
    result = picture.scaled(side, side, keep).convertToFormat(
        QImage.Format.Format_ARGB32
    )
    with QPainter(result) as painter:
        painter.setOpacity(_OPACITY)
        painter.drawImage(result.rect(), mask)
    return result


def _share(value: float) -> str:
    return "–" if math.isnan(value) else percent(value, 1)
