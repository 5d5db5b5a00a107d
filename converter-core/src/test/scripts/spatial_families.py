"""Families of layers in variants that the zoo does not have: each a model with one output per variant."""

from __future__ import annotations

import keras
from keras import layers


def convolution() -> keras.Model:
    """Convolutions over one and two axes."""
    steps = layers.Input((13, 4), name="steps")
    image = layers.Input((11, 9, 6), name="image")
    outputs = [
        layers.Conv1D(6, 2, padding="same", activation="relu6")(steps),
        layers.Conv1D(4, 4, strides=3, padding="same", groups=2)(steps),
        layers.Conv1D(5, 3, padding="causal", strides=2, activation="tanh")(steps),
        layers.Conv1D(3, 2, padding="causal", dilation_rate=5, use_bias=False)(steps),
        layers.Conv1D(3, 4, padding="same", dilation_rate=2)(steps),
        layers.Conv2D(7, (1, 3), strides=(2, 3), padding="same", activation="leaky_relu")(image),
        layers.Conv2D(4, (2, 4), dilation_rate=(3, 2), padding="same")(image),
        layers.Conv2D(4, 3, dilation_rate=(1, 3), use_bias=False, activation="sigmoid")(image),
        layers.Conv2D(6, 3, groups=3, strides=2, activation="relu")(image),
        layers.Conv2D(6, 1, groups=6, use_bias=False)(image),
        layers.DepthwiseConv1D(3, depth_multiplier=3, strides=2, padding="same")(steps),
        layers.DepthwiseConv1D(2, dilation_rate=3, activation="relu")(steps),
        layers.DepthwiseConv2D((3, 2), strides=3, padding="valid", use_bias=False)(image),
        layers.DepthwiseConv2D(2, dilation_rate=(2, 3), padding="same", depth_multiplier=2)(image),
        layers.SeparableConv1D(5, 3, strides=2, padding="valid", activation="softmax")(steps),
        layers.SeparableConv1D(5, 3, dilation_rate=2, depth_multiplier=2, use_bias=False)(steps),
        layers.SeparableConv2D(5, (3, 1), strides=2, padding="same")(image),
        layers.SeparableConv2D(4, 2, dilation_rate=2, padding="same", activation="relu")(image),
        layers.Conv1DTranspose(3, 3, strides=2, padding="same")(steps),
        layers.Conv1DTranspose(3, 4, strides=3, padding="valid", use_bias=False)(steps),
        layers.Conv2DTranspose(4, (3, 2), strides=(2, 1), padding="same", activation="relu")(image),
        layers.Conv2DTranspose(3, 2, strides=3, padding="valid")(image),
    ]
    return keras.Model([steps, image], outputs, name="convolution")


def convolution_rare() -> keras.Model:
    """What Keras computes in a way of its own: output padding, and stride and dilation at once."""
    steps = layers.Input((13, 4), name="steps")
    image = layers.Input((11, 9, 6), name="image")
    outputs = [
        layers.Conv1DTranspose(3, 3, strides=3, padding="same", output_padding=1)(steps),
        layers.Conv2DTranspose(3, 3, strides=2, padding="valid", output_padding=(1, 0))(image),
        layers.Conv2DTranspose(3, 4, strides=2, padding="same", output_padding=1)(image),
        layers.DepthwiseConv1D(3, strides=2, dilation_rate=2, padding="same")(steps),
        layers.DepthwiseConv2D(3, strides=(2, 3), dilation_rate=2, padding="same")(image),
        layers.SeparableConv2D(4, 2, strides=2, dilation_rate=(1, 3), padding="valid")(image),
        layers.SeparableConv1D(4, 3, strides=3, dilation_rate=2, padding="same")(steps),
    ]
    return keras.Model([steps, image], outputs, name="convolution_rare")


