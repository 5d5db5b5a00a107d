"""TensorFlow's own converter and TensorFlow Lite's reference kernels, as the tests want them."""

from __future__ import annotations

from collections.abc import Sequence

import keras
import numpy as np
import tensorflow as tf
from tensorflow.python.framework.convert_to_constants import convert_variables_to_constants_v2

Arrays = Sequence[np.ndarray]


def _converter_for(model: keras.Model) -> tf.lite.TFLiteConverter:
    """TensorFlow's converter on the model's frozen graph with a batch of 1, as microcontrollers run it."""
    signature = [
        tf.TensorSpec((1, *tensor.shape[1:]), tensor.dtype, name=f"input_{index}")
        for index, tensor in enumerate(model.inputs)
    ]

    def call(*inputs: tf.Tensor) -> object:
        return model(list(inputs) if len(inputs) > 1 else inputs[0], training=False)

    function = tf.function(call).get_concrete_function(*signature)
    return tf.lite.TFLiteConverter.from_concrete_functions([convert_variables_to_constants_v2(function)])


def convert_to_float(model: keras.Model) -> bytes:
    """The model as it is, with float32 weights."""
    return _converter_for(model).convert()


def convert_to_int8(model: keras.Model, calibration: Arrays, *, per_tensor_dense: bool = False) -> bytes:
    """Full int8 quantization with int8 inputs and outputs."""
    converter = _converter_for(model)
    converter.optimizations = [tf.lite.Optimize.DEFAULT]
    converter.representative_dataset = lambda: (
        [array[sample : sample + 1] for array in calibration] for sample in range(len(calibration[0]))
    )
    converter.target_spec.supported_ops = [tf.lite.OpsSet.TFLITE_BUILTINS_INT8]
    converter.inference_input_type = tf.int8
    converter.inference_output_type = tf.int8
    converter._experimental_disable_per_channel_quantization_for_dense_layers = per_tensor_dense
    return converter.convert()


class Interpreter:
    """TensorFlow Lite with its reference kernels, one sample at a time."""

    def __init__(self, model: bytes) -> None:
        kernels = tf.lite.experimental.OpResolverType.BUILTIN_REF
        self._interpreter = tf.lite.Interpreter(model_content=model, experimental_op_resolver_type=kernels)
        self._interpreter.allocate_tensors()
        self.inputs = self._interpreter.get_input_details()
        self.outputs = self._interpreter.get_output_details()

    def quantize(self, inputs: Arrays) -> list[np.ndarray]:
        """Float inputs as int8, rounded half away from zero."""
        quantized = []
        for detail, array in zip(self.inputs, inputs, strict=True):
            scale, zero_point = detail["quantization"]
            steps = array.astype(np.float64) / np.float64(scale)
            rounded = np.copysign(np.floor(np.abs(steps) + 0.5), steps) + zero_point
            quantized.append(np.clip(rounded, -128, 127).astype(np.int8))
        return quantized

    def dequantize(self, outputs: Arrays) -> list[np.ndarray]:
        """int8 outputs as numbers."""
        scales = [detail["quantization"] for detail in self.outputs]
        return [(q.astype(np.float64) - zero) * scale for q, (scale, zero) in zip(outputs, scales, strict=True)]

    def run(self, inputs: Arrays) -> list[np.ndarray]:
        """The outputs for each sample, in the order and type of the model."""
        results: list[list[np.ndarray]] = [[] for _ in self.outputs]
        for sample in range(len(inputs[0])):
            for detail, array in zip(self.inputs, inputs, strict=True):
                self._interpreter.set_tensor(detail["index"], array[sample : sample + 1])
            self._interpreter.invoke()
            for detail, result in zip(self.outputs, results, strict=True):
                result.append(self._interpreter.get_tensor(detail["index"]))
        return [np.concatenate(result) for result in results]
