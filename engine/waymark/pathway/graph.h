#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace waymark {

/// What happens at a step (model.md 3.2, item 4).
enum class StepKind { gate, support, activity, delay, home, exit, group };

/// Why a person leaves a step this way. `then` is the way on; `refused` is the service's decision,
/// `lost` a person who fell out of the route there, `gave_up` one who left a queue, and `clock` a
/// way opened by something that happens in its own time.
enum class LinkKind { then, refused, lost, gave_up, clock };

/// One step of a route as a drawing or an audit needs it: means at starting values, no behaviour.
struct PathwayStep {
  std::string id;     ///< kebab-case identifier
  std::string label;  ///< plain words; the id is shown where this is empty
  StepKind kind = StepKind::activity;
  bool hoop = false;       ///< counts as a hoop (every gate does unless the compiler says not)
  bool retelling = false;  ///< the person's story is asked for again here
  bool accepts_referral = false;  ///< the reported waiting clock starts here
  bool entry = false;             ///< arrivals, or people present at the start, begin here
  double entry_weight = 1;        ///< size of this entry beside the track's others; any unit, > 0
  bool first_help = false;        ///< reaching this step counts as having got help
  double hours_person = 0;        ///< hours of the person's own time per visit
  double hours_staff = 0;         ///< hours of staff time per visit
  double mean_stay_ms = 0;        ///< mean time at the step per visit, waiting included where known
  double cost_per_visit = 0;      ///< pounds
  double cost_per_ms = 0;         ///< pounds per millisecond of stay
  std::string protects;           ///< what a gate protects, in plain words; empty if nothing
  std::string track;              ///< parallel part of life this step belongs to
};

/// A way from one step to another; `from` and `to` index Pathway::steps.
struct PathwayLink {
  int from = 0;
  int to = 0;
  /// Mean share of visits to `from` that end this way, 0 to 1. A step's shares total 1. Where some
  /// of its ways are clocks the total may stay below 1; the remainder leaves by those clocks, in
  /// proportion to their shares, or evenly if these are all 0.
  double chance = 1;
  LinkKind kind = LinkKind::then;
  std::string label;  ///< plain words; may be empty
  /// Taken by people who wait, or would have to: how often may be unknown here, and `chance` 0.
  bool by_waiting = false;
  /// Taken where a rule says so, which it may do only of people who come again, at another hour or
  /// among others: `chance`, of a first walk, may be 0.
  bool by_rule = false;
};

/// A route: steps in any order and the ways between them.
struct Pathway {
  std::vector<PathwayStep> steps;
  std::vector<PathwayLink> links;
};

/// The word a scenario uses for a kind of step or link: "gate", "gave-up" ...
std::string_view name(StepKind kind);
std::string_view name(LinkKind kind);

/// True for home and exit, where one episode of asking for help ends.
bool ends_an_episode(const PathwayStep& step);

/// The step's label, or its id where it has none.
const std::string& label_of(const PathwayStep& step);

/// The mean time at the step per visit, in days.
double days_of_stay(const PathwayStep& step);

/// Share of visits to `from` that leave by each link, in the order of Pathway::links, with the
/// remainder of a step that waits for clocks already shared among them.
std::vector<double> leaving_shares(const Pathway& pathway);

/// Throws ContractError if a link points at no step, or an amount is negative, infinite or NaN.
void expect_well_formed(const Pathway& pathway);

}  // namespace waymark
