#!/usr/bin/env bash
# Builds every fuzz target with the address and undefined-behaviour sanitizers, tries the kept corpus
# and then goes on looking for a while. New finds stay in the build folder.
#
#   tests/fuzz/run.sh [SECONDS for each target, 20] [BUILD FOLDER, build/fuzz]
set -euo pipefail
cd "$(dirname "$0")/../.."
seconds=${1:-20}
build=${2:-build/fuzz}
compiler=${CXX_FUZZ:-clang++-19}
mkdir -p "$build"

flags=(-std=c++20 -O1 -g -ffp-contract=off -DEIGEN_DONT_VECTORIZE -Iengine -I.
  -fsanitize=address,undefined -fno-sanitize-recover=all)
sources=$(ls engine/waymark/{base,random,scenario}/*.cpp | grep -v executor)
objects=()
for source in $sources; do
  object="$build/$(echo "$source" | tr / _).o"
  objects+=("$object")
  [ "$object" -nt "$source" ] && [ -z "$(find engine/waymark/{base,random,scenario} -name '*.h' -newer "$object" -print -quit)" ] && continue
  echo "$source $object"
done >"$build/stale" || true
while read -r source object; do
  echo "${flags[@]}" -fsanitize=fuzzer-no-link -c "$source" -o "$object"
done <"$build/stale" | xargs -r -P "$(nproc)" -L 1 "$compiler"

for target in scenario patch table; do
  "$compiler" "${flags[@]}" -fsanitize=fuzzer "tests/fuzz/${target}_fuzz.cpp" "$build"/engine_*.o -o "$build/$target"
  mkdir -p "$build/finds/$target"
  "$build/$target" -runs=0 "tests/fuzz/corpus/$target" 2>&1 | tail -n 1
  "$build/$target" -max_total_time="$seconds" -timeout=5 -rss_limit_mb=1024 -max_len=4096 -dict=tests/fuzz/words.dict \
    -artifact_prefix="$build/$target-" -print_final_stats=1 -verbosity=0 \
    "$build/finds/$target" "tests/fuzz/corpus/$target" 2>&1 | grep -E "ERROR|SUMMARY|stat::number_of_executed_units|stat::peak_rss_mb" || true
  if ls "$build/$target"-{crash,leak,timeout,oom}-* >/dev/null 2>&1; then
    echo "fuzzing $target found a fault; the input is in $build" >&2
    exit 1
  fi
  echo "fuzzing $target: no fault"
done
