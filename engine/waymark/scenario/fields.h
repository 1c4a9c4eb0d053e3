#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "waymark/scenario/slot.h"

/// How a room says what its part of a scenario holds: one function for each struct, which names
/// each field once. Everything else (reading, the schema, the reference page, `--set`, `diff`, the
/// register of assumptions) follows from it.
///
///     struct GateFields {
///       std::string label;
///       Reference team;
///       Quantity takes = hours(1);              // the default, in the engine's unit
///       Expression pass;
///       std::optional<Protects> protects;       // absent is a meaning of its own
///     };
///     void declare(FieldVisitor& visit, GateFields& gate) {   // in namespace waymark, beside it
///       visit.text("label", gate.label, optional(), "plain words for this step");
///       visit.reference("team", gate.team, Collection::teams, required(), "who does the work");
///       visit.quantity("takes", gate.takes, Unit::work_hours, above(0), "work for one person");
///       visit.expression("pass", gate.pass, Unit::chance, required(), "chance to pass");
///       visit.object("protects", gate.protects, optional(), "what this hoop protects");
///     }
namespace waymark {

/// Walks over declared fields. A visitor implements `field` and the three questions below it.
class FieldVisitor {
 public:
  virtual ~FieldVisitor() = default;

  virtual void field(const Field& field, const Slot& slot) = 0;
  /// Is something written under this name? A visitor that describes answers yes.
  virtual bool holds(std::string_view name) = 0;
  /// Call first: a value that is no object stands for this field of the struct.
  virtual void shorthand(std::string_view name) = 0;
  /// Exactly one of these fields must be written.
  virtual void exactly_one_of(std::initializer_list<std::string_view> names) = 0;
  /// Stores where the object was written, for later messages.
  virtual void place(Place& place) = 0;

  // --- plain values -------------------------------------------------------------------------

  void text(std::string_view name, std::string& member, const Terms& terms, std::string_view help) {
    field({.name = name, .terms = terms, .help = help}, &member);
  }
  void flag(std::string_view name, bool& member, const Terms& terms, std::string_view help) {
    field({.name = name, .terms = terms, .help = help}, &member);
  }
  /// A whole number that no assumption varies, such as a seed.
  void whole(std::string_view name, std::int64_t& member, const Terms& terms,
             std::string_view help) {
    field({.name = name, .unit = Unit::count, .terms = terms, .help = help}, &member);
  }
  void date(std::string_view name, Date& member, const Terms& terms, std::string_view help) {
    field({.name = name, .terms = terms, .help = help}, &member);
  }
  /// A number, or "=assumption". `Member` is Quantity, or std::optional<Quantity>.
  template <class Member>
  void quantity(std::string_view name, Member& member, Unit unit, const Terms& terms,
                std::string_view help) {
    visit_member({.name = name, .unit = unit, .terms = terms, .help = help}, member);
  }
  /// A number without dimension, or "=assumption".
  template <class Member>
  void number(std::string_view name, Member& member, const Terms& terms, std::string_view help) {
    quantity(name, member, Unit::number, terms, help);
  }
  /// A number, "=assumption" or "=predictor". `Member` is Expression, or std::optional of it.
  template <class Member>
  void expression(std::string_view name, Member& member, Unit unit, const Terms& terms,
                  std::string_view help) {
    visit_member({.name = name, .unit = unit, .terms = terms, .help = help}, member);
  }
  /// A distribution of values in `unit`. `Member` is DistributionSpec, or std::optional of it.
  template <class Member>
  void distribution(std::string_view name, Member& member, Unit unit, const Terms& terms,
                    std::string_view help) {
    visit_member({.name = name, .unit = unit, .terms = terms, .help = help}, member);
  }
  void reference(std::string_view name, Reference& member, Collection collection,
                 const Terms& terms, std::string_view help) {
    field({.name = name, .collection = collection, .terms = terms, .help = help}, &member);
  }
  /// The step that people go to next. When an arm removes that step, the link follows its way on.
  void link(std::string_view name, Reference& member, const Terms& terms, std::string_view help) {
    field(
        {.name = name, .collection = Collection::steps, .terms = terms, .help = help, .link = true},
        &member);
  }
  void table(std::string_view name, TableSource& member, const Terms& terms,
             std::string_view help) {
    field({.name = name, .terms = terms, .help = help}, &member);
  }
  /// A quantity whose unit is decided where it is used.
  template <class Member>
  void written(std::string_view name, Member& member, const Terms& terms, std::string_view help) {
    visit_member({.name = name, .terms = terms, .help = help}, member);
  }
  /// An object that is not looked into.
  void free_object(std::string_view name, FreeObject& member, const Terms& terms,
                   std::string_view help) {
    field({.name = name, .terms = terms, .help = help}, &member);
  }
  /// One of a closed set of words:
  /// `visit.choice("discipline", team.discipline, {{"first-come", Discipline::first_come, "..."}},
  /// ...)`
  template <class Enum>
  void choice(std::string_view name, Enum& member,
              std::initializer_list<std::common_type_t<Word<Enum>>> words, const Terms& terms,
              std::string_view help);

