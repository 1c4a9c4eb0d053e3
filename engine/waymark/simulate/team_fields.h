#pragma once

#include <optional>

#include "waymark/scenario/fields.h"
#include "waymark/scenario/preamble.h"
#include "waymark/simulate/model.h"

namespace waymark {

/// Units that are there at some times of some days only.
struct ShiftFields {
  Quantity units;
  Quantity from = 0.0;                            ///< since midnight
  Quantity to = static_cast<double>(ms_per_day);  ///< before `from`: on the next day
  std::vector<std::string> days;                  ///< of the week; none: all
  Date since, until;                              ///< day 0: not written
  std::vector<std::string> days_off;
  Place place;
};
void declare(FieldVisitor& visit, ShiftFields& shift);

/// Units that are seized and released: beds, rooms, servers, nurses.
struct UnitsTeamFields {
  std::string label;
  std::optional<Quantity> count;  ///< absent: unlimited, or with shifts none beside them
  Keyed<ShiftFields> shifts;
  Closing closing = Closing::finish;
  bool interrupts = false;
  Interrupted interrupted = Interrupted::resume;
  Place place;
  Quantity cost;  ///< pounds per ms and unit
  Reference payer;
};
void declare(FieldVisitor& visit, UnitsTeamFields& team);
/// How many there are, from the branch date to the horizon.
double mean_units(const UnitsTeamFields& team, const Dates& dates);
double pounds_per_ms(const UnitsTeamFields& team, const Dates& dates);
/// By the calendar; words that are no days are left out.
Rota rota_of(const UnitsTeamFields& team, const Dates& dates);
/// The number of a day of the week by its word, Monday 0; nothing for other words.
std::optional<int> weekday_by_word(const std::string& word);

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
