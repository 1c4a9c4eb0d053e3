#pragma once

#include <string>
#include <vector>

#include "waymark/base/executor.h"
#include "waymark/compile/local_scenario.h"

namespace waymark {

/// One number that a place gave, beside what the model says of the same period.
struct RetrospectRow {
  enum class Verdict {
    inside,
    outside,
    hidden,   ///< "*": nothing to hold it against
    too_few,  ///< fewer people behind the model's share than may be shown
  };
  GivenNumber given;
  double mean = 0;
  /// Where a single run would lie 95 times in 100 (Student's t, spread of runs and of their mean).
  double low = 0, high = 0;
  Verdict verdict = Verdict::inside;
};

struct Retrospect {
  std::vector<RetrospectRow> rows;        ///< as given
  std::vector<std::string> not_compared;  ///< why a number has no row, a sentence each
  int runs = 0;
};

/// Plays the scenario's base arm over the months counted, after its warm-up, and holds every number
/// given against it; shares are played over their own period. Calendar months are laid beside
/// months of 365.25/12 days. Throws ScenarioError and RunError.
Retrospect look_back(const LocalScenario& scenario, int runs, std::uint64_t seed,
                     Executor& executor);

/// "Of 48 numbers, 45 lie where ...".
std::string sentence(const Retrospect& retrospect);

}  // namespace waymark
