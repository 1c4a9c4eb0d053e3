#include "tests/identity/small_borough.h"

#include <gtest/gtest.h>

#include <cstring>

namespace waymark {

std::string text_of(const Sections& sections) {
  std::string text;
  for (const auto& [key, value] : sections)
    text += (text.empty() ? "\"" : ",\n\"") + key + "\": " + value;
  return text;
}

Sections small_borough() {
  return {
      {"dates", R"({ "start": "2027-04-01", "horizon": "2 years", "warm-up": "1 year" })"},
      {"payers", R"({ "council": "The council" })"},
      {"tracks", R"({ "life": { "start": { "unsettled": 0.7, "settled": 0.3 } } })"},
      {"arrivals", R"({ "requests": { "to": "form", "rate": "250 per year" } })"},
      {"population",
       R"({ "traits": { "woman": "40 %", "own-home": "60 %" }, "groups": ["woman", "own-home"] })"},
      {"stocks", R"({ "trust": { "start": { "beta": { "mean": 0.4, "sd": 0.15 } } },
                      "hope": { "start": { "beta": { "mean": 0.5, "sd": 0.2 } } },
                      "craving": { "start": { "beta": { "mean": 0.6, "sd": 0.15 } } } })"},
      {"needs", R"({ "using": { "severity": "craving", "on": 0.6, "off": 0.45 } })"},
      {"teams",
       R"({ "workers": { "kind": "hours", "fte": 4, "gate-share": "30 %", "elsewhere": "30 %", "caseload": 25,
                                  "stays": { "exponential": { "mean": "2 years" } }, "cost": "£38 per hour", "payer": "council" } })"},
      {"predictors",
       R"({ "passes": { "chance": { "by": "trust", "at": { "0.2": "70 %", "0.8": "90 %" } } },
                          "misses": { "chance": { "value": "20 %", "terms": { "hope": { "odds-ratio": 0.9, "per": 0.1, "about": 0.5 } } } },
                          "from-hope": { "number": { "value": 0.9, "terms": { "hope": { "adds": -0.7 } } } } })"},
      {"pathway", R"({
        "form":      { "kind": "gate", "team": "workers", "takes": "1 hour", "booked": "5 days", "pass": "=passes", "retelling": true,
                       "then": "panel", "refused": "away", "lost": "away" },
        "panel":     { "kind": "gate", "team": "workers", "takes": "90 minutes", "booked": "2 weeks", "pass": "=passes", "accepts-referral": true,
                       "then": "support", "refused": "away", "lost": "away", "protects": { "clock": "incident", "lower-by": "30 %" } },
        "support":   { "kind": "support", "team": "workers", "contact": { "every": "2 weeks", "takes": "1 hour", "missed": "=misses", "cancelled": "5 %" },
                       "lasts": { "lognormal": { "mean": "20 weeks", "sd": "15 weeks" } },
                       "patience": { "exponential": { "mean": "60 days" } }, "gives-up": "away", "then": "away" },
        "away":      { "kind": "home" }, "moved": { "kind": "exit" },
        "unsettled": { "kind": "home", "track": "life" }, "settled": { "kind": "home", "track": "life" } })"},
      {"experiences",
       R"({ "retold": { "when": "retelling", "moves": "trust", "toward": 0, "by": 0.14 },
                           "good-talk": { "when": "contact", "moves": "trust", "toward": 1, "by": 0.05 },
                           "left-again": { "when": "worker-left", "moves": "trust", "toward": 0, "by": 0.2 } })"},
      {"exposures",
       R"({ "supported": { "during": ["support"], "moves": "hope", "toward": 0.8, "rate": "2 per year" },
                         "alone": { "during": ["away"], "moves": "hope", "toward": 0.3, "half-way-in": "1 year" },
                         "drawn": { "during": ["support", "away"], "moves": "craving", "toward": "=from-hope", "rate": "1.5 per year" } })"},
      {"clocks", R"({
        "asks-again":   { "rate": "0.6 per year", "during": ["away"], "then": "form", "terms": { "trust": { "rate-ratio": 1.1, "per": 0.1, "about": 0.5 } } },
        "leaves-early": { "rate": "0.6 per year", "during": ["support"], "then": "away", "terms": { "trust": { "rate-ratio": 0.82, "per": 0.1, "about": 0.5 } } },
        "settles":      { "rate": "0.9 per year", "during": ["support"], "then": "settled", "terms": { "using": { "rate-ratio": 0.5 } } },
        "unsettles":    { "since": "settled", "during": ["settled"], "then": "unsettled", "rates": { "0 years": "0.6 per year", "1 year": "0.25 per year" } },
        "incident":     { "rate": "0.1 per year", "during": ["support", "away"], "while": "using", "cost": "£4,000", "payer": "council" },
        "moves-away":   { "weibull": { "shape": 1.4, "scale": "6 years" }, "during": ["away"], "then": "moved" } })"},
      {"measures", R"({
        "in-time":   { "standard": "starts-within", "within": "60 days", "target": "80 %" },
        "settled":   { "standard": "at-step", "steps": ["settled"], "at": ["1 year", "2 years"], "headline": true },
        "years":     { "standard": "time-at-steps", "steps": ["settled"], "at": ["2 years"] },
        "incidents": { "standard": "rings", "of": "incident" },
        "trust":     { "standard": "stock-at", "of": "trust", "at": ["1 year"], "mediator": true },
        "waiting":   { "standard": "waiting" } })"},
      {"arms", R"({ "as-is": {}, "same-again": { "from": "as-is" } })"}};
}

