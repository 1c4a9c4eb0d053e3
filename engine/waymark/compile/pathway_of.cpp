#include <algorithm>
#include <cmath>

#include "waymark/base/elementary.h"
#include "waymark/base/hash.h"
#include "waymark/compile/scenario.h"
#include "waymark/simulate/team_fields.h"
#include "waymark/steps/gate.h"

namespace waymark {

namespace {

constexpr std::uint32_t people_asked = 1000;
constexpr StreamKey audit_key = stream_key(0, 0);

/// Traits and stocks of a number of newcomers, over whom predictors are averaged: a mean person
/// would have a third of a trait.
class Newcomers {
 public:
  explicit Newcomers(const ArmTables& tables) : tables_(tables) {
    for (std::uint32_t i = 0; i < people_asked; ++i) {
      for (const Trait& trait : tables.traits)
        traits_.push_back(draw(i, trait.purpose, trait.distribution));
      for (const Stock& stock : tables.stocks)
        stocks_.push_back(draw(i, stock.purpose, stock.start));
    }
  }

  double mean_of(const Amount& amount) const {
    if (amount.predictor < 0) return amount.constant;
    double sum = 0.0;
    for (std::size_t i = 0; i < people_asked; ++i)
      sum += value(tables_.predictors, amount.predictor,
                   [&](Feature feature) { return see(i, feature); });
    return sum / people_asked;
  }

 private:
  double draw(std::uint32_t person, std::uint32_t purpose, const Distribution& distribution) const {
    Draw draw(audit_key, who(path_hash("audit"), person), purpose, 0);
    return sample(distribution, tables_.numbers.data(), draw);
  }
  double see(std::size_t person, Feature feature) const {
    switch (feature.kind) {
      case FeatureKind::constant:
      case FeatureKind::minutes_ratio:
        return 1.0;
      case FeatureKind::trait:
        return traits_[person * tables_.traits.size() + feature.index];
      case FeatureKind::stock:
        return stocks_[person * tables_.stocks.size() + feature.index];
      default:
        return 0.0;
    }
  }

  const ArmTables& tables_;
  std::vector<double> traits_, stocks_;
};

double mean_stay(const Step& step, const ArmTables& tables) {
  const double* numbers = tables.numbers.data();
  double stay = step.has_booking ? mean(step.booking, numbers) : 0.0;
  double work = mean(step.lasts, numbers);
  if (step.kind == StepKind::gate && step.team != none &&
      tables.teams[step.team].kind == TeamKind::hours)
    work /= tables.teams[step.team].gate_speed;
  return stay + work;
}

/// What a clock is expected to spend over a stay, by an average person.
double hazard_over(const Clock& clock, const ArmTables& tables, const Newcomers& people,
                   double stay_ms) {
  const double h = cumulative(clock.baseline, tables.numbers.data(), 0.0, stay_ms);
  return clock.predictor < 0 ? h : h * people.mean_of({0.0, clock.predictor});
}

class Drawing {
 public:
  Drawing(const Compiled& compiled, std::size_t arm)
      : fields_(compiled.arms[arm].fields),
        model_(compiled.model),
        tables_(compiled.model.arms[arm]),
        people_(tables_) {}

  Pathway pathway() {
    index_.assign(model_.step_ids.size(), -1);
    for (std::size_t s = 0; s < model_.step_ids.size(); ++s) {
      if (!tables_.steps[s].open) continue;
      index_[s] = static_cast<int>(route_.steps.size());
      route_.steps.push_back(step(s));
    }
    mark_entries();
    for (std::uint16_t s = 0; s < model_.step_ids.size(); ++s)
      if (tables_.steps[s].open) add_links(s);
    return std::move(route_);
  }

