#include <cmath>

#include "waymark/rules/cycle.h"
#include "waymark/rules/rule_error.h"

namespace waymark {
namespace {

// Chances that were meant to add up to one may miss it by the rounding of their sum.
constexpr double rounding_of_sums = 1e-12;

constexpr std::uint32_t most_rows = 1u << 24;

class CycleCompilation {
 public:
  explicit CycleCompilation(const CycleForm& form) : form_(form) {}

  CycleTables compile() {
    tables_.reward_kinds = form_.rewards;
    tables_.attributes = form_.attributes;
    tables_.states.resize(form_.states.size());
    const std::uint32_t nothing = cell_of_nothing();
    for (at_ = 0; at_ < form_.states.size(); ++at_) {
      const CycleStateForm& state = form_.states[at_];
      tables_.states[at_].family = state.family;
      add_rewards(state.rewards, nothing);
      std::visit([this](const auto& leaving) { add(leaving); }, state.leaving);
    }
    return std::move(tables_);
  }

 private:
  [[noreturn]] void fail(const std::string& why) const {
    throw RuleError("state " + std::to_string(at_) + " of a cycle clock: " + why);
  }

  void expect_state(std::size_t state) const {
    if (state >= form_.states.size()) fail("a way leads to no state");
    if (std::holds_alternative<OutsideForm>(form_.states[state].leaving))
      fail("a way leads out of the cohort");
  }

  void expect_attribute(std::size_t attribute) const {
    if (attribute >= form_.attributes) fail("there is no such attribute");
  }

  // What is read where a reward pays nothing.
  std::uint32_t cell_of_nothing() {
    tables_.cells.push_back(0.0);
    return 0;
  }

  void add(const OutsideForm&) {}

  void add(const AbsorbingForm&) {
    if (tables_.states[at_].pays) add_choice({}, {{}, {}}, static_cast<std::uint16_t>(at_));
  }

  void add(const SimultaneousForm& form) {
    if (form.to.empty()) fail("a choice without options");
    for (const std::uint16_t to : form.to) expect_state(to);
    const std::uint16_t rest = form.otherwise.value_or(static_cast<std::uint16_t>(at_));
    expect_state(rest);
    add_choice(form.to, form.chances, rest);
  }

  void add_choice(const std::vector<std::uint16_t>& to, const CycleTable& chances,
                  std::uint16_t otherwise) {
    CycleState& state = tables_.states[at_];
    const auto options = static_cast<std::uint32_t>(to.size());
    state.takes_part = true;
    state.first = static_cast<std::uint32_t>(tables_.targets.size());
    state.count = options;
    tables_.targets.insert(tables_.targets.end(), to.begin(), to.end());
    tables_.targets.push_back(otherwise);
    state.chances = add_table(chances, options, filled_up(options));
    if (state.chances.worked_out != from_cells) return;
    const std::uint32_t width = filled_up(options);
    for (std::size_t cell = state.chances.first_cell; cell < tables_.cells.size(); cell += width)
      accumulate(tables_.cells.data() + cell, options);
  }

  static std::uint32_t filled_up(std::uint32_t options) {
    const std::uint32_t groups = (options + cycle_options_at_once - 1) / cycle_options_at_once;
    return cycle_options_at_once * (groups == 0 ? 1 : groups);
  }

  void accumulate(double* row, std::uint32_t options) const {
    double sum = 0.0;
    for (std::uint32_t i = 0; i < options; ++i) {
      expect_chance(row[i]);
      sum += row[i];
      row[i] = sum;
    }
    if (sum > 1.0 + rounding_of_sums) fail("its chances add up to more than 1");
    if (sum <= 1.0 - rounding_of_sums) return;
    // The last option takes the rounding; so do those before it that have all the chance already.
    for (std::uint32_t i = 0; i < options; ++i)
      if (row[i] > 1.0 - rounding_of_sums) row[i] = 1.0;
  }

