"""The base of views of images whose targets are numbers or masks."""

from __future__ import annotations

from cnnstudio.bridge.evaluation_messages import Judged
from cnnstudio.ui.viewer.all.page import AllPage, AnyTable


class JudgedPage(AllPage):
    """Shows what was judged of values or masks; `show_judged` fills it."""

    judged: Judged | None = None

    def show_judged(self, judged: Judged) -> str:
        """Show another judgement; return it as one line."""
        raise NotImplementedError

    def follow_judged(self, judged: Judged) -> None:
        """Show what is chosen now; called often."""

    def show_found(self, table: AnyTable) -> None:
        """What has one class each is not shown here."""

    def refresh(self) -> None:
        judged = self.mistakes.judged
        usable = judged is not None and self.controller.subject == "run"
        if judged is None or not usable or judged.task not in self.tasks:
            self.judged = None
            self.say_nothing(*self.why_empty())
            return
        if judged is not self.judged:
            self.judged = judged
            self.total.setText(self.show_judged(judged))
        self.show_body(judged)
        self.follow_judged(judged)
