#pragma once

#include <cstdint>

namespace waymark {

/// What a rule can look at. `index` says which trait, stock, need, step, clock, team or signal;
/// it is 0 where the kind needs none. Times are in milliseconds.
enum class FeatureKind : std::uint8_t {
  constant,         // 1
  trait,            // the trait's number
  stock,            // in [0, 1]
  need_on,          // 0 or 1
  needs_on,         // how many needs are on
  at_step,          // 0 or 1, in any track
  visits,           // entries of a step so far
  rings,            // ringings of a clock so far
  since_step,       // time since the last entry of a step
  since_ring,       // time since a clock last rang
  since_request,    // time since the present request
  since_accepted,   // time since the referral was accepted
  since_start,      // time since the first attended contact
  waited,           // time in the present queue
  minutes_ratio,    // minutes per contact over what the contact takes, of a team
  load,             // people on the caseload over caseload, of a team
  people_at,        // people at a step now, whoever looks included if there
  waiting_for,      // people in line for a team's units or places
  signal,           // a published number of the commissioning layer
  age,              // time since birth
  calendar_time,    // time since the branch date
  hour,             // of the day, 0 to 23
  weekday,          // 0, Monday, to 6
  month,            // 0, January, to 11
  year,             // of the calendar
  in_role,          // 0 or 1: holds a role and is not away from it
  cycles_in_state,  // full cycles of a cycle clock behind in the present state
  cycle,            // how many cycles a cycle clock has behind it
  ties              // people one is tied to; 0: who support, 1: who pull towards use
};

struct Feature {
  FeatureKind kind = FeatureKind::constant;
  std::uint16_t index = 0;
};

constexpr bool operator==(Feature a, Feature b) { return a.kind == b.kind && a.index == b.index; }
constexpr bool operator<(Feature a, Feature b) {
  return a.kind != b.kind ? a.kind < b.kind : a.index < b.index;
}

/// True for what changes with nothing happening (stocks apart, which have anchors of their own).
constexpr bool passes_with_time(FeatureKind kind) {
  switch (kind) {
    case FeatureKind::since_step:
    case FeatureKind::since_ring:
    case FeatureKind::since_request:
    case FeatureKind::since_accepted:
    case FeatureKind::since_start:
    case FeatureKind::waited:
    case FeatureKind::age:
    case FeatureKind::calendar_time:
      return true;
    default:
      return false;
  }
}

/// True for whole numbers from 0 on that have no end.
constexpr bool is_a_count(FeatureKind kind) {
  switch (kind) {
    case FeatureKind::needs_on:
    case FeatureKind::visits:
    case FeatureKind::rings:
    case FeatureKind::people_at:
    case FeatureKind::waiting_for:
    case FeatureKind::cycles_in_state:
    case FeatureKind::cycle:
    case FeatureKind::ties:
      return true;
    default:
      return false;
  }
}

/// True for what is one of a few whole numbers from 0 on, or a count: what a table may go by. A
/// trait's number may be, and is known only to whoever knows how it is drawn.
constexpr bool has_levels(FeatureKind kind) {
  switch (kind) {
    case FeatureKind::trait:
    case FeatureKind::need_on:
    case FeatureKind::at_step:
    case FeatureKind::hour:
    case FeatureKind::weekday:
    case FeatureKind::month:
    case FeatureKind::in_role:
      return true;
    default:
      return is_a_count(kind);
  }
}

/// True for what the civil calendar says: the same for everybody, and written as it is, not in
/// days.
constexpr bool is_of_the_calendar(FeatureKind kind) {
  return kind == FeatureKind::hour || kind == FeatureKind::weekday || kind == FeatureKind::month ||
         kind == FeatureKind::year;
}

/// True for how things stand with a team or a step, which other people change.
constexpr bool is_of_the_service(FeatureKind kind) {
  return kind == FeatureKind::minutes_ratio || kind == FeatureKind::load ||
         kind == FeatureKind::people_at || kind == FeatureKind::waiting_for;
}

}  // namespace waymark
