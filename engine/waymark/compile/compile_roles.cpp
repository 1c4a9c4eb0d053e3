#include "waymark/base/hash.h"
#include "waymark/compile/arm_compiler.h"
#include "waymark/steps/group.h"

namespace waymark {

namespace {

void compile_role(const RoleFields& written, Compilation& compilation, Role& role) {
  role.open = true;
  role.hours_ms = written.hours_per_week.value;
  role.supplies = written.supplies ? compilation.team(written.supplies, TeamKind::hours) : none;
  role.from = compilation.role(written.from);
  role.is_bounded = written.places.has_value();
  if (written.places) role.places = static_cast<std::int32_t>(written.places->value);
  if (written.away) role.away = compilation.time(written.away->lasts);
}

void check_group(const GroupFields& group, Compilation& compilation) {
  const ArmTables& tables = compilation.tables();
  const std::uint16_t role = compilation.role(group.facilitators);
  if (role != none && tables.roles[role].open &&
      tables.roles[role].hours_ms < group.session.takes.value)
    compilation.problem(group.facilitators.place,
                        "role '" + group.facilitators.id +
                            "' gives fewer hours a week than a session takes, so none would ever "
                            "take place",
                        "Raise its \"hours-per-week\" or shorten the session");
  if (group.ties.value > 0.0 && tables.ties.most == 0)
    compilation.problem(group.ties.place, "people cannot become tied: the scenario has no \"ties\"",
                        "Add a section \"ties\" that says how many a person can have and how long "
                        "they last");
}

}  // namespace

void compile_roles(const ScenarioFields& fields, Compilation& compilation) {
  const Model& model = compilation.model();
  ArmTables& tables = compilation.tables();
  tables.roles.resize(model.role_ids.size());
  for (std::size_t r = 0; r < model.role_ids.size(); ++r) {
    const std::string path = "role/" + model.role_ids[r];
    tables.roles[r].purpose = path_hash(path);
    tables.roles[r].away_purpose = path_hash(path + "/spell");
    const RoleFields* written = fields.roles.find(model.role_ids[r]);
    if (written != nullptr) compile_role(*written, compilation, tables.roles[r]);
  }
  tables.ties.purpose = path_hash("ties");
  if (fields.ties) {
    tables.ties.most = static_cast<std::uint16_t>(fields.ties->most);
    tables.ties.lasts = compilation.time(fields.ties->lasts);
    tables.ties.pulls = compilation.amount(fields.ties->pulls);
  }
  for (const auto& [id, step, place] : fields.pathway)
    if (step.holds<GroupFields>()) check_group(step.as<GroupFields>(), compilation);
}

}  // namespace waymark
