# Reads Google Benchmark's CSV and prints, for every work, how fast each doer is beside plain C++ and
# beside plain C++ under the engine's obligations. Repetitions are averaged.
BEGIN { FS = "," }
/^name,/ { for (i = 1; i <= NF; ++i) if ($i == "items_per_second") speed_column = i; next }
/^"W[0-9]/ && $speed_column > 0 {
  name = $1
  gsub(/"/, "", name)
  if (name ~ /_(mean|median|stddev|cv)$/) next
  split(name, part, "/")
  if (!((part[1], part[2]) in runs)) { order[++count] = part[1] SUBSEP part[2] }
  speed[part[1], part[2]] += $speed_column
  ++runs[part[1], part[2]]
}
END {
  printf "%-4s %-24s %12s %12s %14s\n", "work", "done by", "M items/s", "of plain", "of addressed"
  for (i = 1; i <= count; ++i) {
    split(order[i], part, SUBSEP)
    mine = speed[order[i]] / runs[order[i]]
    printf "%-4s %-24s %12.2f %12s %14s\n", part[1], part[2], mine / 1e6,
      beside(part[1], "plain", mine), beside(part[1], "addressed", mine)
  }
}
function beside(work, who, mine) {
  if (!((work, who) in runs)) return "-"
  return sprintf("%.2f", mine / (speed[work, who] / runs[work, who]))
}
