#include "waymark/scenario/difference.h"

#include <algorithm>
#include <set>

#include "waymark/scenario/description_walk.h"
#include "waymark/scenario/document_print.h"
#include "waymark/scenario/leaf_meaning.h"

namespace waymark {
namespace {

std::string in_words(const Node& node) {
  return node.text() ? *node.text() : print_on_a_line(node);
}

/// The same thing on both sides; nullptr where it is not written.
struct Sides {
  const Node* before = nullptr;
  const Node* after = nullptr;

  bool both() const { return before && after; }
  bool neither() const { return !before && !after; }
  bool are_objects() const { return (!before || before->object()) && (!after || after->object()); }
  Sides at(std::string_view key) const {
    return {before ? before->find(key) : nullptr, after ? after->find(key) : nullptr};
  }
};

std::set<std::string> keys_of_either(const Sides& sides) {
  std::set<std::string> keys;
  for (const Node* node : {sides.before, sides.after})
    if (node && node->object())
      for (const Member& member : *node->object()) keys.insert(member.key);
  return keys;
}

class Comparing {
 public:
  Comparing(const ComparedScenario& before, const ComparedScenario& after)
      : before_(before), after_(after) {}

  void objects(const Sides& sides, const ObjectDescription& description, const std::string& pointer,
               const std::string& kind_word = "") {
    const Sides whole{whole_of(sides.before, description, 0),
                      whole_of(sides.after, description, 1)};
    if (!whole.are_objects()) return anything(whole, pointer, "");
    for (const FieldDescription& each : description.fields)
      field(whole.at(each.name), each, pointer + "/" + pointer_token(each.name));
    for (const std::string& key : keys_of_either(whole))
      if (!description.find(key) && !is_free_key(key) && key != kind_word)
        anything(whole.at(key), pointer + "/" + pointer_token(key), "");
  }

  std::vector<Difference> take() { return std::move(found_); }

 private:
  /// A bare value stands for one field of its struct.
  const Node* whole_of(const Node* node, const ObjectDescription& description, int side) {
    if (!node || node->object() || description.shorthand.empty()) return node;
    return &(spelt_[side] = spelt_out(*node, description));
  }

  void field(const Sides& sides, const FieldDescription& field, const std::string& pointer) {
    if (sides.neither()) return;
    switch (field.category) {
      case Category::object:
        if (!sides.both() && field.absent_means_none) return anything(sides, pointer, field.help);
        return objects_of_their_own(sides, field.object, pointer, "");
      case Category::keyed:
        return entries(sides, field, pointer);
      case Category::rows:
        return rows(sides, field, pointer);
      case Category::chosen:
        return chosen(sides, field, pointer);
      case Category::free_object:
        return anything(sides, pointer, field.help);
      default:
        return leaf(sides, field, pointer);
    }
  }

  /// Spelling out reuses its place, so what is deeper gets one of its own.
  void objects_of_their_own(const Sides& sides, const ObjectDescription& description,
                            const std::string& pointer, const std::string& kind_word) {
    Comparing inner(before_, after_);
    inner.objects(sides, description, pointer, kind_word);
    for (Difference& each : inner.found_) found_.push_back(std::move(each));
  }

  void leaf(const Sides& sides, const FieldDescription& field, const std::string& pointer) {
    const std::string before =
        sides.before ? leaf_meaning(*sides.before, field) : default_meaning(field);
    const std::string after =
        sides.after ? leaf_meaning(*sides.after, field) : default_meaning(field);
    if (before != after) report(sides, pointer, field.help, field.default_text);
    for (const std::string& table : tables_of(sides, field)) compare_tables(table, pointer);
  }

  void entries(const Sides& sides, const FieldDescription& field, const std::string& pointer) {
    if (!sides.are_objects()) return anything(sides, pointer, field.help);
    for (const std::string& key : keys_of_either(sides)) {
      if (key == "notes") continue;
      const Sides entry = sides.at(key);
      const std::string below = pointer + "/" + pointer_token(key);
      if (!entry.both())
        report(entry, below, "", "");
      else if (field.entry.empty())
        objects_of_their_own(entry, field.object, below, "");
      else
        this->field(entry, field.entry[0], below);
    }
    if (field.name == "changes") order_of_changes(sides, pointer);
  }

  /// Changes apply in the order written: the one collection whose order means something.
  void order_of_changes(const Sides& sides, const std::string& pointer) {
    if (!sides.both() || sides.before->object()->empty()) return;
    const auto common = [&](const Node& node) {
      std::string order;
      for (const Member& member : *node.object())
        if (sides.at(member.key).both()) order += (order.empty() ? "" : ", ") + member.key;
      return order;
    };
    const std::string before = common(*sides.before);
    const std::string after = common(*sides.after);
    if (before == after) return;
    found_.push_back({Difference::Kind::changed, pointer, "the order in which they apply", before,
                      after, place(before_, *sides.before, pointer),
                      place(after_, *sides.after, pointer)});
  }

  void rows(const Sides& sides, const FieldDescription& field, const std::string& pointer) {
    const auto item = [](const Node* list, std::size_t i) {
      return list && list->list() && i < list->list()->size() ? &(*list->list())[i] : nullptr;
    };
    for (std::size_t i = 0;; ++i) {
      const Sides row{item(sides.before, i), item(sides.after, i)};
      const std::string below = pointer + "/" + std::to_string(i);
      if (row.neither()) return;
      if (row.both())
        objects_of_their_own(row, field.object, below, "");
      else
        report(row, below, field.help, "");
    }
  }

