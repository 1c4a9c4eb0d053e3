#include <algorithm>
#include <cmath>
#include <map>

#include "waymark/base/hash.h"
#include "waymark/base/number.h"
#include "waymark/compile/arm_compiler.h"
#include "waymark/rules/cycle_fields.h"
#include "waymark/rules/rule_error.h"

namespace waymark {

namespace {

constexpr std::uint32_t most_rows_of_a_cycle = 1u << 16;  // beyond it, numbers are worked out
constexpr std::uint32_t most_cycles = 0xffff;

/// How many levels a trait has, from 0 on; 0 for a number.
std::uint32_t level_count(const TraitFields& trait) {
  if (trait.is_yes_no()) return 2;
  return static_cast<std::uint32_t>(trait.levels.size());
}

/// Turns one clock as written into tables.
class CycleCompiler {
 public:
  CycleCompiler(const ScenarioFields& fields, const std::string& id, const CycleFields& written,
                Compilation& compilation)
      : fields_(fields),
        id_(id),
        written_(written),
        compilation_(compilation),
        model_(compilation.model()),
        tables_(compilation.tables()) {}

  void compile(CycleRule& rule) {
    rule_ = &rule;
    rule.open = true;
    rule.purpose = path_hash("cycle/" + id_);
    rule.every = to_ticks(written_.every.value);
    cycle_ = Compilation::index_of(model_.cycle_ids, id_);
    if (!is_clock_sound()) return;
    form_.states.resize(model_.step_ids.size() + 1);
    form_.rewards = static_cast<std::uint16_t>(model_.reward_ids.size());
    form_.attributes = static_cast<std::uint16_t>(model_.trait_ids.size());
    for (CycleStateForm& state : form_.states) state.leaving = OutsideForm{};
    for (const auto& [step, state, place] : written_.states) name_states(step, state, place);
    for (const auto& [step, state, place] : written_.states) add_state(step, state);
    rule.state_of_step.resize(model_.step_ids.size());
    for (std::size_t s = 0; s < model_.step_ids.size(); ++s)
      rule.state_of_step[s] = std::holds_alternative<OutsideForm>(form_.states[s + 1].leaving)
                                  ? std::uint16_t{0}
                                  : static_cast<std::uint16_t>(s + 1);
    if (has_failed_ || is_on_several_tracks_) return;  // told already
    try {
      rule.tables = compile_cycles(form_);
    } catch (const RuleError& error) {
      problem(written_.place, std::string("the clock cannot run: ") + error.what(),
              "The ways out of each state may add up to 1 at most, for everyone and at all times");
    }
  }

 private:
  void problem(const Place& place, const std::string& message, const std::string& hint) {
    compilation_.problem(place, message, hint);
  }

  bool is_clock_sound() {
    if (rule_->every.count < 1 || cycles_in_all() > most_cycles) {
      problem(written_.every.place, "there would be more than 65,535 cycles before the horizon",
              "Make cycles longer, or the horizon nearer");
      return false;
    }
    return true;
  }

  double cycles_in_all() const {
    return (in_milliseconds(model_.horizon) + in_milliseconds(model_.warm_up)) /
               in_milliseconds(rule_->every) +
           2.0;
  }

  // --- which steps are states -------------------------------------------------------------------

  void name_states(const std::string& step, const CycleStateFields& state, const Place& place) {
    const std::uint16_t s = Compilation::index_of(model_.step_ids, step);
    if (s == none || !tables_.steps[s].open) return;
    if (!has_track_) rule_->track = tables_.steps[s].track;
    has_track_ = true;
    if (tables_.steps[s].track != rule_->track && !is_on_several_tracks_) {
      problem(place, "the states of a cycle clock are on several tracks",
              "Leave one track to each clock");
      is_on_several_tracks_ = true;
    }
    become_state(s);
    for (const auto& [to, move, where] : state.moves) lead(s, to, where);
    if (state.otherwise) lead(s, state.otherwise.id, state.otherwise.place);
    for (const CycleTrialFields& trial : state.trials)
      if (trial.to) lead(s, trial.to.id, trial.to.place);
  }

