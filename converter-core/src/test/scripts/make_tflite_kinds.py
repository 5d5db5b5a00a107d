"""Small .tflite files of every kind that TFLiteConverter makes, for the tests of reader, classifier and engines.

python make_tflite_kinds.py RESOURCES_FOLDER      (TensorFlow 2.21; seed 7)

Writes tflite/kinds/*.tflite, runs/*.npy beside them (four inputs and what TensorFlow Lite's reference kernels make of them, as
real numbers in float32, each run from a new interpreter), and tflite/options.tsv: the operator parameters of these files and of some in zoo/ as
TensorFlow's own schema classes read them.
"""
import copy
import glob
import os
import re
import sys

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
import flatbuffers
import numpy as np
import tensorflow as tf
from tensorflow.lite.python import schema_py_generated as schema

RESOURCES = sys.argv[1]
OUT = os.path.join(RESOURCES, "tflite", "kinds")
SEED = 7
tf.random.set_seed(SEED)
rng = np.random.default_rng(SEED)


def values(*shape):
    return rng.normal(0, 0.3, shape).astype(np.float32)


def samples(*shape):
    return lambda: ([rng.normal(0, 1, (1,) + shape).astype(np.float32)] for _ in range(20))


def converter(function, shape, dtype=tf.float32):
    concrete = tf.function(function, input_signature=[tf.TensorSpec(shape, dtype)])
    return tf.lite.TFLiteConverter.from_concrete_functions([concrete.get_concrete_function()])


def write(name, content):
    with open(os.path.join(OUT, name + ".tflite"), "wb") as file:
        file.write(content)


def edited(content, edit):
    model = schema.ModelT.InitFromPackedBuf(bytearray(content))
    edit(model)
    builder = flatbuffers.Builder(4096)
    builder.Finish(model.Pack(builder), b"TFL3")
    return bytes(builder.Output())


def dense(hidden=32, island=None):
    w1, b1, w2, b2 = values(40, hidden), values(hidden), values(hidden, 4), values(4)

    def model(x):
        y = tf.nn.relu(tf.matmul(x, w1) + b1)
        if island:
            y = island(y)
        return tf.nn.softmax(tf.matmul(y, w2) + b2)

    return model


def conv():
    w = values(3, 3, 8, 16)
    return lambda x: tf.nn.relu6(tf.nn.conv2d(x, w, 1, "SAME"))


def quantized(c, shape, operators, border=None):
    c.optimizations = [tf.lite.Optimize.DEFAULT]
    c.representative_dataset = samples(*shape)
    c.target_spec.supported_ops = operators
    if border:
        c.inference_input_type = c.inference_output_type = border
    return c.convert()


INT8 = [tf.lite.OpsSet.TFLITE_BUILTINS_INT8]
INT8_OR_FLOAT = INT8 + [tf.lite.OpsSet.TFLITE_BUILTINS]
INT16X8 = [tf.lite.OpsSet.EXPERIMENTAL_TFLITE_BUILTINS_ACTIVATIONS_INT16_WEIGHTS_INT8]


def kinds():
    write("float", converter(dense(), [1, 40]).convert())
    write("open_batch", converter(dense(), [None, 40]).convert())
    c = converter(dense(), [1, 40])
    c.optimizations = [tf.lite.Optimize.DEFAULT]
    write("dynamic_range", c.convert())
    c = converter(conv(), [1, 6, 6, 8])
    c.optimizations = [tf.lite.Optimize.DEFAULT]
    write("dynamic_range_conv", c.convert())
    c = converter(dense(), [1, 40])
    c.optimizations = [tf.lite.Optimize.DEFAULT]
    c.target_spec.supported_types = [tf.float16]
    write("float16", c.convert())
    write("int8", quantized(converter(dense(), [1, 40]), [40], INT8, tf.int8))
    write("int8_float_borders", quantized(converter(dense(), [1, 40]), [40], INT8))
    write("uint8_borders", quantized(converter(dense(), [1, 40]), [40], INT8, tf.uint8))
    write("int16x8", quantized(converter(dense(), [1, 40]), [40], INT16X8, tf.int16))
    write("int16x8_float_borders", quantized(converter(dense(), [1, 40]), [40], INT16X8))
    write("mixed", quantized(converter(dense(island=tf.sin), [1, 40]), [40], INT8_OR_FLOAT, tf.int8))
    table = values(50, 8)
    write("tokens", converter(lambda x: tf.reduce_mean(tf.gather(table, x), 1), [1, 5], tf.int32).convert())
    write("flags", converter(lambda x: tf.logical_not(x), [1, 5], tf.bool).convert())


