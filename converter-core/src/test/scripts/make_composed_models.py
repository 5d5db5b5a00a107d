"""Makes src/test/resources/composed: models in models, wrappers, functions, several calls, with Keras' predictions.

usage: make_composed_models.py <folder> k3_15      with Keras 3.15
       make_composed_models.py <folder> k2_21      with tf_keras 2.21
"""
import os
import sys

import numpy as np
import tensorflow as tf

folder, release = sys.argv[1:]
if release.startswith("k2"):
    import tf_keras as keras
    from tf_keras import layers
else:
    import keras
    from keras import layers, ops

random = np.random.default_rng(5)


def save(name, model, formats):
    for weight in model.weights:
        if "count" not in weight.name and "seed" not in weight.name:
            values = random.normal(0, 0.3, weight.shape)
            weight.assign(np.abs(values) + 0.5 if "variance" in weight.name else values)
    path = os.path.join(folder, release + "_" + name)
    os.makedirs(path, exist_ok=True)
    inputs = [random.normal(0, 1, (3,) + tuple(i.shape[1:])).astype("float32") for i in model.inputs]
    write(path, "input", inputs)
    results = model(inputs if len(inputs) > 1 else inputs[0], training=False)
    write(path, "expected", [np.array(r) for r in tf.nest.flatten(results)])
    for suffix in formats:
        model.save(os.path.join(path, "model." + suffix))


def write(path, stem, arrays):
    for i, array in enumerate(arrays):
        np.save(os.path.join(path, stem + ("" if len(arrays) == 1 else f"_{i}") + ".npy"), array)


def nested():
    encoder = keras.Sequential(
        [layers.Conv1D(3, 3, trainable=False), layers.BatchNormalization(), layers.GlobalAveragePooling1D()],
        name="encoder")
    i = keras.Input((8, 2))
    x = layers.Conv1D(2, 1, activation="relu")(i)
    inner = keras.Model(i, [layers.Flatten()(x), layers.BatchNormalization(trainable=False)(x)], name="inner")
    p, q = keras.Input((8, 2), name="p"), keras.Input((8, 2), name="q")
    flat, sequence = inner(p)
    flat2, sequence = inner(sequence)
    tail = keras.Sequential(
        [keras.Sequential([layers.Dense(5), layers.ReLU()], name="deep"), layers.Dense(4)], name="tail")
    steps = layers.TimeDistributed(
        keras.Sequential([layers.Dense(3), layers.Dense(2)], name="step"))(sequence)
    y = layers.Concatenate()([encoder(q), encoder(p), flat, flat2, layers.Flatten()(steps)])
    return keras.Model([p, q], {"one": tail(y), "two": inner(q)[0]})


def frozen_base():
    i = keras.Input((8, 8, 3))
    x = layers.BatchNormalization()(layers.Conv2D(4, 3)(i))
    x = layers.BatchNormalization()(layers.Conv2D(4, 1)(x))
    base = keras.Model(i, x, name="base")
    base.trainable = False
    return keras.Sequential([base, layers.GlobalAveragePooling2D(), layers.Dense(2)])


def frozen_inside():
    i = keras.Input((4,))
    inner = keras.Model(i, layers.BatchNormalization(name="y")(layers.Dense(4, name="x")(i)), name="inner")
    j = keras.Input((4,))
    outer = keras.Model(j, inner(layers.Dense(4, name="x2")(j)), name="outer")
    inner.trainable = False
    k = keras.Input((4,))
    return keras.Model(k, outer(outer(k)))


def recurrent():
    i = keras.Input((6, 3))
    x = layers.RNN([layers.LSTMCell(4), layers.GRUCell(3)], return_sequences=True)(i)
    x = layers.Bidirectional(
        layers.GRU(2, return_sequences=True),
        backward_layer=layers.GRU(2, return_sequences=True, go_backwards=True), merge_mode="sum")(x)
    s, h, c = layers.LSTM(3, return_state=True)(x)
    y = layers.LSTM(3)(x, initial_state=[h, c])
    z = layers.Reshape((2, 2))(layers.Bidirectional(layers.LSTM(2))(x))
    return keras.Model(i, [y, s, layers.MultiHeadAttention(2, 3)(query=z, value=z)])


