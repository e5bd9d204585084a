"""Settings of a training, flat: each field with its limits, its group and its sense.

`group` is the section of the form; fields without one are always seen. `when` says
beside which values of others a field has a meaning.
"""

from __future__ import annotations

from dataclasses import dataclass

from cnnstudio.graph.param import (
    bool_param,
    choice_param,
    float_param,
    int_param,
    numbers_param,
)

OPTIMIZER = "Optimizer"
SCHEDULE = "Schedule"
LOSS = "Loss"
REGULARIZATION = "Regularization"
STOPPING = "Stopping and keeping"
BATCHES = "Batches"
MACHINE = "Computer"

OPTIMIZERS = ("sgd", "adam", "adamw", "rmsprop", "adagrad", "nadam", "radam")
SCHEDULES = (
    "constant", "step", "multi_step", "exponential", "cosine", "cosine_restarts",
    "one_cycle", "plateau", "polynomial",
)  # fmt: skip
LOSSES = (
    "auto", "cross_entropy", "bce", "mse", "l1", "huber", "hinge", "dice", "dice_ce",
    "focal",
)  # fmt: skip
WITH_MOMENTUM = ("sgd", "rmsprop")
ADAM_LIKE = ("adam", "adamw", "nadam", "radam")
ON_CLASSES = ("auto", "cross_entropy", "dice_ce", "focal")
FULL_BATCH = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainingConfig:
    """How a network is trained."""

    recipe: str = choice_param(
        "own",
        ("own", "sensible", "quick", "best"),
        label="Recipe",
        help="Where the values came from; changing one of them changes nothing here.",
    )
    optimizer: str = choice_param("adam", OPTIMIZERS, label="Optimizer")
    learning_rate: float = float_param(
        1e-3, minimum=1e-8, maximum=1e8, label="Learning rate"
    )
    momentum: float = float_param(
        0.9,
        maximum=0.999,
        label="Momentum",
        presets=(0.9, 0.99),
        when={"optimizer": WITH_MOMENTUM},
    )
    nesterov: bool = bool_param(
        False,
        label="Nesterov",
        help="Look ahead along the momentum.",
        group=OPTIMIZER,
        when={"optimizer": ("sgd",)},
    )
    beta1: float = float_param(
        0.9, maximum=0.9999, label="β₁", group=OPTIMIZER, when={"optimizer": ADAM_LIKE}
    )
    beta2: float = float_param(
        0.999,
        maximum=0.99999,
        label="β₂",
        group=OPTIMIZER,
        when={"optimizer": ADAM_LIKE},
    )
    smoothing: float = float_param(
        0.99,
        maximum=0.9999,
        label="α",
        help="How slowly the mean of squared gradients follows.",
        group=OPTIMIZER,
        when={"optimizer": ("rmsprop",)},
    )
    weight_decay: float = float_param(
        0.0,
        maximum=10.0,
        label="Weight decay",
        help="torch's factor: the step takes learning rate × decay off each weight. "
        "For a loss + λΣw² it is 2λ.",
    )
    decay_all: bool = bool_param(
        False,
        label="Decay all",
        help="Weights of normalization and biases too; usually they are left out.",
        group=OPTIMIZER,
    )
    schedule: str = choice_param("constant", SCHEDULES, label="Schedule")
    warmup: float = float_param(
        0.0,
        maximum=100.0,
        label="Warm-up epochs",
        help="The rate rises from 0 in a straight line.",
        group=SCHEDULE,
    )
    step_epochs: float = float_param(
        10.0,
        minimum=0.01,
        maximum=10_000.0,
        label="Epochs per step",
        group=SCHEDULE,
        when={"schedule": ("step",)},
    )
    milestones: tuple[float, ...] = numbers_param(
        (),
        maximum=10_000.0,
        most=50,
        label="Milestones",
        help="Epochs after which the rate is multiplied by γ.",
        group=SCHEDULE,
        when={"schedule": ("multi_step",)},
    )
    gamma: float = float_param(
        0.1,
        minimum=1e-6,
        maximum=1.0,
        label="γ",
        help="What the rate is multiplied by; every epoch for exponential.",
        group=SCHEDULE,
        when={"schedule": ("step", "multi_step", "exponential", "plateau")},
    )
    restart_epochs: float = float_param(
        10.0,
        minimum=0.01,
        maximum=10_000.0,
        label="First restart",
        help="Epochs to the first restart.",
        group=SCHEDULE,
        when={"schedule": ("cosine_restarts",)},
    )
    restart_factor: int = int_param(
        1,
        minimum=1,
        maximum=10,
        label="Longer by",
        help="How many times longer each restart takes than the one before.",
        group=SCHEDULE,
        when={"schedule": ("cosine_restarts",)},
    )
    peak_at: float = float_param(
        0.3,
        minimum=0.01,
        maximum=0.99,
        label="Peak at",
        help="Share of all steps after which the rate falls again.",
        group=SCHEDULE,
        when={"schedule": ("one_cycle",)},
    )
    power: float = float_param(
        1.0,
        minimum=0.1,
        maximum=10.0,
        label="Power",
        group=SCHEDULE,
        when={"schedule": ("polynomial",)},
    )
    plateau_patience: int = int_param(
        3,
        minimum=1,
        maximum=1_000,
        label="Patience of the plateau",
        help="Epochs without a better validation loss before the rate falls.",
        group=SCHEDULE,
        when={"schedule": ("plateau",)},
    )
    minimum_rate: float = float_param(
        0.0,
        maximum=1.0,
        label="Lowest rate",
        group=SCHEDULE,
        when={
            "schedule": (
                "cosine", "cosine_restarts", "exponential", "plateau", "polynomial",
            )
        },
    )  # fmt: skip
    batch_size: int = int_param(
        64,
        maximum=1_000_000,
        label="Batch size",
        help="Larger batches: steadier gradients, better use of a GPU, more memory, "
        "fewer steps an epoch. 0 is the full set: one step an epoch.",
        presets=(32, 64, 128, 256),
    )
    epochs: int = int_param(10, minimum=1, maximum=1_000, label="Epochs")
    loss: str = choice_param(
        "auto", LOSSES, label="Loss", help="Automatic: what fits the data's targets."
    )
    label_smoothing: float = float_param(
        0.0, maximum=0.5, label="Label smoothing", group=LOSS, when={"loss": ON_CLASSES}
    )
    class_weights: str = choice_param(
        "none",
        ("none", "balanced"),
        label="Class weights",
        help="Balanced: rare classes count more, by 1 over their number.",
        group=LOSS,
        when={"loss": (*ON_CLASSES, "bce")},
    )
    huber_delta: float = float_param(
        1.0,
        minimum=1e-6,
        maximum=1e6,
        label="δ",
        group=LOSS,
        when={"loss": ("huber",)},
    )
    hinge_margin: float = float_param(
        1.0,
        minimum=0.0,
        maximum=1e3,
        label="Margin Δ",
        help="A linear classifier with this loss is a linear SVM, not a kernel SVM.",
        group=LOSS,
        when={"loss": ("hinge",)},
    )
    focal_gamma: float = float_param(
        2.0, maximum=10.0, label="Focus γ", group=LOSS, when={"loss": ("focal",)}
    )
    l1: float = float_param(
        0.0,
        maximum=10.0,
        label="L1 penalty",
        help="λ of λΣ|w|, added to the loss.",
        group=REGULARIZATION,
    )
    l2: float = float_param(
        0.0,
        maximum=10.0,
        label="L2 penalty",
        help="λ of λΣw², added to the loss; torch's weight decay would be 2λ.",
        group=REGULARIZATION,
    )
    clip: str = choice_param(
        "none",
        ("none", "norm", "value"),
        label="Clip gradients",
        group=REGULARIZATION,
    )
    clip_at: float = float_param(
        1.0,
        minimum=1e-6,
        maximum=1e6,
        label="Clip at",
        group=REGULARIZATION,
        when={"clip": ("norm", "value")},
    )
    mixup: float = float_param(
        0.0,
        maximum=10.0,
        label="Mixup α",
        help="Mixes pairs of images and labels; 0 is off.",
        group=REGULARIZATION,
    )
    cutmix: float = float_param(
        0.0,
        maximum=10.0,
        label="CutMix α",
        help="Puts a piece of one image into another; 0 is off.",
        group=REGULARIZATION,
    )
    ema: float = float_param(
        0.0,
        maximum=0.99999,
        label="Average of weights",
        help="Decay of an exponential moving average that is validated and kept; 0 "
        "is off.",
        group=REGULARIZATION,
    )
    early_stopping: bool = bool_param(False, label="Early stopping", group=STOPPING)
    patience: int = int_param(
        10,
        minimum=1,
        maximum=1_000,
        label="Patience",
        help="Epochs without a better validation loss; then the best weights return.",
        group=STOPPING,
        when={"early_stopping": (True,)},
    )
    keep_every: int = int_param(
        1,
        maximum=1_000,
        label="Keep weights every",
        help="Epochs between snapshots that stay to be looked at; 0: the best and the "
        "last only.",
        group=STOPPING,
    )
    keep_room: int = int_param(
        256,
        maximum=1_000_000,
        label="Room for weights",
        help="MiB that the snapshots of a run may take; beyond, every 2nd, 4th … of "
        "them stays.",
        group=STOPPING,
    )
    tensorboard: bool = bool_param(
        False,
        label="TensorBoard log",
        help="Writes every series for TensorBoard too, if that is installed.",
        group=STOPPING,
    )
    seed: int = int_param(
        0,
        maximum=2**31 - 1,
        label="Seed",
        help="Decides initial weights, order, augmentation and dropout; "
        "never which image is in which part of the data.",
    )
    shuffle: bool = bool_param(
        True, label="Shuffle", help="New order every epoch.", group=BATCHES
    )
    drop_last: bool = bool_param(
        False, label="Drop last batch", help="If it is smaller.", group=BATCHES
    )
    accumulate: int = int_param(
        1,
        minimum=1,
        maximum=1_024,
        label="Accumulate",
        help="Batches whose gradients are added up before an update.",
        group=BATCHES,
    )
    workers: int = int_param(
        0,
        maximum=64,
        label="Loader processes",
        help="Only where the data do not fit into memory; 0: none.",
        group=BATCHES,
    )
    device: str = choice_param(
        "auto", ("auto", "cpu", "cuda", "mps"), label="Device", group=MACHINE
    )
    threads: int = int_param(
        0,
        maximum=256,
        label="Threads",
        help="Processor threads; 0 is automatic: one fewer than there are cores.",
        group=MACHINE,
    )
    precision: str = choice_param(
        "float32",
        ("float32", "tf32", "bf16", "fp16"),
        label="Precision",
        help="bf16 and fp16 are mixed: weights stay float32.",
        group=MACHINE,
    )
    checkpointing: bool = bool_param(
        False,
        label="Checkpointing",
        help="Gradient checkpointing: each block is computed twice instead of kept, "
        "which takes time and saves memory.",
        group=MACHINE,
    )
    deterministic: bool = bool_param(
        False,
        label="Deterministic",
        help="Only operations that give the same bits every time; slower on a GPU.",
        group=MACHINE,
    )
    cudnn_benchmark: bool = bool_param(
        True,
        label="cuDNN benchmark",
        help="Tries which algorithm is fastest; not in deterministic mode.",
        group=MACHINE,
    )
    compile: bool = bool_param(
        False,
        label="torch.compile",
        help="Takes a minute at first; pays off in long runs.",
        group=MACHINE,
    )
    memory_format: str = choice_param(
        "auto",
        ("auto", "contiguous", "channels_last"),
        label="Memory format",
        help="Automatic: channels last where it was measured to be faster.",
        group=MACHINE,
    )
