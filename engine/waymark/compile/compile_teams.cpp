#include <cmath>

#include "waymark/base/hash.h"
#include "waymark/compile/arm_compiler.h"
#include "waymark/compile/years.h"
#include "waymark/simulate/team_fields.h"

namespace waymark {

namespace {

void check_shifts(const UnitsTeamFields& fields, Compilation& compilation) {
  for (const auto& [id, shift, place] : fields.shifts) {
    for (const std::string& word : shift.days)
      if (!weekday_by_word(word))
        compilation.problem(place, "'" + word + "' is not a day of the week",
                            "Write \"monday\", \"tuesday\" and so on");
    for (const std::string& text : shift.days_off)
      if (!read_date(text))
        compilation.problem(place, "'" + text + "' is not a date", "Write it as \"2027-12-25\"");
  }
  if (fields.closing != Closing::finish && fields.shifts.empty())
    compilation.problem(fields.place, "\"at-closing\" needs \"shifts\": this team never closes",
                        "Say when units are on duty, or leave \"at-closing\" out");
}

void compile_units(const UnitsTeamFields& fields, const Dates& dates, Compilation& compilation,
                   Team& team) {
  team.kind = TeamKind::units;
  team.unlimited = !fields.count && fields.shifts.empty();
  team.units = fields.count ? static_cast<std::int32_t>(fields.count->value) : 0;
  team.mean_units = mean_units(fields, dates);
  team.closing = fields.closing;
  team.interrupts = fields.interrupts;
  team.interrupted = fields.interrupted;
  check_shifts(fields, compilation);
  if (team.interrupted != Interrupted::resume && !team.interrupts &&
      team.closing != Closing::interrupt)
    compilation.problem(fields.place, "\"interrupted\": nothing interrupts the work of this team",
                        "Write \"interrupts\": true or \"at-closing\": \"interrupt\"");
  if (fields.shifts.empty()) return;
  std::vector<Rota>& rotas = compilation.tables().rotas;
  team.rota = static_cast<std::uint16_t>(rotas.size());
  rotas.push_back(rota_of(fields, dates));
}

void compile_hours(const HoursTeamFields& fields, const Place& place, Compilation& compilation,
                   Team& team, std::uint32_t first_post) {
  team.kind = TeamKind::hours;
  team.units = 1;  // gates are served one after another
  const double at_work = fields.fte.value * fields.hours_per_week.value *
                         fields.weeks_per_year.value / weeks_in_year /
                         static_cast<double>(ms_per_week);
  const double for_contacts = 1.0 - fields.gate_share.value - fields.elsewhere.value;
  if (for_contacts < 0.0)
    compilation.problem(place, "\"gate-share\" and \"elsewhere\" together are more than all hours",
                        "Lower one of them");
  team.gate_speed = at_work * fields.gate_share.value;
  team.contact_speed = at_work * std::max(0.0, for_contacts);
  team.caseload =
      static_cast<std::int32_t>(std::floor(fields.fte.value * fields.caseload.value + 1e-9));
  team.fte = fields.fte.value;
  team.posts = {first_post, static_cast<std::uint32_t>(std::ceil(fields.fte.value))};
  team.open_posts = team.posts.count;
  team.has_tenure = fields.stays.has_value();
  if (fields.stays) team.tenure = compilation.time(*fields.stays);
  team.has_vacancies = fields.fills_in.has_value();
  if (fields.fills_in) team.vacancy = compilation.time(*fields.fills_in);
  if (fields.fills_in && !fields.stays)
    compilation.problem(fields.fills_in->place, "\"fills-in\" needs \"stays\"",
                        "Say how long workers stay, or leave \"fills-in\" out: nobody leaves");
  if (fields.absence) {
    team.absence_per_ms = fields.absence->rate.value;
    team.absence = compilation.time(fields.absence->lasts);
  }
}

}  // namespace

void compile_teams(const ScenarioFields& fields, Compilation& compilation) {
  const Model& model = compilation.model();
  ArmTables& tables = compilation.tables();
  tables.teams.resize(model.team_ids.size());
  for (std::size_t t = 0; t < model.team_ids.size(); ++t) {
    Team& team = tables.teams[t];
    team.purpose = path_hash("team/" + model.team_ids[t]);
    team.vacancy_purpose = path_hash("team/" + model.team_ids[t] + "/vacant");
    team.absence_purpose = path_hash("team/" + model.team_ids[t] + "/absent");
    const std::size_t written = fields.teams.index_of(model.team_ids[t]);
    if (written == Keyed<Chosen>::none) continue;
    const auto& [id, chosen, place] = fields.teams[written];
    if (chosen.holds<UnitsTeamFields>())
      compile_units(chosen.as<UnitsTeamFields>(), fields.preamble.dates, compilation, team);
    if (chosen.holds<HoursTeamFields>())
      compile_hours(chosen.as<HoursTeamFields>(), place, compilation, team, model.first_posts[t]);
    const std::size_t end =
        t + 1 < model.first_posts.size() ? model.first_posts[t + 1] : model.shape.posts;
    team.room = model.shape.has_levers ? static_cast<std::uint32_t>(end - model.first_posts[t]) : 0;
  }
}

}  // namespace waymark
