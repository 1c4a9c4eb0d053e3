#pragma once

#include <cstdint>
#include <vector>

#include "waymark/measures/metric_table.h"
#include "waymark/measures/periods.h"

namespace waymark {

/// Hits out of a total, month by month since the branch, for everyone and each group.
class MonthlyLedger {
 public:
  struct Sums {
    double hits = 0, total = 0;
  };

  void reset(int months, int groups) {
    months_ = months;
    groups_ = groups;
    bins_.assign(static_cast<std::size_t>(months) * static_cast<std::size_t>(groups), Sums{});
  }

  /// What happened before the branch date or after the horizon is in no month.
  void add(Ticks time, std::uint64_t member, double hits, double total) {
    const int month = month_index(time);
    if (time.count < 0 || month >= months_) return;
    for_each_group(member, groups_, [&](int group) {
      Sums& bin = bins_[index(group, month)];
      bin.hits += hits;
      bin.total += total;
    });
  }

  /// Months `from` up to but not including `to`.
  Sums over(int from, int to, int group) const {
    Sums sums;
    for (int month = from < 0 ? 0 : from; month < to && month < months_; ++month) {
      const Sums& bin = bins_[index(group, month)];
      sums.hits += bin.hits;
      sums.total += bin.total;
    }
    return sums;
  }
  Sums whole(int group) const { return over(0, months_, group); }
  int months() const { return months_; }
  int groups() const { return groups_; }

 private:
  std::size_t index(int group, int month) const {
    return static_cast<std::size_t>(group) * static_cast<std::size_t>(months_) +
           static_cast<std::size_t>(month);
  }

  std::vector<Sums> bins_;
  int months_ = 0, groups_ = 1;
};

}  // namespace waymark
