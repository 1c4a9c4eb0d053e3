#include "waymark/experiment/retrospect.h"

#include <algorithm>
#include <cmath>

#include "waymark/base/number.h"
#include "waymark/base/student.h"
#include "waymark/compile/scenario.h"
#include "waymark/experiment/comparison.h"
#include "waymark/experiment/statistics.h"
#include "waymark/scenario/document.h"

namespace waymark {

namespace {

int months_between(const Period& period) {
  const CivilDate from = civil_of(period.from);
  const CivilDate to = civil_of(period.to);
  return 12 * (to.year - from.year) + to.month - from.month;
}

Node text(const std::string& words) { return Node{{}, words}; }

void put(Node& object, const std::string& key, Node value) {
  if (Node* there = object.find(key))
    *there = std::move(value);
  else
    object.object()->push_back({key, {}, std::move(value)});
}

void take(Node& object, const std::string& key) {
  if (Node::Object* members = object.object())
    members->erase(std::remove_if(members->begin(), members->end(),
                                  [&](const Member& member) { return member.key == key; }),
                   members->end());
}

/// The arm that others are compared with; "" when the scenario has no arms.
std::string base_arm(const Document& document) {
  const Node* named = document.at("/experiment/base");
  if (named && named->text()) return *named->text();
  const Node* arms = document.root.find("arms");
  std::string first;
  if (arms && arms->object())
    for (const Member& arm : *arms->object())
      if (!arm.value.find("from") && (first.empty() || arm.key < first)) first = arm.key;
  return first;
}

/// The scenario as it would have been asked at the beginning of a period, measuring only what was
/// given.
Document played_over(const LocalScenario& scenario, const Period& period,
                     const std::vector<const GivenNumber*>& given) {
  Document document = scenario.document;
  Node& root = document.root;
  put(*root.find("dates"), "start", text(print_date(period.from)));
  put(*root.find("dates"), "horizon",
      text(print(std::int64_t{months_between(period)}) + " months"));
  Node measures{{}, Node::Object()};
  for (const GivenNumber* each : given) {
    Node measure = *scenario.document.at("/measures/" + pointer_token(each->measure));
    for (const char* own : {"window", "report-day", "headline"}) take(measure, own);
    put(measures, each->measure, std::move(measure));
  }
  put(root, "measures", std::move(measures));
  take(root, "levers");
  if (Node* experiment = root.find("experiment")) take(*experiment, "worth-knowing");
  return document;
}

/// What each run says of each number given.
class Playing {
 public:
  Playing(const LocalScenario& scenario, const Period& period,
          std::vector<const GivenNumber*> given)
      : period_(period), given_(std::move(given)) {
    const Document document = played_over(scenario, period, given_);
    ScenarioText source;
    source.file = "look back";
    source.files = [&scenario](const std::string& path) -> std::optional<std::string> {
      for (const LocalFile& table : scenario.tables)
        if (table.name == path) return table.bytes;
      return std::nullopt;
    };
    const std::string base = base_arm(document);
    if (!base.empty()) source.arms = {base};
    scenario_ = compile_document(document, source);
  }

  std::vector<RetrospectRow> rows(int runs, std::uint64_t seed, Executor& executor) {
    Comparison comparison(scenario_, {Couplings::all});
    plan_ = comparison.plan(seed);
    comparison.prepare_workers(executor.workers());
    std::vector<ArmOutcome> outcomes(static_cast<std::size_t>(runs));
    const StopFlag never{false};
    executor.run(
        static_cast<std::uint64_t>(runs),
        [&](int worker, std::uint64_t run) {
          outcomes[run] = std::move(comparison.run(worker, seed, run).arms.front());
        },
        never);
    std::vector<RetrospectRow> rows;
    for (const GivenNumber* each : given_) rows.push_back(row_of(*each, outcomes));
    return rows;
  }

 private:
  RetrospectRow row_of(const GivenNumber& given, const std::vector<ArmOutcome>& outcomes) const {
    RetrospectRow row;
    row.given = given;
    RunningMoments values, people;
    for (const ArmOutcome& outcome : outcomes) {
      const double value =
          given.is_share ? share_in(given, outcome, people) : count_in(given, outcome);
      if (!std::isnan(value)) values.add(value);
    }
    row.mean = values.mean();
    const auto n = static_cast<double>(values.n());
    const double reach = values.n() < 2
                             ? not_defined
                             : student_critical(0.05, n - 1) * values.sd() * std::sqrt(1 + 1 / n);
    row.low = std::max(0.0, row.mean - reach);
    row.high = given.is_share ? std::min(1.0, row.mean + reach) : row.mean + reach;
    const bool too_few = given.is_share && !(people.mean() >= smallest_group);
    row.verdict = too_few ? RetrospectRow::Verdict::too_few : verdict_of(given.figure, row);
    return row;
  }

