"""Finding commands: what matches best, and among equals what was used last."""

from __future__ import annotations

from PySide6.QtCore import QSettings

from cnnstudio.ui.commands.command import Command, Provider
from cnnstudio.ui.matching import HOLDS, rank

RECENT = "commands/recent"
RECENT_LIMIT = 8


class CommandSearch:
    """All that the providers offer; `gather` asks them, `find` looks through it."""

    def __init__(self, settings: QSettings) -> None:
        self._settings = settings
        self._providers: list[Provider] = []
        self._listed: list[Command] = []
        self._all: list[Command] = []

    def add(self, provider: Provider) -> None:
        """Let a provider's commands be found, after those of the ones before."""
        self._providers.append(provider)

    def gather(self) -> None:
        """Ask every provider what it offers now."""
        self._listed, self._all = [], []
        for provider in self._providers:
            offered = provider.commands()
            self._all += offered
            if provider.listed:
                self._listed += offered

    def find(self, text: str) -> list[Command]:
        """Return what matches, the best first; what is listed for an empty text."""
        query = " ".join(text.lower().split())
        recent = {key: place for place, key in enumerate(self.recent())}
        if not query:
            used = [command for command in self._all if command.key in recent]
            used.sort(key=lambda command: recent[command.key])
            return [*used, *(c for c in self._listed if c.key not in recent)]
        found = []
        for place, command in enumerate(self._all):
            fits = rank(
                query, command.title, words=command.words, hints=(command.path,)
            )
            if fits is not None:
                used_at = recent.get(command.key, RECENT_LIMIT)
                if command.explains:
                    fits = max(fits, HOLDS)
                order = fits, command.explains, bool(command.reason), used_at, place
                found.append((order, command))
        found.sort(key=lambda item: item[0])
        return [command for _, command in found]

    def recent(self) -> list[str]:
        """Return the keys of what was used last, the newest first."""
        stored = self._settings.value(RECENT, [])
        keys = [stored] if isinstance(stored, str) else stored
        return [str(key) for key in keys] if isinstance(keys, list) else []

    def remember(self, command: Command) -> None:
        """Note that a command was used."""
        keys = [command.key, *(k for k in self.recent() if k != command.key)]
        self._settings.setValue(RECENT, keys[:RECENT_LIMIT])
