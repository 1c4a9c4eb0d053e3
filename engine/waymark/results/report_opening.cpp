#include <string>

#include "waymark/results/report_sections.h"
#include "waymark/results/words.h"

namespace waymark {

namespace {

/// The arms of the first sentence: the first pair given, else the base arm and the next one.
struct OpeningArms {
  std::size_t base = 0, other = 0;
};

OpeningArms opening_arms(const ReportFigures& figures, const ReportDescription& words) {
  OpeningArms arms;
  arms.base = figures.base_arm();
  arms.other = arms.base == 0 ? 1 : 0;
  for (std::size_t arm = 0; arm < figures.arms(); ++arm) {
    if (figures.plan().arms[arm].id == words.pair_other && arm != arms.base) arms.other = arm;
  }
  return arms;
}

void write_cost(JsonWriter& json, const ReportFigures& figures, const ReportDescription& words,
                std::size_t other) {
  for (std::size_t slot = 0; slot < figures.plan().slots.size(); ++slot) {
    const MetricInfo& metric = figures.metric_of(slot);
    const std::string& part = metric.part;
    const std::size_t slash = part.find("/undiscounted");
    if (metric.measure != "money" || slash == std::string::npos) continue;
    const std::string payer = part.substr(0, slash);
    if (!words.opening_payer.empty() && payer != words.opening_payer) continue;
    if (years_in(figures.time_of(slot)) != words.opening_years) continue;
    const SlotTally& tally = figures.all(other, slot);
    if (is_withheld_or_unknown(tally.difference, tally.difference_is_withheld)) continue;
    const auto known = words.payers.find(payer);
    const bool is_named = known != words.payers.end() && !known->second.label.empty();
    json.key("cost").begin_object();
    json.text("payer", is_named ? known->second.label : payer);
    json.number("years", words.opening_years);
    write_estimate(json, "difference", tally.difference, tally.difference_is_withheld);
    json.end_object();
    return;
  }
}

}  // namespace

void write_run(JsonWriter& json, const ReportFigures& figures, const ReportDescription& words) {
  const RunRecord record = figures.run().record();
  const std::uint64_t n = record.result.replications;
  json.key("run").begin_object();
  json.text("seed", std::to_string(figures.plan().seed));
  json.key("replications").integer(static_cast<std::int64_t>(n));
  json.text("engineVersion", record.identity.engine_version);
  json.text("compiler", record.compiler);
  json.text("fingerprint", hexadecimal(record.result.fingerprint));
  json.text("scenarioSha256", record.identity.scenario_sha256);
  json.text("command", record.command);
  json.text("created", record.created);
  json.number("horizonYears", words.horizon_years).number("warmUpYears", words.warm_up_years);
  json.text("startDate", words.start_date);
  json.text("stopped", record.stopped);
  if (record.result.runs_needed > n) {
    json.key("moreRuns").integer(static_cast<std::int64_t>(record.result.runs_needed - n));
  }
  json.text("rangeMeans", "95 % interval for the average over " + count_text(n) +
                              (figures.arms() > 1 ? " paired run" : " run") + (n == 1 ? "" : "s") +
                              ", chance alone");
  json.end_object();
}

void write_arms(JsonWriter& json, const ReportFigures& figures, const ReportDescription& words) {
  json.key("arms").begin_list();
  for (std::size_t arm = 0; arm < figures.arms(); ++arm) {
    const ArmInfo& info = figures.plan().arms[arm];
    json.begin_object().text("id", info.id).text("label", info.label);
    const auto known = words.arms.find(info.id);
    if (known != words.arms.end()) {
      for (const char* key : {"description", "changes"}) {
        const auto found = known->second.find(key);
        if (found != known->second.end()) json.key(key).raw(found->second);
      }
    }
    if (arm == figures.base_arm()) json.boolean("base", true);
    json.end_object();
  }
  json.end_list();
}

void write_opening(JsonWriter& json, const ReportFigures& figures, const ReportDescription& words) {
  const auto slot = figures.main_slot(figures.metric("funnel", "started"));
  if (!slot || figures.arms() < 2) return;
  const auto [base, other] = opening_arms(figures, words);
  const SlotTally& of_base = figures.all(base, *slot);
  const SlotTally& of_other = figures.all(other, *slot);
  if (is_withheld_or_unknown(of_base.level, of_base.is_withheld) ||
      is_withheld_or_unknown(of_other.difference, of_other.difference_is_withheld)) {
    return;
  }
  json.key("opening").begin_object();
  json.text("base", figures.plan().arms[base].id).text("other", figures.plan().arms[other].id);
  write_estimate(json, "startedBase", of_base.level, of_base.is_withheld, out_of_100);
  write_estimate(json, "startedOther", of_other.level, of_other.is_withheld, out_of_100);
  write_estimate(json, "difference", of_other.difference, of_other.difference_is_withheld,
                 out_of_100);
  if (const SlotTally* measured = figures.measured_only(other, *slot)) {
    write_estimate(json, "differenceMeasuredOnly", measured->difference,
                   measured->difference_is_withheld, out_of_100);
  }
  write_cost(json, figures, words, other);
  json.end_object();
}

void write_assumptions(JsonWriter& json, const ReportFigures& figures,
                       const ReportDescription& words) {
  if (words.as_they_are.count("assumptions") != 0) return;  // the caller knows more of them
  const std::vector<AssumptionText> rows = figures.run().assumptions();
  if (rows.empty()) return;
  json.key("assumptions").begin_list();
  for (const AssumptionText& row : rows) {
    json.begin_object().text("name", row.name).text("value", row.value);
    if (!row.label.empty()) json.text("label", row.label);
    if (!row.range.empty()) json.text("range", row.range);
    json.text("standing", row.standing).text("source", row.source);
    json.boolean("coupling", row.is_coupling);
    if (!row.causal_share.empty()) json.text("causalShareWritten", row.causal_share);
    json.end_object();
  }
  json.end_list();
}

}  // namespace waymark
