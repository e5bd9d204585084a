"""Masks: the IoU of each class, and predictions over their images, worst first."""

from __future__ import annotations

import math
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cnnstudio.bridge.evaluation_messages import (
    MOST_PICTURES,
    Judged,
    Masks,
    MasksOf,
)
from cnnstudio.graph.text import marked, plural
from cnnstudio.project.facts import Task
from cnnstudio.ui.export import Exported, Table
from cnnstudio.ui.format import count as count_text
from cnnstudio.ui.format import grouped, percent
from cnnstudio.ui.help.topics import set_topic
from cnnstudio.ui.theme import theme
from cnnstudio.ui.viewer.all.class_scores import class_scores
from cnnstudio.ui.viewer.all.errors import iou_of
from cnnstudio.ui.viewer.all.judged_page import JudgedPage
from cnnstudio.ui.viewer.all.picture_grid import AROUND, PictureGrid, Words
from cnnstudio.ui.viewer.inspect_controller import InspectController
from cnnstudio.ui.viewer.model.picture_shelf import PARTS
from cnnstudio.ui.viewer.parts.words import part_word
from cnnstudio.ui.viewer.views import inspector_view
from cnnstudio.ui.widgets.combo import Combo
from cnnstudio.ui.widgets.labels import ElidedLabel
from cnnstudio.ui.widgets.row_table import Column, Row, RowTable
from cnnstudio.ui.widgets.segmented import SegmentedControl

_SIDE, _LINES, _NAME, _OPACITY = 112, 1, 160, 0.55
"""Side of a picture, lines below it, width of a class's name, opacity of a mask."""

_ROWS = 6.5
"""Rows of the table in sight at most: half of one says that there are more."""

_MOST = 600
"""Images whose masks are kept: those that were in sight last."""

MEAN = -1
"""In the place of a class: the mean of all that occur in an image."""

LEAST, GREATEST, STORED = "least", "greatest", "stored"


@inspector_view("masks", marked("InspectViews", "Masks"), "all", 0)
class MasksPage(JudgedPage):
    """A row a class; beside it all images, by their IoU or as they are stored.

    A class that is chosen orders them by its own IoU: those that have it, or are said
    to, come alone.
    """

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
                Column(self.tr("Class"), width=_NAME),
                Column(self.tr("IoU"), mono=True, right=True, bar=True),
                Column(self.tr("F1"), mono=True, right=True, bar=True),
                Column(self.tr("Pixels"), mono=True, right=True, width=84),
            ],
        )
        self.by = Combo(((MEAN, self.tr("mean IoU")),), self.tr("IoU of"))
        self.by.setFixedWidth(140)
        self.order = SegmentedControl(
            ((LEAST, self.tr("least")), (GREATEST, self.tr("greatest")),
             (STORED, self.tr("as stored"))),
            self.tr("Which images come first"), small=True,
        )  # fmt: skip
        self.order.set_current(LEAST)
        self.count = ElidedLabel("", "label", "text2")
        self.images = PictureGrid(
            self.tr("Images"), self._picture, self._words, _SIDE, _LINES
        )
        self.lay_out(self._body(), self.over, AROUND)
        self._connect()
        self.refresh()

    def _connect(self) -> None:
        self.over.selected.connect(self._choose_over)
        self.order.selected.connect(self._reorder)
        self.by.picked.connect(self._choose_class)
        self.table.picked.connect(self._choose_class)
        self.images.chosen.connect(self.mistakes.show)
        self.images.seen.connect(self._fetch)
        self.mistakes.pictures.changed.connect(self.images.viewport().update)

    def _body(self) -> QWidget:
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.by)
        top.addWidget(self.order)
        top.addWidget(self.count, 1)
        above = QVBoxLayout()
        above.setContentsMargins(AROUND, 0, 0, 0)
        above.setSpacing(10)
        above.addWidget(self.table)
        above.addLayout(top)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(above)
        column.addWidget(self.images, 1)
        return body

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
            # The ground is clear, every other class has its colour over the images.
            glyph = ("dot", f"run_{n - 1}") if n else ("ring", "text3")
            rows.append(Row(cells, n, glyph, (name, *order, float(pixels))))
        self.table.show_rows(rows)
        whole = self.table.height_of_rows()
        self.table.setFixedHeight(min(whole, self.table.height_of_rows(_ROWS)))
        of = self.tr("IoU of {0}")
        names: list[tuple[object, str]] = [
            (row.key, of.format(row.cells[0])) for row in rows
        ]
        if not judged.shares.size:  # of so many images and classes there is the mean
            names = []
        self.by.set_options([(MEAN, self.tr("mean IoU")), *names])
        self._arrange(judged)
        mean = float(np.nanmean(shares)) if np.isfinite(shares).any() else math.nan
        text = self.tr("{0} {1}: mean IoU of the classes {2}")
        images = part_word(judged.part)
        return text.format(grouped(judged.count), images, _share(mean))

    def _class(self) -> int:
        """Return the class whose IoU is meant, or `MEAN`."""
        key = self.by.current_key()
        return key if isinstance(key, int) else MEAN

    def _shares(self, judged: Judged) -> NDArray[np.float32]:
        """Return the IoU (N,) that is meant, of each image."""
        chosen = self._class()
        return judged.each if chosen == MEAN else judged.shares[:, chosen]

    def _arrange(self, judged: Judged) -> None:
        """List all images of the chosen class in the chosen order."""
        shares, order = self._shares(judged), self.order.current()
        listed = np.arange(len(shares))
        if self._class() != MEAN:
            listed = np.flatnonzero(np.isfinite(shares))
        if order != STORED:
            sign = 1.0 if order == LEAST else -1.0
            keys = np.nan_to_num(sign * shares[listed], nan=2.0)
            listed = listed[np.argsort(keys, kind="stable")]
        self.images.show_images(tuple(listed.tolist()))
        said = plural("MasksPage", len(listed), "{n} image", "{n} images")
        self.count.set_text(said.format(n=grouped(len(listed))))

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
            self._forget()
            self.images.viewport().update()

    def _forget(self) -> None:
        """Keep what was in sight last: masks of a whole part could be too many."""
        for old in list(self._masks)[: max(0, len(self._masks) - _MOST)]:
            del self._masks[old]
        for key in [key for key in self._painted if key[0] not in self._masks]:
            del self._painted[key]

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
        iou = self.tr("IoU {0}").format(_share(float(self._shares(self.judged)[place])))
        number = self.tr("image {0}").format(grouped(place + 1))
        return Words((iou,), f"{number}: {iou}")

    def _choose_over(self, key: object) -> None:
        self._over = str(key)
        self.over.set_current(key)
        self.images.viewport().update()

    def _reorder(self, key: object) -> None:
        self.order.set_current(key)
        if self.judged is not None:
            self._arrange(self.judged)

    def _choose_class(self, key: object) -> None:
        if self.judged is not None and isinstance(key, int):
            self.by.set_current_key(key if self.judged.shares.size else MEAN)
            self._arrange(self.judged)

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
