#include <algorithm>
#include <cmath>

#include "waymark/base/elementary.h"
#include "waymark/compile/demand.h"
#include "waymark/compile/ending.h"
#include "waymark/compile/first_walk.h"
#include "waymark/compile/scenario.h"
#include "waymark/compile/work_of.h"
#include "waymark/compile/years.h"
#include "waymark/steps/gate.h"

namespace waymark {

namespace {

constexpr double longest_at_home_ms = 200.0 * ms_in_year;
constexpr double least_entry_weight = 1e-6;
constexpr double piece_ms = ms_in_year / pieces_in_year;
constexpr int quantiles_of_ages = 100;
constexpr double suppressed_count = 2.5;  // "<5" stands for 1 to 4

/// Newcomers of one source in the year after the branch date.
double a_year(const Source& source, const ArmTables& tables) {
  if (source.kind == SourceKind::gaps) {
    const double gap = mean(source.gap, tables.numbers.data());
    return gap > 0.0 && std::isfinite(gap) ? ms_in_year / gap : 0.0;
  }
  double people = 0.0, covered = 0.0;
  for (std::uint32_t i = 0; i < source.counts.count; ++i) {
    const MonthCount& month = tables.month_counts[source.counts.first + i];
    if (month.from.count < 0 || month.from.count >= ms_per_year) continue;
    people += month.suppressed ? suppressed_count : month.count;
    covered += static_cast<double>(month.to.count - month.from.count);
  }
  return covered > 0.0 ? people * ms_in_year / covered : 0.0;
}

/// Steps at which people ask for help, with newcomers a year; steps to which clocks bring people
/// from a home weigh next to nothing beside them, but are begun at too.
std::vector<std::pair<std::uint16_t, double>> starts_of(const ArmTables& tables) {
  std::vector<std::pair<std::uint16_t, double>> starts;
  const auto add = [&](std::uint16_t step, double weight) {
    if (step == none || !tables.steps[step].open) return;
    const StepKind kind = tables.steps[step].kind;
    if (kind != StepKind::home && kind != StepKind::exit) starts.emplace_back(step, weight);
  };
  for (const Source& source : tables.sources)
    add(source.to, std::max(least_entry_weight, a_year(source, tables)));
  for (std::size_t c = 0; c < tables.clocks.size(); ++c)
    for (std::size_t s = 0; s < tables.steps.size(); ++s)
      if (tables.steps[s].kind == StepKind::home &&
          (tables.at_risk[c * tables.steps.size() + s] |
           tables.also_at[c * tables.steps.size() + s]) != 0) {
        add(tables.clocks[c].then, least_entry_weight);
        break;
      }
  return starts;
}

class Drawing {
 public:
  Drawing(const Compiled& compiled, std::size_t arm)
      : compiled_(compiled),
        arm_(arm),
        fields_(compiled.arms[arm].fields),
        model_(compiled.model),
        tables_(compiled.model.arms[arm]),
        walk_(tables_, compiled.model.signal_neutral, starts_of(tables_)) {}

  Route route() {
    index_.assign(model_.step_ids.size(), -1);
    for (std::uint16_t s = 0; s < model_.step_ids.size(); ++s) {
      if (!tables_.steps[s].open) continue;
      index_[s] = static_cast<int>(route_.pathway.steps.size());
      endings_.push_back(ending(s));
      route_.pathway.steps.push_back(step(s));
      route_.work.steps.push_back(work_at(compiled_, arm_, walk_, s, route_.pathway.steps.back()));
    }
    for (std::uint16_t s = 0; s < model_.step_ids.size(); ++s)
      if (tables_.steps[s].open) add_links(s);
    mark_entries();
    route_.work.supplies = supplies_of(fields_, model_, tables_);
    for (const auto& [id, track, place] : fields_.tracks)
      if (!track.requests) route_.work.beside.push_back({id, track.label});
    return std::move(route_);
  }

  /// Of the route that `route` has given.
  RunFlows flows(const Route& route) const { return flows_over_run(route.pathway, inflow_); }

 private:
  PathwayStep& drawn(std::uint16_t s) {
    return route_.pathway.steps[static_cast<std::size_t>(index_[s])];
  }

  const Ending& ending_at(std::uint16_t s) const {
    return endings_[static_cast<std::size_t>(index_[s])];
  }

