#include "waymark/compile/residents.h"

#include <algorithm>
#include <numeric>

#include "waymark/base/elementary.h"

namespace waymark {

Residents::Residents(const HomeStay& home, double present)
    : home_(&home), people_(home.ways.front().hazard.size(), 0.0) {
  for (const std::size_t piece : home.found)
    people_[std::min(piece, people_.size() - 1)] +=
        present / static_cast<double>(home.found.size());
  if (!home.found.empty()) return;
  double open = 1.0, all = 0.0;
  for (std::size_t piece = 0; piece < people_.size(); ++piece) {
    people_[piece] = open;
    all += open;
    open *= portable_exp(-hazard(piece));
  }
  for (double& people : people_) people *= present / all;
}

double Residents::count() const { return std::accumulate(people_.begin(), people_.end(), 0.0); }

void Residents::grow_older(std::vector<double>& leaving) {
  for (std::size_t piece = people_.size(); piece-- > 0;) {
    const double here = people_[piece];
    const double spent = hazard(piece);
    const double left = here * -portable_expm1(-spent);
    if (spent > 0.0)
      for (const HomeStay::Way& way : home_->ways)
        leaving[way.link] += left * way.hazard[piece] / spent;
    people_[piece] = 0.0;
    people_[std::min(piece + 1, people_.size() - 1)] += here - left;
  }
}

double Residents::hazard(std::size_t piece) const {
  double sum = 0.0;
  for (const HomeStay::Way& way : home_->ways) sum += way.hazard[piece];
  return sum;
}

}  // namespace waymark