void add_to(Sections& sections, const std::string& section, const std::string& text) {
  std::string& content = sections.at(section);
  content.insert(content.find('{') + 1,
                 text + (content.find(':') == std::string::npos ? "" : ", "));
}

void replace_in(Sections& sections, const std::string& section, const std::string& old_text,
                const std::string& new_text) {
  std::string& content = sections.at(section);
  const std::size_t found = content.find(old_text);
  WAYMARK_EXPECT(found != std::string::npos, "a test replaces a text that is not there");
  content.replace(found, old_text.size(), new_text);
}

namespace {

void add_figures(const ExperimentPlan& plan, const ArmOutcome& outcome, ArmFigures& figures) {
  for (std::size_t i = 0; i < plan.slots.size(); ++i) {
    const MetricSlot& slot = plan.slots[i];
    const std::string& metric = plan.metrics[static_cast<std::size_t>(slot.metric)].id;
    figures[metric + "|" + slot.group + "|" + slot.time].push_back(outcome.values[i]);
    figures["people behind " + metric + "|" + slot.group + "|" + slot.time].push_back(
        outcome.counts[i]);
  }
  for (std::size_t i = 0; i < plan.series.size(); ++i)
    for (std::size_t t = 0; t < plan.series[i].times.size(); ++t)
      figures[plan.series[i].id + "|" + plan.series[i].times[t]].push_back(outcome.series[i][t]);
}

bool same_bits(const std::vector<double>& a, const std::vector<double>& b) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    const bool both_undefined = std::isnan(a[i]) && std::isnan(b[i]);
    if (!both_undefined && std::memcmp(&a[i], &b[i], sizeof a[i]) != 0) return false;
  }
  return true;
}

}  // namespace

std::map<std::string, ArmFigures> figures_of(const Sections& sections, Couplings couplings,
                                             int replications, const Tables& tables) {
  Scenario scenario = compiled(text_of(sections), tables);
  Comparison comparison(scenario, {couplings});
  comparison.prepare_workers(1);
  const ExperimentPlan plan = comparison.plan(7);
  std::map<std::string, ArmFigures> figures;
  for (int replication = 0; replication < replications; ++replication) {
    const ReplicationOutcome outcome =
        comparison.run(0, 7, static_cast<std::uint64_t>(replication));
    for (std::size_t arm = 0; arm < plan.arms.size(); ++arm)
      add_figures(plan, outcome.arms[arm], figures[plan.arms[arm].id]);
  }
  return figures;
}

bool are_same_figures(const ArmFigures& a, const ArmFigures& b) {
  for (const auto& [name, values] : a) {
    const auto other = b.find(name);
    if (other == b.end() || !same_bits(values, other->second)) return false;
  }
  return true;
}

void expect_same_figures(const ArmFigures& a, const ArmFigures& b) {
  ASSERT_GT(a.size(), 10u);
  int differ = 0;
  for (const auto& [name, values] : a) {
    const auto other = b.find(name);
    if (other != b.end() && same_bits(values, other->second)) continue;
    if (++differ > 5) continue;
    ADD_FAILURE() << name << (other == b.end() ? " is missing" : " differs: ")
                  << (other == b.end() ? 0.0 : other->second.front()) << " instead of "
                  << values.front();
  }
  EXPECT_EQ(differ, 0) << "of " << a.size() << " figures";
}

}  // namespace waymark
