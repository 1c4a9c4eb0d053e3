#!/usr/bin/env bash
# Every header compiles alone, and twice: nobody has to know what to include before it. Where the .cpp
# of the same name includes it first, the build of preset clang-o0 (each file alone; tier portable) shows that.
set -uo pipefail
cd "${WAYMARK_SOURCE_DIR:-$(dirname "$0")/../..}"

headers() { (cd engine && find . -name '*.h' | sed 's|^\./||'); find benchmarks tests -name '*.h'; }

first_include() { sed -n '/^#include/{s/^#include ["<]\(.*\)[">].*/\1/p;q}' "$1"; }

is_shown_by_the_build() {
  local source=engine/${1%.h}.cpp
  [ -f "$source" ] && [ "$(first_include "$source")" = "$1" ]
}

compiles_alone() {
  is_shown_by_the_build "$1" && return 0
  printf '#include "%s"\n#include "%s"\n' "$1" "$1" |
    "${CXX:-g++}" -x c++ -std=c++20 -fsyntax-only -Iengine -I. -isystem /usr/include/eigen3 - ||
    { echo "FAILED: $1 does not compile alone"; return 1; }
}
export -f compiles_alone is_shown_by_the_build first_include

headers | sort | xargs -P "$(nproc)" -I{} bash -c 'compiles_alone {}'
