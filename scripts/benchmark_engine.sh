#!/bin/sh
# Measures the C engines of six models on emulated cores: instructions per inference (on AVR cycles), flash, RAM and stack. Beside
# TensorFlow Lite Micro where a library of it is given, with the ratios and whether they keep to the bar. Figures depend on no
# other work of the machine.
# usage: scripts/benchmark_engine.sh [--models gesture,conv1d] [--cores m4f,avr] [--samples 2]
#          [-Dtflm.include=DIR:DIR -Dtflm.library=FILE -Dtflm.library.cmsis=FILE -Dtflm.library.m0plus=FILE ...]
# docs/benchmarks.md tells what the libraries must be like and how it is measured.
set -eu
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Options for Java come first, whatever their place was.
count=$#
java_options=""
i=0
while [ "$i" -lt "$count" ]; do
  option=$1
  shift
  case $option in
    -D*) java_options="$java_options
$option" ;;
    *) set -- "$@" "$option" ;;
  esac
  i=$((i + 1))
done

./mvnw -q -B -pl it -am test-compile >&2
./mvnw -q -B -pl codegen-maven-plugin -am compile dependency:build-classpath -Dmdep.outputFile="$work/classpath" >&2
classpath=$PWD/it/target/test-classes:$PWD/codegen-maven-plugin/target/classes:$PWD/converter-core/target/classes:$(cat "$work/classpath")

# The program finds its C sources by paths relative to the module.
cd it
IFS='
'
# shellcheck disable=SC2086 # lines are options
java -XX:+UseSerialGC -XX:TieredStopAtLevel=1 $java_options -cp "$classpath" \
  dev.tinyml.it.benchmark.EngineBenchmark "$work" "$@"
