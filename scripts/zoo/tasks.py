"""Other tasks than a class for an image: numbers, pixels, pictures, clips."""

from __future__ import annotations

from cnnstudio.project.settings import DatasetConfig, TrainingConfig
from cnnstudio.project.sources.synthetic import Blobs, MovingShapes, Tabular
from cnnstudio.project.steps.numbers import Scale
from cnnstudio.project.steps.pictures import Fit
from scripts.zoo.net import Net
from scripts.zoo.sample import sample

STEP = 0.45
"""How much further left each level of a U-Net lies, in columns."""

RUMELHART = "Rumelhart, Hinton & Williams, Learning Representations by " \
    "Back-propagating Errors, 1986"  # fmt: skip
RONNEBERGER = "Ronneberger, Fischer & Brox, U-Net: Convolutional Networks for " \
    "Biomedical Image Segmentation, 2015 (arXiv:1505.04597)"  # fmt: skip
RADFORD = "Radford, Metz & Chintala, Unsupervised Representation Learning with " \
    "DCGAN, 2015 (arXiv:1511.06434)"  # fmt: skip
GOODFELLOW = "Goodfellow et al., Generative Adversarial Nets, 2014 " \
    "(arXiv:1406.2661)"  # fmt: skip
DOSOVITSKIY = "Dosovitskiy et al., An Image is Worth 16x16 Words, 2020 " \
    "(arXiv:2010.11929)"  # fmt: skip
ZHANG = "Zhang et al., Self-Attention Generative Adversarial Networks, 2018 " \
    "(arXiv:1805.08318)"  # fmt: skip
DONAHUE = "Donahue et al., Long-term Recurrent Convolutional Networks, 2014 " \
    "(arXiv:1411.4389)"  # fmt: skip
TRAN = "Tran et al., Learning Spatiotemporal Features with 3D Convolutional " \
    "Networks, 2014 (arXiv:1412.0767)"  # fmt: skip


@sample(
    "mlp",
    "MLP for a table",
    1986,
    RUMELHART,
    tags=("dense", "regression", "trains here"),
    data=DatasetConfig(sources=(Tabular(),), split="shares"),
    training=TrainingConfig(learning_rate=0.005, schedule="cosine", epochs=40),
)
def mlp(net: Net) -> None:
    """Ten numbers in, one number out: regression with one hidden layer.

    10 · 32 + 32 weights and biases, then 32 + 1: 385 in all, few enough to check by
    hand. The Output expects anything, because there are no classes: what comes out is
    the answer itself.
    """
    net.input(10)
    net.linear(32)
    net.relu()
    net.linear(1)
    net.output(expects="anything")


def _unet(net: Net, size: int, width: int) -> None:
    net.input(1, size, size)
    skips = [net.block("double_conv", name="level1", channels=width)]
    for level in (1, 2, 3, 4):
        end = net.block("unet_down", name=f"down{level}", channels=width * 2**level)
        skips.append(end)
    skips.pop()
    for level in (4, 3, 2, 1):
        end = net.block(
            "unet_up", name=f"up{level}", channels=width * 2 ** (level - 1),
            after=[end, skips.pop()],
        )  # fmt: skip
    net.conv(2, 1)
    net.output(2, expects="pixels")
    for level in (1, 2, 3, 4):  # a U on its side: no way across lies over another
        net.put(f"down{level}", -STEP * level)
        net.put(f"up{level}", -STEP * (level - 1))


@sample("unet64", "U-Net", 2015, RONNEBERGER, tags=("segmentation", "blocks"))
def unet64(net: Net) -> None:
    """A class for every pixel: down to see what is there, up to say where.

    Each step up doubles the map by a transposed convolution and lays beside it what
    the way down saw at that size. 64 channels at the top, 1,024 at the bottom, as in
    the paper, with BatchNorm and with padding, so that the answer is as large as the
    image.
    """
    _unet(net, 256, 64)


@sample(
    "unet16",
    "Small U-Net",
    2015,
    RONNEBERGER,
    tags=("segmentation", "blocks", "trains here"),
    data=DatasetConfig(sources=(Blobs(count=600),), split="shares"),
    training=TrainingConfig(loss="dice_ce", batch_size=16, epochs=5),
)
def unet16(net: Net) -> None:
    """U-Net with a quarter of the channels: a sixteenth of the parameters.

    For images of 64 × 64: it finds bright blobs in noise, which are made by the program
    and known exactly. Height and width must divide by
    16, or an upsampled map misses its partner by a pixel: set the Input to 60 × 60 to
    see that mistake, and what mends it.
    """
    _unet(net, 64, 16)


@sample("gan_generator", "GAN generator", 2015, RADFORD, tags=("generator",))
def gan_generator(net: Net) -> None:
    """From a hundred random numbers to a picture: convolutions run backwards.

    Transposed convolutions of 4 × 4 with stride 2 double the map at each step: 4, 8,
    16, 32 pixels, while the channels halve. Kernel 4 divides by stride 2, so every
    pixel is painted equally often and no chequerboard appears. Tanh ends it at −1 to 1.
    """
    net.input(100, 1, 1, content="noise")
    net.add("ConvTranspose2d", out_channels=128, kernel_size=4, stride=1, padding=0,
            bias=False)  # fmt: skip
    net.norm()
    net.relu()
    for channels in (64, 32):
        net.add("ConvTranspose2d", out_channels=channels, kernel_size=4, stride=2,
                padding=1, bias=False)  # fmt: skip
        net.norm()
        net.relu()
    net.add("ConvTranspose2d", out_channels=1, kernel_size=4, stride=2, padding=1)
    net.add("Tanh")
    net.output(expects="anything")


