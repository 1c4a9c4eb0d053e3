#include "waymark/compile/local_step_rows.h"

#include <algorithm>

#include "waymark/scenario/spreadsheet.h"

namespace waymark {

namespace {

/// The word of the field for a kind, as the guide gives it, and as the scenario does.
std::string kind_from_words(const std::string& words) {
  if (words == "hoop" || words == "gate") return "gate";
  if (words == "wait" || words == "delay") return "delay";
  return words;
}

bool is_kind_of_step(const std::string& kind) {
  return kind == "gate" || kind == "support" || kind == "activity" || kind == "delay" ||
         kind == "group";
}

class StepLister {
 public:
  StepLister(LocalBuilder& build, const Node& base_steps)
      : build_(build), table_(build.tables.steps), base_(base_steps) {}

  std::vector<ListedStep> list() {
    for (const Row& row : table_.rows()) list(row);
    return std::move(listed_);
  }

 private:
  void list(const Row& row) {
    const Cell* name = table_.cell(row, "step");
    if (name == nullptr) return;
    ListedStep step{&row, name, "", "", "", false};
    const auto known = build_.step_ids.find(small_letters(name->text));
    if (known != build_.step_ids.end()) step.id = step.like = known->second;
    if (step.id.empty()) step.id = id_from_words(name->text), step.is_new = true;
    if (step.id.empty())
      return build_.report(table_, *name, "this name has no letters", "Name the step in words");
    for (const ListedStep& other : listed_)
      if (other.id == step.id)
        return build_.report(table_, *name, "the step '" + name->text + "' stands twice",
                             "Keep one row for each step");
    if (!find_kind(step) || !find_pattern(step)) return;
    build_.step_ids[small_letters(name->text)] = step.id;
    build_.step_ids[step.id] = step.id;
    listed_.push_back(step);
  }

  bool find_kind(ListedStep& step) {
    const Cell* kind = table_.cell(*step.row, "kind");
    const Node* known = step.is_new ? nullptr : base_.find(step.id);
    step.kind = kind    ? kind_from_words(small_letters(kind->text))
                : known ? text_at(*known, "kind")
                        : "";
    if (is_kind_of_step(step.kind)) return true;
    build_.report(table_, kind ? *kind : *step.name,
                  kind ? "'" + kind->text.substr(0, 40) + "' is no kind of step"
                       : build_.base.name + " has no step '" + step.name->text +
                             "', so its kind must be said",
                  "Write hoop, support, group, activity or wait");
    return false;
  }

  bool find_pattern(ListedStep& step) {
    if (const Cell* like = table_.cell(*step.row, "like")) {
      step.like =
          build_.find_named(table_, *like, ids_by_words(&base_), "steps of " + build_.base.name);
      if (step.like.empty()) return false;
    }
    const Node* pattern = step.like.empty() ? nullptr : base_.find(step.like);
    if (pattern && text_at(*pattern, "kind") == step.kind) return true;
    for (const Member& member : *base_.object())
      if (text_at(member.value, "kind") == step.kind) {
        step.like = member.key;
        step.is_new = true;
        return true;
      }
    build_.report(table_, *step.name,
                  build_.base.name + " has no step of this kind to take the rest from",
                  "Choose another kind, or start from another scenario");
    return false;
  }

  LocalBuilder& build_;
  const LocalTable& table_;
  const Node& base_;
  std::vector<ListedStep> listed_;
};

}  // namespace

std::vector<ListedStep> list_steps(LocalBuilder& build, const Node& base_steps) {
  return StepLister(build, base_steps).list();
}

}  // namespace waymark
