#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "waymark/base/executor.h"
#include "waymark/compile/scenario.h"
#include "waymark/experiment/experiment.h"
#include "waymark/experiment/statistics.h"

namespace waymark {

/// What taking one hoop away would do, all else equal: figures of the arm without it minus those of
/// the arm with it, per 100 who ask, by the audit's chain.
struct HoopRemoval {
  std::string step;
  std::string label;
  double started = 0;                        ///< more people who get help
  double retold = 0;                         ///< tellings again saved
  double hours_person = 0;                   ///< hours of one's own at hoops saved
  double hours_staff = 0;                    ///< staff hours at hoops saved
  double days = 0;                           ///< days from asking to help saved, among those helped
  std::optional<HoopProtection> protection;  ///< what is lost with it

  /// Found by paired simulation; NaN before it was made.
  double simulated_started = not_defined;  ///< more of 100 requests that start
  Interval simulated_range;                ///< 95 %, chance alone
  double simulated_rings = not_defined;    ///< more rings a year of the clock it protects against
};

/// A hoop that is not looked at, and why, as the end of "not looked at, since ...".
struct KeptHoop {
  std::string step, label, why;
};

/// Hoops ranked by how many more people would get help, most first.
struct FirstHoop {
  std::string arm;
  std::string label;
  double requests_a_year = 0;
  double helped = 0;  ///< of 100 who ask, with every hoop in place
  /// The supply that is full first and how many times today's requests that is, once all hoops are
  /// in place: where it is near 1, more people through the hoops means longer waits behind them.
  std::optional<Supply> first_full;
  double full_at = 0;
  std::vector<HoopRemoval> hoops;
  std::vector<KeptHoop> kept;  ///< hoops that cannot be taken away by themselves

  std::uint64_t replications = 0;  ///< of the paired simulation; 0 before it was made
  double agreement = not_defined;  ///< Kendall's tau of both ranks
};

/// The hoops of an arm that can be taken away by themselves, in the order of their ids; `kept`
/// gains the others: those on tracks where coming is no request for help, those from which several
/// ways lead on, and wrong doors, which nobody has put on the route.
std::vector<std::string> removable_hoops(const Scenario& scenario, std::size_t arm,
                                         std::vector<KeptHoop>& kept);

/// A hoop of an arm that something else in the scenario hangs on.
KeptHoop kept_for_others(const Scenario& scenario, std::size_t arm, const std::string& step);

/// By the audit's chain. `scenario` is compiled with StepRemovals: its first arm keeps every hoop,
/// each other is without one.
FirstHoop first_hoop(const Scenario& scenario);

/// Runs all arms on the same people with the same chances, and adds what they show. False if it was
/// interrupted before the end; nothing is added then.
bool check_by_simulation(Scenario& scenario, FirstHoop& answer, std::uint64_t seed,
                         std::uint64_t replications, int workers, Executor& executor,
                         const ExperimentOptions& options);

}  // namespace waymark
