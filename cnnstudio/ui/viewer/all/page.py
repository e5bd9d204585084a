"""What the views of all images share: they follow one evaluation while seen."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from cnnstudio.bridge.evaluation_messages import Judged
from cnnstudio.bridge.look_messages import Evaluate, Evaluated
from cnnstudio.graph.text import plural
from cnnstudio.project.facts import Task
from cnnstudio.ui.format import grouped, percent
from cnnstudio.ui.training.run_actions import what_blocks
from cnnstudio.ui.viewer.all.task import why_not_for
from cnnstudio.ui.viewer.inspect_controller import InspectController
from cnnstudio.ui.viewer.model.confusion import Confusion
from cnnstudio.ui.viewer.model.labels import LabelTable
from cnnstudio.ui.viewer.parts.words import part_word
from cnnstudio.ui.viewer.views import InspectorPage
from cnnstudio.ui.widgets.labels import ElidedLabel, TextLabel
from cnnstudio.ui.widgets.tiles import EmptyState

AnyTable = Confusion | LabelTable
"""What was judged where images have one class each, or several labels."""


class AllPage(InspectorPage):
    """Total and weights above a `body`, or the next step.

    `tasks` are the kinds of data that it shows. A subclass lays its body out by
    `lay_out`, fills it in `show_found` when there is another evaluation, and brings
    what is chosen up to date in `follow`.
    """

    is_special = True
    tasks: ClassVar[tuple[Task, ...]] = ("classes",)

    def __init__(self, controller: InspectController) -> None:
        super().__init__(controller)
        self.mistakes = controller.mistakes
        self.shown: AnyTable | None = None
        self._found: Evaluated | Judged | None = None
        self.total = TextLabel("", "strong")
        self.weights = ElidedLabel("", "label", "text3")
        self.empty = EmptyState("eye", "", "")
        self._pages = QStackedWidget()
        self._pages.addWidget(self.empty)
        self.mistakes.changed.connect(self._if_seen)

    @classmethod
    def why_not(cls, controller: InspectController) -> str:
        return why_not_for(controller, *cls.tasks)

    def lay_out(
        self, body: QWidget, switch: QWidget | None = None, around: int = 0
    ) -> None:
        """Put the body below the line, a switch at its right; then call `refresh`.

        Beside a switch there is no room for total and weights in one line. A body
        that keeps room `around` what is in it begins so many pixels further left, and
        with it the left edges line up.
        """
        title, words = QHBoxLayout(), QHBoxLayout() if switch is None else QVBoxLayout()
        words.setSpacing(12 if switch is None else 2)
        words.addWidget(self.total)
        words.addWidget(self.weights, 1)
        title.setContentsMargins(around, 0, 0, 0)
        title.setSpacing(12)
        title.addLayout(words, 1)
        if switch is not None:
            title.addWidget(switch)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(20 - around, 14, 20, 14)
        column.setSpacing(12)
        column.addLayout(title)
        column.addWidget(body, 1)
        self._pages.addWidget(content)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._pages)

    def show_found(self, table: AnyTable) -> None:
        """Show another evaluation."""
        raise NotImplementedError

    def follow(self, table: AnyTable) -> None:
        """Show what is chosen now; called often."""

    def nothing(self, table: AnyTable) -> tuple[str, str] | None:
        """Say why there is nothing to show of an evaluation; None if there is."""
        return None

    def total_of(self, table: AnyTable) -> str:
        """Say in one line what is found."""
        if isinstance(table, LabelTable):
            said = plural(
                "AllPage",
                table.wrong,
                "{n} of {count} {images} has a wrong label ({share})",
                "{n} of {count} {images} have a wrong label ({share})",
            )
            return self._counted(said, table)
        said = plural(
            "ConfusionPage",
            table.wrong,
            "{n} of {count} {images} is wrong ({share})",
            "{n} of {count} {images} are wrong ({share})",
        )
        return self._counted(said, table)

    @staticmethod
    def _counted(said: str, table: AnyTable) -> str:
        return said.format(
            n=grouped(table.wrong),
            count=grouped(table.count),
            images=part_word(table.found.part),
            share=percent(table.wrong / max(1, table.count), 1),
        )

    @property
    def _table(self) -> AnyTable | None:
        """The evaluation, if it is of data of a kind that is shown here."""
        table = self.mistakes.table
        task: Task = "labels" if isinstance(table, LabelTable) else "classes"
        return table if task in self.tasks else None

    @property
    def is_usable(self) -> bool:
        """True if there is an evaluation of the network that is looked at."""
        return self._table is not None and self.controller.subject == "run"

    def refresh(self) -> None:
        """Bring everything up to date; cheap, for it comes often."""
        table = self._table
        instead = self.nothing(table) if table is not None else None
        if table is None or not self.is_usable or instead is not None:
            self.shown = None
            current = self.is_usable and self.mistakes.is_current
            self.say_nothing(*(instead if instead and current else self.why_empty()))
            return
        if table is not self.shown:
            self.shown = table
            self.total.setText(self.total_of(table))
            self.show_found(table)
        self.show_body(table.found)
        self.follow(table)

    def say_nothing(self, title: str, text: str) -> None:
        """Show a sentence in place of the body."""
        self.empty.set_text(title, text)
        self._pages.setCurrentIndex(0)

    def show_body(self, found: Evaluated | Judged) -> None:
        """Show the body, and of which weights it is."""
        self._found = found
        self._pages.setCurrentIndex(1)
        self.weights.set_text(self._weights(found))

    def _weights(self, found: Evaluated | Judged) -> str:
        weights = self.controller.weights_text
        if self.controller.is_live:
            weights = self.tr("weights after epoch {0}, step {1}; the run goes on")
            weights = weights.format(found.epoch, grouped(found.step))
        if not self.mistakes.is_current:
            weights = self.tr("{0}; the table is being made again").format(weights)
        return weights

    def named(self, title: str) -> str:
        """Return the name of a file for this view: what, of whose images, weights."""
        parts = [title]
        if self._found is not None:
            parts.append(part_word(self._found.part))
            parts.append(self._weights(self._found))
        return ", ".join(parts)

    def why_empty(self) -> tuple[str, str]:
        """Say why there is nothing to show, and what to do."""
        controller = self.controller
        if controller.engine_state == "dead":
            return self.tr("The engine is not running"), self.tr(
                "What the network says of all images appears here when it runs again."
            )
        if controller.engine_state != "ready":
            return self.tr("The engine is starting"), self.tr(
                "What the network says of all images appears here when it is ready."
            )
        if not controller.document.graph.nodes:
            return self.tr("There is no network to look into"), self.tr(
                "Start with a sample, or add layers in Build."
            )
        if self.mistakes.failure:
            title = self.tr("The images could not be judged")
            return title, self.mistakes.failure
        if controller.subject == "document":
            return self.tr("This network is not trained yet"), self._next_step()
        judged = self.mistakes.judged
        if judged is not None and judged.task == "labels" and "labels" in self.tasks:
            return self.tr("There are too many scores to keep"), self.tr(
                "{0} images with all their labels are more than can be kept. Choose a "
                "smaller part of the data."
            ).format(grouped(judged.count))
        elsewhere = self.why_not(controller)
        if elsewhere:
            return self.tr("This view is of other data"), elsewhere
        images = part_word(self.mistakes.part)
        said = self.tr("What the network says of each of them appears here.")
        progress = controller.studies.progress(Evaluate)
        if progress is not None and progress[1]:
            said = self.tr("{0} of {1} are judged.").format(*map(grouped, progress))
        return self.tr("The {0} are being judged").format(images), said

    def _next_step(self) -> str:
        """Say what leads to a trained network, or that of the run."""
        controller = self.controller
        blocked = what_blocks(controller.document)
        if blocked:
            return blocked
        if controller.differs_from_run:
            return self.tr(
                "The network is no longer that of the run: train it with F5, or undo "
                "the changes."
            )
        return self.tr(
            "Train it with F5: then you see here what the network says of all images. "
            "Click a layer to see its maps, also before."
        )

    def showEvent(self, event: QShowEvent) -> None:
        self.mistakes.look(self)
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.mistakes.look_away(self)
