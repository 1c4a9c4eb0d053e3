#pragma once

#include <vector>

#include "waymark/pathway/audit.h"
#include "waymark/pathway/episode.h"
#include "waymark/pathway/way_to_help.h"

namespace waymark {

/// Groups of steps that requesters come to and can go round in, with how often they do. `whole`
/// walks the track with Until::end.
std::vector<Round> rounds_of(const Track& track, const Episode& whole);

/// Changes of team on walks through one track, followed by a chain that also knows which team had
/// the person last.
struct TeamChanges {
  std::vector<HandOff> pairs;   ///< most frequent first
  std::vector<double> at_step;  ///< by step: expected changes on coming there
  double total = 0;
};

/// `episode` decides where the walks end. Nothing where no work is described.
TeamChanges team_changes(const Track& track, const Episode& episode);

/// Expected changes of team on the way to help, among those who come to it. The change to the team
/// that helps counts.
double team_changes_before_help(const Track& track, const Episode& to_help);

}  // namespace waymark
