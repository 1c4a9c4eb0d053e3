#include "waymark/scenario/change_apply.h"

#include <algorithm>

#include "waymark/scenario/description_walk.h"
#include "waymark/scenario/patch.h"
#include "waymark/scenario/value_reader.h"

namespace waymark {
namespace {

/// What every arm has in common: an arm that changed it would no longer be comparable.
constexpr std::string_view shared_sections[] = {
    "waymark", "title",        "question",   "dates",      "vocabulary", "assumptions", "arms",
    "levers",  "what-matters", "experiment", "transition", "leaves-out", "looked-back"};

bool is_shared(std::string_view section) {
  return std::find(std::begin(shared_sections), std::end(shared_sections), section) !=
         std::end(shared_sections);
}

/// The step that a step declares as its one way on, `"then": "x"` or `"then": { "to": "x" }`.
std::string way_on(const Node& step) {
  const Node* then = step.find("then");
  const Node* to = then && then->object() ? then->find("to") : then;
  return to && to->text() ? *to->text() : "";
}

class ChangeApplier {
 public:
  ChangeApplier(Document& document, const Change& change, const ObjectDescription& root,
                std::vector<Removal>& removals, Diagnostics& diagnostics)
      : document_(document),
        change_(change),
        root_(root),
        removals_(removals),
        diagnostics_(diagnostics) {}

  void apply() {
    if (change_.add.object()) {
      refuse_shared(change_.add, "/add");
      refuse_overwriting(change_.add, document_.root, "/add");
      merge_patch(document_.root, change_.add);
    }
    if (change_.patch.object()) {
      refuse_shared(change_.patch, "/patch");
      refuse_new_ids();
      spell_out_where_patched(document_.root, change_.patch, root_);
      merge_patch(document_.root, change_.patch);
    }
    for (const NamedNode& step : change_.removes) remove(step);
  }

 private:
  void report(Position position, const std::string& below, std::string message, std::string hint) {
    diagnostics_.add(diagnostic_at(document_.place(position, change_.place.pointer + below),
                                   std::move(message), std::move(hint)));
  }

  void refuse_shared(const Node& node, const std::string& below) {
    for (const Member& member : *node.object()) {
      if (is_shared(member.key))
        report(member.key_position, below + "/" + member.key, "all arms share '" + member.key + "'",
               member.key == "assumptions"
                   ? "Put the number into the field that uses it, or name a second assumption"
                   : "Change it in the scenario itself, for all arms");
    }
  }

  void refuse_overwriting(const Node& fresh, const Node& existing, const std::string& below) {
    for (const Member& member : *fresh.object()) {
      const Node* there = existing.find(member.key);
      const std::string pointer = below + "/" + pointer_token(member.key);
      if (there && there->object() && member.value.object())
        refuse_overwriting(member.value, *there, pointer);
      else if (there)
        report(member.key_position, pointer, "'" + member.key + "' is already there",
               "Use 'patch' to alter it");
      else if (member.value.is_null())
        report(member.value.position, pointer, "null adds nothing",
               "Use 'patch' to delete, 'remove' for a step");
    }
  }

  /// A patch alters what is there: an id it does not find is most likely misspelt.
  void refuse_new_ids() {
    Node patch = change_.patch;
    walk_fields(patch, root_, "",
                [&](Node& node, const FieldDescription& field, const std::string& pointer) {
                  if (field.category != Category::keyed || !field.defines || !node.object()) return;
                  if (is_shared(path_tokens(pointer)[0])) return;  // refused as a whole
                  const Node* existing = document_.at(pointer);
                  for (const Member& member : *node.object())
                    refuse_new_id(member, field, existing, pointer);
                });
  }

  void refuse_new_id(const Member& member, const FieldDescription& field, const Node* existing,
                     const std::string& pointer) {
    const std::string below = "/patch" + pointer + "/" + pointer_token(member.key);
    if (member.key == "notes") return;
    if (!existing || !existing->find(member.key)) {
      std::vector<std::string> ids;
      if (existing && existing->object())
        for (const Member& known : *existing->object()) ids.push_back(known.key);
      report(member.key_position, below, "there is no '" + member.key + "' to alter",
             "Something new goes under 'add'. " + closest_hint(member.key, ids));
    } else if (member.value.is_null() && field.collection == Collection::steps.name) {
      report(member.value.position, below, "a step cannot be deleted by a patch",
             "List it under 'remove', so that people and links there have a way on");
    }
  }

