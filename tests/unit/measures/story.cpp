#include "tests/unit/measures/story.h"

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "tests/unit/scenario/reading.h"

namespace waymark {

struct MeasuredScenario {
  Kinds standards = measure_standards();
  Keyed<Chosen> measures;
};

void declare(FieldVisitor& visit, MeasuredScenario& scenario) {
  visit.collection("measures", scenario.measures, scenario.standards, Collection::measures,
                   optional(), "what is measured");
}

namespace {

StepRole role(const char* id, StepKind kind, int state) {
  StepRole role;
  role.id = id;
  role.kind = kind;
  role.state = state;
  return role;
}

std::vector<StepRole> route() {
  std::vector<StepRole> steps{
      role("home", StepKind::home, 2),       role("referral", StepKind::gate, 1),
      role("assessment", StepKind::gate, 1), role("support", StepKind::support, 0),
      role("recovery", StepKind::home, 3),   role("died", StepKind::exit, 4),
      role("moved-away", StepKind::exit, 5), role("tenancy", StepKind::home, no_role)};
  for (const int hoop : {at::referral, at::assessment})
    steps[static_cast<std::size_t>(hoop)].hoop = true;
  steps[at::referral].person_time = hours(1);
  steps[at::referral].team = 0;
  steps[at::referral].takes = {{0, 1.0}};
  steps[at::assessment].retelling = true;
  steps[at::assessment].accepts_referral = true;
  steps[at::died].death = true;
  steps[at::tenancy].track = 1;
  return steps;
}

}  // namespace

MeasuresInput input_with(const std::string& measures, double horizon_in_years) {
  MeasuresInput input;
  input.measures = read_from<MeasuredScenario>("{\"measures\": " + measures + "}").measures;
  input.steps = route();
  input.groups = {{"own-home", "Own home", own_home, own_home},
                  {"no-own-home", "No own home", own_home, 0}};
  input.traits = {{"own-home", "Own home", own_home, own_home}, {"woman", "Woman", woman, woman}};
  input.teams = {{"triage", "Triage", 2}};
  input.clocks = {{"crisis", "Crisis"}, {"relapse", "Relapse"}};
  input.stocks = {{"control", "Control"}, {"trust", "Trust"}};
  input.states = {{"in-support", "in support"},
                  {"waiting", "waiting or in hoops"},
                  {"in-need", "in need, no help"},
                  {"in-recovery", "in recovery"},
                  {"died", "died"},
                  {"moved", "moved away"}};
  input.horizon = to_ticks(years(horizon_in_years));
  input.start = *read_date("2027-04-01");
  return input;
}

Story& Story::add(double day, std::uint32_t person, FactKind kind, std::uint16_t place,
                  std::uint8_t detail, double value) {
  facts_.push_back({to_ticks(days(day)), value, person, place, kind, detail});
  return *this;
}

Story& Story::arrive(double day, std::uint32_t person, at::Step step, std::uint64_t bits, Way way) {
  add(day, person, FactKind::arrived, 0,
      static_cast<std::uint8_t>(way == Way::start ? way : Way::arrival), static_cast<double>(bits));
  return move(day, person, step, way);
}

Story& Story::move(double day, std::uint32_t person, at::Step step, Way way) {
  return add(day, person, FactKind::moved, step, static_cast<std::uint8_t>(way), 0);
}

Story& Story::meet(double day, std::uint32_t person, ContactOutcome outcome, double hours_given) {
  return add(day, person, FactKind::contact, at::support, static_cast<std::uint8_t>(outcome),
             hours(hours_given));
}

Story& Story::leave(double day, std::uint32_t person, at::Step exit) {
  move(day, person, exit, Way::clock);
  return add(day, person, FactKind::left, exit, 0, 0);
}

Story& Story::ring(double day, std::uint32_t person, std::uint16_t clock) {
  return add(day, person, FactKind::rang, clock, 0, 0);
}

Story& Story::work(double day, std::uint32_t person, at::Step step, double team_hours) {
  return add(day, person, FactKind::worked, step, 0, hours(team_hours));
}

Story& Story::take_on(double day, std::uint32_t person, at::Step step, double team_hours) {
  return add(day, person, FactKind::taken_on, step, 0, hours(team_hours));
}

Story& Story::begin(double day, std::uint32_t person, at::Step step, double waited_hours) {
  return add(day, person, FactKind::began, step, 0, hours(waited_hours));
}

Story& Story::read(double day, std::uint32_t person, double value, std::uint16_t stock) {
  return add(day, person, FactKind::stock_read, stock, 0, value);
}

Story& Story::start_support(double day, std::uint32_t person, double referred, double accepted,
                            double start) {
  return move(day, person, at::referral, Way::then)
      .move(referred, person, at::assessment)
      .move(accepted, person, at::support)
      .meet(start, person, ContactOutcome::first_attended);
}

std::vector<Fact> Story::facts() const {
  const auto is_earlier = [](const Fact& a, const Fact& b) { return a.time < b.time; };
  std::vector<Fact> facts;  // those of one time stay as they were told
  for (const Fact& fact : facts_)
    facts.insert(std::upper_bound(facts.begin(), facts.end(), fact, is_earlier), fact);
  return facts;
}

Measured::Measured(const MeasuresInput& input) {
  Diagnostics diagnostics;
  plan_ = plan_measures(input, diagnostics);
  diagnostics.throw_if_any();
}

Measured::Measured(const MeasuresInput& input, const Story& story) : Measured(input) {
  Accumulator accumulator(plan_);
  accumulator.absorb(story.facts());
  finish(accumulator);
}

void Measured::finish(const Accumulator& accumulator) {
  Accumulator last = accumulator;
  last.finish();
  values_ = last.values();
}

std::size_t Measured::slot(const std::string& metric, const std::string& time,
                           const std::string& group) const {
  for (std::size_t i = 0; i < plan_.slots.size(); ++i) {
    const MetricSlot& slot = plan_.slots[i];
    if (plan_.metrics[static_cast<std::size_t>(slot.metric)].id == metric && slot.time == time &&
        slot.group == group)
      return i;
  }
  throw std::out_of_range("no slot " + metric + " [" + time + "] [" + group + "]");
}

double Measured::value(const std::string& metric, const std::string& time,
                       const std::string& group) const {
  return values_.values[slot(metric, time, group)];
}

double Measured::count(const std::string& metric, const std::string& time,
                       const std::string& group) const {
  return values_.counts[slot(metric, time, group)];
}

std::vector<double> Measured::series(const std::string& id) const {
  for (std::size_t i = 0; i < plan_.series.size(); ++i)
    if (plan_.series[i].id == id) return values_.series[i];
  throw std::out_of_range("no series " + id);
}

void absorb_in_chunks(Accumulator& accumulator, const std::vector<Fact>& facts, std::size_t size) {
  for (std::size_t from = 0; from < facts.size(); from += size) {
    const std::size_t to = std::min(facts.size(), from + size);
    accumulator.absorb({facts.begin() + static_cast<std::ptrdiff_t>(from),
                        facts.begin() + static_cast<std::ptrdiff_t>(to)});
  }
}

std::vector<std::string> complaints_about_measures(const std::string& measures) {
  Diagnostics diagnostics;
  plan_measures(input_with(measures), diagnostics);
  return formatted(diagnostics);
}

}  // namespace waymark