 private:
  PathwayStep step(std::size_t s) const {
    const Step& compiled = tables_.steps[s];
    const Chosen& chosen = *fields_.pathway.find(model_.step_ids[s]);
    const CommonFields& common = entry_of(chosen).common(chosen);
    const double* numbers = tables_.numbers.data();
    PathwayStep step;
    step.id = model_.step_ids[s];
    step.label = common.label;
    step.kind = compiled.kind;
    step.track = common.track;
    step.hoop = compiled.kind == StepKind::gate;
    step.retelling = compiled.retelling;
    step.accepts_referral = compiled.accepts_referral;
    step.first_help = compiled.kind == StepKind::support ||
                      (compiled.kind == StepKind::group && !compiled.is_outside);
    step.mean_stay_ms = mean_stay(compiled, tables_);
    step.cost_per_visit = common.cost_per_visit.value;
    step.cost_per_ms = common.cost_of_staying.value;
    if (compiled.kind == StepKind::gate) {
      const GateFields& gate = chosen.as<GateFields>();
      const double work = mean(compiled.lasts, numbers) / static_cast<double>(ms_per_hour);
      step.hours_staff = compiled.team == none ? 0.0 : work;
      step.hours_person =
          gate.person_time ? gate.person_time->value / static_cast<double>(ms_per_hour) : work;
      if (gate.protects) step.protects = label_of_clock(gate.protects->clock.id);
    }
    if (compiled.kind == StepKind::group) {
      const double sessions = mean(compiled.lasts, numbers) / compiled.contact.every_ms *
                              (1.0 - compiled.contact.cancelled.constant);
      const double hours = sessions * compiled.contact.takes_ms / static_cast<double>(ms_per_hour);
      step.hours_person = hours * (1.0 - people_.mean_of(compiled.contact.missed));
      // Everybody who has a place shares the hours of whoever facilitates.
      if (compiled.team != none)
        step.hours_staff = hours / (compiled.group.is_bounded ? compiled.group.places : 1);
    }
    if (compiled.kind == StepKind::support) {
      const double contacts = mean(compiled.lasts, numbers) / compiled.contact.every_ms *
                              (1.0 - people_.mean_of(compiled.contact.missed)) *
                              (1.0 - people_.mean_of(compiled.contact.cancelled));
      step.hours_staff = contacts * compiled.contact.takes_ms / static_cast<double>(ms_per_hour);
      step.hours_person = step.hours_staff;
    }
    return step;
  }

  std::string label_of_clock(const std::string& id) const {
    const ClockFields* clock = fields_.clocks.find(id);
    return clock == nullptr || clock->label.empty() ? id : clock->label;
  }

  void mark_entries() {
    const auto mark = [this](const std::string& id, double weight) {
      const std::uint16_t s = Compilation::index_of(model_.step_ids, id);
      if (s == none || index_[s] < 0 || !(weight > 0.0)) return;
      route_.steps[static_cast<std::size_t>(index_[s])].entry = true;
    };
    for (const auto& [id, arrival, place] : fields_.arrivals) mark(arrival.to.id, 1.0);
    for (const auto& [id, share, place] : fields_.population.at) mark(id, share.value);
    for (const auto& [id, track, place] : fields_.tracks)
      for (const auto& [step, share, where] : track.start) mark(step, share.value);
  }

  void link(std::uint16_t from, std::uint16_t to, double chance, LinkKind kind,
            std::string label = {}) {
    if (to == none || index_[to] < 0) return;
    route_.links.push_back({index_[from], index_[to], chance, kind, std::move(label)});
  }

  /// Shares of a step's ways on, as declared. Where newcomers would take none of them, all are
  /// drawn alike: they are there.
  std::vector<StartShare> ways_on(std::uint16_t s) const {
    const Range& then = tables_.steps[s].then;
    std::vector<StartShare> ways;
    double total = 0.0;
    for (std::uint32_t i = 0; i < then.count; ++i) {
      const WayOn& way = tables_.ways[then.first + i];
      ways.push_back({way.to, people_.mean_of(way.weight)});
      total += ways.back().share;
    }
    for (StartShare& way : ways) way.share = total > 0.0 ? way.share / total : 1.0 / then.count;
    return ways;
  }

  double misled(std::uint16_t s) const {
    const Step& step = tables_.steps[s];
    return step.open && step.is_unclear ? 1.0 - people_.mean_of(step.clarity) : 0.0;
  }

  /// Where those go on to who came to a step by a wrong door: with several signs, in proportion to
  /// how far each misleads. Empty for a step that is nobody's wrong door.
  std::vector<StartShare> ways_from_wrong_door(std::uint16_t door) const {
    std::vector<StartShare> ways;
    double total = 0.0;
    for (std::uint16_t s = 0; s < tables_.steps.size(); ++s) {
      if (tables_.steps[s].wrong_door != door || misled(s) == 0.0) continue;
      for (const StartShare& way : ways_on(s)) {
        ways.push_back({way.step, way.share * misled(s)});
        total += ways.back().share;
      }
    }
    for (StartShare& way : ways) way.share /= total;
    return ways;
  }

