#include "waymark/measures/burden.h"

#include <algorithm>
#include <utility>

namespace waymark {
namespace {

MetricInfo burden_metric(const std::string& part, const std::string& part_label,
                         const std::string& unit, const std::string& definition) {
  MetricInfo info;
  info.id = "burden/" + part;
  info.label = "Burden";
  info.unit = unit;
  info.better = Better::lower;
  info.definition = definition;
  info.measure = "burden";
  info.part = part;
  info.part_label = part_label;
  return info;
}

BurdenPlan::Population add_population(MetricTable& table, bool started, bool wrong_doors) {
  const std::string suffix = started ? "-of-started" : "";
  const std::string whose = started ? ", of those who started support" : "";
  const std::string who = std::string(" Who is counted: requests made since the branch date") +
                          (started ? " that came to a first attended contact" : "") +
                          ", with what they met until they ended or until the horizon.";
  const auto add = [&](const std::string& part, const std::string& label, const char* unit,
                       const std::string& definition) {
    return table.add(burden_metric(part + suffix, label + whose, unit, definition + who), {""},
                     false);
  };
  BurdenPlan::Population slots;
  slots.hoops = add("hoops", "Hoops gone through a request", "count",
                    "Hoops gone through, passed or not, divided by requests.");
  slots.retellings = add("retellings", "Times the story had to be told a request", "count",
                         "Steps gone through at which the story is asked for again, divided by "
                         "requests.");
  if (wrong_doors)
    slots.wrong_doors = add("wrong-doors", "Wrong doors a request", "count",
                            "Times an unclear sign led to a wrong door, divided by requests.");
  slots.hours = add("hours-in-hoops", "Hours of the person's time in hoops a request", "hours",
                    "Hours of the person's own time in hoops, divided by requests.");
  slots.hoop_share = add("hoop-share", "Share of a person's hours that went into hoops", "share",
                         "Hours in hoops divided by hours in hoops and in attended contacts "
                         "together, over all requests.");
  return slots;
}

BurdenPlan::Weeks add_weeks(MetricTable& table, const std::string& part, const std::string& from) {
  const std::string who =
      " Who is counted: first attended contacts since the branch date, of requests seen from their "
      "beginning.";
  const auto add = [&](const char* which, const char* words) {
    return table.add(
        burden_metric("weeks-from-" + part + "/" + which,
                      std::string("Weeks from ") + from + " to start, " + words, "weeks",
                      std::string("Weeks from ") + from +
                          " to the first attended contact: " + words + "." + who),
        {""}, false);
  };
  return {add("mean", "mean"), add("median", "median (half waited no longer)"),
          add("p90", "nine in ten waited no longer")};
}

/// The smallest wait such that at least this share of all waits is no longer (nearest rank).
std::int64_t quantile(const std::vector<std::int64_t>& sorted, std::size_t of_hundred) {
  const std::size_t rank = (sorted.size() * of_hundred + 99) / 100;
  return sorted[rank == 0 ? 0 : rank - 1];
}

void write_weeks(const BurdenPlan::Weeks& slots, std::vector<std::int64_t>& waits,
                 MetricValues& values) {
  constexpr double week = static_cast<double>(ms_per_week);
  std::sort(waits.begin(), waits.end());
  double sum = 0;
  for (const std::int64_t wait : waits) sum += static_cast<double>(wait);
  const double starts = static_cast<double>(waits.size());
  values.set_ratio(slots.mean.at(0), sum / week, starts);
  if (waits.empty()) return;
  values.set(slots.median.at(0), static_cast<double>(quantile(waits, 50)) / week, starts);
  values.set(slots.p90.at(0), static_cast<double>(quantile(waits, 90)) / week, starts);
}

}  // namespace

BurdenPlan plan_burden(Planner& planner) {
  BurdenPlan plan;
  plan.wanted = true;
  for (const StepRole& role : planner.input.steps) {
    BurdenPlan::StepPart part{role.hoop, role.retelling, role.person_time.value_or(0),
                              role.hoop && !role.person_time};
    if (part.as_worked) planner.kinds |= bit(FactKind::worked);
    plan.steps.push_back(part);
    plan.has_wrong_doors |= role.unclear;
  }
  if (plan.has_wrong_doors) planner.kinds |= bit(FactKind::wrong_door);
  plan.everyone = add_population(planner.table, false, plan.has_wrong_doors);
  plan.started = add_population(planner.table, true, plan.has_wrong_doors);
  plan.from_request = add_weeks(planner.table, "request", "request");
  plan.from_referral = add_weeks(planner.table, "referral", "accepted referral");
  planner.kinds |=
      bit(FactKind::arrived) | bit(FactKind::moved) | bit(FactKind::contact) | bit(FactKind::left);
  return plan;
}

void Burden::reset() {
  everyone_ = started_ = Sums{};
  from_request_.clear();
  from_referral_.clear();
}

void Burden::passed(const BurdenPlan& plan, Request& request, int step, bool dealt_with) {
  const BurdenPlan::StepPart& part = plan.steps[static_cast<std::size_t>(step)];
  if (!dealt_with) return;
  request.hoops = static_cast<std::uint16_t>(request.hoops + (part.hoop ? 1 : 0));
  request.retellings = static_cast<std::uint16_t>(request.retellings + (part.retelling ? 1 : 0));
  if (part.hoop) request.hoop_time += part.person_time;
}

void Burden::worked(const BurdenPlan& plan, Request& request, int step, double ms) {
  if (plan.steps[static_cast<std::size_t>(step)].as_worked) request.hoop_time += ms;
}

void Burden::started(const Request& request) {
  if (!request.dated || request.started.count < 0) return;
  from_request_.push_back((request.started - request.requested).count);
  from_referral_.push_back((request.started - request.reported_from()).count);
}

void Burden::close(const Request& request) {
  if (!request.counts()) return;
  add(everyone_, request);
  if (request.has_started()) add(started_, request);
}

void Burden::add(Sums& sums, const Request& request) {
  sums.requests += 1;
  sums.hoops += request.hoops;
  sums.retellings += request.retellings;
  sums.wrong_doors += request.wrong_doors;
  sums.hoop_time += request.hoop_time;
  sums.contact_time += request.contact_time;
}

void Burden::write_population(const BurdenPlan& plan, const BurdenPlan::Population& slots,
                              const Sums& sums, MetricValues& values) {
  values.set_ratio(slots.hoops.at(0), sums.hoops, sums.requests);
  values.set_ratio(slots.retellings.at(0), sums.retellings, sums.requests);
  if (plan.has_wrong_doors)
    values.set_ratio(slots.wrong_doors.at(0), sums.wrong_doors, sums.requests);
  values.set_ratio(slots.hours.at(0), sums.hoop_time / static_cast<double>(ms_per_hour),
                   sums.requests);
  values.set_ratio(slots.hoop_share.at(0), sums.hoop_time, sums.hoop_time + sums.contact_time);
  values.counts[slots.hoop_share.at(0)] = sums.requests;
}

void Burden::write(const BurdenPlan& plan, MetricValues& values) {
  write_population(plan, plan.everyone, everyone_, values);
  write_population(plan, plan.started, started_, values);
  write_weeks(plan.from_request, from_request_, values);
  write_weeks(plan.from_referral, from_referral_, values);
}

}  // namespace waymark
