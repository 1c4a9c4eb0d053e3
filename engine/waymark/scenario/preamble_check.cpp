#include <algorithm>

#include "waymark/scenario/preamble.h"
#include "waymark/scenario/value_reader.h"

namespace waymark {
namespace {

constexpr std::size_t most_levers = 8;

void check_word(const std::string& word, const Place& place, const std::vector<std::string>& known,
                const std::string& what, Diagnostics& diagnostics) {
  if (std::find(known.begin(), known.end(), word) != known.end()) return;
  diagnostics.add(diagnostic_at(place, "'" + word + "' is not " + what, closest_hint(word, known)));
}

std::optional<double> read_as(const Written& written, Unit unit) {
  return written.bare ? read_quantity(*written.bare, unit).value
                      : read_quantity(written.text, unit).value;
}

/// The three numbers of a lever must be quantities of one unit, whichever that is.
bool moves_upwards(const Lever& lever) {
  for (const Unit unit :
       {Unit::number, Unit::money, Unit::duration, Unit::rate, Unit::money_rate}) {
    const std::optional<double> from = read_as(lever.from, unit);
    const std::optional<double> to = read_as(lever.to, unit);
    const std::optional<double> step = read_as(lever.step, unit);
    if (!from || !to || !step) continue;
    return *step > 0 && *step <= *to - *from;
  }
  return false;
}

void check_lever(const Lever& lever, const Place& place, const Document& document,
                 Diagnostics& diagnostics) {
  const Place at = document.place_of(place.pointer + "/at");
  const Node* target = lever.at.empty() ? nullptr : document.at(lever.at);
  if (lever.at.empty()) return;  // already said to be missing
  if (!target)
    diagnostics.add(diagnostic_at(at, "nothing stands at '" + lever.at + "'",
                                  "Write a JSON pointer such as /teams/keyworkers/fte"));
  else if (!target->number() && !target->text())
    diagnostics.add(diagnostic_at(at, "'" + lever.at + "' is no number", "Point at one number"));
  if (lever.from.place.known() && lever.to.place.known() && lever.step.place.known() &&
      !moves_upwards(lever))
    diagnostics.add(diagnostic_at(
        place, "this lever cannot move from its lowest to its highest value",
        "Give from, to and step one unit, from below to, and a step that fits between"));
}

void check_design(const std::string& name, const AssumptionFields& assumption,
                  const Document& document, Diagnostics& diagnostics) {
  if (!assumption.causal_share || assumption.design == Design::observational) return;
  diagnostics.add(diagnostic_at(
      document.place_of(assumption.place.pointer + "/causal-share"),
      "'" + name + "' has a causal share, but nothing says that it was only observed",
      "Write \"design\": \"observational\" beside it, or leave \"causal-share\" out"));
}

}  // namespace

std::vector<std::string> vocabulary_words() {
  return {"arm",  "arms",   "contact", "contacts", "exit",     "gate",    "gates",
          "home", "people", "person",  "relapse",  "relapses", "request", "requests",
          "step", "steps",  "support", "team",     "teams",    "worker",  "workers"};
}

std::vector<std::string> life_domains() {
  return {"alive",        "belonging",    "contribution",       "control",   "crises",
          "independence", "settled-home", "sustained-recovery", "wellbeing", "work-or-study"};
}

void check_preamble(const Preamble& preamble, const Document& document, Diagnostics& diagnostics) {
  for (const auto& [word, instead, place] : preamble.vocabulary)
    check_word(word, place, vocabulary_words(), "a word of the report", diagnostics);
  for (const auto& [name, assumption, place] : preamble.assumptions)
    check_design(name, assumption, document, diagnostics);
  if (preamble.what_matters)
    for (const Reference& domain : preamble.what_matters->order)
      check_word(domain.id, domain.place, life_domains(), "a domain of a good life", diagnostics);
  if (preamble.levers.size() > most_levers)
    diagnostics.add(diagnostic_at(
        document.place_of("/levers"),
        std::to_string(preamble.levers.size()) + " levers are too many to move by hand",
        "Keep at most eight"));
  for (const auto& [id, lever, place] : preamble.levers)
    check_lever(lever, place, document, diagnostics);
}

}  // namespace waymark
