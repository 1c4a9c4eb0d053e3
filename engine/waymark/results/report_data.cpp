#include "waymark/results/report_data.h"

#include "waymark/results/error.h"
#include "waymark/results/report_sections.h"

namespace waymark {

namespace {

constexpr std::string_view mark = "<!--WAYMARK-REPORT-DATA-->";

std::string safe_inside_script(const std::string& json) {
  std::string safe;
  for (std::size_t i = 0; i < json.size(); ++i) {
    const std::string_view three = std::string_view(json).substr(i, 3);
    if (json[i] == '<') {
      safe += "\\u003c";
    } else if (three == "\xe2\x80\xa8" || three == "\xe2\x80\xa9") {
      safe += three == "\xe2\x80\xa8" ? "\\u2028" : "\\u2029";
      i += 2;
    } else {
      safe += json[i];
    }
  }
  return safe;
}

void write_words(JsonWriter& json, const ReportDescription& words, const ExperimentPlan& plan) {
  // Title and question are required; a run without words is named by its scenario.
  if (words.as_they_are.count("title") == 0) json.text("title", plan.scenario);
  if (words.as_they_are.count("question") == 0) json.text("question", "");
  for (const auto& [key, value] : words.as_they_are) json.key(key).raw(value);
}

}  // namespace

std::string report_data(RunDatabase& run, const RunDatabase* samples) {
  const RunRecord record = run.record();
  const ReportDescription words = read_description(record.description, "results.sqlite");
  const ReportFigures figures(run);
  JsonWriter json;
  json.begin_object().key("format").integer(1);
  write_words(json, words, run.plan());
  write_run(json, figures, words);
  write_arms(json, figures, words);
  write_opening(json, figures, words);
  write_where_at(json, figures);
  write_funnels(json, figures, words);
  write_indicators(json, figures, words);
  write_outcomes(json, figures);
  write_two_by_two(json, figures, words);
  write_rank_agreement(json, figures, words);
  write_fans(json, figures, words);
  write_differences(json, figures);
  write_money(json, figures, words);
  write_value_for_money(json, figures);
  if (samples != nullptr) write_unknown(json, figures, *samples);
  write_burden(json, figures);
  write_equity(json, figures, words);
  write_assumptions(json, figures, words);
  if (words.as_they_are.count("reproduce") == 0) {
    json.key("reproduce").begin_object().text("command", record.command).end_object();
  }
  json.end_object();
  return json.json();
}

std::string report_page(const std::string& page, const std::string& json,
                        const std::string& page_path) {
  const std::size_t place = page.find(mark);
  if (place == std::string::npos || page.find(mark, place + 1) != std::string::npos) {
    throw ResultsError(
        page_path, "is not the report page: it must hold " + std::string(mark) + " exactly once");
  }
  std::string whole = page;
  whole.replace(place, mark.size(), safe_inside_script(json));
  return whole;
}

}  // namespace waymark
