#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "waymark/scenario/collection.h"
#include "waymark/scenario/dates.h"
#include "waymark/scenario/expression.h"
#include "waymark/scenario/keyed.h"
#include "waymark/scenario/kinds.h"
#include "waymark/scenario/place.h"
#include "waymark/scenario/quantity.h"
#include "waymark/scenario/terms.h"

namespace waymark {

class FieldVisitor;

/// The name that means "the whole value at this place", for entries that are not objects.
inline constexpr std::string_view itself = "";

/// What is said about one field, apart from where its value goes.
struct Field {
  std::string_view name = itself;
  Unit unit = Unit::number;
  Unit at_unit = Unit::number;  ///< of the left side of points
  Collection collection = Collection::none;
  Terms terms = {};
  std::string_view help = {};
  bool has_default = true;  ///< false when leaving it out means "there is none"
  bool link = false;        ///< people walk along it: it follows when its step is removed
};

/// One word of a closed set.
template <class Enum>
struct Word {
  std::string_view word;
  Enum value;
  std::string_view help;
};

struct ChoiceSlot {
  struct Option {
    std::string_view word;
    std::string_view help;
  };
  std::vector<Option> options;
  std::size_t chosen;
  std::function<void(std::size_t)> choose;
};

struct ObjectSlot {
  std::function<void(FieldVisitor&)> declare;
};

/// A collection keyed by id. `defines` is true where the ids are born, false where they refer.
struct KeyedSlot {
  bool defines;
  std::function<void(FieldVisitor&, const std::string& id, const Place&)> declare_entry;
  std::function<void(FieldVisitor&)> declare_example;
};

/// A list of objects in the order written.
struct RowsSlot {
  std::function<void(FieldVisitor&)> declare_next;
  std::function<void(FieldVisitor&)> declare_example;
};

struct ChosenSlot {
  Chosen* chosen;
  const Kinds* kinds;
};

/// Where the value of a field goes: a closed set of categories.
using Slot = std::variant<std::string*, bool*, std::int64_t*, Date*, Quantity*, Expression*,
                          DistributionSpec*, Reference*, TableSource*, Written*, FreeObject*,
                          std::vector<std::string>*, std::vector<Reference>*,
                          std::vector<Quantity>*, std::vector<Written>*, std::vector<Point>*,
                          ChoiceSlot, ObjectSlot, KeyedSlot, RowsSlot, ChosenSlot>;

}  // namespace waymark
