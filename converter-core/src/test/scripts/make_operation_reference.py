"""Makes the reference models of merge layers, shape layers and keras.ops.

usage: python make_operation_reference.py [CASE …]

One model per case with one output per variant. Models, inputs and predictions are Keras' own, .tflite
files TensorFlow's own with a batch of 1. The folders ../resources/reference/families/CASE are replaced. Seeded.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
import zipfile
from pathlib import Path

os.environ.setdefault("KERAS_BACKEND", "tensorflow")
os.environ.setdefault("CUDA_VISIBLE_DEVICES", "-1")
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("TF_ENABLE_ONEDNN_OPTS", "0")
sys.dont_write_bytecode = True

import keras
import numpy as np
from keras import layers, ops

from reference_tflite import convert_to_int8

REFERENCE = Path(__file__).resolve().parents[1] / "resources/reference/families"
SEED = 20261122
SAMPLES = 4
CALIBRATION_SAMPLES = 40


def grid() -> keras.KerasTensor:
    """The input of most cases."""
    return layers.Input((4, 6), name="grid")


def positive(x: keras.KerasTensor) -> keras.KerasTensor:
    """Values that have roots and logarithms."""
    return ops.square(x) + 0.5


def merge_elementwise() -> keras.Model:
    """Equal shapes, axes of 1, and different ranks."""
    x, row, vector = grid(), layers.Input((1, 6), name="row"), layers.Input((6,), name="vector")
    column = layers.Reshape((4, 1))(layers.Dense(4)(vector))
    outputs = [
        layers.Add()([x, row]),
        layers.Add()([vector, layers.Dense(6)(vector)]),
        layers.Subtract()([x, column]),
        layers.Subtract()([vector, x]),
        layers.Multiply()([x, row, column]),
        layers.Average()([x, x, row]),
        layers.Maximum()([x, vector]),
        layers.Minimum()([row, x, column]),
    ]
    return keras.Model([x, row, vector], outputs)


def merge_concatenate() -> keras.Model:
    """Along each axis, three tensors of different size."""
    x, other = grid(), layers.Input((2, 6), name="other")
    outputs = [
        layers.Concatenate(axis=1)([x, other, x]),
        layers.Concatenate(axis=-1)([x, layers.Dense(3)(x)]),
        layers.Concatenate(axis=-2)([other, layers.Dense(6, activation="relu")(x)]),
        layers.Concatenate()([x]),
    ]
    return keras.Model([x, other], outputs)


def merge_dot() -> keras.Model:
    """Pairs of axes, ranks 2 to 4, with and without directions only."""
    x, other, vector = grid(), layers.Input((6, 3), name="other"), layers.Input((6,), name="vector")
    cube = layers.Input((2, 4, 5), name="cube")
    outputs = [
        layers.Dot(axes=(2, 1))([x, other]),
        layers.Dot(axes=1)([x, cube_of(x)]),
        layers.Dot(axes=-1)([x, vector]),
        layers.Dot(axes=(1, 2))([vector, x]),
        layers.Dot(axes=(1, 2))([x, cube]),
        layers.Dot(axes=(3, 1))([cube, layers.Reshape((5, 2, 2))(layers.Dense(5)(x))]),
        layers.Dot(axes=1, normalize=True)([vector, layers.Dense(6)(vector)]),
        layers.Dot(axes=(2, 1), normalize=True)([x, other]),
    ]
    return keras.Model([x, other, vector, cube], outputs)


def cube_of(x: keras.KerasTensor) -> keras.KerasTensor:
    """Another tensor with the same first axis."""
    return layers.Dense(3)(x)


def merge_dot_turned() -> keras.Model:
    """The second tensor's last axis, which becomes a product with a transposed tensor."""
    x, other = grid(), layers.Input((3, 6), name="other")
    return keras.Model([x, other], [layers.Dot(axes=2)([x, other]), layers.Dot(axes=(1, 2))([x, layers.Dense(4)(other)])])


