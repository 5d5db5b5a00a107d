"""Copies models of the model zoo for these tests: the folder as it was exported, the first samples, and the operators' reference.

python copy_zoo.py <zoo folder> <zoo-versions folder>
"""

import pathlib
import shutil
import sys

import numpy as np

SAMPLES = 4
out = pathlib.Path("zoo")
shutil.rmtree(out, ignore_errors=True)
for root, pattern in ((sys.argv[1], "*"), (sys.argv[2], "k2_*")):
    for folder in sorted(pathlib.Path(root).glob(pattern + "/saved_model")):
        name = folder.parent.name
        if name in ("k2_21_cnn", "k2_13_1_mlp"):
            continue  # the same models by the other release
        target = out / name
        for part in ("saved_model.pb", "variables/variables.index", "variables/variables.data-00000-of-00001"):
            (target / part).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(folder / part, target / part)
        for stem in ("input", "expected"):
            for array in sorted(folder.parent.glob(stem + "*.npy")):
                number = array.stem[len(stem) :] or "_0"
                np.save(target / (stem + number + ".npy"), np.load(array)[:SAMPLES])
        if (folder.parent / "float_b1.tflite").exists():
            shutil.copyfile(folder.parent / "float_b1.tflite", target / "float_b1.tflite")
