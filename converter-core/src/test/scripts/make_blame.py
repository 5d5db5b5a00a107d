"""Models in which exactly one layer is at fault, with TensorFlow's own activations as reference.

Writes src/test/resources/blame: `samples.npy`, and per model `float.tflite`, `int8.tflite` (both by
TFLiteConverter with the batch fixed to 1) and `expected.tsv`. The columns of the table: operator,
kind, then of its result on all samples signal-to-noise in dB, cosine, RMSE in steps of the scale and
the fraction of float values more than a step beyond what int8 can hold (float against int8
activations as TensorFlow Lite's interpreter gives them with preserve_all_tensors; those of
FULLY_CONNECTED are computed anew with a microcontroller's rounding and checked to be near), then for
FULLY_CONNECTED the signal-to-noise of its own error and that of the scores when only this operator
is quantized (numpy: the microcontroller's arithmetic written out below).

    python make_blame.py ../resources/blame

Made with TensorFlow 2.21 and Keras 3.15.
"""
import math
import os
import sys

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
import flatbuffers
import keras
import numpy as np
import reference_tflite
import tensorflow as tf
from tensorflow.lite.python import convert, schema_py_generated as schema
from tensorflow.lite.python.interpreter import Interpreter, OpResolverType
from tensorflow.lite.python.optimize import calibrator

SAMPLES, INPUTS, UNITS, CLASSES, DEAD = 48, 12, 24, 5, 3


def base(rng):
    model = keras.Sequential(
        [
            keras.Input((INPUTS,), batch_size=1),
            keras.layers.Dense(UNITS, activation="relu", name="first"),
            keras.layers.Dense(UNITS, activation="relu", name="middle"),
            keras.layers.Dense(UNITS, activation="relu", name="third"),
            keras.layers.Dense(CLASSES, name="scores"),
            keras.layers.Softmax(name="probabilities"),
        ]
    )
    for layer in model.layers[:4]:
        kernel, bias = layer.get_weights()
        kernel = rng.normal(0, np.sqrt(2 / kernel.shape[0]), kernel.shape)
        layer.set_weights([kernel, rng.normal(0, 0.1, bias.shape)])
    return model


def outlier(model):
    """A unit of the middle layer is far larger than the others, and nobody reads it."""
    middle, third = model.get_layer("middle"), model.get_layer("third")
    kernel, bias = middle.get_weights()
    kernel[:, 5] = np.abs(kernel[:, 5]) * 60
    middle.set_weights([kernel, bias])
    kernel, bias = third.get_weights()
    kernel[5, :] = 0
    third.set_weights([kernel, bias])


def weights(model):
    """A weight of the middle layer is far larger than the others; what it multiplies is zero."""
    first, middle = model.get_layer("first"), model.get_layer("middle")
    kernel, bias = first.get_weights()
    kernel[:, DEAD] *= 0.1
    bias[DEAD] = -5
    first.set_weights([kernel, bias])
    kernel, bias = middle.get_weights()
    kernel[DEAD, 7] = 40
    middle.set_weights([kernel, bias])


def int8_model(content, samples, per_channel, narrow):
    """TFLiteConverter's own steps, with the range of the middle layer divided by a number."""
    calibrated = calibrator.Calibrator(content).calibrate(lambda: ([s[None]] for s in samples))
    parsed = schema.ModelT.InitFromObj(schema.Model.GetRootAsModel(calibrated, 0))
    for tensor in parsed.subgraphs[0].tensors:
        if "middle" in tensor.name.decode() and tensor.quantization and tensor.quantization.max is not None:
            tensor.quantization.max = np.float32(np.array(tensor.quantization.max) / narrow)
    builder = flatbuffers.Builder(1024)
    builder.Finish(parsed.Pack(builder), b"TFL3")
    return convert.mlir_quantize(
        bytes(builder.Output()),
        disable_per_channel=not per_channel,
        input_data_type=tf.int8,
        output_data_type=tf.int8,
    )


class Run:
    def __init__(self, content):
        self.interpreter = Interpreter(
            model_content=content,
            experimental_op_resolver_type=OpResolverType.BUILTIN_REF,
            experimental_preserve_all_tensors=True,
        )
        self.interpreter.allocate_tensors()
        self.tensors = {t["index"]: t for t in self.interpreter.get_tensor_details()}
        self.operators = [o for o in self.interpreter._get_ops_details() if o["op_name"] != "DELEGATE"]

    def real(self, index):
        value = self.interpreter.get_tensor(index).astype(np.float64)
        scale, zero = self.tensors[index]["quantization"]
        return (value - zero) * scale if scale else value

    def activations(self, samples):
        source = self.interpreter.get_input_details()[0]
        found = [[] for _ in self.operators]
        for sample in samples:
            scale, zero = source["quantization"]
            self.interpreter.set_tensor(
                source["index"], quantize(sample[None], scale, zero).astype(np.int8) if scale else sample[None]
            )
            self.interpreter.invoke()
            for o, operator in enumerate(self.operators):
                found[o].append(self.real(operator["outputs"][0]).ravel())
        return [np.array(f) for f in found]


def quantize(values, scale, zero):
    scaled = (values / np.float32(scale)).astype(np.float64)
    return np.clip(np.sign(scaled) * np.floor(np.abs(scaled) + 0.5) + zero, -128, 127)


