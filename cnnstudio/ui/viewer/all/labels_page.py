"""Several labels an image: which are found, missed and said wrongly, and where."""

from __future__ import annotations

from typing import ClassVar

from cnnstudio.graph.text import marked
from cnnstudio.project.facts import Task
from cnnstudio.ui.export import Exported, Table
from cnnstudio.ui.help.topics import set_topic
from cnnstudio.ui.viewer.all.beside import Beside
from cnnstudio.ui.viewer.all.choice_images import ChoiceImages
from cnnstudio.ui.viewer.all.label_cells import AROUND, LabelCells
from cnnstudio.ui.viewer.all.page import AllPage, AnyTable
from cnnstudio.ui.viewer.inspect_controller import InspectController
from cnnstudio.ui.viewer.model.confusion import Choice
from cnnstudio.ui.viewer.model.labels import (
    ABSENT,
    FALSE_ALARM,
    FOUND,
    MISSED,
    LabelTable,
)
from cnnstudio.ui.viewer.views import inspector_view
from cnnstudio.ui.widgets.labels import TextLabel


@inspector_view("labels", marked("InspectViews", "Confusion of labels"), "all", 0)
class LabelsPage(AllPage):
    """A table of two by two cells a label; beside them the images of the chosen one."""

    tasks: ClassVar[tuple[Task, ...]] = ("labels",)

    def __init__(self, controller: InspectController) -> None:
        super().__init__(controller)
        set_topic(self, "panel/labels")
        self._at: Choice | None = None
        self.cells = LabelCells()
        self.told = TextLabel("", "label", "text2", wrap=True)
        self.chosen = ChoiceImages(self.mistakes)
        self.images = self.chosen.images
        body = Beside(self.chosen)
        body.left.addWidget(self.cells, 1)
        body.left.addWidget(self.told)
        self.told.setIndent(AROUND)
        self.lay_out(body, around=AROUND)
        self.cells.chosen.connect(self.mistakes.choose)
        self.cells.pointed.connect(self._point)
        self.images.opened.connect(self._open_gallery)
        self.refresh()

    def show_found(self, table: AnyTable) -> None:
        assert isinstance(table, LabelTable)
        self.cells.show_table(table)

    def follow(self, table: AnyTable) -> None:
        self.cells.set_choice(self.mistakes.choice)
        here = table.found.part == self.controller.part
        self.chosen.show_choice(table, self.controller.index if here else -1)
        self._tell()

    def _point(self, at: object) -> None:
        self._at = at if isinstance(at, tuple) else None
        self._tell()

    def _tell(self) -> None:
        """Say what is pointed at, or chosen."""
        at = self._at or self.mistakes.choice
        if at is None or self.shown is None:
            self.told.setText(
                self.tr("A label is said where its probability is above 0.5. Click a "
                        "cell: its images are shown, the worst first, and N steps "
                        "through them.")
            )  # fmt: skip
            return
        self.told.setText(self.mistakes.sentence(at))

    def _open_gallery(self, _image: object) -> None:
        self.controller.views.show("all", "gallery_of_mistakes")

    def exported(self) -> Exported:
        """The tables; a row a label with its four counts."""
        name = self.named(self.tr("Confusion of labels"))
        table = self.shown
        if not isinstance(table, LabelTable):
            return Exported(name)
        order = (FOUND, MISSED, FALSE_ALARM, ABSENT)
        rows = [
            (table.name(n), *(int(table.counts[n].ravel()[o]) for o in order))
            for n in range(table.size)
        ]
        titles = ("label", "true positive", "false negative", "false positive",
                  "true negative")  # fmt: skip
        return Exported(name, self.cells.paper(), Table(titles, rows))
