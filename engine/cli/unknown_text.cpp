#include "cli/unknown_text.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "waymark/compile/planned_money.h"

namespace waymark {

namespace {

using Told = nlohmann::json;

std::string label_by_id(const Told& report, const Told& id) {
  for (const Told& arm : report.at("arms"))
    if (arm.at("id") == id) return arm.at("label");
  return id;
}

void print_spread(const Told& report, const Told& row) {
  const bool is_share = row.at("unit") == "share";
  const auto number = [&](const char* key) {
    return fmt::format("{:.{}f}", row.at(key).get<double>() * (is_share ? 100 : 1),
                       is_share ? 1 : 2);
  };
  fmt::print("  {:<58} {} ({} to {}){}, on \"{}\"\n", row.at("label").get<std::string>(),
             number("mean"), number("lo"), number("hi"), is_share ? " of 100" : "",
             label_by_id(report, row.at("arm")));
}

bool is_named(const Told& report, double worth) {
  for (const Told& benefit :
       report.at("valueForMoney").at("counted").at(0).at("arms").at(0).at("benefits"))
    if (benefit.at("worth") == worth) return true;
  return false;
}

void print_point(const Told& report, const Told& point) {
  std::string shares;
  for (const Told& arm : point.at("arms"))
    shares += fmt::format("{}\"{}\" in {:.0f}", shares.empty() ? "" : ", ",
                          label_by_id(report, arm.at("arm")), 100 * arm.at("share").get<double>());
  fmt::print(
      "  At {}, most net benefit in how many of 100 samples: {}. Knowing everything first "
      "would be worth {}.\n",
      whole_pounds(point.at("worth").get<double>()), shares,
      whole_pounds(point.at("perfectInformation").get<double>()));
}

}  // namespace

void print_unknown(const Told& report) {
  if (!report.contains("unknown")) return;
  const Told& unknown = report.at("unknown");
  fmt::print(
      "\nWhat we do not know: {} samples of all assumptions; in 95 of 100 the difference "
      "lies in the range\n",
      unknown.at("samples").get<int>());
  for (const Told& row : unknown.at("differences")) print_spread(report, row);
  if (!unknown.contains("curve") || report.at("valueForMoney").at("counted").empty()) return;
  for (const Told& point : unknown.at("curve"))
    if (is_named(report, point.at("worth").get<double>())) print_point(report, point);
}

}  // namespace waymark
