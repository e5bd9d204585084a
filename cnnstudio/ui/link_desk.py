"""Opening a link to a view: pasted, or typed into a small field."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from cnnstudio.project.view_link import bare_link, is_link, split_link
from cnnstudio.ui.document import Document
from cnnstudio.ui.files import Files
from cnnstudio.ui.help.topics import set_topic
from cnnstudio.ui.widgets.buttons import Button, set_reason
from cnnstudio.ui.widgets.labels import TextLabel

WIDTH, MARGIN = 560, 16
Say = Callable[[str], None]


class LinkDesk(QObject):
    """Slots of the table of actions.

    `look(fragment)` shows what is behind the `#` of a link and returns why it cannot;
    `paste` is for what is no link; `say` takes a line for the status bar.
    """

    def __init__(
        self,
        document: Document,
        files: Files,
        look: Callable[[str], str],
        paste: Callable[[], None],
        say: Say,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._document, self._files, self._window = document, files, window
        self._look, self._paste, self._say = look, paste, say

    def paste(self) -> None:
        """Open the link on the clipboard; paste what is no link."""
        text = QGuiApplication.clipboard().text()
        if not is_link(text):
            self._paste()
            return
        problem = self.open(text)
        if problem:
            self._say(problem)

    def ask(self) -> None:
        """Ask for a link; one on the clipboard stands there already."""
        dialog = LinkDialog(self, self._window)
        text = QGuiApplication.clipboard().text()
        dialog.begin_with(bare_link(text) if is_link(text) else "")
        dialog.open()

    def problem(self, text: str) -> str:
        """Say what is wrong with a link, as far as it can be seen before opening."""
        # Here, because it is seldom asked for and loads half of Inspect.
        from cnnstudio.ui.viewer.gaze.gaze import GazeError, parse_fragment

        path, fragment = self._parted(text)
        if not fragment:
            return self.tr(
                "A link names a project, # and what is looked at, as in "
                "digits.cnnproj#layer=conv2."
            )
        if path is None and self._document.path is None:
            return self.tr("The link names no project, and the open one has no file.")
        # What is half typed may be no path at all, such as `~na` of nobody.
        if path is not None and not os.path.isfile(path):
            return self.tr("There is no file {0}.").format(path)
        try:
            parse_fragment(fragment)
        except GazeError as error:
            return str(error)
        return ""

    def open(self, text: str) -> str:
        """Open a link, its project too; return why it cannot be, or nothing."""
        problem = self.problem(text)
        if problem:
            return problem
        path, fragment = self._parted(text)
        is_here = path is None or path.resolve() == self._document.path
        if path is None or is_here or self._files.open_asking(path):
            return self._look(fragment)
        return self.tr("The project of the link was not opened.")

    def _parted(self, text: str) -> tuple[Path | None, str]:
        """Return the project of a link, None for the open one, and what is behind.

        What does not begin at the root lies beside the open project.
        """
        text = bare_link(text)
        if text.startswith("#"):
            return None, text[1:]
        name, fragment = split_link(text)
        here = self._document.path
        folder = here.parent if here is not None else Path()
        return folder / os.path.expanduser(name or ""), fragment


class LinkDialog(QDialog):
    """One field for a link, what is wrong with it below, and what opens it."""

    def __init__(self, desk: LinkDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_topic(self, "panel/open_link")
        self._desk = desk
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Open link"))
        self.setFixedWidth(WIDTH)
        self.field = QLineEdit()
        self.field.setAccessibleName(self.tr("Link to a view"))
        self.field.setPlaceholderText("PROJECT.cnnproj#layer=conv2&epoch=3")
        self.problem = TextLabel("", "label", "error", wrap=True)
        self.problem.setMinimumHeight(2 * self.problem.fontMetrics().height())
        self.problem.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.does = Button(self.tr("Open"), "primary")
        self.does.setDefault(True)
        cancel = Button(self.tr("Cancel"))
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self.does)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        about = self.tr("The link to a view, as Inspect > Copy link to this view gives")
        column.addWidget(TextLabel(about, "label", "text2", wrap=True))
        column.addWidget(self.field)
        column.addWidget(self.problem)
        column.addLayout(buttons)
        self.field.textChanged.connect(self._judge)
        self.does.clicked.connect(self._open)
        cancel.clicked.connect(self.reject)
        self._judge()

    def begin_with(self, text: str) -> None:
        """Put a link into the field, marked: what is typed replaces it."""
        self.field.setText(text)
        self.field.selectAll()

    def _judge(self) -> None:
        text = self.field.text()
        problem = self._desk.problem(text)
        set_reason(self.does, problem or None)
        # An empty field is no mistake yet.
        self.problem.setText(problem if text.strip() else "")

    def _open(self) -> None:
        problem = self._desk.open(self.field.text())
        if problem:
            self.problem.setText(problem)
            return
        self.accept()
