#include "waymark/scenario/reader.h"

#include <algorithm>
#include <set>

#include "waymark/base/contract.h"
#include "waymark/scenario/value_reader.h"

namespace waymark {
namespace {

/// One object while its fields are being declared.
struct Frame {
  const Node* node = nullptr;
  Place place;
  std::vector<std::string> declared;
  std::string shorthand;
  bool declared_itself = false;

  bool is_object() const { return node->object() != nullptr; }
};

class Reader : public FieldVisitor {
 public:
  explicit Reader(ReadingContext& context) : context_(context) {}

  void read_root(const std::function<void(FieldVisitor&)>& declare_root) {
    Place place = context_.document.place(context_.document.root.position, "");
    read_object({&context_.document.root, place}, declare_root);
  }

  void field(const Field& field, const Slot& slot) override {
    frame().declared.emplace_back(field.name);
    const std::optional<Spot> spot = find(field.name);
    if (!spot) return leave_out(field, slot);
    if (spot->node->is_null())
      return context_.report(spot->place, "null stands here",
                             "Leave the field out; null only deletes, in a patch");
    std::visit([&](const auto& target) { read(*spot, field, target); }, slot);
  }

  /// Being asked about a name is enough to know it, even where the field is then left out.
  bool holds(std::string_view name) override {
    frame().declared.emplace_back(name);
    return find(name).has_value();
  }

  void shorthand(std::string_view name) override { frame().shorthand = name; }

  void exactly_one_of(std::initializer_list<std::string_view> names) override {
    std::string written, all;
    int count = 0;
    for (const std::string_view name : names) {
      all += (all.empty() ? "'" : ", '") + std::string(name) + "'";
      if (!holds(name)) continue;
      written += (written.empty() ? "'" : " and '") + std::string(name) + "'";
      ++count;
    }
    if (is_hopeless()) return;
    if (count == 0)
      context_.report(frame().place, "one of " + all + " is missing", "Write exactly one of them");
    if (count > 1)
      context_.report(frame().place, written + " exclude each other", "Keep one of them");
  }

  void place(Place& place) override { place = frame().place; }

 private:
  Frame& frame() { return frames_.back(); }
  const Frame& frame() const { return frames_.back(); }

  std::optional<Spot> find(std::string_view name) const {
    const Frame& current = frame();
    if (name == itself ||
        (!current.is_object() && name == current.shorthand && !current.shorthand.empty()))
      return Spot{current.node, current.place};
    const Member* member = current.node->find_member(name);
    if (!member) return std::nullopt;
    return spot_of(context_, current.place, *member);
  }

  /// Something that is no object stands where one is needed: that one error says enough.
  bool is_hopeless() const { return !frame().is_object() && frame().shorthand.empty(); }

  void leave_out(const Field& field, const Slot& slot) {
    if (field.terms.is_required && !is_hopeless()) {
      const std::string name(field.name);
      context_.report(frame().place, "'" + name + "' is missing",
                      name + ": " + std::string(field.help));
    }
    if (const auto* quantity = std::get_if<Quantity*>(&slot))
      neutralise_default(context_, frame().place, field, **quantity);
    if (const auto* expression = std::get_if<Expression*>(&slot))
      neutralise_default(context_, frame().place, field, **expression);
  }

  // --- Values ---------------------------------------------------------------------------------

  template <class T>
  void read(const Spot& spot, const Field& field, T* target) {
    if (field.name == itself) frame().declared_itself = true;
    read_value(context_, spot, field, *target);
  }

  void read(const Spot& spot, const Field& field, const ChoiceSlot& slot) {
    if (field.name == itself) frame().declared_itself = true;
    read_value(context_, spot, slot);
  }

  // --- Objects --------------------------------------------------------------------------------

  void read_object(const Spot& spot, const std::function<void(FieldVisitor&)>& declare_fields) {
    Frame opened;
    opened.node = spot.node;
    opened.place = spot.place;
    frames_.push_back(std::move(opened));
    declare_fields(*this);
    close();
    frames_.pop_back();
  }

  void close() {
    const Frame& current = frame();
    if (current.declared_itself) return;
    if (is_hopeless())
      return context_.report(
          current.place,
          std::string(kind_in_words(*current.node)) + " stands where an object is needed",
          "Write { ... }");
    if (!current.is_object()) return;
    for (const Member& member : *current.node->object())
      if (!is_free_key(member.key)) refuse_unknown(member);
  }

  void refuse_unknown(const Member& member) {
    const auto& declared = frame().declared;
    if (std::find(declared.begin(), declared.end(), member.key) != declared.end()) return;
    const Place place = context_.document.place(
        member.key_position, frame().place.pointer + "/" + pointer_token(member.key));
    context_.report(place, "'" + member.key + "' is not known here",
                    closest_hint(member.key, declared));
  }

  void read(const Spot& spot, const Field& field, const ObjectSlot& slot) {
    if (field.name == itself) frame().declared_itself = true;
    read_object(spot, slot.declare);
  }

