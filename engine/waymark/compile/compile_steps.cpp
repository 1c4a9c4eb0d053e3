#include <algorithm>
#include <cmath>

#include "waymark/base/hash.h"
#include "waymark/compile/arm_compiler.h"

namespace waymark {

namespace {

/// Chances of several ways on must add up, where all are plain chances.
void check_ways(const ThenFields& then, const Place& place, Compilation& compilation) {
  if (then.one_of.empty()) return;
  double sum = 0.0;
  for (const auto& [to, weight, where] : then.one_of) {
    if (weight.predicted()) return;  // weights: any positive numbers
    sum += weight.value;
  }
  if (std::fabs(sum - 1.0) > 1e-9)
    compilation.problem(
        place, "the chances of the ways on add up to " + std::to_string(sum) + ", not to 1",
        "Let the chances under \"one-of\" add up to 1");
}

/// Whoever is sent away when a team closes must have a way to go.
void check_closing(const Step& step, const Chosen& fields, Compilation& compilation) {
  if (step.team == none || step.turned_away != none) return;
  if (compilation.tables().teams[step.team].closing == Closing::send_away)
    compilation.problem(fields.place,
                        "team '" + compilation.model().team_ids[step.team] +
                            "' sends people away when it closes, and this step does not say where",
                        "Name under \"turned-away\" the step to which they go");
}

void check_gate_team(const Step& step, const Chosen& fields, Compilation& compilation) {
  if (step.kind != StepKind::gate || step.team == none) return;
  const Team& team = compilation.tables().teams[step.team];
  if (team.kind == TeamKind::hours && !(team.gate_speed > 0.0))
    compilation.problem(
        fields.place, "this gate's team gives no hours to gates, so nobody would ever be served",
        "Give team '" + compilation.model().team_ids[step.team] + "' a \"gate-share\" above 0");
}

}  // namespace

void join_lines(ArmTables& tables) {
  std::vector<std::vector<std::uint16_t>> lines(tables.teams.size());
  for (const Step& step : tables.steps)
    for (std::uint32_t i = 0; i < step.takes.count; ++i) {
      const std::uint16_t team = tables.taken[step.takes.first + i].team;
      for (const std::uint16_t line : {team, step.team})
        if (std::find(lines[team].begin(), lines[team].end(), line) == lines[team].end())
          lines[team].push_back(line);
    }
  for (std::size_t t = 0; t < lines.size(); ++t) {
    tables.teams[t].lines = {static_cast<std::uint32_t>(tables.lines.size()),
                             static_cast<std::uint32_t>(lines[t].size())};
    tables.lines.insert(tables.lines.end(), lines[t].begin(), lines[t].end());
  }
}

void compile_steps(const ScenarioFields& fields, const std::vector<Removal>& removals,
                   Compilation& compilation) {
  const Model& model = compilation.model();
  ArmTables& tables = compilation.tables();
  tables.steps.resize(model.step_ids.size());
  for (std::size_t s = 0; s < model.step_ids.size(); ++s) {
    const std::string& id = model.step_ids[s];
    Step& step = tables.steps[s];
    step.purpose = path_hash("step/" + id);
    step.patience_purpose = path_hash("step/" + id + "/patience");
    step.booking_purpose = path_hash("step/" + id + "/booked");
    step.contact_purpose = path_hash("step/" + id + "/contact");
    step.sign_purpose = path_hash("step/" + id + "/sign");
    step.tie_purpose = path_hash("step/" + id + "/tie");
    step.joins_purpose = path_hash("step/" + id + "/joins");
    const Chosen* written = fields.pathway.find(id);
    if (written == nullptr || written->kind.empty()) continue;
    const StepKindEntry& entry = entry_of(*written);
    step.open = true;
    entry.compile(*written, compilation, step);
    const std::string& track = entry.common(*written).track;
    step.track = Compilation::index_of(model.track_ids, track);
    const TrackFields* written_track = fields.tracks.find(track);
    step.is_outside = step.kind == StepKind::home || step.kind == StepKind::exit ||
                      (written_track != nullptr && !written_track->requests);
    if (const ThenFields* then = entry.then(*written)) {
      step.then = compilation.ways(*then, id);
      step.person_decides = then->person_decides;
      compilation.signs(*then, step);
      check_ways(*then, written->place, compilation);
    }
    check_gate_team(step, *written, compilation);
    check_closing(step, *written, compilation);
  }
  for (const Removal& removal : removals) {
    const std::uint16_t step = Compilation::index_of(model.step_ids, removal.step);
    if (step != none)
      tables.steps[step].removed_to = Compilation::index_of(model.step_ids, removal.goes_to);
  }
}

}  // namespace waymark
