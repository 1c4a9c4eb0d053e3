#include <algorithm>

#include "waymark/compile/arm_compiler.h"
#include "waymark/rules/rule_error.h"

namespace waymark {

namespace {

struct PrefixedFeature {
  const char* prefix;
  FeatureKind kind;
  const std::vector<std::string> Model::*ids;
};

const PrefixedFeature prefixed[] = {
    {"at:", FeatureKind::at_step, &Model::step_ids},
    {"visits:", FeatureKind::visits, &Model::step_ids},
    {"time-at:", FeatureKind::since_step, &Model::step_ids},
    {"rings:", FeatureKind::rings, &Model::clock_ids},
    {"need:", FeatureKind::need_on, &Model::need_ids},
    {"minutes:", FeatureKind::minutes_ratio, &Model::team_ids},
    {"load:", FeatureKind::load, &Model::team_ids},
    {"people-at:", FeatureKind::people_at, &Model::step_ids},
    {"waiting-for:", FeatureKind::waiting_for, &Model::team_ids},
    {"role:", FeatureKind::in_role, &Model::role_ids},
    {"signal:", FeatureKind::signal, &Model::signal_ids},
    {"cycles-in-state:", FeatureKind::cycles_in_state, &Model::cycle_ids},
    {"cycle:", FeatureKind::cycle, &Model::cycle_ids},
};

struct PlainFeature {
  const char* name;
  FeatureKind kind;
};

const PlainFeature plain[] = {
    {"since-request", FeatureKind::since_request},
    {"since-accepted", FeatureKind::since_accepted},
    {"since-start", FeatureKind::since_start},
    {"calendar-time", FeatureKind::calendar_time},
    {"needs-on", FeatureKind::needs_on},
    {"hour-of-day", FeatureKind::hour},
    {"weekday", FeatureKind::weekday},
    {"month-of-year", FeatureKind::month},
    {"calendar-year", FeatureKind::year},
};

const char* const kinds_of_tie[] = {"ties:supporting", "ties:pulling"};

Feature resolve(const Model& model, const std::string& name) {
  const auto of = [&name](const std::vector<std::string>& ids) {
    return Compilation::index_of(ids, name);
  };
  if (const std::uint16_t i = of(model.trait_ids); i != none) return {FeatureKind::trait, i};
  if (const std::uint16_t i = of(model.stock_ids); i != none) return {FeatureKind::stock, i};
  if (const std::uint16_t i = of(model.need_ids); i != none) return {FeatureKind::need_on, i};
  for (const PlainFeature& feature : plain)
    if (name == feature.name) return {feature.kind, 0};
  for (std::uint16_t kind = 0; kind < 2 && model.shape.ties > 0; ++kind)
    if (name == kinds_of_tie[kind]) return {FeatureKind::ties, kind};
  for (const PrefixedFeature& feature : prefixed) {
    const std::string prefix = feature.prefix;
    if (name.rfind(prefix, 0) != 0) continue;
    const std::uint16_t i = Compilation::index_of(model.*feature.ids, name.substr(prefix.size()));
    if (i != none) return {feature.kind, i};
  }
  throw RuleError("there is no feature '" + name + "'");
}

/// Steps and points of a feature that is a time are written in days.
void days_to_ms(SumForm& form, const Model& model) {
  for (TermForm& term : form.terms) {
    if (!passes_with_time(resolve(model, term.feature).kind)) continue;
    term.about *= static_cast<double>(ms_per_day);
    term.per *= static_cast<double>(ms_per_day);
  }
}

}  // namespace

std::string clock_predictor(const std::string& id) { return "clock/" + id; }

std::string need_predictor(const std::string& id) { return "need/" + id; }

std::vector<std::string> further_features(const Model& model) {
  std::vector<std::string> names;
  for (const PlainFeature& feature : plain) names.emplace_back(feature.name);
  if (model.shape.ties > 0) names.insert(names.end(), {kinds_of_tie[0], kinds_of_tie[1]});
  for (const PrefixedFeature& feature : prefixed)
    for (const std::string& id : model.*feature.ids) names.push_back(feature.prefix + id);
  return names;
}

void compile_predictors_of(const ScenarioFields& fields, Compilation& compilation) {
  const Model& model = compilation.model();
  std::vector<NamedPredictor> forms(model.predictor_ids.size());
  for (std::size_t i = 0; i < forms.size(); ++i) forms[i] = {model.predictor_ids[i], SumForm{}};
  const auto add = [&](const std::string& id, const Place& place, auto&& make) {
    try {
      PredictorForm form = make();
      if (SumForm* sum = std::get_if<SumForm>(&form)) days_to_ms(*sum, model);
      // Compiled alone first, so that each problem is told at its own predictor.
      if (!std::holds_alternative<ProductForm>(form))
        compile_predictors({{id, form}},
                           [&](const std::string& name) { return resolve(model, name); });
      forms[Compilation::index_of(model.predictor_ids, id)].form = std::move(form);
    } catch (const RuleError& error) {
      compilation.problem(place, error.what(), "See the reference page on predictors");
    }
  };
  for (const auto& [id, predictor, place] : fields.predictors)
    add(id, place, [&p = predictor] { return form_of(p); });
  for (const auto& [id, clock, place] : fields.clocks)
    add(clock_predictor(id), place,
        [&c = clock] { return PredictorForm(log_linear_form(c.terms)); });
  for (const auto& [id, need, place] : fields.needs)
    if (need.settles_at)
      add(need_predictor(id), place,
          [&n = need] { return PredictorForm(logit_form(*n.settles_at, n.terms)); });
  try {
    compilation.tables().predictors =
        compile_predictors(forms, [&](const std::string& name) { return resolve(model, name); });
  } catch (const RuleError& error) {
    compilation.problem(fields.predictors.empty() ? Place{} : fields.predictors[0].place,
                        error.what(), "See the reference page on predictors");
    compilation.tables().predictors = {};
    compilation.tables().predictors.predictors.resize(forms.size());
  }
}

}  // namespace waymark
