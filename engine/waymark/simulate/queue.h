#pragma once

#include <cstdint>

#include "waymark/simulate/run.h"

namespace waymark {

/// Lines of people, joined through their stays. A person in a line is named by a node,
/// person x tracks + track, since lives run on several tracks. A line is ordered by priority
/// (smaller first), then by the time of joining, then by lot (model.md 3.5).

/// Puts a person where they belong in the line. `purpose` addresses the lot.
void join(Run& run, Queue& queue, std::uint32_t node, std::uint32_t purpose);

/// Puts a person at the end, for lists without an order of their own.
void append(Run& run, Queue& queue, std::uint32_t node);

/// Takes a person out, from wherever they stand.
void remove(Run& run, Queue& queue, std::uint32_t node);

inline std::uint32_t node_of(Run& run, std::uint32_t person, std::uint16_t track) {
  return static_cast<std::uint32_t>(run.node(person, track));
}
inline std::uint32_t person_of(Run& run, std::uint32_t node) {
  return node / static_cast<std::uint32_t>(run.tracks());
}
inline std::uint16_t track_of(Run& run, std::uint32_t node) {
  return static_cast<std::uint16_t>(node % run.tracks());
}

}  // namespace waymark
