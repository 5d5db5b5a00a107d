"""Operators of random shapes, scales and zero points, and models of several of them. Used by make_operator_cases.py."""
import flatbuffers
import numpy as np
from tensorflow.lite.python import schema_py_generated as schema

INT8, INT32, FLOAT = schema.TensorType.INT8, schema.TensorType.INT32, schema.TensorType.FLOAT32
BOOL = schema.TensorType.BOOL


class Chain:
    """Operators one after the other with inputs and outputs of their own."""

    def __init__(self):
        self.tensors, self.operators, self.inputs, self.outputs = [], [], [], []

    def tensor(self, shape, scale=None, zero=0, type=INT8, data=None, axis=0):
        tensor = schema.TensorT()
        tensor.shape, tensor.type, tensor.name = [int(d) for d in shape], type, b"t"
        if scale is not None:
            tensor.quantization = schema.QuantizationParametersT()
            tensor.quantization.scale = [float(s) for s in np.ravel(scale)]
            tensor.quantization.zeroPoint = [int(z) for z in np.ravel(zero)]
            tensor.quantization.quantizedDimension = axis
        self.tensors.append((tensor, data))
        return len(self.tensors) - 1

    def given(self, *arguments, **named):
        self.inputs.append(self.tensor(*arguments, **named))
        return self.inputs[-1]

    def constant(self, values, scale=None, zero=0, type=INT32, axis=0):
        values = np.asarray(values, {INT32: np.int32, INT8: np.int8}[type])
        return self.tensor(values.shape, scale, zero, type, values, axis)

    def add(self, name, inputs, outputs, options=None, **values):
        self.operators.append((name, list(inputs), list(outputs), options, values))
        return self


def pack(chains):
    """One model of several chains."""
    model, graph, codes = schema.ModelT(), schema.SubGraphT(), []
    model.version, model.buffers, model.subgraphs, model.operatorCodes = 3, [schema.BufferT()], [graph], []
    graph.tensors, graph.operators, graph.inputs, graph.outputs = [], [], [], []
    for chain in chains:
        first = len(graph.tensors)
        for source, data in chain.tensors:
            tensor = schema.TensorT()
            tensor.__dict__.update(source.__dict__)
            tensor.buffer = 0
            tensor.name = b"t%d" % len(graph.tensors)
            if data is not None:
                tensor.buffer = len(model.buffers)
                buffer = schema.BufferT()
                buffer.data = np.frombuffer(np.ascontiguousarray(data).tobytes(), np.uint8)
                model.buffers.append(buffer)
            graph.tensors.append(tensor)
        for name, inputs, outputs, options, values in chain.operators:
            if name not in codes:
                codes.append(name)
                code = schema.OperatorCodeT()
                code.builtinCode = getattr(schema.BuiltinOperator, name)
                code.deprecatedBuiltinCode = min(code.builtinCode, 127)
                code.version = 2 if name == "BROADCAST_TO" else 1
                model.operatorCodes.append(code)
            operator = schema.OperatorT()
            operator.opcodeIndex = codes.index(name)
            operator.inputs = [i if i < 0 else first + i for i in inputs]
            operator.outputs = [first + i for i in outputs]
            if options:
                operator.builtinOptionsType = getattr(schema.BuiltinOptions, options)
                operator.builtinOptions = getattr(schema, options + "T")()
                operator.builtinOptions.__dict__.update(values)
            graph.operators.append(operator)
        graph.inputs += [first + i for i in chain.inputs]
        graph.outputs += [first + i for i in chain.outputs]
    builder = flatbuffers.Builder(4096)
    builder.Finish(model.Pack(builder), b"TFL3")
    return bytes(builder.Output())


def one_of(rng, *choices):
    return choices[rng.integers(len(choices))]


def zero_point(rng):
    return int(one_of(rng, -128, 127, 0, -1, rng.integers(-128, 128), rng.integers(-60, 60)))


def scale(rng, low=0.004, high=0.2):
    return np.float32(np.exp(rng.uniform(np.log(low), np.log(high))))


def channels(rng):
    return int(one_of(rng, 1, 2, 3, 4, 5, 8, 16, 17, rng.integers(1, 18)))


def shape(rng, rank=None, most=300):
    while True:
        result = [int(d) for d in rng.integers(1, 10, rank or rng.integers(1, 5))]
        if np.prod(result) <= most:
            return result


def activation(rng):
    return int(one_of(rng, 0, 0, 1, 2, 3))


