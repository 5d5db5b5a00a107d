"""Makes the models in models/ and hostile/. Needs TensorFlow 2.21 and nothing else; seeded.

python make_fixtures.py
"""

import os
import shutil

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

FLOATS = tf.float32
rng = np.random.default_rng(3)


def variable(*shape):
    return tf.Variable(rng.normal(size=shape).astype(np.float32))


def save(folder, module, signatures, inputs=None, function=None):
    shutil.rmtree(folder, ignore_errors=True)
    tf.saved_model.save(module, folder, signatures=signatures)
    strip(folder)
    if inputs is not None:
        for i, value in enumerate(inputs):
            np.save(f"{folder}/input_{i}.npy", value)
        rows = [function(*[value[r : r + 1] for value in inputs]) for r in range(len(inputs[0]))]
        outputs = [[np.asarray(v) for v in (row.values() if isinstance(row, dict) else row)] for row in rows]
        for i in range(len(outputs[0])):
            np.save(f"{folder}/expected_{i}.npy", np.concatenate([o[i] for o in outputs]))


def strip(folder):
    for path in ("fingerprint.pb", "assets"):
        if os.path.isdir(f"{folder}/{path}"):
            shutil.rmtree(f"{folder}/{path}")
        elif os.path.exists(f"{folder}/{path}"):
            os.remove(f"{folder}/{path}")


def spec(*shape, dtype=FLOATS, name=None):
    return tf.TensorSpec(shape, dtype, name=name)


def samples(*shape):
    return rng.normal(size=(4,) + shape).astype(np.float32)


def twins():
    """Two inputs and three outputs of one shape; names that sort against their order."""
    module = tf.Module()
    module.w = variable(3, 3)

    @tf.function(input_signature=[spec(None, 3, name="zebra"), spec(None, 3, name="ant")])
    def serve(zebra, ant):
        return {"c": zebra @ module.w, "a": zebra - 2.0 * ant, "b": ant + 10.0}

    @tf.function(input_signature=[spec(None, 3, name="x")])
    def half(x):
        return {"y": x * 0.5}

    @tf.function(input_signature=[spec(None, 3, name="zebra"), spec(None, 3, name="ant")])
    def swapped(zebra, ant):
        return serve(ant, zebra)

    save(
        "models/twins",
        module,
        {"serving_default": serve, "half": half, "swapped": swapped},
        [samples(3), samples(3)],
        lambda z, a: {k: v for k, v in sorted(serve(z, a).items())},
    )


def unnamed():
    """Outputs in a list of eleven, one of them an input, and one input that nothing uses."""
    module = tf.Module()
    module.model = tf.function(
        lambda second, first: [first * float(i) for i in range(11)] + [first, second + 1.0],
        input_signature=[spec(None, 2, name="second"), spec(None, 2, name="first")],
    )
    module.unused = tf.function(
        lambda a, b: {"y": b * 2.0}, input_signature=[spec(1, 2, name="a"), spec(1, 2, name="b")]
    )
    save(
        "models/unnamed",
        module,
        {"serving_default": module.model, "unused": module.unused},
        [samples(2), samples(2)],
        lambda s, f: module.model(s, f),
    )


def tokens():
    """Words as numbers, looked up in a table."""
    module = tf.Module()
    module.table = variable(7, 4)
    module.w = variable(4, 2)

    @tf.function(input_signature=[spec(None, 5, dtype=tf.int32, name="words")])
    def serve(words):
        return {"y": tf.reduce_mean(tf.nn.embedding_lookup(module.table, words), axis=1) @ module.w}

    save("models/tokens", module, serve, [rng.integers(0, 7, (4, 5)).astype(np.int32)], serve)


def control_flow():
    """An embedding, a branch and a loop that reads a variable in its body."""
    module = tf.Module()
    module.table = variable(5, 4)
    module.step = variable(4)

    @tf.function(input_signature=[spec(None, 3, name="x")])
    def serve(x):
        rows = tf.nn.embedding_lookup(module.table, tf.cast(tf.abs(x) * 2.0 % 5.0, tf.int32))
        total = tf.reduce_sum(rows, axis=1)
        for _ in tf.range(3):
            total = tf.tanh(total + module.step)
        if tf.reduce_sum(total) > 0.0:
            total = total * module.step
        else:
            total = total - module.step
        return {"y": total}

    save("models/control_flow", module, serve, [samples(3)], serve)


