"""Lessons on what layers do: filters, padding, pooling, receptive fields, maps."""

from __future__ import annotations

from cnnstudio.ui.lessons.lesson import Lesson, Step
from cnnstudio.ui.lessons.seen import Seen


def _looks_at(node: str, before: Seen, now: Seen) -> bool:
    return now.mode == "inspect" and now.selected == node


def _trained(before: Seen, now: Seen) -> bool:
    return now.trains_on(before)


def _looks_at_conv1(before: Seen, now: Seen) -> bool:
    return _looks_at("conv1", before, now)


def _looks_at_conv2(before: Seen, now: Seen) -> bool:
    return _looks_at("conv2", before, now)


def _other_map(before: Seen, now: Seen) -> bool:
    return now.channel != before.channel


def _other_image(before: Seen, now: Seen) -> bool:
    return now.image != before.image


FILTER = Lesson(
    "filter",
    "What a filter does",
    5,
    "digits_simple",
    "A convolution slides a small window of weights over the image and writes down, "
    "at every place, how well the image fits the weights. One window is a filter, "
    "and what it writes is a feature map.",
    (
        Step(
            "Press Train (F5) and let one epoch finish.",
            _trained,
            "At first the weights were random. Each step moved them a little, so that "
            "the loss became smaller; nobody told them what to look for.",
        ),
        Step(
            "Go to Inspect (Ctrl+3) and select conv1, the first Conv2d.",
            _looks_at_conv1,
            "There are 16 maps, one for each of the 16 filters of 3 × 3 weights. Where "
            "a map is bright, its filter fits the image well.",
        ),
        Step(
            "Step to another map with the key ], or click on one.",
            _other_map,
            "Another filter answers to something else: an edge that runs another way, "
            "the inside of a stroke, or the paper around it.",
        ),
        Step(
            "Show another image (Ctrl+Right).",
            _other_image,
            "The filters stay, the maps change. The same few weights serve for every "
            "image and for every place of it.",
        ),
    ),
    "conv1 has 16 · (3 · 3 · 1) weights and 16 biases: 160 parameters, whatever the "
    "size of the image. A dense layer from 28 × 28 pixels to 16 maps of that size "
    "would need 9.8 million weights. (What torch calls convolution does not flip the "
    "window: strictly it is a cross-correlation. As the weights are learned, that "
    "makes no difference.)",
    ("layer/Conv2d", "page/convolution"),
)


def _shrunk(before: Seen, now: Seen) -> bool:
    return now.shape("conv1") == (6, 24, 24)


def _as_before(before: Seen, now: Seen) -> bool:
    return now.shape("conv1") == (6, 28, 28)


def _even(before: Seen, now: Seen) -> bool:
    return now.shape("conv1") in ((6, 29, 29), (6, 27, 27))


PADDING = Lesson(
    "padding",
    "Why padding",
    4,
    "digits_lenet",
    "A window of 5 × 5 cannot be centred on a pixel at the border: part of it would "
    "hang over. Padding puts a frame of zeros around the image to give it room.",
    (
        Step(
            "Select conv1 and set its padding to 0.",
            _shrunk,
            "28 became 24, since (28 + 2 · 0 − 5) / 1 + 1 = 24. Two pixels are gone at "
            "every side, and with them a part of what was drawn there.",
        ),
        Step(
            "Set its padding to 2 again, or press Ctrl+Z.",
            _as_before,
            "(28 + 2 · 2 − 5) / 1 + 1 = 28: the size stays. With an odd kernel k and "
            "stride 1 the padding for that is (k − 1) / 2.",
        ),
        Step(
            "Now set the kernel size of conv1 to 4.",
            _even,
            "An even window has no middle: with padding 2 the map grows to 29, with 1 "
            "it shrinks to 27. This is why kernels are nearly always odd.",
        ),
        Step(
            "Press Ctrl+Z until conv1 gives 6 × 28 × 28 again.",
            _as_before,
            "The rest of the network has followed every one of your edits.",
        ),
    ),
    "Padding keeps the size, so that a network can be deeper than its image is wide. "
    "It has a price: values near the border are computed from zeros that nobody "
    "photographed.",
    ("field/padding", "page/padding"),
)


def _on_pool1(before: Seen, now: Seen) -> bool:
    return now.selected == "pool1"


def _no_pool2(before: Seen, now: Seen) -> bool:
    return "pool2" not in now.layers and bool(now.shape("fc1"))


def _pool2_back(before: Seen, now: Seen) -> bool:
    return "pool2" in now.layers and not now.errors


