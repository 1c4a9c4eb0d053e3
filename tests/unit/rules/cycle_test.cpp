#include "waymark/rules/cycle.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "waymark/base/contract.h"
#include "waymark/rules/rule_error.h"

namespace waymark {
namespace {

CycleTable flat(std::vector<double> cells) { return {{}, std::move(cells)}; }

// A cohort of columns for one test.
struct Cohort {
  explicit Cohort(std::uint32_t size, std::uint16_t kinds = 0, std::uint16_t attributes_wanted = 0)
      : state(size),
        time(size),
        rewards(kinds, std::vector<double>(size)),
        totals(kinds),
        attributes(size * std::size_t{attributes_wanted}),
        attributes_each(attributes_wanted) {
    for (std::uint32_t i = 0; i < size; ++i) identity.push_back(who(99, i));
    for (auto& column : rewards) reward_columns.push_back(column.data());
  }

  CycleColumns columns() {
    CycleColumns columns;
    columns.who = identity.data();
    columns.state = state.data();
    columns.time_in_state = time.data();
    columns.attributes = attributes.data();
    columns.attributes_each = attributes_each;
    columns.rewards = reward_columns.data();
    columns.totals = totals.data();
    columns.count = static_cast<std::uint32_t>(identity.size());
    columns.number = number;
    columns.asked = this;
    return columns;
  }

  std::vector<CycleMove> run(const CycleForm& form, std::uint32_t cycle) {
    std::vector<CycleMove> moves;
    run_cycle(compile_cycles(form), columns(), {stream_key(1, 0), 5, cycle}, moves);
    return moves;
  }

