#pragma once

#include <optional>
#include <string>
#include <vector>

#include "waymark/pathway/graph.h"

namespace waymark {

// Who does the work of a route, how much of it there is, and what its hoops protect: all that the
// audit needs beside the route's shape. Amounts are means at starting values.

/// What can run short. Hoops queue for a team's hours; contacts share what is left of them and are
/// cut short instead; places of a caseload and units (beds, rooms, nurses) are taken for a while.
enum class SupplyKind { hoop_hours, contact_hours, places, units };

/// One thing of one team that can run short.
struct Supply {
  std::string team;   ///< kebab-case identifier
  std::string label;  ///< plain words; may be empty
  SupplyKind kind = SupplyKind::hoop_hours;
  double hours_a_year = 0;  ///< places and units: hours in which one of them is taken
  bool unlimited = false;
};

/// What one visit to a step takes of a supply.
struct Take {
  int supply = 0;    ///< index into RouteWork::supplies
  double hours = 0;  ///< of work, or of holding a place or unit
};

/// What passing a hoop does to a clock: it lowers its rate from then on.
struct HoopProtection {
  std::string clock;                        ///< in plain words
  double a_year = 0;                        ///< rings a year of a person at risk who did not pass
  double lower_by = 0;                      ///< share of them that passing prevents
  std::optional<double> lower_by_at_least;  ///< low end of the assumption's range, if it has one
  std::optional<double> lower_by_at_most;
  std::string standing;  ///< of the assumption, or empty
};

struct StepWork {
  std::string team;  ///< whose work it is; empty where nobody is needed
  std::vector<Take> takes;
  std::optional<HoopProtection> protection;
  double days_to_start = 0;  ///< a help: mean wait for the first contact, among those who start
};

/// Requests for help on one track in the year after the branch date.
struct Demand {
  std::string track;
  double first = 0;    ///< from outside, a year
  double returns = 0;  ///< by people who come from a home again, a year
};

/// A part of life on which coming to a step is no request for help, such as work or a home.
struct TrackBeside {
  std::string track;
  std::string label;  ///< plain words; may be empty
};

struct RouteWork {
  std::vector<Supply> supplies;
  std::vector<StepWork> steps;  ///< as Pathway::steps, or empty where nothing is known
  std::vector<Demand> demands;
  std::vector<TrackBeside> beside;
};

}  // namespace waymark
