// "Looking never changes bits": a few people with stocks, a need, linked goals and clocks live
// through thousands of events; someone who reads everything at random moments changes no byte.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "waymark/base/bits.h"
#include "waymark/random/draw.h"
#include "waymark/rules/clock.h"
#include "waymark/rules/need.h"
#include "waymark/rules/predictor.h"
#include "waymark/rules/publication.h"

namespace waymark {
namespace {

enum StockName : std::uint16_t { trust, hope, severity, stocks };
enum ClockName : std::uint16_t { leaving, crisis, clocks };

Feature resolve(const std::string& name) {
  if (name == "trust") return {FeatureKind::stock, trust};
  if (name == "hope") return {FeatureKind::stock, hope};
  if (name == "severity") return {FeatureKind::stock, severity};
  return {FeatureKind::need_on, 0};
}

// Predictors 0 and 1 are the clocks' multipliers, 2 is the goal of hope.
Predictors village_predictors(bool with_zero_coupling) {
  SumForm for_crisis{LinkFunction::log, 0.0, {{"severity", 1.5, 0.5}}};
  if (with_zero_coupling) for_crisis.terms.push_back({"trust", 0.0, 0.2, 0.1});
  return compile_predictors(
      {{"leaving", SumForm{LinkFunction::log, 0.0, {{"trust", -2.0, 0.5}, {"hope", 1.0, 0.5}}}},
       {"crisis", for_crisis},
       {"hoped", SumForm{LinkFunction::logit, -0.5, {{"trust", 2.0}, {"need", -1.0}}}}},
      resolve);
}

struct Person {
  std::array<StockAnchor, stocks> stock;
  Publication seen_trust;
  std::array<ClockAnchor, clocks> clock;
  std::array<Ticks, clocks> renew{never, never};
  bool in_support = false;
  bool need = false;
  std::uint32_t visits = 0;
  std::uint32_t rung = 0;
  Ticks next_visit{0};
};

// A person's features at one moment.
struct Look {
  const Person& person;
  Ticks at;
  double operator()(Feature feature) const {
    if (feature.kind == FeatureKind::need_on) return person.need ? 1.0 : 0.0;
    return value_at(person.stock[feature.index], at);
  }
};

class Village {
 public:
  Village(std::uint64_t seed, int people, bool with_zero_coupling)
      : predictors_(village_predictors(with_zero_coupling)), key_(stream_key(seed, 0)) {
    for (int i = 0; i < people; ++i) add(static_cast<std::uint32_t>(i));
  }

  // Handles the earliest affair of all.
  void step() {
    std::size_t earliest = 0;
    for (std::size_t i = 1; i < people_.size(); ++i)
      if (next_affair(people_[i]) < next_affair(people_[earliest])) earliest = i;
    now_ = next_affair(people_[earliest]);
    handle(people_[earliest], static_cast<std::uint32_t>(earliest));
  }

  // Everything that can be read, at any moment not before now.
  double look(Ticks at) const {
    double sum = 0.0;
    for (const Person& person : people_) {
      for (const StockAnchor& stock : person.stock) {
        sum += value_at(stock, at) + integral(stock, at, at + Ticks{1000});
        sum += first_crossing(stock, at, 0.5) == never ? 0.0 : 1.0;
        sum += first_move(stock, 0.4, 0.1, at) == never ? 0.0 : 1.0;
      }
      sum += unspent(person.clock[crisis], baseline(crisis), at);
      sum += log_value(predictors_, crisis, features(person, at));
      sum += hold(0.0, sources(person, leaving), at).log_multiplier;
      sum += next_switch(person.stock[severity], person.need, thresholds, at) == never ? 0.0 : 1.0;
    }
    return sum;
  }

  Ticks now() const { return now_; }

