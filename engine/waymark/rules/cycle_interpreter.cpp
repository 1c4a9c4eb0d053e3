#include "waymark/rules/cycle_interpreter.h"

#include <algorithm>

namespace waymark {
namespace {

// One person in one cycle.
struct Walk {
  const CycleForm& form;
  const CycleColumns& columns;
  const CycleMoment& at;
  std::uint32_t person;

  const CycleStateForm& state() const {
    return form.states.at(columns.state[person * columns.stride]);
  }

  double uniform(std::uint32_t trial) const {
    const Who identity = columns.who[person];
    const Block block = draw_block(at.key, identity / 2, at.purpose, at.cycle * 256 + trial);
    return identity % 2 == 0 ? unit_uniform(block.word[0], block.word[1])
                             : unit_uniform(block.word[2], block.word[3]);
  }

  std::size_t level(const CycleDimension& by) const {
    const std::size_t last = by.levels - 1;
    switch (by.kind) {
      case CycleFeatureKind::cycle:
        return std::min<std::size_t>(at.cycle, last);
      case CycleFeatureKind::time_in_state:
        return std::min<std::size_t>(columns.time_in_state[person * columns.stride], last);
      case CycleFeatureKind::attribute:
        return static_cast<std::size_t>(attribute(by.attribute));
    }
    return 0;
  }

  double& attribute(std::uint16_t which) const {
    return columns.attributes[person * columns.attributes_each + which];
  }

  double cell(const CycleTable& table, std::size_t width, std::size_t column) const {
    if (table.worked_out != from_cells)
      return columns.number(
          columns.asked, person,
          static_cast<std::uint32_t>(table.worked_out + static_cast<int>(column)));
    std::size_t row = 0;
    for (const CycleDimension& by : table.by) row = row * by.levels + level(by);
    return table.cells.at(row * width + column);
  }

  std::uint16_t next(const SimultaneousForm& choice) const {
    const double draw = uniform(0);
    double sum = 0.0;
    for (std::size_t i = 0; i < choice.to.size(); ++i) {
      sum += cell(choice.chances, choice.to.size(), i);
      if (draw < sum) return choice.to[i];
    }
    return choice.otherwise.value_or(columns.state[person * columns.stride]);
  }

  std::uint16_t next(const SequentialForm& sequence) const {
    std::uint32_t number = 0;
    for (const TrialForm& trial : sequence.trials) {
      const bool succeeded = uniform(number++) < cell(trial.chance, 1, 0);
      if (!succeeded) continue;
      if (const auto* move = std::get_if<MoveOnSuccess>(&trial.on_success)) return move->to;
      const auto& set = std::get<SetOnSuccess>(trial.on_success);
      attribute(set.attribute) = set.value;
    }
    return columns.state[person * columns.stride];
  }

  std::uint16_t next(const AbsorbingForm&) const { return columns.state[person * columns.stride]; }
  std::uint16_t next(const OutsideForm&) const { return columns.state[person * columns.stride]; }

  bool pays() const {
    for (const CycleTable& table : state().rewards)
      if (!table.cells.empty() || table.worked_out != from_cells) return true;
    return false;
  }

  bool takes_part() const {
    if (std::holds_alternative<OutsideForm>(state().leaving)) return false;
    return !std::holds_alternative<AbsorbingForm>(state().leaving) || pays();
  }

  void reward() const {
    if (columns.rewards == nullptr) return;
    for (std::size_t kind = 0; kind < state().rewards.size(); ++kind) {
      const CycleTable& table = state().rewards[kind];
      if (table.cells.empty() && table.worked_out == from_cells) continue;
      if (columns.rewards[kind] != nullptr) columns.rewards[kind][person] += cell(table, 1, 0);
    }
  }
};

}  // namespace

void interpret_cycle(const CycleForm& form, const CycleColumns& columns, const CycleMoment& at,
                     std::vector<CycleMove>& moves) {
  for (std::uint32_t person = 0; person < columns.count; ++person) {
    const Walk walk{form, columns, at, person};
    if (!walk.takes_part()) continue;
    const std::uint16_t from = columns.state[person * columns.stride];
    const std::uint16_t family = walk.state().family;
    const std::uint16_t to =
        std::visit([&](const auto& leaving) { return walk.next(leaving); }, walk.state().leaving);
    columns.state[person * columns.stride] = to;
    if (to != from) moves.push_back({person, from, to});
    if (walk.state().family != family) columns.time_in_state[person * columns.stride] = 0;
    walk.reward();
    ++columns.time_in_state[person * columns.stride];
  }
}

}  // namespace waymark