  void add(const SequentialForm& form) {
    if (form.trials.size() > 256) fail("more than 256 trials");
    CycleState& state = tables_.states[at_];
    state.takes_part = true;
    state.is_sequential = true;
    state.first = static_cast<std::uint32_t>(tables_.trials.size());
    state.count = static_cast<std::uint32_t>(form.trials.size());
    for (const TrialForm& form_of_trial : form.trials) {
      CycleTrial trial;
      trial.chance = add_table(form_of_trial.chance, 1, 1);
      for (std::size_t i = trial.chance.first_cell; i < tables_.cells.size(); ++i)
        expect_chance(tables_.cells[i]);
      if (const auto* move = std::get_if<MoveOnSuccess>(&form_of_trial.on_success)) {
        expect_state(move->to);
        trial.target = move->to;
      } else {
        const auto& set = std::get<SetOnSuccess>(form_of_trial.on_success);
        expect_attribute(set.attribute);
        trial.moves = false;
        trial.target = set.attribute;
        trial.value = set.value;
      }
      tables_.trials.push_back(trial);
    }
  }

  void add_rewards(const std::vector<CycleTable>& rewards, std::uint32_t nothing) {
    if (rewards.size() > form_.rewards) fail("it has more rewards than the model");
    for (std::size_t kind = 0; kind < form_.rewards; ++kind) {
      const bool pays = kind < rewards.size() && !pays_nothing(rewards[kind]);
      CycleLookup lookup;
      lookup.first_cell = nothing;
      tables_.rewards.push_back(pays ? add_table(rewards[kind], 1, 1) : lookup);
      tables_.states[at_].pays |= pays;
    }
  }

  static bool pays_nothing(const CycleTable& table) {
    return table.cells.empty() && table.worked_out == from_cells;
  }

  // Rows of `used` numbers, each filled up to `width` with what no draw reaches.
  CycleLookup add_table(const CycleTable& table, std::uint32_t used, std::uint32_t width) {
    CycleLookup lookup = lookup_by(table.by, width);
    lookup.worked_out = table.worked_out;
    if (lookup.worked_out != from_cells) return lookup;
    std::size_t rows = 1;
    for (const CycleDimension& dimension : table.by) rows *= dimension.levels;
    if (rows == 0 || rows > most_rows || rows * used != table.cells.size())
      fail("a table has too few or too many cells");
    for (std::size_t row = 0; row < rows; ++row) {
      for (std::size_t i = row * used; i < (row + 1) * used; ++i) {
        if (!std::isfinite(table.cells[i])) fail("a number is not finite");
        tables_.cells.push_back(table.cells[i]);
      }
      tables_.cells.insert(tables_.cells.end(), width - used, 2.0);
    }
    return lookup;
  }

  CycleLookup lookup_by(const std::vector<CycleDimension>& by, std::uint32_t width) {
    CycleLookup lookup;
    lookup.first_cell = static_cast<std::uint32_t>(tables_.cells.size());
    lookup.first_attribute = static_cast<std::uint32_t>(tables_.by_attribute.size());
    std::uint32_t stride = width;
    for (auto dimension = by.rbegin(); dimension != by.rend(); ++dimension) {
      if (dimension->levels == 0 || dimension->levels > most_rows / stride * width)
        fail("a dimension of a table has no levels, or far too many");
      add_dimension(*dimension, stride, lookup);
      stride *= dimension->levels;
    }
    return lookup;
  }

  void add_dimension(const CycleDimension& dimension, std::uint32_t stride, CycleLookup& lookup) {
    if (dimension.kind == CycleFeatureKind::attribute) {
      expect_attribute(dimension.attribute);
      tables_.by_attribute.push_back({dimension.attribute, dimension.levels, stride});
      ++lookup.attributes;
      return;
    }
    const bool by_cycle = dimension.kind == CycleFeatureKind::cycle;
    std::uint32_t& own_stride = by_cycle ? lookup.cycle_stride : lookup.time_stride;
    if (own_stride != 0) fail("a table goes twice by the same");
    own_stride = stride;
    (by_cycle ? lookup.cycle_last : lookup.time_last) = dimension.levels - 1;
  }

  void expect_chance(double chance) const {
    if (!(chance >= 0.0 && chance <= 1.0)) fail("a chance is not in [0, 1]");
  }

  const CycleForm& form_;
  CycleTables tables_;
  std::size_t at_ = 0;
};

}  // namespace

CycleTables compile_cycles(const CycleForm& form) { return CycleCompilation(form).compile(); }

}  // namespace waymark