  static RetrospectRow::Verdict verdict_of(const Figure& figure, const RetrospectRow& row) {
    if (figure.kind == Figure::Kind::hidden) return RetrospectRow::Verdict::hidden;
    const bool small = figure.kind == Figure::Kind::one_to_four;
    const double from = small ? 1 : figure.value;
    const double to = small ? 4 : figure.value;
    return row.low <= to && from <= row.high ? RetrospectRow::Verdict::inside
                                             : RetrospectRow::Verdict::outside;
  }

  /// Flows stand under the month in which they happen; levels are read at the end of the month.
  double count_in(const GivenNumber& given, const ArmOutcome& outcome) const {
    for (std::size_t i = 0; i < plan_.series.size(); ++i) {
      if (plan_.series[i].id != given.measure + "/monthly") continue;
      const bool begins_with_start =
          plan_.series[i].times.size() > static_cast<std::size_t>(months_between(period_));
      const auto month = static_cast<std::size_t>(
          months_between({period_.from, given.period.from}) + (begins_with_start ? 1 : 0));
      return month < outcome.series[i].size() ? outcome.series[i][month] : not_defined;
    }
    return not_defined;
  }

  /// As reported; as lived where nothing is reported.
  double share_in(const GivenNumber& given, const ArmOutcome& outcome,
                  RunningMoments& people) const {
    for (const char* part : {"reported", "lived"})
      for (std::size_t i = 0; i < plan_.slots.size(); ++i) {
        const MetricSlot& slot = plan_.slots[i];
        const MetricInfo& metric = plan_.metrics[static_cast<std::size_t>(slot.metric)];
        if (metric.measure != given.measure || metric.part != part || !slot.group.empty()) continue;
        people.add(std::isnan(outcome.counts[i]) ? 0 : outcome.counts[i]);
        return outcome.values[i];
      }
    return not_defined;
  }

  Period period_;
  std::vector<const GivenNumber*> given_;
  Scenario scenario_;
  ExperimentPlan plan_;
};

bool same(const Period& a, const Period& b) { return a.from == b.from && a.to == b.to; }

bool within(const Period& inner, const Period& outer) {
  return !(inner.from < outer.from) && !(outer.to < inner.to);
}

}  // namespace

Retrospect look_back(const LocalScenario& scenario, int runs, std::uint64_t seed,
                     Executor& executor) {
  Retrospect looked;
  looked.runs = runs;
  std::vector<std::pair<Period, std::vector<const GivenNumber*>>> playings;
  for (const GivenNumber& given : scenario.given) {
    if (!within(given.period, scenario.months)) {
      looked.not_compared.push_back("'" + given.label + "' for " + given.period_words +
                                    " lies outside the months counted, so the model cannot be "
                                    "held against it.");
      continue;
    }
    if (scenario.document.at("/measures/" + pointer_token(given.measure)) == nullptr) {
      looked.not_compared.push_back("'" + given.label + "' was dropped from the scenario.");
      continue;
    }
    const Period& period = given.is_share ? given.period : scenario.months;
    const auto found = std::find_if(playings.begin(), playings.end(), [&](const auto& playing) {
      return same(playing.first, period);
    });
    if (found == playings.end())
      playings.push_back({period, {&given}});
    else
      found->second.push_back(&given);
  }
  for (const auto& [period, given] : playings)
    for (RetrospectRow& row : Playing(scenario, period, given).rows(runs, seed, executor))
      looked.rows.push_back(std::move(row));
  const auto first_named = [&](const RetrospectRow& row) {
    return std::find_if(scenario.given.begin(), scenario.given.end(),
                        [&](const GivenNumber& given) { return given.label == row.given.label; });
  };
  std::sort(looked.rows.begin(), looked.rows.end(),
            [&](const RetrospectRow& a, const RetrospectRow& b) {
              if (first_named(a) != first_named(b)) return first_named(a) < first_named(b);
              if (!(a.given.period.from == b.given.period.from))
                return a.given.period.from < b.given.period.from;
              return a.given.place.line < b.given.place.line;
            });
  return looked;
}

std::string sentence(const Retrospect& retrospect) {
  std::int64_t inside = 0, told = 0;
  for (const RetrospectRow& row : retrospect.rows) {
    inside += row.verdict == RetrospectRow::Verdict::inside;
    told += row.verdict == RetrospectRow::Verdict::inside ||
            row.verdict == RetrospectRow::Verdict::outside;
  }
  if (told == 0) return "No number could be held against the model.";
  return "Of " + print(told) + " numbers of yours, " + print(inside) +
         " lie where 95 of 100 runs of the model do; a model that is right would hold about " +
         print(std::floor(0.95 * static_cast<double>(told) + 0.5)) + ".";
}

}  // namespace waymark