  std::vector<std::uint64_t> bytes() const {
    std::vector<std::uint64_t> all;
    const auto add_time = [&](Ticks t) { all.push_back(static_cast<std::uint64_t>(t.count)); };
    for (const Person& person : people_) {
      for (const StockAnchor& stock : person.stock) {
        for (const double x : {stock.value, stock.rate, stock.goal}) all.push_back(bits_of(x));
        add_time(stock.time);
      }
      for (const ClockAnchor& clock : person.clock) {
        for (const double x : {clock.threshold, clock.log_multiplier}) all.push_back(bits_of(x));
        add_time(clock.time);
      }
      for (const Ticks t : person.renew) add_time(t);
      all.push_back(bits_of(person.seen_trust.seen));
      all.push_back(person.rung * 4u + person.in_support * 2u + person.need);
    }
    return all;
  }

 private:
  static constexpr NeedThresholds thresholds{0.6, 0.3};

  void add(std::uint32_t number) {
    Person person;
    person.stock = {{{0.3, now_, 0, 0}, {0.4, now_, 0, 0}, {0.5 + 0.01 * number, now_, 0, 0}}};
    person.seen_trust = publish(person.stock[trust], now_);
    for (std::uint16_t i = 0; i < clocks; ++i)
      person.clock[i] = wind(uniform(number, i, 0), now_, 0.0);
    person.next_visit = to_ticks(1e5 * uniform(number, 10, 0));
    people_.push_back(person);
    Person& settled = people_.back();
    refresh_paths(settled);
    hold_again(settled, crisis);
  }

  double uniform(std::uint32_t person, Purpose purpose, std::uint32_t which) const {
    return Draw(key_, who(1, person), purpose, which).uniform();
  }

  ClockBaseline baseline(std::uint16_t clock) const {
    return clock == leaving ? ClockBaseline{constant_hazard(3e-6), nullptr, Ticks{0}}
                            : ClockBaseline{weibull_hazard(1.3, 4e5), nullptr, Ticks{-1}};
  }

  static Look features(const Person& person, Ticks at) { return {person, at}; }

  std::vector<MovingTerm> sources(const Person& person, std::uint16_t clock) const {
    std::vector<MovingTerm> moving;
    for (const StockTerm& term : log_slopes(predictors_, clock))
      moving.push_back({term.slope, person.stock[term.stock]});
    return moving;
  }

  bool at_risk(const Person& person, std::uint16_t clock) const {
    return clock == crisis || person.in_support;
  }

  void hold_again(Person& person, std::uint16_t clock) {
    const double exact = log_value(predictors_, clock, features(person, now_));
    const Hold held = hold(exact, sources(person, clock), now_);
    person.clock[clock] = spend(person.clock[clock], baseline(clock), now_, held.log_multiplier);
    person.renew[clock] = held.renew;
  }

  void moved(Person& person, std::uint16_t stock) {
    for (std::uint16_t clock = 0; clock < clocks; ++clock)
      if (at_risk(person, clock) && depends_on(predictors_, clock, {FeatureKind::stock, stock}))
        hold_again(person, clock);
  }

  // The one place where a path changes; equal bits are no change.
  void set_path(Person& person, std::uint16_t stock, double rate, double goal) {
    StockAnchor& anchor = person.stock[stock];
    if (bits_of(anchor.rate) == bits_of(rate) && bits_of(anchor.goal) == bits_of(goal)) return;
    anchor = {value_at(anchor, now_), now_, rate, goal};
    moved(person, stock);
  }

  void refresh_paths(Person& person) {
    const double hoped = value(predictors_, 2, [&person](Feature feature) {
      if (feature.kind == FeatureKind::need_on) return person.need ? 1.0 : 0.0;
      return person.seen_trust.seen;
    });
    set_path(person, trust, person.in_support ? 4e-6 : 1e-6, person.in_support ? 0.8 : 0.2);
    set_path(person, severity, 6e-6, person.in_support ? 0.1 : 0.9);
    set_path(person, hope, 3e-6, hoped);
  }

