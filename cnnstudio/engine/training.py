"""What trains, put together: network, data, learner, and the step that joins them."""

from __future__ import annotations

import math
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from cnnstudio.engine.blame import first_not_finite
from cnnstudio.engine.build import build
from cnnstudio.engine.choose_loss import make_loss
from cnnstudio.engine.course import Course
from cnnstudio.engine.data.batches import Batch, Batches, whole
from cnnstudio.engine.data.dataset import Dataset
from cnnstudio.engine.data.split import Part
from cnnstudio.engine.errors import EngineError, TrainingError, explain
from cnnstudio.engine.evaluate import Values, evaluate_batches, judged_at_once
from cnnstudio.engine.hashing import key, seed_generator
from cnnstudio.engine.learner import Answer, Learner, Place
from cnnstudio.engine.memory import check_fits
from cnnstudio.engine.meter import StepMeter, not_finite, word_for
from cnnstudio.engine.mixing import check_mixing
from cnnstudio.engine.network import Network
from cnnstudio.engine.precision import set_machine
from cnnstudio.engine.ranks import ALONE, Ranks, synchronized
from cnnstudio.engine.suitability import check_ends, check_trainable
from cnnstudio.graph.text import translate

if TYPE_CHECKING:
    from collections.abc import Callable

    import torch

    from cnnstudio.project.project import Project
    from cnnstudio.project.settings import DatasetConfig
    from cnnstudio.project.training_settings import TrainingConfig

    Load = Callable[[DatasetConfig, tuple[int, ...], torch.device], Dataset]

# Steps whose losses are read at once: reading one from a GPU waits for it.
BLOCK, BLOCK_ON_GPU = 8, 64
WINDOW_SECONDS = 0.1
"""How often a GPU is waited for so that a window has numbers: it paints as often."""