  // --- lists --------------------------------------------------------------------------------

  void texts(std::string_view name, std::vector<std::string>& member, const Terms& terms,
             std::string_view help) {
    field({.name = name, .terms = terms, .help = help}, &member);
  }
  /// Distinct ids in the order written; as a patch or set also `{"id": true}`.
  void references(std::string_view name, std::vector<Reference>& member, Collection collection,
                  const Terms& terms, std::string_view help) {
    field({.name = name, .collection = collection, .terms = terms, .help = help}, &member);
  }
  /// Bounds of the terms hold for each value. One value alone needs no brackets.
  void quantities(std::string_view name, std::vector<Quantity>& member, Unit unit,
                  const Terms& terms, std::string_view help) {
    field({.name = name, .unit = unit, .terms = terms, .help = help}, &member);
  }
  /// Quantities of a unit decided where they are used.
  void writtens(std::string_view name, std::vector<Written>& member, const Terms& terms,
                std::string_view help) {
    field({.name = name, .terms = terms, .help = help}, &member);
  }
  /// An object from values to values, ordered by the left side: `{ "0.2": "8 in 10", "0.8": "=x"
  /// }`.
  void points(std::string_view name, std::vector<Point>& member, Unit at, Unit unit,
              const Terms& terms, std::string_view help) {
    field({.name = name, .unit = unit, .at_unit = at, .terms = terms, .help = help}, &member);
  }
  /// Objects in the order written, for the few places where order means something.
  template <class T>
  void rows(std::string_view name, std::vector<T>& member, const Terms& terms,
            std::string_view help);

  // --- objects ------------------------------------------------------------------------------

  /// A nested struct with its own `declare`. `Member` is the struct, or std::optional of it.
  template <class Member>
  void object(std::string_view name, Member& member, const Terms& terms, std::string_view help) {
    visit_member({.name = name, .terms = terms, .help = help}, member);
  }
  /// Fields of one of several kinds, chosen by the registry's word. The registry must outlive it.
  void chosen(std::string_view name, Chosen& member, const Kinds& kinds, const Terms& terms,
              std::string_view help) {
    field({.name = name, .terms = terms, .help = help}, ChosenSlot{&member, &kinds});
  }

  // --- collections keyed by id --------------------------------------------------------------

