"""The unrolled LSTM of src/test/resources/reference/lstm_unrolled.

usage: python make_unrolled_lstm.py FOLDER
"""

import os
import sys

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
import keras
import numpy as np
import tensorflow as tf
from tensorflow.python.framework.convert_to_constants import convert_variables_to_constants_v2

folder = sys.argv[1]
keras.utils.set_random_seed(33)
model = keras.Sequential(
    [
        keras.Input((12, 3), batch_size=1),
        keras.layers.LSTM(3, unroll=True, return_sequences=True),
        keras.layers.LSTM(2, unroll=True),
        keras.layers.Dense(3, activation="softmax"),
    ]
)
function = tf.function(lambda x: model(x, training=False)).get_concrete_function(
    tf.TensorSpec((1, 12, 3), tf.float32, name="input")
)
converter = tf.lite.TFLiteConverter.from_concrete_functions(
    [convert_variables_to_constants_v2(function)]
)
content = converter.convert()
with open(folder + "/float_b1.tflite", "wb") as file:
    file.write(content)
random = np.random.default_rng(34)
samples = random.standard_normal((32, 12, 3), np.float32)
np.save(folder + "/calibration.npy", samples)
