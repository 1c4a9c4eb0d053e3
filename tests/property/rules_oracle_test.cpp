// The plain readings of the forms are the oracle: compiled predictors and the block kernel of cycle
// clocks must agree with them to the last bit, whatever form is written.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <string>

#include "waymark/base/bits.h"
#include "waymark/rules/cycle_interpreter.h"
#include "waymark/rules/interpreter.h"
#include "waymark/rules/predictor.h"

namespace waymark {
namespace {

int drawn_between(int low, int high) { return *rc::gen::inRange(low, high + 1); }
double number() { return drawn_between(-4000, 4000) / 1000.0; }

// Ten features: 0..5 any number, 6..9 discrete with three levels.
std::string feature_name(int i) { return "feature-" + std::to_string(i); }
Feature feature_of(const std::string& name) {
  const auto i = static_cast<std::uint16_t>(std::stoi(name.substr(8)));
  return {i < 3 ? FeatureKind::stock : FeatureKind::trait, i};
}

LinkFunction any_link() { return static_cast<LinkFunction>(drawn_between(0, 3)); }

SumForm any_sum() {
  SumForm form{any_link(), number(), {}};
  for (int i = drawn_between(0, 4); i > 0; --i) {
    const double coefficient = drawn_between(0, 3) == 0 ? 0.0 : number();
    form.terms.push_back({feature_name(drawn_between(0, 5)), coefficient,
                          drawn_between(1, 9) / 10.0, drawn_between(1, 20) / 10.0,
                          static_cast<Transform>(drawn_between(0, 3))});
  }
  return form;
}

TableForm any_table() {
  TableForm form{any_link(), {}, {}};
  int cells = 1;
  for (int i = drawn_between(0, 2); i > 0; --i, cells *= 3)
    form.dimensions.push_back({feature_name(drawn_between(6, 9)), 3});
  for (int i = 0; i < cells; ++i) form.cells.push_back(number());
  return form;
}

// Products take earlier predictors only, and stand first to last in a turned order.
std::vector<NamedPredictor> any_predictors() {
  std::vector<NamedPredictor> forms;
  const int count = drawn_between(1, 6);
  for (int i = 0; i < count; ++i) {
    NamedPredictor named{"predictor-" + std::to_string(i), any_sum()};
    const int kind = drawn_between(0, 3);
    if (kind == 0) named.form = any_table();
    if (kind == 1) {
      ProductForm product;
      for (int k = drawn_between(0, 3); k > 0 && i > 0; --k)
        product.factors.push_back("predictor-" + std::to_string(drawn_between(0, i - 1)));
      named.form = product;
    }
    forms.insert(forms.begin(), named);
  }
  return forms;
}

RC_GTEST_PROP(Predictor, agrees_with_its_plain_reading_to_the_last_bit, ()) {
  const auto forms = any_predictors();
  const Predictors all = compile_predictors(forms, feature_of);
  const Interpreter interpreter(forms);
  Interpreter::Values values;
  double by_index[10];
  for (int i = 0; i < 10; ++i) {
    by_index[i] = i < 6 ? drawn_between(1, 3000) / 1000.0 : drawn_between(0, 2);
    values[feature_name(i)] = by_index[i];
  }
  const auto look = [&](Feature feature) { return by_index[feature.index]; };
  for (std::size_t i = 0; i < forms.size(); ++i) {
    const double plain = interpreter.value(forms[i].name, values);
    RC_ASSERT(bits_of(value(all, static_cast<int>(i), look)) == bits_of(plain));
  }
}

RC_GTEST_PROP(Predictor, does_not_move_with_what_it_says_it_does_not_read, ()) {
  const auto forms = any_predictors();
  const Predictors all = compile_predictors(forms, feature_of);
  double by_index[10];
  for (int i = 0; i < 10; ++i)
    by_index[i] = i < 6 ? drawn_between(1, 3000) / 1000.0 : drawn_between(0, 2);
  const auto look = [&](Feature feature) { return by_index[feature.index]; };
  const int changed = drawn_between(0, 9);
  const Feature feature = feature_of(feature_name(changed));
  for (std::size_t i = 0; i < forms.size(); ++i) {
    const int id = static_cast<int>(i);
    if (depends_on(all, id, feature)) continue;
    const double before = value(all, id, look);
    const double kept = by_index[changed];
    by_index[changed] = changed < 6 ? kept + 1.0 : 2.0 - kept;
    RC_ASSERT(bits_of(value(all, id, look)) == bits_of(before));
    by_index[changed] = kept;
  }
}

constexpr std::uint16_t attributes = 2;
constexpr std::uint16_t rewards = 2;

CycleTable any_cycle_table(int width, double largest) {
  CycleTable table;
  int rows = 1;
  if (drawn_between(0, 1) == 1) {
    table.by.push_back(
        {CycleFeatureKind::time_in_state, 0, static_cast<std::uint32_t>(drawn_between(1, 4))});
    rows *= static_cast<int>(table.by.back().levels);
  }
  if (drawn_between(0, 1) == 1) {
    table.by.push_back(
        {CycleFeatureKind::attribute, static_cast<std::uint16_t>(drawn_between(0, 1)), 3});
    rows *= 3;
  }
  if (drawn_between(0, 2) == 0) {
    table.by.push_back(
        {CycleFeatureKind::cycle, 0, static_cast<std::uint32_t>(drawn_between(1, 3))});
    rows *= static_cast<int>(table.by.back().levels);
  }
  for (int i = 0; i < rows * width; ++i)
    table.cells.push_back(largest * drawn_between(0, 1000) / 1000.0);
  return table;
}

CycleStateForm any_state(int states) {
  const auto any_target = [&] { return static_cast<std::uint16_t>(drawn_between(0, states - 1)); };
  CycleStateForm state;
  state.family = static_cast<std::uint16_t>(drawn_between(0, 2));
  const int kind = drawn_between(0, 5);
  if (kind == 0) {
    state.leaving = AbsorbingForm{};
  } else if (kind < 4) {
    SimultaneousForm choice;
    for (int i = drawn_between(1, 6); i > 0; --i) choice.to.push_back(any_target());
    const int width = static_cast<int>(choice.to.size());
    choice.chances = any_cycle_table(width, 0.99 / width);
    state.leaving = choice;
  } else {
    SequentialForm sequence;
    for (int i = drawn_between(0, 4); i > 0; --i) {
      TrialForm trial{any_cycle_table(1, 1.0), MoveOnSuccess{any_target()}};
      if (drawn_between(0, 1) == 1)
        trial.on_success = SetOnSuccess{static_cast<std::uint16_t>(drawn_between(0, 1)),
                                        static_cast<std::uint8_t>(drawn_between(0, 2))};
      sequence.trials.push_back(trial);
    }
    state.leaving = sequence;
  }
  for (int i = drawn_between(0, rewards); i > 0; --i)
    state.rewards.push_back(drawn_between(0, 2) == 0 ? CycleTable{} : any_cycle_table(1, 100.0));
  return state;
}

// Columns of two clocks side by side; only the first one's are run.
struct Cohort {
  static constexpr std::size_t clocks = 2;
  std::vector<std::uint64_t> identity;
  std::vector<std::uint16_t> state, time;
  std::vector<double> attribute;
  std::vector<double> reward[rewards];
  std::vector<CycleMove> moves;

