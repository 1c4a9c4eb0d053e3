#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "waymark/base/diagnostics.h"
#include "waymark/measures/facts.h"
#include "waymark/measures/measure_fields.h"
#include "waymark/measures/metric_table.h"
#include "waymark/measures/presence.h"
#include "waymark/measures/roles.h"
#include "waymark/measures/situations.h"
#include "waymark/measures/sustained.h"

namespace waymark {

/// What is shared by those who plan: what is known, the dictionary that grows, what is wanted of
/// the run. Each kind of measure has one function that adds itself to its own part of the plan.
struct Planner {
  const MeasuresInput& input;
  Diagnostics& diagnostics;
  MetricTable& table;
  Situations& situations;
  PresencePlan& presence;
  SustainedPlan& sustained;
  std::vector<Ticks>& readings;  ///< dates at which people are counted; sorted by `arrange`
  std::uint32_t kinds = 0;       ///< of facts that are needed

  void report(const Place& place, const std::string& message, const std::string& hint);

  /// The index of a step, clock, ... or no_role and a diagnostic with the nearest name.
  int step(const Reference& reference);
  std::vector<int> steps(const std::vector<Reference>& references);
  /// The steps that a measure names in one of its lists, in this arm or any other.
  template <class Fields>
  std::vector<int> steps_of(const std::string& measure, std::vector<Reference> Fields::*list) {
    std::vector<int> all = steps(input.measures.find(measure)->as<Fields>().*list);
    for (const Keyed<Chosen>& other : input.as_in_other_arms) {
      const Chosen* written = other.find(measure);
      if (written == nullptr || !written->holds<Fields>()) continue;
      for (const int step : steps(written->as<Fields>().*list)) add_once(all, step);
    }
    return all;
  }
  int trait(const std::string& id, const Place& place);
  std::vector<int> traits(const std::vector<Reference>& references);
  int team(const Reference& reference);
  int clock(const Reference& reference);
  int stock(const Reference& reference);
  int giving_role(const Reference& reference);
  int reward(const Reference& reference);

  std::vector<int> steps_of(StepKind kind) const;
  /// Every exit that is a death, or with `deaths` false every step that is not.
  std::vector<int> deaths_or_not(bool deaths) const;

  /// The situation's bit; a diagnostic at `place` when there is no room for another.
  int situation(const std::vector<int>& steps, const std::vector<int>& traits, const Place& place);

  /// Dates within the horizon, asked for or usual; a diagnostic for those beyond it.
  std::vector<Ticks> reading_times(const std::vector<Quantity>& at);

  static void add_once(std::vector<int>& list, int index);
  std::string label(const MeasureWords& words, const std::string& id) const;
  double worth_knowing(const std::string& measure) const;
};

/// "at 1 year", "at 3 years" ... or with "over" before it.
std::vector<std::string> times_in_words(const char* word, const std::vector<Ticks>& times);
/// "in year 1" ... for each whole year before the horizon.
std::vector<std::string> years_in_words(Ticks horizon);

/// The labels of some steps, joined: "Support or Group".
std::string names_of(const std::vector<StepRole>& roles, const std::vector<int>& steps);

}  // namespace waymark
