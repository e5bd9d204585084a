"""Gives a lesson: opens its sample, and notices when a step has been done.

It looks at the studio a few times a second while a lesson runs, rather than listening
to everything that a step might be about: a look takes microseconds, and a step that
was done by another way counts as well.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QSettings, QTimer, Signal

from cnnstudio.advice.rule import Finding, Severity
from cnnstudio.graph.inference import NodeReport, State
from cnnstudio.graph.node import Node
from cnnstudio.ui.document import Document
from cnnstudio.ui.lessons.lesson import Lesson, Step
from cnnstudio.ui.lessons.seen import LayerSeen, RunSeen, Seen
from cnnstudio.ui.lessons.table import LESSONS
from cnnstudio.ui.modes import Mode
from cnnstudio.ui.selection import Selection

LOOK_MS = 200
_DONE = "lessons/done"


class Watched(QObject):
    """What a lesson looks at beside the document; the studio fills it.

    `mode` returns the window's mode, `run` the shown run, `shown` the channel and the
    image in Inspect.
    """

    def __init__(
        self,
        mode: Callable[[], Mode],
        run: Callable[[], RunSeen],
        shown: Callable[[], tuple[int, int]],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.mode, self.run, self.shown = mode, run, shown


class Teacher(QObject):
    """The lesson that is given now, and the lessons that are done.

    `changed` says that another lesson or step is shown, or that the shown step has
    just been done, `asked` that a step has just been asked for. `lesson` is None
    between lessons.
    """

    changed = Signal()
    asked = Signal()

    def __init__(
        self,
        document: Document,
        selection: Selection,
        watched: Watched,
        begin: Callable[[str], bool],
        settings: QSettings,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._document, self._selection, self._watched = document, selection, watched
        self._begin, self._settings = begin, settings
        self.lesson: Lesson | None = None
        self.index = 0
        self.is_done = False
        self._before: Seen | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)

    @property
    def step(self) -> Step | None:
        """The step that is asked for; None without a lesson, or at its end."""
        if self.lesson is None or self.index >= len(self.lesson.steps):
            return None
        return self.lesson.steps[self.index]

    def start(self, key: str) -> bool:
        """Open a lesson's sample and ask for its first step; False if it is not left.

        Raises KeyError for a lesson that there is not.
        """
        lesson = {lesson.key: lesson for lesson in LESSONS}[key]
        if not self._begin(lesson.sample):
            return False
        self.lesson, self.index = lesson, 0
        self._ask()
        return True

    def go_on(self) -> None:
        """Ask for the next step; after the last, show what to remember."""
        if self.lesson is None or not self.is_done:
            return
        self.index += 1
        if self.step is None:
            self._remember(self.lesson)
        self._ask()

    def leave(self) -> None:
        """End the lesson; the network stays as it is."""
        self.lesson = None
        self._ask()

    def is_known(self, lesson: Lesson) -> bool:
        """Return True for a lesson that was done to its end."""
        return lesson.key in self._done()

    def look(self) -> None:
        """Note it if the step has been done."""
        step = self.step
        if step is None or self.is_done or self._before is None:
            return
        if step.done(self._before, self.seen()):
            self.is_done = True
            self._timer.stop()
            self.changed.emit()

    def seen(self) -> Seen:
        """Return how everything stands now."""
        document, project = self._document, self._document.project
        document.validate()
        told = document.findings
        current = self._selection.current
        channel, image = self._watched.shown()
        return Seen(
            layers={
                node.id: _layer_seen(node, document.whole.nodes.get(node.id))
                for node in project.graph.nodes.values()
            },
            edges=frozenset((e.source, e.target) for e in project.graph.edges),
            errors=_rules(told, Severity.ERROR),
            remarks=_rules(told, Severity.WARNING) | _rules(told, Severity.NOTE),
            selected=current,
            mode=self._watched.mode(),
            dataset=project.dataset,
            training=project.training,
            run=self._watched.run(),
            channel=channel,
            image=image,
        )

    def _ask(self) -> None:
        self.is_done = False
        self._before = self.seen() if self.step is not None else None
        if self.step is None:
            self._timer.stop()
        else:
            self._timer.start()
        self.changed.emit()
        if self.step is not None:
            self.asked.emit()

    def _done(self) -> list[str]:
        return str(self._settings.value(_DONE, "") or "").split()

    def _remember(self, lesson: Lesson) -> None:
        known = dict.fromkeys([*self._done(), lesson.key])
        self._settings.setValue(_DONE, " ".join(known))


def _layer_seen(node: Node, report: NodeReport | None) -> LayerSeen:
    if report is None:
        return LayerSeen(node.type)
    valid = report.state is State.VALID
    shape = tuple(report.output) if valid and report.output is not None else ()
    field = report.field.size[0] if report.field is not None else 0
    return LayerSeen(node.type, report.layer, shape, field)


def _rules(findings: tuple[Finding, ...], severity: Severity) -> frozenset[str]:
    return frozenset(f.rule for f in findings if f.severity is severity)
