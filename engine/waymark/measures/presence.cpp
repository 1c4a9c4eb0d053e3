#include "waymark/measures/presence.h"

#include <bit>

#include "waymark/measures/metric_table.h"

namespace waymark {

int PresencePlan::entry(const PresenceEntry& wanted) {
  for (std::size_t i = 0; i < entries.size(); ++i) {
    PresenceEntry& known = entries[i];
    if (known.situation != wanted.situation || known.cohort != wanted.cohort) continue;
    known.timed = known.timed || wanted.timed;
    known.discounted = known.discounted || wanted.discounted;
    known.by_group = known.by_group || wanted.by_group;
    return static_cast<int>(i);
  }
  entries.push_back(wanted);
  return static_cast<int>(entries.size()) - 1;
}

void PresencePlan::arrange(int situations) {
  by_situation.assign(static_cast<std::size_t>(situations), {});
  for (std::size_t i = 0; i < entries.size(); ++i)
    by_situation[static_cast<std::size_t>(entries[i].situation)].push_back(static_cast<int>(i));
}

void Presence::reset(const PresencePlan& plan) {
  groups_ = plan.groups;
  counts_.assign(plan.entries.size() * static_cast<std::size_t>(groups_), Count{});
  for (std::vector<double>& cohort : cohorts_) cohort.assign(static_cast<std::size_t>(groups_), 0);
}

void Presence::arrived(const PersonRow& person) {
  for_each_group(person.member, groups_,
                 [&](int group) { cohorts_[0][static_cast<std::size_t>(group)] += 1; });
}

void Presence::forget(const PersonRow& person) {
  for_each_group(person.member, groups_,
                 [&](int group) { cohorts_[0][static_cast<std::size_t>(group)] -= 1; });
}

void Presence::asked(const PresencePlan& plan, const DiscountVariants& discount,
                     const PersonRow& person, Ticks now) {
  for_each_group(person.member, groups_,
                 [&](int group) { cohorts_[1][static_cast<std::size_t>(group)] += 1; });
  for (std::size_t i = 0; i < plan.entries.size(); ++i) {
    const PresenceEntry& entry = plan.entries[i];
    if (entry.cohort == Cohort::requested && ((person.situations >> entry.situation) & 1))
      step(entry, static_cast<int>(i), discount, person.member, 1, now);
  }
}

void Presence::changed(const PresencePlan& plan, const DiscountVariants& discount,
                       const PersonRow& person, std::uint64_t situations, Ticks now) {
  std::uint64_t differing = person.situations ^ situations;
  for (; differing != 0; differing &= differing - 1) {
    const auto s = static_cast<std::size_t>(std::countr_zero(differing));
    const double sign = ((situations >> s) & 1) ? 1 : -1;
    for (const int index : plan.by_situation[s]) {
      const PresenceEntry& entry = plan.entries[static_cast<std::size_t>(index)];
      if (entry.cohort == Cohort::present || person.asked())
        step(entry, index, discount, person.member, sign, now);
    }
  }
}

/// A spell from a to b adds F(b) - F(a), F being the integral of the discount factor: entering
/// takes F(now) away, leaving adds it, and whoever is still inside adds F(until) when time is read.
void Presence::step(const PresenceEntry& entry, int index, const DiscountVariants& discount,
                    std::uint64_t member, double sign, Ticks now) {
  double integral[discount_variants] = {};
  const int variants = !entry.timed ? 0 : entry.discounted ? discount_variants : 1;
  for (int v = 0; v < variants; ++v) integral[v] = discount.variant[v].integral(now);
  for_each_group(member, entry.by_group ? groups_ : 1, [&](int group) {
    Count& count = counts_[static_cast<std::size_t>(index * groups_ + group)];
    count.inside += sign;
    for (int v = 0; v < variants; ++v) count.time[v] -= sign * integral[v];
  });
}

double Presence::time(int entry, int group, int variant, const DiscountVariants& discount,
                      Ticks until) const {
  const Count& count = of(entry, group);
  return count.time[variant] + count.inside * discount.variant[variant].integral(until);
}

}  // namespace waymark
