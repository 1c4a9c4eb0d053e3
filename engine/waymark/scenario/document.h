#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "waymark/base/diagnostics.h"
#include "waymark/scenario/place.h"

namespace waymark {

struct Member;

/// One value of a document with the position at which it was written. Objects keep the order of
/// writing. A patched value keeps the position it has in the patch.
struct Node {
  using List = std::vector<Node>;
  using Object = std::vector<Member>;
  Position position;
  std::variant<std::monostate, bool, double, std::string, List, Object> value;

  bool is_null() const { return std::holds_alternative<std::monostate>(value); }
  const bool* flag() const { return std::get_if<bool>(&value); }
  const double* number() const { return std::get_if<double>(&value); }
  const std::string* text() const { return std::get_if<std::string>(&value); }
  const List* list() const { return std::get_if<List>(&value); }
  const Object* object() const { return std::get_if<Object>(&value); }
  List* list() { return std::get_if<List>(&value); }
  Object* object() { return std::get_if<Object>(&value); }

  /// The value of a key of an object; nullptr when there is none or this is no object.
  const Node* find(std::string_view key) const;
  Node* find(std::string_view key);
  const Member* find_member(std::string_view key) const;
};

struct Member {
  std::string key;
  Position key_position;
  Node value;
};

/// Writes a key of an object, new or in place of what stood there; what is no object becomes one.
void set_member(Node& object, const std::string& key, Node value);

/// "text", "a number", "a list" ...: what stands there, in plain words.
std::string_view kind_in_words(const Node& node);

/// A whole scenario as read, before any meaning is given to it.
struct Document {
  Node root;
  std::vector<std::string> files;  ///< names that positions refer to by index

  Place place(const Position& position, std::string pointer) const;
  /// The node a JSON pointer leads to, or nullptr.
  const Node* at(std::string_view pointer) const;
  /// The place of a pointer, or of the closest part of it that exists.
  Place place_of(std::string_view pointer) const;
};

/// Limits that keep a hostile or broken file from exhausting memory.
inline constexpr std::size_t largest_document = std::size_t{64} * 1024 * 1024;  ///< bytes
inline constexpr int deepest_nesting = 64;
inline constexpr std::size_t most_values = 1'000'000;

/// Reads JSON with // and /* */ comments. Every error goes to `diagnostics`; returns nothing when
/// the text is too broken to go on (wrong UTF-8, a byte order mark, a syntax error).
std::optional<Document> read_document(std::string_view text, const std::string& file_name,
                                      Diagnostics& diagnostics);

/// The text under a key, "" where there is none.
std::string text_at(const Node& node, std::string_view key);

/// Keys that mean nothing to the engine anywhere: "notes" and what begins with "x-".
bool is_free_key(std::string_view key);

/// One token of a JSON pointer with "/" and "~" escaped (RFC 6901).
std::string pointer_token(std::string_view key);
/// The unescaped tokens of a JSON pointer ("/a/b") or dotted path ("a.b").
std::vector<std::string> path_tokens(std::string_view path);

/// Writes a node as JSON with keys ordered and numbers in their shortest text.
std::string write_json(const Node& node);

/// Same values, whatever the positions and the order of keys.
bool same_value(const Node& a, const Node& b);

/// A diagnostic at a place.
Diagnostic diagnostic_at(const Place& place, std::string message, std::string hint);

}  // namespace waymark
