"""The lessons: a list to choose from, and the card of the one that is given."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from cnnstudio.graph.text import translate
from cnnstudio.ui.help.topics import set_topic
from cnnstudio.ui.lessons.lesson import Lesson
from cnnstudio.ui.lessons.table import LESSONS
from cnnstudio.ui.lessons.teacher import Teacher
from cnnstudio.ui.widgets.buttons import Button, WrapButton
from cnnstudio.ui.widgets.labels import Glyph, TextLabel

_HEIGHT = 28  # of a lesson's button


class LessonsPanel(QStackedWidget):
    """`topic_asked(str)` asks for a card of help on what a lesson is about."""

    topic_asked = Signal(str)

    def __init__(self, teacher: Teacher, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._teacher = teacher
        self.list = LessonList(teacher)
        self.card = LessonCard(teacher)
        for page in (self.list, self.card):
            self.addWidget(_scrolled(page))
        self.card.topic_asked.connect(self.topic_asked)
        set_topic(self, "panel/lessons")
        teacher.changed.connect(self.show_now)
        self.show_now()

    def show_now(self) -> None:
        """Show the lesson that is given, or the list."""
        giving = self._teacher.lesson is not None
        self.setCurrentIndex(1 if giving else 0)
        page = self.card if giving else self.list
        page.refresh()


class LessonList(QWidget):
    """Every lesson as a button, with its minutes, ticked once it was done."""

    def __init__(self, teacher: Teacher, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._teacher = teacher
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(6)
        intro = self.tr(
            "Each takes a few minutes: it opens a sample, asks for something, and "
            "notices when it is done."
        )
        column.addWidget(TextLabel(intro, "label", "text2", wrap=True))
        column.addSpacing(4)
        self.buttons: dict[str, Button] = {}
        self._ticks: dict[str, Glyph] = {}
        for number, lesson in enumerate(LESSONS, 1):
            column.addLayout(self._row(number, lesson))
        column.addStretch(1)

    def _row(self, number: int, lesson: Lesson) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        title = self.tr("{0}. {1}").format(number, translate("Lessons", lesson.title))
        button = WrapButton(title, "secondary", "", False, _HEIGHT)
        button.setAccessibleName(title)
        # Narrower than its text in one line, which a button is not by itself.
        button.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        button.setProperty("lesson", lesson.key)
        button.setToolTip(self.tr("About {0} minutes").format(lesson.minutes))
        button.clicked.connect(self._start)
        tick = Glyph("check-circle", "ok")
        self.buttons[lesson.key], self._ticks[lesson.key] = button, tick
        row.addWidget(button, 1)
        row.addWidget(tick)
        return row

    def refresh(self) -> None:
        """Tick what was done to its end."""
        for lesson in LESSONS:
            known = self._teacher.is_known(lesson)
            policy = self._ticks[lesson.key].sizePolicy()
            policy.setRetainSizeWhenHidden(True)
            self._ticks[lesson.key].setSizePolicy(policy)
            self._ticks[lesson.key].setVisible(known)
            said = self.tr("done") if known else ""
            self.buttons[lesson.key].setAccessibleDescription(said)

    def _start(self) -> None:
        button = self.sender()
        assert isinstance(button, Button)
        self._teacher.start(str(button.property("lesson")))


class LessonCard(QWidget):
    """Why, the step that is asked for, what it has shown, and what to remember."""

    topic_asked = Signal(str)

    def __init__(self, teacher: Teacher, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._teacher = teacher
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(10)
        self.title = TextLabel("", "title", wrap=True)
        self.why = TextLabel("", "body", "text2", wrap=True)
        self.count = TextLabel("", "section", "text3")
        self.ask = TextLabel("", "strong", wrap=True)
        self.shows = TextLabel("", "body", wrap=True)
        self.next_button = Button(self.tr("Next"), "secondary", "next")
        self.next_button.clicked.connect(self._go_on)
        self.more = Button(self.tr("Read on"), "quiet", "info")
        self.more.clicked.connect(self._read_on)
        self.leave_button = Button(self.tr("All lessons"), "quiet", "chevron-left")
        self.leave_button.clicked.connect(self._leave)
        for part in (self.title, self.why, self.count, self.ask, self.shows):
            column.addWidget(part)
        column.addWidget(self.next_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        column.addWidget(self.leave_button, 0, Qt.AlignmentFlag.AlignLeft)

    def refresh(self) -> None:
        """Show where the lesson stands."""
        teacher, lesson = self._teacher, self._teacher.lesson
        if lesson is None:
            return
        step = teacher.step
        self.title.setText(translate("Lessons", lesson.title))
        self.why.setText(translate("Lessons", lesson.why))
        self.why.setVisible(teacher.index == 0)
        self.ask.setVisible(step is not None)
        self.more.setVisible(step is None and bool(lesson.topics))
        if step is None:
            self.count.setText(self.tr("To remember"))
            self.shows.setText(translate("Lessons", lesson.takeaway))
        else:
            steps = len(lesson.steps)
            text = self.tr("Step {0} of {1}").format(teacher.index + 1, steps)
            done = self.tr("{0} · done").format(text)
            self.count.setText(done if teacher.is_done else text)
            self.ask.setText(translate("Lessons", step.ask))
            self.shows.setText(translate("Lessons", step.shows))
        self.count.set_tone("ok" if teacher.is_done or step is None else "text3")
        self.shows.setVisible(teacher.is_done or step is None)
        self.next_button.setVisible(teacher.is_done)
        focused = QApplication.focusWidget()
        if teacher.is_done and focused is not None and self.isAncestorOf(focused):
            self.next_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_on(self) -> None:
        self._teacher.go_on()

    def _leave(self) -> None:
        self._teacher.leave()

    def _read_on(self) -> None:
        lesson = self._teacher.lesson
        if lesson is not None and lesson.topics:
            self.topic_asked.emit(lesson.topics[-1])


def _scrolled(page: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(page)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return area