  /// Ways on share what is left when those who leave by themselves are taken off.
  void add_ways_on(std::uint16_t s, double share) {
    std::vector<StartShare> ways = ways_from_wrong_door(s);
    const double astray = ways.empty() ? misled(s) : 0.0;
    if (astray > 0.0) link(s, tables_.steps[s].wrong_door, share * astray, LinkKind::then);
    if (ways.empty()) ways = ways_on(s);
    for (const StartShare& way : ways)
      link(s, way.step, share * (1.0 - astray) * way.share, LinkKind::then);
  }

  void add_links(std::uint16_t s) {
    const Step& step = tables_.steps[s];
    double left = 1.0;
    if (step.has_patience) {
      // Nobody queues in an audit; a support's first contact is on average half a cadence away.
      double wait = 0.0;
      if (step.kind == StepKind::group) wait = 0.5 * step.contact.every_ms;
      if (step.kind == StepKind::support)
        wait = step.contact.has_first ? mean(step.contact.first, tables_.numbers.data())
                                      : 0.5 * step.contact.every_ms;
      const double gives_up = cumulative(step.patience, tables_.numbers.data(), wait);
      link(s, step.gave_up, gives_up, LinkKind::gave_up);
      left -= gives_up;
    }
    if (step.kind == StepKind::gate) {
      const double pass = people_.mean_of(step.pass);
      const double refuse = people_.mean_of(step.refuse);
      link(s, step.refused, left * refuse, LinkKind::refused);
      link(s, step.lost, left * std::max(0.0, 1.0 - pass - refuse), LinkKind::lost);
      left *= pass;
    }
    left -= add_clocks(s, left);
    if (step.kind != StepKind::home && step.kind != StepKind::exit) add_ways_on(s, left);
  }

  /// Whether a clock takes people from this step to its own: from the steps of that track at which
  /// it runs, or, where it runs on other tracks only, from wherever people are on this one.
  bool takes_from(std::size_t c, std::uint16_t s) const {
    const Clock& clock = tables_.clocks[c];
    const std::size_t row = c * tables_.steps.size();
    if (clock.then == none || clock.then == s || clock.track != tables_.steps[s].track)
      return false;
    bool runs_on_track = false;
    for (std::size_t other = 0; other < tables_.steps.size(); ++other)
      runs_on_track =
          runs_on_track || (tables_.steps[other].track == clock.track &&
                            (tables_.at_risk[row + other] | tables_.also_at[row + other]) != 0);
    return !runs_on_track || (tables_.at_risk[row + s] | tables_.also_at[row + s]) != 0;
  }

  /// The share that a step's clocks take, by their hazards over a mean stay (a year at home).
  double add_clocks(std::uint16_t s, double left) {
    const Step& step = tables_.steps[s];
    const bool is_home = step.kind == StepKind::home;
    const double stay = is_home ? static_cast<double>(ms_per_year) : mean_stay(step, tables_);
    std::vector<double> hazards(tables_.clocks.size(), 0.0);
    double total = 0.0;
    for (std::size_t c = 0; c < hazards.size(); ++c) {
      const Clock& clock = tables_.clocks[c];
      if (!takes_from(c, s)) continue;
      hazards[c] = hazard_over(clock, tables_, people_, stay);
      total += hazards[c];
    }
    if (!(total > 0.0)) return 0.0;
    const double share = is_home ? 1.0 : left * -portable_expm1(-total);
    for (std::size_t c = 0; c < hazards.size(); ++c)
      if (hazards[c] > 0.0)
        link(s, tables_.clocks[c].then, share * hazards[c] / total, LinkKind::clock,
             label_of_clock(model_.clock_ids[c]));
    return share;
  }

  const ScenarioFields& fields_;
  const Model& model_;
  const ArmTables& tables_;
  Newcomers people_;
  std::vector<int> index_;
  Pathway route_;
};

}  // namespace

Pathway pathway_of(const Compiled& compiled, std::size_t arm) {
  return Drawing(compiled, arm).pathway();
}

}  // namespace waymark
