#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <typeindex>
#include <utility>
#include <vector>

#include "waymark/base/contract.h"
#include "waymark/scenario/place.h"

namespace waymark {

class FieldVisitor;

/// The fields of one kind out of an open set, such as a step of kind "gate".
class Chosen {
 public:
  std::string kind;  ///< the word written; empty when nothing was read
  Place place;

  /// The fields, which must be of the struct registered for this kind.
  template <class T>
  const T& as() const {
    WAYMARK_EXPECT(fields_ && type_ == std::type_index(typeid(T)),
                   "these fields belong to another kind");
    return *static_cast<const T*>(fields_.get());
  }
  template <class T>
  bool holds() const {
    return fields_ && type_ == std::type_index(typeid(T));
  }

 private:
  friend class Kinds;
  std::shared_ptr<void> fields_;
  std::type_index type_ = std::type_index(typeid(void));
};

/// An open register of kinds: which word chooses which struct of fields. Rooms above add theirs:
/// `kinds.add<GateFields>("gate", "a hoop: someone decides whether the person may go on");`
class Kinds {
 public:
  struct Kind {
    std::string name;
    std::string help;
    std::function<Chosen()> make;
    std::function<void(FieldVisitor&, Chosen&)> declare;
  };

  /// `word` is the key whose value names the kind.
  explicit Kinds(std::string word = "kind") : word_(std::move(word)) {}

  template <class T>
  void add(const std::string& name, std::string help) {
    Kind kind{name, std::move(help), nullptr, nullptr};
    kind.make = [name] {
      Chosen chosen;
      chosen.kind = name;
      chosen.fields_ = std::make_shared<T>();
      chosen.type_ = std::type_index(typeid(T));
      return chosen;
    };
    kind.declare = [](FieldVisitor& visit, Chosen& chosen) {
      declare(visit, *static_cast<T*>(chosen.fields_.get()));
    };
    kinds_.push_back(std::move(kind));
  }

  const std::string& word() const { return word_; }
  const std::vector<Kind>& all() const { return kinds_; }
  const Kind* find(std::string_view name) const {
    for (const Kind& kind : kinds_)
      if (kind.name == name) return &kind;
    return nullptr;
  }

 private:
  std::string word_;
  std::vector<Kind> kinds_;
};

}  // namespace waymark
