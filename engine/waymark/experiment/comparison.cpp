#include "waymark/experiment/comparison.h"

#include <cmath>

#include "waymark/base/contract.h"
#include "waymark/base/hash.h"
#include "waymark/compile/step_kinds.h"
#include "waymark/experiment/value_for_money_plan.h"
#include "waymark/measures/accumulator.h"
#include "waymark/scenario/vocabulary.h"
#include "waymark/simulate/invariants.h"
#include "waymark/simulate/run.h"

namespace waymark {

struct Comparison::Side {
  Compiled& compiled;
  std::vector<MeasuresPlan> plans;  ///< per arm
};

struct Comparison::Worker {
  World warm, world;
  Journal journal;
  std::vector<std::unique_ptr<Accumulator>> warm_up;  ///< per side
  std::unique_ptr<Accumulator> arm;
  EventLog* log = nullptr;  ///< while one is wanted
  std::uint64_t events = 0;

  /// The measures of the warm-up, and the log.
  Accumulator* before = nullptr;
  FactReader reader_of_warm_up(Accumulator& accumulator) {
    before = &accumulator;
    return {this, [](void* reader, const std::vector<Fact>& facts) {
              auto& worker = *static_cast<Worker*>(reader);
              worker.before->absorb(facts);
              if (worker.log != nullptr) worker.log->absorb(facts);
            }};
  }
  /// The measures of the arm that runs, its commissioning layer, which looks too, and the log.
  const Commissioning* commissioning = nullptr;
  FactReader reader_of_arm() {
    return {this, [](void* reader, const std::vector<Fact>& facts) {
              auto& worker = *static_cast<Worker*>(reader);
              worker.arm->absorb(facts);
              worker.commissioning->absorb(facts, worker.world);
              if (worker.log != nullptr) worker.log->absorb(facts);
            }};
  }
};

namespace {

/// The fingerprint covers every figure of the arm, before anything is stored or withheld. An
/// undefined figure is told apart by its place alone, since a NaN has no bits to rely on.
std::uint64_t fingerprint_of(const MetricValues& figures) {
  Fingerprint fingerprint;
  const auto add = [&fingerprint](double value, std::uint64_t place) {
    if (std::isnan(value)) {
      fingerprint.add(~place);
    } else {
      fingerprint.add(value);
    }
  };
  for (std::size_t i = 0; i < figures.values.size(); ++i) add(figures.values[i], i);
  for (const std::vector<double>& series : figures.series)
    for (std::size_t i = 0; i < series.size(); ++i) add(series[i], i);
  return fingerprint.value();
}

/// The words of the scenario, in all that the measures say by themselves; its own labels stay.
Vocabulary vocabulary_of(const Scenario& scenario) {
  std::map<std::string, std::string> renamed;
  for (const auto& [word, instead, place] : scenario.base().preamble.vocabulary)
    renamed[word] = instead;
  std::vector<std::string> kept;
  for (const MeasuresInput& input : scenario.all.measures) {
    for (const StepRole& step : input.steps) kept.push_back(step.label);
    for (const auto* list : {&input.clocks, &input.stocks, &input.payers, &input.states})
      for (const PlaceRole& role : *list) kept.push_back(role.label);
    for (const TeamRole& team : input.teams) kept.push_back(team.label);
  }
  return Vocabulary(renamed, std::move(kept));
}

/// As an arm has them; those that it has not, people leave at the branch, as the warm-up has them.
std::vector<StepRole> steps_of(const Compiled& compiled, std::uint16_t arm) {
  std::vector<StepRole> steps = compiled.measures[arm].steps;
  const std::vector<StepRole>& before = compiled.measures[compiled.model.base_arm].steps;
  for (std::size_t s = 0; s < steps.size(); ++s)
    if (!steps[s].open) steps[s] = before[s];
  return steps;
}

/// While this lasts a log is told what a worker's runs tell.
struct Listening {
  Listening(EventLog*& place_given, EventLog& log) : place(place_given) { place = &log; }
  ~Listening() { place = nullptr; }
  Listening(const Listening&) = delete;
  Listening& operator=(const Listening&) = delete;
  EventLog*& place;
};

void rename(const Vocabulary& words, const Keyed<Chosen>& declared, ExperimentPlan& plan) {
  if (words.empty()) return;
  for (MetricInfo& metric : plan.metrics) {
    // What a scenario measures, it names itself.
    if (!declared.contains(metric.measure)) metric.label = words.in_words(metric.label);
    metric.part_label = words.in_words(metric.part_label);
    metric.definition = words.in_words(metric.definition);
  }
}

}  // namespace

Comparison::Comparison(Scenario& scenario, std::vector<Couplings> couplings)
    : scenario_(scenario), couplings_(std::move(couplings)) {
  Diagnostics problems;
  for (const Couplings treatment : couplings_) {
    Compiled& compiled = treatment == Couplings::all ? scenario.all : scenario.measured_only;
    auto side = std::make_unique<Side>(Side{compiled, plan_measures(compiled.measures, problems)});
    problems.throw_if_any();
    compiled.model.looks = side->plans.front().stock_dates();
    compiled.model.looked_stocks = side->plans.front().stocks_read();
    compiled.model.spent_stocks = side->plans.front().stocks_spent();
    compiled.model.discount_forces.clear();
    for (int variant = 0; variant < discount_variants; ++variant)
      compiled.model.discount_forces.push_back(discount_force(variant));
    sides_.push_back(std::move(side));
  }
  if (const auto& asked = scenario.base().experiment.value_for_money) {
    ExperimentPlan measured;
    fill_measured(measured);
    value_for_money_ = plan_value_for_money(*asked, measured, scenario.all.model.horizon, problems);
    problems.throw_if_any();
  }
}

Comparison::~Comparison() = default;

void Comparison::fill_measured(ExperimentPlan& plan) const {
  const MeasuresPlan& measured = sides_.front()->plans.front();
  plan.metrics = measured.metrics;
  plan.slots = measured.slots;
  plan.series = measured.series;
}

ExperimentPlan Comparison::plan(std::uint64_t seed) const {
  ExperimentPlan plan;
  plan.scenario = scenario_.id;
  for (const ArmDocument& arm : scenario_.arm_documents) plan.arms.push_back({arm.id, arm.label});
  plan.base_arm = 0;
  plan.couplings = couplings_;
  fill_measured(plan);
  plan.value_for_money = value_for_money_;
  plan.seed = seed;
  rename(vocabulary_of(scenario_), scenario_.base().measures, plan);
  return plan;
}

void Comparison::prepare_workers(int count) {
  while (static_cast<int>(workers_.size()) < count) {
    auto worker = std::make_unique<Worker>();
    for (const auto& side : sides_)
      worker->warm_up.push_back(std::make_unique<Accumulator>(side->plans.front()));
    worker->arm = std::make_unique<Accumulator>(sides_.front()->plans.front());
    workers_.push_back(std::move(worker));
  }
}

void Comparison::warm_up(Worker& worker, std::size_t s, std::uint16_t arm, std::uint64_t seed,
                         std::uint64_t replication) {
  const Side& side = *sides_[s];
  Accumulator& before = *worker.warm_up[s];
  before.reset(side.plans[arm]);
  worker.journal = Journal();
  worker.journal.ask_for(side.plans[arm].kinds);
  if (worker.log != nullptr) worker.journal.ask_for(EventLog::kinds());
  Run run(side.compiled.model, worker.warm, handler_table(), worker.journal,
          worker.reader_of_warm_up(before));
  run.begin(seed, replication, arm);
  run.advance_to(Ticks{0});
  run.flush();
  worker.events += worker.warm.events;
}

ArmOutcome Comparison::run_arm(Worker& worker, std::size_t s, std::uint16_t arm, std::uint64_t seed,
                               std::uint64_t replication) {
  const Side& side = *sides_[s];
  worker.world = worker.warm;
  worker.world.events = 0;
  *worker.arm = *worker.warm_up[s];
  worker.arm->continue_under(side.plans[arm]);
  worker.commissioning = &side.compiled.commissioning[arm];
  worker.journal.ask_for(worker.commissioning->kinds());
  Run run(side.compiled.model, worker.world, handler_table(), worker.journal,
          worker.reader_of_arm());
  worker.commissioning->start(worker.world);
  run.branch(seed, replication, arm);
  worker.commissioning->advance(run, side.compiled.model.horizon);
  run.look_at_the_end();
  run.flush();
  check_invariants(run);
  worker.arm->finish();
  worker.events += worker.world.events;
  const MetricValues& figures = worker.arm->values();
  return {figures.values, figures.counts, figures.series, fingerprint_of(figures), {}};
}

ReplicationOutcome Comparison::run(int worker_index, std::uint64_t seed,
                                   std::uint64_t replication) {
  WAYMARK_EXPECT(worker_index < static_cast<int>(workers_.size()), "a worker was not prepared");
  Worker& worker = *workers_[static_cast<std::size_t>(worker_index)];
  ReplicationOutcome outcome;
  outcome.replication = replication;
  for (std::size_t s = 0; s < sides_.size(); ++s) {
    const Model& model = sides_[s]->compiled.model;
    if (!model.own_warm_up) warm_up(worker, s, model.base_arm, seed, replication);
    for (std::uint16_t arm = 0; arm < model.arms.size(); ++arm) {
      if (model.own_warm_up) warm_up(worker, s, arm, seed, replication);
      outcome.arms.push_back(run_arm(worker, s, arm, seed, replication));
    }
  }
  return outcome;
}

ArmOutcome Comparison::tell_events(int worker_index, std::uint64_t seed, std::uint64_t replication,
                                   std::uint16_t arm, const EventLog::Write& write) {
  Worker& worker = *workers_.at(static_cast<std::size_t>(worker_index));
  const Compiled& compiled = sides_.front()->compiled;
  EventLog events(steps_of(compiled, arm), write);
  const Listening listening(worker.log, events);
  warm_up(worker, 0, compiled.model.own_warm_up ? arm : compiled.model.base_arm, seed, replication);
  events.open();
  return run_arm(worker, 0, arm, seed, replication);
}

double Comparison::seconds_a_replication(double budget, const std::function<double()>& clock) {
  Worker& worker = *workers_.at(0);
  const Side& side = *sides_.front();
  const Model& model = side.compiled.model;
  Accumulator& accumulator = *worker.warm_up.front();
  accumulator.reset(side.plans.front());
  worker.journal = Journal();
  worker.journal.ask_for(side.plans.front().kinds);
  Run run(model, worker.warm, handler_table(), worker.journal,
          worker.reader_of_warm_up(accumulator));
  const double start = clock();
  run.begin(1, 0, 0);
  const double began = clock();
  // Twice as far each time, so that a scenario with absurdly many people cannot keep us.
  const Ticks whole = model.warm_up + model.horizon;
  double share = 0x1p-20;
  for (; share <= 1.0; share *= 2.0) {
    run.advance_to(to_ticks(share * in_milliseconds(whole)) - model.warm_up);
    if (2.0 * (clock() - began) > budget || share == 1.0) break;
  }
  const double one_arm = (clock() - began) / share;
  const double warm_up_share = in_milliseconds(model.warm_up) / in_milliseconds(whole);
  const double arms = static_cast<double>(model.arms.size());
  const double warm_ups = model.own_warm_up ? arms : 1.0;
  return static_cast<double>(sides_.size()) *
         (warm_ups * (began - start + warm_up_share * one_arm) +
          arms * (1.0 - warm_up_share) * one_arm);
}

std::uint64_t Comparison::events() const {
  std::uint64_t events = 0;
  for (const auto& worker : workers_) events += worker->events;
  return events;
}

}  // namespace waymark
