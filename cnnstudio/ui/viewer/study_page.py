"""A page that shows the answer to a question, or says why there is none yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from cnnstudio.graph.text import translate
from cnnstudio.ui.viewer.model.inspect_model import Looking
from cnnstudio.ui.viewer.views import InspectorPage
from cnnstudio.ui.widgets.tiles import EmptyState

if TYPE_CHECKING:
    from cnnstudio.bridge.message import Study
    from cnnstudio.ui.viewer.inspect_controller import InspectController


class StudyPage(InspectorPage):
    """Shows its `content`, or in its place what is waited for, or what was refused."""

    needs_maps = False

    def __init__(self, controller: InspectController, content: QWidget) -> None:
        super().__init__(controller)
        self.content = content
        self.waiting = EmptyState("eye", "", "")
        self._pages = QStackedWidget()
        self._pages.addWidget(self.waiting)
        self._pages.addWidget(content)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._pages)

    @property
    def shows_content(self) -> bool:
        """True while there is an answer to show."""
        return self._pages.currentIndex() == 1

    def show_content(self) -> None:
        """Show the answer."""
        self._pages.setCurrentIndex(1)

    def say(self, title: str, text: str) -> None:
        """Say something in the place of the content."""
        self.waiting.set_text(title, text)
        self._pages.setCurrentIndex(0)

    def wait_for(self, question: Study, keep: bool = False) -> None:
        """Say how far the answer is, or why there is none.

        With `keep` what was shown before stays while the answer is under way.
        """
        studies = self.controller.studies
        refusal = studies.refusal(question)
        if keep and not refusal and self.shows_content:
            return
        progress = studies.progress(type(question))
        if refusal:
            self.waiting.set_text(self.tr("There is nothing to show here"), refusal)
        elif progress is not None and progress[1]:
            self.waiting.set_text(
                self.tr("The engine is at work"),
                self.tr("{0} of {1} are done.").format(*progress),
            )
        else:
            self.waiting.set_text(
                self.tr("The engine is at work"),
                self.tr("It answers between two steps of its work."),
            )
        self._pages.setCurrentIndex(0)


def of_data(looking: Looking) -> Looking:
    """Ask about a part of the data, whichever image of it is looked at.

    Of a person's own images there is no part to search: then it is validation.
    """
    if looking["part"] == "own":
        return {**looking, "part": "validation", "index": 0}
    return {**looking, "index": 0}


def of_network(looking: Looking) -> Looking:
    """Ask about the whole network, whichever layer is looked at."""
    return {**looking, "node": ""}


def why_no_channels(controller: InspectController) -> str:
    """Say why the selected layer has no channels to ask about; empty if it has."""
    report = controller.report
    shape = report.output if report is not None else None
    if shape is not None and len(shape) > 3:
        return translate("StudyPage", "This view is for maps, tokens and numbers.")
    return ""
