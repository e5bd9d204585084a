"""What Ctrl+K finds besides help: actions, layers here, layers to add, samples."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from cnnstudio.graph.text import translate
from cnnstudio.paths import sample_projects_folder
from cnnstudio.project.sample_index import (
    INDEX_FILE,
    SampleCard,
    SampleIndexError,
    read_index,
)
from cnnstudio.ui.actions.action_set import ActionSet, text_of
from cnnstudio.ui.actions.spec import ActionSpec
from cnnstudio.ui.canvas.view import CanvasView
from cnnstudio.ui.commands.command import Command
from cnnstudio.ui.icons import family_icon_name
from cnnstudio.ui.layer_search import family_title, title_of


class ActionCommands:
    """Every row of the table of actions."""

    listed = True

    def __init__(self, actions: ActionSet) -> None:
        self._actions = actions

    def commands(self) -> list[Command]:
        """Return a command for every action, with why it cannot be done now."""
        self._actions.refresh()
        return [self._command(spec) for spec in self._actions.specs.values()]

    def _command(self, spec: ActionSpec) -> Command:
        action = self._actions.by_key[spec.key]
        return Command(
            f"action/{spec.key}",
            action.text(),
            action.trigger,
            icon=spec.icon,
            path=translate("Actions", spec.menu.rpartition("/")[2]),
            keys=self._actions.keys.shown_keys(spec.key),
            note=self._actions.help_of(spec.key),
            reason=self._actions.why_not(spec.key),
            words=(spec.key.replace("_", " "), text_of(spec), *spec.words),
        )


class NodeCommands:
    """Layers of the network that is shown: go to one."""

    listed = False

    def __init__(self, canvas: CanvasView) -> None:
        self._canvas = canvas

    def commands(self) -> list[Command]:
        """Return a command for every layer that is shown."""
        found = []
        for node in self._canvas.document.graph.nodes.values():
            family = node.layer_type.family if node.layer_type else ""
            found.append(
                Command(
                    f"node/{node.name}",
                    translate("Commands", "Go to {0}").format(node.name),
                    partial(self._canvas.show_node, node.id),
                    icon=family_icon_name(family) if family else "info",
                    color=family or "text3",
                    path=title_of(node),
                    note=translate("Commands", "Select the layer and scroll to it."),
                    words=(node.name, title_of(node)),
                )
            )
        return found


class LayerCommands:
    """Everything that the palette offers: add one."""

    listed = False

    def __init__(self, canvas: CanvasView) -> None:
        self._canvas = canvas

    def commands(self) -> list[Command]:
        """Return a command for every layer, preset and block."""
        return [
            Command(
                f"add/{choice.key}",
                translate("Commands", "Add {0}").format(choice.title),
                partial(self._canvas.append_layer, choice.key),
                icon=family_icon_name(choice.family),
                color=choice.family,
                path=family_title(choice.family),
                note=choice.help,
                words=(choice.title, *choice.words, choice.family),
            )
            for choice in self._canvas.editor.choices.all()
        ]


class SampleCommands:
    """The bundled networks: begin with a copy of one."""

    listed = False

    def __init__(self, start: Callable[[Path], object]) -> None:
        self._start = start
        self._cards: Sequence[SampleCard] | None = None

    def commands(self) -> list[Command]:
        """Return a command for every sample; the index is read once."""
        folder = sample_projects_folder()
        if self._cards is None:
            try:
                self._cards = read_index(folder / INDEX_FILE)
            except SampleIndexError as error:
                return [self._refused(str(error))]
        return [self._command(folder, card) for card in self._cards]

    def _command(self, folder: Path, card: SampleCard) -> Command:
        return Command(
            f"sample/{card.file}",
            translate("Commands", "New from {0}").format(
                translate("Samples", card.about.title)
            ),
            partial(self._start, folder / card.file),
            icon="graph",
            path=translate("Commands", "Samples"),
            note=translate("Samples", card.about.text).partition(". ")[0],
            words=(card.about.title, translate("Samples", card.about.title)),
        )

    def _refused(self, reason: str) -> Command:
        title = translate("Commands", "New from a bundled network")
        return Command("sample", title, _nothing, icon="graph", reason=reason)


def _nothing() -> None:
    """Do nothing: what has a reason is never performed."""
