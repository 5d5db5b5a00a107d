#!/bin/sh
# Runs all tests. Installs the Debian packages they need when they are missing and this user may; otherwise says
# which are missing and goes on: the tests that need them are then skipped, or fail where CI=true.
# Arguments go to Maven: scripts/test.sh -pl it -am
set -eu
cd "$(dirname "$0")/.."

missing=""
# program:package
for tool in arm-none-eabi-gcc:gcc-arm-none-eabi qemu-system-arm:qemu-system-arm g++:g++ clang++:clang chromium:chromium \
  arduino-builder:arduino-builder avr-g++:gcc-avr avr-objdump:binutils-avr xtensa-lx106-elf-g++:gcc-xtensa-lx106; do
  command -v "${tool%%:*}" >/dev/null 2>&1 || missing="$missing ${tool#*:}"
done
# What these packages hold is read, not started.
for file in /usr/share/arduino/hardware/arduino/avr/boards.txt:arduino-core-avr /usr/include/simavr/sim_avr.h:libsimavr-dev \
  /usr/lib/xtensa-lx106-elf/picolibc.specs:picolibc-xtensa-lx106-elf; do
  [ -r "${file%%:*}" ] || missing="$missing ${file#*:}"
done
# newlib has no program; the compiler knows whether it finds the library.
if ! command -v arm-none-eabi-gcc >/dev/null 2>&1 ||
  [ "$(arm-none-eabi-gcc -print-file-name=nano.specs)" = nano.specs ]; then
  missing="$missing libnewlib-arm-none-eabi"
fi

if [ -n "$missing" ]; then
  root=none
  if [ "$(id -u)" = 0 ]; then
    root=""
  elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
    root="sudo -n"
  fi
  if [ "$root" = none ] || ! command -v apt-get >/dev/null 2>&1; then
    echo "scripts/test.sh: cannot install:$missing" >&2
  else
    echo "scripts/test.sh: installing:$missing"
    # shellcheck disable=SC2086 # both are lists of words
    { $root env DEBIAN_FRONTEND=noninteractive apt-get update -q &&
      $root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends $missing; } </dev/null ||
      echo "scripts/test.sh: could not install:$missing" >&2
  fi
fi

exec ./mvnw -B verify "$@"