  void read(const Spot& spot, const Field& field, const ChosenSlot& slot) {
    if (field.name == itself) frame().declared_itself = true;
    if (!spot.node->object())
      return context_.report(
          spot.place, std::string(kind_in_words(*spot.node)) + " stands where an object is needed",
          "Write { ... }");
    const std::string& word = slot.kinds->word();
    const Member* member = spot.node->find_member(word);
    if (!member)
      return context_.report(spot.place, "'" + word + "' is missing",
                             closest_hint("", kind_names(*slot.kinds)));
    const Spot written = spot_of(context_, spot.place, *member);
    const std::string* name = member->value.text();
    const Kinds::Kind* kind = name ? slot.kinds->find(*name) : nullptr;
    if (!kind)
      return context_.report(written.place,
                             name ? "there is no " + word + " '" + *name + "'"
                                  : "a word in double quotes is needed here",
                             closest_hint(name ? *name : "", kind_names(*slot.kinds)));
    *slot.chosen = kind->make();
    slot.chosen->place = spot.place;
    read_object(spot, [&](FieldVisitor& visit) {
      frame().declared.push_back(word);
      kind->declare(visit, *slot.chosen);
    });
  }

  static std::vector<std::string> kind_names(const Kinds& kinds) {
    std::vector<std::string> names;
    for (const Kinds::Kind& kind : kinds.all()) names.push_back(kind.name);
    return names;
  }

  // --- Collections ----------------------------------------------------------------------------

  void read(const Spot& spot, const Field& field, const KeyedSlot& slot) {
    if (field.name == itself) frame().declared_itself = true;
    const Node::Object* members = spot.node->object();
    if (!members)
      return context_.report(
          spot.place,
          std::string(kind_in_words(*spot.node)) + " stands where an object keyed by id is needed",
          "Write { \"id\": ... }");
    std::vector<const Member*> ordered;
    for (const Member& member : *members)
      if (member.key != "notes") ordered.push_back(&member);
    std::sort(ordered.begin(), ordered.end(),
              [](const Member* a, const Member* b) { return a->key < b->key; });
    for (const Member* member : ordered) read_entry(spot, field, slot, *member);
    if (ordered.empty() && field.terms.is_required)
      context_.report(spot.place, "nothing is in here", std::string(field.help));
  }

  void read_entry(const Spot& spot, const Field& field, const KeyedSlot& slot,
                  const Member& member) {
    Spot entry = spot_of(context_, spot.place, member);
    const Place key = context_.document.place(member.key_position, entry.place.pointer);
    if (slot.defines && !is_id(member.key))
      context_.report(
          key, "'" + member.key.substr(0, 80) + "' is not an id",
          "Use small letters, digits and single hyphens, at most 64, like 'first-contact'");
    const std::string collection(field.collection.name);
    if (slot.defines)
      context_.reading.definitions.push_back({collection, member.key, key});
    else if (!collection.empty())
      context_.refer(collection, member.key, key);
    if (member.value.is_null())
      return context_.report(entry.place, "null stands here",
                             "Leave the id out; null only deletes, in a patch");
    read_object(entry, [&](FieldVisitor& visit) { slot.declare_entry(visit, member.key, key); });
  }

  void read(const Spot& spot, const Field& field, const RowsSlot& slot) {
    if (field.name == itself) frame().declared_itself = true;
    const Node::List* list = spot.node->list();
    if (!list)
      return context_.report(
          spot.place, std::string(kind_in_words(*spot.node)) + " stands where a list is needed",
          "Write [ { ... }, { ... } ]");
    for (std::size_t i = 0; i < list->size(); ++i)
      read_object(spot_of(context_, spot.place, (*list)[i], i), slot.declare_next);
    if (list->empty() && field.terms.is_required)
      context_.report(spot.place, "this list is empty", std::string(field.help));
  }

  ReadingContext& context_;
  std::vector<Frame> frames_;
};

}  // namespace

Reading read_fields(const Document& document,
                    const std::function<void(FieldVisitor&)>& declare_root,
                    const ReadOptions& options, Diagnostics& diagnostics) {
  Reading reading;
  AssumptionBook assumptions(document, options.measured_only);
  assumptions.check_names(diagnostics);
  ReadingContext context{document, options, diagnostics, reading, assumptions};
  Reader(context).read_root(declare_root);
  assumptions.finish(context);
  return reading;
}

void check_references(const Reading& reading, const KnownIds& built_in, Diagnostics& diagnostics) {
  std::map<std::string, std::set<std::string>> known;
  for (const auto& [collection, ids] : built_in) known[collection].insert(ids.begin(), ids.end());
  for (const NamedPlace& definition : reading.definitions)
    known[definition.collection].insert(definition.id);
  for (const NamedPlace& reference : reading.references) {
    if (reference.collection.empty()) continue;  // ids that only their own room can judge
    const std::set<std::string>& ids = known[reference.collection];
    if (ids.count(reference.id) > 0) continue;
    diagnostics.add(diagnostic_at(
        reference.place,
        "'" + reference.id.substr(0, 80) + "' is not one of the " + reference.collection,
        closest_hint(reference.id, std::vector<std::string>(ids.begin(), ids.end()))));
  }
}

}  // namespace waymark