  void lead(std::uint16_t from, const std::string& to, const Place& place) {
    const std::uint16_t s = Compilation::index_of(model_.step_ids, to);
    if (s == none || !tables_.steps[s].open) return;
    if (tables_.steps[s].track != tables_.steps[from].track)
      problem(place, "'" + to + "' is on another track than the state it is reached from",
              "A cycle clock moves people along one track");
    become_state(s);
  }

  /// Not left by the clock until something written says so; a family of its own.
  void become_state(std::uint16_t step) {
    CycleStateForm& state = form_.states[step + std::size_t{1}];
    if (!std::holds_alternative<OutsideForm>(state.leaving)) return;
    state.leaving = AbsorbingForm{};
    state.family = static_cast<std::uint16_t>(step + 1);
  }

  // --- what happens in a state ------------------------------------------------------------------

  void add_state(const std::string& step, const CycleStateFields& written) {
    const std::uint16_t s = Compilation::index_of(model_.step_ids, step);
    if (s == none || !tables_.steps[s].open) return;
    CycleStateForm& state = form_.states[s + std::size_t{1}];
    if (!written.counts_on_with.empty())
      state.family = families_.emplace(written.counts_on_with, state.family).first->second;
    if (!written.moves.empty() && !written.trials.empty())
      problem(written.place, "a state has both \"moves\" and \"trials\"",
              "Draw its ways out together under \"moves\", or one after another under \"trials\"");
    if (written.otherwise && written.moves.empty())
      problem(written.otherwise.place, "\"otherwise\" stands beside no moves",
              "Let a last trial with the chance 1 take everybody who is left");
    if (!written.moves.empty()) add_moves(s, written, state);
    if (!written.trials.empty()) add_trials(s, written, state);
    add_pays(written, state);
  }

  void add_moves(std::uint16_t s, const CycleStateFields& written, CycleStateForm& state) {
    SimultaneousForm choice;
    std::vector<CycleNumber> numbers;
    for (const auto& [to, move, place] : written.moves) {
      const std::uint16_t target = Compilation::index_of(model_.step_ids, to);
      if (target == none || !tables_.steps[target].open) continue;
      choice.to.push_back(static_cast<std::uint16_t>(target + 1));
      numbers.push_back(number_of(s, move.chance));
      rule_->ways.push_back({s, target, numbers.back()});
      add_once(s, target, move.pays);
    }
    if (choice.to.empty()) return;
    choice.chances = table_of(numbers, written.place);
    expect_sums(choice, written.place);
    if (const std::uint16_t rest = open_step(written.otherwise); rest != none) {
      choice.otherwise = static_cast<std::uint16_t>(rest + 1);
      rule_->rests.push_back({s, rest});
    }
    state.leaving = std::move(choice);
  }

  void expect_sums(const SimultaneousForm& choice, const Place& place) {
    const std::vector<double>& cells = choice.chances.cells;
    double most = 0.0;
    for (std::size_t row = 0; row < cells.size(); row += choice.to.size()) {
      double sum = 0.0;
      for (std::size_t i = 0; i < choice.to.size(); ++i) sum += cells[row + i];
      most = std::max(most, sum);
    }
    if (most > 1.0 + 1e-12 && !has_failed_) {
      problem(place, "the chances of its moves add up to " + print(most) + " for some people",
              "Let them add up to 1 at most, for everyone and in every cycle; the remainder stays");
      has_failed_ = true;
    }
  }

  void add_trials(std::uint16_t s, const CycleStateFields& written, CycleStateForm& state) {
    SequentialForm sequence;
    for (const CycleTrialFields& trial : written.trials) {
      TrialForm form;
      if (trial.to) {
        const std::uint16_t target = Compilation::index_of(model_.step_ids, trial.to.id);
        if (target == none || !tables_.steps[target].open) continue;
        form.on_success = MoveOnSuccess{static_cast<std::uint16_t>(target + 1)};
        rule_->ways.push_back({s, target, number_of(s, trial.chance)});
        add_once(s, target, trial.pays);
      } else if (const auto set = set_by(trial)) {
        form.on_success = *set;
      } else {
        continue;
      }
      form.chance = table_of({number_of(s, trial.chance)}, trial.place);
      sequence.trials.push_back(std::move(form));
    }
    state.leaving = std::move(sequence);
  }

