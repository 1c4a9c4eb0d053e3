#pragma once

#include <string_view>

namespace waymark {

/// The name of a set of ids that references point into. Any room may make further ones:
/// `inline constexpr Collection bodies{"bodies"};`
struct Collection {
  std::string_view name;  ///< the plural word, as in "teams"

  static const Collection none, steps, teams, stocks, clocks, assumptions, predictors, traits,
      needs, arms, changes, measures, experiences, exposures, features, groups, roles, events,
      payers, tracks;
};

inline constexpr Collection Collection::none{""};
inline constexpr Collection Collection::steps{"steps"};
inline constexpr Collection Collection::teams{"teams"};
inline constexpr Collection Collection::stocks{"stocks"};
inline constexpr Collection Collection::clocks{"clocks"};
inline constexpr Collection Collection::assumptions{"assumptions"};
inline constexpr Collection Collection::predictors{"predictors"};
inline constexpr Collection Collection::traits{"traits"};
inline constexpr Collection Collection::needs{"needs"};
inline constexpr Collection Collection::arms{"arms"};
inline constexpr Collection Collection::changes{"changes"};
inline constexpr Collection Collection::measures{"measures"};
inline constexpr Collection Collection::experiences{"experiences"};
inline constexpr Collection Collection::exposures{"exposures"};
/// Everything a predictor may read: traits, stocks, needs, history, places, signals, calendar.
inline constexpr Collection Collection::features{"features"};
inline constexpr Collection Collection::groups{"groups"};
inline constexpr Collection Collection::roles{"roles"};
/// Things that happen to a person and that an experience may answer to.
inline constexpr Collection Collection::events{"events"};
inline constexpr Collection Collection::payers{"payers"};
inline constexpr Collection Collection::tracks{"tracks"};

inline bool operator==(Collection a, Collection b) { return a.name == b.name; }

}  // namespace waymark