  /// How a stay ends: at home by clocks only, elsewhere as planned unless one rings before.
  Ending ending(std::uint16_t s) const {
    const Step& step = tables_.steps[s];
    if (step.kind == StepKind::exit) return {};
    std::vector<Risk> risks;
    for (const std::uint16_t c : clocks_that_take_from(s)) {
      risks.push_back({tables_.clocks[c].baseline, multiplier(c, s), {}});
      if (step.kind == StepKind::support && tables_.clocks[c].predictor >= 0)
        risks.back().later = later_multipliers(c, s);
    }
    if (step.kind == StepKind::home)
      return risks.empty() ? Ending{longest_at_home_ms, 1.0, {}}
                           : ending_of(constant(longest_at_home_ms), risks, tables_.numbers);
    const bool is_alike = step.lasts_times.predictor < 0 && step.lasts_times.constant == 1.0;
    if (is_alike && (step.kind == StepKind::support || step.kind == StepKind::group))
      return ending_of(step.lasts, risks, tables_.numbers);
    return ending_of(constant(walk_.planned_stay(s)), risks, tables_.numbers);
  }

  PathwayStep step(std::uint16_t s) const {
    const Step& compiled = tables_.steps[s];
    const Chosen& chosen = *fields_.pathway.find(model_.step_ids[s]);
    const CommonFields& common = entry_of(chosen).common(chosen);
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
    step.mean_stay_ms = ending_at(s).stay_ms;
    step.cost_per_visit = common.cost_per_visit.value;
    step.cost_per_ms = common.cost_of_staying.value;
    if (compiled.kind == StepKind::gate) describe_gate(chosen.as<GateFields>(), compiled, step);
    if (compiled.kind == StepKind::support) describe_support(s, step);
    if (compiled.kind == StepKind::group) describe_group(s, step);
    if (compiled.team != none)
      step.cost_per_visit +=
          step.hours_staff * cost_of_an_hour(fields_, model_.team_ids[compiled.team]);
    return step;
  }

  void describe_gate(const GateFields& gate, const Step& compiled, PathwayStep& step) const {
    const double work =
        mean(compiled.lasts, tables_.numbers.data()) / static_cast<double>(ms_per_hour);
    step.hours_staff = compiled.team == none ? 0.0 : work;
    step.hours_person =
        gate.person_time ? gate.person_time->value / static_cast<double>(ms_per_hour) : work;
    if (gate.protects) step.protects = label_of_clock(gate.protects->clock.id);
  }

  /// Those who give up stay for the wait only; the others for it and for what follows.
  void describe_support(std::uint16_t s, PathwayStep& step) const {
    const Step& compiled = tables_.steps[s];
    const StepChances& chances = walk_.at(s);
    const double served = (1.0 - chances.gives_up) * step.mean_stay_ms;
    const double contacts = attended_contacts(walk_, compiled.contact, s, served);
    step.mean_stay_ms = chances.wait_ms + served;
    step.hours_staff = contacts * compiled.contact.takes_ms / static_cast<double>(ms_per_hour);
    step.hours_person = step.hours_staff;
  }

  void describe_group(std::uint16_t s, PathwayStep& step) const {
    const Step& compiled = tables_.steps[s];
    const double sessions =
        step.mean_stay_ms / compiled.contact.every_ms * (1.0 - compiled.contact.cancelled.constant);
    const double hours = sessions * compiled.contact.takes_ms / static_cast<double>(ms_per_hour);
    step.mean_stay_ms += walk_.at(s).wait_ms;
    step.hours_person = hours * (1.0 - walk_.mean_at(s, compiled.contact.missed));
    // Everybody who has a place shares the hours of whoever facilitates.
    if (compiled.team != none)
      step.hours_staff = hours / (compiled.group.is_bounded ? compiled.group.places : 1);
  }

  std::string label_of_clock(const std::string& id) const {
    const ClockFields* clock = fields_.clocks.find(id);
    return clock == nullptr || clock->label.empty() ? id : clock->label;
  }

  // --- where people come from -----------------------------------------------------------------

  void mark_entries() {
    for (PathwayStep& step : route_.pathway.steps) step.entry_weight = 0.0;
    Inflow& inflow = inflow_;
    inflow.a_year.assign(route_.pathway.steps.size(), 0.0);
    inflow.present = inflow.a_year;
    inflow.warm_up_years = in_years(model_.warm_up);
    inflow.horizon_years = in_years(model_.horizon);
    add_caseloads(inflow);
    double everyone = 0.0;
    for (const Source& source : tables_.sources) {
      const double people = a_year(source, tables_);
      everyone += people;
      if (source.to != none && index_[source.to] >= 0)
        inflow.a_year[static_cast<std::size_t>(index_[source.to])] += people;
    }
    for (const auto& shares : tables_.start) add_shares(shares, everyone, inflow.a_year);
    for (const auto& shares : tables_.present)
      add_shares(shares, tables_.population, inflow.present);
    for (std::size_t s = 0; s < inflow.present.size(); ++s)
      route_.pathway.steps[s].entry = inflow.a_year[s] + inflow.present[s] > 0.0;
    for (const auto* tracks : {&tables_.start, &tables_.present})
      for (const auto& shares : *tracks)
        for (const StartShare& share : shares)
          if (share.step != none && index_[share.step] >= 0 && share.share > 0.0)
            drawn(share.step).entry = true;
    add_demands(inflow);
  }

