#include "cli/summary.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <vector>

#include "cli/unknown_text.h"
#include "cli/value_for_money_text.h"
#include "waymark/compile/planned_money.h"
#include "waymark/results/report_data.h"
#include "waymark/results/run_folder.h"
#include "waymark/scenario/vocabulary.h"

namespace waymark {

namespace {

using Json = nlohmann::json;

std::string label_of_arm(const Json& data, const std::string& id) {
  for (const Json& arm : data.at("arms"))
    if (arm.at("id") == id) return arm.at("label");
  return id;
}

bool has(const Json& object, const char* key) {
  return object.contains(key) && !object.at(key).is_null();
}

/// "12.3 (11.8 to 12.9)" in the unit of the metric.
std::string estimate(const Json& value, double scale, int decimals) {
  const auto number = [&](const char* key) {
    const std::string text = fmt::format("{:.{}f}", value.at(key).get<double>() * scale, decimals);
    const bool is_nothing = text.find_first_not_of("-0.") == std::string::npos;
    return is_nothing && text.front() == '-' ? text.substr(1) : text;
  };
  if (!has(value, "lo") || !has(value, "hi")) return number("mean");
  return fmt::format("{} ({} to {})", number("mean"), number("lo"), number("hi"));
}

Vocabulary vocabulary_of(const Json& data) {
  return has(data, "vocabulary")
             ? Vocabulary(data.at("vocabulary").get<std::map<std::string, std::string>>())
             : Vocabulary();
}

/// "£232,795 (£188,456 to £277,133)".
std::string pounds(const Json& value) {
  const auto amount = [&](const char* key) { return whole_pounds(value.at(key).get<double>()); };
  if (!has(value, "lo") || !has(value, "hi")) return amount("mean");
  return fmt::format("{} ({} to {})", amount("mean"), amount("lo"), amount("hi"));
}

void print_opening(const Json& data) {
  if (!has(data, "opening")) return;
  const Json& opening = data.at("opening");
  const Vocabulary words = vocabulary_of(data);
  fmt::print("Of 100 {} asking for help, {} start {} on \"{}\" and {} on \"{}\".\n",
             words.in_words("people"), estimate(opening.at("startedBase"), 1, 1),
             words.in_words("support"), label_of_arm(data, opening.at("base")),
             estimate(opening.at("startedOther"), 1, 1), label_of_arm(data, opening.at("other")));
  if (has(opening, "differenceMeasuredOnly"))
    fmt::print("The difference is {}; counting only effects that someone has measured, it is {}.\n",
               estimate(opening.at("difference"), 1, 1),
               estimate(opening.at("differenceMeasuredOnly"), 1, 1));
  if (has(opening, "cost")) {
    const Json& cost = opening.at("cost");
    fmt::print("Over {:.0f} years the difference in cost ({}) is {}.\n",
               cost.at("years").get<double>(), cost.at("payer").get<std::string>(),
               pounds(cost.at("difference")));
  }
  fmt::print("{} Ranges are {}.\n", words.in_words("The people are invented."),
             data.at("run").at("rangeMeans").get<std::string>());
}

/// What arms declare beyond equal money, so that no comparison is read without it.
void print_extra_money(const Json& data) {
  if (!has(data, "plannedMoney")) return;
  for (const Json& extra : data.at("plannedMoney").at("extras"))
    fmt::print("\n\"{}\" plans {} a year {} than the others: {}\n",
               label_of_arm(data, extra.at("arm")),
               whole_pounds(std::abs(extra.at("poundsAYear").get<double>())),
               extra.at("poundsAYear").get<double>() < 0 ? "less" : "more",
               extra.at("why").get<std::string>());
}

/// No more than that is known of one run, which has no range.
bool never_differs(const Json* row) {
  for (const char* part : {"mean", "lo", "hi"})
    if (!has(*row, part) || row->at(part) != 0) return false;
  return true;
}

void print_difference(const Json& row) {
  const bool is_share = row.at("unit") == "share";
  fmt::print("  {:<58} {:>22}{}  {}\n", row.at("label").get<std::string>(),
             estimate(row, is_share ? 100 : 1, is_share ? 1 : 2), is_share ? " of 100" : "",
             row.at("verdict").get<std::string>());
}

void print_differences(const Json& data) {
  if (!has(data, "differences") || !has(data, "pairs")) return;
  for (const Json& pair : data.at("pairs")) {
    fmt::print("\n{} against {}\n", label_of_arm(data, pair.at("other")),
               label_of_arm(data, pair.at("base")));
    std::vector<const Json*> rows;
    for (const Json& row : data.at("differences"))
      if (row.at("pair") == pair && row.value("headline", false)) rows.push_back(&row);
    if (!rows.empty() && std::all_of(rows.begin(), rows.end(), never_differs)) {
      fmt::print("  all {} figures: {}\n", rows.size(),
                 rows.front()->at("verdict").get<std::string>());
      continue;
    }
    for (const Json* row : rows) print_difference(*row);
  }
}

}  // namespace

void print_summary(const std::string& run_folder, const std::string& report, bool json) {
  const Json data = Json::parse(report_data(*open_run(run_folder), open_samples(run_folder).get()));
  const Json& run = data.at("run");
  if (json) {
    Json summary = {{"run", run}, {"folder", run_folder}, {"report", report}};
    for (const char* key : {"opening", "plannedMoney", "differences", "valueForMoney", "unknown"})
      if (has(data, key)) summary[key] = data.at(key);
    fmt::print("{}\n", summary.dump(2));
    return;
  }
  fmt::print("{}\n{} runs of {} arms; {}\n\n", data.at("title").get<std::string>(),
             run.at("replications").get<int>(), data.at("arms").size(),
             run.at("stopped").get<std::string>());
  print_opening(data);
  print_extra_money(data);
  print_differences(data);
  print_value_for_money(data);
  print_unknown(data);
  fmt::print("\nfingerprint  {}\nrun          {}\nreport       {}\n",
             run.at("fingerprint").get<std::string>(), run_folder, report);
}

}  // namespace waymark
