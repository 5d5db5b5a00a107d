#!/bin/sh
# Times calibration, the run of a float model over the representative samples, beside TensorFlow's own calibrator on the same
# samples: the stage alone, in a process that has loaded libraries and model, and the whole process from its start
# over loading libraries and converting the model to the end. Also tells processor seconds, which other work on the machine
# changes less, and the most memory. Both sides take turns, each run in a process of its own; medians count. Java has the
# options of the plugin's worker process and rehearses while libraries load, as the worker does. Linux only.
# usage: scripts/benchmark_calibration.sh [PYTHON [RUNS]]     (python with tensorflow 2.21 and keras 3; 5 runs unless given)
# MODELS and SAMPLES in the environment choose others than the usual ones.
set -eu
cd "$(dirname "$0")/.."
python=${1:-python}
runs=${2:-5}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

./mvnw -q -B -pl converter-core test-compile dependency:build-classpath -Dmdep.outputFile="$work/classpath"
classes=$PWD/converter-core/target
classpath=$classes/test-classes:$classes/classes:$(cat "$work/classpath")

# $1: results, $2: a column of them; the median of it
median() { cut -d' ' -f"$2" "$work/$1" | sort -n | awk '{v[NR]=$1} END {print v[int((NR+1)/2)]}'; }

# the same, but the least of it: what other work on the machine has changed least
least() { cut -d' ' -f"$2" "$work/$1" | sort -n | head -1; }

run() { # $1: results, rest: command
  results=$1
  shift
  "$@" 2>"$work/log" | tail -1 >>"$work/$results" || { cat "$work/log" >&2; exit 1; }
}

line() { # $1: results, $2: label
  printf '  %-24s %8.3f s %8.3f s %6.2f s   %6.2f s %6.2f s   %4.0f MB\n' "$2" \
    "$(median "$1" 1)" "$(least "$1" 1)" "$(median "$1" 2)" "$(median "$1" 3)" "$(median "$1" 4)" "$(median "$1" 5)"
}

echo "$(uname -m), $(nproc) processors, medians of $runs runs"
echo "columns: calibration, the least of it, processor time of it, whole process, processor time of it, most memory"
for model in ${MODELS:-gesture_mlp kws_dscnn resnet8_tiny mobilenet_v1_025_96}; do
  folder=$PWD/converter-core/src/test/resources/zoo/$model
  for samples in ${SAMPLES:-100 1000 5000}; do
    echo "$model, $samples samples, load $(cut -d' ' -f1 /proc/loadavg)"
    : >"$work/java"
    : >"$work/python"
    i=0
    while [ "$i" -lt "$runs" ]; do
      run java java -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp "$classpath" \
        dev.tinyml.converter.pipeline.CalibrationBenchmark "$folder" "$samples" 0
      run python "$python" scripts/benchmark_calibration_python.py "$folder" "$samples"
      i=$((i + 1))
    done
    line java "this project"
    line python "TensorFlow's calibrator"
  done
done
