"""Makes the figures that the tests of measuring compare with.

usage: python make_metric_reference.py X.npy y.npy mean.npy std.npy

The four files are those of the autoencoder beside the zoo's fc_autoencoder. Figures are computed from their definitions:
areas below the ROC curve by comparing all pairs and by interpolating the curve in many points, the rest with NumPy.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

os.environ.setdefault("CUDA_VISIBLE_DEVICES", "-1")
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("TF_ENABLE_ONEDNN_OPTS", "0")
sys.dont_write_bytecode = True

import numpy as np

RESOURCES = Path(__file__).resolve().parents[1] / "resources"
SEED = 20261123
MAX_FPR = 0.1
SAMPLES = 300


def auc(labels: np.ndarray, scores: np.ndarray) -> float:
    difference = scores[labels == 1][:, None] - scores[labels == 0][None, :]
    return float(np.mean((difference > 0) + 0.5 * (difference == 0)))


def partial_auc(labels: np.ndarray, scores: np.ndarray) -> float:
    """Standardized as McClish does: what sklearn.metrics.roc_auc_score(max_fpr=0.1) documents."""
    thresholds = np.concatenate([[np.inf], np.unique(scores)[::-1]])
    fpr = np.array([np.mean(scores[labels == 0] >= t) for t in thresholds])
    tpr = np.array([np.mean(scores[labels == 1] >= t) for t in thresholds])
    inside = fpr < MAX_FPR
    # Where the curve rises vertically, the point at the end counts: the last one inside, then the one at the border.
    following = int(np.argmax(fpr >= MAX_FPR))
    share = (MAX_FPR - fpr[following - 1]) / (fpr[following] - fpr[following - 1])
    border = tpr[following - 1] + share * (tpr[following] - tpr[following - 1])
    area = np.trapezoid(np.append(tpr[inside], border), np.append(fpr[inside], MAX_FPR))
    smallest = MAX_FPR**2 / 2
    return float((1 + (area - smallest) / (MAX_FPR - smallest)) / 2)


def detection(labels: np.ndarray, scores: np.ndarray) -> dict:
    return {"auc": auc(labels, scores), "partialAuc": partial_auc(labels, scores)}


def regression(targets: np.ndarray, outputs: np.ndarray) -> dict:
    error = outputs - targets
    varying = targets.std(axis=0) > 0
    r2 = 1 - (error**2).sum(axis=0)[varying] / ((targets - targets.mean(axis=0)) ** 2).sum(axis=0)[varying]
    return {
        "mae": float(np.abs(error).mean()),
        "rmse": float(np.sqrt((error**2).mean())),
        "r2": float(r2.mean()),
    }


def quantize(values: np.ndarray, scale: float) -> np.ndarray:
    return (np.round(values / scale) * scale).astype(np.float32)


def small() -> dict:
    random = np.random.default_rng(SEED)
    targets = random.normal([3, -40, 7], [1, 12, 0], (60, 3)).astype(np.float32)
    floats = (targets + random.normal(0, [0.2, 3, 0.1], targets.shape)).astype(np.float32)
    devices = quantize(floats, 0.5)
    labels = (random.random(80) < 0.3).astype(int)
    scores = (random.normal(0.35 + 0.2 * labels, 0.15)).astype(np.float32)
    coarse = quantize(scores, 1 / 16)
    wide = np.float64
    return {
        "targets": targets.tolist(),
        "floats": floats.tolist(),
        "devices": devices.tolist(),
        "targetDeviation": float(np.sqrt(targets.astype(wide).var(axis=0).mean())),
        "floatError": regression(targets.astype(wide), floats.astype(wide)),
        "deviceError": regression(targets.astype(wide), devices.astype(wide)),
        "decibels": float(
            10 * np.log10((floats.astype(wide) ** 2).sum() / ((floats.astype(wide) - devices) ** 2).sum())
        ),
        "labels": labels.tolist(),
        "floatScores": scores.tolist(),
        "deviceScores": coarse.tolist(),
        "floatDetection": detection(labels, scores.astype(wide)),
        "deviceDetection": detection(labels, coarse.astype(wide)),
    }


def autoencoder(x: np.ndarray, labels: np.ndarray, mean: np.ndarray, std: np.ndarray) -> dict:
    import keras
    import tensorflow as tf

    folder = RESOURCES / "zoo/fc_autoencoder"
    inputs = ((x - mean) / std).astype(np.float32)
    model = keras.models.load_model(folder / "model.keras")
    scores = ((model.predict(inputs, verbose=0).astype(np.float64) - inputs) ** 2).mean(axis=1)
    interpreter = tf.lite.Interpreter(
        str(folder / "int8_b1.tflite"),
        experimental_op_resolver_type=tf.lite.experimental.OpResolverType.BUILTIN_REF,
    )
    interpreter.allocate_tensors()
    source, result = interpreter.get_input_details()[0], interpreter.get_output_details()[0]
    devices = []
    for sample in inputs:
        scale, zero = source["quantization"]
        fed = np.clip(np.round(sample / scale) + zero, -128, 127).astype(np.int8)
        interpreter.set_tensor(source["index"], fed[None])
        interpreter.invoke()
        scale, zero = result["quantization"]
        output = (interpreter.get_tensor(result["index"])[0].astype(np.float64) - zero) * scale
        devices.append(((output - sample) ** 2).mean())
    devices = np.array(devices)
    return {
        "floatScores": scores.tolist(),
        "deviceError": float(devices[labels == 0].mean()),
        "deviceDetection": detection(labels, devices),
    }


def main() -> None:
    x, labels, mean, std = (np.load(file) for file in sys.argv[1:])
    x, labels = x[:SAMPLES].astype(np.float32), labels[:SAMPLES]
    folder = RESOURCES / "metrics"
    folder.mkdir(exist_ok=True)
    for name, array in {"X": x, "y": labels, "mean": mean, "std": std}.items():
        np.save(folder / f"autoencoder_{name}.npy", array)
    figures = {"small": small(), "autoencoder": autoencoder(x, labels, mean, std)}
    (folder / "metrics.json").write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


main()
