#include <string>
#include <string_view>

#include "waymark/results/report_sections.h"
#include "waymark/results/words.h"

namespace waymark {

namespace {

constexpr std::string_view reached_part = "/reached";

/// The mean of `funnel`/`part` on an arm as people of 100; NaN where there is none.
double funnel_mean(const ReportFigures& figures, std::size_t arm, const std::string& part) {
  const auto slot = figures.main_slot(figures.metric("funnel", part));
  if (!slot) return not_defined;
  const SlotTally& tally = figures.all(arm, *slot);
  return tally.is_withheld ? not_defined : tally.level.mean() * out_of_100;
}

/// The step's id when this is the metric "ID/reached" of the funnel, else "".
std::string hoop_of(const MetricInfo& metric) {
  const std::string_view part = metric.part;
  if (metric.measure != "funnel" || part.size() <= reached_part.size()) return "";
  const std::size_t end = part.size() - reached_part.size();
  return part.substr(end) == reached_part ? std::string(part.substr(0, end)) : "";
}

void write_hoop_of_arm(JsonWriter& json, const ReportFigures& figures,
                       const ReportDescription& words, std::size_t arm, const std::string& hoop,
                       double reached) {
  const auto found = words.hoops.find(hoop);
  const HoopWords shown = found == words.hoops.end() ? HoopWords{} : found->second;
  json.begin_object().text("id", hoop).text("label", shown.label.empty() ? hoop : shown.label);
  json.number("reached", reached);
  json.number("lost", funnel_mean(figures, arm, hoop + "/lost"));
  json.number("refused", funnel_mean(figures, arm, hoop + "/refused"));
  json.number("gaveUpWaiting", funnel_mean(figures, arm, hoop + "/gave-up"));
  if (!shown.protects.empty()) json.text("protects", shown.protects);
  json.boolean("retelling", shown.is_retelling).end_object();
}

void write_hoops_of_arm(JsonWriter& json, const ReportFigures& figures,
                        const ReportDescription& words, std::size_t arm) {
  json.key("steps").begin_list();
  for (const MetricInfo& metric : figures.plan().metrics) {
    const std::string hoop = hoop_of(metric);
    if (hoop.empty()) continue;
    const double reached = funnel_mean(figures, arm, metric.part);
    // A hoop that nobody ever reached on this arm has been removed there.
    if (reached > 0) write_hoop_of_arm(json, figures, words, arm, hoop, reached);
  }
  json.end_list();
}

}  // namespace

void write_where_at(JsonWriter& json, const ReportFigures& figures) {
  json.key("whereAt").begin_list();
  for (std::size_t arm = 0; arm < figures.arms(); ++arm) {
    for (std::size_t slot = 0; slot < figures.plan().slots.size(); ++slot) {
      const MetricInfo& metric = figures.metric_of(slot);
      const auto year = years_in(figures.time_of(slot));
      const SlotTally& tally = figures.all(arm, slot);
      if (metric.measure != "where-at" || !year ||
          is_withheld_or_unknown(tally.level, tally.is_withheld)) {
        continue;
      }
      json.begin_object().text("arm", figures.arm_id(arm)).number("year", *year);
      json.text("state", metric.part_label);
      write_estimate(json, "of100", tally.level, tally.is_withheld, out_of_100);
      json.end_object();
    }
  }
  json.end_list();
}

void write_funnels(JsonWriter& json, const ReportFigures& figures, const ReportDescription& words) {
  const auto started = figures.main_slot(figures.metric("funnel", "started"));
  const auto lost = figures.main_slot(figures.metric("funnel", "lost-before"));
  if (!started || !lost) return;
  json.key("funnels").begin_list();
  for (std::size_t arm = 0; arm < figures.arms(); ++arm) {
    const SlotTally& of_started = figures.all(arm, *started);
    const SlotTally& of_lost = figures.all(arm, *lost);
    if (is_withheld_or_unknown(of_started.level, of_started.is_withheld) ||
        is_withheld_or_unknown(of_lost.level, of_lost.is_withheld)) {
      continue;
    }
    json.begin_object().text("arm", figures.arm_id(arm));
    write_hoops_of_arm(json, figures, words, arm);
    write_estimate(json, "started", of_started.level, of_started.is_withheld, out_of_100);
    write_estimate(json, "lostBefore", of_lost.level, of_lost.is_withheld, out_of_100);
    json.number("stillOnTheWay", funnel_mean(figures, arm, "on-the-way")).end_object();
  }
  json.end_list();
}

void write_two_by_two(JsonWriter& json, const ReportFigures& figures,
                      const ReportDescription& words) {
  const MetricInfo* first = nullptr;
  for (const MetricInfo& metric : figures.plan().metrics) {
    if (first == nullptr && metric.part == "met-better") first = &metric;
  }
  if (first == nullptr) return;
  const std::string measure = first->measure;
  json.key("twoByTwo").begin_object();
  json.text("columnsBy", words.columns_by.empty() ? first->label : words.columns_by);
  json.text("standard", words.standard.empty() ? first->definition : words.standard);
  json.key("arms").begin_list();
  for (std::size_t arm = 0; arm < figures.arms(); ++arm) {
    const auto tally_of = [&](const char* part) -> const SlotTally* {
      const auto slot = figures.main_slot(figures.metric(measure, part));
      return slot ? &figures.all(arm, *slot) : nullptr;
    };
    const SlotTally* cell = tally_of("met-better");
    if (cell == nullptr || is_withheld_or_unknown(cell->level, cell->is_withheld)) continue;
    json.begin_object().text("arm", figures.arm_id(arm));
    constexpr const char* cells[][2] = {{"met-better", "metBetter"},
                                        {"met-not-better", "metNotBetter"},
                                        {"missed-better", "missedBetter"},
                                        {"missed-not-better", "missedNotBetter"},
                                        {"not-counted-better", "notCountedBetter"},
                                        {"not-counted-not-better", "notCountedNotBetter"}};
    for (const auto& [part, key] : cells) {
      if (const SlotTally* found = tally_of(part)) {
        write_estimate(json, key, found->level, found->is_withheld);
      }
    }
    constexpr const char* counts[][2] = {{"counted", "counted"}, {"left-out", "leftOut"}};
    for (const auto& [part, key] : counts) {
      if (const SlotTally* found = tally_of(part)) json.number(key, found->level.mean());
    }
    json.end_object();
  }
  json.end_list().end_object();
}

void write_equity(JsonWriter& json, const ReportFigures& figures, const ReportDescription& words) {
  json.key("equity").begin_list();
  for (std::size_t slot = 0; slot < figures.plan().slots.size(); ++slot) {
    const MetricInfo& metric = figures.metric_of(slot);
    const std::string& group = figures.plan().slots[slot].group;
    const bool is_shown =
        metric.headline || (metric.measure == "funnel" && metric.part == "started");
    // One time a metric: that of its main figure for everyone.
    const auto main = figures.main_slot(figures.plan().slots[slot].metric);
    if (group.empty() || !is_shown || !main || figures.time_of(*main) != figures.time_of(slot)) {
      continue;
    }
    const auto known = words.groups.find(group);
    for (std::size_t arm = 0; arm < figures.arms(); ++arm) {
      const SlotTally& tally = figures.all(arm, slot);
      json.begin_object().text("metric", metric.id);
      json.text("label", label_of(metric, figures.time_of(slot))).text("unit", metric.unit);
      json.text("better", word_for(metric.better));
      json.text("group", known == words.groups.end() ? group : known->second);
      json.text("arm", figures.arm_id(arm));
      if (tally.is_withheld) {
        json.boolean("suppressed", true);
      } else {
        write_estimate(json, "value", tally.level, false);
      }
      json.end_object();
    }
  }
  json.end_list();
}

}  // namespace waymark
