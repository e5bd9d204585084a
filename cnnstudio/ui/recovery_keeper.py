"""Writes the recovery copy of what is open, shortly after each edit."""

from __future__ import annotations

import logging
import time

from PySide6.QtCore import QObject, QTimer, Signal

from cnnstudio.project.file_format import dumps
from cnnstudio.project.graph_writer import KnownLines
from cnnstudio.project.recovery import RecoveryCopy, Slot, Unsaved
from cnnstudio.ui.document import Document

FIRST_MS, APART_MS = 30, 500
"""From an edit to its copy, so that it is painted first; and between two copies."""

log = logging.getLogger(__name__)


class RecoveryKeeper(QObject):
    """Keeps a window's slot as the document is: a copy while there are changes.

    A copy goes when the changes are saved, taken back or given up. `failed` carries a
    sentence, once, when the disk refuses.
    """

    failed = Signal(str)

    def __init__(
        self, document: Document, slot: Slot, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._document, self._slot = document, slot
        self._known = KnownLines()
        self._restored: RecoveryCopy | None = None
        self._has_failed = False
        self._written = -APART_MS / 1_000
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self.write)
        document.changed.connect(self._note)
        document.reset.connect(self._opened)
        document.stack.cleanChanged.connect(self._clean_changed)

    @property
    def slot(self) -> Slot:
        """Where the copies are."""
        return self._slot

    def adopt(self, slot: Slot, restored: RecoveryCopy) -> None:
        """Go on in the slot of a window that has crashed, whose work is open now.

        Its copies stay until the work is saved: the next crash loses nothing.
        """
        self._slot.remove()
        self._slot, self._restored = slot, restored
        slot.accept()

    def write(self) -> bool:
        """Write what was not saved now; never raises. True if a copy is there."""
        self._soon.stop()
        document = self._document
        if not document.is_modified:
            return False
        self._written = time.monotonic()
        try:
            text = dumps(document.project, known=self._known)
            self._slot.write(self._about(), text)
        except Exception as error:
            # It may be called because something is wrong with the document; then the
            # copies before this one are what counts.
            log.exception("no recovery copy could be written")
            if not self._has_failed:
                self._has_failed = True
                self.failed.emit(
                    self.tr("Changes are not kept for after a crash: {0}").format(error)
                )
            return False
        return True

    def leave(self) -> None:
        """Write what was not saved and let go: the program ends, or starts anew."""
        self.write()
        self._stop()
        if self._document.is_modified:
            self._slot.release()
        else:
            self._slot.remove()

    def close(self) -> None:
        """The window was closed by somebody who was asked: nothing is left to keep."""
        self._stop()
        self._slot.remove()

    def _stop(self) -> None:
        self._soon.stop()
        self._document.changed.disconnect(self._note)
        self._document.reset.disconnect(self._opened)
        self._document.stack.cleanChanged.disconnect(self._clean_changed)

    def _about(self) -> Unsaved:
        document, stack, restored = self._document, self._document.stack, self._restored
        changes = abs(stack.index() - max(stack.cleanIndex(), 0))
        last = stack.undoText()
        if restored is not None:
            changes += restored.about.changes
            last = last or restored.about.last_edit
        path = str(document.path or "")
        return Unsaved(document.title, path, changes, last, time.time())

    def _note(self, _change: object) -> None:
        if not self._soon.isActive():
            passed = (time.monotonic() - self._written) * 1_000
            self._soon.start(max(FIRST_MS, round(APART_MS - passed)))

    def _clean_changed(self, is_clean: bool) -> None:
        if is_clean:
            self._forget()

    def _opened(self) -> None:
        self._forget()
        # The first writing takes ten times as long; nobody feels it while a project
        # opens.
        dumps(self._document.project, known=self._known)

    def _forget(self) -> None:
        """Nothing is unsaved any more."""
        self._soon.stop()
        self._restored = None
        try:
            self._slot.clear()
        except OSError as error:  # then it is offered though nothing is lost
            log.warning("a recovery copy could not be removed: %s", error)
