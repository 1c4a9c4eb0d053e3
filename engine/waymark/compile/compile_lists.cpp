#include <algorithm>
#include <cstring>

#include "waymark/base/bit_row.h"
#include "waymark/compile/arm_compiler.h"

namespace waymark {

namespace {

using Lists = std::vector<std::vector<std::uint16_t>>;

/// Appends each list, sorted and without repeats, to the shared array.
void flatten(Lists lists, std::vector<Range>& ranges, std::vector<std::uint16_t>& shared) {
  for (auto& list : lists) {
    std::sort(list.begin(), list.end());
    list.erase(std::unique(list.begin(), list.end()), list.end());
    ranges.push_back(
        {static_cast<std::uint32_t>(shared.size()), static_cast<std::uint32_t>(list.size())});
    shared.insert(shared.end(), list.begin(), list.end());
  }
}

void add_features(const Predictors& predictors, const Amount& amount, FeatureKind kind,
                  std::uint16_t reader, Lists& lists) {
  if (amount.predictor < 0) return;
  for (const Feature feature : features_read(predictors, amount.predictor))
    if (feature.kind == kind) lists[feature.index].push_back(reader);
}

/// Whoever reads how many needs are on reads every need.
void add_needs(const Predictors& predictors, const Amount& amount, std::uint16_t reader,
               Lists& lists) {
  add_features(predictors, amount, FeatureKind::need_on, reader, lists);
  if (amount.predictor < 0 ||
      !depends_on(predictors, amount.predictor, Feature{FeatureKind::needs_on, 0}))
    return;
  for (auto& list : lists) list.push_back(reader);
}

/// The rows of a matrix (x step) as bits.
StepSets sets_of(const std::vector<std::uint8_t>& matrix, std::size_t steps) {
  StepSets sets;
  sets.words = words_for(steps);
  const std::size_t rows = steps == 0 ? 0 : matrix.size() / steps;
  sets.bits.assign(rows * sets.words, 0);
  for (std::size_t row = 0; row < rows; ++row)
    for (std::size_t s = 0; s < steps; ++s)
      if (matrix[row * steps + s] != 0) set_bit(sets.bits.data() + row * sets.words, s);
  return sets;
}

}  // namespace

void compile_lists(Compilation& compilation) {
  const Model& model = compilation.model();
  ArmTables& tables = compilation.tables();
  const std::size_t steps = model.step_ids.size();
  const std::size_t stocks = model.stock_ids.size();
  const std::size_t clocks = model.clock_ids.size();
  const std::size_t needs = model.need_ids.size();
  Lists step_stocks(steps), step_risks(steps), step_readers(steps), step_origins(steps),
      step_protects(steps);
  Lists ring_readers(clocks), stock_clocks(stocks), stock_goals(stocks), stock_needs(stocks);
  Lists need_stocks(needs), need_risks(needs), need_readers(needs);
  Lists role_stocks(model.role_ids.size()), role_readers(role_stocks);
  Lists tie_stocks(2), tie_readers(2);
  Lists signal_stocks(model.signal_ids.size()), signal_clocks(model.signal_ids.size());

  for (std::size_t e = 0; e < tables.exposures.size(); ++e) {
    const ExposureRule& rule = tables.exposures[e];
    for (std::size_t s = 0; s < steps; ++s)
      if (tables.exposed[e * steps + s] != 0) step_stocks[s].push_back(rule.stock);
    for (const Amount& amount : {rule.rate, rule.goal}) {
      add_features(tables.predictors, amount, FeatureKind::stock, rule.stock, stock_goals);
      add_needs(tables.predictors, amount, rule.stock, need_stocks);
      add_features(tables.predictors, amount, FeatureKind::in_role, rule.stock, role_stocks);
      add_features(tables.predictors, amount, FeatureKind::ties, rule.stock, tie_stocks);
      add_features(tables.predictors, amount, FeatureKind::signal, rule.stock, signal_stocks);
    }
    if (rule.need != none) need_stocks[rule.need].push_back(rule.stock);
  }
  for (std::uint16_t c = 0; c < clocks; ++c) {
    const Clock& clock = tables.clocks[c];
    for (std::size_t s = 0; s < steps; ++s)
      if (tables.at_risk[c * steps + s] != 0 || tables.also_at[c * steps + s] != 0)
        step_risks[s].push_back(c);
    if (clock.need != none) need_risks[clock.need].push_back(c);
    if (clock.origin_step != none) step_origins[clock.origin_step].push_back(c);
    const Amount multiplier{0.0, clock.predictor};
    add_features(tables.predictors, multiplier, FeatureKind::at_step, c, step_readers);
    add_features(tables.predictors, multiplier, FeatureKind::visits, c, step_readers);
    add_features(tables.predictors, multiplier, FeatureKind::rings, c, ring_readers);
    add_needs(tables.predictors, multiplier, c, need_readers);
    add_features(tables.predictors, multiplier, FeatureKind::stock, c, stock_clocks);
    add_features(tables.predictors, multiplier, FeatureKind::in_role, c, role_readers);
    add_features(tables.predictors, multiplier, FeatureKind::ties, c, tie_readers);
    add_features(tables.predictors, multiplier, FeatureKind::signal, c, signal_clocks);
    for (std::uint32_t i = clock.protections.first;
         i < clock.protections.first + clock.protections.count; ++i)
      for (std::size_t s = 0; s < steps; ++s)
        if (tables.steps[s].protects == tables.protections[i].gate) step_protects[s].push_back(c);
  }
  for (std::uint16_t n = 0; n < needs; ++n)
    if (tables.needs[n].stock != none) stock_needs[tables.needs[n].stock].push_back(n);

  tables.exposed_set = sets_of(tables.exposed, steps);
  tables.at_risk_set = sets_of(tables.at_risk, steps);
  tables.also_at_set = sets_of(tables.also_at, steps);
  flatten(step_stocks, tables.step_stocks, tables.lists);
  flatten(step_risks, tables.step_risks, tables.lists);
  flatten(step_readers, tables.step_readers, tables.lists);
  flatten(step_origins, tables.step_origins, tables.lists);
  flatten(step_protects, tables.step_protects, tables.lists);
  flatten(ring_readers, tables.ring_readers, tables.lists);
  flatten(stock_clocks, tables.stock_clocks, tables.lists);
  flatten(stock_goals, tables.stock_goals, tables.lists);
  flatten(stock_needs, tables.stock_needs, tables.lists);
  flatten(need_stocks, tables.need_stocks, tables.lists);
  flatten(need_risks, tables.need_risks, tables.lists);
  flatten(need_readers, tables.need_readers, tables.lists);
  flatten(role_stocks, tables.role_stocks, tables.lists);
  flatten(role_readers, tables.role_readers, tables.lists);
  flatten(tie_stocks, tables.tie_stocks, tables.lists);
  flatten(tie_readers, tables.tie_readers, tables.lists);
  flatten(signal_stocks, tables.signal_stocks, tables.lists);
  flatten(signal_clocks, tables.signal_clocks, tables.lists);
}

void compile_arm(const ArmSource& source, Compilation& compilation) {
  const Dates& dates = source.fields.preamble.dates;
  compilation.tables().civil = {dates.start.day_number, to_ticks(dates.hour.value)};
  compile_predictors_of(source.fields, compilation);
  compile_people(source.fields, source.files, compilation);
  compile_teams(source.fields, compilation);
  compile_steps(source.fields, source.removals, compilation);
  compile_roles(source.fields, compilation);
  compile_rules(source.fields, compilation);
  compile_life_tables(source.fields, source.files, compilation);
  compile_cycles_of(source.fields, compilation);
  compile_experiences(source.fields, compilation);
  compile_arrivals(source.fields, source.files, compilation);
  compile_been_there(source.fields, compilation);
  compile_lists(compilation);
}

}  // namespace waymark
