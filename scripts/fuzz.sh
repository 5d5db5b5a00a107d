#!/bin/sh
# Fuzzes one reader: scripts/fuzz.sh TARGET SECONDS [options of libFuzzer or Jazzer]
# TARGET is a folder of converter-core/src/test/resources/fuzz; without arguments they are listed.
# Inputs that reach new code are kept in converter-core/target/fuzz/TARGET/corpus, an input that breaks the contract
# becomes converter-core/target/fuzz/TARGET/crash-*. docs/testing.md tells what to do with it.
# "scripts/fuzz.sh TARGET merge" copies into the kept corpus what has reached code that the kept inputs don't.
set -eu
cd "$(dirname "$0")/.."
kept=$PWD/converter-core/src/test/resources/fuzz

if [ $# -lt 2 ] || [ ! -d "$kept/$1" ]; then
  echo "usage: scripts/fuzz.sh TARGET SECONDS|merge [options of libFuzzer or Jazzer]" >&2
  echo "targets: $(ls "$kept" | tr '\n' ' ')" >&2
  exit 2
fi
target=$1
seconds=$2
shift 2

# keras-config is KerasConfigTarget.
class=dev.tinyml.converter.fuzz.$(echo "$target" | awk -F- '{ for (i = 1; i <= NF; i++) printf "%s%s", toupper(substr($i, 1, 1)), substr($i, 2) }')Target
work=$PWD/converter-core/target/fuzz/$target
mkdir -p "$work/corpus"
./mvnw -q -B -P fuzz -pl converter-core test-compile dependency:build-classpath \
  "-Dmdep.outputFile=$work/classpath" -Dmdep.includeScope=test

if [ "$seconds" = merge ]; then
  set -- -merge=1 "$@" "$kept/$target" "$work/corpus"
else
  set -- "-max_total_time=$seconds" "$@" "$work/corpus" "$kept/$target"
fi

# The targets find their models by paths relative to the module.
cd converter-core
exec java -Xmx1g -cp "target/classes:target/test-classes:$(cat "$work/classpath")" com.code_intelligence.jazzer.Jazzer \
  "--target_class=$class" "--reproducer_path=$work" "-artifact_prefix=$work/" \
  "--instrumentation_includes=dev.tinyml.**:io.jhdf.**:com.google.flatbuffers.**" \
  "--custom_hook_includes=dev.tinyml.**:io.jhdf.**" \
  -timeout=10 -len_control=0 -rss_limit_mb=4096 -max_len=65536 -use_value_profile=1 "$@"
