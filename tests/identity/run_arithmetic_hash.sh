#!/usr/bin/env bash
# Builds the portable arithmetic with several compilers and levels and compares the bits of all of
# its results with the pinned ones.
#
#   run_arithmetic_hash.sh                  g++ and clang++-19 at -O0, -O3 and -O3 -march=native
#   run_arithmetic_hash.sh "g++ -O2" ...    these instead
#   run_arithmetic_hash.sh --pin            writes the pinned file anew, after a wanted change
set -euo pipefail
cd "$(dirname "$0")/../.."
pinned=tests/identity/arithmetic_hashes.txt
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

# The executors need threads; nothing here does.
sources=$(find engine/waymark/base engine/waymark/random -name '*.cpp' ! -name 'executor*' \
  ! -name 'task*' | LC_ALL=C sort)

# hashes COMPILER FLAGS...: prints one line a function.
hashes() {
  "$@" -std=c++20 -w -ffp-contract=off -DWAYMARK_ARITHMETIC_HASH_PROGRAM -Iengine -I. \
    $sources tests/identity/arithmetic_hashes.cpp -o "$scratch/program" && "$scratch/program"
}

if [ "${1:-}" = "--pin" ]; then
  hashes g++ -O3 >"$scratch/new" && cp "$scratch/new" "$pinned"
  exit 0
fi

builds=("$@")
if [ ${#builds[@]} -eq 0 ]; then
  builds=("g++ -O0" "g++ -O3" "g++ -O3 -march=native")
  if command -v clang++-19 >/dev/null; then
    builds+=("clang++-19 -O0" "clang++-19 -O3" "clang++-19 -O3 -march=native")
  else
    echo "note: clang++-19 is not installed; only g++ was compared"
  fi
fi

failed=0
for build in "${builds[@]}"; do
  read -ra command <<<"$build"
  if hashes "${command[@]}" >"$scratch/found" && diff "$pinned" "$scratch/found"; then
    echo "ok: $build gives the pinned bits for $(wc -l <"$pinned") functions"
  else
    echo "FAILED: $build differs from $pinned"
    failed=1
  fi
done
exit $failed