  std::optional<SetOnSuccess> set_by(const CycleTrialFields& trial) {
    if (!trial.pays.empty())
      problem(trial.place, "a trial that changes a trait pays nothing",
              "Let the state pay by the trait, or a trial that moves people");
    if (trial.sets.size() != 1) {
      problem(trial.place, "a trial must set exactly one trait", "Write one trial for each");
      return std::nullopt;
    }
    const auto& [id, level, place] = trial.sets[0];
    const std::uint16_t trait = Compilation::index_of(model_.trait_ids, id);
    const TraitFields* written = fields_.population.traits.find(id);
    if (trait == none || written == nullptr) return std::nullopt;
    if (!has_level(*written, level.value)) {
      problem(place, "trait '" + id + "' has no such level",
              "Set a trait with levels or one that is true or not; levels count from 0");
      return std::nullopt;
    }
    expect_no_follower(trait, place, compilation_);
    return SetOnSuccess{trait, static_cast<std::uint8_t>(level.value)};
  }

  std::uint16_t open_step(const Reference& reference) const {
    const std::uint16_t step = Compilation::index_of(model_.step_ids, reference.id);
    return reference && step != none && tables_.steps[step].open ? step : none;
  }

  void add_once(std::uint16_t from, std::uint16_t to, const Keyed<Expression>& pays) {
    for (const auto& [reward, amount, place] : pays) {
      const std::uint16_t r = Compilation::index_of(model_.reward_ids, reward);
      if (r != none && (amount.predicted() || amount.value != 0.0))
        rule_->once.push_back({static_cast<std::uint16_t>(from + 1),
                               static_cast<std::uint16_t>(to + 1), r, compilation_.amount(amount)});
    }
  }

  void add_pays(const CycleStateFields& written, CycleStateForm& state) {
    state.rewards.resize(model_.reward_ids.size());
    for (const auto& [reward, amount, place] : written.pays) {
      const std::uint16_t r = Compilation::index_of(model_.reward_ids, reward);
      if (r == none) continue;
      CycleNumber number;
      number.amount = compilation_.amount(amount);
      state.rewards[r] = table_of({number}, place);
    }
  }

  // --- numbers: as cells where everyone's can be known beforehand
  // ---------------------------------

  CycleNumber number_of(std::uint16_t step, const CycleChanceFields& written) {
    CycleNumber number;
    number.kind = written.chance ? CycleNumber::Kind::chance
                  : written.rate ? CycleNumber::Kind::rate
                                 : CycleNumber::Kind::hazard;
    if (written.weibull)
      number.hazard = weibull_hazard(written.weibull->shape.value, written.weibull->scale.value);
    if (written.gompertz)
      number.hazard = gompertz_hazard(written.gompertz->rate.value, written.gompertz->growth.value);
    number.time = written.since == CycleTime::branch ? Feature{FeatureKind::calendar_time, 0}
                                                     : Feature{FeatureKind::since_step, step};
    if (written.chance) number.amount = compilation_.amount(*written.chance);
    if (written.rate) number.amount = compilation_.amount(*written.rate);
    number.risk_ratio = compilation_.amount(written.risk_ratio);
    number.hazard_ratio = compilation_.amount(written.hazard_ratio);
    return number;
  }

  /// The levels of a feature that a table may go by, or nothing.
  std::optional<CycleDimension> dimension_of(Feature feature) const {
    const auto cycles = static_cast<std::uint32_t>(cycles_in_all());
    if (feature.kind == FeatureKind::cycles_in_state && feature.index == cycle_)
      return CycleDimension{CycleFeatureKind::time_in_state, 0, cycles};
    if (feature.kind == FeatureKind::cycle && feature.index == cycle_)
      return CycleDimension{CycleFeatureKind::cycle, 0, cycles};
    if (feature.kind != FeatureKind::trait) return std::nullopt;
    const TraitFields* trait = fields_.population.traits.find(model_.trait_ids[feature.index]);
    const std::uint32_t levels = trait == nullptr ? 0 : level_count(*trait);
    if (levels == 0) return std::nullopt;
    return CycleDimension{CycleFeatureKind::attribute, feature.index, levels};
  }

