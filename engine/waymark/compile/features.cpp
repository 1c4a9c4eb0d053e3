#include "waymark/compile/features.h"

#include "waymark/rules/rule_error.h"
#include "waymark/steps/compilation.h"

namespace waymark {

namespace {

struct PrefixedFeature {
  const char* prefix;
  FeatureKind kind;
  const std::vector<std::string> Model::*ids;
  const char* help;
};

const PrefixedFeature prefixed[] = {
    {"at:", FeatureKind::at_step, &Model::step_ids, "1 while at this step, of any track, else 0"},
    {"visits:", FeatureKind::visits, &Model::step_ids,
     "how many times the person has entered this step, this time included"},
    {"time-at:", FeatureKind::since_step, &Model::step_ids,
     "how long the person has been at this step; 0 when elsewhere"},
    {"rings:", FeatureKind::rings, &Model::clock_ids,
     "how many times this clock has rung for the person"},
    {"need:", FeatureKind::need_on, &Model::need_ids,
     "1 while this need is on, else 0; the need's id alone is the same"},
    {"minutes:", FeatureKind::minutes_ratio, &Model::team_ids,
     "minutes that a contact of this team lasts now, over what it should; below 1 under load"},
    {"load:", FeatureKind::load, &Model::team_ids,
     "people on this team's caseload, over its places"},
    {"people-at:", FeatureKind::people_at, &Model::step_ids,
     "how many people are at this step now, whoever looks included"},
    {"waiting-for:", FeatureKind::waiting_for, &Model::team_ids,
     "how many people are in line for this team"},
    {"role:", FeatureKind::in_role, &Model::role_ids,
     "1 while the person has this role and is not away from it, else 0"},
    {"signal:", FeatureKind::signal, &Model::signal_ids,
     "the number that a mechanism published last under this name"},
    {"cycles-in-state:", FeatureKind::cycles_in_state, &Model::cycle_ids,
     "cycles of this clock counted in the present state: 1 at the first draw after coming to it, "
     "since the cycle in which one came is counted at its end; 0 only for those who were there "
     "when the arms part"},
    {"cycle:", FeatureKind::cycle, &Model::cycle_ids, "how many cycles this clock has behind it"},
};

struct PlainFeature {
  const char* name;
  FeatureKind kind;
  const char* help;
};

const PlainFeature plain[] = {
    {"since-request", FeatureKind::since_request, "time since the present request"},
    {"since-accepted", FeatureKind::since_accepted, "time since the referral was accepted"},
    {"since-start", FeatureKind::since_start, "time since the first contact that was kept"},
    {"calendar-time", FeatureKind::calendar_time,
     "time since the branch date; below 0 during the warm-up"},
    {"needs-on", FeatureKind::needs_on, "how many needs are on"},
    {"hour-of-day", FeatureKind::hour, "0 to 23"},
    {"weekday", FeatureKind::weekday, "0, Monday, to 6, Sunday"},
    {"month-of-year", FeatureKind::month, "0, January, to 11, December"},
    {"calendar-year", FeatureKind::year, "the year, such as 2027"},
};

struct TieFeature {
  const char* name;
  const char* help;
};

const TieFeature kinds_of_tie[] = {
    {"ties:supporting", "people one is tied to who support"},
    {"ties:pulling", "people one is tied to who pull towards use"},
};

}  // namespace

Feature resolve_feature(const Model& model, const std::string& name) {
  const auto of = [&name](const std::vector<std::string>& ids) {
    return Compilation::index_of(ids, name);
  };
  if (const std::uint16_t i = of(model.trait_ids); i != none) return {FeatureKind::trait, i};
  if (const std::uint16_t i = of(model.stock_ids); i != none) return {FeatureKind::stock, i};
  if (const std::uint16_t i = of(model.need_ids); i != none) return {FeatureKind::need_on, i};
  for (const PlainFeature& feature : plain)
    if (name == feature.name) return {feature.kind, 0};
  for (std::uint16_t kind = 0; kind < 2 && model.shape.ties > 0; ++kind)
    if (name == kinds_of_tie[kind].name) return {FeatureKind::ties, kind};
  for (const PrefixedFeature& feature : prefixed) {
    const std::string prefix = feature.prefix;
    if (name.rfind(prefix, 0) != 0) continue;
    const std::uint16_t i = Compilation::index_of(model.*feature.ids, name.substr(prefix.size()));
    if (i != none) return {feature.kind, i};
  }
  throw RuleError("there is no feature '" + name + "'");
}

std::vector<std::string> further_features(const Model& model) {
  std::vector<std::string> names;
  for (const PlainFeature& feature : plain) names.emplace_back(feature.name);
  for (const TieFeature& tie : kinds_of_tie)
    if (model.shape.ties > 0) names.emplace_back(tie.name);
  for (const PrefixedFeature& feature : prefixed)
    for (const std::string& id : model.*feature.ids) names.push_back(feature.prefix + id);
  return names;
}

std::vector<FeatureWords> feature_words() {
  std::vector<FeatureWords> words{
      {"TRAIT", "a trait: its number, the place of its level from 0, or 1 and 0 for yes and no"},
      {"STOCK", "a stock now, 0 to 1"},
  };
  for (const PrefixedFeature& feature : prefixed)
    words.push_back({std::string(feature.prefix) + "ID", feature.help});
  for (const PlainFeature& feature : plain) words.push_back({feature.name, feature.help});
  for (const TieFeature& tie : kinds_of_tie) words.push_back({tie.name, tie.help});
  return words;
}

}  // namespace waymark
