"""Makes the fixtures of this folder that are not copies; run with Keras 3.15 and h5py.

usage: make_fixtures.py <models folder> <folder with a model.h5 or model.keras per reference model>...
"""
import io
import os
import shutil
import struct
import sys
import zipfile

import h5py
import keras
import numpy as np
from keras import layers

out = sys.argv[1]


def reference(name, model):
    """All weights one behind the other, layer by layer, as Keras itself gives them."""
    flat = [w.astype(np.float32).ravel() for layer in model.layers for w in layer.get_weights()]
    np.save(os.path.join(out, name + ".weights.npy"), np.concatenate(flat))


def seeded(model, seed=7):
    random = np.random.default_rng(seed)
    for layer in model.layers:
        layer.set_weights([random.uniform(0.1, 1, w.shape).astype(w.dtype) for w in layer.get_weights()])
    return model


def save(name, model):
    model.save(os.path.join(out, name + ".keras"))
    reference(name, model)


def branches():
    left = keras.Input((4,), name="left")
    right = keras.Input((4,), name="right")
    unused = keras.Input((2,), name="unused")
    shared = layers.Dense(3, activation="relu", name="shared")
    a = layers.BatchNormalization(name="norm")(shared(left))
    b = layers.Dropout(0.5, name="drop")(shared(right))
    second = layers.Dense(2, name="second")
    return keras.Model([right, left, unused], {"z": second(a), "a": second(b), "m": a}, name="branches")


def sequential(dtype=None):
    return keras.Sequential(
        [keras.Input((4,)), layers.Dense(3, dtype=dtype), layers.Dense(2, dtype=dtype)], name="small")


def rewrite(source, name, change):
    """A copy of an archive whose HDF5 file went through a function."""
    with zipfile.ZipFile(os.path.join(out, source + ".keras")) as old:
        entries = {n: old.read(n) for n in old.namelist()}
    buffer = io.BytesIO(entries["model.weights.h5"])
    with h5py.File(buffer, "r+") as h5:
        change(h5)
    entries["model.weights.h5"] = buffer.getvalue()
    with zipfile.ZipFile(os.path.join(out, name + ".keras"), "w") as new:
        for entry, content in entries.items():
            new.writestr(zipfile.ZipInfo(entry), content)


def replace(h5, path, **options):
    value = h5[path][()]
    attributes = dict(h5[path].attrs)
    del h5[path]
    dataset = h5.create_dataset(path, data=value.astype(options.pop("dtype", value.dtype)), **options)
    dataset.attrs.update(attributes)


def types(h5):
    replace(h5, "layers/dense/vars/0", dtype=">f4")
    replace(h5, "layers/dense/vars/1", dtype="<f8")
    replace(h5, "layers/dense_1/vars/0", compression="gzip", chunks=(2, 2))


def soft_link(h5):
    del h5["layers/dense/vars/0"]
    h5["layers/dense/vars/0"] = h5py.SoftLink("/layers/dense_1/vars/0")


def circle(h5):
    h5["layers/dense/part"] = h5["layers"]


def fan(h5):
    """Twelve levels that each hold the next one thirty times: a small file without end."""
    level = h5.create_group("leaf")
    for depth in range(11):
        above = h5.create_group("level%d" % depth)
        for i in range(30):
            above["part%d" % i] = level
        level = above
    h5["layers/dense/part"] = level


def copies(h5):
    """The same ten thousand values three hundred times."""
    h5["many"] = np.ones(10_000, np.float32)
    del h5["layers/dense/vars"]
    for i in range(300):
        h5["layers/dense/vars/%d" % i] = h5["many"]


def gap(h5):
    h5["layers/dense/vars/2"] = h5["layers/dense/vars/1"]
    del h5["layers/dense/vars/1"]


def no_group(h5):
    del h5["layers/dense_1"]


def wrong_name(h5):
    h5["layers/dense/vars"].attrs["name"] = "somebody else"


def whole_numbers(h5):
    replace(h5, "layers/dense/vars/0", dtype="i4")


def unwritten(h5):
    del h5["layers/dense/vars/0"]
    h5.create_dataset("layers/dense/vars/0", shape=(4, 3), dtype="f4")


save("branches", seeded(branches()))
small = seeded(sequential())
save("small", small)
for policy in ("float16", "bfloat16", "mixed_bfloat16", "float64"):
    save("policy_" + policy, seeded(sequential(policy)))
small.quantize("int8")
small.save(os.path.join(out, "policy_int8.keras"))
for change in (types, soft_link, circle, fan, copies, gap, no_group, wrong_name, whole_numbers, unwritten):
    rewrite("small", "h5_" + change.__name__, change)
for folder in sys.argv[2:]:
    h5 = os.path.join(folder, "model.h5")
    model = h5 if os.path.exists(h5) else os.path.join(folder, "model.keras")
    name = os.path.basename(os.path.normpath(folder))
    reference(name, keras.models.load_model(model, compile=False))


def hdf5(name, change):
    """A copy of malformed/base/model.h5 that went through a function."""
    folder = os.path.join(out, "..", "h5")
    path = os.path.join(folder, name + ".h5")
    shutil.copy(os.path.join(out, *[".."] * 6, "malformed", "base", "model.h5"), path)
    with h5py.File(path, "r+") as h5:
        change(h5)
    return path


def replaced(group, key, node):
    def change(h5):
        del h5[group][key]
        if node is not None:
            h5[group][key] = node
    return change


def attribute(group, key, value):
    def change(h5):
        h5[group].attrs[key] = value
    return change


def ghost(h5):
    names = list(h5["model_weights"].attrs["layer_names"])
    h5["model_weights"].attrs["layer_names"] = names + ["ghost"]
    h5["model_weights/ghost/w"] = np.ones(3, "f4")
    h5["model_weights/ghost"].attrs["weight_names"] = ["w"]


hdf5("config_number", attribute("/", "model_config", 7))
hdf5("names_number", attribute("model_weights", "layer_names", np.arange(3)))
hdf5("no_weights", replaced("/", "model_weights", None))
hdf5("soft_link", replaced("model_weights/d1/d1", "bias", h5py.SoftLink("/model_weights/d2/d2/bias")))
hdf5("external_link", replaced("model_weights", "d1", h5py.ExternalLink("/etc/hosts", "/x")))
hdf5("weight_name_leads_up", attribute("model_weights/d1", "weight_names", ["../../d2/d2/kernel", "d1/bias"]))
hdf5("weights_of_no_layer", ghost)

# 3500 names that are all one text of 64 kB: HDF5 keeps length, address and index of each, so that the first is copied.
names = np.full(3500, "y", dtype=object)
names[0] = "Z" * 65123
bomb = hdf5("names_repeated", lambda h5: h5["model_weights"].attrs.create("layer_names", names, dtype=h5py.string_dtype()))
with open(bomb, "r+b") as file:
    content = bytearray(file.read())
    start = content.find(struct.pack("<I", 65123))
    while content[start + 16:start + 20] != struct.pack("<I", 1):
        start = content.find(struct.pack("<I", 65123), start + 1)
    for i in range(1, 3500):
        content[start + 16 * i:start + 16 * (i + 1)] = content[start:start + 16]
    file.seek(0)
    file.write(content)
