#include <benchmark/benchmark.h>

#include <fstream>
#include <iterator>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <sstream>

#include "waymark/compile/scenario.h"
#include "waymark/compile/step_kinds.h"
#include "waymark/experiment/comparison.h"
#include "waymark/measures/accumulator.h"
#include "waymark/measures/plan.h"
#include "waymark/simulate/run.h"

// Work W4: the flagship's first arm, one replication of all its years, for towns of three sizes. A
// town is made larger in its scenario file: people present, monthly counts and the size of every
// team are multiplied by the same factor (the caseload of a worker and the places of a group stay),
// so that everybody meets the same waits for services. The other arms are left out: their money
// would have to be declared anew. Counted are place changes, contacts, sessions and rings; touches
// of tolerances are not.

namespace waymark {
namespace {

using Json = nlohmann::ordered_json;

std::string text_of(const std::string& path) {
  std::ifstream in(path);
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}

/// A number written as such, or behind the name of an assumption.
double number_in(const Json& scenario, const Json& written) {
  if (!written.is_string()) return written.get<double>();
  return scenario["assumptions"][written.get<std::string>().substr(1)]["value"].get<double>();
}

std::int64_t multiplied(const Json& scenario, const Json& written, double factor) {
  return static_cast<std::int64_t>(number_in(scenario, written) * factor + 0.5);
}

/// "month,count" lines with every count multiplied.
std::string multiplied_counts(const std::string& table, double factor) {
  std::istringstream lines(table);
  std::string line, made;
  while (std::getline(lines, line)) {
    const std::size_t comma = line.rfind(',');
    const bool is_count = comma != std::string::npos && std::isdigit(line[comma + 1]) != 0;
    made += is_count
                ? line.substr(0, comma + 1) + std::to_string(static_cast<std::int64_t>(
                                                  std::stod(line.substr(comma + 1)) * factor + 0.5))
                : line;
    made += '\n';
  }
  return made;
}

void keep_the_first_arm(Json& scenario) {
  Json& arms = scenario["arms"];
  while (arms.size() > 1) arms.erase(std::prev(arms.end()));
  scenario["experiment"].erase("compare");
}

/// Rivermouth with `people` in need instead of its own number.
ScenarioText town_of(double people) {
  const std::string folder = std::string(WAYMARK_SOURCE_DIR) + "/scenarios/rivermouth";
  Json scenario = Json::parse(text_of(folder + "/scenario.json"), nullptr, true, true);
  Json& count = scenario["population"]["count"];
  const double factor = people / number_in(scenario, count);
  count = static_cast<std::int64_t>(people);
  for (auto& team : scenario["teams"])
    for (const char* size : {"fte", "count"})
      if (team.contains(size)) team[size] = multiplied(scenario, team[size], factor);
  keep_the_first_arm(scenario);
  ScenarioText source;
  source.text = scenario.dump();
  source.file = folder + "/scenario.json";
  source.files = [folder, factor](const std::string& table) -> std::optional<std::string> {
    return multiplied_counts(text_of(folder + "/" + table), factor);
  };
  return source;
}

/// Counts what it passes on to the measures.
struct CountingReader {
  Accumulator& measures;
  std::uint64_t person_events = 0;

  static void absorb(void* self, const std::vector<Fact>& facts) {
    auto& reader = *static_cast<CountingReader*>(self);
    for (const Fact& fact : facts)
      reader.person_events += fact.kind == FactKind::moved || fact.kind == FactKind::contact ||
                              fact.kind == FactKind::session || fact.kind == FactKind::rang;
    reader.measures.absorb(facts);
  }
};

std::size_t bytes_of(World& world) {
  std::size_t bytes = 0;
  const auto add = [&bytes](const char*, const auto& column) { bytes += column.bytes(); };
  world.each_person_column(add);
  return bytes;
}

void live_in_a_town(benchmark::State& state) {
  Scenario scenario = compile_scenario(town_of(static_cast<double>(state.range(0))));
  Comparison dates_of_measures(scenario, {Couplings::all});  // writes them into the model
  Diagnostics problems;
  const std::vector<MeasuresPlan> plans = plan_measures(scenario.all.measures, problems);
  const Model& model = scenario.all.model;
  World world;
  Accumulator measures(plans.front());
  std::uint64_t events = 0, replication = 0;
  for (auto _ : state) {
    measures.reset(plans.front());
    Journal journal;
    journal.ask_for(plans.front().kinds);
    CountingReader reader{measures};
    Run run(model, world, handler_table(), journal, {&reader, CountingReader::absorb});
    run.begin(7, replication++, model.base_arm);
    run.advance_to(model.horizon);
    run.flush();
    events += reader.person_events;
  }
  const auto living = static_cast<double>(world.living);
  const double years = in_years(model.warm_up + model.horizon);
  state.SetItemsProcessed(static_cast<std::int64_t>(events));
  state.counters["bytes/person"] = static_cast<double>(bytes_of(world)) / living;
  state.counters["person-years/s"] =
      benchmark::Counter(living * years, benchmark::Counter::kIsIterationInvariantRate);
}

BENCHMARK(live_in_a_town)
    ->Name("W4/town")
    ->Arg(10'000)
    ->Arg(100'000)
    ->Arg(1'000'000)
    ->Iterations(1)
    ->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace waymark
