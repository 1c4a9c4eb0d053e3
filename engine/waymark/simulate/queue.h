#pragma once

#include <cstdint>

#include "waymark/simulate/run.h"

namespace waymark {

/// Lines of people, joined through their stays. A person in a line is named by a node,
/// person x tracks + track, since lives run on several tracks. A line is ordered by priority
/// (smaller first), then by the time of joining, then by lot (model.md 3.5). Inline: every wait in
/// the engine goes through here.

inline std::uint32_t node_of(Run& run, std::uint32_t person, std::uint16_t track) {
  return static_cast<std::uint32_t>(run.node(person, track));
}
/// A division is slow and most models run on one track.
inline std::uint32_t person_of(Run& run, std::uint32_t node) {
  const auto tracks = static_cast<std::uint32_t>(run.tracks());
  return tracks == 1 ? node : node / tracks;
}
inline std::uint16_t track_of(Run& run, std::uint32_t node) {
  const auto tracks = static_cast<std::uint32_t>(run.tracks());
  return tracks == 1 ? std::uint16_t{0} : static_cast<std::uint16_t>(node % tracks);
}

/// Which of two nodes that joined at the same time with the same priority goes first.
bool wins_lot(Run& run, std::uint32_t a, std::uint32_t b, std::uint32_t purpose);

inline bool goes_before(Run& run, std::uint32_t a, std::uint32_t b, std::uint32_t purpose) {
  const Stay& first = run.world().stay[a];
  const Stay& second = run.world().stay[b];
  if (first.priority != second.priority) return first.priority < second.priority;
  if (first.joined != second.joined) return first.joined < second.joined;
  return wins_lot(run, a, b, purpose);
}

inline void link_behind(Run& run, Queue& queue, std::uint32_t node, std::uint32_t ahead) {
  Stay* stays_of = run.world().stay.row(0);
  const std::uint32_t behind = ahead == no_one ? queue.first : stays_of[ahead].behind;
  stays_of[node].ahead = ahead;
  stays_of[node].behind = behind;
  (ahead == no_one ? queue.first : stays_of[ahead].behind) = node;
  (behind == no_one ? queue.last : stays_of[behind].ahead) = node;
  ++queue.length;
}

/// Puts a person where they belong in the line. `purpose` addresses the lot.
inline void join(Run& run, Queue& queue, std::uint32_t node, std::uint32_t purpose) {
  std::uint32_t ahead = queue.last;
  while (ahead != no_one && goes_before(run, node, ahead, purpose))
    ahead = run.world().stay[ahead].ahead;
  link_behind(run, queue, node, ahead);
}

/// Puts a person at the end, for lists without an order of their own.
inline void append(Run& run, Queue& queue, std::uint32_t node) {
  link_behind(run, queue, node, queue.last);
}

/// Takes a person out, from wherever they stand.
inline void remove(Run& run, Queue& queue, std::uint32_t node) {
  Stay* stays_of = run.world().stay.row(0);
  const std::uint32_t ahead = stays_of[node].ahead;
  const std::uint32_t behind = stays_of[node].behind;
  (ahead == no_one ? queue.first : stays_of[ahead].behind) = behind;
  (behind == no_one ? queue.last : stays_of[behind].ahead) = ahead;
  stays_of[node].ahead = stays_of[node].behind = no_one;
  --queue.length;
}

}  // namespace waymark