  std::vector<std::uint64_t> identity;
  std::vector<std::uint16_t> state, time;
  std::vector<std::vector<double>> rewards;
  std::vector<double*> reward_columns;
  std::vector<double> totals;
  std::vector<double> attributes;
  std::size_t attributes_each;
  double (*number)(const void*, std::uint32_t, std::uint32_t) = nullptr;
};

std::uint32_t number_in(const Cohort& cohort, std::uint16_t state) {
  return static_cast<std::uint32_t>(std::count(cohort.state.begin(), cohort.state.end(), state));
}

CycleStateForm choice(std::vector<std::uint16_t> to, CycleTable chances, std::uint16_t family) {
  return {SimultaneousForm{std::move(to), std::move(chances)}, family, {}};
}
CycleStateForm absorbing(std::uint16_t family) { return {AbsorbingForm{}, family, {}}; }

TEST(CycleClock, shares_a_cohort_out_by_its_chances_and_the_remainder_stays) {
  CycleForm form{{choice({1, 2}, flat({0.2, 0.5}), 0), absorbing(1), absorbing(2)}};
  Cohort cohort(100'000);
  const auto moves = cohort.run(form, 0);
  EXPECT_NEAR(number_in(cohort, 1), 20'000, 4 * 127);
  EXPECT_NEAR(number_in(cohort, 2), 50'000, 4 * 159);
  EXPECT_EQ(moves.size(), number_in(cohort, 1) + number_in(cohort, 2));
}

TEST(CycleClock, leaves_no_one_behind_when_its_chances_add_up_to_one) {
  CycleForm form{{choice({1, 2, 1}, flat({0.1, 0.2, 0.7}), 0), absorbing(1), absorbing(2)}};
  Cohort cohort(100'000);
  cohort.run(form, 0);
  EXPECT_EQ(number_in(cohort, 0), 0u);
}

TEST(CycleClock, has_room_for_more_options_than_are_compared_at_once) {
  CycleForm form{{choice({1, 1, 1, 1, 2, 2, 2}, flat({.1, .1, .1, .1, .1, .1, .1}), 0),
                  absorbing(1), absorbing(2)}};
  Cohort cohort(100'000);
  cohort.run(form, 0);
  EXPECT_NEAR(number_in(cohort, 1), 40'000, 4 * 155);
  EXPECT_NEAR(number_in(cohort, 2), 30'000, 4 * 145);
}

TEST(CycleClock, gives_a_person_the_same_draw_whoever_else_is_there) {
  CycleForm form{{choice({1}, flat({0.5}), 0), absorbing(1)}};
  Cohort all(600);
  all.run(form, 3);
  Cohort some(200);
  for (std::uint32_t i = 0; i < 200; ++i) some.identity[i] = all.identity[599 - 3 * i];
  some.run(form, 3);
  for (std::uint32_t i = 0; i < 200; ++i) ASSERT_EQ(some.state[i], all.state[599 - 3 * i]);
}

TEST(CycleClock, draws_anew_in_each_cycle_and_for_each_of_two_who_share_a_block) {
  CycleForm form{{choice({1}, flat({0.5}), 0), absorbing(1)}};
  Cohort first(10'000), second(10'000);
  first.run(form, 0);
  second.run(form, 1);
  int same_cycle = 0, same_pair = 0;
  for (std::size_t i = 0; i < 10'000; ++i) same_cycle += first.state[i] == second.state[i];
  for (std::size_t i = 0; i < 10'000; i += 2) same_pair += first.state[i] == first.state[i + 1];
  EXPECT_NEAR(same_cycle, 5'000, 200);
  EXPECT_NEAR(same_pair, 2'500, 142);
}

TEST(CycleClock, reads_time_in_state_before_the_draw_and_raises_it_last) {
  CycleTable by_time{{{CycleFeatureKind::time_in_state, 0, 3}}, {0.0, 0.0, 1.0}};
  CycleForm form{{choice({1}, by_time, 0), choice({0}, flat({0.0}), 1)}};
  Cohort cohort(10);
  for (std::uint32_t cycle = 0; cycle < 2; ++cycle) EXPECT_TRUE(cohort.run(form, cycle).empty());
  EXPECT_EQ(cohort.time[0], 2);
  EXPECT_EQ(cohort.run(form, 2).size(), 10u);
  EXPECT_EQ(cohort.time[0], 1);
}

TEST(CycleClock, carries_time_between_states_of_one_family_and_resets_it_between_families) {
  CycleForm form{{choice({1}, flat({1.0}), 4), choice({2}, flat({1.0}), 4), absorbing(5)}};
  form.states[2].rewards = {flat({1.0})};  // an absorbing state that pays keeps counting
  form.rewards = 1;
  Cohort cohort(3, 1);
  cohort.run(form, 0);
  EXPECT_EQ(cohort.time[0], 1);
  cohort.run(form, 1);
  EXPECT_EQ(cohort.time[0], 1);
  cohort.run(form, 2);
  EXPECT_EQ(cohort.time[0], 2);
}

TEST(CycleClock, pays_for_the_state_moved_to_with_the_time_before_it_rises) {
  CycleForm form{{choice({1}, flat({1.0}), 0), choice({0}, flat({0.0}), 1)}};
  form.rewards = 2;
  form.states[0].rewards = {flat({1000.0})};
  form.states[1].rewards = {CycleTable{{{CycleFeatureKind::time_in_state, 0, 2}}, {3.0, 4.0}},
                            flat({0.5})};
  Cohort cohort(2, 2);
  cohort.run(form, 0);
  EXPECT_EQ(cohort.totals[0], 2 * 3.0);
  cohort.run(form, 1);
  EXPECT_EQ(cohort.rewards[0][0], 3.0 + 4.0);
  EXPECT_EQ(cohort.rewards[1][1], 0.5 + 0.5);
  EXPECT_EQ(cohort.totals[0], 2 * (3.0 + 4.0));
}

TEST(CycleClock, pays_states_as_they_are_before_the_first_cycle) {
  CycleForm form{{choice({1}, flat({1.0}), 0), absorbing(1)}};
  form.rewards = 1;
  form.states[0].rewards = {flat({7.0})};
  form.states[1].rewards = {flat({0.5})};
  Cohort cohort(1000, 1);
  cohort.state[999] = 1;
  pay_states(compile_cycles(form), cohort.columns(), 0);
  EXPECT_EQ(cohort.totals[0], 999 * 7.0 + 0.5);
  EXPECT_EQ(number_in(cohort, 0), 999u);
  EXPECT_EQ(cohort.time[0], 0);
}

TEST(CycleClock, asks_for_numbers_that_no_table_holds) {
  CycleForm form;
  SimultaneousForm leaving{{1, 2}, {}};
  leaving.chances.worked_out = 3;  // numbers 3 and 4
  form.states = {{leaving, 0, {}}, absorbing(1), absorbing(2)};
  form.rewards = 1;
  form.states[2].rewards = {CycleTable{{}, {}, 7}};
  Cohort cohort(100'000, 1);
  cohort.number = [](const void*, std::uint32_t person, std::uint32_t which) {
    if (which == 7) return 10.0;
    return person % 2 == 0 ? 0.0 : which == 3 ? 0.25 : 0.5;
  };
  cohort.run(form, 0);
  EXPECT_NEAR(number_in(cohort, 1), 12'500, 4 * 97);
  EXPECT_NEAR(number_in(cohort, 2), 25'000, 4 * 112);
  EXPECT_EQ(cohort.state[42], 0);
  EXPECT_EQ(cohort.totals[0], 10.0 * number_in(cohort, 2));
}

TEST(CycleClock, refuses_chances_of_a_person_that_add_up_to_more_than_one) {
  SimultaneousForm leaving{{0, 0}, {}};
  leaving.chances.worked_out = 0;
  Cohort cohort(1);
  cohort.number = [](const void*, std::uint32_t, std::uint32_t) { return 0.6; };
  EXPECT_THROW(cohort.run({{{leaving, 0, {}}}}, 0), RuleError);
}

TEST(CycleClock, goes_through_trials_in_their_order) {
  const TrialForm marked{flat({1.0}), SetOnSuccess{0, 1}};
  const TrialForm leaves{{{{CycleFeatureKind::attribute, 0, 2}}, {0.0, 1.0}}, MoveOnSuccess{1}};
  const TrialForm unreached{flat({1.0}), MoveOnSuccess{2}};
  CycleForm form{
      {{SequentialForm{{marked, leaves, unreached}}, 0, {}}, absorbing(1), absorbing(2)}};
  form.attributes = 1;
  Cohort cohort(50, 0, 1);
  cohort.run(form, 0);
  EXPECT_EQ(number_in(cohort, 1), 50u);
  EXPECT_EQ(cohort.attributes[49], 1);
}

TEST(CycleClock, gives_each_trial_a_draw_of_its_own) {
  const TrialForm first{flat({0.3}), SetOnSuccess{0, 1}};
  const TrialForm second{flat({0.5}), MoveOnSuccess{1}};
  CycleForm form{{{SequentialForm{{first, second}}, 0, {}}, absorbing(1)}};
  form.attributes = 1;
  Cohort cohort(100'000, 0, 1);
  cohort.run(form, 0);
  int both = 0;
  for (std::size_t i = 0; i < 100'000; ++i)
    both += cohort.attributes[i] == 1 && cohort.state[i] == 1;
  EXPECT_NEAR(both, 15'000, 4 * 113);
}

TEST(CycleClock, passes_by_the_absorbed_and_those_outside) {
  CycleForm form{{absorbing(0), {OutsideForm{}, 0, {}}, choice({0}, flat({1.0}), 1)}};
  Cohort cohort(3);
  cohort.state = {0, 1, 2};
  const auto moves = cohort.run(form, 0);
  ASSERT_EQ(moves.size(), 1u);
  EXPECT_EQ(moves[0].person, 2u);
  EXPECT_EQ(cohort.time[0], 0);
  EXPECT_EQ(cohort.time[1], 0);
}

TEST(CycleClock, changes_with_the_number_of_the_cycle_and_keeps_the_last_level) {
  CycleTable by_cycle{{{CycleFeatureKind::cycle, 0, 2}}, {0.0, 1.0}};
  CycleForm form{{choice({1}, by_cycle, 0), absorbing(1)}};
  EXPECT_TRUE(Cohort(5).run(form, 0).empty());
  EXPECT_EQ(Cohort(5).run(form, 1).size(), 5u);
  EXPECT_EQ(Cohort(5).run(form, 40).size(), 5u);
}

TEST(CycleClock, refuses_a_state_or_attribute_it_has_not) {
  CycleForm form{{choice({0}, {{{CycleFeatureKind::attribute, 0, 2}}, {0.1, 0.2}}, 0)}};
  form.attributes = 1;
  Cohort cohort(1, 0, 1);
  cohort.attributes[0] = 2;
  EXPECT_THROW(cohort.run(form, 0), RuleError);
  cohort.attributes[0] = 1;
  cohort.state[0] = 1;
  EXPECT_THROW(cohort.run(form, 0), ContractError);
}

TEST(CycleClock, refuses_a_time_in_state_that_its_counter_cannot_hold) {
  CycleForm form{{choice({0}, flat({0.0}), 0)}};
  Cohort cohort(1);
  cohort.time[0] = 0xffff;
  EXPECT_THROW(cohort.run(form, 0), RuleError);
}

TEST(CycleForm, that_cannot_be_is_refused) {
  const auto refused = [](const CycleForm& form) {
    try {
      compile_cycles(form);
    } catch (const RuleError&) {
      return true;
    }
    return false;
  };
  const CycleDimension by_time{CycleFeatureKind::time_in_state, 0, 2};
  EXPECT_TRUE(refused({{choice({0, 0}, flat({0.7, 0.4}), 0)}}));
  EXPECT_TRUE(refused({{choice({0}, flat({-0.1}), 0)}}));
  EXPECT_TRUE(refused({{choice({0}, flat({0.1, 0.2}), 0)}}));
  EXPECT_TRUE(refused({{choice({3}, flat({0.1}), 0)}}));
  EXPECT_TRUE(refused({{choice({}, flat({}), 0)}}));
  EXPECT_TRUE(refused({{choice({0}, {{by_time, by_time}, {0, 0, 0, 0}}, 0)}}));
  EXPECT_TRUE(refused({{choice({0}, {{{CycleFeatureKind::attribute, 0, 1}}, {0}}, 0)}}));
  EXPECT_TRUE(refused({{choice({1}, flat({0.1}), 0), {OutsideForm{}, 0, {}}}}));
  EXPECT_TRUE(refused({{{SequentialForm{{{flat({1.2}), MoveOnSuccess{0}}}}, 0, {}}}}));
  EXPECT_FALSE(refused({{choice({0, 0, 0}, flat({0.1, 0.2, 0.7}), 0)}}));
}

TEST(Ratio, changes_a_chance_of_a_cycle) {
  EXPECT_DOUBLE_EQ(with_risk_ratio(0.2, 1.5), 0.3);
  EXPECT_THROW(with_risk_ratio(0.8, 1.5), RuleError);
  EXPECT_DOUBLE_EQ(with_hazard_ratio(0.2, 2.0), 0.36);
  EXPECT_EQ(with_hazard_ratio(1.0, 0.0), 0.0);
  EXPECT_EQ(with_hazard_ratio(1.0, 3.0), 1.0);
  EXPECT_EQ(with_hazard_ratio(0.2, 1.0), 0.2);
  EXPECT_NEAR(chance_from_rate(0.1, 10.0), 0.6321205588285577, 1e-15);
  EXPECT_THROW(with_hazard_ratio(0.2, -1.0), RuleError);
}

}  // namespace
}  // namespace waymark
