"""Makes the models and results of the families of layers in spatial_families.py.

usage: python make_spatial_references.py [FAMILY ...]

Each family is one folder of ../resources/reference/families; ../resources/reference/INDEX.md says what is in it. Weights and
inputs are random with a fixed seed. The archives are deflated afterwards, which Keras itself does not do.
"""

from __future__ import annotations

import os
import sys
import zipfile
from pathlib import Path

# TensorFlow computes convolutions with the channels first on a CPU only with oneDNN.
os.environ["TF_ENABLE_ONEDNN_OPTS"] = "1"

from make_reference import SEED, fresh_folder, predict, save_arrays  # sets up the environment first

import keras
import numpy as np

import spatial_families
from reference_tflite import convert_to_int8

SAMPLES = 3
CALIBRATION_SAMPLES = 12


def randomize(model: keras.Model, rng: np.random.Generator) -> None:
    """Weights in which a forgotten or swapped one shows."""
    for variable in model.variables:
        shape = tuple(variable.shape)
        if variable.name in ("moving_variance", "gamma", "scale", "moving_stddev", "renorm_stddev"):
            value = rng.uniform(0.5, 1.6, shape)
        elif variable.name == "alpha":
            value = rng.uniform(-0.2, 0.6, shape)
        elif "kernel" in variable.name:
            value = rng.normal(0, 0.4, shape)
        elif variable.dtype == "float32":
            value = rng.normal(0, 0.3, shape)
        else:
            continue
        variable.assign(value.astype(np.float32))


def deflate(archive: Path) -> None:
    """Compresses the entries, with a fixed time."""
    with zipfile.ZipFile(archive) as source:
        entries = [(name, source.read(name)) for name in source.namelist()]
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as target:
        for name, content in entries:
            target.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)


def make(family: object) -> None:
    """One folder."""
    keras.backend.clear_session()
    keras.utils.set_random_seed(SEED)
    rng = np.random.default_rng(SEED)
    model = family()
    randomize(model, rng)
    shapes = [tuple(tensor.shape[1:]) for tensor in model.inputs]
    inputs = [rng.normal(0, 1.5, (SAMPLES, *shape)).astype(np.float32) for shape in shapes]
    calibration = [rng.normal(0, 1.5, (CALIBRATION_SAMPLES, *shape)).astype(np.float32) for shape in shapes]
    folder = fresh_folder(f"families/{model.name}")
    model.save(folder / "model.keras")
    deflate(folder / "model.keras")
    save_arrays(folder, "input", inputs)
    # All outputs of a sample one behind the other, in the model's order.
    outputs = [output.reshape(SAMPLES, -1) for output in predict(model, inputs)]
    np.save(folder / "expected.npy", np.concatenate(outputs, axis=1), allow_pickle=False)
    if model.name in spatial_families.INT8_FAMILIES:
        save_arrays(folder, "calibration", calibration)
        (folder / "int8_b1.tflite").write_bytes(convert_to_int8(model, calibration))
    print(model.name, len(outputs), sum(f.stat().st_size for f in folder.iterdir()))


def main() -> None:
    """Command line: the families to make, all by default."""
    chosen = sys.argv[1:]
    for family in spatial_families.FAMILIES:
        if not chosen or family.__name__ in chosen:
            make(family)


if __name__ == "__main__":
    main()
