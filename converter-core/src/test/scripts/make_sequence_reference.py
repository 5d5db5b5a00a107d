"""Makes the folders recurrent, attention and embedding of the reference results. Run it in this folder."""

from __future__ import annotations

import shutil
import sys
import zipfile
import zlib
from pathlib import Path

import keras
import numpy as np
import tensorflow as tf

import sequence_models
from reference_tflite import convert_to_int8

REFERENCE = Path(__file__).resolve().parents[1] / "resources/reference"
SEED = 20261123
SAMPLES = 4
CALIBRATION_SAMPLES = 20
TOKENS = 11


def randomize(model: keras.Model, rng: np.random.Generator) -> None:
    """Weights of a size that keeps gates away from their limits, and biases that show."""
    for variable in model.variables:
        if variable.name == "seed_generator_state":
            continue
        shape = tuple(variable.shape)
        spread = 0.3 if variable.name == "bias" else 0.8 if len(shape) < 2 else 1 / np.sqrt(shape[0])
        variable.assign(rng.normal(0, spread, shape).astype(np.float32))


def draw(model: keras.Model, kind: str, count: int, rng: np.random.Generator) -> list[np.ndarray]:
    """Samples for each input."""
    arrays = []
    for tensor in model.inputs:
        shape = (count, *tensor.shape[1:])
        numbers = rng.integers(0, TOKENS, shape) if kind == "tokens" else rng.normal(0, 1, shape)
        arrays.append(numbers.astype(np.float32))
    return arrays


def save(folder: Path, stem: str, arrays: list[np.ndarray]) -> None:
    """STEM.npy, or STEM_0.npy, STEM_1.npy and so on where there are several."""
    for index, array in enumerate(arrays):
        suffix = f"_{index}" if len(arrays) > 1 else ""
        np.save(folder / f"{stem}{suffix}.npy", array.astype(np.float32), allow_pickle=False)


def save_small(model: keras.Model, target: Path) -> None:
    """Keras stores the weights uncompressed; most of a small HDF5 file is zeros."""
    model.save(target)
    with zipfile.ZipFile(target) as archive:
        entries = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)


def quantize(model: keras.Model, calibration: list[np.ndarray]) -> bytes:
    """The quantizer throws dice: in some runs it leaves a SPLIT in floating point. The others agree."""
    for _ in range(30):
        content = convert_to_int8(model, calibration)
        interpreter = tf.lite.Interpreter(
            model_content=content,
            experimental_op_resolver_type=tf.lite.experimental.OpResolverType.BUILTIN_WITHOUT_DEFAULT_DELEGATES,
        )
        if not any(operator["op_name"] == "DEQUANTIZE" for operator in interpreter._get_ops_details()):
            return content
    raise RuntimeError(f"{model.name}: a SPLIT stays in floating point each time")


def main() -> None:
    """Command line: the models to make, all by default."""
    for family, builder, int8, kind in sequence_models.MODELS:
        name = builder.__name__
        if sys.argv[1:] and name not in sys.argv[1:]:
            continue
        keras.backend.clear_session()
        rng = np.random.default_rng([SEED, zlib.crc32(name.encode())])
        model = builder()
        randomize(model, rng)
        folder = REFERENCE / family / name
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        inputs = draw(model, kind, SAMPLES, rng)
        outputs = model.predict(inputs if len(inputs) > 1 else inputs[0], verbose=0)
        save_small(model, folder / "model.keras")
        save(folder, "input", inputs)
        save(folder, "expected", outputs if isinstance(outputs, list) else [outputs])
        if int8:
            calibration = draw(model, kind, CALIBRATION_SAMPLES, rng)
            save(folder, "calibration", calibration)
        if int8 is True:
            (folder / "int8_b1.tflite").write_bytes(quantize(model, calibration))
        print(family, name, len(model.outputs), "outputs")


if __name__ == "__main__":
    main()
