"""Ctrl+K finds: order of what matches, what was used last, and help's own provider."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings

from cnnstudio.ui.commands.command import Command
from cnnstudio.ui.commands.search import RECENT_LIMIT, CommandSearch
from cnnstudio.ui.matching import rank


def nothing() -> None:
    """Do nothing."""


class Offered:
    """A provider of commands with these titles."""

    def __init__(self, *titles: str, listed: bool = True) -> None:
        self.listed = listed
        self._titles = titles

    def commands(self) -> list[Command]:
        """Return a command for each title."""
        return [Command(title, title, nothing) for title in self._titles]


def search_in(folder: Path, *providers: Offered) -> CommandSearch:
    settings = QSettings(str(folder / "s.ini"), QSettings.Format.IniFormat)
    search = CommandSearch(settings)
    for provider in providers:
        search.add(provider)
    search.gather()
    return search


def titles(found: list[Command]) -> list[str]:
    return [command.title for command in found]


@pytest.mark.parametrize(
    ("query", "title", "words", "expected"),
    [
        ("fit all", "Fit all", (), 0),
        ("bn", "BatchNorm2d", ("bn",), 1),
        ("fit", "Fit all", (), 2),
        ("all", "Fit all", (), 3),
        ("conv", "Add something", ("Conv2d",), 4),
        ("ftl", "Fit all", (), 5),
        ("stop train", "Stop", ("training",), 6),
        ("zzz", "Fit all", (), None),
        ("f z", "Fit all", (), None),
    ],
)
def test_what_fits_better_ranks_before(
    query: str, title: str, words: tuple[str, ...], expected: int | None
) -> None:
    assert rank(query, title, words=words) == expected


def test_without_a_query_the_listed_ones_come_and_the_last_used_first(
    tmp_path: Path,
) -> None:
    hidden = Offered("Conv2d", listed=False)
    search = search_in(tmp_path, Offered("Undo", "Redo", "Fit all"), hidden)
    assert titles(search.find("")) == ["Undo", "Redo", "Fit all"]
    assert titles(search.find("  ConV ")) == ["Conv2d"]
    for found in ("fit", "conv"):
        search.remember(search.find(found)[0])
    assert titles(search.find("")) == ["Conv2d", "Fit all", "Undo", "Redo"]
    again = search_in(tmp_path, Offered("Fit selection", "Fit all"))
    assert titles(again.find("fit")) == ["Fit all", "Fit selection"]
    assert titles(again.find("fit s")) == ["Fit selection"]


def test_help_comes_behind_what_does_something(tmp_path: Path) -> None:
    """Return pressed at once does it, and does not open a card about it."""

    class Cards(Offered):
        def commands(self) -> list[Command]:
            words = ("Report of a run", "report")
            title = "Help: Report of a run"
            return [Command("help/report", title, nothing, words=words, explains=True)]

    search = search_in(tmp_path, Cards(), Offered("Write a report", "Rename port"))
    wanted = ["Write a report", "Help: Report of a run", "Rename port"]
    assert titles(search.find("report")) == wanted
    search.remember(search.find("help")[0])
    assert titles(search.find("report")) == wanted


def test_what_cannot_be_done_now_comes_behind_what_can(tmp_path: Path) -> None:
    """Return pressed at once does something, if anything fits as well."""

    class Refused(Offered):
        def commands(self) -> list[Command]:
            return [Command(c.key, c.title, nothing, reason="no") for c in
                    super().commands()]  # fmt: skip

    refused, offered = Refused("Link left", "Open"), Offered("Link to this view")
    search = search_in(tmp_path, refused, offered, Offered("Open link"))
    wanted = ["Link to this view", "Link left", "Open link"]
    assert titles(search.find("link")) == wanted
    assert titles(search.find("open")) == ["Open", "Open link"], "its very name"


def test_only_so_many_are_remembered(tmp_path: Path) -> None:
    names = [f"Command {n}" for n in range(RECENT_LIMIT + 3)]
    search = search_in(tmp_path, Offered(*names))
    for command in search.find(""):
        search.remember(command)
    assert search.recent() == names[: -RECENT_LIMIT - 1 : -1]