def control_flow():
    w = values(4, 4)

    def loop(x):
        return tf.while_loop(lambda i, y: i < 3, lambda i, y: (i + 1, tf.tanh(tf.matmul(y, w))), [tf.constant(0), x])[1]

    def branch(x):
        return tf.cond(tf.reduce_sum(x) > 0, lambda: x * 2.0, lambda: tf.nn.relu(x) - 1.0)

    write("while", converter(loop, [1, 4]).convert())
    write("if", converter(branch, [1, 4]).convert())

    class Counter(tf.Module):
        def __init__(self):
            super().__init__()
            self.total = tf.Variable([[0.0, 1.0, 0.0, 0.0]], trainable=False)

        @tf.function(input_signature=[tf.TensorSpec([1, 4], tf.float32)])
        def __call__(self, x):
            self.total.assign_add(x)
            return self.total * 2.0

    counter = Counter()
    c = tf.lite.TFLiteConverter.from_concrete_functions([counter.__call__.get_concrete_function()], counter)
    c.experimental_enable_resource_variables = True
    write("call_once", c.convert())


def edits():
    """Files that no option of the converter gives: made by editing those above."""
    source = open(os.path.join(OUT, "float.tflite"), "rb").read()
    loop = open(os.path.join(OUT, "while.tflite"), "rb").read()

    def kernel(model):
        return next(t for t in model.subgraphs[0].tensors if list(t.shape) == [32, 40])

    def sparse(model):
        tensor = kernel(model)
        dense_matrix = np.frombuffer(bytes(model.buffers[tensor.buffer].data), np.float32).reshape(32, 40)
        kept = np.where(np.abs(dense_matrix) > 0.3, dense_matrix, 0).astype(np.float32)
        rows, columns = np.nonzero(kept)
        tensor.sparsity = schema.SparsityParametersT()
        tensor.sparsity.traversalOrder = [0, 1]
        first, second = schema.DimensionMetadataT(), schema.DimensionMetadataT()
        first.format, first.denseSize = schema.DimensionType.DENSE, 32
        second.format = schema.DimensionType.SPARSE_CSR
        for kind, numbers in (("Segments", np.searchsorted(rows, np.arange(33))), ("Indices", columns)):
            vector = schema.Int32VectorT()
            vector.values = [int(n) for n in numbers]
            setattr(second, "array" + kind, vector)
            setattr(second, "array" + kind + "Type", schema.SparseIndexVector.Int32Vector)
        tensor.sparsity.dimMetadata = [first, second]
        model.buffers[tensor.buffer].data = list(kept[rows, columns].tobytes())
        densify(model, tensor)

    def densify(model, tensor):
        graph = model.subgraphs[0]
        index = next(i for i, t in enumerate(graph.tensors) if t is tensor)
        plain = schema.TensorT()
        plain.shape, plain.type, plain.name, plain.buffer = tensor.shape, tensor.type, b"dense", 0
        graph.tensors.append(plain)
        code = schema.OperatorCodeT()
        code.builtinCode, code.deprecatedBuiltinCode, code.version = schema.BuiltinOperator.DENSIFY, 124, 1
        model.operatorCodes.append(code)
        for operator in graph.operators:
            operator.inputs = [len(graph.tensors) - 1 if i == index else i for i in operator.inputs]
        operator = schema.OperatorT()
        operator.opcodeIndex, operator.inputs, operator.outputs = len(model.operatorCodes) - 1, [index], [len(graph.tensors) - 1]
        graph.operators.insert(0, operator)

    write("sparse", edited(source, sparse))

    def far(model):
        buffer = model.buffers[kernel(model).buffer]
        far.data, buffer.data = bytes(buffer.data), None
        buffer.offset, buffer.size = far.start, len(far.data)

    far.start = 2
    length = (len(edited(source, far)) + 15) // 16 * 16
    far.start = length
    flat = edited(source, far)
    write("external_buffer", flat + bytes(length - len(flat)) + far.data)
    far.start = length + 64
    write("external_buffer_outside", edited(source, far))

    def circle(model):
        body = model.subgraphs[2]
        call = next(o for o in model.subgraphs[0].operators if model.operatorCodes[o.opcodeIndex].builtinCode == schema.BuiltinOperator.WHILE)
        call = copy.copy(call)
        body.operators.append(call)
        call.inputs, call.outputs = [0] * len(call.inputs), [len(body.tensors) - 1] * len(call.outputs)

    write("recursion", edited(loop, circle))

    def missing(model):
        for operator in model.subgraphs[0].operators:
            if operator.builtinOptionsType == schema.BuiltinOptions.WhileOptions:
                operator.builtinOptions.bodySubgraphIndex = 9

    write("missing_subgraph", edited(loop, missing))

    def operands(model):
        model.subgraphs[2].inputs = list(model.subgraphs[2].inputs)[:-1]

    write("wrong_operands", edited(loop, operands))


