#pragma once

#include <optional>
#include <string>
#include <vector>

#include "waymark/pathway/graph.h"
#include "waymark/pathway/structure.h"

namespace waymark {

// An audit reads a route without simulating it. One *episode* begins with a request at an entry and
// ends at the first home or exit. Means are exact for the route as described: chances at their
// starting values, each visit alike, and no queue but what the mean stays already hold.
// Step indices are into Pathway::steps. Figures are per requester; multiply by 100 for "of 100".

/// What one episode holds at one step.
struct StepFigures {
  int step = 0;
  double reached = 0;        ///< chance of ever coming here
  double visits = 0;         ///< expected visits
  double refused = 0;        ///< chance of ever being refused here
  double lost = 0;           ///< chance of ever falling out here
  double gave_up = 0;        ///< chance of ever giving up waiting here
  double ends_unhelped = 0;  ///< chance that the episode ends from here without any help
  double days = 0;           ///< expected days spent here
  double hours_person = 0;   ///< expected hours of the person's own time
  double hours_staff = 0;    ///< expected hours of staff time
  double cost = 0;           ///< expected pounds
};

/// What stands between the request and one step that counts as help.
struct HelpRoute {
  int help = 0;
  double first_helped_here = 0;  ///< chance that this is the first help reached
  std::vector<int> hoops;        ///< hoops on every way here from every entry, in order
  std::vector<int> retellings;   ///< retelling steps on every way here, in order
};

/// What stands between the request and the first help of any kind.
struct WayToHelp {
  double chance = 0;                ///< chance of reaching any help
  std::vector<int> hoops;           ///< hoops on every way to every help, in order
  std::vector<int> retellings;      ///< retelling steps on every way to every help, in order
  double hoops_passed = 0;          ///< mean visits to hoops before help, among those helped
  double retold = 0;                ///< mean tellings again before help, among those helped
  double days_from_request = 0;     ///< mean days, among those helped
  double share_accepted = 0;        ///< of those helped, the share that passed an accepting step
  double days_from_acceptance = 0;  ///< mean days since passing the first one, among that share
  double hours_person = 0;          ///< mean hours of own time before help, among those helped
  double hours_staff = 0;           ///< mean staff hours before help, among those helped
  double staff_hours_unhelped = 0;  ///< staff hours spent on those who got no help, per requester
  std::vector<HelpRoute> routes;    ///< one for each help that can be reached
};

/// Whole-episode means per requester; the sums of the steps' figures.
struct EpisodeFigures {
  double visits = 0;
  double days = 0;
  double hours_person = 0;
  double hours_staff = 0;
  double cost = 0;
  double hoop_share_person =
      0;                        ///< share of the person's hours that went into hoops; 0 if no hours
  double hoop_share_staff = 0;  ///< the same of staff hours
};

/// One track. A track whose every step is a home or an exit has no episode and is left out.
struct TrackAudit {
  std::string track;
  std::vector<std::vector<int>>
      cycles;                      ///< groups of steps a person can go round in, indices rising
  std::vector<StepFigures> steps;  ///< in the order a requester would meet them
  EpisodeFigures episode;
  std::optional<WayToHelp> help;  ///< empty if no step counts as help or none can be reached
};

struct Audit {
  std::vector<Finding> findings;
  /// Empty while a finding is an error, and without any track in which some walk never ends (no
  /// way out, or left so rarely that the figures cannot be relied on).
  std::vector<TrackAudit> tracks;
};

/// Throws ContractError if the pathway is not well formed. Takes time and memory of the order of
/// steps x links; hundreds of steps take milliseconds.
Audit audit(const Pathway& pathway);

}  // namespace waymark
