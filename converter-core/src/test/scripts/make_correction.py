"""Makes src/test/resources/correction: models that lose much in int8, each for one reason.

Usage: python make_correction.py  (Keras 3.15.1, TensorFlow 2.21.0, numpy 2.4.6; everything seeded)

unequal  A DS-CNN (convolution, then twice depthwise and pointwise, mean, dense), trained on synthetic
         pictures. Then each channel between two layers is multiplied by a factor from 1/32 to 32, and
         what reads it is divided by the same: the float results stay as they are, the ranges of the
         channels don't.
biased   A CNN whose inputs and activations are positive, trained on the same pictures with the first
         channel of both convolutions silent (its bias is below 0). The weights that read such a
         channel don't count, and are made large: they set the scale of each output channel, so that
         all other weights are rounded coarsely, and the errors, times values that are positive on
         average, add up to an error of the mean.
"""

import os
import pathlib

os.environ.setdefault("KERAS_BACKEND", "tensorflow")
os.environ.setdefault("CUDA_VISIBLE_DEVICES", "-1")
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("TF_ENABLE_ONEDNN_OPTS", "0")

import keras
import numpy as np

OUT = pathlib.Path(__file__).resolve().parent.parent / "resources" / "correction"
SIZE = 12
CLASSES = 4


def pictures(rng, count):
    """Stripes and checks of random phase and contrast on a bright background, with noise."""
    labels = rng.integers(0, CLASSES, count)
    y, x = np.mgrid[0:SIZE, 0:SIZE]
    images = np.empty((count, SIZE, SIZE, 1), np.float32)
    for i, label in enumerate(labels):
        phase = rng.uniform(0, 2 * np.pi)
        along = (x, y, x + y, x - y)[label]
        wave = np.sin(2 * np.pi * along / 5 + phase) * rng.uniform(0.15, 0.4)
        images[i, :, :, 0] = 1 + wave + rng.normal(0, 0.25, (SIZE, SIZE))
    return images, labels.astype(np.int32)


def trained(model, images, labels):
    """The model with weights of training only: without the optimizer's state the file is smaller."""
    model.compile(keras.optimizers.Adam(3e-3), "sparse_categorical_crossentropy")
    model.fit(images, labels, batch_size=64, epochs=12, verbose=0)
    plain = keras.models.clone_model(model)
    plain.set_weights(model.get_weights())
    return plain


def unequal(rng, images, labels):
    layers = keras.layers
    model = keras.Sequential(
        [
            layers.Input((SIZE, SIZE, 1)),
            layers.Conv2D(8, 3, strides=2, padding="same", activation="relu", name="conv"),
            layers.DepthwiseConv2D(3, padding="same", activation="relu", name="depth1"),
            layers.Conv2D(12, 1, activation="relu", name="point1"),
            layers.DepthwiseConv2D(3, padding="same", activation="relu", name="depth2"),
            layers.Conv2D(12, 1, activation="relu", name="point2"),
            layers.GlobalAveragePooling2D(),
            layers.Dense(CLASSES, activation="softmax", name="dense"),
        ]
    )
    model = trained(model, images, labels)
    chain = [layer for layer in model.layers if layer.get_weights()]
    for first, second in zip(chain, chain[1:]):
        kernel, bias = first.get_weights()
        channels = bias.shape[0]
        factors = (2.0 ** rng.uniform(-5, 5, channels)).astype(np.float32)
        depthwise = isinstance(first, layers.DepthwiseConv2D)
        first.set_weights([kernel * (factors[:, None] if depthwise else factors), bias * factors])
        kernel, bias = second.get_weights()
        second.set_weights([kernel / factors[:, None], bias])
    return model


def biased(rng, images, labels):
    layers = keras.layers
    model = keras.Sequential(
        [
            layers.Input((SIZE, SIZE, 1)),
            layers.Conv2D(8, 3, strides=2, padding="same", activation="relu", name="conv1"),
            layers.Conv2D(12, 3, padding="same", activation="relu", name="conv2"),
            layers.GlobalAveragePooling2D(),
            layers.Dense(CLASSES, activation="softmax", name="dense"),
        ]
    )
    for name in ("conv1", "conv2"):
        kernel, bias = model.get_layer(name).get_weights()
        kernel[..., 0] = 0
        bias[0] = -1
        model.get_layer(name).set_weights([kernel, bias])
    # A silent channel has no gradient, and stays silent.
    model = trained(model, images, labels)
    for name in ("conv2", "dense"):
        second = model.get_layer(name)
        kernel, bias = second.get_weights()
        outputs = kernel.shape[-1]
        largest = np.abs(kernel).max(axis=tuple(range(kernel.ndim - 1)))
        kernel[..., 0, :] = 24 * largest * np.where(np.arange(outputs) % 2, 1, -1)
        second.set_weights([kernel, bias])
    return model


def main():
    for seed, (name, make) in enumerate({"unequal": unequal, "biased": biased}.items()):
        keras.utils.set_random_seed(41 + seed)
        rng = np.random.default_rng(41 + seed)
        model = make(rng, *pictures(rng, 4000))
        folder = OUT / name
        folder.mkdir(parents=True, exist_ok=True)
        model.save(folder / "model.keras")
        calibration, _ = pictures(rng, 100)
        images, labels = pictures(rng, 200)
        predicted = model.predict(images, verbose=0)
        np.save(folder / "calibration.npy", calibration)
        np.save(folder / "input.npy", images)
        np.save(folder / "expected.npy", predicted)
        print(name, "accuracy", np.mean(predicted.argmax(axis=1) == labels))


if __name__ == "__main__":
    main()
