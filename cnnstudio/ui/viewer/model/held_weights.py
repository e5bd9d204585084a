"""Which network the engine has to look into, and which of its weights."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cnnstudio.project import file_format
from cnnstudio.ui.viewer.model.subject import STARTING, SubjectChoice

if TYPE_CHECKING:
    from cnnstudio.bridge.look_messages import WeightsShown
    from cnnstudio.bridge.message import Subject
    from cnnstudio.project.project import ProjectChange
    from cnnstudio.ui.document import Document


class HeldWeights:
    """What the engine was told to hold, or said that it holds.

    `description` and `opened_epoch` are of the weights of a run that were opened,
    `versions` counts the networks of the document, `last_epoch` is the one that the
    run which trains has ended last.
    """

    def __init__(self, document: Document, choice: SubjectChoice) -> None:
        self._document, self._choice = document, choice
        self._run = ""  # the finished run that the engine has loaded
        self._has_document = self._awaits_document = False
        self._seed = -1
        self.description = ""
        self.opened_epoch = self.versions = self.last_epoch = 0

    def has(self, subject: Subject) -> bool:
        """True if the engine has the network of a subject, or will have it first."""
        if subject == "document":
            return self._has_document
        run = self._choice.run
        return run.state.value != STARTING if run.is_active else self._run == run.id

    def awaits(self, subject: Subject) -> bool:
        """True while the network of a subject is being made, or nobody knows of it."""
        document = subject == "document"
        return self._awaits_document if document else not self.has(subject)

    def key(self, subject: Subject, epoch: int) -> object:
        """Return what is equal as long as the weights are the same.

        Those of a run that trains are the same until its epoch ends.
        """
        if subject == "document":
            return self.versions
        run = self._choice.run
        if epoch:
            return run.id, epoch
        now = (run.state.value, self.last_epoch) if run.is_active else self.description
        return run.id, now

    def is_outdated_by(self, change: ProjectChange) -> bool:
        """Learn of an edit; True if the document's network has to be built anew."""
        if change.graph is not None and change.graph.only_looks:
            return False
        seed = self._document.project.training.seed
        if change.settings == "training" and seed == self._seed:
            return False
        self.forget_document()
        return True

    def next_document(self) -> str:
        """Return the document as text, whose network the engine is to have from now."""
        self.versions += 1
        self._has_document = self._awaits_document = True
        self._seed = self._document.project.training.seed
        return file_format.dumps(self._document.project)

    def shown(self, message: WeightsShown) -> bool:
        """Learn what the engine has opened; True if it was the same run's before."""
        if message.subject == "document":
            self._awaits_document = False
            return False
        again = self._run == message.run and self.description != message.description
        self._run, self.description = message.run, message.description
        self.opened_epoch = message.epoch
        return again

    def forget_document(self) -> None:
        """The document's network is another one, or is no longer asked about."""
        self._has_document = False

    def forget_run(self) -> None:
        """A run is active: what was opened before is no longer in the engine."""
        self._run = self.description = ""

    def lost(self) -> None:
        """The engine died with all that it had."""
        self._has_document = False
        self._run = ""
