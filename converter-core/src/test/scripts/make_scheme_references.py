"""What TFLiteConverter makes of models of the zoo in every quantization scheme, and what comes out of it.

python make_scheme_references.py RESOURCES_FOLDER [MODEL ...]      (TensorFlow 2.21, Keras 3.15)

Reads zoo/MODEL/{model.keras,calibration.npy,input.npy}. Writes schemes/MODEL/VARIANT.tflite and
schemes/MODEL/VARIANT_expected.npy: the first eight samples of input.npy, quantized as the file's input wants it, through
TensorFlow's reference kernels, the output as the file holds it. With TFLM_RUNNER in the environment, tflm_runner.cc beside this
file built with TensorFlow Lite Micro (August 2026), its answers to the same as well: VARIANT_tflm.npy. Nothing is drawn at random here; the zoo's models and
samples are seeded by their names. The batch is 1.
"""
import os
import subprocess
import sys
import tempfile

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
import keras
import numpy as np
import tensorflow as tf
from tensorflow.python.framework.convert_to_constants import convert_variables_to_constants_v2

SAMPLES = 8
INT8 = [tf.lite.OpsSet.TFLITE_BUILTINS_INT8]
INT16X8 = [tf.lite.OpsSet.EXPERIMENTAL_TFLITE_BUILTINS_ACTIVATIONS_INT16_WEIGHTS_INT8]
FLOAT = [tf.lite.OpsSet.TFLITE_BUILTINS]


def full(operators, input_type, output_type, **flags):
    def configure(converter, samples):
        converter.optimizations = [tf.lite.Optimize.DEFAULT]
        converter.representative_dataset = lambda: ([x[i : i + 1] for x in samples] for i in range(len(samples[0])))
        converter.target_spec.supported_ops = operators
        converter.inference_input_type = input_type
        converter.inference_output_type = output_type
        for flag, value in flags.items():
            setattr(converter, flag, value)

    return configure


def dynamic_range(converter, samples):
    converter.optimizations = [tf.lite.Optimize.DEFAULT]


def dynamic_range_per_tensor(converter, samples):
    converter.optimizations = [tf.lite.Optimize.DEFAULT]
    converter._experimental_disable_per_channel = True


def float16(converter, samples):
    converter.optimizations = [tf.lite.Optimize.DEFAULT]
    converter.target_spec.supported_types = [tf.float16]


PER_TENSOR = {"_experimental_disable_per_channel": True}
PER_TENSOR_DENSE = {"_experimental_disable_per_channel_quantization_for_dense_layers": True}
VARIANTS = {
    "int8": full(INT8, tf.int8, tf.int8),
    "int8_uint8_borders": full(INT8, tf.uint8, tf.uint8),
    "int8_float_borders": full(INT8, tf.float32, tf.float32),
    "int8_uint8_to_float": full(INT8, tf.uint8, tf.float32),
    "int8_per_tensor": full(INT8, tf.int8, tf.int8, **PER_TENSOR),
    "int8_per_tensor_dense": full(INT8, tf.int8, tf.int8, **PER_TENSOR_DENSE),
    "int16x8": full(INT16X8, tf.int16, tf.int16),
    "int16x8_float_borders": full(INT16X8, tf.float32, tf.float32),
    "int16x8_int16_to_float": full(INT16X8, tf.int16, tf.float32),
    "int16x8_per_tensor": full(INT16X8, tf.int16, tf.int16, **PER_TENSOR),
    "dynamic_range": dynamic_range,
    "dynamic_range_per_tensor": dynamic_range_per_tensor,
    "float16": float16,
    "float": lambda converter, samples: None,
}

# Enough of each to show every operator, every border and every granularity.
MODELS = {
    "gesture_mlp": list(VARIANTS),
    "gesture_cnn1d": list(VARIANTS),
    "kws_dscnn": ["int8_uint8_borders", "int8_per_tensor", "int16x8", "dynamic_range", "float16"],
    "fc_autoencoder": ["int16x8"],
    "conv2d_variants": ["int16x8"],
    "nested_models": ["int16x8"],
    "resnet8_tiny": ["int8_float_borders", "int8_per_tensor", "int16x8", "dynamic_range", "float16"],
}


def quantized(tensor, sample):
    value = sample[None]
    if tensor["dtype"] == np.float32:
        return value
    scale, zero = tensor["quantization"]
    scaled = (value / np.float32(scale)).astype(np.float64)
    rounded = np.sign(scaled) * np.floor(np.abs(scaled) + 0.5) + zero
    limits = np.iinfo(tensor["dtype"])
    return np.clip(rounded, limits.min, limits.max).astype(tensor["dtype"])


def micro_results(file, samples):
    interpreter = tf.lite.Interpreter(file)
    tensor, output = interpreter.get_input_details()[0], interpreter.get_output_details()[0]
    with tempfile.TemporaryDirectory() as folder:
        prefix = os.path.join(folder, "x")
        np.concatenate([quantized(tensor, sample) for sample in samples[:SAMPLES]]).tofile(prefix + ".in0")
        subprocess.run([os.environ["TFLM_RUNNER"], file, prefix], check=True)
        answers = np.fromfile(prefix + ".out0", output["dtype"])
    return answers.reshape((SAMPLES, *output["shape"][1:]))


def results(content, samples):
    interpreter = tf.lite.Interpreter(
        model_content=content, experimental_op_resolver_type=tf.lite.experimental.OpResolverType.BUILTIN_REF)
    interpreter.allocate_tensors()
    tensor, output = interpreter.get_input_details()[0], interpreter.get_output_details()[0]
    answers = []
    for sample in samples[:SAMPLES]:
        interpreter.set_tensor(tensor["index"], quantized(tensor, sample))
        interpreter.invoke()
        answers.append(interpreter.get_tensor(output["index"])[0])
    return np.stack(answers)


def make(resources, model):
    zoo, out = (os.path.join(resources, folder, model) for folder in ("zoo", "schemes"))
    os.makedirs(out, exist_ok=True)
    network = keras.saving.load_model(os.path.join(zoo, "model.keras"), compile=False)
    samples = np.load(os.path.join(zoo, "calibration.npy"))
    inputs = np.load(os.path.join(zoo, "input.npy"))
    spec = tf.TensorSpec((1,) + samples.shape[1:], tf.float32, name="input_0")
    function = convert_variables_to_constants_v2(
        tf.function(lambda x: network(x, training=False)).get_concrete_function(spec))
    for variant in MODELS[model]:
        converter = tf.lite.TFLiteConverter.from_concrete_functions([function])
        VARIANTS[variant](converter, [samples])
        content = converter.convert()
        with open(os.path.join(out, variant + ".tflite"), "wb") as file:
            file.write(content)
        np.save(os.path.join(out, variant + "_expected.npy"), results(content, inputs))
        if variant.startswith(("int8", "int16x8")) and "TFLM_RUNNER" in os.environ:
            np.save(os.path.join(out, variant + "_tflm.npy"), micro_results(os.path.join(out, variant + ".tflite"), inputs))


if sys.argv[1] == "--one":
    make(*sys.argv[2:])
else:
    # A process of its own for each: the converter ends its process at times.
    for name in sys.argv[2:] or MODELS:
        subprocess.run([sys.executable, __file__, "--one", sys.argv[1], name], check=True)