  void add_caseloads(Inflow& inflow) const {
    for (std::size_t team = 0; team < tables_.teams.size(); ++team) {
      Caseload caseload{static_cast<double>(tables_.teams[team].caseload), {}};
      for (std::size_t s = 0; s < tables_.steps.size(); ++s)
        if (tables_.steps[s].open && tables_.steps[s].kind == StepKind::support &&
            tables_.steps[s].team == team)
          caseload.steps.push_back(static_cast<std::size_t>(index_[s]));
      if (!caseload.steps.empty()) inflow.caseloads.push_back(caseload);
    }
  }

  void add_shares(const std::vector<StartShare>& shares, double people,
                  std::vector<double>& at) const {
    for (const StartShare& share : shares)
      if (share.step != none && index_[share.step] >= 0)
        at[static_cast<std::size_t>(index_[share.step])] += people * share.share;
  }

  bool is_outside(const std::string& id) const {
    const std::uint16_t s = Compilation::index_of(model_.step_ids, id);
    return tables_.steps[s].is_outside;
  }

  /// Coming to a step that is outside, such as an open group, is no request for help.
  void add_demands(const Inflow& inflow) {
    const std::vector<double> returns = returns_in_first_year(route_.pathway, inflow);
    for (std::size_t s = 0; s < returns.size(); ++s) {
      PathwayStep& step = route_.pathway.steps[s];
      if (ends_an_episode(step) || is_outside(step.id)) continue;
      const double asking = inflow.a_year[s] + returns[s];
      if (!(asking > 0.0)) continue;
      step.entry = true;
      step.entry_weight = asking;
      auto& demands = route_.work.demands;
      auto demand = std::find_if(demands.begin(), demands.end(),
                                 [&](const Demand& known) { return known.track == step.track; });
      if (demand == demands.end()) demand = demands.insert(demands.end(), {step.track, 0.0, 0.0});
      demand->first += inflow.a_year[s];
      demand->returns += returns[s];
    }
  }

  // --- where people go ------------------------------------------------------------------------

  /// False if the arm does not have that step.
  bool link(std::uint16_t from, std::uint16_t to, double chance, LinkKind kind,
            std::string label = {}) {
    if (to == none || index_[to] < 0) return false;
    route_.pathway.links.push_back({index_[from], index_[to], chance, kind, std::move(label)});
    return true;
  }
  /// Nobody queues in an audit; only of the wait for a first contact it is known how often it ends.
  void link_by_waiting(std::uint16_t from, std::uint16_t to, double chance, LinkKind kind) {
    if (link(from, to, chance, kind)) route_.pathway.links.back().by_waiting = true;
  }

  /// Where a rule decides how often, which says nothing of others than first walkers.
  void link_by_rule(std::uint16_t from, std::uint16_t to, double chance, LinkKind kind,
                    bool by_rule) {
    if (link(from, to, chance, kind)) route_.pathway.links.back().by_rule = by_rule;
  }

  /// Whether a rule decides who goes this way on: it may let others go than on a first walk.
  bool goes_on_by_rule(const Step& step, std::uint16_t to) const {
    const Amount pass = step.kind == StepKind::gate ? step.pass : Amount{1.0, -1};
    const auto is_by_rule = [](const Amount& share) { return share.predictor >= 0; };
    const auto may_be = [&](const Amount& share) {
      return is_by_rule(share) || share.constant > 0.0;
    };
    const auto first = tables_.ways.begin() + static_cast<std::ptrdiff_t>(step.then.first);
    return std::any_of(first, first + static_cast<std::ptrdiff_t>(step.then.count),
                       [&](const WayOn& way) {
                         return way.to == to && may_be(pass) && may_be(way.weight) &&
                                (is_by_rule(pass) || is_by_rule(way.weight));
                       });
  }