  struct Known {
    std::vector<Feature> features;
    std::vector<CycleDimension> by;
    std::uint64_t rows = 1;
  };

  /// What the numbers read, if a table of bearable size can go by it.
  std::optional<Known> known(const std::vector<CycleNumber>& numbers) const {
    Known all;
    for (const CycleNumber& number : numbers) {
      if (number.kind == CycleNumber::Kind::hazard) return std::nullopt;
      for (const Amount& part : {number.amount, number.risk_ratio, number.hazard_ratio})
        if (part.predictor >= 0)
          for (const Feature feature : features_read(tables_.predictors, part.predictor))
            if (std::find(all.features.begin(), all.features.end(), feature) == all.features.end())
              all.features.push_back(feature);
    }
    for (const Feature feature : all.features) {
      const auto dimension = dimension_of(feature);
      if (!dimension) return std::nullopt;
      all.rows *= dimension->levels;
      if (all.rows > most_rows_of_a_cycle) return std::nullopt;
      all.by.push_back(*dimension);
    }
    return all;
  }

  CycleTable table_of(const std::vector<CycleNumber>& numbers, const Place& place) {
    const auto all = known(numbers);
    CycleTable table;
    if (!all) {
      table.worked_out = static_cast<std::int32_t>(rule_->numbers.size());
      rule_->numbers.insert(rule_->numbers.end(), numbers.begin(), numbers.end());
      return table;
    }
    table.by = all->by;
    for (std::uint64_t row = 0; row < all->rows; ++row) add_row(*all, row, numbers, place, table);
    return table;
  }

  void add_row(const Known& all, std::uint64_t row, const std::vector<CycleNumber>& numbers,
               const Place& place, CycleTable& table) {
    std::vector<double> levels(all.by.size());
    for (std::size_t d = all.by.size(); d-- > 0; row /= all.by[d].levels)
      levels[d] = static_cast<double>(row % all.by[d].levels);
    const auto see = [&](Feature feature) {
      const auto found = std::find(all.features.begin(), all.features.end(), feature);
      return levels[static_cast<std::size_t>(found - all.features.begin())];
    };
    const auto value_of = [&](const Amount& part) {
      return part.predictor < 0 ? part.constant : value(tables_.predictors, part.predictor, see);
    };
    for (const CycleNumber& number : numbers) {
      try {
        table.cells.push_back(
            value_of_number(number, in_milliseconds(rule_->every), value_of, see));
      } catch (const RuleError& error) {
        if (!has_failed_)
          problem(place, std::string("a number of this state cannot be: ") + error.what(),
                  "Look at it for every level of what it reads, and for the last cycle");
        has_failed_ = true;
        table.cells.push_back(0.0);
      }
    }
  }

  const ScenarioFields& fields_;
  const std::string& id_;
  const CycleFields& written_;
  Compilation& compilation_;
  const Model& model_;
  ArmTables& tables_;
  CycleRule* rule_ = nullptr;
  CycleForm form_;
  std::uint16_t cycle_ = none;
  bool has_track_ = false, is_on_several_tracks_ = false, has_failed_ = false;
  std::map<std::string, std::uint16_t> families_;
};

}  // namespace

void compile_cycles_of(const ScenarioFields& fields, Compilation& compilation) {
  const Model& model = compilation.model();
  ArmTables& tables = compilation.tables();
  tables.cycles.resize(model.cycle_ids.size());
  for (std::size_t c = 0; c < model.cycle_ids.size(); ++c) {
    const CycleFields* written = fields.cycles.find(model.cycle_ids[c]);
    if (written != nullptr)
      CycleCompiler(fields, model.cycle_ids[c], *written, compilation).compile(tables.cycles[c]);
  }
}

}  // namespace waymark