def version_one(resource, folder):
    """As TensorFlow 1 wrote it: variables of the graph, restored by its own operations."""
    shutil.rmtree(folder, ignore_errors=True)
    v1 = tf.compat.v1
    with tf.Graph().as_default(), v1.Session() as session:
        x = v1.placeholder(FLOATS, [None, 3], name="x")
        w = v1.get_variable("w", initializer=rng.normal(size=(3, 2)).astype(np.float32), use_resource=resource)
        b = v1.get_variable("b", initializer=rng.normal(size=2).astype(np.float32), use_resource=resource)
        y = tf.nn.relu(tf.matmul(x, w) + b, name="y")
        session.run(v1.global_variables_initializer())
        v1.saved_model.simple_save(session, folder, {"x": x}, {"y": y})
        inputs = samples(3)
        np.save(f"{folder}/input_0.npy", inputs)
        np.save(f"{folder}/expected_0.npy", session.run(y, {x: inputs}))
    strip(folder)


def hostile():
    def one(name, function, *specs, **members):
        module = tf.Module()
        for key, value in members.items():
            setattr(module, key, value)
        save(f"hostile/{name}", module, tf.function(lambda *a: {"y": function(module, *a)}, input_signature=list(specs)))

    x = spec(None, 2, name="x")
    one("read_file", lambda m, x: x + tf.strings.to_number(tf.io.read_file("/etc/hostname")), x)

    def write(m, x):
        with tf.control_dependencies([tf.io.write_file("written.txt", "no")]):
            return x * 2.0

    one("write_file_by_control", write, x)

    def inner_write(m, x):
        return tf.cond(
            tf.reduce_sum(x) > 0.0,
            lambda: x + tf.cast(tf.strings.length(tf.io.read_file("/etc/hostname")), FLOATS),
            lambda: x,
        )

    one("read_file_in_branch", inner_write, x)
    one("py_function", lambda m, x: tf.ensure_shape(tf.py_function(lambda v: v, [x], FLOATS), [None, 2]), x)
    one("random", lambda m, x: x + tf.random.normal([2]), x)

    def count(m, x):
        m.n.assign_add(1.0)
        return x + m.n

    one("counts", count, x, n=tf.Variable(0.0))
    keys = tf.lookup.KeyValueTensorInitializer([1, 2], [1.0, 2.0], tf.int64, FLOATS)
    one(
        "table",
        lambda m, x: m.t.lookup(tf.cast(x, tf.int64)),
        x,
        t=tf.lookup.StaticHashTable(keys, 0.0),
    )
    one("long_input", lambda m, x: tf.cast(x, FLOATS), spec(None, 2, dtype=tf.int64, name="x"))
    one("int_output", lambda m, x: tf.cast(x, tf.int32), x)
    one("open_dimension", lambda m, x: x * 2.0, spec(None, None, 3, name="x"))
    one("unknown_rank", lambda m, x: x * 2.0, tf.TensorSpec(None, FLOATS, name="x"))
    one("batch_of_four", lambda m, x: x * 2.0, spec(4, 2, name="x"))
    one("mixes_samples", lambda m, x: tf.reshape(x, [-1]), x)
    one("not_finite", lambda m, x: x * m.v, x, v=tf.Variable([np.inf, 1.0], dtype=FLOATS))
    shutil.rmtree("hostile/no_signature", ignore_errors=True)
    tf.saved_model.save(tf.Module(), "hostile/no_signature")
    strip("hostile/no_signature")


def names_of_variables():
    """What TensorFlow itself finds in a checkpoint: name, shape and sum of the values."""
    prefix = "zoo/kws_dscnn/variables/variables"
    reader = tf.train.load_checkpoint(prefix)
    with open("kws_dscnn_variables.txt", "w", newline="\n") as out:
        for name, shape in sorted(reader.get_variable_to_shape_map().items()):
            if name != "_CHECKPOINTABLE_OBJECT_GRAPH":
                total = np.sum(reader.get_tensor(name).astype(np.float64))
                out.write(f"{name} {'x'.join(map(str, shape))} {total:.9e}\n")


if __name__ == "__main__":
    names_of_variables()
    twins()
    unnamed()
    control_flow()
    tokens()
    version_one(True, "models/version_one_resource")
    version_one(False, "models/version_one_reference")
    hostile()
