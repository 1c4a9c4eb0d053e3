#include <cmath>
#include <iterator>

#include "waymark/base/hash.h"
#include "waymark/compile/arm_compiler.h"

namespace waymark {

namespace {

constexpr const char* happening_words[] = {"request",
                                           "retelling",
                                           "passed",
                                           "refused",
                                           "lost",
                                           "gave-up",
                                           "start",
                                           "contact",
                                           "contact-missed",
                                           "contact-cancelled",
                                           "completed",
                                           "worker-left",
                                           "chose",
                                           "arrival-at-step",
                                           "session",
                                           "session-missed",
                                           "session-cancelled",
                                           "wrong-door",
                                           "turned-away"};
static_assert(std::size(happening_words) == static_cast<std::size_t>(Happening::count));

/// What follows what: lists of rules by happening and step, and by clock.
class Felt {
 public:
  explicit Felt(Compilation& compilation)
      : compilation_(compilation),
        steps_(compilation.model().step_ids.size()),
        felt_(static_cast<std::size_t>(Happening::count) * steps_),
        on_ring_(compilation.model().clock_ids.size()) {}

  void add(const ExperienceRule& rule, const std::vector<Reference>& when,
           const std::vector<Reference>& at_steps) {
    std::vector<ExperienceRule>& rules = compilation_.tables().experiences;
    const auto index = static_cast<std::uint16_t>(rules.size());
    rules.push_back(rule);
    std::vector<std::uint8_t> at(steps_, at_steps.empty() ? 1 : 0);
    mark_steps(at_steps, at.data(), compilation_);
    for (const Reference& event : when) {
      for (std::size_t h = 0; h < static_cast<std::size_t>(Happening::count); ++h) {
        if (event.id != happening_words[h]) continue;
        for (std::size_t s = 0; s < steps_; ++s)
          if (at[s] != 0) felt_[h * steps_ + s].push_back(index);
      }
      if (const std::uint16_t clock = compilation_.clock(event); clock != none)
        on_ring_[clock].push_back(index);
    }
  }

  void flatten() {
    flatten(felt_, compilation_.tables().felt);
    flatten(on_ring_, compilation_.tables().felt_on_ring);
  }

 private:
  using Lists = std::vector<std::vector<std::uint16_t>>;

  void flatten(const Lists& lists, std::vector<Range>& ranges) {
    std::vector<std::uint16_t>& shared = compilation_.tables().felt_list;
    for (const auto& list : lists) {
      ranges.push_back(
          {static_cast<std::uint32_t>(shared.size()), static_cast<std::uint32_t>(list.size())});
      shared.insert(shared.end(), list.begin(), list.end());
    }
  }

  Compilation& compilation_;
  std::size_t steps_;
  Lists felt_, on_ring_;
};

bool is_nothing(const Amount& size) { return size.predictor < 0 && size.constant == 0.0; }

void add_change(Felt& felt, RoleChange change, std::uint16_t role, const Amount& chance,
                const std::string& path, const std::vector<Reference>& when,
                const std::vector<Reference>& at) {
  if (is_nothing(chance)) return;
  ExperienceRule rule;
  rule.change = change;
  rule.role = role;
  rule.size = chance;
  rule.purpose = path_hash(path);
  felt.add(rule, when, at);
}

void add_role(const RoleFields& written, std::uint16_t role, Felt& felt, Compilation& compilation) {
  const std::string path = "role/" + compilation.model().role_ids[role];
  const OccasionFields& up = written.taken_up;
  add_change(felt, RoleChange::taken_up, role, compilation.amount(up.chance), path + "/taken-up",
             up.when, up.at);
  if (const auto& down = written.laid_down)
    add_change(felt, RoleChange::laid_down, role, compilation.amount(down->chance),
               path + "/laid-down", down->when, down->at);
  if (const auto& away = written.away)
    add_change(felt, RoleChange::away, role, compilation.amount(away->share), path + "/away",
               away->after, {});
}

/// False if it cannot be.
bool set_a_trait(const ExperienceFields& written, const ScenarioFields& fields,
                 Compilation& compilation, ExperienceRule& rule) {
  if (written.sets.size() != 1) {
    compilation.problem(written.place, "an experience sets exactly one trait",
                        "Write one experience for each");
    return false;
  }
  const auto& [id, level, place] = written.sets[0];
  const TraitFields* trait = fields.population.traits.find(id);
  rule.trait = Compilation::index_of(compilation.model().trait_ids, id);
  rule.level = level.value;
  if (trait == nullptr || rule.trait == none) return false;
  expect_no_follower(rule.trait, place, compilation);
  if (trait->number || has_level(*trait, level.value)) return true;
  compilation.problem(place, "trait '" + id + "' has no such level",
                      "Levels count from 0; of what is true or not, 1 is yes");
  return false;
}

}  // namespace

bool has_level(const TraitFields& trait, double level) {
  const double levels = trait.is_yes_no() ? 2.0 : static_cast<double>(trait.levels.size());
  return level >= 0.0 && level < levels && level == std::floor(level);
}

void expect_no_follower(std::uint16_t trait, const Place& place, Compilation& compilation) {
  const ArmTables& tables = compilation.tables();
  const auto reads = [&](std::int32_t predictor) {
    return predictor >= 0 &&
           depends_on(tables.predictors, predictor, Feature{FeatureKind::trait, trait});
  };
  bool is_followed = false;
  for (const Clock& clock : tables.clocks) is_followed = is_followed || reads(clock.predictor);
  for (const ExposureRule& exposure : tables.exposures)
    is_followed = is_followed || reads(exposure.goal.predictor) || reads(exposure.rate.predictor);
  if (is_followed)
    compilation.problem(place,
                        "trait '" + compilation.model().trait_ids[trait] +
                            "' changes, but a clock or an exposure reads it",
                        "Let them look at a step of another track, or at a stock that an "
                        "experience moves");
}

const char* word_of(Happening happening) {
  return happening_words[static_cast<std::size_t>(happening)];
}

void mark_steps(const std::vector<Reference>& steps, std::uint8_t* row,
                const Compilation& compilation) {
  for (const Reference& reference : steps)
    if (const std::uint16_t step = compilation.step(reference); step != none) row[step] = 1;
}

void compile_experiences(const ScenarioFields& fields, Compilation& compilation) {
  Felt felt(compilation);
  for (const auto& [id, written, place] : fields.experiences) {
    ExperienceRule rule;
    if (!written.sets.empty()) {
      if (set_a_trait(written, fields, compilation, rule))
        felt.add(rule, {written.when}, written.at);
      continue;
    }
    if (!written.toward || !written.by) {
      compilation.problem(written.place,
                          "an experience that moves a stock needs \"toward\" and \"by\"",
                          "Say where to, and the share of the way that it goes at once");
      continue;
    }
    rule.stock = compilation.stock(written.moves);
    rule.toward = compilation.amount(*written.toward);
    rule.size = compilation.amount(*written.by);
    if (rule.stock != none && !is_nothing(rule.size)) felt.add(rule, {written.when}, written.at);
  }
  for (const auto& [id, written, place] : fields.roles)
    add_role(written, compilation.role(Reference(id)), felt, compilation);
  felt.flatten();
}

}  // namespace waymark