  void chosen(const Sides& sides, const FieldDescription& field, const std::string& pointer) {
    if (!sides.both()) return report(sides, pointer, field.help, "");
    const ObjectDescription* before = fields_of_kind(*sides.before, field);
    const ObjectDescription* after = fields_of_kind(*sides.after, field);
    if (!before || !after) return anything(sides, pointer, field.help);
    if (before != after)
      report(sides.at(field.kind_word), pointer + "/" + field.kind_word, "what kind it is", "");
    objects_of_their_own(sides, *after, pointer, field.kind_word);
  }

  /// What no declaration describes: key by key as far as both are objects.
  void anything(const Sides& sides, const std::string& pointer, const std::string& meaning) {
    if (sides.neither() || (sides.both() && same_value(*sides.before, *sides.after))) return;
    if (!sides.both() || !sides.before->object() || !sides.after->object())
      return report(sides, pointer, meaning, "");
    for (const std::string& key : keys_of_either(sides))
      if (!is_free_key(key)) anything(sides.at(key), pointer + "/" + pointer_token(key), "");
  }

  void report(const Sides& sides, const std::string& pointer, const std::string& meaning,
              const std::string& default_words) {
    Difference difference;
    difference.pointer = pointer;
    difference.meaning = meaning;
    difference.before = sides.before ? in_words(*sides.before) : default_words;
    difference.after = sides.after ? in_words(*sides.after) : default_words;
    if (default_words.empty() && !sides.before) difference.kind = Difference::Kind::added;
    if (default_words.empty() && !sides.after) difference.kind = Difference::Kind::removed;
    if (sides.before) difference.before_place = place(before_, *sides.before, pointer);
    if (sides.after) difference.after_place = place(after_, *sides.after, pointer);
    found_.push_back(std::move(difference));
  }

  static Place place(const ComparedScenario& scenario, const Node& node,
                     const std::string& pointer) {
    return scenario.document.place(node.position, pointer);
  }

  /// Tables that both sides name: as a field of its own, or inside an empirical distribution.
  static std::vector<std::string> tables_of(const Sides& sides, const FieldDescription& field) {
    const auto path = [&field](const Node* node) -> std::string {
      if (!node) return "";
      if (field.category == Category::table) return node->text() ? *node->text() : "";
      const Node* empirical =
          field.category == Category::distribution ? node->find("empirical") : nullptr;
      const Node* table = empirical ? empirical->find("table") : nullptr;
      return table && table->text() ? *table->text() : "";
    };
    const std::string before = path(sides.before);
    return before.empty() || before != path(sides.after) ? std::vector<std::string>{}
                                                         : std::vector<std::string>{before};
  }

  void compare_tables(const std::string& table, const std::string& pointer) {
    if (!before_.files || !after_.files) return;
    const std::vector<std::string> before = lines_of(before_.files(table));
    const std::vector<std::string> after = lines_of(after_.files(table));
    for (std::size_t i = 0; i < std::max(before.size(), after.size()); ++i) {
      const auto line = [i](const std::vector<std::string>& lines) {
        return i < lines.size() ? lines[i] : std::string();
      };
      if (line(before) == line(after)) continue;
      const int number = static_cast<int>(i + 1);
      Difference difference{Difference::Kind::changed,
                            pointer,
                            "line " + std::to_string(number) + " of " + table,
                            line(before),
                            line(after),
                            {table, number, 1, ""},
                            {table, number, 1, ""}};
      if (i >= before.size()) difference.kind = Difference::Kind::added;
      if (i >= after.size()) difference.kind = Difference::Kind::removed;
      found_.push_back(std::move(difference));
    }
  }

  /// Without line ends, of either kind, and without blank lines at the end.
  static std::vector<std::string> lines_of(const std::optional<std::string>& text) {
    std::vector<std::string> lines;
    std::string line;
    for (const char letter : text.value_or("") + "\n") {
      if (letter != '\n' && letter != '\r') line += letter;
      if (letter == '\n') lines.push_back(std::move(line)), line.clear();
    }
    while (!lines.empty() && lines.back().empty()) lines.pop_back();
    return lines;
  }

  const ComparedScenario& before_;
  const ComparedScenario& after_;
  Node spelt_[2];
  std::vector<Difference> found_;
};

}  // namespace

std::vector<Difference> differences(const ComparedScenario& before, const ComparedScenario& after,
                                    const ObjectDescription& root) {
  Comparing comparing(before, after);
  comparing.objects({&before.document.root, &after.document.root}, root, "");
  return comparing.take();
}

std::string sentence(const Difference& difference) {
  std::string name;
  for (const std::string& token : path_tokens(difference.pointer))
    name += (name.empty() ? "" : " ") + token;
  const std::string meaning = difference.meaning.empty() ? "" : " (" + difference.meaning + ")";
  const auto or_nothing = [](const std::string& text) { return text.empty() ? "\"\"" : text; };
  switch (difference.kind) {
    case Difference::Kind::added:
      return name + ": added, " + or_nothing(difference.after) + meaning;
    case Difference::Kind::removed:
      return name + ": removed, was " + or_nothing(difference.before) + meaning;
    case Difference::Kind::changed:
      break;
  }
  return name + ": " + or_nothing(difference.before) + " becomes " + or_nothing(difference.after) +
         meaning;
}

}  // namespace waymark
