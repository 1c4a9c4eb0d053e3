#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "tests/unit/simulate/little_world.h"

// What a scenario gives over independent replications, held against what theory says.

namespace waymark {

struct Estimate {
  double mean = 0;
  double standard_error = 0;
};

/// Mean and standard error over independent values, one a replication.
Estimate estimate_of(const std::vector<double>& values);

/// A scenario file of tests/features, with the tables beside it.
ScenarioText source_of_feature(const std::string& name);

/// All figures of a scenario over replications, read through its measures.
class Figures {
 public:
  explicit Figures(const std::string& body, int replications, std::uint64_t seed = 20270401);
  Figures(Scenario scenario, int replications, std::uint64_t seed = 20270401);
  /// Of a scenario file of tests/features.
  static Figures of_feature(const std::string& name, int replications,
                            std::uint64_t seed = 20270401);

  /// One value a replication. `time` as the measure shows it, such as "at 1 year".
  std::vector<double> values(const std::string& metric, const std::string& time = "",
                             std::size_t arm = 0) const;
  Estimate of(const std::string& metric, const std::string& time = "", std::size_t arm = 0) const {
    return estimate_of(values(metric, time, arm));
  }

  /// One metric divided by another of the same replication.
  Estimate ratio(const std::string& of, const std::string& to, std::size_t arm = 0) const;

 private:
  struct Slot {
    std::string metric, time;
  };
  std::vector<Slot> slots_;                                ///< of everyone; empty names for groups
  std::vector<std::vector<std::vector<double>>> figures_;  ///< by replication, arm and slot
};

/// `combine` of values of the same replication.
Estimate combined_estimate(const std::vector<double>& a, const std::vector<double>& b,
                           const std::function<double(double, double)>& combine);

/// One line of the table of theory: what is exact and what came out.
struct Claim {
  std::string system, quantity;
  double exact = 0;
  Estimate ours;
  double tolerance = 0;  ///< relative to the exact value
};

/// Within four standard errors and within the tolerance; fails the test otherwise. Prints the line
/// "system | quantity | exact | ours | standard error | verdict".
void judge(const Claim& claim);

/// Judges several quantities of one system.
class System {
 public:
  explicit System(std::string name) : name_(std::move(name)) {}
  void expect(const std::string& quantity, double exact, Estimate ours, double tolerance) const {
    judge({name_, quantity, exact, ours, tolerance});
  }

 private:
  std::string name_;
};

}  // namespace waymark
