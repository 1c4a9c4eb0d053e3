#pragma once

#include <optional>
#include <string>

#include "waymark/compile/mechanisms.h"
#include "waymark/compile/step_kinds.h"
#include "waymark/compile/value_for_money_fields.h"
#include "waymark/people/people_fields.h"
#include "waymark/people/role_fields.h"
#include "waymark/rules/cycle_fields.h"
#include "waymark/rules/rule_fields.h"
#include "waymark/scenario/preamble.h"

namespace waymark {

/// How the comparison is run unless the command line says otherwise.
struct ExperimentFields {
  std::int64_t seed = 1;
  std::int64_t replications = 32;
  Reference base;                 ///< the arm that others are compared with; else the first
  Reference compare;              ///< the arm that the first sentence is about
  Keyed<Quantity> worth_knowing;  ///< smallest difference of interest, by measure
  std::optional<ValueForMoneyFields> value_for_money;
};
void declare(FieldVisitor& visit, ExperimentFields& experiment);

/// Tolerances of stocks and clocks (design note 3).
struct PrecisionFields {
  Quantity stock = 0.01;
  Quantity clock = 0.05;
};
void declare(FieldVisitor& visit, PrecisionFields& tolerance);

/// A whole scenario as written, for one arm.
struct ScenarioFields {
  Preamble preamble;
  Keyed<std::string> payers;
  Keyed<Budget> budgets;
  std::optional<Transition> transition;
  Keyed<TrackFields> tracks;
  Keyed<ArrivalFields> arrivals;
  PopulationFields population;
  Keyed<StockFields> stocks;
  Keyed<NeedFields> needs;
  Keyed<RoleFields> roles;
  std::optional<TieFields> ties;
  Keyed<Chosen> teams;
  Keyed<Chosen> pathway;
  Keyed<PredictorFields> predictors;
  Keyed<ExperienceFields> experiences;
  Keyed<ExposureFields> exposures;
  Keyed<ClockFields> clocks;
  Keyed<RewardFields> rewards;
  Keyed<CycleFields> cycles;
  CommissioningFields commissioning;
  Keyed<Chosen> measures;
  ExperimentFields experiment;
  PrecisionFields tolerance;
};
void declare(FieldVisitor& visit, ScenarioFields& scenario);

}  // namespace waymark
