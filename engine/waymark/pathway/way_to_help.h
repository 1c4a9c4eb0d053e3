#pragma once

#include <optional>
#include <string>
#include <vector>

#include "waymark/pathway/audit.h"
#include "waymark/pathway/episode.h"
#include "waymark/pathway/graph.h"

namespace waymark {

/// Everything about one track that several figures of its audit start from.
struct Track {
  const Pathway& pathway;
  std::string id;
  std::vector<double> shares;  ///< of leaving, by link
  std::vector<double> begins;  ///< of requests, by step
  std::vector<int> starts;     ///< steps with a share of requests
};

/// What stands between request and first help; nothing if no help is ever reached. `to_help` walks
/// the same track with Until::help.
std::optional<WayToHelp> way_to_help(const Track& track, const Episode& to_help);

}  // namespace waymark