  // --- Removing a step ------------------------------------------------------------------------

  void remove(const NamedNode& step) {
    Node::Object* steps = steps_with(step.id);
    const std::string below = "/remove";
    if (!steps)
      return report(step.position, below, "there is no step '" + step.id + "' to remove",
                    closest_hint(step.id, step_ids_));
    const auto entry = std::find_if(steps->begin(), steps->end(),
                                    [&](const Member& member) { return member.key == step.id; });
    const std::string goes_to = way_on(entry->value);
    if (goes_to.empty() || goes_to == step.id)
      return report(step.position, below,
                    "the step '" + step.id + "' has no way on for the people there",
                    "Give it a 'then' that names one other step");
    steps->erase(entry);
    for (Removal& removal : removals_)
      if (removal.goes_to == step.id) removal.goes_to = goes_to;
    removals_.push_back({step.id, goes_to});
    std::sort(removals_.begin(), removals_.end(),
              [](const Removal& a, const Removal& b) { return a.step < b.step; });
    redirect(step, goes_to);
  }

  /// The object that declares a step, if there is one; notes all ids for the hint.
  Node::Object* steps_with(const std::string& id) {
    Node::Object* found = nullptr;
    step_ids_.clear();
    walk_fields(document_.root, root_, "",
                [&](Node& node, const FieldDescription& field, const std::string&) {
                  if (field.category != Category::keyed || !field.defines || !node.object() ||
                      field.collection != Collection::steps.name)
                    return;
                  for (const Member& member : *node.object()) step_ids_.push_back(member.key);
                  if (node.find(id)) found = node.object();
                });
    return found;
  }

  void redirect(const NamedNode& step, const std::string& goes_to) {
    walk_fields(document_.root, root_, "",
                [&](Node& node, const FieldDescription& field, const std::string& pointer) {
                  if (field.collection != Collection::steps.name || field.defines) return;
                  if (field.category == Category::reference && field.link && node.text() &&
                      *node.text() == step.id)
                    node.value = goes_to;
                  else if (field.category == Category::references)
                    drop(node, step.id);
                  else if (field.category == Category::keyed && field.link)
                    redirect_key(node, step, goes_to, pointer);
                  else if (field.category == Category::keyed)
                    drop(node, step.id);
                });
  }

  static void drop(Node& node, const std::string& id) {
    if (Node::List* list = node.list())
      list->erase(
          std::remove_if(list->begin(), list->end(),
                         [&](const Node& item) { return item.text() && *item.text() == id; }),
          list->end());
    if (Node::Object* object = node.object())
      object->erase(std::remove_if(object->begin(), object->end(),
                                   [&](const Member& member) { return member.key == id; }),
                    object->end());
  }

  void redirect_key(Node& node, const NamedNode& step, const std::string& goes_to,
                    const std::string& pointer) {
    if (!node.find(step.id)) return;
    if (node.find(goes_to))
      return report(step.position, "/remove",
                    "without '" + step.id + "' two ways lead to '" + goes_to + "' at " + pointer,
                    "Say in a patch how likely the one way is, and delete the other");
    for (Member& member : *node.object())
      if (member.key == step.id) member.key = goes_to;
  }

  Document& document_;
  const Change& change_;
  const ObjectDescription& root_;
  std::vector<Removal>& removals_;
  Diagnostics& diagnostics_;
  std::vector<std::string> step_ids_;
};

}  // namespace

void apply_change(Document& document, const Change& change, const ObjectDescription& root,
                  std::vector<Removal>& removals, Diagnostics& diagnostics) {
  ChangeApplier(document, change, root, removals, diagnostics).apply();
}

Document with_changes(const Document& scenario, const std::vector<Change>& changes,
                      const ObjectDescription& root, std::vector<Removal>& removals,
                      Diagnostics& diagnostics) {
  Document document = scenario;
  for (const Change& change : changes) apply_change(document, change, root, removals, diagnostics);
  return document;
}

}  // namespace waymark
