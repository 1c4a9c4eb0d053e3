#include "waymark/measures/sustained.h"

#include <algorithm>

#include "waymark/measures/metric_table.h"
#include "waymark/measures/situations.h"

namespace waymark {
namespace {

bool concerns(const SustainedEntry& entry, const PersonRow& person) {
  return is_in(person.situations, entry.situation) &&
         (entry.cohort == Cohort::present || person.asked());
}

/// From when on the person's present spell counts.
Ticks counted_from(const SustainedEntry& entry, const PersonRow& person, Ticks since) {
  Ticks from = std::max(since + entry.unbroken, Ticks{0});
  if (entry.cohort == Cohort::requested) from = std::max(from, person.first_request);
  return from;
}

}  // namespace

int SustainedPlan::spell(int situation) {
  const auto known = std::find(spell_situations.begin(), spell_situations.end(), situation);
  if (known == spell_situations.end()) {
    spell_situations.push_back(situation);
    return static_cast<int>(spell_situations.size()) - 1;
  }
  return static_cast<int>(known - spell_situations.begin());
}

void Spells::reset(const SustainedPlan& plan) {
  width_ = plan.spell_situations.size();
  since_.clear();
}

void Spells::grow_to(std::size_t rows) {
  if (since_.size() < rows * width_) since_.resize(rows * width_);
}

void Spells::changed(const SustainedPlan& plan, std::size_t slot, std::uint64_t before,
                     std::uint64_t after, Ticks now) {
  for (std::size_t column = 0; column < width_; ++column) {
    const int situation = plan.spell_situations[column];
    if (is_in(after, situation) && !is_in(before, situation)) since_[slot * width_ + column] = now;
  }
}

void Sustained::reset(const SustainedPlan& plan) {
  groups_ = static_cast<std::size_t>(plan.groups);
  ended_.assign(plan.entries.size() * groups_, Reading{});
}

void Sustained::changed(const SustainedPlan& plan, const DiscountVariants& discount,
                        const Spells& spells, std::size_t slot, const PersonRow& person,
                        std::uint64_t situations, Ticks now) {
  for (std::size_t i = 0; i < plan.entries.size(); ++i) {
    const SustainedEntry& entry = plan.entries[i];
    if (!concerns(entry, person) || is_in(situations, entry.situation)) continue;
    const Ticks from = counted_from(entry, person, spells.since(slot, entry.since));
    if (from >= now) continue;
    for_each_group(person.member, entry.by_group ? plan.groups : 1, [&](int group) {
      Reading& ended = ended_[i * groups_ + static_cast<std::size_t>(group)];
      for (int v = 0; v < discount_variants; ++v)
        ended.time[v] += discount.variant[v].integral(now) - discount.variant[v].integral(from);
    });
  }
}

std::vector<Sustained::Reading> Sustained::read(const SustainedPlan& plan, int index,
                                                const DiscountVariants& discount,
                                                const Spells& spells,
                                                const std::vector<PersonRow>& people,
                                                Ticks now) const {
  const SustainedEntry& entry = plan.entries[static_cast<std::size_t>(index)];
  const auto first = ended_.begin() + index * static_cast<std::ptrdiff_t>(groups_);
  std::vector<Reading> readings(first, first + static_cast<std::ptrdiff_t>(groups_));
  for (std::size_t slot = 0; slot < people.size(); ++slot) {
    const PersonRow& person = people[slot];
    if (!person.present || !concerns(entry, person)) continue;
    const Ticks since = spells.since(slot, entry.since);
    const Ticks from = counted_from(entry, person, since);
    const bool holds = since + entry.unbroken <= now;
    for_each_group(person.member, entry.by_group ? plan.groups : 1, [&](int group) {
      Reading& reading = readings[static_cast<std::size_t>(group)];
      reading.people += holds ? 1 : 0;
      for (int v = 0; v < discount_variants && from < now; ++v)
        reading.time[v] += discount.variant[v].integral(now) - discount.variant[v].integral(from);
    });
  }
  return readings;
}

}  // namespace waymark