  void add(std::uint64_t who, std::uint16_t in_state, int level) {
    identity.push_back(who);
    for (std::size_t clock = 0; clock < clocks; ++clock) {
      state.push_back(clock == 0 ? in_state : 9999);
      time.push_back(0);
    }
    attribute.insert(attribute.end(), attributes, level);
    for (auto& column : reward) column.push_back(0.0);
  }

  CycleColumns columns() {
    for (int k = 0; k < rewards; ++k) reward_columns[k] = reward[k].data();
    CycleColumns columns;
    columns.who = identity.data();
    columns.state = state.data();
    columns.time_in_state = time.data();
    columns.stride = clocks;
    columns.attributes = attribute.data();
    columns.attributes_each = attributes;
    columns.rewards = reward_columns;
    columns.count = static_cast<std::uint32_t>(identity.size());
    return columns;
  }
  double* reward_columns[rewards];
};

RC_GTEST_PROP(CycleClock, agrees_with_its_plain_reading_to_the_last_bit, ()) {
  CycleForm form;
  form.rewards = rewards;
  form.attributes = attributes;
  const int states = drawn_between(1, 5);
  for (int i = 0; i < states; ++i) form.states.push_back(any_state(states));
  const CycleTables tables = compile_cycles(form);

  Cohort fast;
  const int people = drawn_between(1, 300);
  for (int i = 0; i < people; ++i) {
    fast.add(who(7, static_cast<std::uint32_t>(drawn_between(0, 3) == 0 ? 2 * i : i)),
             static_cast<std::uint16_t>(i % states), i % 3);
  }
  Cohort plain = fast;
  for (std::uint32_t cycle = 0; cycle < 6; ++cycle) {
    const CycleMoment at{stream_key(3, 1), 11, cycle};
    run_cycle(tables, fast.columns(), at, fast.moves);
    interpret_cycle(form, plain.columns(), at, plain.moves);
  }
  RC_ASSERT(fast.state == plain.state);
  RC_ASSERT(fast.time == plain.time);
  RC_ASSERT(fast.moves.size() == plain.moves.size());
  for (std::size_t i = 0; i < fast.moves.size(); ++i)
    RC_ASSERT(
        (fast.moves[i].person == plain.moves[i].person && fast.moves[i].to == plain.moves[i].to));
  RC_ASSERT(fast.attribute == plain.attribute);
  for (int k = 0; k < rewards; ++k)
    for (int i = 0; i < people; ++i)
      RC_ASSERT(bits_of(fast.reward[k][static_cast<std::size_t>(i)]) ==
                bits_of(plain.reward[k][static_cast<std::size_t>(i)]));
}

}  // namespace
}  // namespace waymark
