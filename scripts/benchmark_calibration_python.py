"""The observation of a float model by TensorFlow's own calibrator, for scripts/benchmark_calibration.sh.

usage: python scripts/benchmark_calibration_python.py FOLDER SAMPLES     (needs tensorflow 2.21 and keras 3)

FOLDER holds model.keras and calibration.npy, whose samples go round if there are fewer than SAMPLES. Prints the seconds
that the calibrator took, megabytes before and the most up to the end, and the number of samples.
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("TF_ENABLE_ONEDNN_OPTS", "0")

import keras
import numpy as np
import tensorflow as tf
from tensorflow.lite.python.optimize import calibrator


def memory(field: str) -> float:
    """A figure of this process in megabytes."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith(field + ":"):
            return int(line.split()[1]) * 1024 / 1e6
    raise KeyError(field)


def main() -> None:
    """Times one calibration."""
    folder, count = Path(sys.argv[1]), int(sys.argv[2])
    model = keras.saving.load_model(folder / "model.keras", compile=False)
    content = tf.lite.TFLiteConverter.from_keras_model(model).convert()
    samples = np.load(folder / "calibration.npy").astype(np.float32)

    def dataset():
        for i in range(count):
            yield [samples[i % len(samples)][np.newaxis]]

    before, start = memory("VmRSS"), time.perf_counter()
    calibrator.Calibrator(content).calibrate(dataset)
    print(f"{time.perf_counter() - start:.3f} {before:.0f} {memory('VmHWM'):.0f} {count}")


if __name__ == "__main__":
    main()
