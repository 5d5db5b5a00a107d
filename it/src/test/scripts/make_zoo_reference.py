"""What every int8 model of the zoo answers to the inputs beside it.

python make_zoo_reference.py ZOO CONVERTER_RESOURCES OUT [TFLM_RUNNER]      (TensorFlow 2.21; nothing is random)

ZOO is the whole zoo, CONVERTER_RESOURCES the converter's copy of a part of it, whose input*.npy are quantized with the model's
scale and zero point, half away from zero. Writes OUT/NAME/expected_N.npy by interpreter_by_operator.py, and the
model where the converter's copy has none: as Python converts it, with the batch left open where it cannot be fixed to 1. Where there are results of TensorFlow Lite
Micro (tflm_expected_N.npy) the same code must give those, too, or the script ends. The fused LSTM is by TFLM_RUNNER, built from the
converter's tflm_runner.cc.
"""
import glob
import os
import shutil
import subprocess
import sys
import tempfile

import numpy as np

from interpreter_by_operator import Operators, code

ZOO, RESOURCES, OUT = sys.argv[1:4]
RUNNER = sys.argv[4] if len(sys.argv) > 4 else None
TYPES = {0: np.float32, 2: np.int32, 9: np.int8}


def arrays(folder, name):
    one = os.path.join(folder, name + ".npy")
    files = [one] if os.path.exists(one) else []
    while not os.path.exists(one) and os.path.exists(os.path.join(folder, f"{name}_{len(files)}.npy")):
        files.append(os.path.join(folder, f"{name}_{len(files)}.npy"))
    return [np.load(file) for file in files]


def stored(values, tensor):
    if tensor.type != 9:
        return values.astype(TYPES[tensor.type])
    ratio = values.astype(np.float32) / np.float32(tensor.quantization.scale[0])
    rounded = np.copysign(np.floor(np.abs(ratio.astype(np.float64)) + 0.5), ratio)
    return np.clip(rounded + tensor.quantization.zeroPoint[0], -128, 127).astype(np.int8)


def results(model, inputs, file):
    if any(code(model.model, operator) == "UNIDIRECTIONAL_SEQUENCE_LSTM" for operator in model.graph.operators):
        with tempfile.TemporaryDirectory() as scratch:
            prefix = os.path.join(scratch, "m")
            for i, values in enumerate(inputs):
                values.tofile(f"{prefix}.in{i}")
            subprocess.run([RUNNER, file, prefix], check=True)
            return [np.fromfile(f"{prefix}.out{i}", np.int8).reshape(len(inputs[0]), -1) for i in range(len(model.graph.outputs))]
    shapes = [[1, *model.graph.tensors[i].shape[1:]] for i in model.graph.inputs]
    answers = [model.run([x[s].reshape(shape) for x, shape in zip(inputs, shapes)]) for s in range(len(inputs[0]))]
    return [np.stack([np.ravel(answer[i]) for answer in answers]) for i in range(len(model.graph.outputs))]


for name in sorted(os.listdir(ZOO)):
    source, copy = os.path.join(ZOO, name), os.path.join(RESOURCES, "zoo", name)
    for file, label in (("int8_b1.tflite", name), ("int8.tflite", name), ("int8_fused.tflite", name + "_fused")):
        if not os.path.exists(os.path.join(source, file)):
            continue
        if file == "int8.tflite" and os.path.exists(os.path.join(source, "int8_b1.tflite")):
            continue
        folder = os.path.join(OUT, label)
        os.makedirs(folder, exist_ok=True)
        if not os.path.exists(os.path.join(copy, file)):
            shutil.copyfile(os.path.join(source, file), os.path.join(folder, file))
        model = Operators(open(os.path.join(source, file), "rb").read())
        recorded = arrays(copy, "tflm_expected") if file == "int8_b1.tflite" else []
        if recorded:
            again = results(model, arrays(copy, "tflm_input"), None)
            assert all(np.array_equal(a.reshape(b.shape), b) for a, b in zip(again, recorded)), name
        inputs = [stored(x, model.graph.tensors[i]) for x, i in zip(arrays(copy, "input"), model.graph.inputs)]
        answers = results(model, inputs, os.path.join(source, file))
        for i, values in enumerate(answers):
            np.save(os.path.join(folder, f"expected_{i}.npy"), values)
        print(label, len(inputs[0]), [a.shape for a in answers], "as TFLM" if recorded else "")
