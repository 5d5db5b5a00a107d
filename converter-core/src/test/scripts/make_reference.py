"""Makes the models, inputs and results that the tests of converter-core compare with.

usage: python make_reference.py [gesture_mlp] [activations] [layers_misc]

Models are built by Keras, float results come from Keras' own predictions, .tflite files from TensorFlow's own converter,
int8 results from TensorFlow Lite's reference kernels. The folders in ../resources/reference are replaced;
INDEX.md there says what they hold. Weights and inputs are random with a fixed seed.
"""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

os.environ.setdefault("KERAS_BACKEND", "tensorflow")
os.environ.setdefault("CUDA_VISIBLE_DEVICES", "-1")
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
# The other instruction order of oneDNN changes the last digits of predictions.
os.environ.setdefault("TF_ENABLE_ONEDNN_OPTS", "0")
sys.dont_write_bytecode = True

REPOSITORY = Path(__file__).resolve().parents[4]
REFERENCE = REPOSITORY / "converter-core/src/test/resources/reference"
GESTURE_MODEL = REPOSITORY / "firmware-sketch/src/main/tinyml/gesture_model.keras"
sys.path.insert(0, str(REPOSITORY / "calibration-data/src/main/scripts"))

import keras
import numpy as np

import make_gesture_dataset
import reference_models
from reference_tflite import Arrays, Interpreter, convert_to_float, convert_to_int8

SEED = 20261122
CALIBRATION_SAMPLES = 100
TEST_SAMPLES = 8

# The models of layers_misc and the standard deviation of their inputs: wide where a ReLU has to reach its limit of 6.
LAYER_MODELS = (
    (reference_models.stack, 5.0),
    (reference_models.rank3_dense, 6.0),
    (reference_models.batch_norms, 1.0),
    (reference_models.two_in_two_out, 1.0),
    (reference_models.lazy, 1.0),
)


def save_arrays(folder: Path, name: str, arrays: Arrays) -> None:
    """NAME.npy, or NAME_0.npy, NAME_1.npy … where there are several."""
    for index, array in enumerate(arrays):
        suffix = f"_{index}" if len(arrays) > 1 else ""
        np.save(folder / f"{name}{suffix}.npy", array, allow_pickle=False)


def fresh_folder(name: str) -> Path:
    """An empty folder for one fixture."""
    folder = REFERENCE / name
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def predict(model: keras.Model, inputs: Arrays) -> list[np.ndarray]:
    """Keras' own results, one array per output."""
    outputs = model.predict(inputs[0] if len(inputs) == 1 else list(inputs), verbose=0)
    return outputs if isinstance(outputs, list) else [outputs]


def save_int8(folder: Path, name: str, model: bytes, inputs: Arrays, expected: Arrays) -> None:
    """The file and its results; refuses a file whose results are far from Keras'."""
    (folder / f"{name}.tflite").write_bytes(model)
    interpreter = Interpreter(model)
    outputs = interpreter.run(interpreter.quantize(inputs))
    for wanted, found in zip(expected, interpreter.dequantize(outputs), strict=True):
        error = np.abs(found - wanted).max()
        print(f"  {folder.name}/{name}: max error {error:.4f}, values to {np.abs(wanted).max():.4f}")
        assert error <= 0.2 * np.abs(wanted).max(), f"{folder.name}/{name}: int8 results are off by {error}"
    save_arrays(folder, f"{name}_expected", outputs)


def save_reference(folder: Path, model: keras.Model, inputs: Arrays, calibration: Arrays) -> None:
    """Everything about one model except its .keras file."""
    expected = predict(model, inputs)
    save_arrays(folder, "calibration", calibration)
    save_arrays(folder, "input", inputs)
    save_arrays(folder, "expected", expected)
    floats = convert_to_float(model)
    for wanted, found in zip(expected, Interpreter(floats).run(inputs), strict=True):
        np.testing.assert_allclose(found, wanted, atol=1e-5)
    (folder / "float_b1.tflite").write_bytes(floats)
    per_channel = convert_to_int8(model, calibration)
    per_tensor = convert_to_int8(model, calibration, per_tensor_dense=True)
    assert Interpreter(per_channel).inputs[0]["quantization"] == Interpreter(per_tensor).inputs[0]["quantization"]
    save_arrays(folder, "int8_input", Interpreter(per_channel).quantize(inputs))
    save_int8(folder, "int8_b1", per_channel, inputs, expected)
    save_int8(folder, "int8_b1_ptfc", per_tensor, inputs, expected)


def make_gesture_mlp() -> None:
    """The shipped gesture model, calibrated with the first windows that it was trained on."""
    dataset = make_gesture_dataset.make_dataset()
    calibration = (dataset.training.samples[:CALIBRATION_SAMPLES] - dataset.mean) / dataset.std
    inputs = (dataset.unseen.samples[: 2 * TEST_SAMPLES] - dataset.mean) / dataset.std
    folder = fresh_folder("gesture_mlp")
    shutil.copyfile(GESTURE_MODEL, folder / "model.keras")
    model = keras.saving.load_model(GESTURE_MODEL, compile=False)
    save_reference(folder, model, [inputs], [calibration])


def make_activations() -> None:
    """One model per activation, all with equal weights: only the activation tells them apart."""
    folder = fresh_folder("activations")
    # Wide enough for every bend and limit of every activation, relu6's 6 included.
    inputs = np.random.default_rng(SEED).normal(0, 3, (TEST_SAMPLES, 12)).astype(np.float32)
    np.save(folder / "input.npy", inputs, allow_pickle=False)
    for activation in reference_models.ACTIVATIONS:
        keras.backend.clear_session()
        model = reference_models.activation_model(activation)
        reference_models.randomize(model, np.random.default_rng(SEED))
        model.save(folder / f"{activation}.keras")
        np.save(folder / f"expected_{activation}.npy", predict(model, [inputs])[0], allow_pickle=False)
        if activation in reference_models.INT8_ACTIVATIONS:
            (folder / f"int8_{activation}.tflite").write_bytes(convert_to_int8(model, [inputs]))


def make_layers_misc() -> None:
    """Small models that use every supported layer in its variants."""
    shutil.rmtree(REFERENCE / "layers_misc", ignore_errors=True)
    for builder, spread in LAYER_MODELS:
        keras.backend.clear_session()
        rng = np.random.default_rng(SEED)
        model = builder()
        reference_models.randomize(model, rng)
        shapes = [tuple(tensor.shape[1:]) for tensor in model.inputs]
        inputs = [rng.normal(0, spread, (TEST_SAMPLES, *shape)).astype(np.float32) for shape in shapes]
        calibration = [rng.normal(0, spread, (CALIBRATION_SAMPLES, *shape)).astype(np.float32) for shape in shapes]
        folder = fresh_folder(f"layers_misc/{model.name}")
        model.save(folder / "model.keras")
        save_reference(folder, model, inputs, calibration)


def main() -> None:
    """Command line: the fixtures to make, all by default."""
    makers = {"gesture_mlp": make_gesture_mlp, "activations": make_activations, "layers_misc": make_layers_misc}
    chosen = sys.argv[1:] or list(makers)
    unknown = [name for name in chosen if name not in makers]
    if unknown:
        sys.exit(f"unknown fixture {', '.join(unknown)}; there are {', '.join(makers)}")
    for name in chosen:
        print(name)
        makers[name]()


if __name__ == "__main__":
    main()
