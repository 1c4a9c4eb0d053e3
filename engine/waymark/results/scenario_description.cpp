#include "waymark/results/scenario_description.h"

#include <algorithm>
#include <set>

#include "waymark/compile/changing_over.h"
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
  if (!row.written_error.empty()) return "standard error " + row.written_error;
  return row.written_low.empty() ? std::string() : row.written_low + " to " + row.written_high;
}

void write_arm_changes(JsonWriter& json, const Scenario& scenario) {
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

void write_hoop_words(JsonWriter& json, const ScenarioFields& fields) {
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

void write_money_words(JsonWriter& json, const ScenarioFields& fields, double horizon_years) {
  json.key("payers").begin_object();
  for (const auto& [id, label, place] : fields.payers)
    json.key(id).begin_object().text("label", label.empty() ? id : label).end_object();
  json.end_object();
  if (fields.payers.empty()) return;
  json.key("opening")
      .begin_object()
      .text("payer", fields.payers[0].id)
      .number("years", std::min(5.0, horizon_years))
      .end_object();
}

void write_assumption_texts(JsonWriter& json, const Scenario& scenario) {
  json.key("assumptions").begin_list();
  for (const AssumptionRow& row : scenario.all.assumptions.rows) {
    json.begin_object().text("name", row.name);
    if (!row.label.empty()) json.text("label", row.label);
    json.text("value", row.written_value);
    if (!range_of(row).empty()) json.text("range", range_of(row));
    json.text("standing", name_of(row.standing)).text("source", row.source);
    json.key("usedAt").begin_list();
    for (const AssumptionUse& use : row.uses) json.text(use.place.pointer);
    json.end_list().boolean("coupling", is_coupling(row));
    if (row.scales_an_effect) {
      json.number("causalShare", row.share_used).text("causalShareWritten", row.causal_share);
    }
    json.end_object();
  }
  json.end_list();
}

void write_texts(JsonWriter& json, const char* name, const std::vector<std::string>& texts) {
  json.key(name).begin_list();
  for (const std::string& text : texts) json.text(text);
  json.end_list();
}

void write_left_out(JsonWriter& json, const std::vector<LeftOut>& left_out) {
  json.key("leavesOut").begin_list();
  for (const LeftOut& each : left_out) {
    json.begin_object().text("what", each.what);
    if (!each.who.empty()) json.text("who", each.who);
    if (!each.why.empty()) json.text("why", each.why);
    json.end_object();
  }
  json.end_list();
}

void write_looked_back(JsonWriter& json, const std::vector<LookedBack>& rows) {
  json.key("lookedBack").begin_list();
  for (const LookedBack& row : rows) {
    json.begin_object().text("what", row.what).text("unit", row.unit);
    json.text("period", row.period).text("from", row.from).text("verdict", row.verdict);
    for (const auto& [name, value] :
         {std::pair("yours", row.yours), {"model", row.model}, {"lo", row.low}, {"hi", row.high}})
      if (value) json.number(name, *value);
    json.end_object();
  }
  json.end_list();
}

std::string label_of_step(const ScenarioFields& fields, const std::string& id) {
  const Chosen* step = fields.pathway.find(id);
  const std::string label = step == nullptr ? "" : entry_of(*step).common(*step).label;
  return label.empty() ? id : label;
}

/// Words stand once, though several arms may have them; each names the steps of the first such arm.
void write_voices(JsonWriter& json, const Scenario& scenario) {
  json.key("voices").begin_list();
  std::set<std::string> told;
  for (const ArmFieldsRead& arm : scenario.all.arms) {
    for (const auto& [id, voice, place] : arm.fields.preamble.voices) {
      if (!told.insert(id).second) continue;
      json.begin_object().key("steps").begin_list();
      for (const Reference& step : voice.at)
        json.begin_object()
            .text("id", step.id)
            .text("label", label_of_step(arm.fields, step.id))
            .end_object();
      json.end_list().text("words", voice.words).text("who", voice.who);
      json.text("when", voice.when).text("consent", voice.consent).end_object();
    }
  }
  json.end_list();
}

/// Planned money by payer, what arms declare beyond it, and what changing over costs.
void write_planned_money(JsonWriter& json, const Scenario& scenario) {
  const PlannedMoney& money = scenario.planned_money;
  if (money.rows.empty()) return;
  const auto arm_id = [&](std::size_t arm) { return scenario.arm_documents[arm].id; };
  json.key("plannedMoney").begin_object().key("rows").begin_list();
  for (const PlannedMoney::Row& row : money.rows)
    for (std::size_t arm = 0; arm < row.by_arm.size(); ++arm)
      json.begin_object()
          .text("arm", arm_id(arm))
          .text("payer", row.label)
          .number("poundsAYear", row.by_arm[arm])
          .end_object();
  json.end_list().key("extras").begin_list();
  for (const PlannedMoney::Extra& extra : money.extras)
    json.begin_object()
        .text("arm", arm_id(extra.arm))
        .number("poundsAYear", extra.pounds)
        .text("why", extra.why)
        .end_object();
  json.end_list();
  if (const auto& transition = scenario.base().transition) {
    json.key("transition").begin_object().number("poundsAChange", transition->cost.value);
    json.number("doubleRunningYears", transition->double_running.value / ms_in_year);
    json.key("arms").begin_list();
    for (const ArmDocument& arm : scenario.arm_documents)
      json.begin_object()
          .text("arm", arm.id)
          .number("changes", static_cast<double>(route_changes(arm)))
          .end_object();
    json.end_list().end_object();
  }
  json.end_object();
}

/// What this version of the engine cannot say yet, so that no reader takes it for nought.
const std::vector<std::string> not_modelled = {
    "Organisations do not change during a run: targets do not yet move effort or records, so the "
    "reported and the "
    "lived figure differ only by when their clocks start and whom they count.",
    "Staff do not tire or learn.",
    "Money does not follow people between budgets.",
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
                     std::string(name_of(row.standing)), row.source, is_coupling(row),
                     row.scales_an_effect ? row.causal_share : std::string()});
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
  write_arm_changes(json, scenario);
  write_hoop_words(json, fields);
  write_measures(json, fields);
  write_rank(json, plan, fields);
  write_money_words(json, fields, horizon_years);
  write_planned_money(json, scenario);
  json.key("routes");
  write_routes(json, scenario);
  write_assumption_texts(json, scenario);
  write_texts(json, "notModelledYet", not_modelled);
  write_left_out(json, fields.preamble.leaves_out);
  write_looked_back(json, scenario.looked_back);
  write_voices(json, scenario);
  json.key("reproduce").begin_object().text("command", command);
  write_texts(json, "notes",
              {"The fingerprint is the same on any machine, compiler and number of threads.",
               "Repeating the command takes up an interrupted run where it stopped."});
  json.end_object().end_object();
  return json.json();
}

}  // namespace waymark