def shared():
    both = layers.Dense(4, name="both")
    i = keras.Input((4,))
    inner = keras.Model(i, both(layers.ReLU()(i)), name="inner")
    a = keras.Input((4,))
    return keras.Model(a, inner(both(a)))


def dictionaries():
    u, v = keras.Input((3,), name="u"), keras.Input((3,), name="v")
    by_name = keras.Model([u, v], layers.Subtract()([u, v]), name="by_name")
    by_key = keras.Model({"u": v, "v": u}, layers.Subtract()([u, v]), name="by_key")
    a, b = keras.Input((3,), name="a"), keras.Input((3,), name="b")
    return keras.Model([a, b], [by_name({"v": a, "u": b}), by_key({"v": a, "u": b})])


def operators():
    a, b = keras.Input((4, 6), name="a"), keras.Input((4, 6), name="b")
    x = 2.0 * a + b
    x = x - np.arange(6, dtype="float32")
    y = ops.concatenate([x, b], -1)
    return keras.Model([a, b], [y[:, 0], y[..., -1], ops.mean(y[:, 1:3, ::2], axis=1)])


def functions():
    a, b = keras.Input((4, 6), name="a"), keras.Input((4, 6), name="b")
    x = 1.0 - (a * 2.0 + b)
    y = layers.Dense(6)(tf.concat([tf.nn.relu(x) + tf.math.abs(b), a], axis=-1))
    z = tf.reshape(y[:, 1:3, ::2], (-1, 6))
    mean, total = tf.reduce_mean(y, axis=1), tf.reduce_sum(y, [1], keepdims=True)
    top = tf.reduce_max(tf.nn.softmax(tf.transpose(y, [0, 2, 1])), axis=2)
    clipped = tf.maximum(tf.clip_by_value(mean, -0.5, 0.5), z) / 3.0
    g = tf.nn.leaky_relu(clipped) + tf.nn.gelu(mean) + tf.squeeze(total, 1) + tf.math.sigmoid(top) + tf.tanh(z) ** 2
    s, t = tf.split(g, 2, axis=-1)
    _, p, q = tf.split(g, [1, 2, 3], axis=1)
    stacked = tf.stack([s, t], axis=1)
    return keras.Model([a, b], [stacked, tf.expand_dims(tf.square(s) - t, 1), p, q, y[:, 0], y[..., -1]])


def dropouts():
    i, j = keras.Input((8, 2)), keras.Input((4, 4, 2))
    x = layers.Flatten()(layers.SpatialDropout1D(0.2)(i, training=False))
    y = layers.Flatten()(layers.SpatialDropout2D(0.1)(j))
    return keras.Model([i, j], layers.Dense(3)(layers.Dropout(0.2)(layers.Concatenate()([x, y]))))


def activations():
    bent = lambda **k: layers.PReLU(alpha_initializer="uniform", **k)
    return keras.Sequential([
        keras.Input((6, 5, 2)), layers.Conv2D(3, 2, activation=bent(shared_axes=[1, 2])),
        layers.SeparableConv2D(3, 2, activation=bent(), use_bias=False), layers.Flatten(),
        layers.Dense(4, activation=bent()), layers.Activation(bent()), layers.Dense(2, activation=layers.Softmax())])


BOTH = ("keras", "h5")
save("nested", nested(), BOTH)
save("frozen_base", frozen_base(), BOTH)
save("frozen_inside", frozen_inside(), BOTH)
save("recurrent", recurrent(), BOTH)
if release.startswith("k2"):
    # tf_keras can't write an Ellipsis into an archive.
    save("functions", functions(), ("h5",))
else:
    save("shared", shared(), BOTH)
    save("dictionaries", dictionaries(), BOTH)
    save("operators", operators(), BOTH)
    save("dropouts", dropouts(), BOTH)
    save("activations", activations(), BOTH)
