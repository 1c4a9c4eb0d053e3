#include "waymark/scenario/description_walk.h"

#include <algorithm>

#include "waymark/scenario/value_reader.h"

namespace waymark {
namespace {

std::vector<std::string> field_names(const ObjectDescription& object) {
  std::vector<std::string> names;
  names.reserve(object.fields.size());
  for (const FieldDescription& field : object.fields) names.push_back(field.name);
  return names;
}

std::vector<std::string> keys_of(const Node* node) {
  std::vector<std::string> keys;
  if (node && node->object())
    for (const Member& member : *node->object()) keys.push_back(member.key);
  return keys;
}

void walk_field(Node& node, const FieldDescription& field, const std::string& pointer,
                const FieldVisit& visit);

void walk_entries(Node& node, const FieldDescription& field, const std::string& pointer,
                  const FieldVisit& visit) {
  Node::Object* entries = node.object();
  if (!entries) return;
  for (Member& entry : *entries) {
    if (entry.key == "notes") continue;
    const std::string below = pointer + "/" + pointer_token(entry.key);
    if (field.entry.empty())
      walk_fields(entry.value, field.object, below, visit);
    else
      walk_field(entry.value, field.entry[0], below, visit);
  }
}

void walk_field(Node& node, const FieldDescription& field, const std::string& pointer,
                const FieldVisit& visit) {
  visit(node, field, pointer);
  if (field.category == Category::object) {
    walk_fields(node, field.object, pointer, visit);
  } else if (field.category == Category::keyed) {
    walk_entries(node, field, pointer, visit);
  } else if (field.category == Category::chosen) {
    if (const ObjectDescription* fields = fields_of_kind(node, field))
      walk_fields(node, *fields, pointer, visit);
  } else if (field.category == Category::rows && node.list()) {
    for (std::size_t i = 0; i < node.list()->size(); ++i)
      walk_fields((*node.list())[i], field.object, pointer + "/" + std::to_string(i), visit);
  }
}

/// Follows one path token by token, in the description and, as far as it reaches, in the document.
class PathWalk {
 public:
  PathWalk(const std::vector<std::string>& tokens) : tokens_(tokens) {}

  std::optional<PathProblem> through_object(const ObjectDescription& object, const Node* node) {
    if (next_ == tokens_.size()) return std::nullopt;
    const std::string& token = tokens_[next_];
    const FieldDescription* field = object.find(token);
    if (!field)
      return PathProblem{"there is no field '" + token + "' here",
                         closest_hint(token, field_names(object))};
    return through_field(*field, enter(node, token));
  }

 private:
  const Node* enter(const Node* node, const std::string& token) {
    ++next_;
    return node ? node->find(token) : nullptr;
  }

  std::optional<PathProblem> through_field(const FieldDescription& field, const Node* node) {
    if (next_ == tokens_.size()) return std::nullopt;
    switch (field.category) {
      case Category::object:
        return through_object(field.object, node);
      case Category::keyed:
        return through_entries(field, node);
      case Category::chosen:
        return through_kind(field, node);
      // What is below these has no description of its own; the reader checks it once it is set.
      case Category::distribution:
      case Category::free_object:
      case Category::points:
      case Category::references:
      case Category::rows:
        return std::nullopt;
      default:
        break;
    }
    return PathProblem{"'" + tokens_[next_ - 1] + "' holds one value, nothing is below it",
                       "End the path there"};
  }

  std::optional<PathProblem> through_entries(const FieldDescription& field, const Node* node) {
    const std::string& id = tokens_[next_];
    if (field.defines && !(node && node->find(id)))
      return PathProblem{"there is no '" + id + "' here", closest_hint(id, keys_of(node))};
    const Node* entry = enter(node, id);
    return field.entry.empty() ? through_object(field.object, entry)
                               : through_field(field.entry[0], entry);
  }

  std::optional<PathProblem> through_kind(const FieldDescription& field, const Node* node) {
    if (tokens_[next_] == field.kind_word && next_ + 1 == tokens_.size()) return std::nullopt;
    const ObjectDescription* fields = node ? fields_of_kind(*node, field) : nullptr;
    return fields ? through_object(*fields, node) : std::nullopt;
  }

  const std::vector<std::string>& tokens_;
  std::size_t next_ = 0;
};

}  // namespace

const ObjectDescription* fields_of_kind(const Node& node, const FieldDescription& chosen) {
  const Node* word = node.find(chosen.kind_word);
  if (!word || !word->text()) return nullptr;
  for (const KindDescription& kind : chosen.kinds)
    if (kind.name == *word->text()) return &kind.fields;
  return nullptr;
}

Node spelt_out(Node bare, const ObjectDescription& description) {
  const Position position = bare.position;
  Node::Object object;
  object.push_back({description.shorthand, position, std::move(bare)});
  return {position, std::move(object)};
}

void walk_fields(Node& node, const ObjectDescription& description, const std::string& pointer,
                 const FieldVisit& visit) {
  if (!node.object()) {
    const FieldDescription* bare = description.find(description.shorthand);
    if (bare && !description.shorthand.empty()) walk_field(node, *bare, pointer, visit);
    return;
  }
  for (Member& member : *node.object())
    if (const FieldDescription* field = description.find(member.key))
      walk_field(member.value, *field, pointer + "/" + pointer_token(member.key), visit);
}

std::optional<PathProblem> unknown_path(const std::vector<std::string>& tokens, const Node& root,
                                        const ObjectDescription& description) {
  return PathWalk(tokens).through_object(description, &root);
}

}  // namespace waymark
