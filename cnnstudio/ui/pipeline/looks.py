"""Before and after a step, and variants of one image as training would see it."""

from __future__ import annotations

import random

import numpy as np
from PySide6.QtCore import QPoint, QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from cnnstudio.bridge.message import Bytes
from cnnstudio.bridge.pipeline_messages import LOADED, PipelinePreviewed
from cnnstudio.ui import format as fmt
from cnnstudio.ui.help.topics import Asked
from cnnstudio.ui.pipeline.drawing import (
    NO_COUNTS,
    PictureView,
    StepHistogram,
    image_of,
    paint_picture,
)
from cnnstudio.ui.pipeline.model import LOAD, NETWORK, PipelineModel
from cnnstudio.ui.widgets.buttons import Button, IconButton, set_reason
from cnnstudio.ui.widgets.labels import ElidedLabel, TextLabel
from cnnstudio.ui.widgets.tiles import Card

SIDES = (84, 132)
"""Pictures in a narrow window and in a wide one, in pixels."""

ACROSS = 4
"""The grid of variants is four by four."""


class OneLook(QWidget):
    """A picture with its shape, and beside it the histogram of values."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = TextLabel(title, "section", "text3")
        self.picture = PictureView(title, SIDES[0])
        self.shape = ElidedLabel("", "mono", "text2")
        self.histogram = StepHistogram(title)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.picture)
        row.addWidget(self.histogram, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.title)
        column.addWidget(self.shape)
        column.addLayout(row)

    def show_key(self, preview: PipelinePreviewed | None, key: str) -> None:
        """Show what there is at a key of a preview; nothing if it has none."""
        if preview is None or key not in preview.shapes:
            self.picture.show_picture(None)
            self.histogram.show_counts(NO_COUNTS, 0, 0)
            self.shape.set_text("")
            return
        self.picture.setVisible(key in preview.pictures)
        self.picture.show_picture(preview.pictures.get(key))
        self.histogram.show_counts(preview.histograms[key], *preview.ranges[key])
        shape = f" {fmt.TIMES} ".join(fmt.grouped(n) for n in preview.shapes[key])
        self.shape.set_text(shape)


class BeforeAfter(Card):
    """What goes into the chosen step and what comes out of it."""

    def __init__(self, model: PipelineModel, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._model = model
        self.before = OneLook(self.tr("Before"))
        self.after = OneLook(self.tr("After"))
        self.said = TextLabel("", "label", "text2", wrap=True)
        self.previous = IconButton("previous", self.tr("Previous image"))
        self.next = IconButton("next", self.tr("Next image"))
        self.which = TextLabel("", "label", "text2", wrap=True)
        below = QHBoxLayout()
        below.setSpacing(4)
        below.addWidget(self.which, 1)
        below.addWidget(self.previous)
        below.addWidget(self.next)
        self.body.setSpacing(8)
        self.body.addWidget(self.before)
        self.body.addWidget(self.after)
        self.body.addWidget(self.said)
        self.body.addLayout(below)
        self.body.addStretch(1)
        self.previous.clicked.connect(self._back)
        self.next.clicked.connect(self._on)
        model.changed.connect(self.refresh)
        self.refresh()

    def set_wide(self, wide: bool) -> None:
        """Show larger pictures where there is room."""
        for look in (self.before, self.after):
            look.picture.setFixedSize(SIDES[wide], SIDES[wide])

    def refresh(self) -> None:
        """Show the chosen step's work."""
        model, preview = self._model, self._model.preview
        before, after = self._keys()
        self.before.setVisible(bool(before))
        if before:
            self.before.show_key(preview, before)
        only = self.tr("What is loaded") if model.chosen == LOAD else ""
        only = self.tr("What the network is given") if model.chosen == NETWORK else only
        self.after.title.setText(only or self.tr("After"))
        self.after.show_key(preview, after)
        off = model.step is not None and not model.step.on
        same = not off and self._leaves_it(before, after)
        self.said.setVisible(off or same)
        self.said.setText(
            self.tr("This draw leaves the image as it is.")
            if same
            else self.tr("It is off: what comes in goes on as it is.")
        )
        words = self.tr("No image yet")
        if preview is not None and preview.count:
            words = self.tr("Training image {0} of {1}").format(
                fmt.grouped(preview.index + 1), fmt.grouped(preview.count)
            )
            words += f" · {preview.label}" if preview.label else ""
        self.which.setText(words)
        none = self.tr("There is no image to show yet.")
        reason = None if preview is not None and preview.count else none
        set_reason(self.previous, reason)
        set_reason(self.next, reason)

    def _leaves_it(self, before: str, after: str) -> bool:
        """Whether a step that draws has drawn nothing to do for this image."""
        step, preview = self._model.step, self._model.preview
        if step is None or preview is None or step.stage != "augment":
            return False
        pictures = preview.pictures
        return (
            before in pictures
            and after in pictures
            and np.array_equal(pictures[before], pictures[after])
        )

    def _keys(self) -> tuple[str, str]:
        model = self._model
        if model.step is None:
            return "", LOADED if model.chosen == LOAD else model.last_key
        before = model.key_before(model.chosen)
        return before, str(model.chosen) if model.step.on else before

    def _back(self) -> None:
        self._model.turn_image(-1)

    def _on(self) -> None:
        self._model.turn_image(1)


