#include "waymark/measures/life_better.h"

#include <algorithm>

namespace waymark {
namespace {

constexpr Ticks checks[] = {first_check, second_check};

bool traits_hold(const LifeBetterPlan& plan, const PersonRow& person) {
  if ((person.bits & plan.must_hold_mask) != plan.must_hold) return false;
  return std::none_of(
      plan.must_not.begin(), plan.must_not.end(),
      [&](const LifeBetterPlan::MustNot& test) { return (person.bits & test.mask) == test.value; });
}

/// The standard at `date`, for someone whose state has not changed since before it.
bool holds(const LifeBetterPlan& plan, const Spells& spells, std::size_t slot,
           const PersonRow& person, Ticks date) {
  if (!traits_hold(plan, person)) return false;
  if (plan.situation == no_role) return true;
  if (((person.situations >> plan.situation) & 1) == 0) return false;
  return plan.since == no_role || spells.since(slot, plan.since) + plan.unbroken <= date;
}

}  // namespace

void LifeBetter::reset(const std::vector<LifeBetterPlan>& plans) {
  width_ = plans.size();
  rows_.clear();
  groups_ = 1;
  for (const LifeBetterPlan& plan : plans)
    groups_ = std::max(groups_, static_cast<std::size_t>(plan.groups));
  cells_.assign(width_ * groups_, Cells{});
}

void LifeBetter::grow_to(std::size_t rows) {
  if (rows_.size() < rows * width_) rows_.resize(rows * width_);
}

void LifeBetter::arrived(std::size_t slot) {
  for (std::size_t i = 0; i < width_; ++i) rows_[slot * width_ + i] = Row{};
}

void LifeBetter::look(const std::vector<LifeBetterPlan>& plans, const Spells& spells,
                      std::size_t slot, const PersonRow& person, Ticks now) {
  if (!person.asked()) return;
  for (std::size_t i = 0; i < width_; ++i) {
    Row& row = rows_[slot * width_ + i];
    while (row.checks < 2 && person.first_request + checks[row.checks] < now) {
      const Ticks date = person.first_request + checks[row.checks];
      row.holds[row.checks++] = holds(plans[i], spells, slot, person, date);
    }
  }
}

void LifeBetter::set_column(std::size_t slot, int plan, TargetColumn column) {
  rows_[slot * width_ + static_cast<std::size_t>(plan)].column = column;
}

/// The dead fail whatever is still to be checked. Those who left alive are at no step, but keep
/// their traits.
void LifeBetter::left(const std::vector<LifeBetterPlan>& plans, std::size_t slot,
                      const PersonRow& person, bool died, Ticks horizon) {
  if (!person.asked()) return;
  for (std::size_t i = 0; i < width_; ++i) {
    Row& row = rows_[slot * width_ + i];
    const bool kept = !died && plans[i].situation == no_role && traits_hold(plans[i], person);
    while (row.checks < 2) row.holds[row.checks++] = kept;
  }
  count(plans, slot, person, horizon);
}

void LifeBetter::finish(const std::vector<LifeBetterPlan>& plans, const Spells& spells,
                        std::size_t slot, const PersonRow& person, Ticks horizon) {
  if (!person.asked()) return;
  look(plans, spells, slot, person, horizon + Ticks{1});
  count(plans, slot, person, horizon);
}

void LifeBetter::count(const std::vector<LifeBetterPlan>& plans, std::size_t slot,
                       const PersonRow& person, Ticks horizon) {
  const bool followed = person.first_request + second_check <= horizon;
  for (std::size_t i = 0; i < width_; ++i) {
    const Row& row = rows_[slot * width_ + i];
    const int better = row.holds[0] && row.holds[1] ? 1 : 0;
    for_each_group(person.member, plans[i].groups, [&](int group) {
      Cells& cells = cells_[i * groups_ + static_cast<std::size_t>(group)];
      if (followed)
        cells.people[better][static_cast<std::size_t>(row.column)] += 1;
      else
        cells.left_out += 1;
    });
  }
}

void LifeBetter::write(const std::vector<LifeBetterPlan>& plans, MetricValues& values) const {
  for (std::size_t i = 0; i < width_; ++i) {
    for (int group = 0; group < plans[i].groups; ++group) {
      const Cells& cells = cells_[i * groups_ + static_cast<std::size_t>(group)];
      double counted = 0, better = 0;
      for (int column = 0; column < 3; ++column) {
        counted += cells.people[0][column] + cells.people[1][column];
        better += cells.people[1][column];
      }
      for (int row = 0; row < 2; ++row)
        for (int column = 0; column < 3; ++column)
          values.set_ratio(plans[i].cells[row][column].at(0, group), cells.people[row][column],
                           counted);
      values.set_ratio(plans[i].better.at(0, group), better, counted);
      values.set(plans[i].counted.at(0, group), counted, counted);
      values.set(plans[i].left_out.at(0, group), cells.left_out, counted + cells.left_out);
    }
  }
}

}  // namespace waymark