  void experience_of_trust(Person& person, double toward, double size) {
    const double before = value_at(person.stock[trust], now_);
    StockAnchor& anchor = person.stock[trust];
    anchor = {experience(before, toward, size), now_, anchor.rate, anchor.goal};
    if (!still_holds(person.seen_trust, anchor, now_)) {
      person.seen_trust = publish(anchor, now_);
    }
    moved(person, trust);
    refresh_paths(person);
  }

  Ticks ring(const Person& person, std::uint16_t clock) const {
    return at_risk(person, clock) ? ring_tick(person.clock[clock], baseline(clock)) : never;
  }
  Ticks renewal(const Person& person, std::uint16_t clock) const {
    return at_risk(person, clock) ? person.renew[clock] : never;
  }
  Ticks publication(const Person& person) const {
    return next_publication(person.seen_trust, person.stock[trust], now_);
  }
  Ticks need_switch(const Person& person) const {
    return next_switch(person.stock[severity], person.need, thresholds, now_);
  }

  Ticks next_affair(const Person& person) const {
    Ticks next = person.next_visit;
    for (std::uint16_t i = 0; i < clocks; ++i)
      next = std::min({next, ring(person, i), renewal(person, i)});
    return std::min({next, publication(person), need_switch(person)});
  }

  void handle(Person& person, std::uint32_t number) {
    if (person.next_visit == now_) return visit(person, number);
    for (std::uint16_t clock = 0; clock < clocks; ++clock)
      if (ring(person, clock) == now_) return rings(person, number, clock);
    for (std::uint16_t clock = 0; clock < clocks; ++clock)
      if (renewal(person, clock) == now_) return hold_again(person, clock);
    if (publication(person) == now_) {
      person.seen_trust = following(person.seen_trust, person.stock[trust], now_);
    } else {
      person.need = !person.need;
    }
    refresh_paths(person);
  }

  void visit(Person& person, std::uint32_t number) {
    ++person.visits;
    person.next_visit = now_ + to_ticks(1.0 + 2e5 * uniform(number, 10, person.visits));
    if (!person.in_support && person.visits % 3 == 0) {
      person.in_support = true;
      person.clock[leaving] = resume(person.clock[leaving], now_, 0.0);
      hold_again(person, leaving);
    }
    experience_of_trust(person, person.visits % 2 == 0 ? 0.0 : 1.0, 0.1);
  }

  void rings(Person& person, std::uint32_t number, std::uint16_t clock) {
    ++person.rung;
    person.clock[clock] = wind(uniform(number, clock, person.rung), now_, 0.0);
    if (clock == leaving) {
      person.in_support = false;
    } else {
      hold_again(person, crisis);
    }
    experience_of_trust(person, 0.0, 0.3);
  }

  Predictors predictors_;
  StreamKey key_;
  Ticks now_{0};
  std::vector<Person> people_;
};

RC_GTEST_PROP(Looking, never_changes_a_bit, ()) {
  const auto seed = *rc::gen::arbitrary<std::uint32_t>();
  Village left_alone(seed, 5, false);
  Village looked_at(seed, 5, false);
  for (int event = 0; event < 400; ++event) {
    left_alone.step();
    looked_at.step();
    if (*rc::gen::inRange(0, 3) == 0) {
      const Ticks at = looked_at.now() + Ticks{*rc::gen::inRange(0, 1000000)};
      RC_ASSERT(looked_at.look(at) == looked_at.look(at));
    }
  }
  RC_ASSERT(looked_at.now() > Ticks{0});
  RC_ASSERT(left_alone.bytes() == looked_at.bytes());
}

RC_GTEST_PROP(ZeroCoupling, never_changes_a_bit, ()) {
  const auto seed = *rc::gen::arbitrary<std::uint32_t>();
  Village without(seed, 5, false);
  Village with(seed, 5, true);
  for (int event = 0; event < 400; ++event) {
    without.step();
    with.step();
  }
  RC_ASSERT(without.bytes() == with.bytes());
}

}  // namespace
}  // namespace waymark
