"""The models behind the reference results: Keras models with random weights."""

from __future__ import annotations

import keras
import numpy as np
from keras import layers

# Every activation of keras.activations that a Dense layer takes by name, in Keras 3.15. Left out are glu, which halves
# the last dimension, and threshold, which has arguments without a default.
ACTIVATIONS = (
    "celu", "elu", "exponential", "gelu", "hard_shrink", "hard_sigmoid", "hard_silu", "hard_tanh", "leaky_relu",
    "linear", "log_sigmoid", "log_softmax", "mish", "relu", "relu6", "selu", "sigmoid", "silu", "soft_shrink",
    "softmax", "softplus", "softsign", "sparse_plus", "sparse_sigmoid", "sparsemax", "squareplus", "tanh",
    "tanh_shrink",
)  # fmt: skip


# Those that TensorFlow 2.18, which this project converts with, and 2.21 turn into the same int8 operators. Of the others
# one leaves float operators, or the two fuse an addition differently.
INT8_ACTIVATIONS = (
    "celu",
    "exponential",
    "gelu",
    "hard_shrink",
    "hard_sigmoid",
    "hard_silu",
    "hard_tanh",
    "leaky_relu",
    "linear",
    "log_softmax",
    "mish",
    "relu",
    "relu6",
    "selu",
    "sigmoid",
    "silu",
    "softmax",
    "softplus",
    "tanh",
    "tanh_shrink",
)


def randomize(model: keras.Model, rng: np.random.Generator) -> None:
    """Replaces the weights so that a forgotten or swapped one shows: Keras starts with biases of 0 and gains of 1."""
    for variable in model.variables:
        shape = tuple(variable.shape)
        if variable.name in ("gamma", "moving_variance"):
            value = rng.uniform(0.5, 1.6, shape)
        elif variable.name in ("beta", "moving_mean"):
            value = rng.normal(0, 0.3, shape)
        elif variable.name == "bias":
            value = rng.normal(0, 0.2, shape)
        elif variable.name == "kernel":
            value = rng.normal(0, 1 / np.sqrt(shape[0]), shape)
        else:
            continue  # the state of a Dropout's random numbers
        variable.assign(value.astype(np.float32))


def activation_model(activation: str) -> keras.Model:
    """The activation between two Dense layers."""
    return keras.Sequential([layers.Input((12,)), layers.Dense(16, activation=activation), layers.Dense(4)])


def stack() -> keras.Model:
    """Each layer class of the importer once, in a Functional model."""
    window = x = layers.Input((4, 6), name="window")
    x = layers.Flatten()(x)
    x = layers.BatchNormalization()(x)
    x = layers.Dense(12, activation="relu")(x)
    x = layers.Dropout(0.3)(x)
    x = layers.Reshape((3, -1))(x)
    x = layers.Dense(5)(x)
    x = layers.ReLU(max_value=6.0, negative_slope=0.1, threshold=0.2)(x)
    x = layers.Softmax(axis=1)(x)
    x = layers.Activation("tanh")(x)
    return keras.Model(window, x, name="stack")


def rank3_dense() -> keras.Model:
    """Dense on rank 3, with and without bias, and the common forms of ReLU."""
    return keras.Sequential(
        [
            layers.Input((4, 6)),
            layers.Dense(8, use_bias=False),
            layers.ReLU(),
            layers.Dense(7),
            layers.ReLU(max_value=6.0),
            layers.Dense(5, activation="tanh"),
            layers.ReLU(negative_slope=0.25),
            layers.Flatten(),
            layers.Dense(3),
            layers.Softmax(),
        ],
        name="rank3_dense",
    )


def batch_norms() -> keras.Model:
    """BatchNormalization where it can't be folded away at once: at the input, on another axis, after an activation."""
    window = x = layers.Input((4, 6), name="window")
    x = layers.BatchNormalization(axis=1)(x)
    x = layers.Dense(6)(x)
    x = layers.BatchNormalization(scale=False)(x)
    x = layers.Activation("relu")(x)
    x = layers.BatchNormalization(center=False, epsilon=0.01)(x)
    x = layers.Dense(5)(x)
    x = layers.BatchNormalization(scale=False, center=False)(x)
    return keras.Model(window, x, name="batch_norms")


def two_in_two_out() -> keras.Model:
    """Two inputs, listed in another order than made, two outputs, and one Dense applied to both branches."""
    scalars = layers.Input((6,), name="scalars")
    grid = layers.Input((3, 4), name="grid")
    shared = layers.Dense(5, activation="tanh", name="shared")
    first = shared(layers.Dense(8, activation="relu", name="of_scalars")(scalars))
    second = shared(layers.Dense(8, activation="relu", name="of_grid")(layers.Flatten()(grid)))
    kind = layers.Dense(3, activation="softmax", name="kind")(second)
    amount = layers.Dense(2, name="amount")(first)
    return keras.Model([grid, scalars], [kind, amount], name="two_in_two_out")


def lazy() -> keras.Model:
    """A Sequential model without an Input, built afterwards. Keras saves it with an InputLayer all the same."""
    model = keras.Sequential([layers.Dense(7, activation="relu"), layers.Dropout(0.1), layers.Dense(3)], name="lazy")
    model.build((None, 9))
    return model
