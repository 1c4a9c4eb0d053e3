#include "waymark/results/report_description.h"

#include <nlohmann/json.hpp>

#include "waymark/results/error.h"

namespace waymark {

namespace {

using Json = nlohmann::json;

std::string dumped(const Json& value) {
  return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string text_of(const Json& object, const char* key) {
  const auto found = object.find(key);
  return found == object.end() || found->is_null() ? "" : found->get<std::string>();
}

template <class Visit>
void for_each_of(const Json& description, const char* key, Visit visit) {
  const auto found = description.find(key);
  if (found == description.end() || found->is_null()) return;
  for (const auto& [id, value] : found->get_ref<const Json::object_t&>()) visit(id, value);
}

void read_lists(const Json& json, ReportDescription& description) {
  for_each_of(json, "arms", [&](const std::string& id, const Json& arm) {
    for (const auto& [key, value] : arm.items()) description.arms[id][key] = dumped(value);
  });
  for_each_of(json, "groups", [&](const std::string& id, const Json& label) {
    description.groups[id] = label.get<std::string>();
  });
  for_each_of(json, "hoops", [&](const std::string& id, const Json& hoop) {
    description.hoops[id] = {text_of(hoop, "label"), text_of(hoop, "protects"),
                             hoop.value("retelling", false)};
  });
  for_each_of(json, "indicators", [&](const std::string& id, const Json& indicator) {
    IndicatorWordsShown& words = description.indicators[id];
    words.required_by = text_of(indicator, "requiredBy");
    const auto target = indicator.find("target");
    if (target != indicator.end() && !target->is_null()) words.target = target->get<double>();
  });
  for_each_of(json, "payers", [&](const std::string& id, const Json& payer) {
    PayerWords& words = description.payers[id];
    words.label = text_of(payer, "label");
    const auto cashable = payer.find("cashable");
    if (cashable != payer.end() && !cashable->is_null()) words.is_cashable = cashable->get<bool>();
  });
}

void read_choices(const Json& json, ReportDescription& description) {
  const Json opening = json.value("opening", Json::object());
  description.opening_payer = text_of(opening, "payer");
  description.opening_years = opening.value("years", description.opening_years);
  const Json table = json.value("twoByTwo", Json::object());
  description.columns_by = text_of(table, "columnsBy");
  description.standard = text_of(table, "standard");
  const Json rank = json.value("rankAgreement", Json::object());
  description.rank_target = text_of(rank, "target");
  description.rank_life = text_of(rank, "life");
  description.rank_text = text_of(rank, "text");
  description.fans = json.value("fans", std::vector<std::string>{});
  const Json pairs = json.value("pairs", Json::array());
  if (!pairs.empty()) {
    description.pair_base = text_of(pairs.at(0), "base");
    description.pair_other = text_of(pairs.at(0), "other");
  }
}

}  // namespace

ReportDescription read_description(const std::string& text, const std::string& path) {
  try {
    const Json json = Json::parse(text);
    if (!json.is_object()) throw ResultsError(path, "holds a description that is no JSON object");
    ReportDescription description;
    for (const char* key :
         {"title", "question", "vocabulary", "pairs", "routes", "assumptions", "notModelledYet",
          "leavesOut", "lookedBack", "voices", "plannedMoney", "methods", "reproduce"}) {
      const auto found = json.find(key);
      if (found != json.end()) description.as_they_are[key] = dumped(*found);
    }
    description.start_date = text_of(json, "startDate");
    description.horizon_years = json.value("horizonYears", 0.0);
    description.warm_up_years = json.value("warmUpYears", 0.0);
    read_lists(json, description);
    read_choices(json, description);
    return description;
  } catch (const Json::exception& error) {
    throw ResultsError(path, std::string("holds a description of another shape: ") + error.what());
  }
}

}  // namespace waymark
