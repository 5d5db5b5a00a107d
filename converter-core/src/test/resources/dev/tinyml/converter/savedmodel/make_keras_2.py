"""Makes models/keras_2_lstm with tf_keras 2.21 and keeps of the file what serving and restoring needs (1.2 MB otherwise).

python make_keras_2.py
"""

import os
import shutil

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
from tensorflow.core.protobuf import saved_model_pb2
from tf_keras import Input, Sequential, layers

FOLDER = "models/keras_2_lstm"


def prune(path):
    file = saved_model_pb2.SavedModel()
    with open(path, "rb") as f:
        file.ParseFromString(f.read())
    graph = file.meta_graphs[0].graph_def
    nodes = {n.name: n for n in graph.node}
    functions = {f.signature.name: f for f in graph.library.function}
    kept_nodes, kept_functions = set(), set()

    def called(node):
        for attribute in node.attr.values():
            for name in [attribute.func.name] + [f.name for f in attribute.list.func]:
                if name and name not in kept_functions:
                    kept_functions.add(name)
                    for inner in functions[name].node_def:
                        called(inner)

    signature = file.meta_graphs[0].signature_def["serving_default"]
    open_nodes = [t.name for t in signature.outputs.values()] + [file.meta_graphs[0].saver_def.restore_op_name]
    while open_nodes:
        name = open_nodes.pop().lstrip("^").split(":")[0]
        if name not in kept_nodes:
            kept_nodes.add(name)
            called(nodes[name])
            open_nodes += nodes[name].input
    for kind, kept, name in (
        (graph.node, kept_nodes, lambda n: n.name),
        (graph.library.function, kept_functions, lambda f: f.signature.name),
    ):
        whole = [m for m in kind if name(m) in kept]
        del kind[:]
        kind.extend(whole)
    file.meta_graphs[0].ClearField("object_graph_def")
    with open(path, "wb") as f:
        f.write(file.SerializeToString(deterministic=True))


rng = np.random.default_rng(5)
model = Sequential([Input((7, 3)), layers.LSTM(5, return_sequences=True), layers.LSTM(4), layers.Dense(2)])
model.set_weights([(rng.normal(size=w.shape) * 0.4).astype(np.float32) for w in model.get_weights()])
shutil.rmtree(FOLDER, ignore_errors=True)
model.save(FOLDER, save_format="tf")
for extra in ("fingerprint.pb", "keras_metadata.pb"):
    os.remove(f"{FOLDER}/{extra}")
shutil.rmtree(f"{FOLDER}/assets", ignore_errors=True)
prune(f"{FOLDER}/saved_model.pb")
inputs = rng.normal(size=(4, 7, 3)).astype(np.float32)
np.save(f"{FOLDER}/input_0.npy", inputs)
np.save(f"{FOLDER}/expected_0.npy", model.predict(inputs, verbose=0))
