"""Where a run stands, and what that place decides: rate, share, update or not."""

from __future__ import annotations

from cnnstudio.engine.data.batches import Batches
from cnnstudio.engine.learner import Place
from cnnstudio.project.schedule import rate_at
from cnnstudio.project.training_settings import TrainingConfig


class Course:
    """Counts steps and epochs: `step` steps and `epoch` epochs are complete.

    `next_batch` batches of the running epoch are done. A step is one batch; with
    accumulation only every so many of them end in an update, and the last of an epoch.
    """

    def __init__(self, config: TrainingConfig, batches: Batches) -> None:
        self.config = config
        self.batches = batches
        self.epoch = self.step = self.next_batch = 0
        self.factor = 1.0

    def go_to(self, step: int, epoch: int, next_batch: int) -> None:
        """Stand at another place."""
        self.step, self.epoch, self.next_batch = step, epoch, next_batch

    @property
    def steps_per_epoch(self) -> int:
        """Batches in an epoch, a last smaller one included."""
        return len(self.batches)

    @property
    def total_steps(self) -> int:
        """Steps in the whole run."""
        return self.config.epochs * self.steps_per_epoch

    @property
    def images_left(self) -> int:
        """Images from here to the end of the run, about."""
        return (self.total_steps - self.step) * self.batches.batch_size

    def rate(self, step: int) -> float:
        """Learning rate of a step, counted from 0."""
        return rate_at(self.config, step, self.total_steps, self.factor)

    def place(self) -> Place:
        """Describe the batch that comes next.

        Batches whose gradients are added up know how many samples they have in all.
        """
        number = self.next_batch
        before, sizes = self._group()
        return Place(
            self.epoch + 1, number, self.rate(self.step), sum(sizes),
            before == len(sizes) - 1, sizes[before],
        )  # fmt: skip

    @property
    def done(self) -> float:
        """Share of the samples between two updates that is behind, 0 to 1."""
        if self.next_batch >= self.steps_per_epoch:  # the epoch's last was an update
            return 0.0
        before, sizes = self._group()
        return sum(sizes[:before]) / sum(sizes)

    def _group(self) -> tuple[int, list[int]]:
        """Sizes of the batches between two updates, and how many are done."""
        number, together = self.next_batch, self.config.accumulate
        first = number - number % together
        last = min(first + together, self.steps_per_epoch)
        return number - first, [self.batches.size(n) for n in range(first, last)]

    def advance(self) -> None:
        """A step is done."""
        self.step += 1
        self.next_batch += 1

    def end_epoch(self) -> None:
        """All batches of the epoch are done, and it is validated."""
        self.epoch += 1
        self.next_batch = 0
