"""After a crash: keeps copies of what is open, and offers those of other windows."""

from __future__ import annotations

import logging
import time
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from cnnstudio.project.recovery import (
    Offer,
    RecoveryCopy,
    Slot,
    Unsaved,
    abandoned_slots,
    make_slot,
)
from cnnstudio.project.versions import versions_of
from cnnstudio.ui.document import Document
from cnnstudio.ui.files import Files
from cnnstudio.ui.format import moment
from cnnstudio.ui.recovery_keeper import RecoveryKeeper

if TYPE_CHECKING:
    from cnnstudio.ui.recovery_dialog import RecoveryDialog

DECLINED_DAYS = 90

log = logging.getLogger(__name__)


class Rescue(QObject):
    """Joins recovery copies to the window. Nothing is kept before `begin`.

    `message` carries sentences for the status bar.
    """

    message = Signal(str)

    def __init__(
        self, document: Document, files: Files, window: QWidget, folder: Path
    ) -> None:
        super().__init__(window)
        self._document, self._files, self._window = document, files, window
        self._slots, self._versions = folder / "recovery", folder / "versions"
        self._held: list[Slot] = []
        self.keeper: RecoveryKeeper | None = None
        self.dialog: RecoveryDialog | None = None

    def begin(self, *, crashed: bool = False, offers: bool = True) -> None:
        """Keep copies from now on, and offer what crashed windows left behind.

        `crashed`: the log has it that one did, whether it left anything or not.
        """
        found: list[Offer] = []
        notes: list[str] = []
        if offers:
            found, notes, ended = self._look(declined=False)
            crashed = crashed or ended
        try:
            slot = make_slot(self._slots)
        except OSError as error:
            text = self.tr("Changes are not kept for after a crash: {0}")
            self.message.emit(text.format(error))
            self._let_go()
            return
        self.keeper = RecoveryKeeper(self._document, slot, self)
        self.keeper.failed.connect(self.message)
        if found:
            self._show(found, notes, asked_for=False)
            return
        self._let_go()
        for note in notes:
            self.message.emit(note)
        if crashed and not notes:
            self.message.emit(
                self.tr(
                    "CNN Studio closed unexpectedly last time; nothing was unsaved. "
                    "Help > Copy diagnostics has the log."
                )
            )

    def show_all(self) -> None:
        """Show everything that can be recovered, also what was not wanted before."""
        offers, notes, _ = self._look(declined=True)
        offers += self._saved()
        if not offers:
            self._let_go()
            nothing = self.tr("There is nothing to recover.")
            self.message.emit(" ".join([*notes, nothing]))
            return
        self._show(offers, notes, asked_for=True)

    def write(self) -> bool:
        """Write what was not saved now; True if there is some, and it is kept."""
        return self.keeper is not None and self.keeper.write()

    def leave(self) -> None:
        """Write what was not saved, and keep it for the next start."""
        keeper, self.keeper = self.keeper, None
        if keeper is not None:
            keeper.leave()
        self._let_go()

    def close(self) -> None:
        """The window was closed properly: there is nothing to offer."""
        keeper, self.keeper = self.keeper, None
        if keeper is not None:
            keeper.close()
        self._let_go()

    # What there is

    def _look(self, *, declined: bool) -> tuple[list[Offer], list[str], bool]:
        """Hold the slots of crashed windows; return offers, notes, whether any did."""
        offers: list[Offer] = []
        notes: list[str] = []
        ended = False
        try:
            found = abandoned_slots(self._slots)
        except OSError as error:
            text = self.tr("Recovery copies cannot be read: {0}")
            return [], [text.format(error)], False
        for slot in found:
            if slot.is_declined and (not declined or _is_old(slot)):
                slot.remove() if _is_old(slot) else slot.release()
                continue
            copies, damaged = slot.copies()
            notes += damaged
            ended = ended or not slot.is_declined
            if copies:
                self._held.append(slot)
                offers.append(Offer(copies[0], slot))
            elif damaged:
                slot.decline()  # said once; what is damaged stays where it is
            elif slot.is_declined:
                slot.release()
            else:
                slot.remove()
        offers.sort(key=lambda offer: -offer.copy.about.written)
        return offers, notes, ended

    def _saved(self) -> list[Offer]:
        """Return the versions that were saved of the open file."""
        path = self._document.path
        offers = []
        for version in versions_of(self._versions, path) if path is not None else ():
            try:
                text = version.path.read_text(encoding="utf-8")
            except (OSError, ValueError) as error:
                log.warning("a saved version cannot be read: %s", error)
                continue
            about = Unsaved(self._document.title, str(path), 0, "", version.saved)
            offers.append(Offer(RecoveryCopy(about, text)))
        return offers

    # What is done with it

    def _show(self, offers: list[Offer], notes: list[str], *, asked_for: bool) -> None:
        from cnnstudio.ui.recovery_dialog import RecoveryDialog  # seldom needed

        self.dialog = dialog = RecoveryDialog(
            offers, notes, asked_for=asked_for, parent=self._window
        )
        dialog.chosen.connect(self._recover)
        dialog.rejected.connect(self._let_go if asked_for else self._decline)
        dialog.open()

    def _recover(self, offer: Offer) -> None:
        if not self._files.may_leave():
            self._let_go()
            return
        keeper, about = self.keeper, offer.copy.about
        path = Path(about.path) if about.path else None
        opened = self._files.open_text(offer.copy.text, about.title, path)
        if opened and keeper is not None:
            if offer.slot is not None:
                self._held.remove(offer.slot)
                keeper.adopt(offer.slot, offer.copy)
            else:
                keeper.write()
            text = self.tr("Recovered {0} as it was at {1}. Save it to keep it.")
            self.message.emit(text.format(about.title, moment(about.written)))
        self._let_go()

    def _decline(self) -> None:
        for slot in self._held:
            slot.decline()
        self._held.clear()

    def _let_go(self) -> None:
        for slot in self._held:
            slot.release()
        self._held.clear()


def _is_old(slot: Slot) -> bool:
    return time.time() - slot.last_used > DECLINED_DAYS * 86_400
