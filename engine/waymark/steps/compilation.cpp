#include "waymark/steps/compilation.h"

#include <algorithm>
#include <stdexcept>

#include "waymark/base/hash.h"
#include "waymark/scenario/distribution_build.h"

namespace waymark {

std::uint16_t Compilation::index_of(const std::vector<std::string>& ids, const std::string& id) {
  const auto found = std::lower_bound(ids.begin(), ids.end(), id);
  return found != ids.end() && *found == id ? static_cast<std::uint16_t>(found - ids.begin())
                                            : none;
}

std::uint16_t Compilation::team(const Reference& reference, TeamKind kind) {
  const std::uint16_t index = team(reference);
  if (index != none && tables_.teams[index].kind != kind) {
    const bool wants_hours = kind == TeamKind::hours;
    problem(reference.place, "team '" + reference.id + "' is of the wrong kind for this step",
            wants_hours ? "A support or group step needs a team of kind \"hours\""
                        : "An activity needs a team of kind \"units\"");
  }
  return index;
}

Amount Compilation::amount(const Expression& expression) {
  if (!expression.predicted()) return {expression.value, -1};
  return {0.0, static_cast<std::int32_t>(index_of(model_.predictor_ids, expression.predictor))};
}

Distribution Compilation::distribution(const DistributionSpec& spec) {
  try {
    return distribution_of(spec, tables_.numbers);
  } catch (const std::invalid_argument& error) {
    problem(spec.place, error.what(), "Change the numbers of this distribution");
    return constant(0.0);
  }
}

Distribution Compilation::time(const DistributionSpec& spec) {
  const Distribution made = distribution(spec);
  if (support_low(made, tables_.numbers.data()) < 0.0)
    problem(spec.place, "a length of time may be negative under this distribution",
            "Choose one that is never below 0, such as lognormal or gamma");
  return made;
}

void Compilation::waiting(const WaitingFields& waiting, Step& step) {
  step.priority = amount(waiting.priority);
  step.gave_up = this->step(waiting.gives_up);
  step.turned_away = this->step(waiting.turned_away);
  step.has_patience = waiting.patience.has_value();
  step.may_balk = waiting.joins.has_value();
  if (waiting.patience) step.patience = time(*waiting.patience);
  step.patience_times = amount(waiting.patience_times);
  if (waiting.joins) step.joins = amount(*waiting.joins);
  if (waiting.room) step.waiting_room = static_cast<std::int32_t>(waiting.room->value);
  const auto needs = [&](const Place& place, const char* field, const Reference& way,
                         const char* name_of_way, const char* hint) {
    if (!way) problem(place, "\"" + std::string(field) + "\" needs \"" + name_of_way + "\"", hint);
  };
  const char* gives_up = "Name the step to which those go who give up waiting";
  const char* turned_away = "Name the step to which those go who find no room to wait";
  if (waiting.patience)
    needs(waiting.patience->place, "patience", waiting.gives_up, "gives-up", gives_up);
  if (waiting.joins) needs(waiting.joins->place, "joins", waiting.gives_up, "gives-up", gives_up);
  if (waiting.room)
    needs(waiting.room->place, "waiting-room", waiting.turned_away, "turned-away", turned_away);
}

Range Compilation::ways(const ThenFields& then, const std::string& step_id) {
  Range range{static_cast<std::uint32_t>(tables_.ways.size()), 0};
  const auto add = [&](const std::string& to, Amount weight) {
    tables_.ways.push_back(
        {index_of(model_.step_ids, to), path_hash("way/" + step_id + "/" + to), weight});
    ++range.count;
  };
  if (then.to) add(then.to.id, {1.0, -1});
  for (const auto& [to, weight, place] : then.one_of) add(to, amount(weight));
  return range;
}

void Compilation::signs(const ThenFields& then, Step& step) {
  step.clarity = amount(then.clarity);
  step.wrong_door = this->step(then.wrong_door);
  if (step.clarity.predictor < 0 && step.clarity.constant == 1.0) return;
  step.is_unclear = true;
  if (!then.wrong_door)
    problem(then.clarity.place, "an unclear sign needs a \"wrong-door\"",
            "Name the step to which people come who misread it; from there they go on to the right "
            "one");
}

void Compilation::problem(const Place& place, std::string message, std::string hint) {
  problems_.add(
      {place.file, place.line, place.column, place.pointer, std::move(message), std::move(hint)});
}

}  // namespace waymark
