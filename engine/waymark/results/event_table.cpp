#include "waymark/results/event_table.h"

namespace waymark {

namespace {

std::string_view word_for(LoggedEvent::Type type) {
  switch (type) {
    case LoggedEvent::Type::arrival_departure:
      return "arrival_departure";
    case LoggedEvent::Type::queue:
      return "queue";
    case LoggedEvent::Type::resource_use:
      return "resource_use";
    case LoggedEvent::Type::resource_use_end:
      return "resource_use_end";
  }
  return "";
}

}  // namespace

EventTable::EventTable(const std::string& path, const std::vector<std::string>& tracks)
    : csv_(path) {
  for (const std::string& track : tracks) tracks_.push_back(csv_text(track));
  csv_.ready("entity_id,event_type,event,time,resource_id,pathway,run").end_row();
}

void EventTable::write(std::uint64_t replication, const LoggedEvent& event) {
  csv_.count(event.entity).ready(word_for(event.type)).text(event.event);
  csv_.number(in_milliseconds(event.time) / static_cast<double>(ms_per_minute));
  if (event.resource == LoggedEvent::no_resource)
    csv_.ready("");
  else
    csv_.count(static_cast<std::uint64_t>(event.resource));
  csv_.ready(tracks_[event.track]).count(replication).end_row();
}

}  // namespace waymark
