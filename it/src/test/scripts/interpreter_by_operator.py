"""Runs a model operator by operator, each in TensorFlow Lite's interpreter with its reference kernels (TensorFlow 2.21).

What TensorFlow Lite Micro computes otherwise than that interpreter is computed here, in NumPy:
FULLY_CONNECTED, which a desktop requantizes in floating point, rounds twice in integers, as gemmlowp does; SUM, whose
reference kernel leaves the scales out, likewise; RELU6 only clamps, whatever the output's scale.
UNIDIRECTIONAL_SEQUENCE_LSTM differs as well and is not done here: only TensorFlow Lite Micro itself can tell.
"""
import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
import flatbuffers
import numpy as np
import tensorflow as tf
from tensorflow.lite.python import schema_py_generated as schema

OPERATORS = {value: name for name, value in vars(schema.BuiltinOperator).items() if not name.startswith("_")}
RESOLVERS = tf.lite.experimental.OpResolverType
# There are no reference kernels for these; ELU is a table, the others only move values.
WITHOUT_REFERENCE = {"DEPTH_TO_SPACE", "ELU", "TILE", "REVERSE_V2"}
ACTIVATIONS = {0: (None, None), 1: (0, None), 2: (-1, 1), 3: (0, 6)}


def code(model, operator):
    entry = model.operatorCodes[operator.opcodeIndex]
    return OPERATORS[max(entry.builtinCode, entry.deprecatedBuiltinCode)]


def fixed_point(real):
    """A factor as a fraction of 31 bits and an exponent."""
    if real == 0:
        return 0, 0
    fraction, exponent = np.frexp(real)
    fixed = int(np.floor(fraction * 2.0**31 + 0.5))
    if fixed == 1 << 31:
        fixed, exponent = 1 << 30, exponent + 1
    return (0, 0) if exponent < -31 else (fixed, int(exponent))


def rescaled(values, fixed, exponent):
    """gemmlowp's two roundings: half away from zero at bit 31 and at the last shift, which rounds a half up there."""
    values = values.astype(np.int64) << max(exponent, 0)
    product = values * fixed
    nudge = np.where(product >= 0, 1 << 30, 1 - (1 << 30))
    total = product + nudge
    high = np.where(total >= 0, total >> 31, -((-total) >> 31))
    right = max(-exponent, 0)
    mask = (1 << right) - 1
    rest = high & mask
    limit = (mask >> 1) + (high < 0)
    return (high >> right) + (rest > limit)


def bounds(activation, scale, zero):
    low, high = ACTIVATIONS[activation]

    def stored(real):
        ratio = np.float32(np.float32(real) / np.float32(scale))
        return zero + int(np.copysign(np.floor(abs(ratio) + np.float32(0.5)), ratio))

    return (
        -128 if low is None else max(-128, stored(low)),
        127 if high is None else min(127, stored(high)),
    )


def parameters(tensor):
    quantization = tensor.quantization
    return np.float32(quantization.scale[0]), int(quantization.zeroPoint[0])


def fully_connected(tensors, operator, arrays):
    x, w, y = (tensors[i] for i in (operator.inputs[0], operator.inputs[1], operator.outputs[0]))
    (sx, zx), (_, zw), (sy, zy) = parameters(x), parameters(w), parameters(y)
    rows, weights = arrays[0], arrays[1].astype(np.int64)
    outputs, depth = weights.shape
    sums = (rows.reshape(-1, depth).astype(np.int64) - zx) @ (weights - zw).T
    if len(arrays) > 2 and arrays[2] is not None:
        sums = sums + arrays[2]
    scales = np.asarray(w.quantization.scale, np.float32)
    if len(scales) == 1:
        factors = [np.float64(np.float32(sx * scales[0])) / np.float64(sy)] * outputs
    else:
        factors = [np.float64(sx) * np.float64(s) / np.float64(sy) for s in scales]
    result = np.stack([rescaled(sums[:, o], *fixed_point(f)) for o, f in enumerate(factors)], 1) + zy
    low, high = bounds(operator.builtinOptions.fusedActivationFunction, sy, zy)
    result = np.clip(result, low, high).astype(np.int8)
    shape = (*rows.shape[:-1], outputs) if operator.builtinOptions.keepNumDims else (-1, outputs)
    return [result.reshape(shape)]


def total(tensors, operator, arrays):
    (sx, zx), (sy, zy) = parameters(tensors[operator.inputs[0]]), parameters(tensors[operator.outputs[0]])
    axes = tuple(int(a) % arrays[0].ndim for a in np.ravel(arrays[1]))
    keep = bool(operator.builtinOptions.keepDims)
    sums = np.sum(arrays[0].astype(np.int64) - zx, axis=tuple(set(axes)), keepdims=keep)
    result = rescaled(sums, *fixed_point(np.float64(np.float32(sx)) / np.float64(np.float32(sy)))) + zy
    return [np.clip(result, -128, 127).astype(np.int8)]


