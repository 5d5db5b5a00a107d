#!/bin/sh
# Times the whole main job on the gesture model: `mvn package` of a copy of firmware-sketch, fresh and then with nothing
# changed. Prints wall time and peak memory of Maven, and of the worker stage by stage. Installs the plugin into the
# local repository first. Linux only.
# usage: scripts/benchmark.sh [RUNS]     (5 runs of each unless given)
set -eu
cd "$(dirname "$0")/.."
runs=${1:-5}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

./mvnw -q -B install -DskipTests -DskipITs
cp -r firmware-sketch "$work/project"
rm -rf "$work/project/target"

now() { date +%s.%N; }

# median, minimum and maximum of a column of numbers
spread() { sort -n | awk '{v[NR]=$1} END {printf "median %.2f  min %.2f  max %.2f", v[int((NR+1)/2)], v[1], v[NR]}'; }

# Runs Maven and prints its wall time in seconds and its peak memory in MB. The wrapper becomes Maven and Maven becomes
# Java by exec, so one process id is that of the JVM.
timed() {
  start=$(now)
  ./mvnw -B -f "$work/project/pom.xml" package >"$work/log" 2>&1 &
  pid=$!
  peak=0
  while [ -r "/proc/$pid/status" ]; do
    seen=$(sed -n 's/^VmHWM:[^0-9]*\([0-9]*\).*/\1/p' "/proc/$pid/status" 2>/dev/null) || break
    [ -n "$seen" ] || break
    peak=$seen
    sleep 0.05
  done
  if ! wait "$pid"; then
    cat "$work/log" >&2
    exit 1
  fi
  end=$(now)
  echo "$end $start $peak" | awk '{printf "%.3f %.1f\n", $1-$2, $3*1024/1000000}'
}

measure() { # $1: fresh or unchanged
  i=0
  while [ "$i" -le "$runs" ]; do
    if [ "$1" = fresh ]; then rm -rf "$work/project/target"; fi
    result=$(timed)
    if [ "$i" -gt 0 ]; then # the first run only warms the caches
      echo "$result" >>"$work/$1.job"
      sed -n 's/^\[INFO\] \([A-Z][A-Za-z0-9 ]*\): .*(\([0-9.]*\) s, \([0-9]*\) MB)$/\1|\2|\3/p' "$work/log" >>"$work/$1.stages"
    fi
    i=$((i + 1))
  done
}

measure fresh
measure unchanged
if [ -s "$work/unchanged.stages" ]; then
  echo "unchanged runs converted again: the up-to-date check is broken" >&2
  exit 1
fi

echo "gesture model, $runs runs each, $(uname -m), $(nproc) processors"
echo
printf '%-30s %-44s %s\n' "whole mvn package" "wall time, s" "peak memory of Maven, MB"
for kind in fresh unchanged; do
  printf '%-30s %-44s %s\n' "$kind" "$(cut -d' ' -f1 "$work/$kind.job" | spread)" "$(cut -d' ' -f2 "$work/$kind.job" | spread)"
done
echo
printf '%-30s %-44s %s\n' "stage of a fresh run" "wall time, s" "peak memory of the worker so far, MB"
cut -d'|' -f1 "$work/fresh.stages" | awk '!seen[$0]++' | while read -r stage; do
  printf '%-30s %-44s %s\n' "$stage" \
    "$(grep "^$stage|" "$work/fresh.stages" | cut -d'|' -f2 | spread)" \
    "$(grep "^$stage|" "$work/fresh.stages" | cut -d'|' -f3 | spread)"
done
