"""What is looked at is compared with something: image, epoch, run, edit, or a pin."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal, get_args

from PySide6.QtCore import QObject, Signal

from cnnstudio.bridge.look_messages import Maps
from cnnstudio.bridge.maps_messages import MapsOf, MapsShown
from cnnstudio.bridge.message import INITIAL
from cnnstudio.ui.viewer.model.before_edit import BeforeEdit
from cnnstudio.ui.viewer.model.captured import Captured, captured_answer
from cnnstudio.ui.viewer.model.run_record import ShownRecord
from cnnstudio.ui.viewer.model.weights_words import image_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cnnstudio.project.records import CheckpointRecord, RunRecord
    from cnnstudio.ui.viewer.model.inspect_model import InspectModel
    from cnnstudio.ui.viewer.model.pins import Pins
    from cnnstudio.ui.viewer.model.studies import Studies
    from cnnstudio.ui.viewer.model.subject import RunPort

Kind = Literal["pin", "image", "epoch", "run", "edit"]
KINDS: tuple[Kind, ...] = get_args(Kind)


@dataclass(frozen=True, slots=True)
class Side:
    """One of two that are compared, as far as it is known: which one, and its values.

    `refusal` is a sentence that says why it has none; without both they are under way.
    Values of the same `source` are the same.
    """

    words: str = ""
    captured: Captured | None = None
    refusal: str = ""
    source: object = None


class Comparing(QObject):
    """Which look stands as A beside what is looked at, B; `changed` tells of another.

    Nobody having chosen, it is what was pinned, else the network before its training,
    else the image beside.
    """

    changed = Signal()

    def __init__(
        self,
        model: InspectModel,
        studies: Studies,
        pins: Pins,
        runs: RunPort,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._model, self._studies = model, studies
        self.pins, self._runs = pins, runs
        self.edits = BeforeEdit(model, self)
        self._record = ShownRecord(model)
        self._kind: Kind | None = None
        self._image, self._epoch, self._run = -1, 0, ""
        self.attention = False
        """True: the matrices of a layer with attention, not what it gives."""
        pins.changed.connect(self._pinned)
        self.edits.changed.connect(self.changed)
        model.document.reset.connect(self._forget)

    # What is compared with

    @property
    def kind(self) -> Kind:
        """What stands beside what is looked at."""
        wanted = self._kind
        if wanted is not None and not self.why_not(wanted):
            return wanted
        natural: tuple[Kind, ...] = ("pin", "epoch", "image", "run", "edit")
        return next((kind for kind in natural if not self.why_not(kind)), "image")

    @property
    def text(self) -> str:
        """What was chosen as a link says it: `epoch:3`; empty if nobody chose."""
        which = {
            "image": str(self._image) if self._image >= 0 else "",
            "epoch": str(self._epoch) if self._epoch else "",
            "run": self._run,
        }.get(self._kind or "", "")
        return f"{self._kind or ''}{':' if which else ''}{which}"

    def recall(self, text: str) -> None:
        """Compare with what a link says; what is not there gives way to what is."""
        kind, _, which = text.partition(":")
        if text == self.text:
            return
        self._kind = next((one for one in KINDS if one == kind), None)
        number = int(which) if which.lstrip("-").isdecimal() else None
        if kind == "image":
            self._image = number if number is not None else -1
        elif kind == "epoch":
            self._epoch = number or 0
        elif kind == "run":
            self._run = which
        self.changed.emit()

    def choose(self, kind: Kind, which: int | str | None = None) -> None:
        """Compare with something; `which` image, epoch (`INITIAL`) or run's id."""
        if isinstance(which, str):
            self._run = which
        elif kind == "image":
            self._image = self.image if which is None else which
        elif kind == "epoch" and which is not None:
            self._epoch = which
        self._kind = kind
        self.changed.emit()

    def look_at_attention(self, attention: bool) -> None:
        """Compare where the heads of a layer look, not what it gives."""
        self.attention = attention
        self.changed.emit()

    @property
    def image(self) -> int:
        """Which image stands as A: the chosen one, else the one beside."""
        model = self._model
        if 0 <= self._image < model.count:
            return self._image
        return model.index + 1 if model.index + 1 < model.count else model.index - 1

    @property
    def epoch(self) -> int:
        """The epoch that stands as A, or `INITIAL`; of those kept the first, else."""
        kept = [epoch for epoch, _ in self.epochs()]
        return self._epoch if self._epoch in kept else (kept or [0])[0]

    @property
    def run(self) -> RunRecord | None:
        """The run that stands as A; the newest other one, if none was chosen."""
        runs = self.runs()
        chosen = (record for record in runs if record.id == self._run)
        return next(chosen, runs[0] if runs else None)

    def epochs(self) -> list[tuple[int, str]]:
        """Return the kept epochs of the run that is shown, with their words."""
        return [
            (known.epoch or INITIAL, self._epoch_words(known.epoch))
            for known in self._kept()
        ]

    def _kept(self) -> Sequence[CheckpointRecord]:
        self._record.read_again()
        record = self._record.record
        shown = record is not None and self._model.subject == "run"
        return record.snapshots if record is not None and shown else ()

    def runs(self) -> list[RunRecord]:
        """Return the runs that have weights, without the one that is shown."""
        model = self._model
        here = model.run.id if model.subject == "run" else ""
        return [r for r in self._runs.runs if r.checkpoints and r.id != here]

    def why_not(self, kind: Kind) -> str:
        """Say why there is nothing of a kind to compare with; empty if there is."""
        match kind:
            case "pin":
                return self.pins.why_none()
            case "image":
                text = self.tr("There is only one image to look at.")
                return "" if self._model.count > 1 else text
            case "epoch":
                text = self.tr("No epoch was kept of what is shown: train, with F5.")
                return "" if self._kept() else text
            case "run":
                text = self.tr("There is no other run with weights: train another one.")
                return "" if self.runs() else text
        text = self.tr("The network was not edited since the project was opened.")
        return "" if self.edits.before is not None else text

    def why_no_image(self) -> str:
        """Say why no other image can be compared with; empty if one can."""
        return self.why_not("image")

    def why_no_epoch(self) -> str:
        """Say why no epoch can be compared with; empty if one can."""
        return self.why_not("epoch")

    def why_no_run(self) -> str:
        """Say why no other run can be compared with; empty if one can."""
        return self.why_not("run")

    def why_no_edit(self) -> str:
        """Say why there is nothing before an edit; empty if there is."""
        return self.why_not("edit")

    # What the two are

    def question(self) -> MapsOf | None:
        """Return what asks for the values of A; None for a pin that has none."""
        model, looking = self._model, self._model.looking()
        attention = self.attention
        looking["node"] = model.captured_node
        asked = MapsOf(**looking, attention=attention)
        match self.kind:
            case "pin":
                return self.pins.question(attention)
            case "image":
                return replace(asked, index=self.image)
            case "epoch":
                return replace(asked, epoch=self.epoch)
            case "run":
                folder = self.run.folder if self.run is not None else ""
                return replace(asked, epoch=0, folder=folder)
        before = self.edits.before
        if before is None:
            return None
        return replace(
            asked, epoch=before.epoch, folder=before.folder, project=before.project
        )

    def first(self) -> Side:
        """Return A."""
        kind, pin = self.kind, self.pins.look
        if kind == "pin" and pin is not None and not self.attention:
            kept = self.pins.kept()
            if kept is not None and kept.detail is not None:
                return Side(self.pins.words(), kept, source=pin)
        asked = self.question()
        if asked is None:
            text = self.tr("What was pinned has no such layer.")
            return Side(self.pins.words(), refusal=text)
        told = self._studies.ask(asked, MapsShown)
        words = self._words(told)
        if told is not None:
            found = captured_answer(told, self._model.frame)
            return Side(words, found, source=told)
        refusal = self._studies.refusal(asked)
        coarse = self.pins.kept() if kind == "pin" and not self.attention else None
        return Side(words, coarse, "" if coarse is not None else refusal, pin)

    def second(self) -> Side:
        """Return B: what is looked at now."""
        model = self._model
        maps = model.maps
        if maps is None:
            return Side()
        words = model.weights_text
        if self.kind in ("image", "pin"):
            words = image_words(maps.index, maps.count, words)
        if not self.attention:
            return Side(words, model.captured, source=maps)
        asked = MapsOf(**model.looking(), attention=True)
        told = self._studies.ask(asked, MapsShown)
        found = None if told is None else captured_answer(told)
        return Side(words, found, self._studies.refusal(asked), told)

    def steps(self, first: Side, second: Side) -> tuple[int, int] | None:
        """Return the steps of A and B if they differ because the run trains."""
        a, b = first.source, second.source
        if self.kind != "image" or not isinstance(a, MapsShown | Maps):
            return None
        if not isinstance(b, MapsShown | Maps) or a.step == b.step:
            return None
        return (a.step, b.step) if self._model.is_live else None

    def _words(self, told: MapsShown | None) -> str:
        """Say which weights A has, and which image it is if that may be another."""
        model, kind, weights = self._model, self.kind, self._model.weights_text
        if kind == "pin":
            return self.pins.words()
        if kind == "image":
            return image_words(self.image, model.count, weights)
        if kind == "epoch":
            return self._epoch_words(max(0, self.epoch))
        if kind == "run" and self.run is not None:
            text = self.tr("{0}, epoch {1}")
            title = self.run.title
            return title if told is None else text.format(title, told.epoch)
        before = self.edits.before
        text = self.tr("before the edit: {0}")
        return text.format(before.words) if before is not None else ""

    def _epoch_words(self, epoch: int) -> str:
        if not epoch:
            return self.tr("before training")
        best = epoch == self._model.run.best_epoch
        text = self.tr("epoch {0}, the best") if best else self.tr("epoch {0}")
        return text.format(epoch)

    def _forget(self) -> None:
        """Another project is opened: nothing of the last one is there."""
        self._kind, self._image, self._epoch, self._run = None, -1, 0, ""
        self.changed.emit()

    def _pinned(self) -> None:
        if self.pins.look is not None:
            self._kind = "pin"
        elif self._kind == "pin":
            self._kind = None
        self.changed.emit()
