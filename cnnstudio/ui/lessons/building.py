"""Lessons on networks: overfitting, BatchNorm, skips, mistakes, images of one's own."""

from __future__ import annotations

from cnnstudio.ui.lessons.lesson import Lesson, Step
from cnnstudio.ui.lessons.seen import Seen

FEW_IMAGES, MANY_IMAGES = 400, 2_000


def _few_images(before: Seen, now: Seen) -> bool:
    return now.dataset.train <= FEW_IMAGES


def _by_heart(before: Seen, now: Seen) -> bool:
    run = now.run
    apart = run.validation_loss > 2 * run.train_loss
    return now.trains_on(before, 10) and apart


def _more_images(before: Seen, now: Seen) -> bool:
    return (
        now.dataset.train >= MANY_IMAGES
        and now.run.id != before.run.id
        and now.run.epochs >= 3
    )


OVERFITTING = Lesson(
    "overfitting",
    "Overfitting",
    5,
    "mlp_digits",
    "A network can learn its training images by heart without learning what they have "
    "in common. The validation images, which it never trains on, tell.",
    (
        Step(
            "Go to Train (Ctrl+2) and set the training images to 200.",
            _few_images,
            "The network has 203,530 parameters: about a thousand for each image.",
        ),
        Step(
            "Set the epochs to 30, press Train (F5) and watch both losses.",
            _by_heart,
            "The loss on training images goes towards 0. That on validation images "
            "stops falling, and it may rise: the curves part.",
        ),
        Step(
            "Set the training images to 4,000 again, the epochs to 5, and train anew.",
            _more_images,
            "The same network with twenty times the images: the curves stay together "
            "for longer, and more of the validation images are right.",
        ),
    ),
    "More and more varied images help first, and augmentation is the cheapest way to "
    "them; then come dropout and weight decay, then a smaller network. The gap alone "
    "is no mistake: what counts is how good the validation is.",
    ("page/overfitting", "layer/Dropout"),
)


def _normalized(before: Seen, now: Seen) -> bool:
    return any(("conv1", node) in now.edges for node in now.of_type("BatchNorm2d"))


def _no_bias(before: Seen, now: Seen) -> bool:
    return _normalized(before, now) and now.value("conv1", "bias") is False


def _faster(before: Seen, now: Seen) -> bool:
    return now.training.learning_rate >= 0.005 and now.trains_on(before)


BATCH_NORM = Lesson(
    "batch_norm",
    "BatchNorm",
    5,
    "digits_simple",
    "While a network trains, what reaches a layer changes with every step of the "
    "layers before. BatchNorm brings each channel to mean 0 and variance 1, over the "
    "images of the batch, and then learns a scale and a shift for it.",
    (
        Step(
            "Put a BatchNorm2d between conv1 and relu1: drag it onto the wire, or "
            "select conv1, press Tab, type bn and press Enter.",
            _normalized,
            "Its usual place is before the activation. It has two parameters for each "
            "of the 16 channels, and keeps a running mean and variance besides.",
        ),
        Step(
            "A note in Problems says that the bias of conv1 has no effect now. Apply "
            "its fix, or switch bias off.",
            _no_bias,
            "BatchNorm subtracts the mean, and with it any constant: 16 parameters "
            "that could not do anything are gone.",
        ),
        Step(
            "Set the learning rate to 0.01, ten times as much, and train an epoch.",
            _faster,
            "With BatchNorm higher rates stay stable, and how the weights were "
            "initialized matters less.",
        ),
    ),
    "In training it uses the numbers of the batch, afterwards the running ones: so it "
    "wants batches that are not tiny, and a network must be told when it is tested. "
    "It does not replace scaling the images at the input.",
    ("layer/BatchNorm2d", "page/batch_norm"),
)


def _on_add(before: Seen, now: Seen) -> bool:
    return now.selected == "add1"


def _unequal(before: Seen, now: Seen) -> bool:
    return "add_shapes" in now.errors


def _mended(before: Seen, now: Seen) -> bool:
    return not now.errors


