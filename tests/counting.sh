# How tests are counted, whatever tool ran them: each tier's log holds lines "## counted P F".

counted() { echo "## counted $1 $2"; }

# One test that is a command: checked "what it shows" COMMAND...
checked() {
  local what=$1
  shift
  if "$@"; then echo "ok: $what"; counted 1 0; else echo "FAILED: $what"; counted 0 1; return 1; fi
}

# Passes the lines "ok: what" and "FAILED: what" of a script through and counts them.
count_lines() {
  awk '{ print } /^ok: / { ++passed } /^FAILED: / { ++failed } END { print "## counted", passed + 0, failed + 0 }'
}

# Runs ctest in a build folder. GoogleTest programs say in results/*.xml what they counted; a program that
# fell over before writing it, or complained after its last test, is one failed test.
run_ctest() {
  local folder=$1 status=0 name state
  shift
  rm -f "$folder"/results/*.xml
  ctest --test-dir "$folder" -j "$(nproc)" --no-tests=error --output-on-failure \
    --output-junit "$PWD/$folder/results/ctest.junit" "$@" || status=1
  while read -r name state; do
    count_entry "$folder/results/$name.xml" "$state"
  done < <(sed -n 's/.*<testcase name="\([^"]*\)".* status="\([^"]*\)".*/\1 \2/p' "$folder/results/ctest.junit")
  return $status
}

count_entry() {
  local xml=$1 state=$2 tests=0 failures=0 skipped=0
  if [ -f "$xml" ]; then
    read -r tests failures <<< "$(sed -n 's/.*<testsuites tests="\([0-9]*\)" failures="\([0-9]*\)".*/\1 \2/p' "$xml")"
    skipped=$(grep -c 'result="skipped"' "$xml")
    [ "$state" = run ] || [ "${failures:-0}" -gt 0 ] || failures=1
    counted $((tests - failures - skipped)) "$failures"
  elif [ "$state" = run ]; then
    counted 1 0
  else
    counted 0 1
  fi
}

# Passes the output of node's test runner through and counts it.
count_node_tests() {
  awk '{ print } /^(#|ℹ) pass [0-9]+$/ { passed += $3 } /^(#|ℹ) fail [0-9]+$/ { failed += $3 }
    END { print "## counted", passed + 0, failed + 0 }'
}

# "passed failed" of a log. A tier that ended badly without a failed test, or ran none, counts as one failure.
add_up() {
  awk -v ended="$2" '/^## counted / { passed += $3; failed += $4 }
    END {
      if (failed + 0 == 0 && (ended != "well" || passed + 0 == 0)) failed = 1
      print passed + 0, failed + 0
    }' "$1"
}

# What a person needs to see of a failed tier: the lines that say so, then the end of its log.
show_failures() {
  echo "  from $1:"
  grep -nE '\[  FAILED  \]|FAILED:|\*\*\*Failed|^not ok|error:|ERROR: |runtime error' "$1" | sort -u -t: -k2 | sort -n |
    tail -n 40 | sed 's/^/  /'
  echo "  ..."
  grep -v '^## counted' "$1" | tail -n 15 | sed 's/^/  /'
}
