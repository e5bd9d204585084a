"""The view of Inspect before an engine that answers studies as the real one does."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from cnnstudio.bridge.message import Studied, Study
from cnnstudio.engine.inspect.subject import Subject
from cnnstudio.ui.viewer.inspect_view import InspectView
from cnnstudio.ui.viewer.view_choice import Scope
from cnnstudio.ui.viewer.views import InspectorPage
from tests.helpers.studies import study
from tests.helpers.viewing import shown, studio


class Desk:
    """A view before an engine that answers studies as the real one does."""

    def __init__(self, qtbot: QtBot, subject: Subject) -> None:
        self.subject, self.made = subject, studio()
        self.view: InspectView = shown(qtbot, self.made)
        self.made.finish_run()
        self.made.answer()
        self.controller = self.made.controller
        self.answered: set[int] = set()

    def asked(self) -> list[Study]:
        """Studies that wait for an answer."""
        every = self.made.client.submitted_of(Study)
        return [one for one in every if one.request not in self.answered]

    def work(self) -> list[Studied]:
        """Answer what was asked, and what is asked upon it."""
        found = []
        while waiting := self.asked():
            for asked in waiting:
                self.answered.add(asked.request)
                found.append(study(self.subject, asked))
                self.made.client.deliver(found[-1])
        return found

    def page(self, scope: Scope, view: str) -> InspectorPage:
        """Show a view, and answer what it asks."""
        self.controller.views.show(scope, view)
        page = self.view.page_of(view)
        self.work()
        if self.made.captures():
            self.made.answer()
        return page
