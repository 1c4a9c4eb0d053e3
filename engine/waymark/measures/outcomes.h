#pragma once

#include <cstdint>
#include <vector>

#include "waymark/measures/planner.h"

namespace waymark {

enum class OutcomeKind : std::uint8_t {
  share,      ///< of the cohort, in a situation at a date
  years,      ///< a head of the cohort, in a situation up to a date
  sustained,  ///< both, for situations that have lasted
  number,     ///< people in a situation: on average, and at dates
  heads       ///< people of the cohort so far, at dates
};

struct OutcomePlan {
  OutcomeKind kind = OutcomeKind::share;
  int entry = 0;         ///< of the presence plan, or of the sustained plan
  int living = no_role;  ///< presence entry of those alive, where only they count
  Cohort cohort = Cohort::present;
  int groups = 1;
  std::vector<Ticks> times;
  SlotBlock at;                       ///< shares, numbers or heads at the times
  SlotBlock over[discount_variants];  ///< years a head over the times
  SlotBlock mean;                     ///< number: on average
  int series = no_role;               ///< number: at the branch and at the end of each month
};

/// Adds the long-term measures, the caseload, and where people are.
std::vector<OutcomePlan> plan_outcomes(Planner& planner);

/// Adds "where-at": of those who asked, the share in each state that steps count as.
void plan_where_at(Planner& planner, std::vector<OutcomePlan>& outcomes);

/// The books that outcomes are read from.
struct OutcomeBooks {
  const Presence& presence;
  const PresencePlan& presence_plan;
  const Sustained& sustained;
  const SustainedPlan& sustained_plan;
  const Spells& spells;
  const std::vector<PersonRow>& people;
  const DiscountVariants& discount;
};

/// Reads whatever is to be read at `now`.
void read_outcomes(const std::vector<OutcomePlan>& plans, const OutcomeBooks& books, Ticks now,
                   MetricValues& values);

/// Notes numbers in the series at the end of a month; -1 is the branch date.
void read_monthly_numbers(const std::vector<OutcomePlan>& plans, const Presence& presence,
                          int month, MetricValues& values);

/// Average numbers over the run.
void write_mean_numbers(const std::vector<OutcomePlan>& plans, const OutcomeBooks& books,
                        Ticks horizon, MetricValues& values);

}  // namespace waymark