def core_shapes() -> keras.Model:
    """Permute, RepeatVector and what they feed."""
    x = layers.Input((3, 4, 2), name="cube")
    vector = layers.Flatten()(x)
    outputs = [
        layers.Permute((2, 1, 3))(x),
        layers.Permute((1, 2, 3))(x),
        layers.Permute((3, 1, 2))(x),
        layers.RepeatVector(3)(vector),
        layers.RepeatVector(1)(vector),
        layers.Dense(5)(layers.Reshape((-1, 2, 2))(x)),
    ]
    return keras.Model(x, outputs)


def core_einsum_dense() -> keras.Model:
    """The equations of Keras' documentation and of attention layers."""
    x = layers.Input((4, 6), name="grid")
    heads = layers.EinsumDense("abc,cde->abde", output_shape=(None, 2, 3), bias_axes="de")(x)
    outputs = [
        layers.EinsumDense("abc,cd->abd", output_shape=(None, 5), bias_axes="d", activation="relu")(x),
        layers.EinsumDense("...x,xy->...y", output_shape=5, bias_axes="y")(x),
        layers.EinsumDense("abc,cd->abd", output_shape=(None, 5))(x),
        heads,
        layers.EinsumDense("abcd,cde->abe", output_shape=(None, 4), bias_axes="e")(heads),
        layers.EinsumDense("abc,dc->abd", output_shape=(4, 5), bias_axes="bd")(x),
    ]
    return keras.Model(x, outputs)


def operation_arithmetic() -> keras.Model:
    """Tensors and constants on either side, scalars and arrays."""
    x, other = grid(), layers.Input((6,), name="other")
    row = np.linspace(0.5, 2, 6).astype("float32")
    outputs = [
        x + 2, 2.5 + x, x + other, x + row, x - 1, 1.0 - x, x - other, x * 3, 0.5 * x, x * other, ops.multiply(row, x), -x,
        ops.multiply(x, row.reshape(1, 6)), ops.subtract(x1=x, x2=4.0), ops.maximum(x, 0.25), ops.minimum(1.5, x),
        ops.maximum(x, other), ops.clip(x, -0.5, 1.25), ops.square(x), x**2, x / 3, x / row,
    ]  # fmt: skip
    return keras.Model([x, other], outputs)


