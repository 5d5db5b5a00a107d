"""Models of one or a few operators in int16, int8 and bool, and what TensorFlow Lite Micro answers for them.

python make_tflm_types.py RESOURCES_FOLDER TFLM_RUNNER [NAME ...]      (TensorFlow 2.21; seeded by the models' names)

The files are written operator by operator, as no converter makes most of them: they stand for models of others. TFLM_RUNNER is
tflm_runner.cc beside this file, built with TensorFlow Lite Micro (August 2026) and its reference kernels.
Writes tflm/types/NAME/{model.tflite,tflm_input_N.npy,tflm_expected_N.npy}.
"""
import os
import subprocess
import sys
import tempfile
import zlib

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
import flatbuffers
import numpy as np
from tensorflow.lite.python import schema_py_generated as schema

RESOURCES, RUNNER = sys.argv[1:3]
OUT = os.path.join(RESOURCES, "tflm", "types")
SAMPLES = 8
I8, I16, I32, I64, U8 = np.int8, np.int16, np.int32, np.int64, np.uint8
F32, BOOL = np.float32, np.bool_
TYPES = {
    I8: schema.TensorType.INT8, I16: schema.TensorType.INT16, I32: schema.TensorType.INT32, I64: schema.TensorType.INT64,
    U8: schema.TensorType.UINT8, F32: schema.TensorType.FLOAT32, BOOL: schema.TensorType.BOOL,
}
RELU, RELU6 = schema.ActivationFunctionType.RELU, schema.ActivationFunctionType.RELU6
SAME, VALID = schema.Padding.SAME, schema.Padding.VALID


class Graph:
    """A model under construction; tensors are known by their indices."""

    def __init__(self, name):
        self.rng = np.random.default_rng(zlib.crc32(name.encode()))
        self.tensors, self.operators, self.codes, self.inputs, self.outputs = [], [], [], [], []
        self.buffers = [schema.BufferT()]
        self.types = []

    def tensor(self, shape, kind, scale=None, zero=0, data=None, axis=0):
        tensor = schema.TensorT()
        tensor.name = f"t{len(self.tensors)}".encode()
        tensor.shape = list(shape)
        tensor.type = TYPES[kind]
        tensor.buffer = 0
        if data is not None:
            buffer = schema.BufferT()
            buffer.data = np.frombuffer(np.ascontiguousarray(data, kind).tobytes(), np.uint8)
            tensor.buffer = len(self.buffers)
            self.buffers.append(buffer)
        if scale is not None:
            scales = np.atleast_1d(scale)
            tensor.quantization = schema.QuantizationParametersT()
            tensor.quantization.scale = [float(np.float32(s)) for s in scales]
            tensor.quantization.zeroPoint = [zero] * len(scales)
            tensor.quantization.quantizedDimension = axis
        self.tensors.append(tensor)
        self.types.append(kind)
        return len(self.tensors) - 1

    def input(self, *args, **kwargs):
        index = self.tensor(*args, **kwargs)
        self.inputs.append(index)
        return index

    def constant(self, data, kind=I32, scale=None, zero=0, axis=0):
        data = np.asarray(data, kind)
        return self.tensor(data.shape, kind, scale, zero, data, axis)

    def weights(self, shape, scale, axis=0, kind=I8, low=-127, high=128):
        return self.constant(self.rng.integers(low, high, shape), kind, scale, 0, axis)

    def operator(self, name, inputs, outputs, options=None, kind=None, version=1, **values):
        code = schema.OperatorCodeT()
        code.builtinCode = getattr(schema.BuiltinOperator, name)
        code.deprecatedBuiltinCode = min(code.builtinCode, 127)
        code.version = version
        operator = schema.OperatorT()
        operator.opcodeIndex = len(self.codes)
        self.codes.append(code)
        operator.inputs, operator.outputs = list(inputs), list(outputs)
        if options:
            operator.builtinOptionsType = getattr(schema.BuiltinOptions, options)
            operator.builtinOptions = getattr(schema, options + "T")()
            for key, value in values.items():
                setattr(operator.builtinOptions, key, value)
        self.operators.append(operator)
        return outputs[0]

    def output(self, *tensors):
        self.outputs += tensors

    def content(self):
        graph = schema.SubGraphT()
        graph.tensors, graph.operators = self.tensors, self.operators
        graph.inputs, graph.outputs = self.inputs, self.outputs
        model = schema.ModelT()
        model.version = 3
        model.operatorCodes, model.subgraphs, model.buffers = self.codes, [graph], self.buffers
        builder = flatbuffers.Builder(4096)
        builder.Finish(model.Pack(builder), b"TFL3")
        return bytes(builder.Output())


