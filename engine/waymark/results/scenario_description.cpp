#include "waymark/results/scenario_description.h"

#include <algorithm>

#include "waymark/compile/step_kinds.h"
#include "waymark/measures/life_better.h"
#include "waymark/results/json_writer.h"
#include "waymark/results/route_description.h"
#include "waymark/steps/gate.h"

namespace waymark {

namespace {

constexpr double ms_in_year = static_cast<double>(ms_per_year);

bool is_coupling(const AssumptionRow& row) {
  return std::any_of(row.uses.begin(), row.uses.end(),
                     [](const AssumptionUse& use) { return use.coupling; });
}

std::string range_of(const AssumptionRow& row) {
  return row.written_low.empty() ? std::string() : row.written_low + " to " + row.written_high;
}

void write_arms(JsonWriter& json, const Scenario& scenario) {
  json.key("arms").begin_object();
  for (const ArmDocument& arm : scenario.arm_documents) {
    json.key(arm.id).begin_object();
    json.key("changes").begin_list();
    for (const Change& change : arm.changes) {
      json.begin_object().text("label", change.label);
      if (!change.clause.empty()) json.text("clause", change.clause);
      json.end_object();
    }
    json.end_list().end_object();
  }
  json.end_object();
  json.key("pairs").begin_list();
  const std::string& base = scenario.arm_documents.front().id;
  const std::string first = compared_arm(scenario);
  const auto write_pair = [&](const std::string& other) {
    json.begin_object().text("base", base).text("other", other).end_object();
  };
  if (!first.empty()) write_pair(first);
  for (const ArmDocument& arm : scenario.arm_documents)
    if (arm.id != base && arm.id != first) write_pair(arm.id);
  json.end_list();
}

void write_hoops(JsonWriter& json, const ScenarioFields& fields) {
  json.key("hoops").begin_object();
  for (const auto& [id, step, place] : fields.pathway) {
    if (!step.holds<GateFields>()) continue;
    const GateFields& gate = step.as<GateFields>();
    json.key(id).begin_object();
    json.text("label", gate.common.label.empty() ? id : gate.common.label);
    json.boolean("retelling", gate.retelling);
    if (gate.protects) {
      const ClockFields* clock = fields.clocks.find(gate.protects->clock.id);
      json.text("protects",
                clock == nullptr || clock->label.empty() ? gate.protects->clock.id : clock->label);
    }
    json.end_object();
  }
  json.end_object();
}

const IndicatorWords* indicator_of(const Chosen& measure) {
  if (measure.holds<StartsWithinMeasure>()) return &measure.as<StartsWithinMeasure>().indicator;
  if (measure.holds<CompletedMeasure>()) return &measure.as<CompletedMeasure>().indicator;
  if (measure.holds<ReturnedWithinMeasure>()) return &measure.as<ReturnedWithinMeasure>().indicator;
  if (measure.holds<MissedContactsMeasure>()) return &measure.as<MissedContactsMeasure>().indicator;
  if (measure.holds<RepeatRequestsMeasure>()) return &measure.as<RepeatRequestsMeasure>().indicator;
  return nullptr;
}

void write_measures(JsonWriter& json, const ScenarioFields& fields) {
  json.key("indicators").begin_object();
  for (const auto& [id, measure, place] : fields.measures) {
    const IndicatorWords* words = indicator_of(measure);
    if (words == nullptr) continue;
    json.key(id).begin_object();
    if (words->target) json.number("target", words->target->value);
    if (!words->required_by.empty()) json.text("requiredBy", words->required_by);
    json.end_object();
  }
  json.end_object();
  for (const auto& [id, measure, place] : fields.measures) {
    if (!measure.holds<LifeBetterMeasure>()) continue;
    const LifeBetterMeasure& life = measure.as<LifeBetterMeasure>();
    const Chosen* columns = fields.measures.find(life.columns.id);
    const IndicatorWords* words = columns == nullptr ? nullptr : indicator_of(*columns);
    json.key("twoByTwo").begin_object();
    json.text("columnsBy", words == nullptr || words->words.label.empty() ? life.columns.id
                                                                          : words->words.label);
    json.text("standard", life.words.label.empty() ? id : life.words.label);
    json.end_object();
    break;
  }
}

/// Whether targets rank the arms as lives do: the first indicator with a target against the first
/// headline of the long term.
void write_rank(JsonWriter& json, const ExperimentPlan& plan, const ScenarioFields& fields) {
  std::string target, life;
  for (const MetricInfo& metric : plan.metrics) {
    const Chosen* measure = fields.measures.find(metric.measure);
    const IndicatorWords* words = measure == nullptr ? nullptr : indicator_of(*measure);
    if (target.empty() && words != nullptr && words->target && metric.part == "reported")
      target = metric.id;
    if (life.empty() && metric.headline && metric.horizon == Horizon::long_term) life = metric.id;
  }
  if (target.empty() || life.empty()) return;
  json.key("rankAgreement").begin_object().text("target", target).text("life", life).end_object();
}

void write_money(JsonWriter& json, const ScenarioFields& fields, double horizon_years) {
  json.key("payers").begin_object();
  for (const auto& [id, label, place] : fields.payers)
    json.key(id).begin_object().text("label", label.empty() ? id : label).end_object();
  json.end_object();
  if (fields.payers.empty()) return;
  const std::string payer = fields.payers.contains("council") ? "council" : fields.payers[0].id;
  json.key("opening")
      .begin_object()
      .text("payer", payer)
      .number("years", std::min(5.0, horizon_years))
      .end_object();
}

void write_assumptions(JsonWriter& json, const Scenario& scenario) {
  json.key("assumptions").begin_list();
  for (const AssumptionRow& row : scenario.all.assumptions.rows) {
    json.begin_object().text("name", row.name);
    if (!row.label.empty()) json.text("label", row.label);
    json.text("value", row.written_value);
    if (!row.written_low.empty()) json.text("range", range_of(row));
    json.text("standing", name_of(row.standing)).text("source", row.source);
    json.key("usedAt").begin_list();
    for (const AssumptionUse& use : row.uses) json.text(use.place.pointer);
    json.end_list().boolean("coupling", is_coupling(row)).end_object();
  }
  json.end_list();
}

void write_texts(JsonWriter& json, const char* name, const std::vector<std::string>& texts) {
  json.key(name).begin_list();
  for (const std::string& text : texts) json.text(text);
  json.end_list();
}

/// What this version of the engine cannot say yet, so that no reader takes it for nought.
const std::vector<std::string> not_modelled = {
    "Organisations do not change during a run: targets do not yet move effort or records, so the "
    "reported and the "
    "lived figure differ only by when their clocks start and whom they count.",
    "Staff do not tire, learn or fall short: posts are filled at once when somebody leaves.",
    "Ties between people, guides, volunteering and the giving side of lives.",
    "Housing and work as routes of their own, and money that follows people between budgets.",
};

}  // namespace

std::string compared_arm(const Scenario& scenario) {
  const std::string& named = scenario.base().experiment.compare.id;
  const auto& arms = scenario.arm_documents;
  for (const ArmDocument& arm : arms)
    if (arm.id == named && arm.id != arms.front().id) return named;
  return arms.size() < 2 ? std::string() : arms[1].id;
}

std::vector<AssumptionText> assumption_texts(const Scenario& scenario) {
  std::vector<AssumptionText> texts;
  for (const AssumptionRow& row : scenario.all.assumptions.rows)
    texts.push_back({row.name, row.label, row.written_value, range_of(row),
                     std::string(name_of(row.standing)), row.source, is_coupling(row)});
  return texts;
}

std::string description_of(const Scenario& scenario, const ExperimentPlan& plan,
                           const std::string& command) {
  const ScenarioFields& fields = scenario.base();
  const double horizon_years = fields.preamble.dates.horizon.value / ms_in_year;
  JsonWriter json;
  json.begin_object();
  json.text("title", fields.preamble.title).text("question", fields.preamble.question);
  json.key("vocabulary").begin_object();
  for (const auto& [word, meaning, place] : fields.preamble.vocabulary) json.text(word, meaning);
  json.end_object();
  json.text("startDate", print_date(fields.preamble.dates.start));
  json.number("horizonYears", horizon_years);
  json.number("warmUpYears", fields.preamble.dates.warm_up.value / ms_in_year);
  write_arms(json, scenario);
  write_hoops(json, fields);
  write_measures(json, fields);
  write_rank(json, plan, fields);
  write_money(json, fields, horizon_years);
  json.key("routes");
  write_routes(json, scenario);
  write_assumptions(json, scenario);
  write_texts(json, "notModelledYet", not_modelled);
  write_texts(json, "leavesOut", fields.leaves_out);
  json.key("reproduce").begin_object().text("command", command);
  write_texts(json, "notes",
              {"The fingerprint is the same on any machine, compiler and number of threads.",
               "Repeating the command takes up an interrupted run where it stopped."});
  json.end_object().end_object();
  return json.json();
}

}  // namespace waymark
