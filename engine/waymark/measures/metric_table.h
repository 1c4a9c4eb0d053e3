#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "waymark/measures/metric.h"
#include "waymark/measures/roles.h"

namespace waymark {

/// Slots of one metric: time by time, and at each time everyone first, then each group.
struct SlotBlock {
  int first = no_role;
  int groups = 1;  ///< 1 = everyone alone

  std::size_t at(std::size_t time, int group = 0) const {
    return static_cast<std::size_t>(first + group) + time * static_cast<std::size_t>(groups);
  }
};

inline constexpr double undefined = std::numeric_limits<double>::quiet_NaN();

/// One number and how many stand behind it; `undefined` also means "not about people".
struct MetricValues {
  std::vector<double> values, counts;
  std::vector<std::vector<double>> series;

  void set(std::size_t slot, double value, double count) {
    values[slot] = value;
    counts[slot] = count;
  }
  /// A share or mean: nothing to say when nobody is behind it.
  void set_ratio(std::size_t slot, double sum, double count);
  /// A figure that is not about a group of people.
  void set_amount(std::size_t slot, double value);

  std::uint64_t fingerprint() const;
};

/// The data dictionary while it is made.
class MetricTable {
 public:
  explicit MetricTable(const std::vector<GroupRole>& groups) : groups_(&groups) {}

  /// `times` as printed; {""} for the whole run.
  SlotBlock add(MetricInfo metric, const std::vector<std::string>& times, bool by_group);
  int add_series(SeriesInfo series);

  std::vector<MetricInfo> metrics;
  std::vector<MetricSlot> slots;
  std::vector<SeriesInfo> series;

 private:
  const std::vector<GroupRole>* groups_;
};

/// Bit 0 stands for everyone, bit g + 1 for group g; `bits` are those told on arrival.
std::uint64_t memberships(const std::vector<GroupRole>& groups, std::uint64_t bits);

inline constexpr std::uint64_t everyone = 1;

/// Calls `count(group)` with 0 for everyone and g + 1 for each group of the person below `groups`.
template <class Count>
void for_each_group(std::uint64_t member, int groups, Count&& count) {
  count(0);
  for (int group = 1; group < groups; ++group)
    if ((member >> group) & 1) count(group);
}

}  // namespace waymark
