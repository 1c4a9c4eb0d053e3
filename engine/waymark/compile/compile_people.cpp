#include "waymark/base/hash.h"
#include "waymark/compile/arm_compiler.h"

namespace waymark {

namespace {

Distribution yes_with_chance(double chance, std::vector<double>& table) {
  return discrete({0.0, 1.0}, {1.0 - chance, chance}, table);
}

void check_within_unit(const Distribution& made, const Place& place, Compilation& compilation) {
  const double* numbers = compilation.tables().numbers.data();
  if (support_low(made, numbers) < 0.0 || support_high(made, numbers) > 1.0)
    compilation.problem(place, "a stock may start outside 0 to 1 under this distribution",
                        "Use a number from 0 to 1, or a beta, uniform, triangular or discrete "
                        "distribution within it");
}

}  // namespace

void compile_people(const ScenarioFields& fields, Compilation& compilation) {
  const Model& model = compilation.model();
  ArmTables& tables = compilation.tables();
  tables.traits.resize(model.trait_ids.size());
  for (std::size_t t = 0; t < model.trait_ids.size(); ++t) {
    Trait& trait = tables.traits[t];
    trait.purpose = path_hash("trait/" + model.trait_ids[t]);
    const TraitFields* written = fields.population.traits.find(model.trait_ids[t]);
    if (written == nullptr) continue;
    trait.distribution = written->number ? compilation.distribution(*written->number)
                                         : yes_with_chance(written->chance->value, tables.numbers);
  }
  tables.stocks.resize(model.stock_ids.size());
  for (std::size_t s = 0; s < model.stock_ids.size(); ++s) {
    Stock& stock = tables.stocks[s];
    stock.purpose = path_hash("stock/" + model.stock_ids[s]);
    const StockFields* written = fields.stocks.find(model.stock_ids[s]);
    if (written == nullptr) continue;
    stock.start = compilation.distribution(written->start);
    check_within_unit(stock.start, written->start.place, compilation);
  }
  tables.needs.resize(model.need_ids.size());
  for (const auto& [id, need, place] : fields.needs) {
    NeedRule& rule = tables.needs[Compilation::index_of(model.need_ids, id)];
    rule.stock = compilation.stock(need.severity);
    rule.thresholds = {need.on.value, need.off.value};
    if (!(need.off.value < need.on.value))
      compilation.problem(need.off.place, "a need must go off at a lower severity than it comes on",
                          "Make \"off\" smaller than \"on\"");
  }
}

}  // namespace waymark
