#!/bin/sh
# Times calibration alone, the run of a float model over the representative samples, beside TensorFlow's own calibrator on
# the same samples, and measures how much memory each takes. Every run is a process of its own, which has loaded its
# libraries and the model before the clock starts; of several runs the median counts. Linux only.
# usage: scripts/benchmark_calibration.sh [PYTHON [RUNS]]     (python with tensorflow 2.21 and keras 3; 3 runs unless given)
set -eu
cd "$(dirname "$0")/.."
python=${1:-python}
runs=${2:-3}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

./mvnw -q -B -pl converter-core test-compile dependency:build-classpath -Dmdep.outputFile="$work/classpath"
classes=$PWD/converter-core/target
classpath=$classes/test-classes:$classes/classes:$(cat "$work/classpath")

# $1: a column of the results; the median of it
median() { cut -d' ' -f"$1" "$work/results" | sort -n | awk '{v[NR]=$1} END {print v[int((NR+1)/2)]}'; }

measure() { # $1: label, rest: command
  label=$1
  shift
  : >"$work/results"
  i=0
  while [ "$i" -lt "$runs" ]; do
    "$@" 2>"$work/log" | tail -1 >>"$work/results" || { cat "$work/log" >&2; exit 1; }
    i=$((i + 1))
  done
  printf '  %-24s %8.3f s   %4.0f MB before, %4.0f MB at most\n' "$label" "$(median 1)" "$(median 2)" "$(median 3)"
}

echo "$(uname -m), $(nproc) processors, load $(cut -d' ' -f1 /proc/loadavg)"
for model in mobilenet_v1_025_96 resnet8_tiny kws_dscnn; do
  folder=$PWD/converter-core/src/test/resources/zoo/$model
  for samples in 100 1000; do
    echo "$model, $samples samples"
    measure "this project" java -cp "$classpath" dev.tinyml.converter.range.CalibrationBenchmark "$folder" "$samples" 0
    measure "this project, 1 thread" java -cp "$classpath" dev.tinyml.converter.range.CalibrationBenchmark "$folder" "$samples" 1
    measure "TensorFlow's calibrator" "$python" scripts/benchmark_calibration_python.py "$folder" "$samples"
  done
done
