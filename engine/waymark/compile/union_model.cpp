#include "waymark/compile/union_model.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "waymark/base/hash.h"
#include "waymark/compile/arm_compiler.h"
#include "waymark/simulate/team_fields.h"
#include "waymark/steps/gate.h"

namespace waymark {

namespace {

/// Ids of one collection over all arms, sorted.
template <class Get>
std::vector<std::string> ids_of(const std::vector<ArmFieldsRead>& arms, Get&& get) {
  std::vector<std::string> ids;
  for (const ArmFieldsRead& arm : arms)
    for (const auto& entry : get(arm.fields)) ids.push_back(entry.id);
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  return ids;
}

/// Signals of every mechanism that is on in some arm, sorted by name.
void collect_signals(const std::vector<ArmFieldsRead>& arms, Model& model) {
  std::map<std::string, double> neutral;
  for (const ArmFieldsRead& arm : arms) {
    model.shape.has_levers = model.shape.has_levers || is_present(arm.fields.commissioning);
    for (const SignalSpec& signal : signals_of(arm.fields.commissioning))
      neutral[signal.name] = signal.neutral;
  }
  for (const auto& [name, value] : neutral) {
    model.signal_ids.push_back(name);
    model.signal_neutral.push_back(value);
  }
  model.shape.signals = model.signal_ids.size();
}

void collect_ids(const std::vector<ArmFieldsRead>& arms, Model& model) {
  using S = ScenarioFields;
  model.step_ids = ids_of(
      arms, [](const S& s) -> auto& { return s.pathway; });
  model.stock_ids = ids_of(
      arms, [](const S& s) -> auto& { return s.stocks; });
  model.need_ids = ids_of(
      arms, [](const S& s) -> auto& { return s.needs; });
  model.clock_ids = ids_of(
      arms, [](const S& s) -> auto& { return s.clocks; });
  model.team_ids = ids_of(
      arms, [](const S& s) -> auto& { return s.teams; });
  model.trait_ids = ids_of(
      arms, [](const S& s) -> auto& { return s.population.traits; });
  model.survey_ids = ids_of(
      arms, [](const S& s) -> auto& { return s.population.surveys; });
  model.source_ids = ids_of(
      arms, [](const S& s) -> auto& { return s.arrivals; });
  model.role_ids = ids_of(
      arms, [](const S& s) -> auto& { return s.roles; });
  model.cycle_ids = ids_of(
      arms, [](const S& s) -> auto& { return s.cycles; });
  model.reward_ids = ids_of(
      arms, [](const S& s) -> auto& { return s.rewards; });
  model.predictor_ids = ids_of(
      arms, [](const S& s) -> auto& { return s.predictors; });
  for (const std::string& clock : model.clock_ids)
    model.predictor_ids.push_back(clock_predictor(clock));
  for (const std::string& need : model.need_ids)
    model.predictor_ids.push_back(need_predictor(need));
  std::sort(model.predictor_ids.begin(), model.predictor_ids.end());
  for (const ArmFieldsRead& arm : arms) {
    model.arm_ids.push_back(arm.id);
    if (arm.fields.ties)
      model.shape.ties =
          std::max(model.shape.ties, static_cast<std::size_t>(arm.fields.ties->most));
    for (const auto& [id, step, place] : arm.fields.pathway) {
      if (step.kind.empty()) continue;
      model.track_ids.push_back(entry_of(step).common(step).track);
      if (step.holds<GateFields>() && step.as<GateFields>().protects)
        model.protecting_ids.push_back(id);
    }
  }
  collect_signals(arms, model);
  for (auto* ids : {&model.track_ids, &model.protecting_ids}) {
    std::sort(ids->begin(), ids->end());
    ids->erase(std::unique(ids->begin(), ids->end()), ids->end());
  }
}

/// Room for the posts of each team in the arm that has most of them, and for as many again where
/// levers may add some.
void place_posts(const std::vector<ArmFieldsRead>& arms, Model& model) {
  std::uint32_t next = 0;
  for (const std::string& team : model.team_ids) {
    model.first_posts.push_back(next);
    std::uint32_t most = 0;
    for (const ArmFieldsRead& arm : arms) {
      const Chosen* written = arm.fields.teams.find(team);
      if (written != nullptr && written->holds<HoursTeamFields>())
        most = std::max(
            most, static_cast<std::uint32_t>(std::ceil(written->as<HoursTeamFields>().fte.value)));
    }
    next += model.shape.has_levers ? 2 * most : most;
  }
  model.shape.posts = next;
}

/// Shares by step, sorted out by track; each track's shares must add up to 1.
std::vector<std::vector<StartShare>> shares_by_track(const Keyed<Quantity>& shares,
                                                     const Model& model, const ArmTables& tables,
                                                     Diagnostics& problems) {
  std::vector<std::vector<StartShare>> by_track(model.track_ids.size());
  for (const auto& [id, share, place] : shares) {
    const std::uint16_t step = Compilation::index_of(model.step_ids, id);
    if (step != none && share.value > 0.0)
      by_track[tables.steps[step].track].push_back({step, share.value});
  }
  for (std::size_t track = 0; track < by_track.size(); ++track) {
    double sum = 0.0;
    for (const StartShare& share : by_track[track]) sum += share.share;
    if (by_track[track].empty() || std::fabs(sum - 1.0) < 1e-9) continue;
    const Place& place = shares[0].place;
    problems.add({place.file, place.line, place.column, place.pointer,
                  "the shares on track '" + model.track_ids[track] + "' add up to " +
                      std::to_string(sum) + ", not to 1",
                  "Let them add up to 1"});
  }
  return by_track;
}

void compile_start(const ScenarioFields& fields, const Model& model, ArmTables& tables,
                   Diagnostics& problems) {
  Keyed<Quantity> start;
  for (const auto& [id, track, place] : fields.tracks)
    for (const auto& [step, share, where] : track.start) start.insert(step, where, share);
  tables.start = shares_by_track(start, model, tables, problems);
  tables.present = shares_by_track(fields.population.at, model, tables, problems);
  tables.population = static_cast<std::uint32_t>(fields.population.count.value);
}

/// Traits that are true or not: told on arrival, for groups and for measures that name them.
void find_groups(const ScenarioFields& fields, Model& model) {
  for (std::size_t t = 0; t < model.trait_ids.size(); ++t) {
    const TraitFields* trait = fields.population.traits.find(model.trait_ids[t]);
    if (trait != nullptr && trait->is_yes_no())
      model.groups.push_back(static_cast<std::uint16_t>(t));
  }
}

bool is_dates_feature(FeatureKind kind) {
  return kind == FeatureKind::since_request || kind == FeatureKind::since_accepted ||
         kind == FeatureKind::since_start;
}

void shape_rows(Model& model) {
  Shape& shape = model.shape;
  shape.tracks = model.track_ids.size();
  shape.steps = model.step_ids.size();
  shape.stocks = model.stock_ids.size();
  shape.needs = model.need_ids.size();
  shape.clocks = model.clock_ids.size();
  shape.traits = model.trait_ids.size();
  shape.teams = model.team_ids.size();
  shape.sources = model.source_ids.size();
  shape.roles = model.role_ids.size();
  shape.cycles = model.cycle_ids.size();
  shape.has_protection = !model.protecting_ids.empty();
  for (const ArmTables& arm : model.arms) {
    for (const Step& step : arm.steps)
      shape.has_groups = shape.has_groups || step.kind == StepKind::group;
    shape.has_experiences = shape.has_experiences || !arm.experiences.empty();
    for (const Team& team : arm.teams)
      shape.has_duties = shape.has_duties || team.rota != none || team.may_interrupt();
    for (const Range& goals : arm.stock_goals)
      shape.has_published = shape.has_published || goals.count > 0;
    for (const Feature feature : arm.predictors.features)
      shape.has_dates = shape.has_dates || is_dates_feature(feature.kind);
    // Whether coming to a step is a request shows only beside the dates of the last one.
    const std::size_t requests = static_cast<std::size_t>(Happening::requested) * shape.steps;
    for (std::size_t step = 0; step < shape.steps; ++step)
      shape.has_dates = shape.has_dates || arm.felt[requests + step].count > 0;
    for (const MonthCount& month : arm.month_counts)
      shape.expected =
          std::max(shape.expected, static_cast<std::size_t>(month.suppressed ? 4 : month.count));
  }
}

/// Lots of simultaneous affairs of one person are told apart by these.
void name_affairs(Model& model) {
  for (const std::string& track : model.track_ids)
    model.affair_purpose.push_back(path_hash("track/" + track));
  for (const std::string& clock : model.clock_ids)
    model.affair_purpose.push_back(path_hash("clock/" + clock));
  if (model.shape.has_published)
    for (const std::string& stock : model.stock_ids)
      model.affair_purpose.push_back(path_hash("stock/" + stock));
  for (const std::string& need : model.need_ids)
    model.affair_purpose.push_back(path_hash("need/" + need));
  for (const std::string& role : model.role_ids)
    model.affair_purpose.push_back(path_hash("role/" + role));
  if (model.shape.ties > 0) model.affair_purpose.push_back(path_hash("ties"));
}

bool same_life_table(const Clock& a, const ArmTables& of_a, const Clock& b, const ArmTables& of_b) {
  const LifeTable& x = of_a.life_tables[static_cast<std::size_t>(a.life_table)];
  const LifeTable& y = of_b.life_tables[static_cast<std::size_t>(b.life_table)];
  std::size_t combinations = 1;
  for (const LifeTable::By& key : x.by) combinations *= key.levels;
  const auto same_numbers = [&](std::size_t i, std::size_t j, std::size_t count) {
    const auto here = of_a.numbers.begin() + static_cast<std::ptrdiff_t>(i);
    return std::equal(here, here + static_cast<std::ptrdiff_t>(count),
                      of_b.numbers.begin() + static_cast<std::ptrdiff_t>(j));
  };
  const auto same_key = [](const LifeTable::By& k, const LifeTable::By& l) {
    return k.trait == l.trait && k.levels == l.levels;
  };
  return std::equal(x.by.begin(), x.by.end(), y.by.begin(), y.by.end(), same_key) &&
         x.age_trait == y.age_trait && x.cells == y.cells && x.first.a == y.first.a &&
         x.first.pieces == y.first.pieces && x.first.years == y.first.years &&
         same_numbers(x.first.year_starts, y.first.year_starts,
                      x.first.first - x.first.year_starts) &&
         same_numbers(x.first.first, y.first.first, combinations * x.cells);
}

bool same_baseline(const Clock& a, const ArmTables& of_a, const Clock& b, const ArmTables& of_b) {
  if ((a.life_table >= 0) != (b.life_table >= 0)) return false;
  if (a.life_table >= 0) return same_life_table(a, of_a, b, of_b);
  const Baseline& x = a.baseline;
  const Baseline& y = b.baseline;
  if (x.kind != y.kind || x.a != y.a || x.b != y.b || x.pieces != y.pieces) return false;
  return std::equal(of_a.numbers.begin() + x.first, of_a.numbers.begin() + x.first + 3 * x.pieces,
                    of_b.numbers.begin() + y.first);
}

bool same_multiplier(const Clock& a, const ArmTables& of_a, const Clock& b, const ArmTables& of_b) {
  if ((a.predictor < 0) != (b.predictor < 0) || a.protections.count != b.protections.count)
    return false;
  for (std::uint32_t i = 0; i < a.protections.count; ++i) {
    const Protection& x = of_a.protections[a.protections.first + i];
    const Protection& y = of_b.protections[b.protections.first + i];
    if (x.gate != y.gate || x.log_ratio != y.log_ratio) return false;
  }
  if (a.predictor < 0) return true;
  const Predictor& p = of_a.predictors.predictors[static_cast<std::size_t>(a.predictor)];
  const Predictor& q = of_b.predictors.predictors[static_cast<std::size_t>(b.predictor)];
  if (p.count != q.count || p.intercept != q.intercept) return false;
  for (std::uint32_t i = 0; i < p.count; ++i) {
    const Term& x = of_a.predictors.terms[p.first + i];
    const Term& y = of_b.predictors.terms[q.first + i];
    if (!(x.feature == y.feature) || x.transform != y.transform || x.slope != y.slope ||
        x.about != y.about)
      return false;
  }
  return true;
}

/// Whoever was born before the arms part has a birth only where a table asked for one.
void check_life_tables(const Model& model, Diagnostics& problems) {
  const std::size_t steps = model.step_ids.size();
  const auto is_there = [&](const ArmTables& arm, std::size_t c) {
    const auto row = arm.at_risk.begin() + static_cast<std::ptrdiff_t>(c * steps);
    return std::find(row, row + static_cast<std::ptrdiff_t>(steps), 1) !=
           row + static_cast<std::ptrdiff_t>(steps);
  };
  for (std::size_t c = 0; c < model.clock_ids.size(); ++c)
    for (const ArmTables& arm : model.arms)
      if (is_there(arm, c) && (arm.clocks[c].life_table >= 0) !=
                                  (model.arms[model.base_arm].clocks[c].life_table >= 0)) {
        problems.add({"", 0, 0, "/clocks/" + model.clock_ids[c],
                      "the clock '" + model.clock_ids[c] +
                          "' follows a life table in some arms and not in others",
                      "Let an arm multiply the rates by a term, or give each arm a table"});
        break;
      }
}

/// Marks the clocks whose rule is not, in bits, that of the arm which warmed up.
void mark_changed_clocks(Model& model) {
  const ArmTables& base = model.arms[model.base_arm];
  const std::size_t steps = model.step_ids.size();
  for (ArmTables& arm : model.arms) {
    for (std::size_t c = 0; c < arm.clocks.size(); ++c) {
      Clock& clock = arm.clocks[c];
      const Clock& before = base.clocks[c];
      const bool same_risk =
          std::equal(arm.at_risk.begin() + static_cast<std::ptrdiff_t>(c * steps),
                     arm.at_risk.begin() + static_cast<std::ptrdiff_t>((c + 1) * steps),
                     base.at_risk.begin() + static_cast<std::ptrdiff_t>(c * steps)) &&
          std::equal(arm.also_at.begin() + static_cast<std::ptrdiff_t>(c * steps),
                     arm.also_at.begin() + static_cast<std::ptrdiff_t>((c + 1) * steps),
                     base.also_at.begin() + static_cast<std::ptrdiff_t>(c * steps)) &&
          clock.only_while_at == before.only_while_at && clock.need == before.need &&
          clock.need_is == before.need_is;
      clock.changed = !(same_risk && same_baseline(clock, arm, before, base) &&
                        same_multiplier(clock, arm, before, base));
    }
  }
}

/// Draws are addressed by hashes of paths: two paths with one hash would share their chances.
void check_collisions(const Model& model, Diagnostics& problems) {
  std::map<std::uint32_t, std::string> paths;
  const auto add = [&](const std::string& path) {
    const auto [found, is_new] = paths.emplace(path_hash(path), path);
    if (!is_new && found->second != path)
      problems.add(
          {"", 0, 0, "",
           "the names '" + found->second + "' and '" + path + "' would share their chances",
           "Rename one of them"});
  };
  for (const std::string& id : model.step_ids)
    for (const char* part :
         {"", "/patience", "/booked", "/contact", "/been-there", "/sign", "/tie", "/joins"})
      add("step/" + id + part);
  for (const std::string& from : model.step_ids)
    for (const std::string& to : model.step_ids) add("way/" + from + "/" + to);
  for (const std::string& id : model.clock_ids) add("clock/" + id);
  for (const std::string& id : model.stock_ids) add("stock/" + id);
  for (const std::string& id : model.trait_ids) add("trait/" + id);
  for (const std::string& id : model.team_ids)
    for (const char* part : {"", "/vacant", "/absent"}) add("team/" + id + part);
  for (const std::string& id : model.source_ids)
    for (const char* part : {"", "/more"}) add("arrivals/" + id + part);
  for (const std::string& id : model.track_ids) add("track/" + id);
  for (const std::string& id : model.role_ids)
    for (const char* part : {"", "/taken-up", "/laid-down", "/away", "/spell"})
      add("role/" + id + part);
  for (const std::string& id : model.survey_ids) add("survey/" + id);
  for (const std::string& id : model.cycle_ids) add("cycle/" + id);
  for (const char* path :
       {"ties", "population", "arrivals/suppressed-count", "arrivals/time-in-month",
        "arrivals/thinning", "arrivals/kept", "arrivals/more"})
    add(path);
}

/// People at a step that an arm has closed must still be able to give back what they hold there:
/// the arm remembers what the step was.
void remember_closed_steps(Model& model) {
  const ArmTables& base = model.arms[model.base_arm];
  for (ArmTables& arm : model.arms) {
    for (std::size_t s = 0; s < arm.steps.size(); ++s) {
      if (arm.steps[s].open || !base.steps[s].open) continue;
      const std::uint16_t removed_to = arm.steps[s].removed_to;
      arm.steps[s] = base.steps[s];
      arm.steps[s].open = false;
      Range& takes = arm.steps[s].takes;
      const auto taken = base.taken.begin() + static_cast<std::ptrdiff_t>(takes.first);
      takes.first = static_cast<std::uint32_t>(arm.taken.size());
      arm.taken.insert(arm.taken.end(), taken, taken + static_cast<std::ptrdiff_t>(takes.count));
      arm.steps[s].removed_to = removed_to;
    }
  }
}

void check_sizes(const Model& model, const Place& place, Diagnostics& problems) {
  const auto limit = [&](std::size_t count, std::size_t most, const char* what) {
    if (count > most)
      problems.add({place.file, place.line, place.column, "",
                    "more than " + std::to_string(most) + " " + what, "Leave some out"});
  };
  limit(model.step_ids.size(), 4096, "steps");
  limit(model.protecting_ids.size(), 64, "gates that protect");
  limit(model.trait_ids.size(), 512, "traits");
  limit(model.clock_ids.size(), 1024, "clocks");
  limit(model.track_ids.size(), 64, "tracks");
  limit(model.cycle_ids.size(), 64, "cycle clocks");
}

}  // namespace

Model union_ids(const std::vector<ArmFieldsRead>& arms) {
  Model model;
  collect_ids(arms, model);
  return model;
}

Model compile_union(const std::vector<ArmFieldsRead>& arms, std::size_t base, const Files& files,
                    Diagnostics& problems) {
  Model model = union_ids(arms);
  const ScenarioFields& of_base = arms[base].fields;
  model.base_arm = static_cast<std::uint16_t>(base);
  model.own_warm_up = of_base.preamble.dates.warm_up_mode == WarmUpMode::own;
  model.warm_up = to_ticks(of_base.preamble.dates.warm_up.value);
  model.horizon = to_ticks(of_base.preamble.dates.horizon.value);
  model.stock_tolerance = of_base.tolerance.stock.value;
  model.clock_tolerance = of_base.tolerance.clock.value;
  check_sizes(model, of_base.preamble.dates.horizon.place, problems);
  place_posts(arms, model);
  check_collisions(model, problems);
  model.arms.resize(arms.size());
  for (std::size_t a = 0; a < arms.size(); ++a) {
    Compilation compilation(model, model.arms[a], problems);
    compile_arm({arms[a].fields, arms[a].removals, files}, compilation);
  }
  remember_closed_steps(model);
  for (ArmTables& arm : model.arms) join_lines(arm);
  // Who is there, and where newcomers' lives stand, is what the arm that warms up says; its steps
  // that another arm has removed lead on from there.
  for (std::size_t a = 0; a < arms.size(); ++a)
    compile_start(model.own_warm_up ? arms[a].fields : of_base, model, model.arms[a], problems);
  find_groups(of_base, model);
  shape_rows(model);
  name_affairs(model);
  check_life_tables(model, problems);
  mark_changed_clocks(model);
  return model;
}

}  // namespace waymark
