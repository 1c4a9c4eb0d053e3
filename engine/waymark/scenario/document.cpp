#include "waymark/scenario/document.h"

#include <algorithm>

#include "waymark/base/number.h"

namespace waymark {
namespace {

const char hex_digits[] = "0123456789abcdef";

void append_json_text(std::string& out, const std::string& text) {
  out += '"';
  for (const char letter : text) {
    const auto byte = static_cast<unsigned char>(letter);
    if (letter == '"' || letter == '\\') {
      out += '\\';
      out += letter;
    } else if (letter == '\n') {
      out += "\\n";
    } else if (byte < 0x20 || byte == 0x7f) {
      out += "\\u00";
      out += hex_digits[byte >> 4];
      out += hex_digits[byte & 15];
    } else {
      out += letter;
    }
  }
  out += '"';
}

std::vector<const Member*> by_key(const Node::Object& object) {
  std::vector<const Member*> members;
  for (const Member& member : object) members.push_back(&member);
  std::sort(members.begin(), members.end(),
            [](const Member* a, const Member* b) { return a->key < b->key; });
  return members;
}

void append_json(std::string& out, const Node& node, const std::string& indent);

void append_list(std::string& out, const Node::List& list, const std::string& indent) {
  const bool flat = std::none_of(list.begin(), list.end(), [](const Node& item) {
    return item.list() != nullptr || item.object() != nullptr;
  });
  const std::string inner = indent + "  ";
  out += '[';
  for (std::size_t i = 0; i < list.size(); ++i) {
    if (i > 0) out += flat ? ", " : ",";
    if (!flat) out += "\n" + inner;
    append_json(out, list[i], inner);
  }
  if (!flat) out += "\n" + indent;
  out += ']';
}

void append_object(std::string& out, const Node::Object& object, const std::string& indent) {
  const std::string inner = indent + "  ";
  out += '{';
  bool first = true;
  for (const Member* member : by_key(object)) {
    out += first ? "\n" : ",\n";
    first = false;
    out += inner;
    append_json_text(out, member->key);
    out += ": ";
    append_json(out, member->value, inner);
  }
  if (!first) out += "\n" + indent;
  out += '}';
}

void append_json(std::string& out, const Node& node, const std::string& indent) {
  if (const bool* flag = node.flag())
    out += *flag ? "true" : "false";
  else if (const double* number = node.number())
    out += print(*number);
  else if (const std::string* text = node.text())
    append_json_text(out, *text);
  else if (const Node::List* list = node.list())
    append_list(out, *list, indent);
  else if (const Node::Object* object = node.object())
    append_object(out, *object, indent);
  else
    out += "null";
}

bool same_object(const Node::Object& a, const Node::Object& b) {
  if (a.size() != b.size()) return false;
  const auto left = by_key(a);
  const auto right = by_key(b);
  for (std::size_t i = 0; i < left.size(); ++i)
    if (left[i]->key != right[i]->key || !same_value(left[i]->value, right[i]->value)) return false;
  return true;
}

/// The item of a list that a token such as "3" names.
const Node* item_of(const Node::List& list, const std::string& token) {
  if (token.empty() || token.size() > 9 || (token.size() > 1 && token[0] == '0')) return nullptr;
  std::size_t index = 0;
  for (const char digit : token) {
    if (digit < '0' || digit > '9') return nullptr;
    index = index * 10 + static_cast<std::size_t>(digit - '0');
  }
  return index < list.size() ? &list[index] : nullptr;
}

const Node* step_into(const Node& node, const std::string& token) {
  if (const Node::List* list = node.list()) return item_of(*list, token);
  return node.find(token);
}

}  // namespace

const Member* Node::find_member(std::string_view key) const {
  const Object* members = object();
  if (!members) return nullptr;
  for (const Member& member : *members)
    if (member.key == key) return &member;
  return nullptr;
}

const Node* Node::find(std::string_view key) const {
  const Member* member = find_member(key);
  return member ? &member->value : nullptr;
}

Node* Node::find(std::string_view key) {
  return const_cast<Node*>(static_cast<const Node*>(this)->find(key));
}

void set_member(Node& object, const std::string& key, Node value) {
  if (!object.object()) object.value = Node::Object();
  for (Member& member : *object.object())
    if (member.key == key) {
      member.key_position = value.position;
      member.value = std::move(value);
      return;
    }
  const Position position = value.position;
  object.object()->push_back({key, position, std::move(value)});
}

std::string_view kind_in_words(const Node& node) {
  if (node.flag()) return "true or false";
  if (node.number()) return "a number";
  if (node.text()) return "a text";
  if (node.list()) return "a list";
  if (node.object()) return "an object";
  return "null";
}

Place Document::place(const Position& position, std::string pointer) const {
  const auto index = static_cast<std::size_t>(position.file);
  return {index < files.size() ? files[index] : "", position.line, position.column,
          std::move(pointer)};
}

const Node* Document::at(std::string_view pointer) const {
  const Node* node = &root;
  for (const std::string& token : path_tokens(pointer)) {
    node = step_into(*node, token);
    if (!node) return nullptr;
  }
  return node;
}

Place Document::place_of(std::string_view pointer) const {
  const Node* node = &root;
  Position position = root.position;
  for (const std::string& token : path_tokens(pointer)) {
    const Member* member = node->find_member(token);
    node = step_into(*node, token);
    if (!node) break;
    position = member && node->object() ? member->key_position : node->position;
  }
  return place(position, std::string(pointer));
}

std::string text_at(const Node& node, std::string_view key) {
  const Node* value = node.find(key);
  return value && value->text() ? *value->text() : "";
}

bool is_free_key(std::string_view key) { return key == "notes" || key.substr(0, 2) == "x-"; }

std::string pointer_token(std::string_view key) {
  std::string token;
  for (const char letter : key) {
    if (letter == '~')
      token += "~0";
    else if (letter == '/')
      token += "~1";
    else
      token += letter;
  }
  return token;
}

std::vector<std::string> path_tokens(std::string_view path) {
  std::vector<std::string> tokens;
  if (path.empty()) return tokens;
  const bool is_pointer = path[0] == '/';
  const char separator = is_pointer ? '/' : '.';
  tokens.emplace_back();
  for (std::size_t i = is_pointer ? 1 : 0; i < path.size(); ++i) {
    if (path[i] == separator) {
      tokens.emplace_back();
    } else if (is_pointer && path[i] == '~' && i + 1 < path.size() &&
               (path[i + 1] == '0' || path[i + 1] == '1')) {
      tokens.back() += path[++i] == '0' ? '~' : '/';
    } else {
      tokens.back() += path[i];
    }
  }
  return tokens;
}

std::string write_json(const Node& node) {
  std::string out;
  append_json(out, node, "");
  return out;
}

bool same_value(const Node& a, const Node& b) {
  if (a.value.index() != b.value.index()) return false;
  if (const bool* flag = a.flag()) return *flag == *b.flag();
  if (const double* number = a.number()) return *number == *b.number();
  if (const std::string* text = a.text()) return *text == *b.text();
  if (const Node::Object* object = a.object()) return same_object(*object, *b.object());
  const Node::List* list = a.list();
  if (!list) return true;
  if (list->size() != b.list()->size()) return false;
  for (std::size_t i = 0; i < list->size(); ++i)
    if (!same_value((*list)[i], (*b.list())[i])) return false;
  return true;
}

Diagnostic diagnostic_at(const Place& place, std::string message, std::string hint) {
  return {place.file, place.line, place.column, place.pointer, std::move(message), std::move(hint)};
}

}  // namespace waymark
