"""Trains the gesture model on windows that the dataset does not hold, and tells its accuracy on those that it does.

usage: python train_gesture_model.py train MODEL.keras
       python train_gesture_model.py evaluate MODEL.keras

Needs Keras 3 with the TensorFlow backend. The file that `train` writes has other bytes each time, since an archive
holds the time of saving. Its weights are the same wherever the versions and the processor's vector instructions are.
"""

from __future__ import annotations

import argparse
import os
from pathlib import Path

os.environ.setdefault("KERAS_BACKEND", "tensorflow")
os.environ.setdefault("CUDA_VISIBLE_DEVICES", "-1")
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
# The other instruction order of oneDNN changes the last digits of the weights.
os.environ.setdefault("TF_ENABLE_ONEDNN_OPTS", "0")

import keras
import numpy as np
import tensorflow as tf

from make_gesture_dataset import CLASS_NAMES, FEATURES, SEED, GestureDataset, make_dataset

EPOCHS = 16
BATCH_SIZE = 32


def normalize(samples: np.ndarray, dataset: GestureDataset) -> np.ndarray:
    """Raw windows as the model wants them."""
    return (samples - dataset.mean) / dataset.std


def build_model() -> keras.Model:
    """A small multilayer perceptron with one probability per class."""
    return keras.Sequential(
        [
            keras.layers.Input((FEATURES,)),
            keras.layers.Dense(32, activation="relu"),
            keras.layers.Dense(16, activation="relu"),
            keras.layers.Dense(len(CLASS_NAMES), activation="softmax"),
        ]
    )


def train(dataset: GestureDataset) -> keras.Model:
    """A model trained on the training windows; the optimizer's state stays with it."""
    keras.utils.set_random_seed(SEED)
    tf.config.experimental.enable_op_determinism()
    model = build_model()
    model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
    samples = normalize(dataset.training.samples, dataset)
    model.fit(samples, dataset.training.labels, epochs=EPOCHS, batch_size=BATCH_SIZE, verbose=0)
    return model


def report(model: keras.Model, dataset: GestureDataset) -> None:
    """Prints how many of the dataset's windows the model gets right, in total and by class."""
    probabilities = model.predict(normalize(dataset.unseen.samples, dataset), verbose=0)
    labels = dataset.unseen.labels
    right = probabilities.argmax(axis=1) == labels
    print(f"accuracy {right.mean():.4f}: {right.sum()} of {len(right)} windows")
    for index, name in enumerate(CLASS_NAMES):
        of_class = right[labels == index]
        print(f"  {name}: {of_class.sum()} of {len(of_class)}")


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description="Trains or evaluates the gesture model.")
    parser.add_argument("action", choices=("train", "evaluate"))
    parser.add_argument("model", type=Path, help="the .keras file to write or to read")
    arguments = parser.parse_args()
    dataset = make_dataset()
    if arguments.action == "train":
        model = train(dataset)
        model.save(arguments.model)
    else:
        model = keras.saving.load_model(arguments.model)
    report(model, dataset)


if __name__ == "__main__":
    main()
