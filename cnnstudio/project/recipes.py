"""Recipes: settings of a training that suit data and network, each with its reason.

A recipe looks at what is known of the data and at the kinds of layers, and names every
value that it sets together with a sentence that says why. Nothing is hidden: applying
one is an ordinary change of settings, one undo step, after which all can be changed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from typing import Any, Literal

from cnnstudio.graph.text import marked, translate
from cnnstudio.project.commands import Command, Composite, EditSettings
from cnnstudio.project.network_traits import Traits, traits_of
from cnnstudio.project.project import Project
from cnnstudio.project.recipe_images import pipeline_of
from cnnstudio.project.record import raw_of
from cnnstudio.project.settings import facts_of
from cnnstudio.project.split_sizes import part_sizes
from cnnstudio.project.training_settings import TrainingConfig

Part = Literal["dataset", "training"]

SENSIBLE, QUICK, BEST = "sensible", "quick", "best"
STEPS_OF_SENSIBLE = 1_260
"""Steps that a small network needs on 4,000 images; of more images, the root more."""
STEPS_OF_QUICK = 250
UNEVEN = 3.0
"""From this ratio of the largest to the smallest class on, classes are weighed."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """A recipe by its name in the file, for people, and in a sentence."""

    name: str
    title: str
    summary: str


RECIPES: dict[str, Recipe] = {
    recipe.name: recipe
    for recipe in (
        Recipe(
            SENSIBLE,
            marked("Recipes", "Sensible"),
            marked("Recipes", "A good result soon, from what data and layers are."),
        ),
        Recipe(
            QUICK,
            marked("Recipes", "Quick look"),
            marked("Recipes", "Does it learn at all? A few minutes at most."),
        ),
        Recipe(
            BEST,
            marked("Recipes", "Best accuracy"),
            marked("Recipes", "Three times as long, for the last points of accuracy."),
        ),
    )
}
"""The recipes that come with the program, in the order in which they are offered."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One value that a recipe sets (raw, as in a file), and why."""

    part: Part
    name: str
    value: Any
    why: str


def choices(recipe: str, project: Project) -> tuple[Choice, ...]:
    """Return all values that a recipe sets for a project, with their reasons.

    Settings of the training that are not among them go back to their defaults, but
    for those of the computer and the seed.
    """
    return tuple(_choices(recipe, project))


def recipe_command(recipe: str, project: Project) -> Command:
    """Return the change that applies a recipe: one undo step."""
    made = choices(recipe, project)
    training = {**_defaults(), **_values(made, "training"), "recipe": recipe}
    text = translate("Recipes", "Use the recipe {name}").format(
        name=translate("Recipes", RECIPES[recipe].title)
    )
    edits: list[Command] = [EditSettings("training", training)]
    dataset = _values(made, "dataset")
    if dataset:
        edits.append(EditSettings("dataset", dataset))
    return Composite(text, edits)


def differences(recipe: str, project: Project) -> tuple[str, ...]:
    """Return the names of settings whose values are not those of the recipe."""
    made = choices(recipe, project)
    wanted = {**_defaults(), **_values(made, "training")}
    found = [
        name
        for name, value in wanted.items()
        if raw_of(getattr(project.training, name)) != value
    ]
    data = _values(made, "dataset")
    return (
        *found,
        *(n for n, v in data.items() if raw_of(getattr(project.dataset, n)) != v),
    )


KEPT = ("recipe", "seed", "device", "threads", "workers", "keep_every", "keep_room",
        "precision", "checkpointing", "deterministic", "cudnn_benchmark", "compile",
        "memory_format")  # fmt: skip
"""Settings that are a matter of the computer or of keeping: no recipe touches them."""


def _defaults() -> dict[str, Any]:
    plain = TrainingConfig()
    return {
        f.name: raw_of(getattr(plain, f.name))
        for f in fields(plain)
        if f.name not in KEPT
    }


def _values(made: tuple[Choice, ...], part: Part) -> dict[str, Any]:
    return {choice.name: choice.value for choice in made if choice.part == part}


def _choices(recipe: str, project: Project) -> Iterator[Choice]:
    traits, facts = traits_of(project), facts_of(project.dataset)
    images = part_sizes(project.dataset).train or 4_000
    batch = _batch_size(images)
    yield Choice(
        "training", "optimizer", "adamw",
        translate("Recipes", "AdamW finds a step for every weight by itself, so it "
                  "works on most networks without trying rates."),
    )  # fmt: skip
    rate, why = _rate(traits)
    yield Choice("training", "learning_rate", rate, why)
    yield Choice(
        "training", "schedule", "one_cycle",
        translate("Recipes", "The rate rises and falls again: large steps in the "
                  "middle find the way, small ones at the end settle."),
    )  # fmt: skip
    yield Choice(
        "training", "weight_decay", 0.05,
        translate("Recipes", "Keeps weights small; with AdamW it does not depend on "
                  "the gradients. Norms and biases are left out."),
    )  # fmt: skip
    yield from _batches(images, batch, traits)
    epochs = _epochs(recipe, images, batch)
    yield epochs
    if recipe != QUICK:
        yield from _kept(epochs.value)
    yield from _losses(recipe, project)
    if traits.has_recurrence or traits.has_attention:
        yield Choice(
            "training", "clip", "norm",
            translate("Recipes", "Attention and recurrent layers have a rare huge "
                      "gradient; clipping its length to 1 keeps it from doing harm."),
        )  # fmt: skip
    if recipe == BEST:
        yield Choice(
            "training", "ema", 0.998,
            translate("Recipes", "A running mean of the weights is steadier than the "
                      "weights of the last step, and usually a little better."),
        )  # fmt: skip
    if facts is not None:
        steps, why = pipeline_of(project.dataset, facts, recipe)
        yield Choice("dataset", "pipeline", steps, why)


