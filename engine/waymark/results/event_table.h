#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "waymark/measures/event_log.h"
#include "waymark/results/csv.h"

namespace waymark {

/// Writes an event log as the CSV that tools for animating pathways read, a row an event:
/// entity_id,event_type,event,time,resource_id,pathway,run. Times are minutes since the branch
/// date; a pathway is a track; a run is a replication, numbered as in results.csv. The file appears
/// when finished. Throws ResultsError.
class EventTable {
 public:
  EventTable(const std::string& path, const std::vector<std::string>& tracks);

  void write(std::uint64_t replication, const LoggedEvent& event);
  void finish() { csv_.finish(); }

 private:
  CsvWriter csv_;
  std::vector<std::string> tracks_;  // ready-made cells
};

}  // namespace waymark
