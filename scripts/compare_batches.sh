#!/bin/sh
# Tells for each model of the tests whether its activations are the same to the last bit when samples run in batches of 16,
# and what a batch saves. Calibration runs one sample at a time because of what it prints: docs/benchmarks.md. Linux only.
# usage: scripts/compare_batches.sh
set -eu
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

./mvnw -q -B -pl converter-core test-compile dependency:build-classpath -Dmdep.outputFile="$work/classpath"
classes=$PWD/converter-core/target
set --
for file in converter-core/src/test/resources/zoo/*/calibration.npy; do
  folder=$(dirname "$file")
  case $folder in
    */refused_*) ;; # models that no conversion takes
    *) if [ -e "$folder/model.keras" ]; then set -- "$@" "$folder"; fi ;;
  esac
done
java -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp "$classes/test-classes:$classes/classes:$(cat "$work/classpath")" \
  dev.tinyml.converter.nativelib.BatchComparison "$@" 2>"$work/log" || { cat "$work/log" >&2; exit 1; }
