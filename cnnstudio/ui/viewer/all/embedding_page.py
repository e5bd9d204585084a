"""Images in two dimensions, as the network places them before it decides."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cnnstudio.bridge.embedding_messages import Embedding, EmbeddingOf
from cnnstudio.graph.text import marked, plural, translate
from cnnstudio.ui.export import Exported, Table
from cnnstudio.ui.format import grouped, percent
from cnnstudio.ui.help.topics import set_topic
from cnnstudio.ui.viewer.all.beside import Beside, SideImages
from cnnstudio.ui.viewer.all.embedding_chart import NOBODY, EmbeddingChart
from cnnstudio.ui.viewer.all.picture_grid import Words
from cnnstudio.ui.viewer.inspect_controller import InspectController
from cnnstudio.ui.viewer.model.picture_shelf import PARTS
from cnnstudio.ui.viewer.parts.words import part_word
from cnnstudio.ui.viewer.study_page import StudyPage, of_data, of_network
from cnnstudio.ui.viewer.views import inspector_view
from cnnstudio.ui.widgets.combo import Combo
from cnnstudio.ui.widgets.labels import ElidedLabel, TextLabel

EVERY = -1
"""As the highlighted class: none is before the others."""

_NEAREST = 18
"""Neighbours that are shown where there is no mistake and no lasso."""


@inspector_view("embedding", marked("InspectViews", "Embedding"), "all", place=6)
class EmbeddingPage(StudyPage):
    """A point an image; a lasso shows the images of its points beside them."""

    def __init__(self, controller: InspectController) -> None:
        content = QWidget()
        super().__init__(controller, content)
        set_topic(self, "panel/embedding")
        self._found: Embedding | None = None
        self.total = TextLabel("", "strong")
        self.weights = ElidedLabel("", "label", "text3")
        self._word = TextLabel(self.tr("Highlight"), "label", "text2")
        self.highlight = Combo((), self.tr("Highlight"))
        self.highlight.setFixedWidth(170)
        self.chart = EmbeddingChart(self.tr("Principal components"), "", "")
        self.told = TextLabel("", "label", "text2", wrap=True)
        self.beside = SideImages(
            self.tr("Images of the lasso"), controller.mistakes.pictures, self._words
        )
        self.heading, self.images = self.beside.heading, self.beside.grid
        self._lay_out(content)
        self.chart.words = self._said_of
        self.chart.picked.connect(self._look_at)
        self.chart.lassoed.connect(self._show_lassoed)
        self.highlight.picked.connect(self._highlight)
        self.images.chosen.connect(self._look_at_place)

    @classmethod
    def why_not(cls, controller: InspectController) -> str:
        if controller.document.project.dataset.sources:
            return ""
        return translate("EmbeddingPage", "Choose data first, in Data.")

    def _lay_out(self, content: QWidget) -> None:
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self.total)
        top.addWidget(self.weights, 1)
        top.addWidget(self._word)
        top.addWidget(self.highlight)
        row = Beside(self.beside, gap=16)
        row.left.addWidget(self.chart, 1)
        column = QVBoxLayout(content)
        column.setContentsMargins(20, 14, 20, 14)
        column.setSpacing(10)
        column.addLayout(top)
        column.addWidget(row, 1)
        column.addWidget(self.told)

    # Showing

    def refresh(self) -> None:
        controller = self.controller
        question = EmbeddingOf(**of_network(of_data(controller.looking())))
        found = controller.studies.ask(question, Embedding)
        if found is None:
            self.wait_for(question, keep=True)
            return
        self.show_content()
        self.weights.set_text(controller.weights_text)
        if found is not self._found:
            before, self._found = self._found, found
            same = before is not None and _same_images(before, found)
            self._show(found, self.chart.chosen if same else NOBODY)
        self._mark_current(found)

    def _show(self, found: Embedding, chosen: NDArray[np.int64]) -> None:
        names = self._names(found)
        self.total.setText(self._total(found))
        wrong = self._mistaken(found)
        axes = [
            self.tr("direction {0}, {1} of the variance").format(
                n + 1, percent(float(share), 1)
            )
            for n, share in enumerate(found.shares)
        ]
        self.chart.name_axes(*axes)
        labels = found.labels.astype(int)
        self.chart.show_points(found.points, labels, wrong, names, chosen)
        options: list[tuple[object, str]] = [(EVERY, self.tr("all classes"))]
        self.highlight.set_options([*options, *enumerate(names)])
        if self.chart.highlighted >= len(names):
            self.chart.highlighted = EVERY  # other data may have fewer classes
        self.highlight.set_current_key(self.chart.highlighted)
        known = bool((labels >= 0).any())
        for part in (self._word, self.highlight):
            part.setVisible(known)
        node = self.controller.document.without_blocks()[0].nodes.get(found.layer)
        said = self.tr(
            "What {0} is given, {1} numbers an image, in the two directions in which "
            "they vary most."
        ).format(node.name if node else found.layer, grouped(found.count))
        judged = known and found.subject == "run"
        ring = self.tr("A ring marks a mistake.") if judged else ""
        hint = self.tr(
            "Click a point to look at its image, draw around points to see theirs."
        )
        self.told.setText(" ".join(part for part in (said, ring, hint) if part))
        self._show_lassoed(chosen)

    def _mistaken(self, found: Embedding) -> NDArray[np.bool_]:
        """Which rows are predicted wrongly; what untrained weights say is luck."""
        wrong = _wrong(found)
        return wrong if found.subject == "run" else np.zeros_like(wrong)

    def _names(self, found: Embedding) -> tuple[str, ...]:
        maps = self.controller.maps
        names = maps.classes if maps is not None else ()
        most = max(int(found.labels.max(initial=-1)), -1)
        return (*names, *(str(n) for n in range(len(names), most + 1)))

    def _total(self, found: Embedding) -> str:
        said = plural(
            "EmbeddingPage",
            len(found.places),
            "{n} of the {images}",
            "{n} of the {images}",
        )
        return said.format(n=grouped(len(found.places)), images=part_word(found.part))

    def _mark_current(self, found: Embedding) -> None:
        """Frame the image that is looked at, if it is among them."""
        here = self.controller.part == found.part
        rows = np.flatnonzero(found.places == self.controller.index)
        current = int(rows[0]) if here and len(rows) else -1
        if current != self.chart.current:
            self.chart.current = current
            self._show_lassoed(self.chart.chosen)
        self.images.set_current(self.controller.index if here else -1)
        self.chart.update()

    def _words(self, place: int) -> Words:
        found = self._found
        if found is None:
            return Words()
        rows = np.flatnonzero(found.places == place)
        if not len(rows):
            return Words()
        names, row = self._names(found), int(rows[0])
        label, said = int(found.labels[row]), int(found.predicted[row])
        if label < 0 or said < 0:
            return Words(tip=self.tr("image {0}").format(grouped(place + 1)))
        text = self.tr("image {0}: true {1}, predicted {2}")
        last = names[said] if said < len(names) else str(said)
        return Words(tip=text.format(grouped(place + 1), names[label], last))

    def _said_of(self, row: int) -> str:
        return self._words(int(self._found.places[row])).tip if self._found else ""

    # Choosing

    def _highlight(self, label: object) -> None:
        assert isinstance(label, int)
        self.chart.highlighted = label
        self.chart.update()

    def _look_at(self, row: int) -> None:
        if self._found is not None:
            self._look_at_place(int(self._found.places[row]))

    def _look_at_place(self, place: int) -> None:
        if self._found is not None:
            self.controller.show_part(PARTS[self._found.part], place)

    def _show_lassoed(self, rows: NDArray[np.int64]) -> None:
        """Show the images of the points that were lassoed; without any the mistakes.

        Where there is no mistake either, or no class is known, those that lie nearest
        to the image that is looked at.
        """
        found = self._found
        if found is None:
            return
        text = plural(
            "EmbeddingPage", len(rows), "{n} image in the lasso",
            "{n} images in the lasso",
        )  # fmt: skip
        if not len(rows):
            rows = np.flatnonzero(self._mistaken(found))
            text = plural("EmbeddingPage", len(rows), "{n} mistake", "{n} mistakes")
        current = self.chart.current
        if not len(rows) and 0 <= current < len(found.points):
            far = np.hypot(*(found.points - found.points[current]).T)
            rows = np.argsort(far, kind="stable")[:_NEAREST]
            text = self.tr("Nearest to image {0}")
            text = text.format(grouped(int(found.places[current]) + 1))
        heading = text.format(n=grouped(len(rows)))
        self.beside.show_images(found, heading, found.places[rows])

    def exported(self) -> Exported:
        """The points; a row an image with both directions."""
        found = self._found
        name = self.tr("Embedding")
        if found is None:
            return Exported(name)
        rows = [
            (int(place) + 1, int(label), int(said), float(x), float(y))
            for place, label, said, (x, y) in zip(
                found.places, found.labels, found.predicted, found.points, strict=True
            )
        ]
        titles = ("image", "true", "predicted", "direction 1", "direction 2")
        return Exported(name, self.chart.paper(), Table(titles, rows))


def _same_images(before: Embedding, found: Embedding) -> bool:
    """Return True if the same images were placed, after whatever epoch."""
    pairs = (before.places, found.places), (before.labels, found.labels)
    return before.part == found.part and all(np.array_equal(*pair) for pair in pairs)


def _wrong(found: Embedding) -> NDArray[np.bool_]:
    """Return which of the points (N,) are those of mistakes."""
    known = (found.labels >= 0) & (found.predicted >= 0)
    return np.asarray(known & (found.labels != found.predicted))
