"""One int8 model per operator, and what TensorFlow Lite Micro answers for it.

python make_tflm_operators.py RESOURCES_FOLDER TFLM_RUNNER      (TensorFlow 2.21; seeded by the models' names)

TFLM_RUNNER is tflm_runner.cc beside this file, built with TensorFlow Lite Micro (August 2026) and its reference kernels.
Writes tflm/operators/NAME/{int8.tflite,tflm_input_N.npy,tflm_expected_N.npy}.
"""
import os
import subprocess
import sys
import tempfile
import zlib

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
import flatbuffers
import numpy as np
import tensorflow as tf
from tensorflow.lite.python import schema_py_generated as schema

RESOURCES, RUNNER = sys.argv[1:3]
OUT = os.path.join(RESOURCES, "tflm", "operators")
SAMPLES = 8
nn = tf.nn


def weights(*shape):
    return np.random.default_rng(zlib.crc32(repr(shape).encode())).normal(0, 0.4, shape).astype(np.float32)


def layer_norm(x):
    mean = tf.reduce_mean(x, -1, keepdims=True)
    return (x - mean) * tf.math.rsqrt(tf.reduce_mean(tf.math.squared_difference(x, mean), -1, keepdims=True) + 1e-3)


def attention(x):
    query, key, value = (tf.tensordot(x, weights(6, 8) * scale, 1) for scale in (1, 0.7, 0.3))
    return tf.matmul(nn.softmax(tf.matmul(query, key, transpose_b=True)), value)


IMAGE, SECOND, ROWS, VECTOR = (1, 7, 9, 4), (1, 7, 9, 4), (1, 12, 6), (1, 240)
MODELS = {
    "attention": ([ROWS], attention),
    "batch_matmul": ([(1, 3, 25, 16), (1, 3, 16, 17)], tf.matmul),
    "concatenation": ([IMAGE, SECOND], lambda x, y: tf.concat([x, y * 3, x * y], 3)),
    "conv_dilated": ([IMAGE], lambda x: nn.relu(nn.conv2d(x, weights(3, 3, 4, 5), 1, "SAME", dilations=2))),
    "conv_grouped": ([IMAGE], lambda x: nn.relu6(nn.conv2d(x, weights(3, 3, 2, 6), 1, "SAME"))),
    "depth_to_space": ([(1, 6, 8, 4)], lambda x: nn.depth_to_space(nn.space_to_depth(x, 2), 4)),
    "depthwise_multiplied": ([IMAGE], lambda x: nn.depthwise_conv2d(x, weights(3, 3, 4, 2), [1, 2, 2, 1], "SAME")),
    "elu": ([VECTOR], nn.elu),
    "fully_connected": ([VECTOR], lambda x: tf.matmul(nn.relu(tf.matmul(x, weights(240, 60))), weights(60, 300))),
    "fully_connected_rows": ([ROWS], lambda x: tf.tensordot(x, weights(6, 50), 1) + weights(50)),
    "gather": ([IMAGE], lambda x: tf.gather(x, [3, 1, 0], axis=2)),
    "hard_swish": ([VECTOR], lambda x: x * nn.relu6(x + 3) / 6),
    "l2_normalization": ([ROWS], lambda x: tf.math.l2_normalize(x, -1)),
    "layer_normalization": ([ROWS], layer_norm),
    "leaky_relu": ([VECTOR], lambda x: nn.leaky_relu(x, 0.13)),
    "log_softmax": ([ROWS], nn.log_softmax),
    "mean_channels": ([IMAGE], lambda x: tf.reduce_mean(x, 3)),
    "mean_image": ([IMAGE], lambda x: tf.reduce_mean(x, [1, 2])),
    "mirror_pad": ([IMAGE], lambda x: tf.pad(x, [[0, 0], [1, 2], [0, 3], [0, 0]], "REFLECT")),
    "pad_value": ([IMAGE], lambda x: tf.pad(x, [[0, 0], [1, 2], [0, 3], [0, 0]], constant_values=0.5)),
    "prelu": ([IMAGE], lambda x: nn.relu(x) - weights(4) * nn.relu(-x)),
    "relu6": ([VECTOR], lambda x: nn.relu6(x * 3)),
    "relu6_alone": ([VECTOR], nn.relu6),
    "resize_bilinear": ([IMAGE], lambda x: tf.image.resize(x, (10, 5))),
    "resize_nearest": ([IMAGE], lambda x: tf.image.resize(x, (14, 18), "nearest")),
    "sum_channels": ([IMAGE], lambda x: tf.reduce_sum(x, 3, keepdims=True)),
    "sum_image": ([IMAGE], lambda x: tf.reduce_sum(x, [1, 2])),
    "sum_rows": ([IMAGE], lambda x: tf.reduce_sum(x, 1)),
    "transpose_conv": ([IMAGE], lambda x: nn.conv2d_transpose(x, weights(3, 3, 5, 4), [1, 14, 18, 5], 2, "SAME")),
}


