#pragma once

#include <cstdint>
#include <vector>

#include "waymark/measures/facts.h"

namespace waymark {

/// Who stands in line for the beginning of work, and since when, on each track.
class InLine {
 public:
  struct Place {
    Ticks since{0};
    std::uint16_t step = 0;
    bool waits = false;
    bool moved_on = false;  ///< by the removal of a step: keeps its time of joining
  };

  void reset(std::size_t tracks) {
    tracks_ = tracks;
    places_.clear();
  }
  void joined(const Fact& fact, std::uint16_t track) {
    Place& place = at(fact.person, track);
    place = {place.moved_on ? place.since : fact.time, fact.place, true, false};
  }
  /// A wait that ended in the beginning of work.
  void began(const Fact& fact, std::uint16_t track) { at(fact.person, track) = Place{}; }
  /// Leaving the step: gives the wait that ended without work, if there was one.
  Place left(std::uint32_t person, std::uint16_t track, bool by_removal) {
    Place& place = at(person, track);
    Place before = place;
    place.moved_on = before.waits && by_removal;
    place.waits = false;
    before.waits = before.waits && !by_removal;
    return before;
  }
  const std::vector<Place>& places() const { return places_; }
  std::size_t tracks() const { return tracks_; }

 private:
  Place& at(std::uint32_t person, std::uint16_t track) {
    const std::size_t node = std::size_t{person} * tracks_ + track;
    if (node >= places_.size()) [[unlikely]]
      places_.resize((std::size_t{person} + 1) * tracks_);
    return places_[node];
  }

  std::size_t tracks_ = 1;
  std::vector<Place> places_;  ///< by slot and track
};

}  // namespace waymark
