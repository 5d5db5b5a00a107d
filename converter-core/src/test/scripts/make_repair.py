"""Makes repair/glitch: a classifier of waves whose sensor glitches once in a while.

A glitch is a single value far beyond all others. It decides nothing, but the smallest and largest
values of the input and of the first layer are those of glitches, so that int8 with ranges from
minimum to maximum has no steps left for the waves. Ranges that leave out the rarest values do.

Usage: make_repair.py FOLDER, with TensorFlow 2.21 and Keras 3. Prints the accuracy of the float
model and of TFLiteConverter's int8 model with 200 of the samples as representative dataset.
"""
import os
import pathlib
import sys

os.environ["CUDA_VISIBLE_DEVICES"] = ""
os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import keras
import numpy as np
import tensorflow as tf

LENGTH = 128
CLASSES = 4
GLITCH = 400.0


def waves(rng, count):
    labels = np.arange(count) % CLASSES
    time = np.arange(LENGTH)
    frequency = np.array([2, 5, 9, 14])[labels][:, None] / LENGTH
    phase = rng.uniform(0, 2 * np.pi, (count, 1))
    signal = np.sin(2 * np.pi * frequency * time + phase)
    return (signal + rng.normal(0, 0.25, signal.shape))[..., None], labels


def main(folder):
    keras.utils.set_random_seed(4)
    rng = np.random.default_rng(4)
    x, y = waves(rng, 2000)
    model = keras.Sequential(
        [
            keras.Input((LENGTH, 1)),
            keras.layers.Conv1D(8, 5, activation="relu"),
            keras.layers.Conv1D(8, 5, activation="relu", strides=2),
            keras.layers.GlobalAveragePooling1D(),
            keras.layers.Dense(CLASSES, activation="softmax"),
        ]
    )
    model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
    model.fit(x, y, epochs=60, batch_size=32, verbose=0)

    x, y = waves(rng, 480)
    for sample in range(0, len(x), 160):
        x[sample + sample // 160 % CLASSES, 40] = GLITCH
    x = x.astype(np.float16)
    folder.mkdir(parents=True, exist_ok=True)
    model.save(folder / "model.keras")
    np.save(folder / "X.npy", x)
    np.save(folder / "y.npy", y.astype(np.uint8))

    values = x.astype(np.float32)
    print("float", np.mean(model.predict(values, verbose=0).argmax(1) == y))
    converter = tf.lite.TFLiteConverter.from_keras_model(model)
    converter.optimizations = [tf.lite.Optimize.DEFAULT]
    converter.representative_dataset = lambda: ([v[None]] for v in values[:200])
    converter.target_spec.supported_ops = [tf.lite.OpsSet.TFLITE_BUILTINS_INT8]
    interpreter = tf.lite.Interpreter(model_content=converter.convert())
    interpreter.allocate_tensors()
    source, result = interpreter.get_input_details()[0], interpreter.get_output_details()[0]
    right = 0
    for value, label in zip(values[200:], y[200:]):
        interpreter.set_tensor(source["index"], value[None])
        interpreter.invoke()
        right += interpreter.get_tensor(result["index"])[0].argmax() == label
    print("TFLiteConverter int8", right / len(y[200:]))


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
