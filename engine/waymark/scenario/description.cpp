#include "waymark/scenario/description.h"

#include "waymark/base/number.h"

namespace waymark {
namespace {

// --- Defaults in plain words --------------------------------------------------------------------

std::string default_of(const std::string& value, Unit) {
  return value.empty() ? "" : "\"" + value + "\"";
}
std::string default_of(bool value, Unit) { return value ? "true" : "false"; }
std::string default_of(std::int64_t value, Unit) { return print(value); }
std::string default_of(const Quantity& quantity, Unit unit) {
  return print_quantity(quantity.value, unit);
}
std::string default_of(const Expression& expression, Unit unit) {
  return print_quantity(expression.value, unit);
}
std::string default_of(const DistributionSpec& spec, Unit unit) {
  return spec.family == Family::constant ? print_quantity(spec.parameter("value"), unit) : "";
}
std::string default_of(const Reference& reference, Unit) {
  return reference ? "\"" + reference.id + "\"" : "";
}
/// Everything else is empty by default.
template <class T>
std::string default_of(const T&, Unit) {
  return "";
}

Category category_of(const std::string&) { return Category::text; }
Category category_of(const bool&) { return Category::flag; }
Category category_of(const std::int64_t&) { return Category::whole; }
Category category_of(const Date&) { return Category::date; }
Category category_of(const Quantity&) { return Category::quantity; }
Category category_of(const Expression&) { return Category::expression; }
Category category_of(const DistributionSpec&) { return Category::distribution; }
Category category_of(const Reference&) { return Category::reference; }
Category category_of(const TableSource&) { return Category::table; }
Category category_of(const Written&) { return Category::written; }
Category category_of(const FreeObject&) { return Category::free_object; }
Category category_of(const std::vector<std::string>&) { return Category::texts; }
Category category_of(const std::vector<Reference>&) { return Category::references; }
Category category_of(const std::vector<Quantity>&) { return Category::quantities; }
Category category_of(const std::vector<Written>&) { return Category::writtens; }
Category category_of(const std::vector<Point>&) { return Category::points; }

/// Visits declared fields of a default-made struct and writes down what is said about each.
class Describer : public FieldVisitor {
 public:
  ObjectDescription object;

  void field(const Field& field, const Slot& slot) override {
    FieldDescription description;
    description.name = field.name;
    description.unit = field.unit;
    description.at_unit = field.at_unit;
    description.collection = field.collection.name;
    description.terms = field.terms;
    description.help = field.help;
    description.link = field.link;
    description.absent_means_none = !field.has_default;
    std::visit([&](const auto& target) { describe(description, target); }, slot);
    if (field.terms.is_required || !field.has_default) description.default_text.clear();
    object.fields.push_back(std::move(description));
  }
  bool holds(std::string_view) override { return true; }
  void shorthand(std::string_view name) override { object.shorthand = name; }
  void exactly_one_of(std::initializer_list<std::string_view> names) override {
    object.exactly_one_of.emplace_back(names.begin(), names.end());
  }
  void place(Place&) override {}

 private:
  template <class T>
  void describe(FieldDescription& description, T* target) {
    description.category = category_of(*target);
    description.default_text = default_of(*target, description.unit);
  }

  void describe(FieldDescription& description, const ChoiceSlot& slot) {
    description.category = Category::choice;
    for (const ChoiceSlot::Option& option : slot.options)
      description.words.emplace_back(option.word, option.help);
    description.default_text = "\"" + std::string(slot.options[slot.chosen].word) + "\"";
  }

  void describe(FieldDescription& description, const ObjectSlot& slot) {
    description.category = Category::object;
    description.object = describe_fields(slot.declare);
  }

  void describe(FieldDescription& description, const RowsSlot& slot) {
    description.category = Category::rows;
    description.object = describe_fields(slot.declare_example);
  }

  void describe(FieldDescription& description, const KeyedSlot& slot) {
    description.category = Category::keyed;
    description.defines = slot.defines;
    ObjectDescription entry = describe_fields(slot.declare_example);
    const bool is_value = entry.fields.size() == 1 && entry.fields[0].name == itself;
    if (is_value)
      description.entry = std::move(entry.fields);
    else
      description.object = std::move(entry);
  }

  void describe(FieldDescription& description, const ChosenSlot& slot) {
    description.category = Category::chosen;
    description.kind_word = slot.kinds->word();
    for (const Kinds::Kind& kind : slot.kinds->all()) {
      Chosen example = kind.make();
      description.kinds.push_back({kind.name, kind.help, describe_fields([&](FieldVisitor& visit) {
                                     kind.declare(visit, example);
                                   })});
    }
  }
};

}  // namespace

const FieldDescription* ObjectDescription::find(std::string_view name) const {
  for (const FieldDescription& field : fields)
    if (field.name == name) return &field;
  return nullptr;
}

ObjectDescription describe_fields(const std::function<void(FieldVisitor&)>& declare_root) {
  Describer describer;
  declare_root(describer);
  return std::move(describer.object);
}

}  // namespace waymark
