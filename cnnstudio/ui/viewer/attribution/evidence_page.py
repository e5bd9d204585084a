"""Evidence on the objects: a row a class, and the images with the most outside."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from cnnstudio.bridge.attribution_messages import EvidenceInMasks, EvidenceInMasksOf
from cnnstudio.graph.text import marked, plural, translate
from cnnstudio.ui.export import Exported, Table, paper_of
from cnnstudio.ui.format import grouped, percent
from cnnstudio.ui.help.topics import set_topic
from cnnstudio.ui.viewer.all.picture_grid import AROUND, PictureGrid, Words
from cnnstudio.ui.viewer.attribution.choosers import LayerChoice
from cnnstudio.ui.viewer.attribution.evidence_rows import EvidenceRows
from cnnstudio.ui.viewer.attribution.object_evidence import ClassEvidence, by_class
from cnnstudio.ui.viewer.inspect_controller import InspectController
from cnnstudio.ui.viewer.study_page import StudyPage, of_data
from cnnstudio.ui.viewer.views import inspector_view
from cnnstudio.ui.widgets.labels import ElidedLabel, TextLabel

_SIDE, _TALLEST = 96, 280
"""Side of a picture, and height of the bars at most, in pixels: else they scroll."""


def _doubt(row: ClassEvidence) -> tuple[bool, float]:
    return row.is_doubtful, row.outside


@inspector_view(
    "objects", marked("InspectViews", "Evidence on objects"), "all", place=9
)
class EvidencePage(StudyPage):
    """Measures the Grad-CAM of each object's own class, inside and outside of it.

    Below the classes are the images of the one that is marked, most outside first.
    """

    is_special = True

    def __init__(self, controller: InspectController) -> None:
        content = QWidget()
        super().__init__(controller, content)
        set_topic(self, "panel/evidence")
        self._explaining = controller.explaining
        self.title = TextLabel("", "strong")
        self.weights = ElidedLabel("", "label", "text3")
        self.layer = LayerChoice(self._explaining, self.tr("Layer of Grad-CAM"))
        self.layer.setFixedWidth(150)
        self.rows = EvidenceRows()
        self.told = TextLabel("", "label", "text2", wrap=True)
        self._pictures = controller.mistakes.pictures
        self.images = PictureGrid(
            self.tr("Images of the class"), self._pictures.picture, self._words,
            _SIDE, lines=1,
        )  # fmt: skip
        self._found: EvidenceInMasks | None = None
        self._lay_out(content)
        self._explaining.changed.connect(self._if_seen)
        self.rows.pointed.connect(self._tell)
        self.rows.chosen.connect(self._show_worst)
        self.images.chosen.connect(self._look_at)
        self.images.opened.connect(self._explain)
        self.images.seen.connect(self._fetch)
        self._pictures.changed.connect(self.images.viewport().update)

    def _lay_out(self, content: QWidget) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.title)
        head.addWidget(self.weights, 1)
        head.addWidget(TextLabel(self.tr("Grad-CAM at"), "label", "text2"))
        head.addWidget(self.layer)
        head.setContentsMargins(AROUND, 0, 0, 0)
        self._scroll = scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget()
        inside.setObjectName("scroll_body")
        body = QVBoxLayout(inside)
        body.setContentsMargins(AROUND, 0, 0, 0)
        body.addWidget(self.rows)
        scroll.setWidget(inside)
        self.told.setIndent(AROUND)
        column = QVBoxLayout(content)
        column.setContentsMargins(20 - AROUND, 16, 20, 14)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(scroll)
        column.addWidget(self.told)
        column.addWidget(self.images, 1)

    @classmethod
    def why_not(cls, controller: InspectController) -> str:
        sources = controller.document.project.dataset.sources
        if not sources or not all(source.knows_objects for source in sources):
            return translate(
                "EvidencePage",
                "These data do not say where in an image its object is: it takes "
                "masks.",
            )
        return controller.explaining.why_not_here()

    def refresh(self) -> None:
        controller = self.controller
        if self.why_not(controller):
            return
        self.layer.show_layer()
        looking = of_data(controller.looking())
        looking["node"] = self._explaining.layer
        question = EvidenceInMasksOf(**looking)
        found = controller.studies.ask(question, EvidenceInMasks)
        self.weights.set_text(controller.weights_text)
        if found is None:
            self.wait_for(question, keep=True)
            return
        self.show_content()
        if found is self._found:
            self._mark_current()
            return
        self._found = found
        rows = by_class(found)
        self.title.setText(self._total(found))
        most = max(rows, key=_doubt) if rows else None
        self.rows.show_rows(rows, rows.index(most) if most is not None else 0)
        self._scroll.setFixedHeight(min(self.rows.height(), _TALLEST))
        if most is None:
            self.told.setText("")
            self.images.show_images(())
        else:
            self._tell(most)

    def _mark_current(self) -> None:
        found, controller = self._found, self.controller
        here = found is not None and controller.part == found.part
        self.images.set_current(controller.index if here else -1)

    def _row_of(self, found: EvidenceInMasks, image: int) -> int:
        """Return where an image is in the answer, or -1."""
        at = np.flatnonzero(found.indices == image)
        return int(at[0]) if len(at) else -1

    def _words(self, image: int) -> Words:
        found = self._found
        at = -1 if found is None else self._row_of(found, image)
        if found is None or at < 0:
            return Words()
        share = percent(float(found.outside[at]), 0)
        even = percent(float(found.background[at]), 0)
        text = self.tr("image {0}: {1} of the evidence outside, an even map {2}")
        tip = text.format(grouped(image + 1), share, even)
        return Words((self.tr("{0} outside").format(share),), tip)

    def _fetch(self) -> None:
        if self._found is not None:
            self._pictures.want(self._found, self.images.in_sight())

    def _look_at(self, image: int) -> None:
        if self._found is not None:
            self.controller.show_part(self._found.part, image)

    def _explain(self, image: int) -> None:
        """Look at an image and the attributions of its own class."""
        found = self._found
        if found is not None and (at := self._row_of(found, image)) >= 0:
            self._look_at(image)
            self.controller.explain(int(found.labels[at]))
            self.controller.views.show("image", "attributions")

    def exported(self) -> Exported:
        """The bars as they are drawn, and their numbers."""
        titles = (
            self.tr("class"), self.tr("images"), self.tr("share of evidence outside"),
            self.tr("share of the picture outside"), self.tr("image with the most"),
        )  # fmt: skip
        rows = [
            (row.name, row.images, row.outside, row.background, row.worst + 1)
            for row in self.rows.rows
        ]
        name = self.tr("Evidence on objects")
        return Exported(name, paper_of(self.rows), Table(titles, rows))

    def _total(self, found: EvidenceInMasks) -> str:
        if not len(found.outside):
            return self.tr("Nothing in these images raises the score of their objects")
        said = plural(
            "EvidencePage", len(found.outside),
            "{share} outside of {n} object", "{share} outside of {n} objects",
        )  # fmt: skip
        share = percent(float(found.outside.mean()), 0)
        return said.format(share=share, n=grouped(len(found.outside)))

    def _tell(self, row: object) -> None:
        """Say what was measured of a class, and show its images, most outside first."""
        assert isinstance(row, ClassEvidence)
        hint = self.tr("A click shows the image with the most outside.")
        self.told.setText(f"{row.sentence()} {hint}")
        found = self._found
        if found is not None:
            here = np.flatnonzero(found.labels == row.label)
            here = here[np.argsort(-found.outside[here], kind="stable")]
            self.images.show_images(tuple(found.indices[here].tolist()))
            self._mark_current()

    def _show_worst(self, row: object) -> None:
        """Look at the image whose evidence lies outside most, and its attributions."""
        assert isinstance(row, ClassEvidence)
        self._explain(row.worst)