class Training:
    """A network, its data, and where it stands in learning from them.

    Raises `EngineError` with a sentence if they do not go together. `load` gives the
    data, which a run may change.
    """

    def __init__(
        self,
        project: Project,
        config: TrainingConfig,
        device: torch.device,
        threads: int,
        load: Load,
        ranks: Ranks = ALONE,
    ) -> None:
        self.device = device
        self.ranks = ranks
        set_machine(config, device, threads)
        check_fits(project, device)
        self.network = build(project.graph, config.seed, device, config.memory_format)
        self.network.recomputes = config.checkpointing
        check_ends(self.network.graph)
        self.note = synchronized(self.network, ranks)
        shape = self.network.input_shape
        self.dataset = data = load(project.dataset, shape, device)
        check_trainable(self.network.graph, self.network, data, config)
        check_mixing(config, data.task, data.shape)
        self.meter = meter_for(device)
        self.learner = _learner(project, config, self.network, data, ranks)
        self.course = Course(config, self.batches("train"))

    def batches(self, part: Part) -> Batches:
        """Return the batches of a part of the data, as they are trained or judged."""
        config, training = self.learner.config, part == "train"
        return Batches(
            self.dataset,
            part,
            config.batch_size if training else judged_at_once(config.batch_size),
            seed=config.seed,
            shuffle=config.shuffle and training,
            augment=True,
            drop_last=config.drop_last and training,
            memory_format=self.network.memory_format,
            share=self.ranks.share if training else whole,
            workers=config.workers if training else 0,
        )

    def evaluated(self, network: Network, part: Part) -> Iterator[Values | None]:
        """Yield None after every batch of a part, and at the end its values."""
        try:
            yield from evaluate_batches(network, self.batches(part), self.learner.loss)
        except IndexError as error:
            raise self.bad_targets(part, error) from None

    def painted(self) -> torch.Tensor | None:
        """Images (N, C, H, W) as bytes that the network paints, if it does."""
        return None

    def learn(self, batch: Batch) -> None:
        """Take the next step; raises `TrainingError` if the loss is no number.

        On a GPU that is found later, when the numbers are read: see `check`.
        """
        course, place = self.course, self.course.place()

        def problem(loss: float) -> TrainingError:
            return not_finite(loss, course.step + 1, place.epoch, place.rate)

        with self._blaming(batch, problem):
            measured = self.learner.step(batch, place)
        course.advance()
        self.meter.add(course.step, place.epoch, measured)

    def derive(self, batch: Batch, place: Place) -> Answer:
        """Go forward and back, as `learn` does before it changes a weight.

        Raises `TrainingError` if the loss is no number; a GPU is waited for.
        """
        with self._blaming(batch, _never_finite):
            answer = self.learner.derive(batch, place)
            if not math.isfinite(loss := answer.loss.item()):
                raise FloatingPointError(loss)
        return answer

    @contextmanager
    def _blaming(
        self, batch: Batch, problem: Callable[[float], TrainingError]
    ) -> Iterator[None]:
        """Seed the step that is taken inside, and say of a failure where it began."""
        self.seed_step()
        try:
            yield
        except FloatingPointError as error:
            self.meter.check()
            raise self._blamed(problem(error.args[0]), batch.inputs) from None
        except IndexError as error:
            raise self.bad_targets("train", error) from None

    def seed_step(self) -> None:
        """Let what layers drop follow from the step, as all else does."""
        drawn = (self.course.step, *([self.ranks.rank] if self.ranks.rank else []))
        seed = self.learner.config.seed
        seed_generator(self.device, key(seed, "dropout", *drawn))

    def check(self, batch: Batch) -> None:
        """Raise what was found when the numbers of steps were read."""
        if self.meter.problem is not None:
            raise self._blamed(self.meter.problem, batch.inputs)

    def check_validated(self, values: Values) -> None:
        """Raise `TrainingError` with the layer at fault if the loss is no number."""
        if not math.isfinite(values["validation/loss"]):
            raise self._not_valid()

    def _not_valid(self) -> TrainingError:
        problem = TrainingError(
            translate(
                "Engine",
                "The validation loss of epoch {number} is not finite. Lower the "
                "learning rate, then train again; the last checkpoint is still good.",
            ).format(number=self.course.epoch + 1)
        )
        for batch in self.batches("validation").epoch():
            found = self._blamed(problem, batch.inputs)
            if found.node:
                return found
        return problem

    def bad_targets(self, part: Part, error: IndexError) -> EngineError:
        """Say which labels torch could not look up; else pass on what it says."""
        indices = self.dataset.parts[part]
        low, high = (int(v) for v in self.dataset.targets_of(indices).aminmax())
        last, step = self.learner.classes - 1, self.course.step + 1
        if low >= 0 and high <= last:
            return explain(error, step, 1)
        text = translate(
            "Engine",
            "The labels go from {low} to {high}, but there are the classes 0 to "
            "{last} (found at step {step:,}): read the data anew.",
        ).format(low=low, high=high, last=last, step=step)
        return TrainingError(text, self.network.output_node, repr(error))

    def _blamed(self, problem: TrainingError, inputs: torch.Tensor) -> TrainingError:
        """Add to a problem which layer it began in."""
        autocast = self.learner.precision.autocast()
        node, text = first_not_finite(self.network, inputs, autocast)
        message = f"{problem.message} {text}".strip()
        return TrainingError(message, node or problem.node, problem.details)


def _never_finite(loss: float) -> TrainingError:
    text = translate(
        "Engine",
        "The loss is {word} in the first step, before a weight has changed. Look at "
        "the images, the targets and the initial weights.",
    )
    return TrainingError(text.format(word=word_for(loss)))


def meter_for(device: torch.device) -> StepMeter:
    """Return a meter that reads numbers as often as a device can bear."""
    if device.type == "cpu":
        return StepMeter(BLOCK)
    return StepMeter(BLOCK_ON_GPU, WINDOW_SECONDS)


def _learner(
    project: Project,
    config: TrainingConfig,
    network: Network,
    data: Dataset,
    ranks: Ranks,
) -> Learner:
    loss = make_loss(config, data.task, data.facts, data.device)
    return Learner(network, config, loss, data.task, len(data.classes), ranks)
