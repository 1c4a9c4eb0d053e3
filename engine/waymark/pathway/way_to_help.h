#pragma once

#include <optional>
#include <string>
#include <vector>

#include "waymark/pathway/audit.h"
#include "waymark/pathway/episode.h"
#include "waymark/pathway/graph.h"
#include "waymark/pathway/work.h"

namespace waymark {

/// Everything about one track that several figures of its audit start from.
struct Track {
  const Pathway& pathway;
  const RouteWork& work;
  std::string id;
  std::vector<double> shares;  ///< of leaving, by link
  std::vector<double> begins;  ///< of requests, by step
  std::vector<int> starts;     ///< steps with a share of requests

  /// What is known of a step's work; nothing where no work is described.
  const StepWork* work_at(int step) const {
    return work.steps.empty() ? nullptr : &work.steps[static_cast<std::size_t>(step)];
  }
};

/// What stands between request and first help; nothing if no help is ever reached. `to_help` walks
/// the same track with Until::help.
std::optional<WayToHelp> way_to_help(const Track& track, const Episode& to_help);

}  // namespace waymark
