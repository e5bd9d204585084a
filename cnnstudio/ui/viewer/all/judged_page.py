"""The base of views of images that do not have one class each."""

from __future__ import annotations

from typing import ClassVar

from cnnstudio.bridge.evaluation_messages import Judged
from cnnstudio.project.facts import Task
from cnnstudio.ui.viewer.all.page import AllPage
from cnnstudio.ui.viewer.all.task import why_not_for
from cnnstudio.ui.viewer.confusion import Confusion
from cnnstudio.ui.viewer.inspect_controller import InspectController


class JudgedPage(AllPage):
    """Shows what was judged of data of one kind; `show_judged` fills it."""

    task: ClassVar[Task] = "values"
    judged: Judged | None = None

    @classmethod
    def why_not(cls, controller: InspectController) -> str:
        return why_not_for(controller, cls.task)

    def show_judged(self, judged: Judged) -> str:
        """Show another judgement; return it as one line."""
        raise NotImplementedError

    def follow_judged(self, judged: Judged) -> None:
        """Show what is chosen now; called often."""

    def show_found(self, table: Confusion) -> None:
        """What has one class each is not shown here."""

    def refresh(self) -> None:
        judged = self.mistakes.judged
        usable = judged is not None and self.controller.subject == "run"
        if judged is None or not usable or judged.task != self.task:
            self.judged = None
            self.say_nothing(*self.why_empty())
            return
        if judged is not self.judged:
            self.judged = judged
            self.total.setText(self.show_judged(judged))
        self.show_body(judged)
        self.follow_judged(judged)