def operation_division() -> keras.Model:
    """What TensorFlow Lite's int8 has no kernels or no good ranges for."""
    x = grid()
    y = positive(x)
    outputs = [1 / y, x / y, ops.power(y, 1.5), ops.power(2.0, x), y**0.5, x**3, x // 0.75, x % 0.75, y / 2.0 * 3.0]
    return keras.Model(x, outputs)


def operation_unary() -> keras.Model:
    """Functions of one tensor without parameters."""
    x = grid()
    y = positive(x)
    of_any = "absolute ceil cos exp expm1 floor negative sign sin square tanh relu relu6 sigmoid silu softplus softsign"
    of_any += " log_sigmoid hard_sigmoid hard_silu hard_tanh selu sparse_plus sparse_sigmoid tanh_shrink copy stop_gradient"
    outputs = [getattr(ops, name)(x) for name in of_any.split()]
    outputs += [getattr(ops, name)(y) for name in ("log", "log10", "log1p", "log2", "reciprocal", "rsqrt", "sqrt")]
    return keras.Model(x, outputs)


def operation_activation() -> keras.Model:
    """Activation functions with other parameters than the default."""
    x = grid()
    outputs = [
        ops.celu(x, alpha=0.5), ops.celu(x), ops.elu(x, alpha=0.7), ops.elu(x), ops.gelu(x), ops.gelu(x * 2.0, approximate=False),
        ops.glu(x), ops.glu(x, axis=1), ops.hard_shrink(x, threshold=0.3), ops.soft_shrink(x, threshold=0.3),
        ops.leaky_relu(x, negative_slope=0.1), ops.log_softmax(x), ops.softmax(x), ops.softmax(x, axis=1),
        ops.squareplus(x, b=2), ops.threshold(x, 0.5, -1.0), keras.activations.relu(x, negative_slope=0.1, max_value=1.5),
    ]  # fmt: skip
    return keras.Model(x, outputs)


def operation_comparison() -> keras.Model:
    """Truth values as conditions, as numbers, and combined."""
    x, other = grid(), layers.Input((6,), name="other")
    near = ops.logical_and(x > -0.5, x < 0.5)
    outputs = [
        ops.where(x > 0, x, 0.5), ops.where(x >= other, x, other), ops.where(near, x * 2, -x), ops.where(ops.logical_not(near), x, 1.0),
        ops.where(ops.logical_or(x <= -1, x > 1), 0.0, x), ops.where(ops.logical_xor(x > 0, other > 0), x, other),
        ops.cast(x > 0.1, "float32"), x * ops.cast(ops.less(x, 0.3), "float32"), ops.where(ops.equal(ops.relu(x), 0), 3.0, x),
        ops.where(ops.not_equal(ops.relu(x), 0.0), 3.0, x), ops.where(ops.any(x > 1, axis=1, keepdims=True), x, 0.0),
        ops.where(ops.all(x > -1, axis=-1, keepdims=True), x, 0.0), ops.cast(x, "float32"),
    ]  # fmt: skip
    return keras.Model([x, other], outputs)


def operation_reduction() -> keras.Model:
    """One axis, several axes, kept or not."""
    x = layers.Input((4, 6, 3), name="cube")
    outputs = [
        ops.mean(x, axis=1), ops.mean(x, axis=(1, 2)), ops.mean(x, axis=-1, keepdims=True), ops.max(x, axis=2),
        ops.max(x, axis=1, initial=0.5), ops.min(x, axis=(2, 3)), ops.min(x, axis=-1, initial=-0.5, keepdims=True), ops.sum(x, axis=1),
        ops.sum(x, axis=(-1, -2), keepdims=True), ops.prod(x, axis=3), ops.var(x, axis=1), ops.std(x, axis=-1, keepdims=True),
        ops.average(x, axis=2), ops.amax(x, axis=3), ops.amin(x, axis=1), ops.logsumexp(x, axis=2), ops.logsumexp(x, axis=(1, -1), keepdims=True),
    ]  # fmt: skip
    return keras.Model(x, outputs)


def operation_pooling() -> keras.Model:
    """One and two axes, padding, strides that are left out, both orders of channels."""
    x, image = grid(), layers.Input((5, 7, 2), name="image")
    outputs = [
        ops.max_pool(x, 2, 1, "same"), ops.average_pool(x, 3, padding="same"), ops.max_pool(image, (2, 3), 2, "same"),
        ops.average_pool(image, 3, (1, 2), "valid"), ops.average_pool(image, 2, 1, "same"),
        ops.max_pool(image, 2, data_format="channels_first"),
    ]  # fmt: skip
    return keras.Model([x, image], outputs)


def softmax_axes() -> keras.Model:
    """A softmax over several axes, at the end and not."""
    x = layers.Input((4, 6, 3), name="cube")
    return keras.Model(x, [layers.Softmax(axis=axes)(x) for axes in ([1, 2], [-1, -2], [3, 1], [1, 2, 3], [2])])


def operation_shape() -> keras.Model:
    """Other dimensions and another order of axes."""
    x = grid()
    outputs = [
        ops.reshape(x, (-1, 3, 8)), ops.reshape(x, (-1, 24)), ops.transpose(x, (0, 2, 1)), ops.swapaxes(x, 1, -1),
        ops.moveaxis(x, 2, 1), ops.expand_dims(x, 1), ops.expand_dims(x, (1, -1)), ops.squeeze(ops.mean(x, axis=1, keepdims=True), axis=1),
        ops.squeeze(ops.expand_dims(x, -1), axis=-1), ops.broadcast_to(ops.expand_dims(x, 1), (1, 2, 4, 6)),
    ]  # fmt: skip
    return keras.Model(x, outputs)


def operation_joining() -> keras.Model:
    """Joining, splitting, and entries chosen by number."""
    x, other = grid(), layers.Input((4, 6), name="other")
    first, second, third = ops.split(x, 3, axis=-1)
    head, middle, tail = ops.split(x, [1, 3], axis=1)
    rows = ops.unstack(other, axis=1)
    outputs = [
        ops.concatenate([x, other], axis=-1), ops.concatenate([x, other, x], axis=1), ops.stack([x, other], axis=1),
        ops.stack([x, other], axis=-1), ops.hstack([x, other]), first + third, second, head + tail[:, :1], middle, rows[0] - rows[3],
        ops.take(x, [0, 2, -1], axis=1), ops.take(x, 1, axis=-1), ops.slice(ops.expand_dims(x[:, 0], 1), (0, 0, 2), (1, 1, 3)),
    ]  # fmt: skip
    return keras.Model([x, other], outputs)


def operation_slicing() -> keras.Model:
    """Every kind of item in an index expression."""
    x = layers.Input((5, 6, 3), name="cube")
    outputs = [
        x[:, 1:3], x[:, -1], x[:, ::2, ::-1], x[..., :2], x[:, ..., 1], x[:, None, 2], x[:, 1:-1:2, None, -4:, 0], x[:, 4:1:-2],
        x[:, :, -3:-1, 1:], x[:, 3:99],
    ]  # fmt: skip
    return keras.Model(x, outputs)


def operation_repeating() -> keras.Model:
    """Repeated, reordered and padded entries."""
    x = grid()
    outputs = [
        ops.tile(x, (1, 2, 1)), ops.tile(x, (1, 1, 3)), ops.repeat(x, 2, axis=1), ops.repeat(x, 3, axis=-1), ops.flip(x, axis=1),
        ops.flip(x, axis=(1, 2)), ops.roll(x, 1, axis=1), ops.roll(x, -2, axis=-1), ops.pad(x, ((0, 0), (1, 2), (0, 0))),
        ops.pad(x, ((0, 0), (1, 0), (2, 1)), constant_values=1.5), ops.pad(x, ((0, 0), (1, 2), (0, 3)), mode="reflect"),
        ops.pad(x, ((0, 0), (2, 1), (0, 0)), mode="symmetric"),
    ]  # fmt: skip
    return keras.Model(x, outputs)


def operation_product() -> keras.Model:
    """Products of tensors with tensors and with constant matrices."""
    x, other = grid(), layers.Input((6, 3), name="other")
    matrix = np.linspace(-1, 1, 12).reshape(6, 2).astype("float32")
    flat = ops.mean(x, axis=1)
    outputs = [
        ops.matmul(x, other), ops.matmul(x, ops.transpose(x, (0, 2, 1))), x @ matrix, flat @ matrix, ops.matmul(x, matrix[:, 0]),
        ops.dot(x, matrix), ops.tensordot(x, matrix, axes=1), ops.einsum("bij,bjk->bik", x, other), ops.einsum("bij,bkj->bik", x, x),
        ops.einsum("bij,jk->bik", x, matrix), ops.einsum("bij->bji", x),
    ]  # fmt: skip
    return keras.Model([x, other], outputs)


def operation_normalize() -> keras.Model:
    """Directions and lengths."""
    x = grid()
    outputs = [
        ops.normalize(x), ops.normalize(x, axis=1), ops.normalize(x, axis=-1, epsilon=0.1), ops.norm(x, axis=1), ops.norm(x, axis=-1, keepdims=True),
        *ops.moments(x, axes=[1]), ops.moments(x, axes=[1, 2], keepdims=True)[1],
    ]  # fmt: skip
    return keras.Model(x, outputs)


# The cases, and whether an int8 model is compared as well. Of the others TensorFlow 2.18, which this project converts with,
# and 2.21 quantize some operator differently when its result is a model's output: MUL for BROADCAST_TO, TRANSPOSE kept
# apart from BATCH_MATMUL, TILE and SPLIT left in
# floating point, a bias apart from FULLY_CONNECTED.
CASES = {
    "merge_elementwise": (merge_elementwise, True),
    "merge_concatenate": (merge_concatenate, False),
    "merge_dot": (merge_dot, False),
    "merge_dot_turned": (merge_dot_turned, True),
    "core_shapes": (core_shapes, True),
    "core_einsum_dense": (core_einsum_dense, False),
    "operation_arithmetic": (operation_arithmetic, False),
    "operation_division": (operation_division, False),
    "operation_unary": (operation_unary, False),
    "operation_activation": (operation_activation, False),
    "operation_comparison": (operation_comparison, False),
    "operation_reduction": (operation_reduction, False),
    "operation_pooling": (operation_pooling, False),
    "softmax_axes": (softmax_axes, False),
    "operation_shape": (operation_shape, False),
    "operation_joining": (operation_joining, False),
    "operation_slicing": (operation_slicing, True),
    "operation_repeating": (operation_repeating, False),
    "operation_product": (operation_product, False),
    "operation_normalize": (operation_normalize, False),
}


def save(folder: Path, stem: str, arrays: list[np.ndarray]) -> None:
    """STEM.npy, or STEM_0.npy, STEM_1.npy … where there are several."""
    for index, array in enumerate(arrays):
        suffix = f"_{index}" if len(arrays) > 1 else ""
        np.save(folder / f"{stem}{suffix}.npy", array, allow_pickle=False)


def compress(file: Path) -> None:
    """The same archive deflated and without its date: HDF5 is mostly zeros."""
    with zipfile.ZipFile(file) as archive:
        entries = {name: archive.read(name) for name in archive.namelist()}
    metadata = {**json.loads(entries["metadata.json"]), "date_saved": "2026-11-22@00:00:00"}
    entries["metadata.json"] = json.dumps(metadata).encode()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)


