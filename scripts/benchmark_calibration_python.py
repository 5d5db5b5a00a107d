"""The observation of a float model by TensorFlow's own calibrator, for scripts/benchmark_calibration.sh.

usage: python scripts/benchmark_calibration_python.py FOLDER SAMPLES     (needs tensorflow 2.21 and keras 3)

FOLDER holds model.keras and calibration.npy, whose samples go round if there are fewer than SAMPLES. Prints seconds of
calibration, processor seconds of it, seconds and processor seconds since the process began, and its most megabytes. Linux
only.
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


def since_start() -> float:
    """Seconds since this process began."""
    started = int(Path("/proc/self/stat").read_text().rsplit(")", 1)[1].split()[19]) / os.sysconf("SC_CLK_TCK")
    return float(Path("/proc/uptime").read_text().split()[0]) - started


def main() -> None:
    """Times one calibration."""
    folder, count = Path(sys.argv[1]), int(sys.argv[2])
    model = keras.saving.load_model(folder / "model.keras", compile=False)
    content = tf.lite.TFLiteConverter.from_keras_model(model).convert()
    samples = np.load(folder / "calibration.npy").astype(np.float32)

    def dataset():
        for i in range(count):
            yield [samples[i % len(samples)][np.newaxis]]

    before, start = time.process_time(), time.perf_counter()
    calibrator.Calibrator(content).calibrate(dataset)
    seconds, processor = time.perf_counter() - start, time.process_time()
    print(
        f"{seconds:.3f} {processor - before:.2f} {since_start():.2f} {processor:.2f} {memory('VmHWM'):.0f}"
    )


if __name__ == "__main__":
    main()
