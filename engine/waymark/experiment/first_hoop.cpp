#include "waymark/experiment/first_hoop.h"

#include <algorithm>
#include <cstddef>

#include "waymark/compile/demand.h"
#include "waymark/experiment/comparison.h"
#include "waymark/experiment/rank_agreement.h"
#include "waymark/experiment/tally.h"
#include "waymark/pathway/audit.h"
#include "waymark/steps/gate.h"

namespace waymark {

namespace {

const std::string& step_without(const ArmDocument& arm) {
  return arm.own_changes.front().removes.front().id;
}

/// What one arm's route gives per 100 who ask, over all tracks on which help is had.
struct RouteFigures {
  double helped = 0, retold = 0, hours_person = 0, hours_staff = 0, days = 0;
};

double requests_on(const Route& route, const TrackAudit& track) {
  for (const Demand& demand : route.work.demands)
    if (demand.track == track.track) return demand.first + demand.returns;
  return 0;
}

RouteFigures figures_of(const Route& route, const Audit& found) {
  RouteFigures figures;
  double everyone = 0;
  for (const TrackAudit& track : found.tracks)
    if (track.help) everyone += requests_on(route, track);
  for (const TrackAudit& track : found.tracks) {
    if (!track.help) continue;
    const double share = everyone > 0 ? requests_on(route, track) / everyone : 1;
    figures.helped += 100 * share * track.help->chance;
    figures.retold += 100 * share * track.episode.retold;
    figures.days += share * track.help->days_from_request;
    for (const StepFigures& step : track.steps) {
      if (!route.pathway.steps[static_cast<std::size_t>(step.step)].hoop) continue;
      figures.hours_person += 100 * share * step.hours_person;
      figures.hours_staff += 100 * share * step.hours_staff;
    }
  }
  return figures;
}

/// Of 100 requests of the whole run, those that start: as the chain has it, but with as many places
/// as there are.
double started_of_100(const Scenario& scenario, std::size_t arm, const RouteFigures& by_chain) {
  const RunFlows flows = flows_of(scenario.all, arm);
  // Where one episode can start several kinds of help, starts are more than people.
  const bool is_countable = flows.requests > 0 && flows.starts <= flows.requests;
  return is_countable ? 100 * flows.starts / flows.requests : by_chain.helped;
}

RouteFigures figures_of(const Scenario& scenario, std::size_t arm) {
  const Route route = route_of(scenario.all, arm);
  RouteFigures figures = figures_of(route, audit(route.pathway, route.work));
  figures.helped = started_of_100(scenario, arm, figures);
  return figures;
}

HoopRemoval removal_of(const Scenario& scenario, std::size_t arm, const Route& whole,
                       const RouteFigures& with_it) {
  HoopRemoval removal;
  removal.step = step_without(scenario.arm_documents[arm]);
  for (std::size_t step = 0; step < whole.pathway.steps.size(); ++step)
    if (whole.pathway.steps[step].id == removal.step) {
      removal.label = label_of(whole.pathway.steps[step]);
      removal.protection = whole.work.steps[step].protection;
    }
  const RouteFigures without = figures_of(scenario, arm);
  removal.started = without.helped - with_it.helped;
  removal.retold = with_it.retold - without.retold;
  removal.hours_person = with_it.hours_person - without.hours_person;
  removal.hours_staff = with_it.hours_staff - without.hours_staff;
  removal.days = with_it.days - without.days;
  return removal;
}

std::string label_of_gate(const Scenario& scenario, std::size_t arm, const std::string& id) {
  const GateFields& gate = scenario.all.arms[arm].fields.pathway.find(id)->as<GateFields>();
  return gate.common.label.empty() ? id : gate.common.label;
}

/// Why a hoop is not looked at; null for those that are.
const char* why_kept(const Model& model, std::size_t arm, const std::string& id) {
  const std::vector<Step>& steps = model.arms[arm].steps;
  const std::uint16_t index = Compilation::index_of(model.step_ids, id);
  const bool is_wrong_door = std::any_of(steps.begin(), steps.end(), [&](const Step& step) {
    return step.open && step.is_unclear && step.wrong_door == index;
  });
  if (is_wrong_door)
    return "people come there by mistake: clearer signs would spare it, not its removal";
  if (steps[index].is_outside)
    return "it stands beside the route, and coming there is no request for help";
  return steps[index].then.count == 1 ? nullptr : "several ways lead on from it";
}

/// Takes in the figures of every replication and keeps none.
class TallySink : public Sink {
 public:
  explicit TallySink(const ExperimentPlan& plan) : tally_(plan) {}
  void accept(const ReplicationOutcome& outcome) override { tally_.add(outcome); }
  const Tally& tally() const { return tally_; }

