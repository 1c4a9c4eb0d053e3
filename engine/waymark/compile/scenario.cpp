#include "waymark/compile/scenario.h"

#include <algorithm>

#include "waymark/compile/arm_compiler.h"
#include "waymark/compile/changing_over.h"
#include "waymark/compile/features.h"
#include "waymark/pathway/structure.h"
#include "waymark/scenario/description.h"
#include "waymark/scenario/patch.h"
#include "waymark/scenario/reader.h"

namespace waymark {

namespace {

/// Names that references may use without being declared under that collection.
KnownIds built_in_names(const Model& model) {
  KnownIds names;
  std::vector<std::string>& features = names[std::string(Collection::features.name)];
  for (const auto* ids : {&model.trait_ids, &model.stock_ids, &model.need_ids})
    features.insert(features.end(), ids->begin(), ids->end());
  const std::vector<std::string> further = further_features(model);
  features.insert(features.end(), further.begin(), further.end());
  std::vector<std::string>& events = names[std::string(Collection::events.name)];
  for (std::size_t h = 0; h < static_cast<std::size_t>(Happening::count); ++h)
    events.emplace_back(word_of(static_cast<Happening>(h)));
  events.insert(events.end(), model.clock_ids.begin(), model.clock_ids.end());
  names[std::string(Collection::tracks.name)] = model.track_ids;
  return names;
}

/// The arm with which the others are compared: named, or the first that starts from none.
std::string base_arm_of(const std::vector<ArmDocument>& arms, const ScenarioFields& fields) {
  if (fields.experiment.base) return fields.experiment.base.id;
  for (const ArmDocument& arm : arms)
    if (arm.from.empty()) return arm.id;
  return arms.front().id;
}

Node text_node(std::string text) { return Node{{}, std::move(text)}; }

/// An arm that does one thing: it takes a step away from its parent.
Node arm_without(const std::string& parent, const std::string& step) {
  Node change{{}, Node::Object{}};
  set_member(change, "remove", Node{{}, Node::List{text_node(step)}});
  Node changes{{}, Node::Object{}};
  set_member(changes, "without-" + step, std::move(change));
  Node arm{{}, Node::Object{}};
  set_member(arm, "from", text_node(parent));
  set_member(arm, "changes", std::move(changes));
  return arm;
}

/// Adds the arms of `removals` and makes their parent the one to compare with.
void add_removals(Document& document, const StepRemovals& removals, ScenarioText& source) {
  if (removals.steps.empty()) return;
  Node* arms = document.root.find("arms");
  if (arms == nullptr || arms->object() == nullptr) {
    set_member(document.root, "arms", Node{{}, Node::Object{}});
    arms = document.root.find("arms");
  }
  if (arms->find(removals.arm) == nullptr)
    set_member(*arms, removals.arm, Node{{}, Node::Object{}});
  source.arms = {removals.arm};
  for (const std::string& step : removals.steps) {
    set_member(*arms, "without-" + step, arm_without(removals.arm, step));
    source.arms.push_back("without-" + step);
  }
  source.sets.push_back("experiment.base=" + removals.arm);
}

/// Base arm first, then by id; only those wanted.
void order_arms(std::vector<ArmDocument>& arms, const std::string& base,
                const std::vector<std::string>& wanted) {
  if (!wanted.empty())
    arms.erase(std::remove_if(arms.begin(), arms.end(),
                              [&](const ArmDocument& arm) {
                                return arm.id != base && std::find(wanted.begin(), wanted.end(),
                                                                   arm.id) == wanted.end();
                              }),
               arms.end());
  std::sort(arms.begin(), arms.end(), [&base](const ArmDocument& a, const ArmDocument& b) {
    return (a.id == base) != (b.id == base) ? a.id == base : a.id < b.id;
  });
}

void check_wanted(const std::vector<ArmDocument>& arms, const std::vector<std::string>& wanted,
                  Diagnostics& problems) {
  std::vector<std::string> known;
  for (const ArmDocument& arm : arms) known.push_back(arm.id);
  for (const std::string& id : wanted) {
    if (std::find(known.begin(), known.end(), id) != known.end()) continue;
    const std::optional<std::string> near = nearest(id, known);
    problems.add({"--arms", 0, 0, "", "there is no arm '" + id + "'",
                  near ? "did you mean '" + *near + "'?" : "see the scenario's \"arms\""});
  }
}

struct ReadArms {
  std::vector<ArmFieldsRead> arms;
  std::vector<Reading> readings;
};

ReadArms read_arms(const std::vector<ArmDocument>& documents, const Files& files,
                   bool measured_only, Diagnostics& problems) {
  ReadArms read_all;
  for (const ArmDocument& document : documents) {
    ArmFieldsRead arm{document.id, {}, document.removals};
    ReadOptions options;
    options.measured_only = measured_only;
    options.files = files;
    read_all.readings.push_back(read(document.document, arm.fields, options, problems));
    read_all.arms.push_back(std::move(arm));
  }
  return read_all;
}

/// True if both say the same, apart from shares of steps that the arm has removed.
bool same_people(const Node& shared, const Node& here, const std::vector<Removal>& removals) {
  if (!shared.object() || !here.object()) return same_value(shared, here);
  for (const Member& member : *here.object())
    if (!shared.find(member.key)) return false;
  for (const Member& member : *shared.object()) {
    const Node* same = here.find(member.key);
    const bool is_removed =
        std::any_of(removals.begin(), removals.end(),
                    [&](const Removal& removal) { return removal.step == member.key; });
    if (same ? !same_people(member.value, *same, removals) : !is_removed) return false;
  }
  return true;
}

/// With one warm-up for all, arms may not differ in who people are: patches to traits, stocks and
/// those present at the start would come too late.
void check_shared_people(const std::vector<ArmFieldsRead>& arms,
                         const std::vector<ArmDocument>& documents, Diagnostics& problems) {
  if (arms.front().fields.preamble.dates.warm_up_mode != WarmUpMode::shared) return;
  for (std::size_t arm = 1; arm < arms.size(); ++arm) {
    for (const char* section : {"population", "stocks", "needs", "tracks"}) {
      const Node* shared = documents.front().document.root.find(section);
      const Node* here = documents[arm].document.root.find(section);
      if ((shared == nullptr) == (here == nullptr) &&
          (here == nullptr || same_people(*shared, *here, documents[arm].removals)))
        continue;
      problems.add(
          diagnostic_at(documents[arm].place,
                        "the arm '" + arms[arm].id + "' changes \"" + section +
                            "\", but all arms start from the same people",
                        "Leave it as the scenario has it; arms differ in what people meet"));
    }
  }
}

/// Findings are sentences; diagnostics put the stops themselves.
std::string without_stop(std::string sentence) {
  if (!sentence.empty() && sentence.back() == '.') sentence.pop_back();
  return sentence;
}

void check_route(const Compiled& compiled, std::size_t arm, std::vector<Diagnostic>& warnings,
                 Diagnostics& problems) {
  const Pathway pathway = pathway_of(compiled, arm);
  for (const Finding& finding : structure_findings(pathway)) {
    const auto& steps = compiled.arms[arm].fields.pathway;
    const Keyed<Chosen>::Entry* entry = nullptr;
    for (const auto& each : steps)
      if (finding.step >= 0 && each.id == pathway.steps[static_cast<std::size_t>(finding.step)].id)
        entry = &each;
    const Diagnostic found = diagnostic_at(
        entry ? entry->place : Place{}, without_stop(finding.message), without_stop(finding.hint));
    if (finding.severity == Severity::error) {
      problems.add(found);
    } else if (std::find(warnings.begin(), warnings.end(), found) == warnings.end()) {
      warnings.push_back(found);
    }
  }
}

Compiled compile_couplings(const std::vector<ArmDocument>& documents, const Files& files,
                           bool measured_only, std::vector<Diagnostic>& warnings,
                           Diagnostics& problems) {
  Compiled compiled;
  ReadArms read_all = read_arms(documents, files, measured_only, problems);
  compiled.arms = std::move(read_all.arms);
  const KnownIds names = built_in_names(union_ids(compiled.arms));
  for (const Reading& reading : read_all.readings) check_references(reading, names, problems);
  check_shared_people(compiled.arms, documents, problems);
  problems.throw_if_any();
  compiled.model = compile_union(compiled.arms, 0, files, problems);
  problems.throw_if_any();
  compile_commissioning(compiled, problems);
  problems.throw_if_any();
  for (std::size_t arm = 0; arm < compiled.arms.size(); ++arm)
    check_route(compiled, arm, warnings, problems);
  problems.throw_if_any();
  for (std::size_t arm = 0; arm < compiled.arms.size(); ++arm) {
    compiled.measures.push_back(measures_input(compiled.arms[arm].fields, compiled.model, arm));
    add_changing_over(compiled.arms.front().fields, compiled.arms[arm].fields, documents[arm],
                      compiled.measures.back());
  }
  std::vector<AssumptionRegister> registers;
  for (const Reading& reading : read_all.readings) registers.push_back(reading.assumptions);
  compiled.assumptions = merged(registers);
  for (const Diagnostic& unused : unused_assumptions(compiled.assumptions))
    warnings.push_back(unused);
  return compiled;
}

std::string id_of(const std::string& file) {
  std::string path = file;
  const auto strip = [&path](const std::string& ending) {
    if (path.size() > ending.size() &&
        path.compare(path.size() - ending.size(), ending.size(), ending) == 0)
      path.resize(path.size() - ending.size());
  };
  strip("/scenario.json");
  strip(".json");
  const std::size_t slash = path.find_last_of("/\\");
  return slash == std::string::npos ? path : path.substr(slash + 1);
}

}  // namespace

Scenario compile_scenario(const ScenarioText& given) {
  Diagnostics problems;
  ScenarioText source = given;
  std::optional<Document> document = read_document(source.text, source.file, problems);
  problems.throw_if_any();
  add_removals(*document, source.without, source);
  const ObjectDescription root = describe<ScenarioFields>();
  for (const std::string& set : source.sets) set_value(*document, set, root, problems);
  problems.throw_if_any();
  return compile_document(*document, source);
}

Scenario compile_document(const Document& document, const ScenarioText& source) {
  Diagnostics problems;
  const ObjectDescription root = describe<ScenarioFields>();
  Scenario scenario;
  scenario.id = id_of(source.file);
  scenario.arm_documents = resolve_arms(document, root, problems);
  if (scenario.arm_documents.empty()) problems.throw_if_any();
  check_wanted(scenario.arm_documents, source.arms, problems);
  ScenarioFields written;
  read(document, written, ReadOptions{false, source.files}, problems);
  check_preamble(written.preamble, document, problems);
  scenario.looked_back = read_looked_back(written.preamble.looked_back, source.files, problems);
  order_arms(scenario.arm_documents, base_arm_of(scenario.arm_documents, written), source.arms);

  scenario.all =
      compile_couplings(scenario.arm_documents, source.files, false, scenario.warnings, problems);
  scenario.planned_money = planned_money(scenario.all.arms, scenario.arm_documents);
  if (!source.is_sample)
    check_planned_money(scenario.planned_money, scenario.all.arms, scenario.arm_documents,
                        problems);
  problems.throw_if_any();
  std::vector<Diagnostic> same_warnings;
  scenario.measured_only =
      compile_couplings(scenario.arm_documents, source.files, true, same_warnings, problems);
  return scenario;
}

}  // namespace waymark
