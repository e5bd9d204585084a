"""The document's pipeline as it is edited, and what the engine shows of it."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import count
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from cnnstudio.bridge.data_messages import DataScanned
from cnnstudio.bridge.engine_messages import RequestFailed
from cnnstudio.bridge.pipeline_messages import (
    LOADED,
    PipelinePreviewed,
    PreviewPipeline,
)
from cnnstudio.project.commands import Composite, EditSettings
from cnnstudio.project.file_format import dumps
from cnnstudio.project.pipeline import (
    added,
    as_change,
    input_shape,
    order_of,
    replaced,
)
from cnnstudio.project.project import ProjectChange
from cnnstudio.project.record import raw_of
from cnnstudio.project.settings import facts_of, settings_to
from cnnstudio.project.steps.step import STEPS, Step
from cnnstudio.ui.document import Document
from cnnstudio.ui.engine_client import EngineClient
from cnnstudio.ui.pipeline.words import title_of

SETTLED_MS = 150
_FIRST_REQUEST = 6_000_000
"""The engine answers by number: these are told from those of other panels."""

MOST_STEPS = 32
LOAD, NETWORK = -1, -2
"""What can be chosen besides the steps, which are chosen by their place."""


class PipelineModel(QObject):
    """Edits steps as undoable commands, and follows what they do to an image.

    `changed`: the steps, the choice, or what is shown of them. `chosen` is the place
    of a step, or `LOAD` or `NETWORK`. `scans` says what is known of the files, and
    `shown_seed` what the preview was drawn with. It asks the engine only while it is
    seen.
    """

    changed = Signal()

    def __init__(
        self,
        document: Document,
        client: EngineClient,
        parent: QObject | None = None,
        scans: Callable[[], Sequence[DataScanned]] = tuple,
    ) -> None:
        super().__init__(parent)
        self.document, self.scans = document, scans
        self.chosen = LOAD
        self.index = self.seed = self.shown_seed = 0
        self._asked_seed = 0
        self.preview: PipelinePreviewed | None = None
        self.problem = ""
        self._client = client
        self._numbers = count(_FIRST_REQUEST)
        self._open = -1
        self._asked = ""
        self._visible = False
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(SETTLED_MS)
        self._settled.timeout.connect(self.settle)
        client.on(PipelinePreviewed, self._answered)
        client.on(RequestFailed, self._refused)
        client.died.connect(self._died)
        document.changed.connect(self._changed)
        document.reset.connect(self._reopened)

    # What there is

    @property
    def steps(self) -> tuple[Step, ...]:
        """The steps of the document, in its order."""
        return self.document.project.dataset.pipeline

    @property
    def step(self) -> Step | None:
        """The step that is chosen."""
        return self.steps[self.chosen] if 0 <= self.chosen < len(self.steps) else None

    @property
    def waits(self) -> bool:
        """Whether what is shown is not yet that of the steps as they are."""
        return self._open >= 0 or self._settled.isActive()

    def why_locked(self) -> str:
        """Say why no step can be changed; empty if they can."""
        if not self.document.read_only:
            return ""
        return self.tr("This project is open read-only. Save it as a copy first.")

    def why_not_add(self, kind: str) -> str:
        """Say why a step of a kind cannot be added; empty if it can."""
        facts = facts_of(self.document.project.dataset)
        step = STEPS[kind]
        assert issubclass(step, Step)
        if len(self.steps) >= MOST_STEPS:
            return self.tr("A pipeline has {0} steps at most.").format(MOST_STEPS)
        if facts is not None and len(facts.shape) not in step.ranks:
            return self.tr("It works on images, and these data are none.")
        return self.why_locked()

    def key_before(self, number: int) -> str:
        """Return the preview's key of what goes into a step."""
        order = order_of(self.steps)
        return self._last_of(order[: order.index(number)])

    @property
    def last_key(self) -> str:
        """The preview's key of what the network is given."""
        return self._last_of(order_of(self.steps))

    def _last_of(self, numbers: Sequence[int]) -> str:
        on = [number for number in numbers if self.steps[number].on]
        return str(on[-1]) if on else LOADED

    def neighbours(self, number: int) -> list[int]:
        """Return the places of all steps that act where this one does, in order."""
        place = self.steps[number].place
        return [n for n, step in enumerate(self.steps) if step.place == place]

    # Changing

    def choose(self, number: int) -> None:
        """Choose a step, `LOAD` or `NETWORK`."""
        self.chosen = number
        self.changed.emit()

    def add(self, kind: str) -> None:
        """Add a step behind those that act at its place, and choose it."""
        if self.why_not_add(kind):
            return
        step = STEPS[kind]()
        assert isinstance(step, Step)
        change = added(self.steps, step)
        before = [raw_of(old) for old in self.steps]
        after = change["pipeline"]
        place = next(
            (n for n, raw in enumerate(before) if after[n] != raw), len(before)
        )
        self._push(change, self.tr("Add {0}").format(title_of(step)))
        self.choose(place)

    def remove(self, number: int) -> None:
        """Take a step away."""
        title = title_of(self.steps[number])
        self._push(replaced(self.steps, number), self.tr("Remove {0}").format(title))
        self.choose(min(number, len(self.steps) - 1) if self.steps else LOAD)

    def move(self, number: int, by: int) -> None:
        """Let a step act so many steps later, or earlier, among those of its place."""
        beside = self.neighbours(number)
        at = beside.index(number) + by
        if not 0 <= at < len(beside):
            return
        steps = list(self.steps)
        step = steps.pop(number)
        steps.insert(beside[at], step)
        self._push(as_change(steps), self.tr("Move {0}").format(title_of(step)))
        self.choose(beside[at])

    def switch(self, number: int) -> None:
        """Switch a step off, or on."""
        step = self.steps[number]
        title = title_of(step)
        said = self.tr("Switch {0} off") if step.on else self.tr("Switch {0} on")
        change = replaced(self.steps, number, replace(step, on=not step.on))
        self._push(change, said.format(title))

    def edit(self, number: int, name: str, value: Any) -> None:
        """Set a field of a step; what is typed in one go is one undo step."""
        step = self.steps[number]
        raw = {**raw_of(step), name: value}
        raws = [raw_of(old) for old in self.steps]
        raws[number] = raw
        text = self.tr("Set {0} of {1}").format(name, title_of(step))
        edit = EditSettings("dataset", {"pipeline": raws}, text)
        key = ("step", number, step.kind, name)
        self.document.push(Composite(text, [edit], merge_key=key))

    def set_tag(self, tag: str) -> None:
        """Say what kind of images these are: what keeps a label true depends on it."""
        self._push({"tag": tag}, self.tr("Set the kind of images"))

    def _push(self, change: dict[str, Any], text: str) -> None:
        if not self.why_locked():
            self.document.push(EditSettings("dataset", change, text), alone=True)

    # Looking

    def set_visible(self, visible: bool) -> None:
        """Ask the engine only while somebody looks."""
        self._visible = visible
        if visible:
            self.settle()

    def turn_image(self, by: int) -> None:
        """Show another training image."""
        found = self.preview.count if self.preview is not None else 0
        self.index = (self.index + by) % found if found else 0
        self.settle()
        self.changed.emit()

    def set_seed(self, seed: int) -> None:
        """Draw with another seed."""
        self.seed = seed
        self.settle()
        self.changed.emit()

    def end(self) -> None:
        """The window closes: nobody looks any more."""
        self._settled.stop()

    def settle(self) -> None:
        """Ask for what the steps do now, unless it is known or asked already."""
        self._settled.stop()
        project = self.document.project
        if not self._visible or facts_of(project.dataset) is None:
            return  # files are read by a scan, which can be followed and cancelled
        shape = input_shape(project.graph)
        settings = settings_to(project.dataset)
        wanted = json.dumps([settings, shape, self.index, self.seed])
        if wanted == self._asked:
            return
        self._asked = wanted
        self._open, self._asked_seed = next(self._numbers), self.seed
        self._client.submit(
            PreviewPipeline(self._open, dumps(project), self.index, self.seed)
        )

    def _settle_soon(self) -> None:
        if self._visible:  # else it is settled when somebody looks
            self._settled.start()

    def _changed(self, change: ProjectChange) -> None:
        if change.settings == "training":
            return
        self._settle_soon()
        if change.settings == "dataset":
            if self.chosen >= len(self.steps):
                self.chosen = len(self.steps) - 1
            self.changed.emit()

    def _reopened(self) -> None:
        self.preview, self._asked, self._open = None, "", -1
        self.chosen, self.index = LOAD, 0
        self._settle_soon()
        self.changed.emit()

    def _answered(self, answer: PipelinePreviewed) -> None:
        if answer.request == self._open:
            self._open, self.shown_seed = -1, self._asked_seed
            self.preview, self.problem = answer, answer.problem
            self.changed.emit()

    def _refused(self, message: RequestFailed) -> None:
        if message.request == self._open:
            self._fail(message.message)

    def _died(self, reason: str) -> None:
        if self._open >= 0:
            self._fail(reason)

    def _fail(self, problem: str) -> None:
        self._open, self._asked = -1, ""
        self.problem = problem
        self.changed.emit()
