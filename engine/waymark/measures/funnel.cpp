#include "waymark/measures/funnel.h"

#include <utility>

#include "waymark/base/number.h"

namespace waymark {
namespace {

MetricInfo funnel_metric(const std::string& part, const std::string& part_label, Better better,
                         const std::string& definition) {
  MetricInfo info;
  info.id = "funnel/" + part;
  info.label = "Of those who asked";
  info.unit = "share";
  info.better = better;
  info.definition = "Of all requests made since the branch date, the share that " + definition;
  info.measure = "funnel";
  info.part = part;
  info.part_label = part_label;
  return info;
}

const std::string& name_of(const StepRole& role) {
  return role.label.empty() ? role.id : role.label;
}

FunnelPlan::HoopSlots add_hoop(MetricTable& table, const StepRole& role) {
  const std::string& name = name_of(role);
  const auto add = [&](const char* part, const char* words, const std::string& definition) {
    return table.add(
        funnel_metric(role.id + "/" + part, name + ": " + words, Better::neither, definition), {""},
        false);
  };
  FunnelPlan::HoopSlots slots;
  slots.reached = add("reached", "reached", "came to this hoop before support had started.");
  slots.lost = add("lost", "lost", "ended here before support, the person dropping out.");
  slots.refused = add("refused", "refused", "ended here before support, turned away.");
  slots.gave_up =
      add("gave-up", "gave up waiting", "ended here before support, the person giving up waiting.");
  return slots;
}

}  // namespace

FunnelPlan plan_funnel(Planner& planner) {
  const MeasuresInput& input = planner.input;
  FunnelPlan plan;
  plan.wanted = true;
  plan.groups = planner.presence.groups;
  plan.hoops = input.route;
  if (plan.hoops.empty())
    for (std::size_t i = 0; i < input.steps.size(); ++i)
      if (input.steps[i].hoop) plan.hoops.push_back(static_cast<int>(i));
  if (plan.hoops.size() > FunnelPlan::most_hoops) {
    planner.report(
        Place{},
        "a pathway has more than " + print(std::int64_t{FunnelPlan::most_hoops}) + " hoops", "");
    plan.hoops.resize(FunnelPlan::most_hoops);
  }
  plan.hoop_of.assign(input.steps.size(), no_role);
  for (std::size_t hoop = 0; hoop < plan.hoops.size(); ++hoop) {
    const auto step = static_cast<std::size_t>(plan.hoops[hoop]);
    plan.hoop_of[step] = static_cast<int>(hoop);
    plan.at_hoop.push_back(add_hoop(planner.table, input.steps[step]));
  }
  plan.started = planner.table.add(funnel_metric("started", "started support", Better::higher,
                                                 "came to a first attended contact."),
                                   {""}, true);
  plan.lost_before = planner.table.add(
      funnel_metric("lost-before", "lost before support", Better::lower,
                    "ended before a first attended contact, wherever and however."),
      {""}, false);
  plan.ended_elsewhere = planner.table.add(
      funnel_metric(
          "ended-elsewhere", "ended outside the hoops", Better::lower,
          "ended before a first attended contact, but not at a hoop by being lost, refused or "
          "giving up: elsewhere, or by a clock or death."),
      {""}, false);
  plan.on_the_way =
      planner.table.add(funnel_metric("on-the-way", "still on the way", Better::neither,
                                      "had neither started nor ended at the horizon."),
                        {""}, false);
  planner.kinds |=
      bit(FactKind::arrived) | bit(FactKind::moved) | bit(FactKind::contact) | bit(FactKind::left);
  return plan;
}

void Funnel::reset(const FunnelPlan& plan) {
  at_hoop_.assign(plan.hoops.size(), AtHoop{});
  requests_.assign(static_cast<std::size_t>(plan.groups), 0);
  started_.assign(static_cast<std::size_t>(plan.groups), 0);
  ended_elsewhere_ = 0;
}

void Funnel::asked(const FunnelPlan& plan, const Requester& who) {
  if (!who.request.counts()) return;
  for_each_group(who.person.member, plan.groups,
                 [&](int group) { requests_[static_cast<std::size_t>(group)] += 1; });
}

void Funnel::entered(const FunnelPlan& plan, const Requester& who, int step) {
  const int hoop = plan.hoop_of[static_cast<std::size_t>(step)];
  if (hoop == no_role || !who.request.counts() || who.request.has_started()) return;
  const std::uint64_t reached = std::uint64_t{1} << hoop;
  if (who.request.reached & reached) return;
  who.request.reached |= reached;
  at_hoop_[static_cast<std::size_t>(hoop)].reached += 1;
}

void Funnel::started(const FunnelPlan& plan, const Requester& who) {
  if (!who.request.counts()) return;
  for_each_group(who.person.member, plan.groups,
                 [&](int group) { started_[static_cast<std::size_t>(group)] += 1; });
}

void Funnel::ended(const FunnelPlan& plan, const Requester& who, RequestEnd end, int from) {
  if (!who.request.counts() || who.request.has_started()) return;
  const int hoop = plan.hoop_of[static_cast<std::size_t>(from)];
  AtHoop* at = hoop == no_role ? nullptr : &at_hoop_[static_cast<std::size_t>(hoop)];
  if (at != nullptr && end == RequestEnd::lost)
    at->lost += 1;
  else if (at != nullptr && end == RequestEnd::refused)
    at->refused += 1;
  else if (at != nullptr && end == RequestEnd::gave_up)
    at->gave_up += 1;
  else
    ended_elsewhere_ += 1;
}

void Funnel::write(const FunnelPlan& plan, MetricValues& values) const {
  const double requests = requests_[0];
  double lost = ended_elsewhere_;
  for (std::size_t hoop = 0; hoop < plan.hoops.size(); ++hoop) {
    const AtHoop& at = at_hoop_[hoop];
    const FunnelPlan::HoopSlots& slots = plan.at_hoop[hoop];
    values.set_ratio(slots.reached.at(0), at.reached, requests);
    values.set_ratio(slots.lost.at(0), at.lost, requests);
    values.set_ratio(slots.refused.at(0), at.refused, requests);
    values.set_ratio(slots.gave_up.at(0), at.gave_up, requests);
    lost += at.lost + at.refused + at.gave_up;
  }
  for (int group = 0; group < plan.groups; ++group)
    values.set_ratio(plan.started.at(0, group), started_[static_cast<std::size_t>(group)],
                     requests_[static_cast<std::size_t>(group)]);
  values.set_ratio(plan.lost_before.at(0), lost, requests);
  values.set_ratio(plan.ended_elsewhere.at(0), ended_elsewhere_, requests);
  values.set_ratio(plan.on_the_way.at(0), requests - started_[0] - lost, requests);
}

}  // namespace waymark