def channels_first() -> keras.Model:
    """Layers with the channels before the spatial axes."""
    steps = layers.Input((4, 13), name="steps")
    image = layers.Input((6, 11, 9), name="image")
    first = {"data_format": "channels_first"}
    outputs = [
        layers.Conv1D(5, 3, strides=2, padding="same", activation="softmax", **first)(steps),
        layers.Conv1D(5, 3, padding="causal", dilation_rate=2, **first)(steps),
        layers.Conv2D(5, (3, 2), padding="same", activation="relu", **first)(image),
        layers.DepthwiseConv2D(3, depth_multiplier=2, **first)(image),
        layers.SeparableConv1D(5, 3, **first)(steps),
        layers.MaxPooling1D(3, padding="same", **first)(steps),
        layers.AveragePooling2D((2, 3), strides=1, padding="same", **first)(image),
        layers.GlobalAveragePooling1D(**first)(steps),
        layers.GlobalMaxPooling2D(keepdims=True, **first)(image),
        layers.ZeroPadding2D(((1, 2), (0, 3)), **first)(image),
        layers.Cropping2D(((1, 2), (0, 3)), **first)(image),
        layers.UpSampling2D((2, 3), **first)(image),
        layers.UpSampling2D(2, interpolation="bilinear", **first)(image),
        layers.BatchNormalization(axis=1)(image),
    ]
    return keras.Model([steps, image], outputs, name="channels_first")


def pooling() -> keras.Model:
    """Pooling over windows, over everything, and to a size."""
    steps = layers.Input((13, 4), name="steps")
    image = layers.Input((12, 9, 3), name="image")
    outputs = [
        layers.MaxPooling1D(4, strides=3, padding="same")(steps),
        layers.MaxPooling1D(2)(steps),
        layers.AveragePooling1D(5, strides=1, padding="same")(steps),
        layers.AveragePooling1D(4, strides=4)(steps),
        layers.MaxPooling2D((3, 1), strides=(1, 2), padding="same")(image),
        layers.MaxPooling2D((2, 5))(image),
        layers.AveragePooling2D(3, strides=(2, 3), padding="same")(image),
        layers.AveragePooling2D((12, 9))(image),
        layers.GlobalAveragePooling1D(keepdims=True)(steps),
        layers.GlobalMaxPooling1D()(steps),
        layers.GlobalMaxPooling1D(keepdims=True)(steps),
        layers.GlobalAveragePooling2D()(image),
        layers.GlobalMaxPooling2D()(image),
    ]
    return keras.Model([steps, image], outputs, name="pooling")


def adaptive_pooling() -> keras.Model:
    """Pooling to sizes that divide the input's. Keras gathers the results; one pooling gives the same."""
    steps = layers.Input((12, 4), name="steps")
    image = layers.Input((12, 9, 3), name="image")
    outputs = [
        layers.AdaptiveAveragePooling2D((4, 3))(image),
        layers.AdaptiveMaxPooling2D((3, 9))(image),
        layers.AdaptiveAveragePooling1D(6)(steps),
        layers.AdaptiveMaxPooling1D(3)(steps),
    ]
    return keras.Model([steps, image], outputs, name="adaptive_pooling")


def resizing() -> keras.Model:
    """Padding, cropping, repeating and interpolating."""
    steps = layers.Input((13, 4), name="steps")
    image = layers.Input((11, 8, 3), name="image")
    outputs = [
        layers.ZeroPadding1D((3, 0))(steps),
        layers.ZeroPadding1D(2)(steps),
        layers.ZeroPadding2D((2, 1))(image),
        layers.ZeroPadding2D(((0, 2), (3, 1)))(image),
        layers.Cropping1D((0, 4))(steps),
        layers.Cropping1D((2, 1))(steps),
        layers.Cropping2D(((2, 0), (0, 0)))(image),
        layers.Cropping2D((3, 2))(image),
        layers.UpSampling1D(3)(steps),
        layers.UpSampling2D((1, 3))(image),
        layers.UpSampling2D((3, 1), interpolation="bilinear")(image),
        layers.UpSampling2D((2, 2), interpolation="bilinear")(image),
        layers.Resizing(7, 16)(image),
        layers.Resizing(20, 5, interpolation="nearest")(image),
        layers.CenterCrop(6, 5)(image),
    ]
    return keras.Model([steps, image], outputs, name="resizing")


