# Reads Google Benchmark's JSON and prints, for every work, how fast each doer is beside plain C++,
# beside plain C++ under the engine's obligations, and beside one worker. Repetitions are averaged.
# (Its CSV cannot hold counters that only some of the benchmarks have.)
# The kinds of line are set beside the plainest of them.
BEGIN { FS = "\"" }
$2 == "name" { name = $4; sub(/\/real_time$/, "", name) }
$2 == "run_type" { is_aggregate = $4 == "aggregate" }
$2 == "items_per_second" && name ~ /^(W[0-9]|line)\// && !is_aggregate {
  items = $3
  gsub(/[:, ]/, "", items)
  if (!(name in runs)) order[++count] = name
  speed[name] += items
  ++runs[name]
}
END {
  printf "%-4s %-24s %12s %12s %14s %14s\n", "work", "done by", "M items/s", "of plain", "of addressed",
    "of one worker"
  for (i = 1; i <= count; ++i) {
    slash = index(order[i], "/")
    work = substr(order[i], 1, slash - 1)
    mine = speed[order[i]] / runs[order[i]]
    printf "%-4s %-24s %12.4g %12s %14s %14s\n", work, substr(order[i], slash + 1), mine / 1e6,
      beside(work == "line" ? "line/first-come" : work "/plain", mine), beside(work "/addressed", mine),
      beside(work "/workers/1", mine)
  }
}
function beside(other, mine) {
  if (!(other in runs)) return "-"
  return sprintf("%.2f", mine / (speed[other] / runs[other]))
}
