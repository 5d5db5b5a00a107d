"""The steps of the gesture build in Python, to compare its time and memory with scripts/benchmark.sh.

usage: time python scripts/benchmark_python.py     (needs tensorflow 2.21 and keras 3; the build itself needs no Python)

Imports the model, converts it to float and to int8 with 200 representative windows, 50 of each class, compares
the float model with Keras on all windows, and measures the accuracy of both on the windows held out.
"""

from __future__ import annotations

import os
import resource
from pathlib import Path

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("TF_ENABLE_ONEDNN_OPTS", "0")

import keras
import numpy as np
import tensorflow as tf

REPOSITORY = Path(__file__).resolve().parents[1]
DATASET = REPOSITORY / "calibration-data/src/main/resources/tinyml/datasets/gesture"
MODEL = REPOSITORY / "firmware-sketch/src/main/tinyml/gesture_model.keras"
SAMPLES_PER_CLASS = 50


def convert(model: keras.Model, representative: np.ndarray | None) -> bytes:
    """A float model, or an int8 one when there is a representative dataset."""
    converter = tf.lite.TFLiteConverter.from_keras_model(model)
    if representative is not None:
        converter.optimizations = [tf.lite.Optimize.DEFAULT]
        converter.representative_dataset = lambda: ([window[np.newaxis]] for window in representative)
        converter.target_spec.supported_ops = [tf.lite.OpsSet.TFLITE_BUILTINS_INT8]
        converter.inference_input_type = converter.inference_output_type = tf.int8
    return converter.convert()


def run(model: bytes, windows: np.ndarray) -> np.ndarray:
    """The model's outputs as the interpreter gives them, window by window."""
    interpreter = tf.lite.Interpreter(model_content=model)
    interpreter.allocate_tensors()
    given, made = interpreter.get_input_details()[0], interpreter.get_output_details()[0]
    outputs = []
    for window in windows:
        if given["dtype"] == np.int8:
            scale, zero_point = given["quantization"]
            window = np.clip(np.round(window / scale) + zero_point, -128, 127)
        interpreter.set_tensor(given["index"], window[np.newaxis].astype(given["dtype"]))
        interpreter.invoke()
        outputs.append(interpreter.get_tensor(made["index"])[0].copy())
    return np.array(outputs)


def main() -> None:
    """Runs all steps and prints what they found."""
    raw, labels, mean, std = (np.load(DATASET / f"{name}.npy") for name in ("X", "y", "mean", "std"))
    windows = ((raw - mean) / std).astype(np.float32)
    drawn = np.concatenate([np.flatnonzero(labels == label)[:SAMPLES_PER_CLASS] for label in np.unique(labels)])
    held_out = np.setdiff1d(np.arange(len(windows)), drawn)

    model = keras.saving.load_model(MODEL, compile=False)
    float_model, int8_model = convert(model, None), convert(model, windows[drawn])
    predictions = model.predict(windows, verbose=0)
    difference = np.abs(run(float_model, windows) - predictions).max()
    decisions = run(int8_model, windows[held_out]).argmax(axis=1)

    print(f"float TFLite to Keras: maximum absolute difference {difference:.3g} over {len(windows)} windows")
    print(f"accuracy float {np.mean(predictions[held_out].argmax(axis=1) == labels[held_out]):.2%}, ", end="")
    print(f"int8 {np.mean(decisions == labels[held_out]):.2%} on {len(held_out)} held-out windows")
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6:.0f} MB")


if __name__ == "__main__":
    main()
