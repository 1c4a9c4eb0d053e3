#include <algorithm>
#include <limits>

#include "waymark/base/elementary.h"
#include "waymark/base/hash.h"
#include "waymark/compile/arm_compiler.h"
#include "waymark/random/ages.h"

namespace waymark {

namespace {

/// Clocks that take people from a step from the moment they come to it, whatever else holds: they
/// end stays there as the step's own length does.
std::vector<const Clock*> clocks_from(std::uint16_t step, const ArmTables& tables) {
  std::vector<const Clock*> ending;
  for (std::size_t c = 0; c < tables.clocks.size(); ++c) {
    const Clock& clock = tables.clocks[c];
    const bool counts_from_here = clock.starts_with_risk || clock.origin_step == step ||
                                  clock.baseline.kind == BaselineKind::constant;
    if (tables.at_risk[c * tables.steps.size() + step] != 0 && clock.then != none &&
        clock.then != step && clock.track == tables.steps[step].track && !clock.only_while_at &&
        clock.need == none && counts_from_here)
      ending.push_back(&clock);
  }
  return ending;
}

/// The length of what a person found at this step is in the middle of; none at home.
const Distribution* length_at(const Step& step) {
  if (step.kind == StepKind::home || step.kind == StepKind::exit) return nullptr;
  return step.kind == StepKind::gate && step.has_booking ? &step.booking : &step.lasts;
}

void find_ages(std::uint16_t step, ArmTables& tables) {
  const double* numbers = tables.numbers.data();
  const Distribution* length = length_at(tables.steps[step]);
  const std::vector<const Clock*> ending = clocks_from(step, tables);
  const auto stays_longer = [&](double age) {
    double hazard = 0.0;
    for (const Clock* clock : ending) hazard += cumulative(clock->baseline, numbers, 0.0, age);
    const double share = portable_exp(-hazard);
    return length == nullptr ? share : share * survival(*length, numbers, age);
  };
  const double last =
      length == nullptr ? std::numeric_limits<double>::infinity() : support_high(*length, numbers);
  std::vector<double> ages;
  if (!add_ages(stays_longer, last, ages)) return;
  BeenThere& rule = tables.been_there[step];
  rule.kind = BeenThere::Kind::equilibrium;
  rule.ages = {static_cast<std::uint32_t>(tables.numbers.size()),
               static_cast<std::uint32_t>(ages.size())};
  tables.numbers.insert(tables.numbers.end(), ages.begin(), ages.end());
}

void declare_elapsed(std::uint16_t step, const DistributionSpec& written,
                     Compilation& compilation) {
  ArmTables& tables = compilation.tables();
  BeenThere& rule = tables.been_there[step];
  rule.kind = BeenThere::Kind::declared;
  rule.elapsed = compilation.time(written);
  const double* numbers = tables.numbers.data();
  const Distribution* length = length_at(tables.steps[step]);
  if (length != nullptr && support_high(*length, numbers) < support_high(rule.elapsed, numbers))
    compilation.problem(written.place,
                        "somebody may have been here for longer than the step can last",
                        "Choose times that are never longer, such as a uniform distribution");
}

}  // namespace

void compile_been_there(const ScenarioFields& fields, Compilation& compilation) {
  const Model& model = compilation.model();
  ArmTables& tables = compilation.tables();
  const PopulationFields& population = fields.population;
  for (const auto& [id, elapsed, place] : population.been_there)
    if (!population.at.contains(id))
      compilation.problem(place, "nobody is at '" + id + "' when the warm-up begins",
                          "Give the step a share under \"at\", or leave it out here");
  if (population.at.empty()) return;
  tables.population_just_came = population.just_come && population.been_there.empty();
  tables.been_there.resize(model.step_ids.size());
  for (std::uint16_t s = 0; s < model.step_ids.size(); ++s) {
    tables.been_there[s].purpose = path_hash("step/" + model.step_ids[s] + "/been-there");
    if (!population.at.contains(model.step_ids[s]) || !tables.steps[s].open) continue;
    if (const DistributionSpec* elapsed = population.been_there.find(model.step_ids[s]))
      declare_elapsed(s, *elapsed, compilation);
    else if (!population.just_come)
      find_ages(s, tables);
  }
}

}  // namespace waymark