class VariantGrid(QWidget):
    """Sixteen variants of one image, four by four, none larger than there is room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tiles: Bytes | None = None
        self.setMinimumSize(168, 168)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(self.tr("Sixteen variants of one training image"))

    @property
    def tiles(self) -> Bytes | None:
        """The variants (16, C, H, W) that are shown."""
        return self._tiles

    def heightForWidth(self, width: int) -> int:
        return min(width, 320)

    def show_tiles(self, tiles: Bytes | None) -> None:
        """Show (16, C, H, W) bytes, or none."""
        self._tiles = tiles
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        side = min(self.width(), self.height())
        gap = 4
        each = (side - gap * (ACROSS - 1)) // ACROSS
        with QPainter(self) as painter:
            for number in range(ACROSS * ACROSS):
                row, column = divmod(number, ACROSS)
                box = QRectF(column * (each + gap), row * (each + gap), each, each)
                tiles = self._tiles
                known = tiles is not None and number < len(tiles)
                image = image_of(np.asarray(tiles)[number]) if known else None
                paint_picture(painter, box, image)


class Variants(Card):
    """The grid of variants, the seed that they are drawn with, another draw."""

    def __init__(self, model: PipelineModel, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._model = model
        self.title = TextLabel(self.tr("One image in 16 epochs"), "section", "text3")
        self.grid = VariantGrid()
        self.seed = ElidedLabel("", "mono", "text2")
        self.reroll = Button(self.tr("Draw again"), "secondary", "refresh", True)
        below = QHBoxLayout()
        below.addWidget(self.reroll)
        below.addStretch(1)
        self.said = TextLabel("", "label", "text2", wrap=True)
        self.body.setSpacing(8)
        self.body.addWidget(self.title)
        self.body.addWidget(self.grid)
        self.body.addWidget(self.seed)
        self.body.addLayout(below)
        self.body.addWidget(self.said)
        self.body.addStretch(1)
        self.reroll.clicked.connect(self.draw_again)
        model.changed.connect(self.refresh)
        self.refresh()

    def explained_at(self, _at: QPoint | None) -> Asked | None:
        """Return the card of help on augmentation."""
        return Asked("page/augmentation")

    def refresh(self) -> None:
        """Show what the engine has drawn."""
        preview = self._model.preview
        self.grid.show_tiles(preview.grid if preview is not None else None)
        self.seed.set_text(self.tr("seed {0}").format(self._model.shown_seed))
        augments = any(s.on and s.stage == "augment" for s in self._model.steps)
        self.said.setVisible(not augments)
        self.said.setText(
            self.tr("Nothing is augmented: every epoch sees the image as it is.")
        )

    def draw_again(self) -> None:
        """Draw with another seed, small enough to be read aloud."""
        self._model.set_seed(random.SystemRandom().randrange(1_000))