def elementwise(name, kind, scale, out_scale, zero=0, out_zero=0, shape=(1, 6, 40), options=None, **values):
    def build(g):
        x = g.input(shape, kind, scale, zero)
        g.output(g.operator(name, [x], [g.tensor(shape, kind, out_scale, out_zero)], options, **values))
    return build


def binary(names, kind, scales, shapes, zeros=(0, 0, 0), options=None, out_kind=None, **values):
    """Each operator with both inputs, and once with a constant instead of the second one."""
    def build(g):
        a = g.input(shapes[0], kind, scales[0], zeros[0])
        b = g.input(shapes[1], kind, scales[1], zeros[1])
        shape = np.broadcast_shapes(*shapes)
        limits = np.iinfo(kind)
        c = g.constant(g.rng.integers(limits.min, limits.max, shapes[1][-1:]), kind, scales[1], zeros[1])
        for name in names:
            for second, result in ((b, shape), (c, np.broadcast_shapes(shapes[0], shapes[1][-1:]))):
                out = g.tensor(result, out_kind or kind, None if out_kind else scales[2], zeros[2])
                g.output(g.operator(name, [a, second], [out], options and options[names.index(name)], **values))
    return build


def fully_connected(units, bias_kind=I64, per_channel=True, activation=0, bias=True, rows=1, inputs=70):
    def build(g):
        scales = g.rng.uniform(0.001, 0.01, units if per_channel else 1)
        x = g.input((rows, inputs), I16, 3e-4)
        w = g.weights((units, inputs), scales)
        b = [g.constant(g.rng.integers(-2**24, 2**24, units), bias_kind, scales * 3e-4)] if bias else []
        y = g.tensor((rows, units), I16, 4e-4)
        g.output(g.operator("FULLY_CONNECTED", [x, w, *b], [y], "FullyConnectedOptions", version=4,
                            fusedActivationFunction=activation, keepNumDims=True))
    return build


