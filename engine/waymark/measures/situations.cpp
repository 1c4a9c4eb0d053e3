#include "waymark/measures/situations.h"

#include <algorithm>
#include <utility>

namespace waymark {
namespace {

void sort_distinct(std::vector<int>& list) {
  std::sort(list.begin(), list.end());
  list.erase(std::unique(list.begin(), list.end()), list.end());
}

}  // namespace

int Situations::of(std::vector<int> steps, std::vector<int> traits,
                   const std::vector<TraitRole>& roles) {
  sort_distinct(steps);
  sort_distinct(traits);
  for (std::size_t i = 0; i < named_.size(); ++i)
    if (named_[i].steps == steps && named_[i].traits == traits) return static_cast<int>(i);
  if (size() == most) return too_many;
  const std::uint64_t situation = std::uint64_t{1} << named_.size();
  for (const int step : steps) at_step_[static_cast<std::size_t>(step)] |= situation;
  for (const int trait : traits) {
    const TraitRole& role = roles[static_cast<std::size_t>(trait)];
    tests_.push_back({role.mask, role.value, situation});
  }
  named_.push_back({std::move(steps), std::move(traits)});
  return size() - 1;
}

std::uint64_t Situations::by_traits(std::uint64_t bits) const {
  std::uint64_t held = 0;
  for (const TraitTest& test : tests_)
    if ((bits & test.mask) == test.value) held |= test.situation;
  return held;
}

}  // namespace waymark
