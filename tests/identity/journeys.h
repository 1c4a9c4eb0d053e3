#pragma once

#include <cstring>
#include <map>
#include <string>
#include <vector>

#include "tests/identity/small_borough.h"

// Journeys of single people, fact by fact, and a borough in which nobody waits for anybody.

namespace waymark {

/// Everything that was told of each person, in order, without the slot that they happened to be in.
using Journeys = std::map<Who, std::vector<std::string>>;

inline std::string words_of(const Fact& fact) {
  std::uint64_t bits = 0;
  std::memcpy(&bits, &fact.value, sizeof bits);
  return std::to_string(fact.time.count) + " kind " + std::to_string(static_cast<int>(fact.kind)) +
         " place " + std::to_string(fact.place) + " detail " + std::to_string(fact.detail) +
         " value " + std::to_string(bits);
}

inline Journeys journeys_of(const LittleWorld& world) {
  Journeys journeys;
  for (const Told& told : world.told()) journeys[told.who].push_back(words_of(told.fact));
  return journeys;
}

/// Anchors of all stocks and clocks, field by field.
inline std::vector<double> anchors_of(LittleWorld& world) {
  std::vector<double> anchors;
  for (std::uint32_t person = 0; person < world.world().slots; ++person) {
    for (std::size_t s = 0; s < world.model().shape.stocks; ++s) {
      const StockAnchor& stock = world.world().stock.row(person)[s];
      for (const double field : {stock.value, in_milliseconds(stock.time), stock.rate, stock.goal})
        anchors.push_back(field);
    }
    for (std::size_t c = 0; c < world.model().shape.clocks; ++c) {
      const ClockAnchor& clock = world.world().clock.row(person)[c];
      for (const double field :
           {clock.threshold, in_milliseconds(clock.time), clock.log_multiplier})
        anchors.push_back(field);
    }
  }
  return anchors;
}

/// Nobody waits for anybody: people meet only themselves.
inline Sections uncongested() {
  Sections sections = small_borough();
  sections["teams"] = R"({ "workers": { "kind": "units" } })";
  replace_in(sections, "experiences", R"("when": "contact")", R"("when": "passed")");
  replace_in(
      sections, "pathway",
      R"("kind": "support", "team": "workers", "contact": { "every": "2 weeks", "takes": "1 hour", "missed": "=misses", "cancelled": "5 %" })",
      R"("kind": "activity", "team": "workers")");
  return sections;
}

}  // namespace waymark
