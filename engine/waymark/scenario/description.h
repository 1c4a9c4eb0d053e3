#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "waymark/scenario/fields.h"

namespace waymark {

/// The category of a field's value.
enum class Category {
  text,
  flag,
  whole,
  date,
  quantity,
  expression,
  distribution,
  reference,
  table,
  written,
  free_object,
  texts,
  references,
  quantities,
  writtens,
  points,
  choice,
  object,
  keyed,
  rows,
  chosen,
};

struct FieldDescription;

/// What is declared about the fields of one object.
struct ObjectDescription {
  std::vector<FieldDescription> fields;
  std::string shorthand;  ///< the field that a bare value stands for, or empty
  std::vector<std::vector<std::string>> exactly_one_of;

  const FieldDescription* find(std::string_view name) const;
};

struct KindDescription {
  std::string name;
  std::string help;
  ObjectDescription fields;
};

/// Everything that is declared about one field. The schema, the reference page, `--set`, patches
/// and `diff` are functions of this tree.
struct FieldDescription {
  std::string name;
  Category category = Category::text;
  Unit unit = Unit::number;
  Unit at_unit = Unit::number;
  std::string collection;
  Terms terms;
  std::string help;
  std::string default_text;  ///< in plain words; empty when required or "there is none"
  bool link = false;
  bool absent_means_none = false;  ///< leaving it out is a meaning of its own, not its default
  bool defines = false;            ///< keyed: the ids are born here
  std::vector<std::pair<std::string, std::string>> words;  ///< choice: word and help
  ObjectDescription object;                                ///< object, keyed and rows of objects
  std::vector<FieldDescription> entry;  ///< keyed: the one field "itself", if no object
  std::string kind_word;                ///< chosen: the key that names the kind
  std::vector<KindDescription> kinds;   ///< chosen
};

ObjectDescription describe_fields(const std::function<void(FieldVisitor&)>& declare_root);

/// Describes a root struct, made with its member initialisers.
template <class Root>
ObjectDescription describe() {
  return describe_fields([](FieldVisitor& visit) {
    Root root{};
    declare(visit, root);
  });
}

/// JSON Schema (draft 2020-12) that accepts what the reader accepts, apart from comments,
/// references between parts and the insides of texts that only the reader understands.
std::string write_schema(const ObjectDescription& root);

/// The reference page (Markdown): every field with unit, default, bounds and help.
std::string write_reference(const ObjectDescription& root);

}  // namespace waymark