def clamped(tensors, operator, arrays):
    low, high = bounds(3, *parameters(tensors[operator.inputs[0]]))
    return [np.clip(arrays[0], low, high).astype(np.int8)]


OWN = {"FULLY_CONNECTED": fully_connected, "RELU6": clamped, "SUM": total}


class Operators:
    """A model's operators, ready to run one after the other."""

    def __init__(self, content):
        self.model = schema.ModelT.InitFromPackedBuf(bytearray(content))
        self.graph = self.model.subgraphs[0]
        self.interpreters = {}

    def constant(self, index):
        data = self.model.buffers[self.graph.tensors[index].buffer].data
        return data is not None and len(data) > 0

    def value(self, index):
        tensor = self.graph.tensors[index]
        types = {0: np.float32, 2: np.int32, 4: np.int64, 6: np.bool_, 7: np.int16, 9: np.int8}
        data = np.asarray(self.model.buffers[tensor.buffer].data, np.uint8)
        return data.view(types[tensor.type]).reshape([] if tensor.shape is None else tensor.shape)

    def single(self, operator):
        """A model of one operator."""
        graph, used, buffers = schema.SubGraphT(), [], [schema.BufferT()]
        number = {}
        for index in [*operator.inputs, *operator.outputs, *(operator.intermediates if operator.intermediates is not None else [])]:
            if index >= 0 and index not in number:
                number[index] = len(used)
                source = self.graph.tensors[index]
                tensor = schema.TensorT()
                tensor.__dict__.update(source.__dict__)
                tensor.shapeSignature = None
                tensor.buffer = 0
                if self.constant(index):
                    tensor.buffer = len(buffers)
                    buffers.append(self.model.buffers[source.buffer])
                used.append(tensor)
        copy = schema.OperatorT()
        copy.__dict__.update(operator.__dict__)
        copy.opcodeIndex = 0
        copy.inputs = [number.get(i, -1) for i in operator.inputs]
        copy.outputs = [number[i] for i in operator.outputs]
        if operator.intermediates is not None:
            copy.intermediates = [number[i] for i in operator.intermediates]
        given = []
        for i in operator.inputs:
            if i >= 0 and not self.constant(i) and not self.graph.tensors[i].isVariable and i not in given:
                given.append(i)
        graph.tensors, graph.operators = used, [copy]
        graph.inputs, graph.outputs = [number[i] for i in given], copy.outputs
        model = schema.ModelT()
        model.version, model.buffers, model.subgraphs = 3, buffers, [graph]
        model.operatorCodes = [self.model.operatorCodes[operator.opcodeIndex]]
        builder = flatbuffers.Builder(1024)
        builder.Finish(model.Pack(builder), b"TFL3")
        return bytes(builder.Output()), given

    def interpreter(self, position, operator, values):
        name = code(self.model, operator)
        content, given = self.single(operator)
        shapes = tuple(values[i].shape for i in given)
        key = (position, shapes)
        if key not in self.interpreters:
            resolver = RESOLVERS.BUILTIN_REF
            if name in WITHOUT_REFERENCE:
                resolver = RESOLVERS.BUILTIN_WITHOUT_DEFAULT_DELEGATES
            interpreter = tf.lite.Interpreter(model_content=content, experimental_op_resolver_type=resolver)
            for detail, shape in zip(interpreter.get_input_details(), shapes):
                interpreter.resize_tensor_input(detail["index"], shape)
            interpreter.allocate_tensors()
            self.interpreters[key] = interpreter
        return self.interpreters[key], given

    def run(self, inputs):
        values = dict(zip(self.graph.inputs, inputs))
        for position, operator in enumerate(self.graph.operators):
            own = OWN.get(code(self.model, operator))
            if own and self.graph.tensors[operator.inputs[0]].type == 9:
                arrays = [
                    None if i < 0 else self.value(i) if self.constant(i) else values[i] for i in operator.inputs
                ]
                results = own(self.graph.tensors, operator, arrays)
            else:
                interpreter, given = self.interpreter(position, operator, values)
                interpreter.reset_all_variables()
                for detail, index in zip(interpreter.get_input_details(), given):
                    interpreter.set_tensor(detail["index"], values[index])
                interpreter.invoke()
                results = [interpreter.get_tensor(d["index"]) for d in interpreter.get_output_details()]
            values.update(zip(operator.outputs, results))
        return [values[i] if i in values else self.value(i) for i in self.graph.outputs]
