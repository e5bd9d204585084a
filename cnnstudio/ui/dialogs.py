"""The questions that the window asks; tests answer them with a class of their own."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMessageBox, QWidget

from cnnstudio.graph.text import translate
from cnnstudio.ui.file_dialog import FileDialog

DATA_FILES = "*.csv *.tsv *.npy *.npz *.gz *-ubyte"
ChangedChoice = Literal["copy", "reload", "cancel"]


class Dialogs:
    """Modal questions over a window."""

    def __init__(self, parent: QWidget) -> None:
        self._parent = parent

    def open_path(self, folder: str, kinds: str) -> str:
        """Ask which file to open; empty: none."""
        return FileDialog(self._parent, folder, kinds, save=False).path()

    def choose_run(self, start: str) -> str:
        """Ask for the folder of a run; empty: none."""
        dialog = FileDialog(self._parent, start, "", save=False, folder=True)
        dialog.setWindowTitle(translate("Dialogs", "Follow a run"))
        return dialog.path()

    def choose_data(self, start: str, *, folder: bool) -> str:
        """Ask for a file or a folder of data; empty: none."""
        kinds = translate("Dialogs", "Data") + f" ({DATA_FILES})"
        kinds += ";;" + translate("Dialogs", "All files") + " (*)"
        dialog = FileDialog(self._parent, start, kinds, save=False, folder=folder)
        title = (
            translate("Dialogs", "Choose a folder of pictures or of other data")
            if folder else translate("Dialogs", "Choose a file of data")
        )  # fmt: skip
        dialog.setWindowTitle(title)
        return dialog.path()

    def reveal(self, path: Path) -> None:
        """Show the folder that a file lies in with the system's own program."""
        folder = path if path.is_dir() else path.parent
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    def show_file(self, path: Path) -> None:
        """Open a file with the system's own program for it."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    def save_path(self, suggested: str, kinds: str) -> str:
        """Ask where to save; empty: nowhere."""
        return FileDialog(self._parent, suggested, kinds, save=True).path()

    def save_first(self, title: str) -> QMessageBox.StandardButton:
        """Ask whether to save changes: Save, Discard or Cancel."""
        kinds = QMessageBox.StandardButton
        box = QMessageBox(self._parent)
        box.setIcon(QMessageBox.Icon.NoIcon)
        box.setWindowTitle("CNN Studio")
        box.setText(translate("Dialogs", "Save the changes to {0}?").format(title))
        box.setInformativeText(translate("Dialogs", "Without saving they are lost."))
        box.setStandardButtons(kinds.Save | kinds.Discard | kinds.Cancel)
        box.setDefaultButton(kinds.Save)
        return kinds(box.exec())

    def tell(self, text: str, details: str = "") -> None:
        """Show a sentence."""
        box = QMessageBox(self._parent)
        box.setIcon(QMessageBox.Icon.NoIcon)
        box.setWindowTitle("CNN Studio")
        box.setText(text)
        box.setInformativeText(details)
        box.exec()

    def open_read_only(self, name: str, holder: str) -> bool:
        """Ask whether to open a file read-only that another window has open."""
        text = translate("Dialogs", "{0} is open in {1}.")
        more = translate("Dialogs", "Read-only it can be changed and saved as a copy.")
        does = translate("Dialogs", "Open read-only")
        return self._offer(text.format(name, holder), more, does)

    def open_version(self, problem: str, when: str) -> bool:
        """Ask whether to open a kept version of a file that cannot be read."""
        more = translate(
            "Dialogs", "An automatic copy from {0} exists. The file stays as it is."
        )
        does = translate("Dialogs", "Open the copy")
        return self._offer(problem, more.format(when), does)

    def save_elsewhere(self, problem: str) -> bool:
        """Say why a file cannot be saved; True: save it elsewhere."""
        more = translate("Dialogs", "The changes are still here, and not saved.")
        return self._offer(problem, more, translate("Dialogs", "Save as…"))

    def changed_by_others(self, name: str, when: str) -> ChangedChoice:
        """Ask what to do with a file that another program has changed."""
        text = translate("Dialogs", "{0} was changed by another program at {1}.")
        more = translate("Dialogs", "Saving would take the place of that change.")
        box = self._box(text.format(name, when), more)
        role = QMessageBox.ButtonRole
        copy = box.addButton(translate("Dialogs", "Save as copy…"), role.AcceptRole)
        reload = box.addButton(translate("Dialogs", "Reload"), role.DestructiveRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(copy)
        box.exec()
        if box.clickedButton() is copy:
            return "copy"
        return "reload" if box.clickedButton() is reload else "cancel"

    def confirm_loss(self, text: str, more: str, does: str) -> bool:
        """Ask before something is lost that nothing brings back."""
        box = self._box(text, more)
        yes = box.addButton(does, QMessageBox.ButtonRole.DestructiveRole)
        cancel = box.addButton(QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(cancel)
        box.exec()
        return box.clickedButton() is yes

    def _offer(self, text: str, more: str, does: str) -> bool:
        box = self._box(text, more)
        yes = box.addButton(does, QMessageBox.ButtonRole.AcceptRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(yes)
        box.exec()
        return box.clickedButton() is yes

    def _box(self, text: str, more: str) -> QMessageBox:
        box = QMessageBox(self._parent)
        box.setIcon(QMessageBox.Icon.NoIcon)
        box.setWindowTitle("CNN Studio")
        box.setText(text)
        box.setInformativeText(more)
        return box

    def about(self, text: str) -> None:
        """Show what this program is; the text may hold tags."""
        QMessageBox.about(self._parent, "CNN Studio", text)

    def end_training(self) -> QMessageBox.StandardButton:
        """Ask whether to end a training that runs: Yes or Cancel."""
        kinds = QMessageBox.StandardButton
        box = QMessageBox(self._parent)
        box.setIcon(QMessageBox.Icon.NoIcon)
        box.setWindowTitle("CNN Studio")
        box.setText(translate("Dialogs", "A training runs. End it?"))
        box.setInformativeText(
            translate(
                "Dialogs", "It ends with a checkpoint, and can be taken up again later."
            )
        )
        box.setStandardButtons(kinds.Yes | kinds.Cancel)
        box.button(kinds.Yes).setText(translate("Dialogs", "End the training"))
        box.setDefaultButton(kinds.Cancel)
        return kinds(box.exec())
