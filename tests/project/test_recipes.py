"""Recipes suit data and network, give a reason for every value, and can be undone."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from cnnstudio.project.facts import DataFacts
from cnnstudio.project.own_recipes import OwnRecipes, RecipeError, own_command
from cnnstudio.project.project import Project
from cnnstudio.project.recipes import (
    KEPT,
    RECIPES,
    Choice,
    choices,
    differences,
    recipe_command,
)
from cnnstudio.project.settings import settings_to
from cnnstudio.project.sources.digits import Digits
from cnnstudio.project.steps.moves import Affine
from cnnstudio.project.steps.numbers import Normalize
from cnnstudio.project.steps.pictures import Fit
from cnnstudio.project.training_settings import TrainingConfig
from tests.helpers.graphs import project_of, tiny, tiny_project


class Known(Digits):
    """Data of which anything may be known."""

    facts = DataFacts()

    def known(self) -> DataFacts:
        return self.facts


def project_with(facts: DataFacts, *middle: str, tag: str = "unknown") -> Project:
    source = type("Given", (Known,), {"facts": facts})()
    project = project_of(tiny(*middle))
    project.dataset = replace(
        project.dataset, sources=(source,), split="shares", tag=tag
    )
    return project


def by_name(recipe: str, project: Project) -> dict[str, Choice]:
    return {choice.name: choice for choice in choices(recipe, project)}


IMAGES = DataFacts(
    shape=(3, 32, 32), classes=("a", "b", "c"), count=9_000, counts=(3_000.0,) * 3
)


@pytest.mark.parametrize("recipe", RECIPES)
def test_every_value_has_a_reason_and_can_be_set(recipe: str) -> None:
    project = tiny_project()
    made = choices(recipe, project)
    assert len({choice.name for choice in made}) == len(made)
    for choice in made:
        assert choice.why.endswith("."), choice
        assert hasattr(getattr(project, choice.part), choice.name)
    before = settings_to(project.training), settings_to(project.dataset)
    command = recipe_command(recipe, project)
    command.redo(project)
    assert project.training.recipe == recipe
    assert differences(recipe, project) == ()
    command.undo(project)
    assert (settings_to(project.training), settings_to(project.dataset)) == before


def test_what_is_a_matter_of_the_computer_stays() -> None:
    project = tiny_project(device="cpu", threads=1, precision="bf16")
    project.training = replace(project.training, seed=9, mixup=0.4)
    recipe_command("sensible", project).redo(project)
    training = project.training
    assert (training.seed, training.threads, training.precision) == (9, 1, "bf16")
    assert training.mixup == 0.0, "what the recipe does not set is as it was at first"
    assert set(KEPT) <= set(settings_to(TrainingConfig()))


def test_changes_after_a_recipe_are_named() -> None:
    project = tiny_project()
    recipe_command("sensible", project).redo(project)
    project.training = replace(project.training, learning_rate=0.5, seed=3)
    project.dataset = replace(project.dataset, pipeline=())
    assert differences("sensible", project) == ("learning_rate", "pipeline")


def test_the_rate_follows_the_layers() -> None:
    plain = by_name("sensible", project_with(IMAGES, "ReLU"))["learning_rate"]
    normed = by_name("sensible", project_with(IMAGES, "BatchNorm2d"))["learning_rate"]
    looking = by_name("sensible", project_with(IMAGES, "SelfAttention2d"))
    deep = by_name("sensible", project_with(IMAGES, *["Conv2d"] * 7))
    assert normed.value > plain.value > looking["learning_rate"].value
    assert deep["learning_rate"].value < plain.value
    assert "clip" in looking
    assert "clip" not in deep


@pytest.mark.parametrize(
    ("count", "batch"), [(100, 16), (1_000, 32), (4_000, 64), (200_000, 128)]
)
def test_batches_and_epochs_follow_the_number_of_images(
    count: int, batch: int
) -> None:
    facts = replace(IMAGES, count=count)
    sensible = by_name("sensible", project_with(facts))
    quick, best = by_name("quick", project_with(facts)), by_name(
        "best", project_with(facts)
    )
    assert sensible["batch_size"].value == batch
    epochs = [made["epochs"].value for made in (quick, sensible, best)]
    assert epochs == sorted(epochs)
    assert 1 <= epochs[0] <= 5 <= epochs[1] <= 100
    assert epochs[2] == 3 * epochs[1]


def test_the_lowest_loss_is_kept_and_nothing_ends_early() -> None:
    project = tiny_project()
    recipe_command("sensible", project).redo(project)
    training = project.training
    assert training.early_stopping
    assert training.patience == training.epochs
    assert "early_stopping" not in by_name("quick", project)


def test_one_image_left_over_is_dropped_where_batchnorm_measures() -> None:
    project = project_with(IMAGES, "BatchNorm2d")
    project.dataset = replace(project.dataset, split="counts", train=1_025)
    assert by_name("sensible", project)["batch_size"].value == 32
    assert by_name("sensible", project)["drop_last"].value is True
    project.dataset = replace(project.dataset, train=1_026)
    assert "drop_last" not in by_name("sensible", project)


def test_uneven_classes_are_weighed() -> None:
    uneven = replace(IMAGES, counts=(6_000.0, 2_900.0, 100.0))
    made = by_name("sensible", project_with(uneven))["class_weights"]
    assert made.value == "balanced"
    assert "60 times" in made.why
    assert "class_weights" not in by_name("sensible", project_with(IMAGES))


def test_masks_are_learned_with_dice() -> None:
    facts = replace(IMAGES, task="masks")
    made = by_name("sensible", project_with(facts))
    assert made["loss"].value == "dice_ce"
    assert "label_smoothing" not in made


def kinds(recipe: str, project: Project) -> list[str]:
    return [step["kind"] for step in by_name(recipe, project)["pipeline"].value]


def test_augmentation_keeps_labels_true() -> None:
    assert kinds("sensible", project_with(IMAGES, tag="digits")) == [
        "normalize", "affine",
    ]  # fmt: skip
    natural = kinds("sensible", project_with(IMAGES, tag="natural"))
    assert natural[0] == "normalize"
    assert natural[-1] == "affine"
    for facts in (replace(IMAGES, task="values"), replace(IMAGES, shape=(10,))):
        assert kinds("sensible", project_with(facts)) == ["normalize"]
    assert kinds("quick", project_with(IMAGES)) == ["normalize"]


def test_what_prepares_the_images_stays() -> None:
    project = project_with(IMAGES)
    project.dataset = replace(
        project.dataset, pipeline=(Fit(how="pad"), Normalize(), Affine(rotation=90.0))
    )
    (fit, _, affine) = by_name("sensible", project)["pipeline"].value
    assert (fit["kind"], fit["how"]) == ("fit", "pad")
    assert affine["rotation"] == 10.0


def test_without_data_there_is_a_recipe_all_the_same() -> None:
    project = tiny_project()
    project.dataset = replace(project.dataset, sources=())
    assert "pipeline" not in by_name("sensible", project)
    recipe_command("sensible", project).redo(project)
    assert project.training.epochs == 20


# Recipes of one's own


@pytest.fixture
def own(tmp_path: Path) -> OwnRecipes:
    return OwnRecipes(tmp_path / "new" / "recipes.json")


def test_own_recipes_are_kept(own: OwnRecipes) -> None:
    assert own.all() == {}
    config = TrainingConfig(epochs=77, milestones=(3.0, 5.0), seed=9)
    own.save("  long   run ", config)
    own.save("other", TrainingConfig())
    again = OwnRecipes(own.file).all()
    assert again["long run"] == replace(config, seed=0), "the seed is no part of it"
    own.rename("long run", "longer")
    own.delete("other")
    assert list(own.all()) == ["longer"]
    project = tiny_project(seed=4)
    own_command("longer", own.all()["longer"]).redo(project)
    assert (project.training.epochs, project.training.seed) == (77, 4)


def test_names_must_be_names(own: OwnRecipes) -> None:
    with pytest.raises(RecipeError, match="1 to 80"):
        own.save("  ", TrainingConfig())
    own.save("a", TrainingConfig())
    own.save("b", TrainingConfig())
    with pytest.raises(RecipeError, match="already"):
        own.rename("a", "b")


def test_a_damaged_file_is_said_and_kept(own: OwnRecipes) -> None:
    own.file.parent.mkdir()
    for text in ("{", "[]"):
        own.file.write_text(text)
        with pytest.raises(RecipeError, match=r"recipes\.json"):
            own.all()
        with pytest.raises(RecipeError):
            own.save("mine", TrainingConfig())
        assert own.file.read_text() == text


def test_a_recipe_of_a_later_version_is_left_out(own: OwnRecipes) -> None:
    own.save("good", TrainingConfig())
    text = own.file.read_text()
    own.file.write_text(text.replace('"good"', '"new": {"sorcery": 1},\n"good"'))
    assert list(own.all()) == ["good"]
