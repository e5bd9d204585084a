"""What the network is to answer: the end that each task needs, shown and then built."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from cnnstudio.advice.task_head import (
    HEADS,
    NoHeadError,
    head_command,
    head_for,
    outputs_now,
    told_changes,
)
from cnnstudio.graph.text import translate
from cnnstudio.project.commands import Command
from cnnstudio.project.settings import facts_of
from cnnstudio.ui.document import Document
from cnnstudio.ui.help.topics import set_topic
from cnnstudio.ui.widgets.buttons import Button, set_reason
from cnnstudio.ui.widgets.dialog_frame import two_panes
from cnnstudio.ui.widgets.labels import SectionLabel, TextLabel
from cnnstudio.ui.widgets.number_field import NumberField

SIZE, LIST_WIDTH, ROW = (640, 360), 220, 32
LARGEST = 100_000
_NAME = Qt.ItemDataRole.UserRole


class HeadDialog(QDialog):
    """Five choices; each sets last layer, Output and loss as one undo step.

    `applied(str)` carries the sentence of what was done.
    """

    applied = Signal(str)

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_topic(self, "panel/network_end")
        self._document = document
        self._command: Command | None = None
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("What the network is to answer"))
        self.title = TextLabel("", "title")
        self.about = TextLabel("", "body", wrap=True)
        self.count = NumberField(
            "", self.tr("How many"), minimum=1, maximum=LARGEST, parent=self
        )
        self.how_many = TextLabel("", "label", "text2")
        self.heading = SectionLabel(self.tr("What changes"))
        self.changes = TextLabel("", "label", wrap=True)
        self.problem = TextLabel("", "label", "error", wrap=True)
        self.use = Button(self.tr("Use this end"), "primary")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("End of the network"))
        self.resize(*SIZE)
        two_panes(self, self._side(), self._page(), self.use)
        self.list.currentItemChanged.connect(self._chosen)
        self.list.itemDoubleClicked.connect(self.accept)
        self.count.edited.connect(self._counted)
        self.count.committed.connect(self._counted)
        document.reset.connect(self.reject)
        facts = facts_of(document.project.dataset)
        self.choose(head_for(facts) if facts is not None else "classes")
        self.list.setFocus()

    def _side(self) -> QWidget:
        self.list.setFixedWidth(LIST_WIDTH)
        for head in HEADS.values():
            item = QListWidgetItem(translate("Advice", head.title))
            item.setData(_NAME, head.name)
            item.setSizeHint(QSize(100, ROW))
            self.list.addItem(item)
        return self.list

    def _page(self) -> QWidget:
        page = QWidget()
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.how_many)
        row.addWidget(self.count)
        row.addStretch(1)
        self.count.setFixedWidth(120)
        column = QVBoxLayout(page)
        column.setContentsMargins(16, 12, 16, 8)
        column.setSpacing(8)
        column.addWidget(self.title)
        column.addWidget(self.about)
        column.addLayout(row)
        column.addWidget(self.heading)
        column.addWidget(self.changes)
        column.addWidget(self.problem)
        column.addStretch(1)
        return page

    def choose(self, name: str) -> None:
        """Make a choice the current one."""
        for row in range(self.list.count()):
            if self.list.item(row).data(_NAME) == name:
                self.list.setCurrentRow(row)

    @property
    def name(self) -> str:
        """Name of the current choice."""
        return str(self.list.currentItem().data(_NAME))

    def _chosen(self) -> None:
        head = HEADS[self.name]
        self.title.setText(translate("Advice", head.title))
        self.about.setText(translate("Advice", head.about))
        texts = {
            "labels": self.tr("Labels"),
            "values": self.tr("Numbers"),
        }
        self.how_many.setText(texts.get(head.name, self.tr("Classes")))
        for widget in (self.how_many, self.count):
            widget.setVisible(head.name != "binary")
        self.count.set_text(str(outputs_now(self._document.project, head.name)))
        self._counted()

    def _counted(self) -> None:
        """Work out what the choice would change, and show it."""
        text = self.count.text().replace(",", "").strip()
        self._command, problem = None, ""
        lines: tuple[str, ...] = ()
        if not text.isdecimal() or not 1 <= int(text) <= LARGEST:
            problem = self.tr("A whole number from 1 to {0:,}.").format(LARGEST)
        else:
            project = self._document.project
            try:
                self._command = head_command(project, self.name, int(text))
                lines = told_changes(project, self._command)
            except NoHeadError as error:
                problem = str(error)
        nothing = self.tr("Nothing: the network ends like this already.")
        self.changes.setText("\n".join(lines) or ("" if problem else nothing))
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))
        for label in (self.heading, self.changes):
            label.setVisible(not problem)
        self.count.set_state("error" if problem and not text.isdecimal() else "normal")
        self._allow(problem, lines)

    def _allow(self, problem: str, lines: tuple[str, ...]) -> None:
        reason = problem or None
        if self._document.read_only:
            reason = self.tr("This project is open read-only. Save it as a copy first.")
        elif not problem and not lines:
            reason = self.changes.text()
        set_reason(self.use, reason)

    def accept(self) -> None:
        """Do it, unless there is nothing to do."""
        if self._command is None or not self.use.isEnabled():
            return
        self._document.push(self._command)
        self.applied.emit(self._command.text)
        super().accept()
