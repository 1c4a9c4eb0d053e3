#include <utility>

#include "waymark/measures/life_better.h"
#include "waymark/measures/periods.h"

namespace waymark {
namespace {

const char* const column_ids[] = {"met", "missed", "not-counted"};
const char* const column_words[] = {"target met", "target missed", "not counted by the target"};

/// The declared standard, which always asks for being alive: what `when` and `steps` add to it,
/// checked against what measures can see.
class Standard {
 public:
  Standard(Planner& planner, LifeBetterPlan& plan) : planner_(planner), plan_(plan) {}

  void require(const std::string& what, bool wanted, const Place& place) {
    if (what == "alive") {
      if (!wanted)
        planner_.report(place, "a better life cannot ask for death", "write \"alive\": true");
      return;
    }
    const int trait = planner_.trait(what, place);
    if (trait == no_role) return;
    const TraitRole& role = planner_.input.traits[static_cast<std::size_t>(trait)];
    say((wanted ? "with " : "without ") + (role.label.empty() ? role.id : role.label));
    if (!wanted) {
      plan_.must_not.push_back({role.mask, role.value});
    } else if ((plan_.must_hold_mask & role.mask) & (plan_.must_hold ^ role.value)) {
      planner_.report(place, "no one can have this and another trait asked for", "leave one out");
    } else {
      plan_.must_hold_mask |= role.mask;
      plan_.must_hold |= role.value;
    }
  }

  void be_at(const LifeBetterMeasure& fields, const Place& place) {
    const std::vector<int> steps = planner_.steps_of(plan_.id, &LifeBetterMeasure::steps);
    if (steps.empty()) return;
    plan_.situation = planner_.situation(steps, {}, place);
    plan_.unbroken = to_ticks(fields.unbroken.value);
    say("at " + names_of(planner_.input.steps, steps));
    if (plan_.unbroken.count == 0) return;
    plan_.since = planner_.sustained.spell(plan_.situation);
    say("there without a break for " + length_in_words(plan_.unbroken));
  }

  const std::string& words() const { return words_; }

 private:
  void say(const std::string& part) { words_ += " and " + part; }

  Planner& planner_;
  LifeBetterPlan& plan_;
  std::string words_ = "alive";
};

int indicator_of(Planner& planner, const Reference& columns,
                 const std::vector<IndicatorPlan>& indicators) {
  for (std::size_t i = 0; i < indicators.size(); ++i)
    if (indicators[i].id == columns.id &&
        (indicators[i].standard == IndicatorStandard::starts_within ||
         indicators[i].standard == IndicatorStandard::completed))
      return static_cast<int>(i);
  planner.report(columns.place,
                 "\"" + columns.id + "\" cannot say for each person whether a target was met",
                 "name a measure with the standard \"starts-within\" or \"completed-of-leavers\"");
  return no_role;
}

MetricInfo cell_metric(const Planner& planner, const std::string& id, const MeasureWords& words,
                       const std::string& part, const std::string& part_label) {
  MetricInfo info;
  info.id = id + "/" + part;
  info.label = planner.label(words, id);
  info.unit = "share";
  info.horizon = Horizon::long_term;
  info.measure = id;
  info.part = part;
  info.part_label = part_label;
  return info;
}

void add_cells(Planner& planner, LifeBetterPlan& plan, const MeasureWords& words,
               const std::string& who) {
  for (int row = 0; row < 2; ++row) {
    for (int column = 0; column < 3; ++column) {
      MetricInfo info = cell_metric(
          planner, plan.id, words,
          std::string(column_ids[column]) + (row ? "-better" : "-not-better"),
          std::string(column_words[column]) + (row ? ", life better" : ", life not better"));
      info.definition = "Share of the people counted in this cell. " + who;
      plan.cells[row][column] = planner.table.add(std::move(info), {""}, words.headline);
    }
  }
}

void add_summary(Planner& planner, LifeBetterPlan& plan, const MeasureWords& words,
                 const std::string& who) {
  MetricInfo better = cell_metric(planner, plan.id, words, "better", "life better");
  better.better = Better::higher;
  better.headline = words.headline;
  better.worth_knowing = planner.worth_knowing(plan.id);
  better.definition = "Share of the people counted whose life is better. " + who;
  plan.better = planner.table.add(std::move(better), {""}, words.headline);
  MetricInfo counted = cell_metric(planner, plan.id, words, "counted", "people in the six cells");
  counted.unit = "people";
  counted.definition = "People in the six cells together. " + who;
  plan.counted = planner.table.add(std::move(counted), {""}, words.headline);
  MetricInfo left_out =
      cell_metric(planner, plan.id, words, "left-out", "followed for too short a time");
  left_out.unit = "people";
  left_out.definition =
      "People whose first request was less than 36 months before the horizon: in no cell.";
  plan.left_out = planner.table.add(std::move(left_out), {""}, words.headline);
}

}  // namespace

std::vector<LifeBetterPlan> plan_life_better(Planner& planner,
                                             const std::vector<IndicatorPlan>& indicators) {
  std::vector<LifeBetterPlan> plans;
  for (const auto& [id, measure, place] : planner.input.measures) {
    if (!measure.holds<LifeBetterMeasure>()) continue;
    const auto& fields = measure.as<LifeBetterMeasure>();
    LifeBetterPlan plan;
    plan.id = id;
    plan.groups = fields.words.headline ? planner.presence.groups : 1;
    Standard standard(planner, plan);
    for (const auto& [what, wanted, where] : fields.when) standard.require(what, wanted, where);
    standard.be_at(fields, place);
    if (fields.when.empty() && fields.steps.empty())
      planner.report(place, "life-better names no standard", "say \"when\" or \"steps\"");
    plan.indicator = indicator_of(planner, fields.columns, indicators);
    const std::string who =
        "Life is better: " + standard.words() +
        ", at 12 and at 36 months from the person's first request since the branch date. "
        "Columns: " +
        fields.columns.id +
        " for that request. Who is counted: everyone who made a request since "
        "the branch date at least 36 months before the horizon, the dead included.";
    add_cells(planner, plan, fields.words, who);
    add_summary(planner, plan, fields.words, who);
    planner.kinds |= bit(FactKind::arrived) | bit(FactKind::moved) | bit(FactKind::contact) |
                     bit(FactKind::left);
    if (plan.indicator != no_role) plans.push_back(std::move(plan));
  }
  return plans;
}

}  // namespace waymark
