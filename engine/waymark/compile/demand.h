#pragma once

#include <cstddef>
#include <vector>

#include "waymark/compile/residents.h"
#include "waymark/compile/scenario.h"
#include "waymark/pathway/graph.h"

namespace waymark {

/// Places of one caseload and the steps of the pathway that share them.
struct Caseload {
  double places = 0;
  std::vector<std::size_t> steps;
};

/// Who comes to a route, for its flows in the first year after the branch date.
struct Inflow {
  std::vector<double> a_year;   ///< newcomers by step, a year
  std::vector<double> present;  ///< people at each step when the warm-up begins
  double warm_up_years = 0;
  double horizon_years = 0;
  std::vector<Caseload> caseloads = {};
  std::vector<HomeStay> homes = {};  ///< other homes are left at 1 / mean stay
};

/// How many come from a home or exit to each step that is neither, in the first year after the
/// branch date. People move as a fluid: what is at a step leaves it at 1 / mean stay, by the links'
/// shares, week by week from the beginning of the warm-up (an open network of Jackson 1957 before
/// it has settled); what is at a home leaves it as long as it has been there. Queues are left out.
std::vector<double> returns_in_first_year(const Pathway& pathway, const Inflow& inflow);

/// What comes of all requests from the branch date to the horizon, on tracks where people ask and
/// there is help.
struct RunFlows {
  double requests = 0;
  double starts = 0;  ///< of help; whoever finds every place taken gives up
};

/// The same fluid over the whole run, but with as many places as there are.
RunFlows flows_over_run(const Pathway& pathway, const Inflow& inflow);

/// That of one arm of a scenario.
RunFlows flows_of(const Compiled& compiled, std::size_t arm);

}  // namespace waymark
