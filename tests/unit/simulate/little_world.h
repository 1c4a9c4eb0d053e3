#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "waymark/base/contract.h"
#include "waymark/compile/scenario.h"
#include "waymark/compile/step_kinds.h"
#include "waymark/simulate/invariants.h"
#include "waymark/simulate/run.h"

// Small scenarios as text, and one world of them with everything that it told.

namespace waymark {

/// Tables beside a scenario, by path.
using Tables = std::map<std::string, std::string>;

/// A scenario from what matters in a test: title, question and a single arm are filled in.
inline std::string scenario_text(const std::string& body) {
  const bool has_arms = body.find("\"arms\"") != std::string::npos;
  return "{ \"waymark\": 1, \"title\": \"A test\", \"question\": \"Is it so?\", " + body +
         (has_arms ? " }" : ", \"arms\": { \"only\": {} } }");
}

inline ScenarioText source_of(const std::string& body, const Tables& tables = {}) {
  ScenarioText source;
  source.text = scenario_text(body);
  source.file = "test.json";
  source.files = [tables](const std::string& path) -> std::optional<std::string> {
    const auto found = tables.find(path);
    if (found == tables.end()) return std::nullopt;
    return found->second;
  };
  return source;
}

inline Scenario compiled(const std::string& body, const Tables& tables = {}) {
  return compile_scenario(source_of(body, tables));
}

constexpr Ticks at_day(double day) {
  return Ticks{static_cast<std::int64_t>(day * static_cast<double>(ms_per_day))};
}

/// One fact and whom it is about: slots are used again, identities are not.
struct Told {
  Who who = 0;
  Fact fact{};
};

/// One world of a scenario, run by hand. Everything it tells is kept.
class LittleWorld {
 public:
  explicit LittleWorld(const std::string& body, const Tables& tables = {},
                       std::uint32_t kinds_of_facts = ~0u)
      : LittleWorld(source_of(body, tables), kinds_of_facts) {}
  explicit LittleWorld(const ScenarioText& source, std::uint32_t kinds_of_facts = ~0u)
      : scenario_(compile_scenario(source)),
        journal_(
            1),  // a fact at a time, so that a slot is asked for its person before it is another's
        run_(scenario_.all.model, world_, handler_table(), journal_, reader()) {
    journal_.ask_for(kinds_of_facts);
  }
  LittleWorld(const LittleWorld&) = delete;
  LittleWorld& operator=(const LittleWorld&) = delete;

  /// Begins the warm-up.
  void begin(std::uint64_t seed = 1, std::uint64_t replication = 0) {
    seed_ = seed;
    replication_ = replication;
    told_.clear();
    commissioning_ = nullptr;
    run_.begin(seed, replication, model().base_arm);
  }
  void advance_to(Ticks end) {
    if (commissioning_ == nullptr) {
      run_.advance_to(end);
    } else {
      commissioning_->advance(run_, end);
    }
    run_.flush();
  }
  /// Goes on under another arm's rules, as a copy of the world would.
  void branch(const std::string& arm) {
    const std::uint16_t index = index_in(model().arm_ids, arm);
    commissioning_ = &scenario_.all.commissioning[index];
    commissioning_->start(world_);
    run_.branch(seed_, replication_, index);
    run_.flush();
  }
  /// Warm-up, branch and everything up to the horizon.
  void play(const std::string& arm, std::uint64_t seed = 1, std::uint64_t replication = 0) {
    begin(seed, replication);
    advance_to(Ticks{0});
    branch(arm);
    advance_to(model().horizon);
  }
  /// The whole run of a scenario without arms.
  void play() { play(model().arm_ids.front()); }
  /// What falls on the horizon itself.
  void end() {
    run_.look_at_the_end();
    run_.flush();
  }

  Run& run() { return run_; }
  World& world() { return world_; }
  Scenario& scenario() { return scenario_; }
  Model& model() { return scenario_.all.model; }
  const std::vector<Told>& told() const { return told_; }

  std::uint16_t step(const std::string& id) { return index_in(model().step_ids, id); }
  std::uint16_t clock(const std::string& id) { return index_in(model().clock_ids, id); }
  std::uint16_t stock(const std::string& id) { return index_in(model().stock_ids, id); }
  std::uint16_t team(const std::string& id) { return index_in(model().team_ids, id); }
  std::uint16_t trait(const std::string& id) { return index_in(model().trait_ids, id); }

  /// Facts of one kind, at one place if it is given.
  std::vector<Told> facts(FactKind kind, std::optional<std::uint16_t> place = std::nullopt) const {
    std::vector<Told> found;
    for (const Told& each : told_)
      if (each.fact.kind == kind && (!place || each.fact.place == *place)) found.push_back(each);
    return found;
  }
  int count(FactKind kind, std::optional<std::uint16_t> place = std::nullopt) const {
    return static_cast<int>(facts(kind, place).size());
  }
  /// How often somebody came to a step, by one way if it is given.
  int came_to(const std::string& id, std::optional<Way> way = std::nullopt) {
    int came = 0;
    for (const Told& each : facts(FactKind::moved, step(id)))
      came += !way || static_cast<Way>(each.fact.detail) == *way;
    return came;
  }
  double value_of(std::uint32_t person, const std::string& stock_id) {
    return value_at(world_.stock.row(person)[stock(stock_id)], world_.now);
  }

  static std::uint16_t index_in(const std::vector<std::string>& ids, const std::string& id) {
    const auto found = std::find(ids.begin(), ids.end(), id);
    WAYMARK_EXPECT(found != ids.end(), "a test names what its scenario does not have");
    return static_cast<std::uint16_t>(found - ids.begin());
  }

 private:
  FactReader reader() {
    return {this, [](void* self, const std::vector<Fact>& facts) {
              static_cast<LittleWorld*>(self)->absorb(facts);
            }};
  }
  void absorb(const std::vector<Fact>& facts) {
    for (const Fact& fact : facts) told_.push_back({who_of(fact), fact});
    if (commissioning_ != nullptr) commissioning_->absorb(facts, world_);
  }

  /// Whose slot it was when the fact was told: by now it may be another's.
  Who who_of(const Fact& fact) {
    if (fact.person == nobody) return 0;
    if (fact.kind == FactKind::arrived) in_slot_[fact.person] = world_.who[fact.person];
    return in_slot_[fact.person];
  }

  Scenario scenario_;
  World world_;
  std::map<std::uint32_t, Who> in_slot_;
  Journal journal_;
  Run run_;
  const Commissioning* commissioning_ = nullptr;  ///< of the arm that runs, from the branch on
  std::vector<Told> told_;
  std::uint64_t seed_ = 1, replication_ = 0;
};

}  // namespace waymark