def make(case: str) -> None:
    """The folder of one case."""
    builder, int8 = CASES[case]
    keras.backend.clear_session()
    rng = np.random.default_rng(SEED)
    keras.utils.set_random_seed(SEED)
    model = builder()
    for variable in model.variables:
        variable.assign(rng.normal(0, 0.6, variable.shape).astype(np.float32))
    shapes = [tuple(tensor.shape[1:]) for tensor in model.inputs]
    inputs = [rng.normal(0, 1, (SAMPLES, *shape)).astype(np.float32) for shape in shapes]
    rows: list[list[np.ndarray]] = []
    for sample in range(SAMPLES):
        # One at a time, as a microcontroller does: some operations name the batch.
        results = model([array[sample : sample + 1] for array in inputs], training=False)
        rows.append([np.asarray(result, dtype=np.float32) for result in results])
    folder = REFERENCE / case
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    model.save(folder / "model.keras")
    compress(folder / "model.keras")
    save(folder, "input", inputs)
    # All outputs of a sample in one row, one behind the other.
    flat = [np.concatenate([result.reshape(-1) for result in results]) for results in rows]
    save(folder, "expected", [np.stack(flat)])
    if int8:
        calibration = [rng.normal(0, 1, (CALIBRATION_SAMPLES, *shape)).astype(np.float32) for shape in shapes]
        save(folder, "calibration", calibration)
        (folder / "int8_b1.tflite").write_bytes(convert_to_int8(model, calibration))


def main() -> None:
    """Command line: the cases to make, all by default."""
    for case in sys.argv[1:] or list(CASES):
        print(case)
        make(case)


if __name__ == "__main__":
    main()