def convolution(shape, kernel, out, groups=1, stride=(1, 1), dilation=(1, 1), padding=SAME, activation=0, bias=I64):
    def build(g):
        units = out[-1]
        scales = g.rng.uniform(0.001, 0.01, units)
        x = g.input(shape, I16, 2e-4)
        w = g.weights((units, *kernel, shape[-1] // groups), scales)
        b = [g.constant(g.rng.integers(-2**22, 2**22, units), bias, scales * 2e-4)] if bias else []
        y = g.tensor(out, I16, 5e-4)
        g.output(g.operator("CONV_2D", [x, w, *b], [y], "Conv2DOptions", version=4, padding=padding,
                            strideH=stride[0], strideW=stride[1], dilationHFactor=dilation[0],
                            dilationWFactor=dilation[1], fusedActivationFunction=activation))
    return build


def depthwise(shape, kernel, multiplier, out, stride=2, activation=0):
    def build(g):
        units = shape[-1] * multiplier
        scales = g.rng.uniform(0.001, 0.01, units)
        x = g.input(shape, I16, 2e-4)
        w = g.weights((1, *kernel, units), scales, 3)
        b = g.constant(g.rng.integers(-2**22, 2**22, units), I64, scales * 2e-4)
        y = g.tensor(out, I16, 2e-4)
        g.output(g.operator("DEPTHWISE_CONV_2D", [x, w, b], [y], "DepthwiseConv2DOptions", version=5, padding=SAME,
                            strideH=stride, strideW=stride, depthMultiplier=multiplier, dilationHFactor=1,
                            dilationWFactor=1, fusedActivationFunction=activation))
    return build


def transpose_convolution(g):
    scales = g.rng.uniform(0.001, 0.01, 5)
    x = g.input((1, 4, 5, 3), I16, 2e-4)
    w = g.weights((5, 3, 3, 3), scales)
    b = g.constant(g.rng.integers(-2**22, 2**22, 5), I64, scales * 2e-4)
    y = g.tensor((1, 8, 10, 5), I16, 3e-4)
    g.output(g.operator("TRANSPOSE_CONV", [g.constant([1, 8, 10, 5]), w, x, b], [y], "TransposeConvOptions", version=3,
                        padding=SAME, strideH=2, strideW=2))


def pools(g):
    x = g.input((1, 7, 9, 6), I16, 4e-4)
    for name, activation, shape in (("AVERAGE_POOL_2D", 0, (1, 4, 5, 6)), ("MAX_POOL_2D", RELU6, (1, 4, 5, 6))):
        y = g.tensor(shape, I16, 4e-4)
        g.output(g.operator(name, [x], [y], "Pool2DOptions", version=3, padding=SAME, strideH=2, strideW=2,
                            filterHeight=3, filterWidth=3, fusedActivationFunction=activation))


def reductions(g):
    x = g.input((1, 7, 9, 6), I16, 4e-4)
    for name, axes, scale in (("MEAN", [1, 2], 2e-4), ("MEAN", [3], 5e-4), ("SUM", [2], 2e-3), ("SUM", [1, 2], 9e-3)):
        shape = [d for i, d in enumerate((1, 7, 9, 6)) if i not in axes]
        y = g.tensor(shape, I16, scale)
        g.output(g.operator(name, [x, g.constant(axes)], [y], "ReducerOptions", version=2, keepDims=False))


def curves(name, scales):
    def build(g):
        x = g.input((1, 300), I16, scales[0])
        last = x
        for scale in scales[1:]:
            last = g.operator("QUANTIZE", [x], [g.tensor((1, 300), I16, scale)], "QuantizeOptions", version=2)
            g.output(g.operator(name, [last], [g.tensor((1, 300), I16, 2.0**-15)], version=3))
        g.output(g.operator(name, [x], [g.tensor((1, 300), I16, 2.0**-15)], version=3))
    return build


def softmax(g):
    for scale, beta in ((3e-4, 1.0), (2.0**-12, 0.7), (1e-5, 1.0)):
        x = g.input((5, 11), I16, scale)
        g.output(g.operator("SOFTMAX", [x], [g.tensor((5, 11), I16, 2.0**-15)], "SoftmaxOptions", version=3, beta=beta))


def moves_16(g):
    x = g.input((1, 5, 6, 4), I16, 3e-4)
    padded = g.operator("PAD", [x, g.constant([[0, 0], [1, 2], [0, 1], [0, 0]])], [g.tensor((1, 8, 7, 4), I16, 3e-4)])
    valued = g.operator("PADV2", [x, g.constant([[0, 0], [0, 0], [1, 1], [0, 1]]), g.constant(-700, I16, 3e-4)],
                        [g.tensor((1, 5, 8, 5), I16, 3e-4)])
    both = g.operator("CONCATENATION", [x, x], [g.tensor((1, 5, 6, 8), I16, 3e-4)], "ConcatenationOptions", axis=3)
    turned = g.operator("TRANSPOSE", [x, g.constant([0, 3, 1, 2])], [g.tensor((1, 4, 5, 6), I16, 3e-4)])
    part = g.operator("STRIDED_SLICE", [x, g.constant([0, 4, 1, 0]), g.constant([1, 0, 6, 4]), g.constant([1, -2, 2, 1])],
                      [g.tensor((1, 2, 3, 4), I16, 3e-4)], "StridedSliceOptions")
    halves = [g.tensor((1, 5, 3, 4), I16, 3e-4) for _ in range(2)]
    g.operator("SPLIT", [g.constant(2), x], halves, "SplitOptions", numSplits=2)
    flat = g.operator("RESHAPE", [x, g.constant([1, 120])], [g.tensor((1, 120), I16, 3e-4)], "ReshapeOptions")
    taken = g.operator("SLICE", [x, g.constant([0, 1, 2, 1]), g.constant([1, 3, -1, 2])], [g.tensor((1, 3, 4, 2), I16, 3e-4)])
    back = g.operator("REVERSE_V2", [x, g.constant([1, 2])], [g.tensor((1, 5, 6, 4), I16, 3e-4)], version=3)
    near = g.operator("RESIZE_NEAREST_NEIGHBOR", [x, g.constant([10, 12])], [g.tensor((1, 10, 12, 4), I16, 3e-4)],
                      "ResizeNearestNeighborOptions", version=4)
    g.output(padded, valued, both, turned, part, *halves, flat, taken, back, near)


def padded_convolution_16(g):
    x = g.input((1, 6, 5, 3), I16, 3e-4)
    padded = g.operator("PAD", [x, g.constant([[0, 0], [1, 1], [2, 1], [0, 0]])], [g.tensor((1, 8, 8, 3), I16, 3e-4)])
    w = g.weights((4, 3, 3, 3), [0.004, 0.002, 0.003, 0.001])
    g.output(g.operator("CONV_2D", [padded, w], [g.tensor((1, 6, 6, 4), I16, 4e-4)], "Conv2DOptions", version=4,
                        padding=VALID, strideH=1, strideW=1, dilationHFactor=1, dilationWFactor=1))


def borders(g):
    """All ways between types that QUANTIZE and DEQUANTIZE have."""
    shape = (1, 90)
    real = g.input(shape, F32)
    unsigned = g.input(shape, U8, 0.02, 120)
    wide = g.operator("QUANTIZE", [real], [g.tensor(shape, I16, 2e-4)], "QuantizeOptions", version=2)
    small = g.operator("QUANTIZE", [wide], [g.tensor(shape, I8, 0.03, -7)], "QuantizeOptions", version=2)
    again = g.operator("QUANTIZE", [small], [g.tensor(shape, I16, 1e-4)], "QuantizeOptions", version=2)
    other = g.operator("QUANTIZE", [wide], [g.tensor(shape, I16, 7e-4)], "QuantizeOptions", version=2)
    signed = g.operator("QUANTIZE", [unsigned], [g.tensor(shape, I8, 0.02, -8)], "QuantizeOptions", version=2)
    scaled = g.operator("QUANTIZE", [unsigned], [g.tensor(shape, I8, 0.05, 11)], "QuantizeOptions", version=2)
    outward = g.operator("QUANTIZE", [scaled], [g.tensor(shape, U8, 0.04, 100)], "QuantizeOptions", version=2)
    g.output(wide, small, again, other, signed, outward)
    g.output(g.operator("DEQUANTIZE", [other], [g.tensor(shape, F32)], version=3))


def matrices(adjoint):
    def build(g):
        x = g.input((2, 5, 30), I16, 3e-4)
        y = g.input((2, 7, 30) if adjoint else (2, 30, 7), I16, 4e-4)
        g.output(g.operator("BATCH_MATMUL", [x, y], [g.tensor((2, 5, 7), I16, 2e-3)], "BatchMatMulOptions", version=3,
                            adjX=False, adjY=adjoint))
    return build


def prelu(kind, scale, zero, out_scale, out_zero):
    def build(g):
        x = g.input((1, 5, 6, 4), kind, scale, zero)
        alpha = g.constant(g.rng.integers(-128, 128, (1, 1, 4)), I8, 0.004, 9)
        g.output(g.operator("PRELU", [x, alpha], [g.tensor((1, 5, 6, 4), kind, out_scale, out_zero)]))
    return build


COMPARISONS = ["EQUAL", "NOT_EQUAL", "GREATER", "GREATER_EQUAL", "LESS", "LESS_EQUAL"]
COMPARISON_OPTIONS = ["EqualOptions", "NotEqualOptions", "GreaterOptions", "GreaterEqualOptions", "LessOptions", "LessEqualOptions"]


def select(kind, scale, zero):
    """Conditions are of int8 values: TensorFlow Lite Micro compares no others."""
    def build(g):
        x = g.input((1, 4, 5, 6), I8, 0.05, -6)
        y = g.input((1, 4, 1, 6), I8, 0.04, 3)
        shape = (1, 4, 5, 6)
        truth = g.operator("GREATER", [x, y], [g.tensor(shape, BOOL)], "GreaterOptions")
        other = g.operator("LESS", [y, g.constant(5, I8, 0.05, -6)], [g.tensor((1, 4, 1, 6), BOOL)], "LessOptions")
        none = g.operator("LOGICAL_NOT", [truth], [g.tensor(shape, BOOL)])
        both = g.operator("LOGICAL_AND", [truth, other], [g.tensor(shape, BOOL)], "LogicalAndOptions")
        either = g.operator("LOGICAL_OR", [none, other], [g.tensor(shape, BOOL)], "LogicalOrOptions")
        v = g.input(shape, kind, scale, zero)
        w = g.input((1, 1, 5, 1), kind, scale, zero)
        for condition, second in ((truth, w), (both, g.constant(3, kind, scale, zero)), (either, w)):
            g.output(g.operator("SELECT_V2", [condition, v, second], [g.tensor(shape, kind, scale, zero)], "SelectV2Options"))
    return build


def arguments(g):
    x = g.input((3, 5, 7), I8, 0.1, 4)
    for name, axis, shape in (("ARG_MAX", 1, (3, 7)), ("ARG_MAX", -1, (3, 5)), ("ARG_MIN", 0, (5, 7)), ("ARG_MIN", 2, (3, 5))):
        g.output(g.operator(name, [x, g.constant([axis])], [g.tensor(shape, I32)], name.title().replace("_", "") + "Options", version=2,
                            outputType=schema.TensorType.INT32))


def extremes(g):
    x = g.input((1, 7, 9, 6), I8, 0.1, 4)
    for name, axes in (("REDUCE_MIN", [1, 2]), ("REDUCE_MAX", [3]), ("REDUCE_MIN", [2])):
        shape = [d for i, d in enumerate((1, 7, 9, 6)) if i not in axes]
        g.output(g.operator(name, [x, g.constant(axes)], [g.tensor(shape, I8, 0.1, 4)], "ReducerOptions", version=2))


def blocks(g):
    """Zero points are 0: TensorFlow Lite Micro doesn't set what it pads with."""
    x = g.input((2, 5, 6, 3), I8, 0.1, 0)
    apart = g.operator("SPACE_TO_BATCH_ND", [x, g.constant([2, 3]), g.constant([[0, 1], [2, 1]])], [g.tensor((12, 3, 3, 3), I8, 0.1, 0)])
    g.output(apart)
    g.output(g.operator("BATCH_TO_SPACE_ND", [apart, g.constant([3, 2]), g.constant([[1, 2], [0, 1]])], [g.tensor((2, 6, 5, 3), I8, 0.1, 0)]))
    s = g.input((2, 7, 3), I8, 0.1, 0)
    split = g.operator("SPACE_TO_BATCH_ND", [s, g.constant([2]), g.constant([[1, 0]])], [g.tensor((4, 4, 3), I8, 0.1, 0)])
    g.output(g.operator("BATCH_TO_SPACE_ND", [split, g.constant([2]), g.constant([[0, 1]])], [g.tensor((2, 7, 3), I8, 0.1, 0)]))


def sums(g):
    x = g.input((2, 9, 4), I8, 0.05, -12)
    for axis, exclusive, reverse, scale, zero in ((1, False, False, 0.3, 5), (2, True, False, 0.1, 0), (0, False, True, 0.1, -9), (1, True, True, 0.2, 3)):
        g.output(g.operator("CUMSUM", [x, g.constant(axis)], [g.tensor((2, 9, 4), I8, scale, zero)], "CumsumOptions",
                            exclusive=exclusive, reverse=reverse))
    y = g.input((2, 9, 4), I8, 0.05, -12)
    z = g.input((2, 9, 4), I8, 0.05, -12)
    g.output(g.operator("ADD_N", [x, y, z], [g.tensor((2, 9, 4), I8, 0.11, 7)], "AddNOptions"))
    g.output(g.operator("ADD_N", [z, y], [g.tensor((2, 9, 4), I8, 0.08, 7)], "AddNOptions"))


def division(g):
    """A divisor that is never 0: its zero point is its smallest value less one."""
    a = g.input((1, 6, 5, 8), I8, 0.05, 3)
    b = g.input((1, 6, 5, 8), I8, 0.02, 4)
    above = g.operator("RELU", [b], [g.tensor((1, 6, 5, 8), I8, 0.02, -128)])
    one = g.constant(-80, I8, 0.02, -128)
    divisor = g.operator("MAXIMUM", [above, one], [g.tensor((1, 6, 5, 8), I8, 0.02, -128)], "MaximumMinimumOptions")
    g.output(g.operator("DIV", [a, divisor], [g.tensor((1, 6, 5, 8), I8, 0.03, -2)], "DivOptions", version=2))
    c = g.constant(g.rng.integers(1, 127, 8), I8, 0.02, -3)
    g.output(g.operator("DIV", [a, c], [g.tensor((1, 6, 5, 8), I8, 0.02, 5)], "DivOptions", version=2, fusedActivationFunction=RELU))


def places(g):
    """Indices come from ARG_MAX, so that they are within the tables."""
    x = g.input((6, 9), I8, 0.1, 4)
    at = g.operator("ARG_MAX", [x, g.constant([1])], [g.tensor((6,), I32)], "ArgMaxOptions", version=2, outputType=schema.TensorType.INT32)
    table = g.weights((9, 5), 0.1)
    g.output(g.operator("GATHER", [table, at], [g.tensor((6, 5), I8, 0.1)], "GatherOptions", axis=0, version=2))
    g.output(g.operator("EMBEDDING_LOOKUP", [at, table], [g.tensor((6, 5), I8, 0.1)], version=1))
    y = g.input((3, 9, 2), I8, 0.1, 4)
    g.output(g.operator("GATHER", [y, at], [g.tensor((3, 6, 2), I8, 0.1, 4)], "GatherOptions", axis=1, version=2))


def moves_8(g):
    x = g.input((1, 5, 6, 4), I8, 0.1, 4)
    g.output(g.operator("SLICE", [x, g.constant([0, 1, 2, 1], I64), g.constant([1, 3, -1, 2], I64)], [g.tensor((1, 3, 4, 2), I8, 0.1, 4)], version=2))
    g.output(g.operator("REVERSE_V2", [x, g.constant([3])], [g.tensor((1, 5, 6, 4), I8, 0.1, 4)], version=3))
    row = g.input((1, 1, 6, 1), I8, 0.1, 4)
    g.output(g.operator("BROADCAST_TO", [row, g.constant([1, 5, 6, 4])], [g.tensor((1, 5, 6, 4), I8, 0.1, 4)], version=3))
    g.output(g.operator("ZEROS_LIKE", [row], [g.tensor((1, 1, 6, 1), I8, 0.1, 4)], "ZerosLikeOptions"))
    filled = g.operator("FILL", [g.constant([1, 1, 6, 1]), g.constant(-9, I8, 0.1, 4)], [g.tensor((1, 1, 6, 1), I8, 0.1, 4)], "FillOptions", version=3)
    g.output(g.operator("ADD", [row, filled], [g.tensor((1, 1, 6, 1), I8, 0.2, 4)], "AddOptions", version=2))


BROAD = ((1, 5, 1, 8), (1, 1, 6, 8))
ARITHMETIC = ["AddOptions", "SubOptions", "MulOptions", "SquaredDifferenceOptions"]
MODELS = {
    "abs_16": elementwise("ABS", I16, 3e-4, 2e-4, options="AbsOptions", version=3),
    "add_16": binary(["ADD"], I16, (3e-4, 5e-4, 6e-4), BROAD, options=ARITHMETIC, version=3),
    "arg": arguments,
    "batch_matmul_16": matrices(False),
    "batch_matmul_16_turned": matrices(True),
    "blocks": blocks,
    "borders": borders,
    "compare": binary(COMPARISONS, I8, (0.05, 0.02, 0), ((1, 4, 5, 6), (1, 4, 1, 6)), (4, -9, 0), COMPARISON_OPTIONS, BOOL),
    "conv_16": convolution((1, 9, 7, 3), (3, 3), (1, 5, 4, 6), stride=(2, 2), activation=RELU6),
    "conv_16_dilated": convolution((1, 9, 7, 3), (3, 2), (1, 5, 5, 7), dilation=(2, 2), padding=VALID, activation=RELU),
    "conv_16_grouped": convolution((1, 6, 5, 8), (3, 3), (1, 6, 5, 4), groups=4),
    "conv_16_int32_bias": convolution((1, 6, 5, 3), (3, 3), (1, 6, 5, 4), bias=I32),
    "conv_16_pixel": convolution((1, 6, 5, 12), (1, 1), (1, 6, 5, 7), bias=None),
    "depthwise_16": depthwise((1, 9, 8, 5), (3, 3), 1, (1, 5, 4, 5)),
    "depthwise_16_multiplied": depthwise((1, 6, 8, 3), (2, 3), 2, (1, 6, 8, 6), stride=1, activation=RELU),
    "div": division,
    "extremes": extremes,
    "fully_connected_16": fully_connected(9, rows=3, activation=RELU),
    "fully_connected_16_deep": fully_connected(3, bias=False, inputs=1200),
    "fully_connected_16_int32_bias": fully_connected(5, bias_kind=I32),
    "fully_connected_16_per_tensor": fully_connected(6, per_channel=False),
    "leaky_relu_16": elementwise("LEAKY_RELU", I16, 3e-4, 2.5e-4, options="LeakyReluOptions", alpha=0.21, version=2),
    "leaky_relu_16_negative": elementwise("LEAKY_RELU", I16, 3e-4, 3e-4, options="LeakyReluOptions", alpha=-0.4, version=2),
    "logistic_16": curves("LOGISTIC", (2.4e-4, 2.0**-12, 3e-5, 1e-3)),
    "maximum_16": binary(["MAXIMUM", "MINIMUM"], I16, (3e-4, 3e-4, 3e-4), BROAD, options=["MaximumMinimumOptions"] * 2, version=3),
    "moves": moves_8,
    "moves_16": moves_16,
    "mul_16": binary(["MUL"], I16, (3e-4, 5e-4, 6e-3), BROAD, options=["MulOptions"], version=4, fusedActivationFunction=RELU),
    "pad_conv_16": padded_convolution_16,
    "places": places,
    "pool_16": pools,
    "prelu": prelu(I8, 0.05, 7, 0.04, -20),
    "prelu_16": prelu(I16, 3e-4, 0, 2e-4, 0),
    "reduce_16": reductions,
    "relu_16": elementwise("RELU", I16, 3e-4, 2.5e-4, version=3),
    "relu6_16": elementwise("RELU6", I16, 3e-4, 3e-4, version=3),
    "select": select(I8, 0.05, -6),
    "select_16": select(I16, 3e-4, 0),
    "softmax_16": softmax,
    "squared_difference_16": binary(["SQUARED_DIFFERENCE"], I16, (3e-4, 4e-4, 4e-3), BROAD, options=["SquaredDifferenceOptions"], version=2),
    "sub_16": binary(["SUB"], I16, (3e-4, 5e-4, 6e-4), BROAD, options=["SubOptions"], version=5, fusedActivationFunction=RELU6),
    "sums": sums,
    "tanh_16": curves("TANH", (2.4e-4, 2.0**-12, 2.0**-11, 3e-5, 1e-3)),
    "transpose_conv_16": transpose_convolution,
}


def values(g, kind, shape):
    """Random, and in two samples small or extreme."""
    if kind is F32:
        all_values = g.rng.normal(0, 2, (SAMPLES, *shape))
        all_values[1] *= 10
        return all_values.astype(F32)
    limits = np.iinfo(kind)
    all_values = g.rng.integers(limits.min, limits.max + 1, (SAMPLES, *shape))
    middle = (limits.min + limits.max + 1) // 2
    all_values[1] = middle + (all_values[1] - middle) // 16
    all_values[2] = g.rng.choice([limits.min, limits.max], shape)
    return all_values.astype(kind)


def write(name, build):
    g = Graph(name)
    build(g)
    folder = os.path.join(OUT, name)
    os.makedirs(folder, exist_ok=True)
    file = os.path.join(folder, "model.tflite")
    with open(file, "wb") as out:
        out.write(g.content())
    with tempfile.TemporaryDirectory() as scratch:
        prefix = os.path.join(scratch, "m")
        for i, index in enumerate(g.inputs):
            given = values(g, g.types[index], g.tensors[index].shape)
            given.tofile(f"{prefix}.in{i}")
            np.save(os.path.join(folder, f"tflm_input_{i}.npy"), given)
        done = subprocess.run([RUNNER, file, prefix], capture_output=True, text=True)
        if done.returncode:
            print(name, done.returncode, done.stderr)
            return
        for i, index in enumerate(g.outputs):
            kind = U8 if g.types[index] is BOOL else g.types[index]
            answers = np.fromfile(f"{prefix}.out{i}", kind)
            np.save(os.path.join(folder, f"tflm_expected_{i}.npy"), answers.reshape(SAMPLES, -1))


if __name__ == "__main__":
    for model_name, model_build in MODELS.items():
        if len(sys.argv) < 4 or model_name in sys.argv[3:]:
            write(model_name, model_build)