@sample(
    "gan_digits",
    "GAN for digits",
    2014,
    GOODFELLOW,
    tags=("generator", "digits", "trains here"),
    data=DatasetConfig(
        tag="digits", pipeline=(Fit(how="pad"), Scale(range="-1-1")),
    ),
    training=TrainingConfig(
        learning_rate=4e-4, beta1=0.5, batch_size=64, epochs=15, keep_every=0
    ),
)  # fmt: skip
def gan_digits(net: Net) -> None:
    """One network paints digits, the other tells them from real ones; both learn.

    The generator on the left begins with noise, the discriminator on the right ends
    with one score: above 0 it takes an image for real. No loss says how good the
    digits are: look at what is painted after each epoch. Where the discriminator is
    never fooled, or always, nothing is learned any more.
    """
    net.input(64, 1, 1, content="noise")
    net.add("ConvTranspose2d", out_channels=64, kernel_size=4, stride=1, padding=0,
            bias=False)  # fmt: skip
    net.norm()
    net.relu()
    for channels in (32, 16):
        net.add("ConvTranspose2d", out_channels=channels, kernel_size=4, stride=2,
                padding=1, bias=False)  # fmt: skip
        net.norm()
        net.relu()
    net.add("ConvTranspose2d", out_channels=1, kernel_size=4, stride=2, padding=1)
    net.add("Tanh")
    painted = net.output(expects="anything")
    shown = net.input(1, 32, 32, name="images")
    nodes = [shown]
    for channels in (16, 32, 64):
        nodes.append(net.conv(channels, 4, stride=2, padding=1))
        nodes.append(net.add("LeakyReLU", negative_slope=0.2))
    nodes.append(net.flatten())
    nodes.append(net.dropout(0.3))
    nodes.append(net.linear(1))
    nodes.append(net.output(1, name="score"))
    assert painted not in nodes
    for node in nodes:
        net.put(node, 1.0)


@sample("vit_b16", "ViT-B/16", 2020, DOSOVITSKIY, tags=("ImageNet", "attention"))
def vit_b16(net: Net) -> None:
    """An image as a sentence of 196 patches: a transformer and no convolution at all.

    Each patch of 16 × 16 becomes 768 numbers, learned numbers say where it was, and
    twelve encoders let every patch look at every other. A learned class token gathers
    the answer. It knows nothing of neighbours beforehand, so it needs many images.
    """
    net.input(3, 224, 224)
    net.add("PatchEmbedding", embed_dim=768, patch_size=16)
    net.add("ClassToken")
    net.add("PositionEmbedding")
    net.block("transformer_encoder", name="encoder", repeat=12)
    net.add("LayerNorm", eps=1e-6)
    net.add("Slice", dim=1, mode="index")
    net.linear(1_000)
    net.output(1_000)


@sample(
    "hybrid_attention",
    "Convolution and attention",
    2018,
    ZHANG,
    tags=("digits", "trains here", "attention", "blocks"),
    data=DatasetConfig(),
    training=TrainingConfig(epochs=10),
)
def hybrid_attention(net: Net) -> None:
    """Convolutions find strokes, attention relates the ones that are far apart.

    Three Conv-BN-ReLU bring the digit down to 7 × 7, where attention over all 49
    places is cheap, and the sum with what came in keeps it harmless at first. It
    trains on the bundled digits; take the attention out and compare.
    """
    net.input(1, 28, 28)
    net.block("conv_bn_relu", name="conv1", channels=32)
    net.block("conv_bn_relu", name="conv2", channels=64, stride=2)
    start = net.block("conv_bn_relu", name="conv3", channels=64, stride=2)
    attended = net.add("SelfAttention2d", num_heads=4)
    net.add("Add", after=[attended, start])
    net.norm()
    net.relu()
    net.global_pool()
    net.linear(10)
    net.output(10)


@sample("cnn_lstm", "CNN and LSTM on clips", 2014, DONAHUE, tags=("clips", "blocks"))
def cnn_lstm(net: Net) -> None:
    """A small convolutional network looks at each frame, an LSTM reads the sequence.

    The block works per frame: time is folded into the batch and unfolded behind it,
    so sixteen frames share one set of weights. The LSTM's last step names the action.
    """
    net.input(16, 3, 64, 64)
    net.block("frame_features", name="frames", per_frame=True)
    net.add("LSTM", hidden_size=128)
    net.dropout()
    net.linear(10)
    net.output(10)


@sample(
    "cnn_3d",
    "3-D CNN on clips",
    2014,
    TRAN,
    tags=("clips", "trains here"),
    data=DatasetConfig(sources=(MovingShapes(count=800),), split="shares"),
    training=TrainingConfig(batch_size=16, epochs=6),
)
def cnn_3d(net: Net) -> None:
    """Windows of 3 × 3 × 3 that move through time as well: motion is a feature.

    A clip of sixteen frames, 3 × 16 × 32 × 32, becomes 8 × 16 × 32 × 32 behind the
    first convolution. The first pooling spares time, as in C3D, so that motion is not
    averaged away too early. The classes are where to a shape moves, which no single
    frame shows.
    """
    net.input(3, 16, 32, 32)
    for channels, pool in ((8, [1, 2, 2]), (16, 2), (32, 2)):
        net.add("Conv3d", out_channels=channels, kernel_size=3, padding=1, bias=False)
        net.add("BatchNorm3d")
        net.relu()
        net.add("MaxPool3d", kernel_size=pool, stride=pool)
    net.flatten()
    net.linear(64)
    net.relu()
    net.dropout()
    net.linear(4)
    net.output(4)