ZOO = ["activation_layer_objects", "attention_layer", "conv2d_variants", "keras_ops_graph", "pooling1d", "slicing_ops"]
# Nothing reads these: of int16 models only, and newer than the published schema classes.
LEFT_OUT = ["potScaleInt16", "quantizedBiasType"]
ENUMS = {
    "padding": schema.Padding,
    "fusedActivationFunction": schema.ActivationFunctionType,
    "weightsFormat": schema.FullyConnectedOptionsWeightsFormat,
    "mode": schema.MirrorPadMode,
    "kernelType": schema.LSTMKernelType,
} | dict.fromkeys(["outType", "inDataType", "outDataType", "outputType", "idxOutType"], schema.TensorType)


def text(field, value):
    if field in ENUMS:
        return next(name for name, number in vars(ENUMS[field]).items() if number == value and name[0] != "_")
    if isinstance(value, bytes):
        return value.decode()
    if isinstance(value, (bool, np.bool_)):
        return str(bool(value)).lower()
    if value is None or isinstance(value, (list, np.ndarray)):
        return "[" + ", ".join(str(v) for v in ([] if value is None else value)) + "]"
    return str(np.float32(value)) if isinstance(value, float) else str(value)


def options():
    lines = []
    files = glob.glob(os.path.join(OUT, "*.tflite"))
    files += [os.path.join(RESOURCES, "zoo", model, "int8_b1.tflite") for model in ZOO]
    for file in sorted(files):
        model = schema.ModelT.InitFromPackedBuf(bytearray(open(file, "rb").read()))
        for g, graph in enumerate(model.subgraphs):
            for i, operator in enumerate(graph.operators):
                for field, value in sorted(vars(operator.builtinOptions).items() if operator.builtinOptions else []):
                    if field in LEFT_OUT:
                        continue
                    name = re.sub("([A-Z])", lambda m: "_" + m.group(1).lower(), field)
                    path = os.path.relpath(file, RESOURCES)
                    lines.append("\t".join([path, str(g), str(i), name, text(field, value)]))
    with open(os.path.join(RESOURCES, "tflite", "options.tsv"), "w", newline="\n") as out:
        out.write("\n".join(lines) + "\n")


RUNNABLE = [
    "call_once", "flags", "float", "if", "int8", "int8_float_borders", "mixed", "open_batch", "tokens", "uint8_borders", "while",
]


def real(values, details):
    scale, zero_point = details["quantization"]
    return (np.float32(scale) * (values.astype(np.int32) - zero_point) if scale else values).astype(np.float32)


def stored(values, details):
    scale, zero_point = details["quantization"]
    if scale:
        limits = np.iinfo(details["dtype"])
        scaled = (values / np.float32(scale)).astype(np.float64)
        values = np.clip(np.sign(scaled) * np.floor(np.abs(scaled) + 0.5) + zero_point, limits.min, limits.max)
    return values.astype(details["dtype"])


def runs():
    folder = os.path.join(OUT, "runs")
    os.makedirs(folder, exist_ok=True)
    for name in RUNNABLE:
        content = open(os.path.join(OUT, name + ".tflite"), "rb").read()
        inputs, outputs = [], []
        for _ in range(4):
            interpreter = tf.lite.Interpreter(
                model_content=content,
                experimental_op_resolver_type=tf.lite.experimental.OpResolverType.BUILTIN_REF,
            )
            interpreter.allocate_tensors()
            border, result = interpreter.get_input_details()[0], interpreter.get_output_details()[0]
            shape = border["shape"]
            if name == "tokens":
                values = rng.integers(0, 50, shape).astype(np.float32)
            else:
                values = rng.normal(0, 1, shape).astype(np.float32)
            values = (values > 0).astype(np.float32) if name == "flags" else values
            interpreter.set_tensor(border["index"], stored(values, border))
            interpreter.invoke()
            inputs.append(values)
            outputs.append(real(interpreter.get_tensor(result["index"]), result))
        np.save(os.path.join(folder, name + "_input.npy"), np.concatenate(inputs))
        np.save(os.path.join(folder, name + "_expected.npy"), np.concatenate(outputs))


def dilated():
    """Its batch is open, and wrong where the converter has multiplied it into another size."""
    w = values(3, 3, 4, 5)
    c = converter(lambda x: tf.nn.conv2d(tf.space_to_batch(x, [2, 2], [[0, 0], [0, 0]]), w, 1, "SAME"), [None, 8, 8, 4])
    write("open_batch_multiplied", quantized(c, [8, 8, 4], INT8, tf.int8))


os.makedirs(OUT, exist_ok=True)
kinds()
control_flow()
dilated()
edits()
options()
runs()
