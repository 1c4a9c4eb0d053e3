#include "waymark/scenario/patch.h"

#include <algorithm>
#include <unordered_map>

#include "waymark/scenario/description_walk.h"
#include "waymark/scenario/value_reader.h"

namespace waymark {
namespace {

/// Does an object only add ids to a list and take ids from it?
bool edits_a_list(const Node::Object& patch) {
  return std::all_of(patch.begin(), patch.end(), [](const Member& member) {
    return member.value.is_null() || member.value.flag();
  });
}

void edit_list(Node::List& list, const Node::Object& patch) {
  for (const Member& member : patch) {
    const auto is_it = [&](const Node& item) { return item.text() && *item.text() == member.key; };
    const bool* keep = member.value.flag();
    if (!keep || !*keep)
      list.erase(std::remove_if(list.begin(), list.end(), is_it), list.end());
    else if (std::none_of(list.begin(), list.end(), is_it))
      list.push_back({member.key_position, member.key});
  }
}

void merge_objects(Node::Object& target, const Node::Object& patch) {
  std::unordered_map<std::string, std::size_t> index;
  for (std::size_t i = 0; i < target.size(); ++i) index.emplace(target[i].key, i);
  bool deletes = false;
  for (const Member& member : patch) {
    const auto found = index.find(member.key);
    if (member.value.is_null()) {
      deletes = deletes || found != index.end();
    } else if (found != index.end()) {
      merge_patch(target[found->second].value, member.value);
    } else {
      Node fresh{member.value.position, std::monostate()};
      merge_patch(fresh, member.value);
      target.push_back({member.key, member.key_position, std::move(fresh)});
    }
  }
  if (!deletes) return;
  std::unordered_map<std::string, bool> gone;
  for (const Member& member : patch)
    if (member.value.is_null()) gone.emplace(member.key, true);
  target.erase(std::remove_if(target.begin(), target.end(),
                              [&](const Member& member) { return gone.count(member.key) > 0; }),
               target.end());
}

/// Is one of the fields of the patch an alternative to the shorthand, or the shorthand itself?
bool replaces_shorthand(const Node& patch, const ObjectDescription& description) {
  if (patch.find(description.shorthand)) return true;
  for (const std::vector<std::string>& group : description.exactly_one_of) {
    if (std::find(group.begin(), group.end(), description.shorthand) == group.end()) continue;
    for (const std::string& name : group)
      if (patch.find(name)) return true;
  }
  return false;
}

void spell_out_field(Node& target, const Node& patch, const FieldDescription& field) {
  if (field.category == Category::object) spell_out_where_patched(target, patch, field.object);
  if (field.category == Category::chosen)
    if (const ObjectDescription* fields = fields_of_kind(target, field))
      spell_out_where_patched(target, patch, *fields);
  if (field.category != Category::keyed || !patch.object() || !target.object()) return;
  for (const Member& member : *patch.object()) {
    Node* entry = target.find(member.key);
    if (entry && field.entry.empty())
      spell_out_where_patched(*entry, member.value, field.object);
    else if (entry)
      spell_out_field(*entry, member.value, field.entry[0]);
  }
}

void move_to(Node& node, Position position) {
  node.position = position;
  if (Node::List* list = node.list())
    for (Node& item : *list) move_to(item, position);
  if (Node::Object* object = node.object())
    for (Member& member : *object) {
      member.key_position = position;
      move_to(member.value, position);
    }
}

/// JSON where the text reads as JSON, else the text itself.
Node value_of(const std::string& text, const std::string& file_name, Position position) {
  Diagnostics ignored;
  const std::optional<Document> parsed = read_document(text, file_name, ignored);
  Node node = parsed && ignored.empty() ? parsed->root : Node{position, text};
  move_to(node, position);
  return node;
}

}  // namespace

void merge_patch(Node& target, const Node& patch) {
  const Node::Object* changes = patch.object();
  if (!changes) {
    target = patch;
  } else if (target.list() && edits_a_list(*changes)) {
    edit_list(*target.list(), *changes);
  } else {
    if (!target.object()) target = Node{patch.position, Node::Object()};
    merge_objects(*target.object(), *changes);
  }
}

void spell_out_where_patched(Node& target, const Node& patch,
                             const ObjectDescription& description) {
  if (!patch.object()) return;
  if (!target.object()) {
    if (target.is_null() || description.shorthand.empty() || replaces_shorthand(patch, description))
      return;
    target = spelt_out(std::move(target), description);
  }
  for (const Member& member : *patch.object())
    if (const FieldDescription* field = description.find(member.key))
      if (Node* below = target.find(member.key)) spell_out_field(*below, member.value, *field);
}

void set_value(Document& document, const std::string& assignment, const ObjectDescription& root,
               Diagnostics& diagnostics) {
  const std::string name = "--set " + assignment;
  const std::size_t equals = assignment.find('=');
  const std::string path = assignment.substr(0, equals);
  const std::vector<std::string> tokens = path_tokens(path);
  std::string pointer;
  for (const std::string& token : tokens) pointer += "/" + pointer_token(token);
  const auto refuse = [&](std::string message, std::string hint) {
    diagnostics.add({name, 0, 0, pointer, std::move(message), std::move(hint)});
  };
  if (equals == std::string::npos || tokens.empty())
    return refuse("this sets nothing", "Write path=value, e.g. --set teams.keyworkers.fte=4");
  if (const auto problem = unknown_path(tokens, document.root, root))
    return refuse(problem->message, problem->hint);
  const Position position{static_cast<std::int32_t>(document.files.size()), 0, 0};
  document.files.push_back(name);
  Node patch = value_of(assignment.substr(equals + 1), name, position);
  for (std::size_t i = tokens.size(); i-- > 0;) {
    Node::Object object;
    object.push_back({tokens[i], position, std::move(patch)});
    patch = Node{position, std::move(object)};
  }
  spell_out_where_patched(document.root, patch, root);
  merge_patch(document.root, patch);
}

}  // namespace waymark
