#pragma once

#include <optional>
#include <string>
#include <vector>

#include "waymark/pathway/graph.h"
#include "waymark/pathway/structure.h"
#include "waymark/pathway/work.h"

namespace waymark {

// An audit reads a route without simulating it. One *episode* begins with a request at an entry and
// ends at the first home or exit. Means are exact for the route as described: chances as they are
// on a first visit, each visit alike, and no queue but what the mean stays already hold. Help is
// had by whoever comes to a step that counts as help and does not give up waiting there. Step
// indices are into Pathway::steps. Figures are per requester; multiply by 100 for "of 100".

/// What one episode holds at one step.
struct StepFigures {
  int step = 0;
  double reached = 0;        ///< chance of ever coming here
  double visits = 0;         ///< expected visits
  double refused = 0;        ///< chance of ever being refused here
  double lost = 0;           ///< chance of ever falling out here
  double gave_up = 0;        ///< chance of ever giving up waiting here
  double hand_offs = 0;      ///< expected times of coming here from another team
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

/// One of the steps at which people come in, and what stands between it and any help.
struct WayIn {
  int step = 0;
  double share = 0;        ///< of all requests
  double chance = 0;       ///< chance of reaching any help from here
  std::vector<int> hoops;  ///< hoops on every way from here to every help, this one too, in order
};

/// A hoop before help.
struct HoopMet {
  int step = 0;
  double share = 0;  ///< of those who get help, the share that came here first
};

/// What stands between the request and the first help of any kind.
struct WayToHelp {
  double chance = 0;                ///< chance of reaching any help
  std::vector<WayIn> ways_in;       ///< most requests first
  std::vector<HoopMet> met;         ///< hoops that some of those who get help come to, in order
  std::vector<int> hoops;           ///< hoops on every way to every help, in order
  std::vector<int> retellings;      ///< retelling steps on every way to every help, in order
  double hoops_passed = 0;          ///< mean visits to hoops before help, among those helped
  double retold = 0;                ///< mean tellings again before help, among those helped
  double days_from_request = 0;     ///< mean days, among those helped
  double share_accepted = 0;        ///< of those helped, the share that passed an accepting step
  double days_from_acceptance = 0;  ///< mean days since passing the first one, among that share
  double hours_person = 0;          ///< mean hours of own time before help, among those helped
  double hours_staff = 0;           ///< mean staff hours before help, among those helped
  double hand_offs = 0;             ///< mean changes of team on the way to help, among those helped
  double staff_hours_unhelped = 0;  ///< staff hours spent on those who got no help, per requester
  std::vector<HelpRoute> routes;    ///< one for each help that can be reached
};

/// Steps one can go round in: each leads to all others, or the only one to itself.
struct Round {
  std::vector<int> steps;  ///< indices rising
  double entered = 0;      ///< chance of ever coming into it
  double again = 0;        ///< expected comings back, per requester, to the step it was entered at
};

/// A change from one team to another along the way, steps without a team in between not counting.
struct HandOff {
  std::string from, to;  ///< identifiers of teams
  double times = 0;      ///< expected, per requester
};

/// What is asked of one supply in a year of today's requests.
struct Load {
  int supply = 0;          ///< index into RouteWork::supplies
  double needed = 0;       ///< hours a year
  double utilisation = 0;  ///< needed over supplied; infinite where there is none
};

/// The narrowest place between request and first help.
struct Narrowest {
  double helped_today = 0;     ///< people a year, were there no queues
  std::optional<double> most;  ///< people a year who can get through; empty if without limit
  std::vector<int> steps;      ///< the cut: steps that together let no more through
};

/// Whole-episode means per requester; the sums of the steps' figures.
struct EpisodeFigures {
  double visits = 0;
  double retold = 0;
  double hand_offs = 0;
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
  std::vector<Round> rounds;       ///< ordered by first step
  std::vector<HandOff> hand_offs;  ///< most frequent first
  std::vector<double> volumes;     ///< by link of the pathway: expected goings along it
  std::vector<StepFigures> steps;  ///< in the order a requester would meet them
  EpisodeFigures episode;
  std::optional<WayToHelp> help;       ///< empty if no step counts as help or none can be reached
  std::optional<Narrowest> narrowest;  ///< empty without help, or where requests are not known
};

struct Audit {
  std::vector<Finding> findings;
  /// Empty while a finding is an error, and without any track in which some walk never ends (no
  /// way out, or left so rarely that the figures cannot be relied on).
  std::vector<TrackAudit> tracks;
  /// What all tracks together ask of those who work on them, highest utilisation first; supplies
  /// of which nothing is asked are left out. Empty where requests are not known.
  std::vector<Load> loads;
};

/// The load at which waits would grow without end as demand grows: the fullest supply that people
/// queue for. Contacts are left out, since they are cut short instead. Null if there is none.
const Load* first_bottleneck(const Audit& audit, const RouteWork& work);

/// The track on which people ask: of those with help the one with most requests, the first where
/// requests are not known. Null without help.
const TrackAudit* asked_on(const Audit& audit, const RouteWork& work);

/// How many of 100 who ask go along each link of the pathway, over all tracks; for a drawing.
std::vector<double> volumes_of_100(const Audit& audit);

/// `work` may be empty, or describes every step. Throws ContractError if the pathway is not well
/// formed or `work` does not fit it. Takes time and memory of the order of steps x links; hundreds
/// of steps take milliseconds.
Audit audit(const Pathway& pathway, const RouteWork& work = {});

}  // namespace waymark
