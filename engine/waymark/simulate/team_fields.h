#pragma once

#include <optional>

#include "waymark/scenario/fields.h"

namespace waymark {

/// Units that are seized and released: beds, rooms, servers, nurses.
struct UnitsTeamFields {
  std::string label;
  std::optional<Quantity> count;  ///< absent: unlimited
  Quantity cost;                  ///< pounds per ms and unit
  Reference payer;
};
void declare(FieldVisitor& visit, UnitsTeamFields& team);
double pounds_per_ms(const UnitsTeamFields& team);

/// Spells in which a worker is ill or otherwise away.
struct AbsenceFields {
  Quantity rate;
  DistributionSpec lasts;
};
void declare(FieldVisitor& visit, AbsenceFields& absence);

/// Workers with hours: gates are served within a share, contacts share the rest.
struct HoursTeamFields {
  std::string label;
  Quantity fte;
  Quantity hours_per_week = hours(37);
  Quantity weeks_per_year = 42.0;
  Quantity gate_share = 0.0;
  Quantity elsewhere = 0.0;
  Quantity caseload;  ///< places for each full-time worker
  std::optional<DistributionSpec> stays;
  std::optional<DistributionSpec> fills_in;
  std::optional<AbsenceFields> absence;
  Quantity cost;  ///< pounds per ms of paid time
  Reference payer;
};
void declare(FieldVisitor& visit, HoursTeamFields& team);
double pounds_per_ms(const HoursTeamFields& team);

/// The kinds of team by word.
const Kinds& team_kinds();

}  // namespace waymark