  /// Structs by id; the ids are born here.
  template <class T>
  void collection(std::string_view name, Keyed<T>& member, Collection ids, const Terms& terms,
                  std::string_view help) {
    collection(name, member, ids, terms, help, [](FieldVisitor& v, T& each) { declare(v, each); });
  }
  /// Structs of several kinds by id; the ids are born here.
  void collection(std::string_view name, Keyed<Chosen>& member, const Kinds& kinds, Collection ids,
                  const Terms& terms, std::string_view help) {
    collection(name, member, ids, terms, help, [&kinds](FieldVisitor& v, Chosen& each) {
      v.chosen(itself, each, kinds, required(), "");
    });
  }
  /// Values by id; the ids are born here. `declare_each(visit, value)` declares one value, mostly
  /// by `visit.quantity(itself, value, ...)`.
  template <class T, class DeclareEach>
  void collection(std::string_view name, Keyed<T>& member, Collection ids, const Terms& terms,
                  std::string_view help, DeclareEach declare_each) {
    visit_keyed({.name = name, .collection = ids, .terms = terms, .help = help}, member, true,
                declare_each);
  }
  /// Structs by the id of something that is declared elsewhere.
  template <class T>
  void keyed(std::string_view name, Keyed<T>& member, Collection ids, const Terms& terms,
             std::string_view help) {
    keyed(name, member, ids, terms, help, [](FieldVisitor& v, T& each) { declare(v, each); });
  }
  template <class T, class DeclareEach>
  void keyed(std::string_view name, Keyed<T>& member, Collection ids, const Terms& terms,
             std::string_view help, DeclareEach declare_each) {
    visit_keyed({.name = name, .collection = ids, .terms = terms, .help = help}, member, false,
                declare_each);
  }
  /// Values (chances, weights) by the step that people may go to next; see `link`.
  template <class T, class DeclareEach>
  void links(std::string_view name, Keyed<T>& member, const Terms& terms, std::string_view help,
             DeclareEach declare_each) {
    visit_keyed(
        {.name = name, .collection = Collection::steps, .terms = terms, .help = help, .link = true},
        member, false, declare_each);
  }

 private:
  template <class T>
  void visit_member(const Field& what, T& member) {
    if constexpr (std::is_constructible_v<Slot, T*>) {
      field(what, &member);
    } else {
      field(what, ObjectSlot{[&member](FieldVisitor& v) { declare(v, member); }});
    }
  }
  /// An optional member is left empty when nothing is written, so absence keeps its meaning.
  template <class T>
  void visit_member(Field what, std::optional<T>& member) {
    if (!holds(what.name) && !what.terms.is_required) return;
    what.has_default = false;
    member.emplace();
    visit_member(what, *member);
  }
  template <class T, class DeclareEach>
  void visit_keyed(const Field& what, Keyed<T>& member, bool defines, DeclareEach declare_each) {
    field(what, KeyedSlot{defines,
                          [&member, declare_each](FieldVisitor& v, const std::string& id,
                                                  const Place& where) {
                            declare_each(v, member.insert(id, where));
                          },
                          [declare_each](FieldVisitor& v) {
                            T example{};
                            declare_each(v, example);
                          }});
  }
};

template <class Enum>
void FieldVisitor::choice(std::string_view name, Enum& member,
                          std::initializer_list<std::common_type_t<Word<Enum>>> words,
                          const Terms& terms, std::string_view help) {
  ChoiceSlot slot{{}, 0, nullptr};
  std::vector<Enum> values;
  for (const Word<Enum>& word : words) {
    if (word.value == member) slot.chosen = values.size();
    slot.options.push_back({word.word, word.help});
    values.push_back(word.value);
  }
  slot.choose = [&member, values](std::size_t index) { member = values[index]; };
  field({.name = name, .terms = terms, .help = help}, slot);
}

template <class T>
void FieldVisitor::rows(std::string_view name, std::vector<T>& member, const Terms& terms,
                        std::string_view help) {
  field({.name = name, .terms = terms, .help = help},
        RowsSlot{[&member](FieldVisitor& v) { declare(v, member.emplace_back()); },
                 [](FieldVisitor& v) {
                   T example{};
                   declare(v, example);
                 }});
}

}  // namespace waymark
