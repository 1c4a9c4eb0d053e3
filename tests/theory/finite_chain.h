#pragma once

#include <functional>
#include <vector>

// Finite systems in which every time is exponential, solved exactly.

namespace waymark {

/// What a system holds, as whole numbers.
using SystemState = std::vector<int>;

struct Jump {
  SystemState to;
  double rate = 0;
};

/// States that can be come to, and the share of time in each in the long run.
struct Balance {
  std::vector<SystemState> states;
  std::vector<double> shares;

  /// The mean of a quantity over time.
  double mean(const std::function<double(const SystemState&)>& of) const;
};

/// Solves the balance equations of everything that can be come to from `start`.
Balance balance_of(const SystemState& start,
                   const std::function<std::vector<Jump>(const SystemState&)>& changes);

}  // namespace waymark