def requantize(sums, multipliers):
    """TensorFlow Lite Micro's MultiplyByQuantizedMultiplier: gemmlowp's, which rounds twice."""
    result = np.zeros(sums.shape)
    for (row, column), total in np.ndenumerate(sums.astype(np.int64)):
        fraction, exponent = math.frexp(multipliers[column % len(multipliers)])
        product = (int(total) << max(exponent, 0)) * int(fraction * 2**31 + 0.5)
        high = (abs(product) + (1 << 30) - (product < 0)) >> 31
        high = -high if product < 0 else high
        right = max(-exponent, 0)
        rest, half = high & ((1 << right) - 1), ((1 << right) - 1 >> 1) + (high < 0)
        result[row, column] = (high >> right) + (rest > half)
    return result


def decibels(signal, noise):
    return np.inf if noise == 0 else 10 * np.log10(signal / noise)


class Layer:
    """A FULLY_CONNECTED of both models."""

    def __init__(self, real, device, number, relu):
        self.relu = relu
        source, kernel, bias = real.operators[number]["inputs"]
        self.kernel, self.bias = real.interpreter.get_tensor(kernel).astype(float), real.interpreter.get_tensor(bias)
        source, kernel, bias = device.operators[number]["inputs"]
        self.source = device.tensors[source]["quantization"]
        self.target = device.tensors[device.operators[number]["outputs"][0]]["quantization"]
        self.int_kernel = device.interpreter.get_tensor(kernel).astype(float)
        self.int_bias = device.interpreter.get_tensor(bias).astype(float)
        self.scales = device.tensors[kernel]["quantization_parameters"]["scales"].astype(float)

    def compute(self, values):
        result = values @ self.kernel.T + self.bias
        return np.maximum(result, 0) if self.relu else result

    def on_device(self, stored):
        scale, zero = self.source
        sums = (stored - zero) @ self.int_kernel.T + self.int_bias
        target, offset = self.target
        found = requantize(sums, scale * self.scales / target) + offset
        return np.clip(found, offset if self.relu else -128, 127)

    def real(self, stored):
        target, offset = self.target
        return (stored - offset) * target

    def with_own_error(self, values):
        scale, zero = self.source
        stored = quantize(values.astype(np.float32), scale, zero)
        right, found = self.compute((stored - zero) * scale), self.real(self.on_device(stored))
        return right, found, self.compute(values) + found - right


def write(folder, model, samples, per_channel=True, narrow=1):
    os.makedirs(folder, exist_ok=True)
    content = reference_tflite.convert_to_float(model)
    quantized = int8_model(content, samples, per_channel, narrow)
    for name, data in ("float", content), ("int8", quantized):
        with open(os.path.join(folder, name + ".tflite"), "wb") as file:
            file.write(data)
    real, device = Run(content), Run(quantized)
    kinds = [o["op_name"] for o in real.operators]
    assert kinds == [o["op_name"] for o in device.operators] == ["FULLY_CONNECTED"] * 4 + ["SOFTMAX"], kinds
    floats, ints = real.activations(samples), device.activations(samples)
    layers = [Layer(real, device, i, i < 3) for i in range(4)]
    stored = quantize(samples, *layers[0].source)
    for o, layer in enumerate(layers):
        stored = layer.on_device(stored)
        steps = np.abs(layer.real(stored) - ints[o]) / layer.target[0]
        assert steps.max() < 8 and steps.mean() < 0.5, (o, steps.max(), steps.mean())
        ints[o] = layer.real(stored)
    with open(os.path.join(folder, "expected.tsv"), "w", newline="\n") as file:
        file.write("operator\tkind\tsnr\tcosine\trmse\tcut\town\talone\n")
        for o, operator in enumerate(device.operators):
            right, found = floats[o], ints[o]
            error = found - right
            scale, zero = device.tensors[operator["outputs"][0]]["quantization"]
            levels = right / scale + zero
            row = [
                decibels((right**2).sum(), (error**2).sum()),
                (right * found).sum() / np.sqrt((right**2).sum() * (found**2).sum()),
                np.sqrt((error**2).mean()) / scale,
                ((levels < -129) | (levels > 128)).mean(),
            ]
            if o < 4:
                values = samples if o == 0 else floats[o - 1]
                right, found, disturbed = layers[o].with_own_error(values)
                row.append(decibels((right**2).sum(), ((found - right) ** 2).sum()))
                for layer in layers[o + 1 :]:
                    disturbed = layer.compute(disturbed)
                row.append(decibels((floats[3] ** 2).sum(), ((disturbed - floats[3]) ** 2).sum()))
            file.write("\t".join([str(o), kinds[o]] + ["%.9g" % value for value in row]) + "\n")


def main():
    target = sys.argv[1]
    samples = np.random.default_rng(4).normal(0, 1, (SAMPLES, INPUTS)).astype(np.float32)
    os.makedirs(target, exist_ok=True)
    np.save(os.path.join(target, "samples.npy"), samples)
    write(os.path.join(target, "healthy"), base(np.random.default_rng(7)), samples)
    write(os.path.join(target, "clipped"), base(np.random.default_rng(7)), samples, narrow=5)
    model = base(np.random.default_rng(7))
    outlier(model)
    write(os.path.join(target, "outlier"), model, samples)
    model = base(np.random.default_rng(7))
    weights(model)
    write(os.path.join(target, "weights"), model, samples, per_channel=False)


main()
