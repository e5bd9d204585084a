"""Recipes of one's own: settings of a training under a name, kept for all projects."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from cnnstudio.graph.errors import FieldError
from cnnstudio.graph.text import translate
from cnnstudio.paths import user_config_dir
from cnnstudio.project.atomic import write_atomic
from cnnstudio.project.commands import Command, EditSettings
from cnnstudio.project.recipes import KEPT
from cnnstudio.project.record import raw_of
from cnnstudio.project.settings import settings_from, settings_to
from cnnstudio.project.strict_json import JsonError, parse
from cnnstudio.project.training_settings import TrainingConfig

FILE = "recipes.json"
LONGEST_NAME = 80


class RecipeError(ValueError):
    """A name that cannot be used, or a file that cannot be read: a sentence."""


class OwnRecipes:
    """The recipes in a file, by default in the user's configuration folder."""

    def __init__(self, file: Path | None = None) -> None:
        self.file = file if file is not None else user_config_dir() / FILE

    def all(self) -> dict[str, TrainingConfig]:
        """Read all recipes by name; raises `RecipeError` if the file is damaged.

        A recipe with settings that this version does not take is left out.
        """
        found = {}
        for name, raw in self._read().items():
            try:
                found[name] = settings_from(TrainingConfig, raw)
            except (FieldError, TypeError):
                continue
        return found

    def save(self, name: str, config: TrainingConfig) -> None:
        """Keep the settings under a name, in the place of one of the same name."""
        name = _checked(name)
        values = {k: v for k, v in settings_to(config).items() if k not in KEPT}
        self._write({**self._read(), name: values})

    def rename(self, name: str, other: str) -> None:
        """Give a recipe another name; raises `RecipeError` if that is taken."""
        other, known = _checked(other), self._read()
        if other != name and other in known:
            raise RecipeError(
                translate("Recipes", "There is a recipe named {name} already.").format(
                    name=other
                )
            )
        self._write({other if n == name else n: v for n, v in known.items()})

    def delete(self, name: str) -> None:
        """Forget a recipe."""
        self._write({n: v for n, v in self._read().items() if n != name})

    def _read(self) -> dict[str, Any]:
        try:
            known = parse(self.file.read_bytes())
        except FileNotFoundError:
            return {}
        except (OSError, JsonError) as error:
            raise RecipeError(
                translate(
                    "Recipes", "The recipes in {file} cannot be read: {error}"
                ).format(file=self.file, error=error)
            ) from error
        if not isinstance(known, dict):
            raise RecipeError(
                translate("Recipes", "{file} holds no recipes.").format(file=self.file)
            )
        return known

    def _write(self, recipes: dict[str, Any]) -> None:
        self.file.parent.mkdir(parents=True, exist_ok=True)
        text = json.dumps(recipes, indent=1, sort_keys=True, ensure_ascii=False)
        write_atomic(self.file, [text.encode()])


def own_command(name: str, config: TrainingConfig) -> Command:
    """Return the change that applies a recipe of one's own: one undo step."""
    values = {k: raw_of(v) for k, v in settings_to(config).items() if k not in KEPT}
    text = translate("Recipes", "Use the recipe {name}").format(name=name)
    return EditSettings("training", {**values, "recipe": "own"}, text)


def _checked(name: str) -> str:
    name = " ".join(name.split())
    if not 0 < len(name) <= LONGEST_NAME:
        raise RecipeError(
            translate(
                "Recipes", "A recipe needs a name of 1 to {count} characters."
            ).format(count=LONGEST_NAME)
        )
    return name
