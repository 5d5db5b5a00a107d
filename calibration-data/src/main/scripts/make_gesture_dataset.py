"""Makes the gesture dataset: accelerometer windows of four gestures, simulated with a fixed seed.

usage: python make_gesture_dataset.py OUTPUT_DIRECTORY

The signal is synthetic. Each window is what a hand-held accelerometer would report during two seconds after a trigger:
gravity in a slightly tilted hand, one gesture on top of it, and sensor noise. All random numbers come from one stream,
so the order in which they are drawn is part of the dataset: a change of that order is a new version of the data.

The first windows of the stream train the model (see train_gesture_model.py); mean and standard deviation are theirs.
They are not written: the windows in X.npy are the ones after them, which the model has never seen.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np

CLASS_NAMES = ("idle", "circle", "shake", "swipe")
IDLE, CIRCLE, SHAKE, SWIPE = range(len(CLASS_NAMES))
CHANNELS = ("x", "y", "z")

SAMPLING_RATE_HZ = 50.0
WINDOW_LENGTH = 100
FEATURES = WINDOW_LENGTH * len(CHANNELS)

# CRC-32 of "gesture_mlp" without its top bit: any number would do, but the shipped model was trained with this one.
SEED = 668345458
TRAINING_WINDOWS = 2000
# Drawn and shuffled together with the training windows, hence not evenly spread over the classes.
FIRST_TEST_WINDOWS = 400
WINDOWS_PER_CLASS = 300

GRAVITY = 9.81  # m/s^2
HAND_TILT = 0.15  # standard deviation of each component of the unit vector "up"
NOISE = 1.1  # m/s^2, standard deviation
# How late a gesture may start after the trigger and how much its pace varies; 1 would be not aligned at all.
MISALIGNMENT = 0.2

# A standard deviation near zero would turn sensor noise into a huge model input.
SMALLEST_STD = 1e-3


@dataclass(frozen=True)
class Windows:
    """Windows and what they show.

    samples: float32, (windows, FEATURES), m/s^2, reading after reading with x, y, z interleaved.
    labels: int64, (windows,), indices into CLASS_NAMES.
    """

    samples: np.ndarray
    labels: np.ndarray

    def __getitem__(self, part: slice) -> Windows:
        return Windows(self.samples[part], self.labels[part])


@dataclass(frozen=True)
class GestureDataset:
    """Training windows, windows for calibration and tests, and the normalization fitted on the training windows."""

    training: Windows
    unseen: Windows
    mean: np.ndarray
    std: np.ndarray


def simulate_window(rng: np.random.Generator, gesture: int) -> np.ndarray:
    """One window of shape (WINDOW_LENGTH, 3) in m/s^2, as float64."""
    seconds = np.arange(WINDOW_LENGTH) / SAMPLING_RATE_HZ

    up = rng.normal(0, HAND_TILT, 3)
    up[2] += 1
    gravity = GRAVITY * up / np.linalg.norm(up)

    # Drawn for every gesture, used or not, so that each window starts with the same draws.
    amplitude = rng.uniform(1.5, 4.5)
    phase = rng.uniform(0, 2 * np.pi * MISALIGNMENT)
    swipe_time = 1 + rng.uniform(-0.6, 0.5) * MISALIGNMENT
    turns_per_second = 1.1 + rng.uniform(-0.3, 0.4) * MISALIGNMENT

    motion = np.zeros((WINDOW_LENGTH, len(CHANNELS)))
    if gesture == CIRCLE:
        angle = 2 * np.pi * turns_per_second * seconds + phase
        motion[:, 0] = amplitude * np.cos(angle)
        motion[:, 1] = amplitude * np.sin(angle)
    elif gesture == SHAKE:
        shakes_per_second = 3.5 + rng.uniform(-1, 1.5) * MISALIGNMENT
        motion[:, 0] = amplitude * np.sin(2 * np.pi * shakes_per_second * seconds + phase)
    elif gesture == SWIPE:
        duration = rng.uniform(0.08, 0.15)
        # The derivative of a bell-shaped speed: speeding up, then braking.
        progress = (seconds - swipe_time) / duration
        motion[:, 1] = -2.2 * amplitude * progress * np.exp(-progress * progress)

    noise = rng.normal(0, NOISE, motion.shape)
    # Noise and drift of the gyroscope beside the accelerometer. The dataset leaves that sensor out, the stream does not.
    rng.standard_normal(motion.size + len(CHANNELS))
    return motion + (gravity + noise)


def simulate(rng: np.random.Generator, gestures: np.ndarray) -> Windows:
    """Windows of the given gestures in a random order. Shuffles the array that it is given."""
    rng.shuffle(gestures)
    samples = np.stack([simulate_window(rng, gesture) for gesture in gestures])
    return Windows(samples.astype(np.float32).reshape(-1, FEATURES), gestures.astype(np.int64))


def missing_gestures(labels: np.ndarray) -> np.ndarray:
    """The gestures that fill each class of the given labels up to WINDOWS_PER_CLASS."""
    present = np.bincount(labels, minlength=len(CLASS_NAMES))
    return np.repeat(np.arange(len(CLASS_NAMES)), WINDOWS_PER_CLASS - present)


def make_dataset() -> GestureDataset:
    """The whole dataset; the same at every call."""
    rng = np.random.default_rng(SEED)
    first = simulate(rng, np.arange(TRAINING_WINDOWS + FIRST_TEST_WINDOWS) % len(CLASS_NAMES))
    training, first_test = first[:TRAINING_WINDOWS], first[TRAINING_WINDOWS:]
    more_test = simulate(rng, missing_gestures(first_test.labels))
    unseen = Windows(
        np.concatenate([first_test.samples, more_test.samples]),
        np.concatenate([first_test.labels, more_test.labels]),
    )
    # Summed in double precision: 2000 floats would lose digits.
    mean = training.samples.mean(0, dtype=np.float64).astype(np.float32)
    std = training.samples.std(0, dtype=np.float64).astype(np.float32)
    return GestureDataset(training, unseen, mean, np.maximum(std, np.float32(SMALLEST_STD)))


def file_entry(file: Path) -> dict[str, object]:
    """Name, size and digest of a written file."""
    content = file.read_bytes()
    return {"file": file.name, "size": len(content), "sha256": hashlib.sha256(content).hexdigest()}


def describe(files: dict[str, Path], labels: np.ndarray) -> dict[str, object]:
    """What dataset.json says."""
    return {
        "format": "tinyml-dataset/1",
        "id": "gesture",
        "description": "Simulated accelerometer windows of four hand gestures, with the normalization of the gesture"
        " model's training data. The model has seen none of these windows.",
        "license": "Apache-2.0",
        "files": {role: file_entry(file) for role, file in files.items()},
        "counts": {
            "samples": len(labels),
            "perClass": np.bincount(labels, minlength=len(CLASS_NAMES)).tolist(),
        },
        "signal": {
            "sensor": "accelerometer",
            "channels": list(CHANNELS),
            "windowLength": WINDOW_LENGTH,
            "unit": "m/s^2",
            "samplingRateHz": SAMPLING_RATE_HZ,
        },
        "generator": {"script": Path(__file__).name, "seed": SEED, "numpy": np.__version__},
    }


def write_dataset(dataset: GestureDataset, directory: Path) -> None:
    """Writes the arrays, the class names and dataset.json."""
    directory.mkdir(parents=True, exist_ok=True)
    arrays = {
        "samples": ("X.npy", dataset.unseen.samples),
        "labels": ("y.npy", dataset.unseen.labels),
        "mean": ("mean.npy", dataset.mean),
        "std": ("std.npy", dataset.std),
    }
    files: dict[str, Path] = {}
    for role, (name, array) in arrays.items():
        files[role] = directory / name
        np.save(files[role], array, allow_pickle=False)
    files["classNames"] = directory / "labels.txt"
    write_text(files["classNames"], "\n".join(CLASS_NAMES) + "\n")
    description = json.dumps(describe(files, dataset.unseen.labels), indent=2)
    write_text(directory / "dataset.json", description + "\n")


def write_text(file: Path, text: str) -> None:
    """UTF-8 with LF on every platform: the bytes are part of the dataset's digests."""
    file.write_bytes(text.encode("utf-8"))


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description="Makes the gesture dataset.")
    parser.add_argument("directory", type=Path, help="where the files go; existing ones are replaced")
    write_dataset(make_dataset(), parser.parse_args().directory)


if __name__ == "__main__":
    main()
