#include <algorithm>

#include "waymark/compile/scenario.h"
#include "waymark/simulate/team_fields.h"

namespace waymark {

namespace {

/// What each team costs as written, in pounds per ms.
std::vector<double> planned_pay(const ScenarioFields& fields, const Model& model) {
  std::vector<double> pay(model.team_ids.size(), 0.0);
  for (const auto& [id, team, place] : fields.teams) {
    double& of_team = pay[Compilation::index_of(model.team_ids, id)];
    if (team.holds<UnitsTeamFields>())
      of_team = pounds_per_ms(team.as<UnitsTeamFields>(), fields.preamble.dates);
    if (team.holds<HoursTeamFields>()) of_team = pounds_per_ms(team.as<HoursTeamFields>());
  }
  return pay;
}

}  // namespace

void compile_commissioning(Compiled& compiled, Diagnostics& problems) {
  Model& model = compiled.model;
  for (std::size_t arm = 0; arm < compiled.arms.size(); ++arm) {
    const ScenarioFields& fields = compiled.arms[arm].fields;
    Compilation compilation(model, model.arms[arm], problems);
    const MechanismSource source{compilation, fields.preamble.dates, planned_pay(fields, model)};
    Commissioning commissioning(mechanisms_of(fields.commissioning, source), model);
    model.shape.memory = std::max(model.shape.memory, commissioning.memory());
    model.shape.observations = std::max(model.shape.observations, commissioning.observations());
    compiled.commissioning.push_back(std::move(commissioning));
  }
}

}  // namespace waymark