def convert(shapes, function, rng):
    signature = [tf.TensorSpec(shape, tf.float32) for shape in shapes]
    concrete = tf.function(function, input_signature=signature).get_concrete_function()
    converter = tf.lite.TFLiteConverter.from_concrete_functions([concrete])
    converter.optimizations = [tf.lite.Optimize.DEFAULT]
    converter.representative_dataset = lambda: (
        [rng.normal(0, 1, shape).astype(np.float32) for shape in shapes] for _ in range(30)
    )
    converter.target_spec.supported_ops = [tf.lite.OpsSet.TFLITE_BUILTINS_INT8]
    converter.inference_input_type = converter.inference_output_type = tf.int8
    return converter.convert()


def lstm(number):
    """The fused LSTM of tflite/lstm_int8.tflite with other weights, scales, zero points and clipping."""
    rng = np.random.default_rng(number)
    source = open(os.path.join(RESOURCES, "tflite", "lstm_int8.tflite"), "rb").read()
    model = schema.ModelT.InitFromPackedBuf(bytearray(source))
    graph = model.subgraphs[0]
    for operator in graph.operators:
        if len(operator.inputs) < 24:
            continue
        tensors = [graph.tensors[i] if i >= 0 else None for i in operator.inputs]
        for tensor in tensors[1:9]:
            buffer = model.buffers[tensor.buffer]
            buffer.data = rng.integers(-127, 128, len(buffer.data)).astype(np.int8).view(np.uint8)
            tensor.quantization.scale = [float(np.float32(tensor.quantization.scale[0] * 10 ** rng.uniform(-0.7, 0.7)))]
        for tensor in tensors[12:16]:
            buffer = model.buffers[tensor.buffer]
            buffer.data = rng.integers(-20000, 20000, len(buffer.data) // 4).astype(np.int32).view(np.uint8)
        tensors[19].quantization.scale = [float(2.0 ** -rng.integers(9, 16))]
        for tensor in (tensors[0], tensors[18]):
            tensor.quantization.zeroPoint = [int(rng.integers(-30, 30))]
        graph.tensors[operator.outputs[0]].quantization = tensors[18].quantization
        operator.builtinOptions.cellClip = float(number % 2 and rng.uniform(0.1, 3))
    builder = flatbuffers.Builder(4096)
    builder.Finish(model.Pack(builder), b"TFL3")
    return bytes(builder.Output())


def write(name, content, rng):
    folder = os.path.join(OUT, name)
    os.makedirs(folder, exist_ok=True)
    file = os.path.join(folder, "int8.tflite")
    with open(file, "wb") as out:
        out.write(content)
    graph = schema.ModelT.InitFromPackedBuf(bytearray(content)).subgraphs[0]
    with tempfile.TemporaryDirectory() as scratch:
        prefix = os.path.join(scratch, "m")
        for i, index in enumerate(graph.inputs):
            values = rng.integers(-128, 128, (SAMPLES, *graph.tensors[index].shape[1:])).astype(np.int8)
            values.tofile(f"{prefix}.in{i}")
            np.save(os.path.join(folder, f"tflm_input_{i}.npy"), values)
        subprocess.run([RUNNER, file, prefix], check=True)
        for i, index in enumerate(graph.outputs):
            values = np.fromfile(f"{prefix}.out{i}", np.int8)
            np.save(os.path.join(folder, f"tflm_expected_{i}.npy"), values.reshape(SAMPLES, -1))


for name, (shapes, function) in MODELS.items():
    rng = np.random.default_rng(zlib.crc32(name.encode()))
    write(name, convert(shapes, function, rng), rng)
for number in range(6):
    write(f"lstm_{number}", lstm(number), np.random.default_rng(100 + number))