def _batch_size(images: int) -> int:
    """At least 20 steps an epoch, 16 to 128 images each."""
    sizes = [size for size in (16, 32, 64, 128) if images >= 20 * size]
    if images < 50_000:
        sizes = [size for size in sizes if size <= 64]
    return max(sizes, default=16)


def _batches(images: int, batch: int, traits: Traits) -> Iterator[Choice]:
    yield Choice(
        "training", "batch_size", batch,
        translate("Recipes", "{steps:,} steps an epoch: enough images in each for a "
                  "steady gradient, enough steps to learn from.").format(
            steps=-(-images // batch)),
    )  # fmt: skip
    if images % batch == 1 and traits.has_batch_norm:
        yield Choice(
            "training", "drop_last", True,
            translate("Recipes", "One image would be left for the last batch, and "
                      "BatchNorm needs two to measure."),
        )  # fmt: skip


def _rate(traits: Traits) -> tuple[float, str]:
    """Return the peak of the rate for AdamW, and why it is that."""
    if traits.has_attention:
        return 0.001, translate(
            "Recipes", "Attention takes small steps only: the usual rate for it."
        )
    if traits.has_norm:
        return 0.006, translate(
            "Recipes", "The layers are normalized, which allows a high peak rate."
        )
    if traits.weight_layers <= 6:
        return 0.002, translate(
            "Recipes", "The usual rate for a shallow network without normalization."
        )
    return 0.0005, translate(
        "Recipes",
        "{count} layers with weights and no normalization: higher rates tend to fail.",
    ).format(count=traits.weight_layers)


def _epochs(recipe: str, images: int, batch: int) -> Choice:
    per_epoch = -(-images // batch)
    if recipe == QUICK:
        epochs = max(1, min(5, round(STEPS_OF_QUICK / per_epoch)))
        why = translate(
            "Recipes", "{steps:,} steps: enough to see whether the loss falls."
        )
        return Choice(
            "training", "epochs", epochs, why.format(steps=epochs * per_epoch)
        )
    wanted = STEPS_OF_SENSIBLE * (max(images, 500) / 4_000) ** 0.5
    epochs = max(5, min(100, round(wanted / per_epoch)))
    if recipe == BEST:
        epochs = min(300, 3 * epochs)
    why = translate(
        "Recipes",
        "{steps:,} steps in all: the more images there are, the fewer times each "
        "needs to be seen.",
    )
    return Choice("training", "epochs", epochs, why.format(steps=epochs * per_epoch))


def _kept(epochs: int) -> Iterator[Choice]:
    """Keep the weights of the epoch with the lowest validation loss."""
    yield Choice(
        "training", "early_stopping", True,
        translate("Recipes", "The weights with the lowest validation loss are kept: on "
                  "a few hundred images accuracy is too coarse to tell epochs apart."),
    )  # fmt: skip
    yield Choice(
        "training", "patience", epochs,
        translate("Recipes", "As many as there are epochs, so that the rate comes down "
                  "to its end whatever happens."),
    )  # fmt: skip


def _losses(recipe: str, project: Project) -> Iterator[Choice]:
    facts = facts_of(project.dataset)
    if facts is None or facts.task not in ("classes", "masks", "labels"):
        return
    if facts.task == "classes" and len(facts.classes) > 2 and recipe != QUICK:
        yield Choice(
            "training", "label_smoothing", 0.1,
            translate("Recipes", "A tenth of every label is spread over all classes, "
                      "so that the network never has to be quite certain."),
        )  # fmt: skip
    if facts.task == "masks":
        yield Choice(
            "training", "loss", "dice_ce",
            translate("Recipes", "Dice counts small regions as much as large ones, "
                      "cross-entropy keeps the gradients steady."),
        )  # fmt: skip
        return
    occurring = [count for count in facts.counts if count]
    if occurring and max(occurring) >= UNEVEN * min(occurring):
        yield Choice(
            "training", "class_weights", "balanced",
            translate("Recipes", "The largest class has {ratio:.0f} times the samples "
                      "of the smallest: rare ones count more.").format(
                ratio=max(occurring) / min(occurring)),
        )  # fmt: skip