 private:
  Tally tally_;
};

/// The slot of a metric for everyone over the whole run; the number of slots when there is none.
std::size_t slot_of(const ExperimentPlan& plan, const std::string& metric) {
  std::size_t slot = 0;
  while (slot < plan.slots.size() &&
         !(plan.metrics[static_cast<std::size_t>(plan.slots[slot].metric)].id == metric &&
           plan.slots[slot].group.empty()))
    ++slot;
  return slot;
}

/// The measure that counts a clock's rings, if the scenario has one.
std::string measure_of_rings(const ScenarioFields& fields, const std::string& step) {
  const Chosen* gate = fields.pathway.find(step);
  if (gate == nullptr || !gate->holds<GateFields>() || !gate->as<GateFields>().protects) return {};
  const std::string& clock = gate->as<GateFields>().protects->clock.id;
  for (const auto& [id, measure, place] : fields.measures)
    if (measure.holds<RingsMeasure>() && measure.as<RingsMeasure>().of.id == clock) return id;
  return {};
}

void add_simulated(const Scenario& scenario, const ExperimentPlan& plan, const Tally& tally,
                   HoopRemoval& hoop) {
  std::size_t arm = 0;
  while (arm < scenario.arm_documents.size() &&
         (scenario.arm_documents[arm].own_changes.empty() ||
          arm == static_cast<std::size_t>(plan.base_arm) ||
          step_without(scenario.arm_documents[arm]) != hoop.step))
    ++arm;
  if (const std::size_t slot = slot_of(plan, "funnel/started"); slot < plan.slots.size()) {
    const RunningMoments& difference = tally.at(arm, slot).difference;
    const Interval range = interval95(difference);
    hoop.simulated_started = 100 * difference.mean();
    hoop.simulated_range = {100 * range.low, 100 * range.high};
  }
  const std::string rings = measure_of_rings(scenario.base(), hoop.step);
  for (std::size_t metric = 0; !rings.empty() && metric < plan.metrics.size(); ++metric) {
    if (plan.metrics[metric].measure != rings) continue;
    const std::size_t slot = slot_of(plan, plan.metrics[metric].id);
    const double years = in_years(scenario.all.model.horizon);
    hoop.simulated_rings = tally.at(arm, slot).difference.mean() / years;
    return;
  }
}

}  // namespace

std::vector<std::string> removable_hoops(const Scenario& scenario, std::size_t arm,
                                         std::vector<KeptHoop>& kept) {
  std::vector<std::string> steps;
  for (const auto& [id, step, place] : scenario.all.arms[arm].fields.pathway) {
    if (!step.holds<GateFields>()) continue;
    const char* const why = why_kept(scenario.all.model, arm, id);
    if (why == nullptr)
      steps.push_back(id);
    else
      kept.push_back({id, label_of_gate(scenario, arm, id), why});
  }
  return steps;
}

KeptHoop kept_for_others(const Scenario& scenario, std::size_t arm, const std::string& step) {
  return {step, label_of_gate(scenario, arm, step), "other parts of the scenario hang on it"};
}

FirstHoop first_hoop(const Scenario& scenario) {
  FirstHoop answer;
  answer.arm = scenario.arm_documents.front().id;
  answer.label = scenario.arm_documents.front().label;
  const Route whole = route_of(scenario.all, 0);
  const Audit found = audit(whole.pathway, whole.work);
  RouteFigures with_all = figures_of(whole, found);
  with_all.helped = started_of_100(scenario, 0, with_all);
  if (const Load* load = first_bottleneck(found, whole.work)) {
    answer.first_full = whole.work.supplies[static_cast<std::size_t>(load->supply)];
    answer.full_at = 1 / load->utilisation;
  }
  answer.helped = with_all.helped;
  for (const Demand& demand : whole.work.demands)
    answer.requests_a_year += demand.first + demand.returns;
  for (std::size_t arm = 1; arm < scenario.arm_documents.size(); ++arm)
    answer.hoops.push_back(removal_of(scenario, arm, whole, with_all));
  std::sort(answer.hoops.begin(), answer.hoops.end(),
            [](const HoopRemoval& a, const HoopRemoval& b) {
              return a.started != b.started ? a.started > b.started : a.step < b.step;
            });
  return answer;
}

bool check_by_simulation(Scenario& scenario, FirstHoop& answer, std::uint64_t seed,
                         std::uint64_t replications, int workers, Executor& executor,
                         const ExperimentOptions& options) {
  Comparison comparison(scenario, {Couplings::all});
  ExperimentPlan plan = comparison.plan(seed);
  plan.stop = {StopRule::Kind::count, replications, replications};
  comparison.prepare_workers(workers);
  TallySink sink(plan);
  const ExperimentResult result = run_experiment(
      plan,
      [&](int worker, std::uint64_t replication) {
        return comparison.run(worker, seed, replication);
      },
      executor, sink, options);
  if (result.reason == StopReason::interrupted) return false;
  std::vector<double> by_chain, by_simulation;
  for (HoopRemoval& hoop : answer.hoops) {
    add_simulated(scenario, plan, sink.tally(), hoop);
    by_chain.push_back(hoop.started);
    by_simulation.push_back(hoop.simulated_started);
  }
  answer.replications = result.replications;
  answer.agreement = kendall_tau(by_chain, by_simulation);
  return true;
}

}  // namespace waymark