  void add_links(std::uint16_t s) {
    const Step& step = tables_.steps[s];
    const StepChances& chances = walk_.at(s);
    double left = 1.0;
    link_by_waiting(s, step.turned_away, 0.0, LinkKind::refused);
    if (step.has_patience || step.may_balk) {
      link_by_waiting(s, step.gave_up, chances.gives_up, LinkKind::gave_up);
      left -= chances.gives_up;
    }
    left *= add_clocks(s, left);
    add_cycles(s);
    if (step.kind == StepKind::group && step.contact.misses_allowed != 0)
      link_by_rule(s, step.lost, 0.0, LinkKind::lost, true);
    if (step.kind == StepKind::gate) {
      const double pass = chances.pass;
      const double refuse = chances.refuse;
      const bool refuses_by_rule = step.refuse.predictor >= 0;
      link_by_rule(s, step.refused, left * refuse, LinkKind::refused, refuses_by_rule);
      link_by_rule(s, step.lost, left * std::max(0.0, 1.0 - pass - refuse), LinkKind::lost,
                   refuses_by_rule || step.pass.predictor >= 0);
      left *= pass;
    }
    if (step.kind != StepKind::home && step.kind != StepKind::exit)
      for (const StartShare& way : chances.then)
        link_by_rule(s, way.step, left * way.share, LinkKind::then,
                     goes_on_by_rule(step, way.step));
  }

  /// The ways that cycle clocks open from a home that nothing else ends: of those who leave it in
  /// its first cycle. What a cycle takes from other steps is drawn, but not counted.
  void add_cycles(std::uint16_t s) {
    const bool is_counted =
        tables_.steps[s].kind == StepKind::home && clocks_that_take_from(s).empty();
    for (const CycleRule& cycle : tables_.cycles) {
      std::vector<double> chances;
      double sum = 0.0;
      for (const CycleRule::WayOut& way : cycle.ways)
        if (way.from == s) {
          chances.push_back(value_of_number(
              way.chance, in_milliseconds(cycle.every),
              [&](const Amount& part) { return walk_.mean_at(s, part); },
              [&](Feature) { return in_milliseconds(cycle.every); }));
          sum += chances.back();
        }
      std::uint16_t rest = none;
      for (const CycleRule::Rest& of : cycle.rests)
        if (of.from == s) rest = of.to;
      if (is_counted && rest != none)
        link(s, rest, std::max(0.0, 1.0 - sum), LinkKind::clock, "cycle");
      if (rest != none) sum = std::max(sum, 1.0);
      auto chance = chances.begin();
      for (const CycleRule::WayOut& way : cycle.ways)
        if (way.from == s) {
          const double share = is_counted && sum > 0.0 ? *chance / sum : 0.0;
          ++chance;
          link(s, way.to, share, LinkKind::clock, "cycle");
        }
    }
  }

  double multiplier(std::uint16_t c, std::uint16_t s) const {
    const Clock& clock = tables_.clocks[c];
    const double of_people = clock.predictor < 0 ? 1.0 : walk_.mean_at(s, {0.0, clock.predictor});
    return of_people * share_at_risk(c, s);
  }

  /// The share of those at a step at whom a clock runs: elsewhere at the right place, and in need.
  double share_at_risk(std::uint16_t c, std::uint16_t s) const {
    const Clock& clock = tables_.clocks[c];
    double share = share_also_there(c, s);
    if (clock.need == none) return share;
    const double in_need = walk_.share_in_need(s, clock.need);
    return share * (clock.need_is ? in_need : 1.0 - in_need);
  }

  /// What contacts make of a multiplier: they build what the clock looks at, such as trust.
  std::vector<LaterMultiplier> later_multipliers(std::uint16_t c, std::uint16_t s) const {
    const std::vector<int> contacts{1, 2, 4, 8, 16, 32};
    const ContactRule& rule = tables_.steps[s].contact;
    const double attended =
        (1.0 - walk_.mean_at(s, rule.missed)) * (1.0 - walk_.mean_at(s, rule.cancelled));
    if (!(attended > 0.0)) return {};
    const double apart = rule.every_ms / attended;
    const std::vector<double> means =
        walk_.means_after_contacts(s, {0.0, tables_.clocks[c].predictor}, contacts, apart);
    std::vector<LaterMultiplier> later;
    for (std::size_t i = 0; i < contacts.size(); ++i)
      later.push_back({apart * contacts[i], share_at_risk(c, s) * means[i]});
    return later;
  }

