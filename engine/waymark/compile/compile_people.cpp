#include "waymark/base/hash.h"
#include "waymark/compile/arm_compiler.h"

namespace waymark {

namespace {

void check_within_unit(const Distribution& made, const Place& place, Compilation& compilation) {
  const double* numbers = compilation.tables().numbers.data();
  if (support_low(made, numbers) < 0.0 || support_high(made, numbers) > 1.0)
    compilation.problem(place, "a stock may start outside 0 to 1 under this distribution",
                        "Use a number from 0 to 1, or a beta, uniform, triangular or discrete "
                        "distribution within it");
}

}  // namespace

void compile_people(const ScenarioFields& fields, const Files& files, Compilation& compilation) {
  const Model& model = compilation.model();
  ArmTables& tables = compilation.tables();
  compile_traits(fields, compilation);
  compile_surveys(fields, files, compilation);
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
    if (need.settles_at.has_value() != need.half_way_in.has_value())
      compilation.problem(place, "\"settles-at\" and \"half-way-in\" belong together",
                          "Say where the severity settles by itself, and how fast it goes there");
    if (!need.terms.empty() && !need.settles_at)
      compilation.problem(place, "\"terms\" need \"settles-at\"",
                          "Say where the severity settles while every term is at its point");
  }
}

}  // namespace waymark
