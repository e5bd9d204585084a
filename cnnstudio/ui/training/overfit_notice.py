"""Above the plots: a run learns its images by heart, and what may be the cause."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QLabel, QWidget

from cnnstudio.advice.overfit_alarm import Learned, OverfitAlarm, overfit_alarm
from cnnstudio.graph.inference import infer_shapes
from cnnstudio.project.file_format import ProjectError, loads
from cnnstudio.project.pipeline import at
from cnnstudio.project.settings import facts_of
from cnnstudio.ui.fonts import LABEL, ui_font
from cnnstudio.ui.theme import theme
from cnnstudio.ui.training.run import Run
from cnnstudio.ui.training.run_controller import RunController
from cnnstudio.ui.widgets.buttons import Button
from cnnstudio.ui.widgets.notice_bar import NoticeBar

TRAIN, VALIDATION = "train/loss", "validation/loss"
PAINTED = "validation/generator_loss"
"""Of two networks against each other no loss says how good the images are."""


class OverfitNotice(NoticeBar):
    """Follows the run that is shown; its causes come at a press of the button.

    `topic_asked` carries a topic of help.
    """

    topic_asked = Signal(str)

    def __init__(
        self, controller: RunController, parent: QWidget | None = None
    ) -> None:
        self.button = Button("", "secondary", small=True)
        super().__init__(self.button, parent=parent)
        self._controller = controller
        self.alarm: OverfitAlarm | None = None
        self._seen: tuple[str, int] = ("", 0)
        self.causes = QLabel(self)
        self.causes.setWordWrap(True)
        self.causes.setTextFormat(Qt.TextFormat.RichText)
        self.causes.setFont(ui_font(LABEL))
        self.causes.setContentsMargins(46, 0, 28, 10)
        self.causes.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse
            | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        self.add_below(self.causes)
        self.causes.hide()
        self.hide()
        self.button.clicked.connect(self._turn)
        self.causes.linkActivated.connect(self.topic_asked)
        controller.changed.connect(self.refresh)
        controller.measured.connect(self.refresh)

    def refresh(self) -> None:
        """Judge the run again if it has another epoch, or is another run."""
        run = self._controller.shown
        seen = (run.id, len(run.history.epochs))
        if seen == self._seen:
            return
        self._seen = seen
        self.alarm = overfit_alarm(_learned(run))
        self.setVisible(self.alarm is not None)
        self._tell()

    def _turn(self) -> None:
        self.causes.setVisible(self.causes.isHidden())
        self._tell()

    def _tell(self) -> None:
        shown = not self.causes.isHidden()
        if self.alarm is None:
            return
        are_all = len(self.alarm.causes) == 4
        closed = self.tr("Four causes") if are_all else self.tr("Causes")
        self.button.setText(self.tr("Less") if shown else closed)
        self.text.setText(self.alarm.message)
        # The palette's own colour of links is too pale on a light ground.
        ink = f"color:{theme().accent.name()}"
        more = self.tr("more")
        self.causes.setText(
            "<br>".join(
                f'• {c.text} <a href="{c.topic}" style="{ink}">{more}</a>'
                for c in self.alarm.causes
            )
        )

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.causes.setFont(ui_font(LABEL))
        elif event.type() == QEvent.Type.StyleChange:  # another theme
            self._tell()


def _learned(run: Run) -> Learned:
    """Return what a run has learned so far, as the alarm is given it."""
    epochs = [e.values for e in run.history.epochs]
    both = [e for e in epochs if TRAIN in e and VALIDATION in e and PAINTED not in e]
    parameters, counts, augments = _known(run.snapshot)
    return Learned(
        [e[TRAIN] for e in both], [e[VALIDATION] for e in both],
        parameters, run.images, run.validation, run.classes, counts, augments,
    )  # fmt: skip


@lru_cache(maxsize=1)
def _known(snapshot: str) -> tuple[int, tuple[float, ...], bool | None]:
    """Return parameters, images by class, and whether they are augmented.

    What is unknown is 0, empty or None.
    """
    if not snapshot:
        return 0, (), None
    try:
        project = loads(snapshot).project
    except ProjectError:  # of a newer version: its record says so
        return 0, (), None
    facts = facts_of(project.dataset)
    augments = bool(at(project.dataset.pipeline, "training"))
    report = infer_shapes(project.graph)
    counts = tuple(facts.counts) if facts is not None else ()
    return report.totals().parameters, counts, augments