SKIPS = Lesson(
    "skips",
    "Skip connections",
    4,
    "digits_residual",
    "A skip connection carries what enters a few layers past them and adds it to what "
    "they give: x + F(x). The layers only have to learn the difference.",
    (
        Step(
            "Select add1, where two ways meet.",
            _on_add,
            "Both bring 32 × 14 × 14. Adding goes value by value, so the shapes must "
            "be equal. The shortcut is a 1 × 1 convolution with stride 2: it makes "
            "the 16 × 28 × 28 of before fit.",
        ),
        Step(
            "Set the out_channels of the layer shortcut to 16.",
            _unequal,
            "One layer is red, the cause; the others wait. The message says what was "
            "expected, what came, and which change makes them equal.",
        ),
        Step(
            "Apply the fix: press Alt+Enter, or click on it.",
            _mended,
            "That was one undo step, like everything here.",
        ),
    ),
    "On the way back the gradient takes the shortcut, too: it reaches early layers "
    "without being multiplied at every layer. This is what made networks of more than "
    "a hundred layers trainable (He et al. 2016).",
    ("layer/Add", "page/skip_connections"),
)


def _needs_vector(before: Seen, now: Seen) -> bool:
    return "needs_vector" in now.errors


def _softmax_before_loss(before: Seen, now: Seen) -> bool:
    return any((node, "output") in now.edges for node in now.of_type("Softmax"))


def _no_softmax(before: Seen, now: Seen) -> bool:
    return not now.of_type("Softmax") and not now.errors


MISTAKES = Lesson(
    "mistakes",
    "Mistakes that everyone makes",
    4,
    "lenet5",
    "Everybody who builds networks makes these two, and one of them goes unnoticed. "
    "Make them on purpose once.",
    (
        Step(
            "Delete flatten1.",
            _needs_vector,
            "fc1 takes a row of values for each image and gets maps. In plain PyTorch "
            "this is where “mat1 and mat2 shapes cannot be multiplied” comes from.",
        ),
        Step(
            "Mend it with the offered fix (Alt+Enter).",
            _mended,
            "A Flatten is back between pool2 and fc1: 16 · 5 · 5 = 400 values.",
        ),
        Step(
            "Put a Softmax between fc3, the last Linear, and output: select fc3, press "
            "Tab, type softmax and press Enter.",
            _softmax_before_loss,
            "Every shape fits, and still it is an error here. Cross-entropy contains "
            "the softmax already; with a second one a network learns more slowly and "
            "worse. Plain PyTorch says nothing: such mistakes are the expensive ones.",
        ),
        Step(
            "Take the Softmax out again.",
            _no_softmax,
            "The network ends in logits. Where probabilities are shown, the softmax "
            "is applied there.",
        ),
    ),
    "Shapes that do not fit are the harmless kind, since they are noticed. Read the "
    "warnings, too: they tell of what would run and disappoint.",
    ("panel/problems", "finding/needs_vector"),
)


def _larger_images(before: Seen, now: Seen) -> bool:
    return now.shape("input") == (3, 64, 64)


def _four_classes(before: Seen, now: Seen) -> bool:
    return now.value("output", "classes") == 4


def _four_logits(before: Seen, now: Seen) -> bool:
    return _four_classes(before, now) and now.value("fc1", "out_features") == 4


OWN_IMAGES = Lesson(
    "own_images",
    "Your own images",
    4,
    "digits_simple",
    "A network is made for one shape of image and one number of classes. Both are set "
    "at its two ends, and everything between follows.",
    (
        Step(
            "Select input and set its shape to 3 × 64 × 64: colour, 64 pixels high and "
            "wide.",
            _larger_images,
            "Every shape has followed. fc1 takes 32 · 16 · 16 = 8,192 values now in "
            "place of 1,568: most parameters of this network are there. The error at "
            "the input is about the data: the digits do not fit any more.",
        ),
        Step(
            "Select output and set its classes to 4, as for four folders of images.",
            _four_classes,
            "fc1 still gives 10 values, and the message says so. Its fix would take "
            "your 4 back; here the layer is to follow.",
        ),
        Step(
            "Let fc1 give four values: select it and set its out_features to 4.",
            _four_logits,
            "One logit for each class. Their order is that of the classes' names.",
        ),
    ),
    "Choose the size by the smallest thing that must be told apart, not by the camera: "
    "twice the height and width cost four times the work. Keep images of one scene in "
    "one part of the data, or the validation will flatter you.",
    ("layer/Input", "layer/Output", "page/not_covered"),
)
