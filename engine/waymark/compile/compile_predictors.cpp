#include <algorithm>

#include "waymark/compile/arm_compiler.h"
#include "waymark/compile/features.h"
#include "waymark/rules/rule_error.h"

namespace waymark {

namespace {

constexpr const char* see_features =
    "'waymark schema --reference' lists what a predictor may look at";

bool is_whole(Family family) {
  return family == Family::constant || family == Family::discrete || family == Family::empirical ||
         family == Family::poisson;
}

/// No cell belongs to a number between two whole ones.
void expect_levels(const TableFields& table, const ScenarioFields& fields) {
  for (const Reference& by : table.by) {
    const TraitFields* trait = fields.population.traits.find(by.id);
    if (trait && trait->number && !is_whole(trait->number->family))
      throw RuleError("its table goes by the trait \"" + by.id +
                      "\", which is drawn from a distribution without steps; a table needs whole "
                      "numbers from 0 on");
  }
}

/// Steps and points of a feature that is a time are written in days.
void days_to_ms(SumForm& form, const Model& model) {
  for (TermForm& term : form.terms) {
    if (!passes_with_time(resolve_feature(model, term.feature).kind)) continue;
    term.about *= static_cast<double>(ms_per_day);
    term.per *= static_cast<double>(ms_per_day);
  }
}

}  // namespace

std::string clock_predictor(const std::string& id) { return "clock/" + id; }

std::string need_predictor(const std::string& id) { return "need/" + id; }

void compile_predictors_of(const ScenarioFields& fields, Compilation& compilation) {
  const Model& model = compilation.model();
  std::vector<NamedPredictor> forms(model.predictor_ids.size());
  for (std::size_t i = 0; i < forms.size(); ++i) forms[i] = {model.predictor_ids[i], SumForm{}};
  const auto add = [&](const std::string& id, const Place& place, auto&& make) {
    try {
      PredictorForm form = make();
      if (SumForm* sum = std::get_if<SumForm>(&form)) days_to_ms(*sum, model);
      // Compiled alone first, so that each problem is told at its own predictor.
      if (!std::holds_alternative<ProductForm>(form) && !std::holds_alternative<TotalForm>(form))
        compile_predictors({{id, form}},
                           [&](const std::string& name) { return resolve_feature(model, name); });
      forms[Compilation::index_of(model.predictor_ids, id)].form = std::move(form);
    } catch (const RuleError& error) {
      compilation.problem(place, error.what(), see_features);
    }
  };
  for (const auto& [id, predictor, place] : fields.predictors)
    add(id, place, [&fields, &p = predictor] {
      if (p.table) expect_levels(*p.table, fields);
      return form_of(p);
    });
  for (const auto& [id, clock, place] : fields.clocks)
    add(clock_predictor(id), place,
        [&c = clock] { return PredictorForm(log_linear_form(c.terms)); });
  for (const auto& [id, need, place] : fields.needs)
    if (need.settles_at)
      add(need_predictor(id), place,
          [&n = need] { return PredictorForm(logit_form(*n.settles_at, n.terms)); });
  try {
    compilation.tables().predictors = compile_predictors(
        forms, [&](const std::string& name) { return resolve_feature(model, name); });
  } catch (const RuleError& error) {
    compilation.problem(fields.predictors.empty() ? Place{} : fields.predictors[0].place,
                        error.what(), see_features);
    compilation.tables().predictors = {};
    compilation.tables().predictors.predictors.resize(forms.size());
  }
}

}  // namespace waymark
