"""The notice that another program has changed the open file."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from cnnstudio.ui.document import Document
from cnnstudio.ui.files import Files
from cnnstudio.ui.format import moment
from cnnstudio.ui.help.topics import set_topic
from cnnstudio.ui.widgets.buttons import Button
from cnnstudio.ui.widgets.notice_bar import NoticeBar


class ChangedFileNotice(NoticeBar):
    """Hidden until the file is changed; goes when it is read or written again."""

    def __init__(
        self, document: Document, files: Files, parent: QWidget | None = None
    ) -> None:
        self.copy_button = Button("", "secondary", small=True)
        self.reload_button = Button("", "secondary", "refresh", small=True)
        self.close_button = Button("", "quiet", "close", small=True)
        super().__init__(
            self.copy_button, self.reload_button, self.close_button, parent=parent
        )
        self._document, self._files = document, files
        set_topic(self, "panel/changed_file")
        self.copy_button.setText(self.tr("Save as copy…"))
        self.reload_button.setText(self.tr("Reload"))
        self.close_button.setText(self.tr("Later"))
        self.hide()
        files.guard.changed.connect(self._show)
        document.reset.connect(self.hide)
        document.renamed.connect(self.hide)
        self.copy_button.clicked.connect(files.save_as)
        self.reload_button.clicked.connect(files.reload)
        self.close_button.clicked.connect(self.hide)

    def _show(self) -> None:
        path = self._document.path
        if path is None:
            return
        text = self.tr("{0} was changed by another program at {1}.")
        if self._document.is_modified:
            text = self.tr("{0} was changed by another program at {1}, and here too.")
        when = moment(self._files.guard.changed_at())
        self.text.setText(text.format(path.name, when))
        self.show()
