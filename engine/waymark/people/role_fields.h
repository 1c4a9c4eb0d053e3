#pragma once

#include <optional>
#include <string>
#include <vector>

#include "waymark/scenario/fields.h"

namespace waymark {

/// When a role is taken up or laid down.
struct OccasionFields {
  std::vector<Reference> when;
  std::vector<Reference> at;
  Expression chance = 1.0;
};
void declare(FieldVisitor& visit, OccasionFields& occasion);

/// A spell away from a role: the community's own rule.
struct AwayFields {
  std::vector<Reference> after;
  Expression share = 0.4;
  DistributionSpec lasts;
};
void declare(FieldVisitor& visit, AwayFields& away);

/// Something that people do for others or with them, held beside their places, with hours a week.
struct RoleFields {
  Place place;
  std::string label;
  Quantity hours_per_week = 0.0;
  std::optional<Quantity> places;
  Reference from;
  OccasionFields taken_up;
  std::optional<OccasionFields> laid_down;
  std::optional<AwayFields> away;
  Reference supplies;
  Quantity worth;  ///< pounds per ms
};
void declare(FieldVisitor& visit, RoleFields& role);

/// Relations between people who meet in groups.
struct TieFields {
  Place place;
  std::int64_t most = 0;
  DistributionSpec lasts;
  Expression pulls = 0.0;
};
void declare(FieldVisitor& visit, TieFields& ties);

}  // namespace waymark