def normalization() -> keras.Model:
    """Normalizations that come down to a factor and a summand for each value."""
    steps = layers.Input((7, 4), name="steps")
    image = layers.Input((5, 3, 6), name="image")
    dense = layers.Dense(4, name="dense")
    outputs = [
        layers.BatchNormalization(epsilon=1e-5)(layers.Conv2D(5, 2, use_bias=False)(image)),
        layers.BatchNormalization(axis=2, center=False)(image),
        layers.BatchNormalization(renorm=True)(dense(steps)),
        layers.Normalization(axis=None, mean=1.5, variance=4.0)(steps),
        layers.Normalization(axis=-1, mean=[0.5, -1.0, 2.0, 0.0], variance=[1.0, 0.2, 3.0, 0.5])(steps),
        layers.Normalization(axis=(1, 2), mean=[[0.3]], variance=[[2.0]], invert=True)(steps),
        layers.Normalization(axis=(1, -1), mean=[1.0, 2, 3, 4, 5, 6], variance=[1.0, 2, 3, 4, 5, 6])(image),
        layers.Rescaling(1 / 127.5, offset=-1)(image),
        layers.Rescaling([0.5, 1.0, 2.0, -1.0], offset=[1.0, 0.0, 0.0, 3.0])(steps),
    ]
    return keras.Model([steps, image], outputs, name="normalization")


def normalization_of_samples() -> keras.Model:
    """Normalizations that depend on the values of a sample."""
    steps = layers.Input((7, 4), name="steps")
    image = layers.Input((5, 3, 6), name="image")
    outputs = [
        layers.LayerNormalization(axis=[1, 2], epsilon=0.01)(steps),
        layers.LayerNormalization(axis=1, scale=False)(steps),
        layers.LayerNormalization(axis=[-2, -1], center=False)(image),
        layers.LayerNormalization(axis=3)(image),
        layers.LayerNormalization(scale=False, center=False)(steps),
        layers.LayerNormalization(rms_scaling=True)(steps),
        layers.GroupNormalization(groups=3)(image),
        layers.GroupNormalization(groups=-1, scale=False)(image),
        layers.GroupNormalization(groups=1, axis=1, center=False, epsilon=0.1)(steps),
        layers.RMSNormalization(epsilon=1e-3)(steps),
        layers.UnitNormalization()(steps),
        layers.UnitNormalization(axis=[1, 2])(image),
    ]
    return keras.Model([steps, image], outputs, name="normalization_of_samples")


def activation_layers() -> keras.Model:
    """Activation layers with parameters."""
    steps = layers.Input((7, 4), name="steps")
    image = layers.Input((5, 3, 6), name="image")
    outputs = [
        layers.LeakyReLU()(steps),
        layers.LeakyReLU(negative_slope=0.05)(image),
        layers.PReLU()(steps),
        layers.PReLU(shared_axes=[1])(image),
        layers.PReLU(shared_axes=[1, 2, 3])(image),
        layers.ELU()(steps),
        layers.ELU(alpha=2.5)(image),
        layers.ReLU(max_value=1.5)(steps),
        layers.ReLU(threshold=0.7)(steps),
        layers.Softmax(axis=1)(steps),
        layers.Dense(3, activation=layers.LeakyReLU(negative_slope=0.4))(steps),
    ]
    return keras.Model([steps, image], outputs, name="activation_layers")


FAMILIES = (
    convolution,
    convolution_rare,
    channels_first,
    pooling,
    adaptive_pooling,
    resizing,
    normalization,
    normalization_of_samples,
    activation_layers,
)

# Those whose int8 operators can be held against TFLiteConverter's.
INT8_FAMILIES = ("convolution", "pooling", "resizing", "normalization")
