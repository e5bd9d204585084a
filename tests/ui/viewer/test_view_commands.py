"""Every view is found by its title, and says why it does not fit."""

from __future__ import annotations

from cnnstudio.ui.viewer.all_views import VIEWS
from cnnstudio.ui.viewer.view_commands import WORDS, ViewCommands
from tests.helpers.viewing import CONV, studio


def test_a_view_is_found_by_what_it_is_for(qapp: object) -> None:
    made = studio()
    commands = ViewCommands(made.controller, lambda: None).commands()
    said = {command.key.partition("/")[2]: command.words for command in commands}
    assert "confused" in said["confusion"]
    assert "similar" in said["weights"]
    assert not set(WORDS) - set(VIEWS), "words of a view that there is not"


def test_every_view_is_a_command_that_shows_it(qapp: object) -> None:
    made, shown = studio(), []
    provider = ViewCommands(made.controller, lambda: shown.append(True))
    made.client.become_ready()
    made.selection.select([CONV])
    found = {command.key: command for command in provider.commands()}
    assert set(found) == {f"inspect/{key}" for key in VIEWS}
    assert found["inspect/weights"].reason == ""
    assert found["inspect/attention"].reason
    found["inspect/weights"].perform()
    assert shown == [True]
    views = made.controller.views
    assert (views.scope, views.view("layer")) == ("layer", "weights")
