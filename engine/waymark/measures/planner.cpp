#include "waymark/measures/planner.h"

#include <algorithm>

#include "waymark/base/number.h"
#include "waymark/measures/periods.h"

namespace waymark {
namespace {

template <class Role>
int index_of(Planner& planner, const std::vector<Role>& roles, const std::string& id,
             const Place& place, const std::string& what) {
  std::vector<std::string> ids;
  for (std::size_t i = 0; i < roles.size(); ++i) {
    if (roles[i].id == id) return static_cast<int>(i);
    ids.push_back(roles[i].id);
  }
  const auto close = nearest(id, ids);
  planner.report(place, "there is no " + what + " \"" + id + "\"",
                 close ? "did you mean \"" + *close + "\"?" : "");
  return no_role;
}

}  // namespace

void Planner::report(const Place& place, const std::string& message, const std::string& hint) {
  diagnostics.add({place.file, place.line, place.column, place.pointer, message, hint});
}

int Planner::step(const Reference& reference) {
  return index_of(*this, input.steps, reference.id, reference.place, "step");
}

std::vector<int> Planner::steps(const std::vector<Reference>& references) {
  std::vector<int> found;
  for (const Reference& reference : references)
    if (const int index = step(reference); index != no_role) found.push_back(index);
  return found;
}

void Planner::add_once(std::vector<int>& list, int index) {
  if (std::find(list.begin(), list.end(), index) == list.end()) list.push_back(index);
}

int Planner::trait(const std::string& id, const Place& place) {
  return index_of(*this, input.traits, id, place, "trait");
}

std::vector<int> Planner::traits(const std::vector<Reference>& references) {
  std::vector<int> found;
  for (const Reference& reference : references)
    if (const int index = trait(reference.id, reference.place); index != no_role)
      found.push_back(index);
  return found;
}

int Planner::team(const Reference& reference) {
  return index_of(*this, input.teams, reference.id, reference.place, "team");
}

int Planner::clock(const Reference& reference) {
  return index_of(*this, input.clocks, reference.id, reference.place, "clock");
}

int Planner::stock(const Reference& reference) {
  return index_of(*this, input.stocks, reference.id, reference.place, "stock");
}

int Planner::giving_role(const Reference& reference) {
  return index_of(*this, input.giving, reference.id, reference.place, "role");
}

int Planner::reward(const Reference& reference) {
  return index_of(*this, input.rewards, reference.id, reference.place, "reward");
}

std::vector<int> Planner::steps_of(StepKind kind) const {
  std::vector<int> found;
  for (std::size_t i = 0; i < input.steps.size(); ++i)
    if (input.steps[i].kind == kind) found.push_back(static_cast<int>(i));
  return found;
}

std::vector<int> Planner::deaths_or_not(bool deaths) const {
  std::vector<int> found;
  for (std::size_t i = 0; i < input.steps.size(); ++i)
    if (input.steps[i].death == deaths) found.push_back(static_cast<int>(i));
  return found;
}

int Planner::situation(const std::vector<int>& steps, const std::vector<int>& traits,
                       const Place& place) {
  const int bit = situations.of(steps, traits, input.traits);
  if (bit != Situations::too_many) return bit;
  report(place,
         "measures name more than " + print(std::int64_t{Situations::most}) +
             " different sets of steps and traits",
         "use the same set in several measures, or leave some measures out");
  return 0;
}

std::vector<Ticks> Planner::reading_times(const std::vector<Quantity>& at) {
  std::vector<Ticks> times;
  for (const Quantity& quantity : at) {
    const Ticks time = to_ticks(quantity.value);
    if (time <= input.horizon)
      times.push_back(time);
    else
      report(quantity.place,
             length_in_words(time) + " is beyond the horizon of " + length_in_words(input.horizon),
             "read it earlier, or lengthen /dates/horizon");
  }
  if (at.empty()) times = usual_readings(input.horizon);
  std::sort(times.begin(), times.end());
  times.erase(std::unique(times.begin(), times.end()), times.end());
  readings.insert(readings.end(), times.begin(), times.end());
  return times;
}

std::string Planner::label(const MeasureWords& words, const std::string& id) const {
  if (!words.label.empty()) return words.label;
  std::string label = id;
  std::replace(label.begin(), label.end(), '-', ' ');
  if (!label.empty() && label[0] >= 'a' && label[0] <= 'z')
    label[0] = static_cast<char>(label[0] - 'a' + 'A');
  return label;
}

double Planner::worth_knowing(const std::string& measure) const {
  const auto found = input.worth_knowing.find(measure);
  return found == input.worth_knowing.end() ? MetricInfo{}.worth_knowing : found->second;
}

std::vector<std::string> times_in_words(const char* word, const std::vector<Ticks>& times) {
  std::vector<std::string> words;
  for (const Ticks time : times) words.push_back(std::string(word) + " " + length_in_words(time));
  return words;
}

std::vector<std::string> years_in_words(Ticks horizon) {
  std::vector<std::string> words;
  for (int year = 1; year <= years_until(horizon); ++year)
    words.push_back("in year " + print(std::int64_t{year}));
  return words;
}

std::string names_of(const std::vector<StepRole>& roles, const std::vector<int>& steps) {
  std::string names;
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const StepRole& role = roles[static_cast<std::size_t>(steps[i])];
    if (i > 0) names += i + 1 == steps.size() ? " or " : ", ";
    names += role.label.empty() ? role.id : role.label;
  }
  return names;
}

}  // namespace waymark