  /// A clock that runs only while people are somewhere on another track too, runs for the share of
  /// them who are there when the warm-up begins, or where lives begin.
  double share_also_there(std::uint16_t c, std::uint16_t s) const {
    if (!tables_.clocks[c].only_while_at) return 1.0;
    const std::size_t row = c * tables_.steps.size();
    double least = 1.0;
    for (std::size_t track = 0; track < tables_.start.size(); ++track) {
      if (track == tables_.steps[s].track) continue;
      const auto& shares = tables_.population > 0 && !tables_.present[track].empty()
                               ? tables_.present[track]
                               : tables_.start[track];
      double there = 0.0;
      bool is_asked = false;
      for (std::size_t other = 0; other < tables_.steps.size(); ++other)
        is_asked =
            is_asked || (tables_.steps[other].track == track &&
                         (tables_.also_at[row + other] != 0 || tables_.at_risk[row + other] != 0));
      for (const StartShare& share : shares)
        if (share.step != none &&
            (tables_.also_at[row + share.step] != 0 || tables_.at_risk[row + share.step] != 0))
          there += share.share;
      if (is_asked) least = std::min(least, there);
    }
    return least;
  }

  /// Whether a clock takes people from this step to its own: from the steps of that track at which
  /// it runs, or, where it runs on other tracks only, from wherever people are on this one.
  bool takes_from(std::uint16_t c, std::uint16_t s) const {
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

  std::vector<std::uint16_t> clocks_that_take_from(std::uint16_t s) const {
    std::vector<std::uint16_t> clocks;
    for (std::uint16_t c = 0; c < tables_.clocks.size(); ++c)
      if (takes_from(c, s)) clocks.push_back(c);
    return clocks;
  }

  /// The ways that clocks open. Gives the share of those who stay as long as planned.
  double add_clocks(std::uint16_t s, double left) {
    const std::vector<std::uint16_t> clocks = clocks_that_take_from(s);
    const Ending& ending = ending_at(s);
    const bool is_home = tables_.steps[s].kind == StepKind::home;
    const double ended = 1.0 - ending.planned;
    for (std::size_t i = 0; i < ending.by_clock.size(); ++i) {
      const double share = is_home && ended > 0.0 ? ending.by_clock[i] / ended : ending.by_clock[i];
      if (share > 0.0 &&
          link(s, tables_.clocks[clocks[i]].then, left * share, LinkKind::clock,
               label_of_clock(model_.clock_ids[clocks[i]])) &&
          is_home)
        add_stay(s, clocks[i]);
    }
    return is_home ? 1.0 : ending.planned;
  }

  /// How the last link, which a clock opens, takes people away from a home as time goes by.
  void add_stay(std::uint16_t s, std::uint16_t c) {
    const auto step = static_cast<std::size_t>(index_[s]);
    if (inflow_.homes.empty() || inflow_.homes.back().step != step)
      inflow_.homes.push_back({step, {}, found_after(s)});
    const double times = multiplier(c, s);
    HomeStay::Way way{route_.pathway.links.size() - 1, {}};
    for (int k = 0; k < most_pieces_at_home; ++k)
      way.hazard.push_back(times * cumulative(tables_.clocks[c].baseline, tables_.numbers.data(),
                                              piece_ms * k, piece_ms * (k + 1)));
    inflow_.homes.back().ways.push_back(std::move(way));
  }

  /// For how many pieces of time people present at the beginning have been at a home.
  std::vector<std::size_t> found_after(std::uint16_t s) const {
    if (tables_.been_there.empty()) return {0};
    const BeenThere& rule = tables_.been_there[s];
    if (rule.kind == BeenThere::Kind::just_come) return {0};
    std::vector<std::size_t> pieces;
    for (int k = 0; rule.kind == BeenThere::Kind::declared && k < quantiles_of_ages; ++k)
      pieces.push_back(static_cast<std::size_t>(
          upper_quantile(rule.elapsed, tables_.numbers.data(), (k + 0.5) / quantiles_of_ages) /
          piece_ms));
    return pieces;
  }

  const Compiled& compiled_;
  std::size_t arm_;
  const ScenarioFields& fields_;
  const Model& model_;
  const ArmTables& tables_;
  FirstWalk walk_;
  std::vector<int> index_;
  std::vector<Ending> endings_;
  Inflow inflow_;
  Route route_;
};

}  // namespace

Route route_of(const Compiled& compiled, std::size_t arm) { return Drawing(compiled, arm).route(); }

RunFlows flows_of(const Compiled& compiled, std::size_t arm) {
  Drawing drawing(compiled, arm);
  const Route route = drawing.route();
  return drawing.flows(route);
}

Pathway pathway_of(const Compiled& compiled, std::size_t arm) {
  return route_of(compiled, arm).pathway;
}

}  // namespace waymark
