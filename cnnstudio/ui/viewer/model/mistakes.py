"""The images that the network gets wrong: has them found, and steps through them."""

from __future__ import annotations

from bisect import bisect_right
from typing import Protocol

from PySide6.QtCore import QObject, Signal, SignalInstance

from cnnstudio.bridge.evaluation_messages import Judged
from cnnstudio.bridge.look_messages import Evaluate, Evaluated
from cnnstudio.bridge.message import Part, Studied, Subject
from cnnstudio.graph.text import plural
from cnnstudio.ui.document import Document
from cnnstudio.ui.format import grouped
from cnnstudio.ui.viewer.model.confusion import Choice, Confusion
from cnnstudio.ui.viewer.model.file_names import FileNames
from cnnstudio.ui.viewer.model.label_marks import HasFolder, LabelMarks
from cnnstudio.ui.viewer.model.labels import LabelTable
from cnnstudio.ui.viewer.model.picture_shelf import PARTS, PictureShelf
from cnnstudio.ui.viewer.model.studies import Studies
from cnnstudio.ui.viewer.model.untrained import why_untrained


class Inspected(Protocol):
    """What is looked at: the image, and whose weights."""

    changed: SignalInstance
    studies: Studies
    document: Document

    @property
    def engine_state(self) -> str: ...
    @property
    def index(self) -> int: ...
    @property
    def part(self) -> Part: ...
    @property
    def epoch(self) -> int: ...
    @property
    def count(self) -> int: ...
    @property
    def subject(self) -> Subject: ...
    @property
    def run(self) -> HasFolder: ...
    @property
    def is_live(self) -> bool: ...
    @property
    def differs_from_run(self) -> bool: ...
    @property
    def weights_key(self) -> object: ...
    def show_image(self, index: int) -> None: ...
    def show_part(self, part: Part, index: int = 0) -> None: ...


