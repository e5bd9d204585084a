"""Attention: every place looks at all others and takes what it needs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import ClassVar

from cnnstudio.graph.layer import Port, Recipe, Step, refuse, register
from cnnstudio.graph.layers.checks import need_divisor, need_rank
from cnnstudio.graph.layers.sequence import STEPS
from cnnstudio.graph.layers.weighted import Learned
from cnnstudio.graph.param import bool_param, choice_param, float_param, int_param
from cnnstudio.graph.shape import TensorShape
from cnnstudio.graph.text import plural, translate

# Multiply-adds: the four projections and the two products of attention (scores, and
# what is taken), as torch's counter sees them on the meta device. It misses softmax,
# scaling and normalization, and so do we.
HEADS_HELP = "How many times it looks, each on its share of the features."


@register("sequence")
@dataclass(frozen=True, slots=True, kw_only=True)
class MultiheadAttention(Learned):
    """Each step of the query takes from the value where the key answers to it.

    softmax(Q·Kᵀ/√d)·V in several heads, with learned projections before and behind
    (Vaswani et al. 2017). Join one layer to all three for self-attention.
    """

    short_name: ClassVar[str] = "mha"
    aliases: ClassVar[tuple[str, ...]] = ("transformer", "self-attention", "cross")
    inputs: ClassVar[tuple[Port, ...]] = (Port("query"), Port("key"), Port("value"))
    is_full_node: ClassVar[bool] = True
    is_weight_layer: ClassVar[bool] = True

    num_heads: int = int_param(8, minimum=1, maximum=1_024, help=HEADS_HELP)
    dropout: float = float_param(
        0.0, minimum=0, maximum=1, help="Share of the looks dropped while training."
    )
    bias: bool = bool_param(True, help="Learned constants in the projections.")

    def output_shapes(
        self, query: TensorShape, key: TensorShape, value: TensorShape
    ) -> TensorShape:
        name = "MultiheadAttention"
        for port, shape in enumerate((query, key, value)):
            need_rank(name, shape, "sequence", axes=STEPS, port=port)
        what = translate("Layers", "the {number:,} features of query").format(
            number=query[1]
        )
        need_divisor(name, "num_heads", self.num_heads, query[1], what, 1_024,
                     made=query)  # fmt: skip
        if key[0] != value[0]:
            refuse(
                "attention_lengths",
                translate("Layers", "MultiheadAttention needs a value for every key"),
                expected=translate("Layers", "{key:,} × any").format(key=key[0]),
                got=str(value),
                inputs=(1, 2),
                details={"expected": TensorShape((key[0], value[1])), "got": value},
                assumed=(query,),
            )
        return query

    def recipe(
        self, query: TensorShape, key: TensorShape, value: TensorShape
    ) -> Recipe:
        arguments = {
            "embed_dim": query[1],
            "num_heads": self.num_heads,
            "dropout": self.dropout,
            "bias": self.bias,
            "kdim": key[1],
            "vdim": value[1],
            "batch_first": True,
        }
        return (Step("cnnstudio.modules.attention.Attention", arguments),)

    def parameter_counts(
        self, query: TensorShape, key: TensorShape, value: TensorShape
    ) -> tuple[int, int, int]:
        features = query[1]
        weights = features * (2 * features + key[1] + value[1])
        return weights, 4 * features if self.bias else 0, 0

    def multiply_adds(
        self,
        output: TensorShape,
        query: TensorShape,
        key: TensorShape,
        value: TensorShape,
    ) -> int:
        (steps, features), keys = query, key[0]
        projections = 2 * steps * features + keys * (key[1] + value[1])
        return features * (projections + 2 * steps * keys)

    def sees_everything(self) -> bool:
        return True

    def summary(self, *inputs: TensorShape) -> str:
        return _heads(self.num_heads)


@register("sequence")
@dataclass(frozen=True, slots=True, kw_only=True)
class SelfAttention2d(Learned):
    """Every pixel looks at all others, so that far places of a map can agree.

    The pixels are the steps of a MultiheadAttention, the channels their features:
    4·C² weights and 4·C biases (Vaswani et al. 2017; for maps Wang et al. 2018).
    """

    stricter: ClassVar[Mapping[str, str]] = {
        "wrong_rank": "Its module would take all axes behind the channels for pixels."
    }

    short_name: ClassVar[str] = "attn"
    aliases: ClassVar[tuple[str, ...]] = ("attention", "non-local", "transformer")
    is_full_node: ClassVar[bool] = True
    is_weight_layer: ClassVar[bool] = True

    num_heads: int = int_param(1, minimum=1, maximum=1_024, help=HEADS_HELP)
    dropout: float = float_param(
        0.0, minimum=0, maximum=1, help="Share of the looks dropped while training."
    )
    bias: bool = bool_param(True, help="Learned constants in the projections.")

    def output_shapes(self, image: TensorShape) -> TensorShape:
        need_rank("SelfAttention2d", image, "image")
        what = translate("Layers", "its {number:,} channels").format(number=image[0])
        need_divisor(
            "SelfAttention2d", "num_heads", self.num_heads, image[0], what, 1_024,
            made=image,
        )  # fmt: skip
        return image

    def recipe(self, image: TensorShape) -> Recipe:
        arguments = {
            "channels": image[0],
            "num_heads": self.num_heads,
            "dropout": self.dropout,
            "bias": self.bias,
        }
        return (Step("cnnstudio.modules.self_attention.SelfAttention2d", arguments),)

    def parameter_counts(self, image: TensorShape) -> tuple[int, int, int]:
        channels = image[0]
        return 4 * channels**2, 4 * channels if self.bias else 0, 0

    def multiply_adds(self, output: TensorShape, image: TensorShape) -> int:
        pixels = image[1] * image[2]
        return 4 * pixels * image[0] ** 2 + 2 * pixels**2 * image[0]

    def sees_everything(self) -> bool:
        return True

    def hints(self, *inputs: TensorShape) -> Iterable[str]:
        pixels = inputs[0][1] * inputs[0][2] if inputs else 0
        if pixels > 64 * 64:
            yield (
                translate(
                    "Layers",
                    "{pixels:,} pixels look at {pixels:,} each: that needs much "
                    "memory. Halve the map before.",
                ).format(pixels=pixels)
            )

    def summary(self, *inputs: TensorShape) -> str:
        return _heads(self.num_heads)


@register("sequence")
@dataclass(frozen=True, slots=True, kw_only=True)
class TransformerEncoderLayer(Learned):
    """Lets all steps of a sequence look at each other, then works on each by itself.

    Attention and two Linear layers, each with a shortcut and a LayerNorm (Vaswani
    et al. 2017); norm_first puts these before, as vision transformers do.
    """

    short_name: ClassVar[str] = "encoder"
    aliases: ClassVar[tuple[str, ...]] = ("attention", "vit", "bert", "block")
    is_full_node: ClassVar[bool] = True
    is_weight_layer: ClassVar[bool] = True

    nhead: int = int_param(
        8, minimum=1, maximum=1_024, label="num_heads", help=HEADS_HELP
    )
    dim_feedforward: int = int_param(
        2_048,
        minimum=1,
        maximum=65_536,
        help="Width between the two Linear layers; 4 × the features is usual.",
    )
    dropout: float = float_param(
        0.1, minimum=0, maximum=1, help="Share of values dropped while training."
    )
    activation: str = choice_param(
        "relu", ("relu", "gelu"), help="The bend between the two Linear layers."
    )
    layer_norm_eps: float = float_param(
        1e-5, minimum=1e-12, maximum=1, help="Keeps the division finite."
    )
    norm_first: bool = bool_param(
        False, help="Normalize before attention and Linear instead of behind."
    )
    bias: bool = bool_param(True, help="Learned constants everywhere.")

    def output_shapes(self, steps: TensorShape) -> TensorShape:
        name = "TransformerEncoderLayer"
        need_rank(name, steps, "sequence", axes=STEPS)
        what = translate("Layers", "its {number:,} features").format(number=steps[1])
        need_divisor(name, "nhead", self.nhead, steps[1], what, 1_024, made=steps)
        return steps

    def recipe(self, steps: TensorShape) -> Recipe:
        given = {name: getattr(self, name) for name in self.params()}
        del given["frozen"], given["rate"]
        arguments = {"d_model": steps[1], **given, "batch_first": True}
        return (Step("torch.nn.TransformerEncoderLayer", arguments),)

    def parameter_counts(self, steps: TensorShape) -> tuple[int, int, int]:
        features, hidden = steps[1], self.dim_feedforward
        weights = 4 * features**2 + 2 * features * hidden + 2 * features
        # Projections 4, second Linear 1, two norms 2.
        return weights, 7 * features + hidden if self.bias else 0, 0

    def multiply_adds(self, output: TensorShape, steps: TensorShape) -> int:
        count, features = steps
        each = 4 * features**2 + 2 * features * self.dim_feedforward
        return count * each + 2 * count**2 * features

    def sees_everything(self) -> bool:
        return True

    def summary(self, *inputs: TensorShape) -> str:
        return f"{_heads(self.nhead)} · {self.dim_feedforward:,}"


def _heads(number: int) -> str:
    return plural("Layers", number, "{n} head", "{n} heads").format(n=number)