def extent(size, kernel, stride, dilation, padding):
    covered = (kernel - 1) * dilation + 1
    return -(-size // stride) if padding == 0 else (size - covered) // stride + 1


def follow(rng, chain, index, values, params):
    """Ends a chain, now and then by one operator more, so that what came before lies in the arena."""
    s, z = params
    kind = rng.integers(5)
    if kind == 0:
        out = chain.tensor(values, s, z)
        chain.add("RELU", [index], [out])
    elif kind == 1:
        out = chain.tensor([int(np.prod(values))], s, z)
        chain.add("RESHAPE", [index, chain.constant([int(np.prod(values))])], [out], "ReshapeOptions")
    else:
        out = index
    chain.outputs.append(out)
    return chain


def window(rng, most_kernel=4, dilated=True):
    """Size, kernel, stride, dilation of both axes, and the padding, such that something comes out."""
    while True:
        padding = int(rng.integers(2))
        size, kernel = rng.integers(1, 10, 2), rng.integers(1, most_kernel + 1, 2)
        stride, dilation = rng.integers(1, 4, 2), rng.integers(1, 4, 2) if dilated and rng.integers(2) else np.array([1, 1])
        out = [extent(*values, padding) for values in zip(size, kernel, stride, dilation)]
        if min(out) > 0:
            return [int(v) for v in (*size, *kernel, *stride, *dilation, *out)], padding


def weights(rng, shape, axis, products, s_in, more=True):
    """Filter and bias, with an output scale that leaves a shift to the left, or saturates much, to a few only."""
    per_channel = bool(rng.integers(2)) and more
    count = shape[axis]
    scales = np.array([scale(rng, 0.002, 0.02) for _ in range(count if per_channel else 1)], np.float32)
    values = np.clip(np.round(rng.normal(0, one_of(rng, 3, 30, 70, 200), shape)), -127, 127)
    spread = np.sqrt(products) * 70 * max(1.0, np.abs(values).mean())
    s_out = np.float32(max(scales) * s_in * spread / one_of(rng, 20, 60, 200, 3, 20 * spread / 40))
    biases = rng.integers(-int(spread) - 1, int(spread) + 2, count)
    return values, scales, s_out, biases


def filters(chain, rng, values, scales, biases, axis, s_in):
    filter = chain.constant(values, scales, np.zeros(len(scales)), INT8, axis)
    if rng.integers(5) == 0:
        return [filter]
    return filter, chain.constant(biases, scales * s_in, np.zeros(len(scales)))


def conv_2d(rng):
    chain = Chain()
    (h, w, kh, kw, sh, sw, dh, dw, oh, ow), padding = window(rng)
    groups = int(one_of(rng, 1, 1, 1, 2, 3))
    cf, batch = min(channels(rng), 9 if groups > 1 else 17), int(one_of(rng, 1, 1, 1, 2))
    cin = cf * groups
    cout = groups * int(rng.integers(1, 6)) if groups > 1 else channels(rng)
    s_in, z_in, z_out = scale(rng), zero_point(rng), zero_point(rng)
    values, scales, s_out, biases = weights(rng, (cout, kh, kw, cf), 0, kh * kw * cf, s_in)
    x = chain.given([batch, h, w, cin], s_in, z_in)
    more = filters(chain, rng, values, scales, biases, 0, s_in)
    y = chain.tensor([batch, oh, ow, cout], s_out, z_out)
    chain.add(
        "CONV_2D", [x, *more], [y], "Conv2DOptions", padding=padding, strideH=sh, strideW=sw,
        dilationHFactor=dh, dilationWFactor=dw, fusedActivationFunction=activation(rng),
    )
    return follow(rng, chain, y, [batch, oh, ow, cout], (s_out, z_out))


def depthwise_conv_2d(rng):
    chain = Chain()
    (h, w, kh, kw, sh, sw, dh, dw, oh, ow), padding = window(rng)
    multiplier = int(one_of(rng, 1, 1, 1, 2, 3, 4))
    cin, batch = channels(rng), int(one_of(rng, 1, 1, 1, 2))
    cout = cin * multiplier
    s_in, z_in, z_out = scale(rng), zero_point(rng), zero_point(rng)
    values, scales, s_out, biases = weights(rng, (1, kh, kw, cout), 3, kh * kw, s_in)
    x = chain.given([batch, h, w, cin], s_in, z_in)
    more = filters(chain, rng, values, scales, biases, 3, s_in)
    y = chain.tensor([batch, oh, ow, cout], s_out, z_out)
    chain.add(
        "DEPTHWISE_CONV_2D", [x, *more], [y], "DepthwiseConv2DOptions", padding=padding, strideH=sh, strideW=sw,
        dilationHFactor=dh, dilationWFactor=dw, depthMultiplier=multiplier, fusedActivationFunction=activation(rng),
    )
    return follow(rng, chain, y, [batch, oh, ow, cout], (s_out, z_out))


def fully_connected(rng):
    chain = Chain()
    depth, outputs = int(one_of(rng, 1, 3, 4, 7, 8, 64, rng.integers(1, 90))), int(rng.integers(1, 36))
    rows = [int(d) for d in rng.integers(1, 4, rng.integers(0, 3))] or [1]
    s_in, z_in, z_out = scale(rng), zero_point(rng), zero_point(rng)
    values, scales, s_out, biases = weights(rng, (outputs, depth), 0, depth, s_in)
    x = chain.given([*rows, depth], s_in, z_in)
    more = filters(chain, rng, values, scales, biases, 0, s_in)
    keep = bool(rng.integers(2))
    shape = [*rows, outputs] if keep else [int(np.prod(rows)), outputs]
    y = chain.tensor(shape, s_out, z_out)
    chain.add(
        "FULLY_CONNECTED", [x, *more], [y], "FullyConnectedOptions", keepNumDims=keep,
        fusedActivationFunction=activation(rng),
    )
    return follow(rng, chain, y, shape, (s_out, z_out))


def transpose_conv(rng):
    chain = Chain()
    h, w = (int(d) for d in rng.integers(1, 6, 2))
    kh, kw, sh, sw = (int(d) for d in (*rng.integers(1, 5, 2), *rng.integers(1, 4, 2)))
    padding, cin, cout = int(rng.integers(2)), min(channels(rng), 9), min(channels(rng), 9)
    shape = [1, h * sh, w * sw, cout] if padding == 0 else [1, (h - 1) * sh + kh, (w - 1) * sw + kw, cout]
    if padding == 0:
        kh, kw = max(kh, sh), max(kw, sw)
    s_in, z_in, z_out = scale(rng), zero_point(rng), zero_point(rng)
    values, scales, s_out, biases = weights(rng, (cout, kh, kw, cin), 0, kh * kw * cin, s_in)
    x = chain.given([1, h, w, cin], s_in, z_in)
    more = filters(chain, rng, values, scales, biases, 0, s_in)
    y = chain.tensor(shape, s_out, z_out)
    inputs = [chain.constant(shape), more[0], x, *more[1:]]
    chain.add("TRANSPOSE_CONV", inputs, [y], "TransposeConvOptions", padding=padding, strideH=sh, strideW=sw)
    return follow(rng, chain, y, shape, (s_out, z_out))


def pool(name):
    def make(rng):
        chain = Chain()
        (h, w, kh, kw, sh, sw, _, _, oh, ow), padding = window(rng, dilated=False)
        c, s, z = channels(rng), scale(rng), zero_point(rng)
        x, y = chain.given([1, h, w, c], s, z), chain.tensor([1, oh, ow, c], s, z)
        chain.add(
            name, [x], [y], "Pool2DOptions", padding=padding, strideH=sh, strideW=sw, filterHeight=kh, filterWidth=kw,
            fusedActivationFunction=activation(rng),
        )
        return follow(rng, chain, y, [1, oh, ow, c], (s, z))

    return make


def unary(name, out=None, same=False, options=None, positive=False, rank=None, **values):
    def make(rng):
        chain = Chain()
        dimensions = shape(rng, rank)
        s, z = scale(rng, 0.004, 0.12), -128 if positive else zero_point(rng)
        s_out, z_out = out or ((s, z) if same else (scale(rng, 0.004, 0.12), zero_point(rng)))
        x, y = chain.given(dimensions, s, z), chain.tensor(dimensions, s_out, z_out)
        chain.add(name, [x], [y], options, **{key: value(rng) for key, value in values.items()})
        return follow(rng, chain, y, dimensions, (s_out, z_out))

    return make


def binary(name, options=None, same=False, active=True):
    def make(rng):
        chain = Chain()
        dimensions = shape(rng)
        shapes = [list(dimensions), list(dimensions)]
        if rng.integers(2):
            for axis in range(len(dimensions)):
                shapes[rng.integers(2)][axis] = int(one_of(rng, 1, dimensions[axis]))
            short = shapes[rng.integers(2)]
            while len(short) > 1 and short[0] == 1 and rng.integers(2):
                short.pop(0)
        full = [int(d) for d in np.broadcast_shapes(*shapes)]
        params = [(scale(rng), zero_point(rng)) for _ in range(2)]
        if same:
            params = [params[0]] * 2
        product = name in ("MUL", "SQUARED_DIFFERENCE")
        base = params[0][0] * params[1][0] * 60 if product else max(params[0][0], params[1][0])
        s_out = params[0][0] if same else np.float32(base * np.exp(rng.uniform(-1, 1.5)))
        z_out = params[0][1] if same else zero_point(rng)
        fixed = rng.integers(4)
        operands = []
        for i, (dims, (s, z)) in enumerate(zip(shapes, params)):
            operands.append(
                chain.constant(rng.integers(-128, 128, dims), s, z, INT8) if fixed == i else chain.given(dims, s, z)
            )
        y = chain.tensor(full, s_out, z_out)
        chosen = {"fusedActivationFunction": activation(rng)} if active else {}
        chain.add(name, operands, [y], options, **chosen)
        return follow(rng, chain, y, full, (s_out, z_out))

    return make


def reduction(name, same=False):
    def make(rng):
        chain = Chain()
        dimensions = shape(rng, rng.integers(1, 5))
        axes = sorted(rng.choice(len(dimensions), rng.integers(1, len(dimensions) + 1), replace=False))
        keep = bool(rng.integers(2))
        result = [1 if a in axes else d for a, d in enumerate(dimensions) if keep or a not in axes]
        given = [int(a) - (len(dimensions) if rng.integers(3) == 0 else 0) for a in axes]
        s, z = scale(rng), zero_point(rng)
        count = int(np.prod([dimensions[a] for a in axes]))
        factor = np.sqrt(count) if name == "SUM" else 1
        s_out, z_out = (s, z) if same or rng.integers(3) == 0 else (np.float32(s * factor * np.exp(rng.uniform(-1, 1))), zero_point(rng))
        x, y = chain.given(dimensions, s, z), chain.tensor(result, s_out, z_out)
        chain.add(name, [x, chain.constant(given)], [y], "ReducerOptions", keepDims=keep)
        chain.outputs.append(y)
        return chain

    return make


def same(rng):
    return scale(rng), zero_point(rng)


def concatenation(rng):
    chain, params = Chain(), same(rng)
    dimensions = shape(rng, most=120)
    axis = int(rng.integers(len(dimensions)))
    sizes = [int(d) for d in rng.integers(1, 6, rng.integers(1, 5))]
    inputs = [chain.given([*dimensions[:axis], n, *dimensions[axis + 1 :]], *params) for n in sizes]
    full = [*dimensions[:axis], sum(sizes), *dimensions[axis + 1 :]]
    y = chain.tensor(full, *params)
    chain.add("CONCATENATION", inputs, [y], "ConcatenationOptions", axis=axis - int(one_of(rng, 0, len(full))))
    return follow(rng, chain, y, full, params)


def stack(rng):
    chain, params = Chain(), same(rng)
    dimensions = shape(rng, rng.integers(1, 4), 120)
    axis, count = int(rng.integers(len(dimensions) + 1)), int(rng.integers(1, 5))
    inputs = [chain.given(dimensions, *params) for _ in range(count)]
    full = [*dimensions[:axis], count, *dimensions[axis:]]
    y = chain.tensor(full, *params)
    chain.add("PACK", inputs, [y], "PackOptions", axis=axis, valuesCount=count)
    return follow(rng, chain, y, full, params)


def unstack(rng):
    chain, params = Chain(), same(rng)
    dimensions = shape(rng, rng.integers(2, 5), 200)
    axis = int(rng.integers(len(dimensions)))
    x = chain.given(dimensions, *params)
    rest = [d for a, d in enumerate(dimensions) if a != axis]
    outputs = [chain.tensor(rest, *params) for _ in range(dimensions[axis])]
    chain.add("UNPACK", [x], outputs, "UnpackOptions", axis=axis, num=dimensions[axis])
    chain.outputs += outputs
    return chain


def split(rng):
    chain, params = Chain(), same(rng)
    dimensions = shape(rng, most=100)
    axis, count = int(rng.integers(len(dimensions))), int(rng.integers(1, 4))
    part = list(dimensions)
    dimensions[axis] *= count
    x = chain.given(dimensions, *params)
    outputs = [chain.tensor(part, *params) for _ in range(count)]
    chain.add("SPLIT", [chain.constant(axis), x], outputs, "SplitOptions", numSplits=count)
    chain.outputs += outputs
    return chain


def split_v(rng):
    chain, params = Chain(), same(rng)
    dimensions = shape(rng, most=60)
    axis = int(rng.integers(len(dimensions)))
    sizes = [int(d) for d in rng.integers(1, 5, rng.integers(1, 4))]
    part = [[*dimensions[:axis], n, *dimensions[axis + 1 :]] for n in sizes]
    x = chain.given([*dimensions[:axis], sum(sizes), *dimensions[axis + 1 :]], *params)
    outputs = [chain.tensor(p, *params) for p in part]
    chain.add("SPLIT_V", [x, chain.constant(sizes), chain.constant(axis)], outputs, "SplitVOptions", numSplits=len(sizes))
    chain.outputs += outputs
    return chain


def strided_slice(rng):
    chain, params = Chain(), same(rng)
    while True:
        dimensions = shape(rng)
        rank = len(dimensions)
        stride = [int(one_of(rng, 1, 1, 2, 3, -1, -2)) for _ in range(rank)]
        begin = [int(rng.integers(-d, d)) for d in dimensions]
        end = [int(rng.integers(-d, d + 1)) for d in dimensions]
        masks = [int(m) for m in rng.integers(0, 1 << rank, 2)]
        shrink = int(rng.integers(0, 1 << rank)) if rng.integers(3) == 0 else 0
        slices = []
        for a in range(rank):
            if shrink >> a & 1:
                stride[a], end[a] = 1, begin[a] + 1
                slices.append(begin[a])
            else:
                first = None if masks[0] >> a & 1 else begin[a]
                last = None if masks[1] >> a & 1 else end[a]
                slices.append(slice(first, last, stride[a]))
        result = np.empty(dimensions, np.int8)[tuple(slices)].shape
        # Masks of an axis that is shrunk mean nothing, and an end of 0 behind -1 is the axis' beginning.
        if result and min(result) > 0:
            masks = [m & ~shrink for m in masks]
            break
    x, y = chain.given(dimensions, *params), chain.tensor(result, *params)
    chain.add(
        "STRIDED_SLICE", [x, chain.constant(begin), chain.constant(end), chain.constant(stride)], [y],
        "StridedSliceOptions", beginMask=masks[0], endMask=masks[1], shrinkAxisMask=shrink,
    )
    return follow(rng, chain, y, list(result), params)


def transpose(rng):
    chain, params = Chain(), same(rng)
    dimensions = shape(rng, rng.integers(2, 5))
    order = [int(a) for a in rng.permutation(len(dimensions))]
    result = [dimensions[a] for a in order]
    x, y = chain.given(dimensions, *params), chain.tensor(result, *params)
    chain.add("TRANSPOSE", [x, chain.constant(order)], [y], "TransposeOptions")
    return follow(rng, chain, y, result, params)


def tile(rng):
    chain, params = Chain(), same(rng)
    # More axes are more loops than the engine has.
    dimensions = shape(rng, rng.integers(1, 3), 60)
    times = [int(t) for t in rng.integers(1, 4, len(dimensions))]
    result = [d * t for d, t in zip(dimensions, times)]
    x, y = chain.given(dimensions, *params), chain.tensor(result, *params)
    chain.add("TILE", [x, chain.constant(times)], [y], "TileOptions")
    return follow(rng, chain, y, result, params)


def gather(rng):
    chain, params = Chain(), same(rng)
    dimensions = shape(rng)
    axis = int(rng.integers(len(dimensions)))
    indices = rng.integers(0, dimensions[axis], shape(rng, rng.integers(1, 3), 6))
    result = [*dimensions[:axis], *indices.shape, *dimensions[axis + 1 :]]
    if len(result) > 4:
        return gather(rng)
    x, y = chain.given(dimensions, *params), chain.tensor(result, *params)
    chain.add("GATHER", [x, chain.constant(indices)], [y], "GatherOptions", axis=axis)
    return follow(rng, chain, y, result, params)


def depth_to_space(rng):
    chain, params, block = Chain(), same(rng), int(rng.integers(1, 4))
    h, w, c = (int(d) for d in rng.integers(1, 5, 3))
    x, y = chain.given([1, h, w, c * block * block], *params), chain.tensor([1, h * block, w * block, c], *params)
    chain.add("DEPTH_TO_SPACE", [x], [y], "DepthToSpaceOptions", blockSize=block)
    return follow(rng, chain, y, [1, h * block, w * block, c], params)


def space_to_depth(rng):
    chain, params, block = Chain(), same(rng), int(rng.integers(1, 4))
    h, w, c = (int(d) for d in rng.integers(1, 5, 3))
    x, y = chain.given([1, h * block, w * block, c], *params), chain.tensor([1, h, w, c * block * block], *params)
    chain.add("SPACE_TO_DEPTH", [x], [y], "SpaceToDepthOptions", blockSize=block)
    return follow(rng, chain, y, [1, h, w, c * block * block], params)


def pad(name):
    def make(rng):
        chain, params = Chain(), same(rng)
        dimensions = shape(rng, most=120)
        reflect = int(rng.integers(2))
        most = [d + reflect - (1 if name == "MIRROR_PAD" else 0) for d in dimensions]
        if name != "MIRROR_PAD":
            most = [4] * len(dimensions)
        elif reflect == 0:
            most = [d - 1 for d in dimensions]
        else:
            most = list(dimensions)
        beside = [[int(rng.integers(0, min(m, 3) + 1)) for _ in range(2)] for m in most]
        result = [d + sum(b) for d, b in zip(dimensions, beside)]
        x, y = chain.given(dimensions, *params), chain.tensor(result, *params)
        inputs = [x, chain.constant(beside)]
        if name == "PADV2":
            inputs.append(chain.constant([int(rng.integers(-128, 128))], *params, INT8))
        options = {"PAD": "PadOptions", "PADV2": "PadV2Options", "MIRROR_PAD": "MirrorPadOptions"}[name]
        chain.add(name, inputs, [y], options, **({"mode": reflect} if name == "MIRROR_PAD" else {}))
        return follow(rng, chain, y, result, params)

    return make


def reshape(name):
    def make(rng):
        chain, params = Chain(), same(rng)
        dimensions = shape(rng, rng.integers(1, 4))
        if name == "RESHAPE":
            result = one_of(rng, [int(np.prod(dimensions))], [1, *dimensions], dimensions[::-1])
            more, options, values = [chain.constant(result)], "ReshapeOptions", {"newShape": result}
        elif name == "EXPAND_DIMS":
            axis = int(rng.integers(len(dimensions) + 1))
            result = [*dimensions[:axis], 1, *dimensions[axis:]]
            more, options, values = [chain.constant(axis)], "ExpandDimsOptions", {}
        else:
            axis = int(rng.integers(len(dimensions) + 1))
            result, dimensions = dimensions, [*dimensions[:axis], 1, *dimensions[axis:]]
            more, options, values = [], "SqueezeOptions", {"squeezeDims": [axis]}
        x, y = chain.given(dimensions, *params), chain.tensor(result, *params)
        return follow(rng, chain.add(name, [x, *more], [y], options, **values), y, list(result), params)

    return make


def resize(name, options):
    def make(rng):
        chain, params = Chain(), same(rng)
        h, w, c = (int(d) for d in rng.integers(1, 7, 3))
        size, corners = [int(d) for d in rng.integers(1, 12, 2)], int(rng.integers(3))
        if name == "RESIZE_NEAREST_NEIGHBOR":
            # The engine refuses all others.
            size, corners = [int(d) for d in np.array([h, w]) * rng.integers(1, 4, 2)], int(one_of(rng, 0, 2))
        x, y = chain.given([1, h, w, c], *params), chain.tensor([1, *size, c], *params)
        chain.add(name, [x, chain.constant(size)], [y], options, alignCorners=corners == 1, halfPixelCenters=corners == 2)
        return follow(rng, chain, y, [1, *size, c], params)

    return make


def batch_matmul(rng):
    chain = Chain()
    rows, depth, columns = (int(d) for d in rng.integers(1, 10, 3))
    batches = [int(d) for d in rng.integers(1, 4, rng.integers(0, 3))]
    adjoint = [bool(a) for a in rng.integers(0, 2, 2)]
    left = [*batches, *((depth, rows) if adjoint[0] else (rows, depth))]
    right = [*batches, *((columns, depth) if adjoint[1] else (depth, columns))]
    (sx, zx), (sw, zw), zy = same(rng), same(rng), zero_point(rng)
    s_out = np.float32(sx * sw * np.sqrt(depth) * 70 * one_of(rng, 0.5, 1, 4))
    x, w = chain.given(left, sx, zx), chain.given(right, sw, zw)
    y = chain.tensor([*batches, rows, columns], s_out, zy)
    chain.add("BATCH_MATMUL", [x, w], [y], "BatchMatMulOptions", adjX=adjoint[0], adjY=adjoint[1])
    return follow(rng, chain, y, [*batches, rows, columns], (s_out, zy))


def quantize(rng):
    chain = Chain()
    dimensions, params = shape(rng, most=120), same(rng)
    if rng.integers(2):
        x = chain.given(dimensions, type=FLOAT)
    else:
        x = chain.given(dimensions, scale(rng), zero_point(rng))
    y = chain.tensor(dimensions, *params)
    chain.add("QUANTIZE", [x], [y], "QuantizeOptions")
    return follow(rng, chain, y, dimensions, params)


def dequantize(rng):
    chain = Chain()
    dimensions = shape(rng, most=60)
    x, y = chain.given(dimensions, *same(rng)), chain.tensor(dimensions, type=FLOAT)
    chain.add("DEQUANTIZE", [x], [y], "DequantizeOptions")
    chain.outputs.append(y)
    return chain


COMPARISONS = {
    "EQUAL": "EqualOptions", "GREATER": "GreaterOptions", "GREATER_EQUAL": "GreaterEqualOptions", "LESS": "LessOptions",
    "LESS_EQUAL": "LessEqualOptions", "NOT_EQUAL": "NotEqualOptions",
}


def compared(rng, chain, name, dimensions):
    """The index of what a comparison of two inputs gives."""
    x, y = (chain.given(dimensions, *same(rng)) for _ in range(2))
    result = chain.tensor(dimensions, type=BOOL)
    chain.add(name, [x, y], [result], COMPARISONS[name])
    return result


def comparison(name):
    def make(rng):
        chain = Chain()
        chain.outputs.append(compared(rng, chain, name, shape(rng, most=150)))
        return chain

    return make


def logical(name, options, count):
    def make(rng):
        chain, dimensions = Chain(), shape(rng, most=100)
        inputs = [compared(rng, chain, one_of(rng, *COMPARISONS), dimensions) for _ in range(count)]
        y = chain.tensor(dimensions, type=BOOL)
        chain.add(name, inputs, [y], options)
        chain.outputs.append(y)
        return chain

    return make


def select(name, options):
    def make(rng):
        chain, dimensions, params = Chain(), shape(rng, most=100), same(rng)
        condition = compared(rng, chain, "GREATER", dimensions)
        x, y = (chain.given(dimensions, *params) for _ in range(2))
        result = chain.tensor(dimensions, *params)
        chain.add(name, [condition, x, y], [result], options)
        return follow(rng, chain, result, dimensions, params)

    return make


def arg(name, options):
    def make(rng):
        chain, dimensions = Chain(), shape(rng, rng.integers(2, 5))
        axis = int(rng.integers(len(dimensions)))
        x = chain.given(dimensions, *same(rng))
        y = chain.tensor([d for a, d in enumerate(dimensions) if a != axis], type=INT32)
        chain.add(name, [x, chain.constant(axis)], [y], options, outputType=INT32)
        chain.outputs.append(y)
        return chain

    return make


def prelu(rng):
    chain = Chain()
    h, w, c = (int(d) for d in rng.integers(1, 7, 3))
    x = chain.given([1, h, w, c], *same(rng))
    alpha = chain.constant(rng.integers(-128, 128, (1, 1, c)), scale(rng, 0.002, 0.02), zero_point(rng), INT8)
    params = same(rng)
    y = chain.tensor([1, h, w, c], *params)
    chain.add("PRELU", [x, alpha], [y])
    return follow(rng, chain, y, [1, h, w, c], params)


def space_batches(name, options):
    def make(rng):
        chain, params = Chain(), same(rng)
        block = [int(b) for b in rng.integers(1, 4, 2)]
        batch, c = int(rng.integers(1, 3)), int(rng.integers(1, 5))
        small = [int(d) for d in rng.integers(1, 5, 2)]
        large = [d * b for d, b in zip(small, block)]
        beside = [[int(v) for v in rng.integers(0, 3, 2)] for _ in range(2)]
        image = [d - sum(b) for d, b in zip(large, beside)]
        if min(image) < 1:
            beside, image = [[0, 0], [0, 0]], large
        batches = [batch * block[0] * block[1], *small, c]
        shapes = ([batch, *image, c], batches) if name == "SPACE_TO_BATCH_ND" else (batches, [batch, *image, c])
        x, y = chain.given(shapes[0], *params), chain.tensor(shapes[1], *params)
        chain.add(name, [x, chain.constant(block), chain.constant(beside)], [y], options)
        return follow(rng, chain, y, shapes[1], params)

    return make


def broadcast_to(rng):
    chain, params = Chain(), same(rng)
    result = shape(rng)
    given = [int(one_of(rng, 1, d)) for d in result]
    x, y = chain.given(given, *params), chain.tensor(result, *params)
    chain.add("BROADCAST_TO", [x, chain.constant(result)], [y], "BroadcastToOptions")
    return follow(rng, chain, y, result, params)


def cut(rng):
    chain, params = Chain(), same(rng)
    dimensions = shape(rng)
    begin = [int(rng.integers(d)) for d in dimensions]
    size = [int(rng.integers(1, d - b + 1)) for d, b in zip(dimensions, begin)]
    x, y = chain.given(dimensions, *params), chain.tensor(size, *params)
    given = [-1 if b + n == d and rng.integers(2) else n for b, n, d in zip(begin, size, dimensions)]
    chain.add("SLICE", [x, chain.constant(begin), chain.constant(given)], [y], "SliceOptions")
    return follow(rng, chain, y, size, params)


def reverse(rng):
    chain, params = Chain(), same(rng)
    dimensions = shape(rng)
    axis = int(rng.integers(len(dimensions)))
    x, y = chain.given(dimensions, *params), chain.tensor(dimensions, *params)
    chain.add("REVERSE_V2", [x, chain.constant([axis])], [y], "ReverseV2Options")
    return follow(rng, chain, y, dimensions, params)


FAMILIES = {
    "ABS": unary("ABS", options="AbsOptions"),
    "ADD": binary("ADD", "AddOptions"),
    "ARG_MAX": arg("ARG_MAX", "ArgMaxOptions"),
    "ARG_MIN": arg("ARG_MIN", "ArgMinOptions"),
    "AVERAGE_POOL_2D": pool("AVERAGE_POOL_2D"),
    "BATCH_MATMUL": batch_matmul,
    "BATCH_TO_SPACE_ND": space_batches("BATCH_TO_SPACE_ND", "BatchToSpaceNDOptions"),
    "BROADCAST_TO": broadcast_to,
    "CONCATENATION": concatenation,
    "CONV_2D": conv_2d,
    "DEPTHWISE_CONV_2D": depthwise_conv_2d,
    "DEPTH_TO_SPACE": depth_to_space,
    "DEQUANTIZE": dequantize,
    "ELU": unary("ELU"),
    **{name: comparison(name) for name in COMPARISONS},
    "EXP": unary("EXP", options="ExpOptions"),
    "EXPAND_DIMS": reshape("EXPAND_DIMS"),
    "FULLY_CONNECTED": fully_connected,
    "GATHER": gather,
    "GELU": unary("GELU", options="GeluOptions", approximate=lambda rng: bool(rng.integers(2))),
    "HARD_SWISH": unary("HARD_SWISH", options="HardSwishOptions"),
    "L2_NORMALIZATION": unary("L2_NORMALIZATION", (1 / 128, 0), options="L2NormOptions"),
    "LEAKY_RELU": unary("LEAKY_RELU", options="LeakyReluOptions", alpha=lambda rng: float(rng.uniform(-0.5, 1.5))),
    "LOG": unary("LOG", positive=True),
    "LOGICAL_AND": logical("LOGICAL_AND", "LogicalAndOptions", 2),
    "LOGICAL_NOT": logical("LOGICAL_NOT", "LogicalNotOptions", 1),
    "LOGICAL_OR": logical("LOGICAL_OR", "LogicalOrOptions", 2),
    "LOGISTIC": unary("LOGISTIC", (1 / 256, -128)),
    "LOG_SOFTMAX": unary("LOG_SOFTMAX", (16 / 256, 127), options="LogSoftmaxOptions"),
    "MAXIMUM": binary("MAXIMUM", "MaximumMinimumOptions", True, False),
    "MAX_POOL_2D": pool("MAX_POOL_2D"),
    "MEAN": reduction("MEAN"),
    "MINIMUM": binary("MINIMUM", "MaximumMinimumOptions", True, False),
    "MIRROR_PAD": pad("MIRROR_PAD"),
    "MUL": binary("MUL", "MulOptions"),
    "PACK": stack,
    "PAD": pad("PAD"),
    "PADV2": pad("PADV2"),
    "PRELU": prelu,
    "QUANTIZE": quantize,
    "REDUCE_MAX": reduction("REDUCE_MAX", True),
    "REDUCE_MIN": reduction("REDUCE_MIN", True),
    "RELU": unary("RELU"),
    "RELU6": unary("RELU6", same=True),
    "RESHAPE": reshape("RESHAPE"),
    "RESIZE_BILINEAR": resize("RESIZE_BILINEAR", "ResizeBilinearOptions"),
    "RESIZE_NEAREST_NEIGHBOR": resize("RESIZE_NEAREST_NEIGHBOR", "ResizeNearestNeighborOptions"),
    "REVERSE_V2": reverse,
    "RSQRT": unary("RSQRT", positive=True),
    "SELECT": select("SELECT", "SelectOptions"),
    "SELECT_V2": select("SELECT_V2", "SelectV2Options"),
    "SLICE": cut,
    "SOFTMAX": unary("SOFTMAX", (1 / 256, -128), options="SoftmaxOptions", beta=lambda rng: float(one_of(rng, 1, 1, 0.3, 2.5))),
    "SPACE_TO_BATCH_ND": space_batches("SPACE_TO_BATCH_ND", "SpaceToBatchNDOptions"),
    "SPACE_TO_DEPTH": space_to_depth,
    "SPLIT": split,
    "SPLIT_V": split_v,
    "SQUARED_DIFFERENCE": binary("SQUARED_DIFFERENCE", "SquaredDifferenceOptions", active=False),
    "SQUEEZE": reshape("SQUEEZE"),
    "STRIDED_SLICE": strided_slice,
    "SUB": binary("SUB", "SubOptions"),
    "SUM": reduction("SUM"),
    "TANH": unary("TANH", (1 / 128, 0)),
    "TILE": tile,
    "TRANSPOSE": transpose,
    "TRANSPOSE_CONV": transpose_conv,
    "UNPACK": unstack,
}
