#include <algorithm>
#include <cmath>
#include <optional>

#include "waymark/base/elementary.h"
#include "waymark/base/hash.h"
#include "waymark/compile/arm_compiler.h"
#include "waymark/rules/rule_error.h"
#include "waymark/steps/gate.h"

namespace waymark {

namespace {

/// Goals and rates are followed through stocks only; anything else that moves would go unseen.
void check_goal(const Amount& amount, const Place& place, Compilation& compilation) {
  if (amount.predictor < 0) return;
  for (const Feature feature : features_read(compilation.tables().predictors, amount.predictor)) {
    const bool is_followed =
        feature.kind == FeatureKind::trait || feature.kind == FeatureKind::stock ||
        feature.kind == FeatureKind::need_on || feature.kind == FeatureKind::needs_on ||
        feature.kind == FeatureKind::constant || feature.kind == FeatureKind::in_role ||
        feature.kind == FeatureKind::signal || feature.kind == FeatureKind::ties;
    if (!is_followed)
      compilation.problem(
          place, "a goal or rate may look at traits, stocks, needs, roles, ties and signals only",
          "For situations, write one exposure for each under \"during\"");
  }
}

Amount rate_of(const ExposureFields& exposure, Compilation& compilation) {
  if (exposure.rate) return compilation.amount(*exposure.rate);
  if (!exposure.half_way_in || !std::isfinite(exposure.half_way_in->value)) return {0.0, -1};
  return {rate_from_half_way_in(exposure.half_way_in->value), -1};
}

/// One exposure, and the steps at which it lasts.
struct ExposureMade {
  std::string id;
  ExposureRule rule;
  std::vector<std::uint8_t> steps;
};

std::optional<ExposureMade> exposure_of(const std::string& id, const ExposureFields& written,
                                        Compilation& compilation) {
  ExposureMade made{id, {}, std::vector<std::uint8_t>(compilation.model().step_ids.size(), 0)};
  ExposureRule& rule = made.rule;
  rule.stock = compilation.stock(written.moves);
  if (rule.stock == none) return std::nullopt;
  rule.rate = rate_of(written, compilation);
  rule.goal = compilation.amount(written.toward);
  if (rule.rate.predictor < 0 && rule.rate.constant == 0.0)
    return std::nullopt;  // a coupling of zero: absent
  rule.need = compilation.need(written.while_need ? written.while_need : written.unless_need);
  rule.need_is = static_cast<bool>(written.while_need);
  check_goal(rule.goal, written.toward.place, compilation);
  if (written.rate) check_goal(rule.rate, written.rate->place, compilation);
  mark_steps(written.during, made.steps.data(), compilation);
  return made;
}

/// A need that settles by itself is an exposure that lasts everywhere, to a goal that its terms
/// move.
std::optional<ExposureMade> settling_of(const std::string& id, const NeedFields& need,
                                        Compilation& compilation) {
  const Model& model = compilation.model();
  if (!need.settles_at || !need.half_way_in || !std::isfinite(need.half_way_in->value))
    return std::nullopt;
  ExposureMade made{need_predictor(id), {}, std::vector<std::uint8_t>(model.step_ids.size(), 1)};
  made.rule.stock = compilation.stock(need.severity);
  if (made.rule.stock == none) return std::nullopt;
  made.rule.rate = {rate_from_half_way_in(need.half_way_in->value), -1};
  const auto predictor =
      static_cast<std::int32_t>(Compilation::index_of(model.predictor_ids, need_predictor(id)));
  made.rule.goal = features_read(compilation.tables().predictors, predictor).empty()
                       ? Amount{need.settles_at->value, -1}
                       : Amount{0.0, predictor};
  check_goal(made.rule.goal, need.place, compilation);
  return made;
}

/// Exposures by the stock they move, then by name.
void compile_exposures(const ScenarioFields& fields, Compilation& compilation) {
  const Model& model = compilation.model();
  ArmTables& tables = compilation.tables();
  std::vector<ExposureMade> all;
  for (const auto& [id, exposure, place] : fields.exposures)
    if (auto made = exposure_of(id, exposure, compilation)) all.push_back(std::move(*made));
  for (const auto& [id, need, place] : fields.needs)
    if (auto made = settling_of(id, need, compilation)) all.push_back(std::move(*made));
  std::sort(all.begin(), all.end(), [](const ExposureMade& a, const ExposureMade& b) {
    return a.rule.stock != b.rule.stock ? a.rule.stock < b.rule.stock : a.id < b.id;
  });
  tables.stock_exposures.assign(model.stock_ids.size(), Range{});
  for (const ExposureMade& made : all) {
    Range& range = tables.stock_exposures[made.rule.stock];
    if (range.count == 0) range.first = static_cast<std::uint32_t>(tables.exposures.size());
    ++range.count;
    tables.exposures.push_back(made.rule);
    tables.exposed.insert(tables.exposed.end(), made.steps.begin(), made.steps.end());
  }
}

Baseline baseline_of(const ClockFields& clock, std::vector<double>& table) {
  if (clock.weibull) return weibull_hazard(clock.weibull->shape.value, clock.weibull->scale.value);
  if (clock.gompertz)
    return gompertz_hazard(clock.gompertz->rate.value, clock.gompertz->growth.value);
  if (clock.rate) return constant_hazard(clock.rate->value);
  if (clock.life_table) return constant_hazard(0);  // until its table has been read
  std::vector<double> starts, rates;
  for (const Point& point : clock.rates) {
    starts.push_back(point.at.value);
    rates.push_back(point.value.value);
  }
  return piecewise_hazard(starts, rates, table);
}

/// A clock's multiplier is followed through stocks, steps, needs and rings.
void check_clock(const Clock& clock, const Place& place, Compilation& compilation) {
  const Predictors& predictors = compilation.tables().predictors;
  for (const Feature feature : features_read(predictors, clock.predictor)) {
    if (passes_with_time(feature.kind) || is_of_the_calendar(feature.kind))
      compilation.problem(
          place, "a clock's terms may not look at a time that passes",
          "Say how its rate changes with time by \"rates\", \"weibull\" or \"gompertz\"");
    if (feature.kind == FeatureKind::cycles_in_state || feature.kind == FeatureKind::cycle)
      compilation.problem(place, "a clock's terms may not look at cycles",
                          "Let a cycle clock move people, and this clock run at some steps only");
    if (is_of_the_service(feature.kind))
      compilation.problem(
          place, "a clock's terms may not look at a team's load or at how many people are there",
          "Let an experience of contacts carry it into a stock, and the clock look at that");
  }
}

void compile_clocks(const ScenarioFields& fields, Compilation& compilation) {
  const Model& model = compilation.model();
  ArmTables& tables = compilation.tables();
  tables.clocks.resize(model.clock_ids.size());
  tables.at_risk.assign(model.clock_ids.size() * model.step_ids.size(), 0);
  tables.also_at = tables.at_risk;
  for (std::size_t c = 0; c < model.clock_ids.size(); ++c) {
    Clock& clock = tables.clocks[c];
    clock.purpose = path_hash("clock/" + model.clock_ids[c]);
    const std::size_t index = fields.clocks.index_of(model.clock_ids[c]);
    if (index == Keyed<ClockFields>::none) continue;
    const auto& [id, written, place] = fields.clocks[index];
    try {
      clock.baseline = baseline_of(written, tables.numbers);
    } catch (const RuleError& error) {
      compilation.problem(place, error.what(),
                          "The first time under \"rates\" must be 0, and times must rise");
    }
    clock.origin_step = compilation.step(written.since);
    clock.starts_with_risk = !written.since;
    clock.then = compilation.step(written.then);
    if (clock.then != none) clock.track = tables.steps[clock.then].track;
    clock.need = compilation.need(written.while_need ? written.while_need : written.unless_need);
    clock.need_is = static_cast<bool>(written.while_need);
    mark_steps(written.during, &tables.at_risk[c * model.step_ids.size()], compilation);
    clock.only_while_at = !written.while_at.empty();
    mark_steps(written.while_at, &tables.also_at[c * model.step_ids.size()], compilation);
    const auto predictor =
        static_cast<std::int32_t>(Compilation::index_of(model.predictor_ids, clock_predictor(id)));
    if (!features_read(tables.predictors, predictor).empty()) {
      clock.predictor = predictor;
      check_clock(clock, place, compilation);
      const std::vector<StockTerm> slopes = log_slopes(tables.predictors, predictor);
      clock.slopes = {static_cast<std::uint32_t>(tables.slopes.size()),
                      static_cast<std::uint32_t>(slopes.size())};
      tables.slopes.insert(tables.slopes.end(), slopes.begin(), slopes.end());
    }
  }
}

void compile_protections(const ScenarioFields& fields, Compilation& compilation) {
  const Model& model = compilation.model();
  ArmTables& tables = compilation.tables();
  for (std::size_t c = 0; c < model.clock_ids.size(); ++c) {
    Range& range = tables.clocks[c].protections;
    range.first = static_cast<std::uint32_t>(tables.protections.size());
    for (const auto& [id, chosen, place] : fields.pathway) {
      if (!chosen.holds<GateFields>()) continue;
      const auto& protects = chosen.as<GateFields>().protects;
      if (!protects || protects->clock.id != model.clock_ids[c] || protects->lower_by.value == 0.0)
        continue;
      Step& gate = tables.steps[Compilation::index_of(model.step_ids, id)];
      const std::size_t bit = Compilation::index_of(model.protecting_ids, id);
      gate.protects = std::uint64_t{1} << bit;
      tables.protections.push_back({gate.protects, portable_log1p(-protects->lower_by.value)});
      ++range.count;
    }
  }
}

}  // namespace

void compile_rules(const ScenarioFields& fields, Compilation& compilation) {
  compile_exposures(fields, compilation);
  compile_clocks(fields, compilation);
  compile_protections(fields, compilation);
}

}  // namespace waymark
