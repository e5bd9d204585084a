"""The questions that the window asks; tests answer them with a class of their own."""

from __future__ import annotations

from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget


class Dialogs:
    """Modal questions over a window."""

    def __init__(self, parent: QWidget) -> None:
        self._parent = parent

    def open_path(self, folder: str, kinds: str) -> str:
        """Ask which file to open; empty: none."""
        return QFileDialog.getOpenFileName(self._parent, "", folder, kinds)[0]

    def save_path(self, suggested: str, kinds: str) -> str:
        """Ask where to save; empty: nowhere."""
        return QFileDialog.getSaveFileName(self._parent, "", suggested, kinds)[0]

    def save_first(self, title: str) -> QMessageBox.StandardButton:
        """Ask whether to save changes: Save, Discard or Cancel."""
        kinds = QMessageBox.StandardButton
        box = QMessageBox(self._parent)
        box.setIcon(QMessageBox.Icon.NoIcon)
        box.setWindowTitle("CNN Studio")
        box.setText(box.tr("Save the changes to {0}?").format(title))
        box.setInformativeText(box.tr("Without saving they are lost."))
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

    def about(self, text: str) -> None:
        """Show what this program is; the text may hold tags."""
        QMessageBox.about(self._parent, "CNN Studio", text)

    def end_training(self) -> QMessageBox.StandardButton:
        """Ask whether to end a training that runs: Yes or Cancel."""
        kinds = QMessageBox.StandardButton
        box = QMessageBox(self._parent)
        box.setIcon(QMessageBox.Icon.NoIcon)
        box.setWindowTitle("CNN Studio")
        box.setText(box.tr("A training runs. End it?"))
        box.setInformativeText(
            box.tr("It ends with a checkpoint, and can be taken up again later.")
        )
        box.setStandardButtons(kinds.Yes | kinds.Cancel)
        box.button(kinds.Yes).setText(box.tr("End the training"))
        box.setDefaultButton(kinds.Cancel)
        return kinds(box.exec())
