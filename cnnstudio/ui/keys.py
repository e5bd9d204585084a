"""Edit > Keys: every action with its keys, to look up and to change by pressing."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from cnnstudio.graph.text import translate
from cnnstudio.ui.actions.action_set import ActionSet, text_of
from cnnstudio.ui.actions.hand_moves import HAND_MOVES
from cnnstudio.ui.actions.key_map import shown
from cnnstudio.ui.help.topics import set_topic
from cnnstudio.ui.key_field import KeyField
from cnnstudio.ui.matching import rank
from cnnstudio.ui.widgets.buttons import Button, set_reason
from cnnstudio.ui.widgets.labels import TextLabel
from cnnstudio.ui.widgets.read_table import LEFT, ReadTable
from cnnstudio.ui.widgets.rows import FlowSeparator
from cnnstudio.ui.widgets.search_field import SearchField

KEY = Qt.ItemDataRole.UserRole + 7


class KeysDialog(QDialog):
    """A table of all actions; below it the one that is picked gets other keys.

    Keys that another action has are not taken from it without a word: its name is
    said, and a button takes them.
    """

    def __init__(self, actions: ActionSet, parent: QWidget) -> None:
        super().__init__(parent)
        self._actions, self._keys = actions, actions.keys
        self._pressed: QKeySequence | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Keys"))
        set_topic(self, "panel/keys")
        self.search = SearchField(self.tr("Search actions and keys"), "")
        self.table = ReadTable(3)
        self.table.setSelectionMode(ReadTable.SelectionMode.SingleSelection)
        self.table.setAccessibleName(self.tr("Actions and their keys"))
        self.table.set_titles(
            (self.tr("Does"), LEFT), (self.tr("Menu"), LEFT), (self.tr("Keys"), LEFT)
        )
        self.name = TextLabel("", "strong")
        self.field = KeyField()
        self.said = TextLabel("", "label", "text2", wrap=True)
        self.said.setMinimumHeight(34)
        self.assign = Button(self.tr("Use these keys"), "primary")
        self.remove = Button(self.tr("No keys"))
        self.reset = Button(self.tr("Reset"))
        self.reset_all = Button(self.tr("Reset all"))
        self.close_button = Button(self.tr("Close"))
        self._lay_out()
        self._connect()
        self.resize(680, 680)
        self._fill("")

    def _lay_out(self) -> None:
        change = QHBoxLayout()
        change.setSpacing(8)
        change.addWidget(self.field, 1)
        for button in (self.assign, self.remove, self.reset):
            change.addWidget(button)
        hint = self.tr(
            "Single letters and arrows act while the canvas has the keyboard."
        )
        last = QHBoxLayout()
        last.setSpacing(8)
        last.addWidget(TextLabel(hint, "label", "text3"), 1)
        last.addWidget(self.reset_all)
        last.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        column.addWidget(self.search)
        column.addWidget(self.table, 1)
        column.addWidget(self.name)
        column.addLayout(change)
        column.addWidget(self.said)
        column.addWidget(FlowSeparator())
        column.addLayout(last)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._fill)
        self.search.left.connect(self.reject)
        self.search.entered.connect(self._to_the_table)
        self.table.selectionModel().currentChanged.connect(self._pick)
        self.table.doubleClicked.connect(self._to_the_field)
        self.field.pressed.connect(self._judge)
        self.assign.clicked.connect(self._assign)
        self.remove.clicked.connect(self._remove)
        self.reset.clicked.connect(self._reset)
        self.reset_all.clicked.connect(self._reset_all)
        self.close_button.clicked.connect(self.accept)

    # The table

    def _rows(self) -> list[tuple[str, str, str, str]]:
        """Return (key, what it does, menu, keys) of every action and hand move."""
        rows = [
            (
                key,
                text_of(spec),
                " > ".join(translate("Actions", n) for n in spec.menu.split("/")),
                shown(self._keys.keys(key)),
            )
            for key, spec in self._actions.specs.items()
        ]
        hand = self.tr("by hand")
        return rows + [
            ("", translate("Hand", does), hand, translate("Hand", move))
            for move, does in HAND_MOVES
        ]

    def _fill(self, text: str) -> None:
        query, before = " ".join(text.lower().split()), self.picked
        rows = []
        for row in self._rows():
            fits = not query or rank(query, row[1], words=(row[3],), hints=row[2:])
            if fits is not None:
                rows.append(row)
        self.table.setRowCount(len(rows))
        with self.table.filling():
            for place, row in enumerate(rows):
                self._write(place, *row)
        here = [place for place, row in enumerate(rows) if row[0] == before]
        self.table.setCurrentCell(here[0] if here and before else 0, 0)
        self._pick()

    def _write(self, place: int, key: str, does: str, menu: str, keys: str) -> None:
        tone = "accent" if key and self._keys.is_changed(key) else "text"
        icon = self._actions.specs[key].icon if key else ""
        self.table.put_name(place, does, tone, (icon, "text2") if icon else None)
        self.table.put(place, 1, menu, LEFT, "text3")
        self.table.put(place, 2, keys, LEFT, tone)
        item = self.table.item(place, 0)
        assert item is not None
        item.setData(KEY, key)

    @property
    def picked(self) -> str:
        """The action that is picked; empty for what has no keys to change."""
        item = self.table.item(self.table.currentRow(), 0)
        return str(item.data(KEY) or "") if item is not None else ""

    def pick(self, key: str) -> None:
        """Pick an action in the table."""
        for row in range(self.table.rowCount()):
            item = self.table.item(row, 0)
            if item is not None and item.data(KEY) == key:
                self.table.setCurrentCell(row, 0)

    def _pick(self, _now: QModelIndex | None = None, _was: object = None) -> None:
        key = self.picked
        self._pressed = None
        self.field.show_keys(None)
        spec = self._actions.specs.get(key)
        self.name.setText(text_of(spec) if spec is not None else "")
        self.said.setText(self._actions.help_of(key) if spec is not None else "")
        fixed = self.tr("These keys cannot be changed.")
        set_reason(self.field, None if spec is not None else fixed)
        self._offer()

    def _to_the_table(self) -> None:
        self.table.setFocus(Qt.FocusReason.TabFocusReason)

    def _to_the_field(self) -> None:
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    # Changing

    def _judge(self, keys: object) -> None:
        """Say whose the pressed keys are already, if they are anybody's."""
        assert isinstance(keys, QKeySequence)
        self._pressed = keys
        owner = self._keys.owner(keys, but=self.picked)
        if owner:
            said = self.tr("{0} belongs to “{1}”. Taking it leaves that without it.")
            name = text_of(self._actions.specs[owner])
            self.said.setText(said.format(shown([keys]), name))
        elif keys in self._keys.keys(self.picked):
            self.said.setText(self.tr("It has these keys already."))
        else:
            self.said.setText(self.tr("{0} is free.").format(shown([keys])))
        self._offer()

    def _offer(self) -> None:
        """Name what the buttons would do, and why they cannot."""
        key, keys = self.picked, self._pressed
        owner = self._keys.owner(keys, but=key) if key and keys is not None else ""
        self.assign.setText(
            self.tr("Take these keys") if owner else self.tr("Use these keys")
        )
        none = self.tr("Pick an action that has keys.") if not key else ""
        wait = self.tr("Press the new keys in the field first.") if not keys else ""
        bare = "" if key and self._keys.keys(key) else self.tr("It has no keys.")
        usual = (
            ""
            if key and self._keys.is_changed(key)
            else self.tr("It has its usual keys.")
        )
        set_reason(self.assign, none or wait or None)
        set_reason(self.remove, none or bare or None)
        set_reason(self.reset, none or usual or None)
        changed = any(self._keys.is_changed(k) for k in self._actions.specs)
        same = self.tr("All actions have their usual keys.")
        set_reason(self.reset_all, None if changed else same)

    def _assign(self) -> None:
        key, keys = self.picked, self._pressed
        if not key or keys is None:
            return
        owner = self._keys.owner(keys, but=key)
        if owner:
            self._keys.take(owner, keys)
        self._keys.set_keys(key, [keys])
        self._fill(self.search.text())

    def _remove(self) -> None:
        self._keys.set_keys(self.picked, [])
        self._fill(self.search.text())

    def _reset(self) -> None:
        """Give the usual keys back, also from whoever has them now."""
        self._keys.reset(self.picked)
        self._fill(self.search.text())

    def _reset_all(self) -> None:
        self._keys.reset_all()
        self._fill(self.search.text())