POOLING = Lesson(
    "pooling",
    "Pooling",
    4,
    "digits_lenet",
    "Pooling takes each small window of a map and keeps one number of it: the largest "
    "(MaxPool2d) or the mean (AvgPool2d). It learns nothing.",
    (
        Step(
            "Select pool1, the first MaxPool2d, and compare the shapes before and "
            "behind it.",
            _on_pool1,
            "6 × 28 × 28 becomes 6 × 14 × 14: of 4,704 values 1,176 are left. A window "
            "of 2 × 2 with stride 2 discards 75 % of the values, and has 0 parameters.",
        ),
        Step(
            "Select pool2, the second MaxPool2d, delete it (key Delete), and watch "
            "fc1.",
            _no_pool2,
            "Its neighbours have been joined. Now 1,600 values reach fc1 in place of "
            "400, and its parameters have grown from 48,120 to 192,120.",
        ),
        Step(
            "Take that back with Ctrl+Z.",
            _pool2_back,
            "Pooling itself saves no parameter; the dense layer behind it does, as it "
            "has fewer values to look at.",
        ),
    ),
    "Pooling is controlled compression. It makes the answer robust to small shifts "
    "(not invariant: a shift by one pixel can still change it) and lets the layers "
    "behind see more of the image. A convolution with stride 2 does the same with "
    "weights that are learned.",
    ("layer/MaxPool2d", "page/pooling"),
)


def _on_conv2(before: Seen, now: Seen) -> bool:
    return now.selected == "conv2"


def _third_conv(before: Seen, now: Seen) -> bool:
    new = now.of_type("Conv2d") - before.of_type("Conv2d")
    return any(now.field(node) > now.field("conv2") for node in new)


def _wider(before: Seen, now: Seen) -> bool:
    return now.value("conv1", "stride") == (2, 2) and now.field("conv2") > 8


RECEPTIVE_FIELD = Lesson(
    "receptive_field",
    "Depth and receptive field",
    5,
    "digits_simple",
    "A value in a map depends on a patch of the image only: its receptive field. What "
    "is larger than that patch it cannot see.",
    (
        Step(
            "Select conv2, and find its receptive field in Properties.",
            _on_conv2,
            "8 × 8 pixels: conv1 sees 3, pooling makes it 4 and puts neighbours 2 "
            "pixels apart, and the 3 × 3 window on top adds (3 − 1) · 2 more.",
        ),
        Step(
            "Add a third convolution behind relu2: select relu2, press Tab, type conv "
            "and press Enter.",
            _third_conv,
            "It sees 12 × 12: each further 3 × 3 window adds as much as neighbours are "
            "apart, twice. Depth is how small windows come to see large things.",
        ),
        Step(
            "Set the stride of conv1 to 2.",
            _wider,
            "conv2 now sees 13 × 13 in place of 8 × 8, without one more weight. A "
            "stride early on widens all that follows, and makes every map smaller.",
        ),
    ),
    "Two windows of 3 × 3 see 5 × 5 with 18 weights for each pair of channels in place "
    "of 25, and with a bend between them; their maps take more memory in training. "
    "These are outer limits: pixels in the middle of the field count for much more "
    "than those at its edge (Luo et al. 2016).",
    ("page/receptive_field", "page/small_filters"),
)

FEATURE_MAPS = Lesson(
    "feature_maps",
    "Reading feature maps",
    6,
    "digits_lenet",
    "A feature map is a picture of where a filter found what it looks for. Some are "
    "easy to read and many are not; both is normal.",
    (
        Step(
            "Go to Inspect (Ctrl+3) and select conv1, the first Conv2d.",
            _looks_at_conv1,
            "The weights are random, and still the digit can be seen in the maps: "
            "random filters find edges, too. That a map looks sharp proves nothing.",
        ),
        Step(
            "Train the network for an epoch (F5).",
            _trained,
            "The maps follow while it trains. Those that a bright stroke runs through "
            "now differ more from each other.",
        ),
        Step(
            "In Inspect, select conv2, the second Conv2d.",
            _looks_at_conv2,
            "These maps are 10 × 10: coarse in place, but each mixes all six maps of "
            "before. The deeper a layer, the less its maps look like the image.",
        ),
        Step(
            "Go to an image that the network gets wrong (Run > Next mistake), or show "
            "another image.",
            _other_image,
            "Compare the maps with those of a digit that it gets right, and read the "
            "numbers beside the image: how sure was it?",
        ),
    ),
    "Look at the range under each map before comparing two of them: with a range of "
    "its own, every map looks equally bright. A map shows what a layer answers to; it "
    "is not yet a reason for what the network decides.",
    ("panel/inspect", "page/feature_maps"),
)
