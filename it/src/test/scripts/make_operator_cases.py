"""Random operators and what they must answer: OUT, a zip of models and answers.

python make_operator_cases.py OUT TFLM_RUNNER      (TensorFlow 2.21; seeded by the models' names)

OPERATOR_N.tflite is a model of several operators of that kind, each with inputs and outputs of its own, by
random_operators.py. OPERATOR_N.answers holds its outputs, sample by sample, by interpreter_by_operator.py: TensorFlow Lite's
reference kernels, and NumPy where those differ from TensorFlow Lite Micro. Inputs aren't stored, but are pseudo-random
(xorshift32 from the CRC-32 of the model's name, the highest byte of each number, one input after the other, sample by sample; a float is a
byte times 0.0625). TFLM_RUNNER, built from the converter's tflm_runner.cc with the operators that it lacks added, must give the same
answers; what it can't run is told.
"""
import os
import subprocess
import sys
import tempfile
import zipfile
import zlib

import numpy as np

from interpreter_by_operator import Operators
from random_operators import BOOL, FAMILIES, FLOAT, INT32, pack

OUT, RUNNER = sys.argv[1:3]
SAMPLES = 3
# Operators of a model, and models.
MANY = {
    "ADD": (20, 2),
    "AVERAGE_POOL_2D": (20, 2),
    "BATCH_MATMUL": (20, 2),
    "CONV_2D": (20, 6),
    "DEPTHWISE_CONV_2D": (20, 5),
    "FULLY_CONNECTED": (20, 4),
    "MAX_POOL_2D": (20, 2),
    "MEAN": (20, 2),
    "MUL": (20, 2),
    "STRIDED_SLICE": (20, 2),
    "SUB": (20, 2),
    "TRANSPOSE_CONV": (20, 2),
}
# TensorFlow Lite Micro has no kernels of int8 for these.
NOT_MICRO = {"EXP", "GELU", "LOG", "SELECT", "TILE"}


class Bytes:
    def __init__(self, name):
        self.state = zlib.crc32(name.encode()) | 1

    def take(self, count):
        values = np.empty(count, np.uint8)
        state = self.state
        for i in range(count):
            state ^= (state << 13) & 0xFFFFFFFF
            state ^= state >> 17
            state ^= (state << 5) & 0xFFFFFFFF
            values[i] = state >> 24
        self.state = state
        return values.view(np.int8)


def inputs(model, source):
    result = []
    for index in model.graph.inputs:
        tensor = model.graph.tensors[index]
        values = source.take(int(np.prod(tensor.shape))).reshape(tensor.shape)
        result.append(values.astype(np.float32) * np.float32(0.0625) if tensor.type == FLOAT else values)
    return result


def micro(content, model, samples):
    """What TensorFlow Lite Micro answers; none when it can't."""
    with tempfile.TemporaryDirectory() as scratch:
        prefix = os.path.join(scratch, "m")
        with open(prefix + ".tflite", "wb") as file:
            file.write(content)
        for i in range(len(model.graph.inputs)):
            np.concatenate([np.ravel(sample[i]) for sample in samples]).tofile(f"{prefix}.in{i}")
        done = subprocess.run([RUNNER, prefix + ".tflite", prefix], capture_output=True, text=True)
        if done.returncode != 0:
            return None, done.stdout + done.stderr
        named = {BOOL: np.bool_, FLOAT: np.float32, INT32: np.int32}
        types = [named.get(model.graph.tensors[i].type, np.int8) for i in model.graph.outputs]
        return [np.fromfile(f"{prefix}.out{i}", t).reshape(len(samples), -1) for i, t in enumerate(types)], ""


def usable(name, make, rng):
    """A chain that TensorFlow Lite and TensorFlow Lite Micro run, with the same results."""
    for _ in range(40):
        chain = make(rng)
        if not chain.inputs:
            continue
        content = pack([chain])
        model = Operators(content)
        samples = [inputs(model, Bytes(f"{name}{s}")) for s in range(2)]
        try:
            answers = [model.run(sample) for sample in samples]
        except (RuntimeError, ValueError) as problem:
            print("  not by TensorFlow Lite:", name, str(problem).splitlines()[0][:150])
            continue
        shapes = [list(model.graph.tensors[i].shape) for i in model.graph.outputs]
        assert [list(a.shape) for a in answers[0]] == shapes, (name, shapes, [a.shape for a in answers[0]])
        if name in NOT_MICRO:
            return chain
        again, words = micro(content, model, samples)
        if again is None:
            print("  not by TensorFlow Lite Micro:", name, words.strip().splitlines()[-1:][:1])
            continue
        for i, values in enumerate(again):
            expected = np.stack([np.ravel(answer[i]) for answer in answers])
            if not np.array_equal(expected, values):
                print("  DIFFERENT", name, [(o[0], o[4]) for o in chain.operators], int((expected != values).sum()), "of", values.size)
                break
        else:
            return chain
    raise SystemExit("no usable " + name)


total = 0
with zipfile.ZipFile(OUT, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:

    def write(name, content):
        archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)

    for family, make in FAMILIES.items():
        count, models = MANY.get(family, (14, 1))
        for number in range(models):
            name = f"{family}_{number}"
            rng = np.random.default_rng(zlib.crc32(name.encode()))
            content = pack([usable(family, make, rng) for _ in range(count)])
            model, source, answers = Operators(content), Bytes(name), b""
            for _ in range(SAMPLES):
                answers += b"".join(np.ascontiguousarray(a).tobytes() for a in model.run(inputs(model, source)))
            write(name + ".tflite", content)
            write(name + ".answers", answers)
            total += count
        print(family, models * count, flush=True)
print(total, "operators,", os.path.getsize(OUT), "bytes")