class Mistakes(QObject):
    """Knows what the weights that are looked at say of every image of a part.

    The part is that of the image that is looked at. They are evaluated while somebody
    looks at all images (`look`), or when a mistake is asked for, and again when the
    weights are others. `changed`: table, choice or note.
    """

    changed = Signal()

    def __init__(self, inspect: Inspected, parent: QObject) -> None:
        super().__init__(parent)
        self._inspect = inspect
        self._known: object = None  # weights and part of the table
        self._lookers: set[object] = set()
        self._steps = self._begins = False
        self._is_late = False  # a table that has come was asked for some steps ago
        self._table: Confusion | LabelTable | None = None
        self._choice: Choice | None = None
        self.judged: Judged | None = None  # in place of a table, where none can be
        self._part: Part = "validation"
        self._place = -1
        self._index = inspect.index
        self._said, self._wrapped, self._failure = "", False, ""
        self.pictures = PictureShelf(inspect.studies, self._edition, self)
        self.marks = LabelMarks(self)
        self.files = FileNames(inspect.studies)
        inspect.changed.connect(self._follow)
        inspect.studies.changed.connect(self._follow)

    # What there is

    @property
    def table(self) -> Confusion | LabelTable | None:
        """What was found last; of other weights while `is_current` is False."""
        return self._table

    @property
    def is_current(self) -> bool:
        """True if the table is of the weights that are looked at."""
        found = self._table or self.judged
        return found is not None and self._known == self._key()

    @property
    def part(self) -> Part:
        """The part of the data whose images are judged."""
        return self._part

    @property
    def choice(self) -> Choice | None:
        """The cell, row or column whose images are stepped through; None: all."""
        return self._choice

    @property
    def failure(self) -> str:
        """Why there is no table, as a sentence; empty if nothing went wrong."""
        return self._failure

    @property
    def note(self) -> str:
        """Which of the mistakes the image is, or why there is none."""
        if self._steps and not self._said and not self.is_current:
            return self.tr("all images are judged first")
        if self._said or self._table is None or not self.is_current:
            return self._said
        images = self._table.images(self._choice)
        if self._inspect.index not in images:
            return ""
        number, of = images.index(self._inspect.index) + 1, len(images)
        if of == 1 and self._choice is None:
            return self.tr("This is the only mistake.")
        if self._wrapped:
            text = self.tr("from the start: {0} of {1}")
        elif self._choice is None:
            text = self.tr("mistake {0} of {1}")
        else:
            text = f"{self.words(self._choice)}: " + self.tr("{0} of {1}")
        file = self.files.name(self._table.found, self._inspect.index)
        told = text.format(grouped(number), grouped(of))
        return self.tr("{0}, {1}").format(told, file) if file else told

    def why_no_table(self) -> str:
        """Say why there is no table of mistakes; empty if there is, or will be."""
        if self._inspect.subject == "run":
            return ""
        inspect = self._inspect
        return why_untrained(inspect.document, inspect.differs_from_run)

    def words(self, choice: Choice) -> str:
        """Say a choice in words: "7 taken for 9"."""
        assert self._table is not None
        return self._table.words(choice)

    def sentence(self, choice: Choice) -> str:
        """Say a choice with the number of its images."""
        assert self._table is not None
        number = len(self._table.images(choice))
        said = plural("Mistakes", number, "{words}: {n} image", "{words}: {n} images")
        return said.format(words=self.words(choice), n=grouped(number))

    def told(self, image: int) -> str:
        """Say of an image what it is, what is said of it, and which file it is."""
        if self._table is None:
            return ""
        told = self._table.told(image), self.files.name(self._table.found, image)
        return "\n".join(filter(None, told))

    def heading(self, choice: Choice) -> str:
        """Name a choice above its images: "True 7, predicted 1 · 9 images"."""
        assert self._table is not None
        number = len(self._table.images(choice))
        said = plural("Mistakes", number, "{n} image", "{n} images")
        counted = said.format(n=grouped(number))
        if not number:
            counted = self.tr("0 images at epoch {0}").format(self._table.found.epoch)
        return f"{self._table.heading_words(choice)} · {counted}"

    # What is asked for

    def look(self, who: object) -> None:
        """Somebody looks at all images: the table follows the weights."""
        self._lookers.add(who)
        self._follow()

    def look_away(self, who: object) -> None:
        """Somebody looks no more."""
        self._lookers.discard(who)

    def choose(self, choice: Choice | None) -> None:
        """Step through these images from now on, and look at the first of them."""
        table = self._table
        if table is None:
            return
        images = table.images(choice)
        self._choice, self._place, self._wrapped, self._said = choice, -1, False, ""
        if choice is not None and images:
            self._show(images, 0)
        self.changed.emit()

    def recall(self, choice: Choice | None) -> None:
        """Step through these images from now on, without looking at the first."""
        if choice != self._choice:
            self._choice, self._place, self._wrapped, self._said = choice, -1, False, ""
            self.changed.emit()

    def step(self) -> None:
        """Look at the next mistake, or the next image of the choice, around."""
        self._said = ""
        if self._inspect.engine_state != "ready" or not self._inspect.count:
            return
        if self.is_current and self._table is not None:
            self._step()
        elif not self.is_current:
            self._steps, self._is_late = True, False
            if self._failure:
                self._inspect.studies.ask_again(self._question())
            self._ask()
        self.changed.emit()

    def begin(self) -> None:
        """Look at the first of all mistakes, as soon as they are known."""
        self._choice, self._said, self._wrapped = None, "", False
        self._steps = self._begins = True
        if not self.is_current:
            self._ask()
        self._step_if_awaited()
        self.changed.emit()

    def _step_if_awaited(self) -> None:
        """Take the step that was asked for before table or images were there."""
        there = self.is_current or self._is_late
        if self._steps and self._table and there and self._inspect.count:
            self._steps = self._is_late = False
            self._step()

    def _step(self) -> None:
        assert self._table is not None
        images = self._table.images(self._choice)
        here = self._inspect.index
        if not images:
            self._say_none()
            return
        if self._begins:
            place, self._begins = 0, False
        elif here in images:
            place = images.index(here) + 1
        elif self._choice is None:
            place = bisect_right(images, here)
        else:
            place = self._place + 1
        self._wrapped = place >= len(images)
        self._show(images, place % len(images))

    def _show(self, images: tuple[int, ...], place: int) -> None:
        self._place, self._index = place, images[place]
        self.show(images[place])

    def show(self, image: int) -> None:
        """Look at an image of the table."""
        found = self._table.found if self._table is not None else self.judged
        part = PARTS.get(found.part, "validation") if found is not None else self._part
        if part != self._inspect.part:
            self._inspect.show_part(part, image)
        else:
            self._inspect.show_image(image)

    def _say_none(self) -> None:
        assert self._table is not None
        if self._choice is not None:
            self._said = self.sentence(self._choice)
            return
        self._said = self.tr("No mistake among the {0} images.").format(
            grouped(self._table.count)
        )

    # The engine

    def _edition(self) -> object:
        return self._inspect.weights_key

    def _key(self) -> object:
        return self._inspect.weights_key, self._part

    def _question(self) -> Evaluate:
        inspect = self._inspect
        return Evaluate(
            request=0, subject=inspect.subject, epoch=inspect.epoch, part=self._part
        )

    def _ask(self) -> None:
        """Take what is known of the weights of now, or have them evaluated.

        Those of a run that trains may be others before they are judged: what is begun
        is brought to its end and shown, else short epochs would never show anything.
        """
        question, studies = self._question(), self._inspect.studies
        if self._inspect.is_live and studies.is_under_way(question):
            return
        found = studies.ask(question, Studied)
        if found is None and self._inspect.is_live:
            self._take_late(studies.of_other_weights(question, Studied))
        self._failure = studies.refusal(question)
        table = table_of(found) if found is not None else None
        if table is not None:
            self._take(table)
        elif isinstance(found, Judged):
            self._table, self._choice, self.judged = None, None, found
            self._known, self._steps, self._begins = self._key(), False, False
        elif self._failure:
            self._said = self._failure
            self._steps = self._begins = False

    def _take_late(self, found: Studied | None) -> None:
        """Show what the run was some steps ago, if that is newer than the table."""
        table = table_of(found) if found is not None else None
        if table is None or table.found.run != self._inspect.run.id:
            return
        held, late = self._table, table.found
        old = held is None or held.found.part != late.part
        if old or (held is not None and held.found.step < late.step):
            self._take(table)
            self._known, self._is_late = None, True

    def _take(self, table: Confusion | LabelTable) -> None:
        self._known, self.judged = self._key(), None
        if self._table is None or self._table.found is not table.found:
            self._table = table
            if self._choice is not None and not table.fits(self._choice):
                self._choice = None

    def _follow(self) -> None:
        """Weights, image or answers are others, or somebody begins to look."""
        inspect = self._inspect
        if inspect.part != "own":
            self._part = inspect.part
        if inspect.index != self._index:
            self._index, self._said, self._wrapped = inspect.index, "", False
        held = self._table.found if self._table is not None else self.judged
        if held is not None and held.subject != inspect.subject:
            self._table, self._choice, self.judged = None, None, None
        if inspect.engine_state != "ready":
            self._steps = self._begins = False
        if self._lookers:
            self.marks.follow(inspect.run)
        wanted = bool(self._lookers) and inspect.subject == "run"
        if (wanted or self._steps) and not self.is_current:
            self._ask()
        self._step_if_awaited()
        self.changed.emit()


def table_of(found: Studied) -> Confusion | LabelTable | None:
    """Return the table of mistakes of an evaluation; None where there can be none."""
    if isinstance(found, Evaluated):
        return Confusion(found)
    if isinstance(found, Judged) and found.task == "labels" and found.scores.size:
        return LabelTable(found)
    return None
