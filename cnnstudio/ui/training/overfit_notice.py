"""Over the plots: a run learns its images by heart, and what may be the cause."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QLabel, QWidget

from cnnstudio.advice.overfit_alarm import Learned, OverfitAlarm, overfit_alarm
from cnnstudio.graph.inference import infer_shapes
from cnnstudio.graph.text import translate
from cnnstudio.project.file_format import ProjectError, loads
from cnnstudio.project.pipeline import at
from cnnstudio.project.project import Project
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

    Put away, it stays away until the run overfits from another epoch on.
    `topic_asked` carries a topic of help.
    """

    topic_asked = Signal(str)

    def __init__(
        self, controller: RunController, parent: QWidget | None = None
    ) -> None:
        self.button = Button("", "secondary", small=True)
        self.away = Button("", "quiet", small=True)
        super().__init__(self.button, self.away, parent=parent)
        self.away.setText(translate("HintBar", "Got it"))
        self._read: tuple[str, int] | None = None
        self._controller = controller
        self.alarm: OverfitAlarm | None = None
        self._seen: tuple[str, int, int] = ("", 0, 0)
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
        self.away.clicked.connect(self._put_away)
        self.causes.linkActivated.connect(self.topic_asked)
        controller.changed.connect(self.refresh)
        controller.measured.connect(self.refresh)

    def refresh(self) -> None:
        """Judge a run again that has another epoch or event, or is another run."""
        run = self._controller.shown
        seen = (run.id, len(run.history.epochs), len(run.events))
        if seen == self._seen:
            return
        self._seen = seen
        self.alarm = _judged(run)
        self.setVisible(self.alarm is not None and self._said() != self._read)
        self._tell()

    def _said(self) -> tuple[str, int]:
        lowest = self.alarm.lowest_epoch if self.alarm is not None else 0
        return self._controller.shown.id, lowest

    def _put_away(self) -> None:
        self._read = self._said()
        self.hide()

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


def _judged(run: Run) -> OverfitAlarm | None:
    """Return what is to be said of a run so far; None if nothing is."""
    epochs = [(e.epoch, e.values) for e in run.history.epochs]
    both = [
        (number, values)
        for number, values in epochs
        if TRAIN in values and VALIDATION in values and PAINTED not in values
    ]
    losses = Learned(
        [values[TRAIN] for _, values in both],
        [values[VALIDATION] for _, values in both],
        parameters=0, images=run.images, checked=run.validation, classes=run.classes,
        augments=None, epochs=[number for number, _ in both],
    )  # fmt: skip
    # The network is read and inferred only for a run of which there is much to say.
    if overfit_alarm(losses) is None:
        return None
    parameters, counts, project = _known(run.snapshot)
    return overfit_alarm(
        replace(
            losses,
            parameters=parameters,
            counts=counts,
            augments=None if project is None else _augments(run, project),
        )
    )


def _augments(run: Run, project: Project) -> bool | None:
    """Return whether a run's images are augmented, or mixed; None if that changed.

    `project` is what the run began with.
    """
    training, now = project.training, run.training
    data = run.essence[2] if isinstance(run.essence, tuple) else project.dataset
    steps = at(project.dataset.pipeline, "training")
    mixes = (training.mixup, training.cutmix)
    if at(data.pipeline, "training") != steps or (now.mixup, now.cutmix) != mixes:
        return None
    return bool(steps) or any(mixes)


@lru_cache(maxsize=1)
def _known(snapshot: str) -> tuple[int, tuple[float, ...], Project | None]:
    """Return parameters, images by class, and the project that a run began with.

    What is unknown is 0, empty or None.
    """
    if not snapshot:
        return 0, (), None
    try:
        project = loads(snapshot).project
    except ProjectError:  # of a newer version: its record says so
        return 0, (), None
    facts = facts_of(project.dataset)
    report = infer_shapes(project.graph)
    counts = tuple(facts.counts) if facts is not None else ()
    return report.totals().parameters, counts, project
