#!/bin/sh
# Times the whole main job on the gesture model: `mvn package` of a copy of firmware-sketch, fresh and then with nothing
# changed, and prints wall time and peak memory, stage by stage. Installs the plugin into the local repository first.
# usage: scripts/benchmark.sh [RUNS]     (5 runs of each unless given)
set -eu
cd "$(dirname "$0")/.."
runs=${1:-5}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

./mvnw -q -B install -DskipTests -DskipITs
cp -r firmware-sketch "$work/project"
rm -rf "$work/project/target"
maven="$PWD/mvnw -B -f $work/project/pom.xml"

now() { date +%s.%N; }

# median, minimum and maximum of a column of numbers
spread() { sort -n | awk '{v[NR]=$1} END {printf "median %.2f  min %.2f  max %.2f", v[int((NR+1)/2)], v[1], v[NR]}'; }

measure() { # $1: fresh or unchanged
  : >"$work/$1.wall"
  i=0
  while [ "$i" -le "$runs" ]; do
    [ "$1" = fresh ] && rm -rf "$work/project/target"
    start=$(now)
    $maven package >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }
    end=$(now)
    if [ "$i" -gt 0 ]; then # the first run only warms the caches
      echo "$end $start" | awk '{print $1-$2}' >>"$work/$1.wall"
      sed -n 's/^\[INFO\] \([A-Z][A-Za-z0-9 ]*\): .*(\([0-9.]*\) s, \([0-9]*\) MB)$/\1|\2|\3/p' "$work/log" >>"$work/$1.stages"
    fi
    i=$((i + 1))
  done
}

measure fresh
measure unchanged

echo "gesture model, $runs runs each, $(uname -m), $(nproc) processors"
echo
printf '%-30s %s s\n' "whole mvn package, fresh" "$(spread <"$work/fresh.wall")"
printf '%-30s %s s\n' "whole mvn package, unchanged" "$(spread <"$work/unchanged.wall")"
if [ -s "$work/unchanged.stages" ]; then
  echo "unchanged runs converted again: the up-to-date check is broken" >&2
  exit 1
fi
echo
printf '%-30s %-44s %s\n' "stage of a fresh run" "wall time, s" "peak memory of the worker so far, MB"
cut -d'|' -f1 "$work/fresh.stages" | awk '!seen[$0]++' | while read -r stage; do
  printf '%-30s %-44s %s\n' "$stage" \
    "$(grep "^$stage|" "$work/fresh.stages" | cut -d'|' -f2 | spread)" \
    "$(grep "^$stage|" "$work/fresh.stages" | cut -d'|' -f3 | spread)"
done
