#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "waymark/base/diagnostics.h"
#include "waymark/scenario/document.h"
#include "waymark/scenario/fields.h"
#include "waymark/scenario/files.h"
#include "waymark/scenario/register.h"

namespace waymark {

struct ReadOptions {
  /// Every coupling that does not rest on an assumption found or local reads as its neutral value.
  bool measured_only = false;
  /// Where named tables come from; without it nobody looks whether they exist.
  Files files;
};

/// One id that was declared, or one that was referred to.
struct NamedPlace {
  std::string collection;
  std::string id;
  Place place;
};

/// What a reading leaves behind besides the filled structs.
struct Reading {
  AssumptionRegister assumptions;
  std::vector<NamedPlace> definitions;
  std::vector<NamedPlace> references;  ///< predictors used as "=name" among them
};

/// Fills declared fields from a document. Every error of the whole document goes to `diagnostics`;
/// a field with an error keeps its default, so the struct may be used only when there is none.
Reading read_fields(const Document& document,
                    const std::function<void(FieldVisitor&)>& declare_root,
                    const ReadOptions& options, Diagnostics& diagnostics);

template <class Root>
Reading read(const Document& document, Root& root, const ReadOptions& options,
             Diagnostics& diagnostics) {
  return read_fields(
      document, [&root](FieldVisitor& visit) { declare(visit, root); }, options, diagnostics);
}

/// Ids by the name of their collection.
using KnownIds = std::map<std::string, std::vector<std::string>>;

/// Reports references to ids that are neither declared in the scenario nor `built_in` (such as the
/// feature "age"), each with the nearest known name.
void check_references(const Reading& reading, const KnownIds& built_in, Diagnostics& diagnostics);

}  // namespace waymark
