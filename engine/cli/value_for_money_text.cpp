#include "cli/value_for_money_text.h"

#include <fmt/format.h>

#include <cmath>
#include <nlohmann/json.hpp>

#include "waymark/compile/planned_money.h"

namespace waymark {

namespace {

using Data = nlohmann::json;

std::string arm_label(const Data& report, const Data& id) {
  for (const Data& arm : report.at("arms"))
    if (arm.at("id") == id) return arm.at("label");
  return id;
}

std::string base_label(const Data& report) {
  for (const Data& arm : report.at("arms"))
    if (arm.value("base", false)) return arm.at("label");
  return "";
}

/// "£1,234 (£1,200 to £1,260)".
std::string money_range(const Data& value) {
  const auto amount = [&](const char* key) { return whole_pounds(value.at(key).get<double>()); };
  if (!value.contains("lo")) return amount("mean");
  return fmt::format("{} ({} to {})", amount("mean"), amount("lo"), amount("hi"));
}

std::string effect_range(const Data& value) {
  const auto amount = [&](const char* key) {
    return fmt::format("{:.4g}", value.at(key).get<double>());
  };
  if (!value.contains("lo")) return amount("mean");
  return fmt::format("{} ({} to {})", amount("mean"), amount("lo"), amount("hi"));
}

/// What one more (or fewer) of the effect is called: "year more", "person more".
std::string one_more(const Data& effect) {
  std::string unit = effect.at("unit");
  const char* direction = effect.at("better") == "lower" ? "fewer" : "more";
  if (unit == "share") return fmt::format("person {}", direction);
  if (unit == "years" || unit == "days" || unit == "weeks" || unit == "hours") unit.pop_back();
  return fmt::format("{} {}", unit, direction);
}

std::string standing(const Data& report, const Data& arm) {
  const Data& value = report.at("valueForMoney");
  const auto named = [&](const char* key) { return arm_label(report, arm.at(key)); };
  if (arm.at("standing") == "dominated")
    return fmt::format("dominated by \"{}\", which costs no more and gains no less", named("by"));
  if (arm.at("standing") == "extendedly-dominated")
    return fmt::format(
        "extendedly dominated: a mixture of \"{}\" and \"{}\" gains as much for less",
        named("against"), named("andBy"));
  if (!arm.contains("icer")) return "the least costly";
  const bool is_clear = arm.at("icer").contains("lo");
  return fmt::format("{} for each {} than \"{}\"{}", money_range(arm.at("icer")),
                     one_more(value.at("effect")), named("against"),
                     is_clear ? "" : ", but the effect is not clear of nothing");
}

void print_most(const Data& report, const Data& arms, std::size_t worth) {
  for (const Data& arm : arms) {
    const Data& benefit = arm.at("benefits").at(worth);
    if (!benefit.at("most").get<bool>()) continue;
    const std::string label = arm_label(report, arm.at("arm"));
    const std::string base = base_label(report);
    fmt::print("  At {} for each {}, \"{}\" has most net benefit{}.\n",
               whole_pounds(benefit.at("worth").get<double>()),
               one_more(report.at("valueForMoney").at("effect")), label,
               label == base ? std::string()
                             : fmt::format(": {} more than \"{}\"",
                                           money_range(benefit.at("difference")), base));
    return;
  }
}

void print_counted(const Data& report, const Data& counted) {
  const Data& arms = counted.at("arms");
  if (counted.at("couplings") != "all") {
    const bool is_same = arms == report.at("valueForMoney").at("counted").at(0).at("arms");
    fmt::print("  Counting only effects that someone has measured{}\n",
               is_same ? ", the same." : ":");
    if (is_same) return;
  }
  for (const Data& arm : arms)
    fmt::print("  {:<24.24} {:>30} {:>28}  {}\n", arm_label(report, arm.at("arm")),
               money_range(arm.at("cost")), effect_range(arm.at("effect")), standing(report, arm));
  for (std::size_t worth = 0; worth < arms.front().at("benefits").size(); ++worth)
    print_most(report, arms, worth);
}

}  // namespace

void print_value_for_money(const Data& report) {
  if (!report.contains("valueForMoney")) return;
  const Data& value = report.at("valueForMoney");
  fmt::print(
      "\nValue for money: {}{}, against {}\n", value.at("cost").at("label").get<std::string>(),
      value.contains("per")
          ? fmt::format(", for each of \"{}\"", value.at("per").at("label").get<std::string>())
          : std::string(),
      value.at("effect").at("label").get<std::string>());
  if (value.at("counted").empty())
    fmt::print("  Not shown: fewer than ten people are behind a figure.\n");
  for (const Data& counted : value.at("counted")) print_counted(report, counted);
}

}  // namespace waymark
