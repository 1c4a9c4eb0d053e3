#include "waymark/scenario/description.h"
#include "waymark/scenario/distribution_form.h"

namespace waymark {
namespace {

std::string value_in_words(const FieldDescription& field) {
  const std::string unit(name_of(field.unit));
  switch (field.category) {
    case Category::text:
      return "text";
    case Category::flag:
      return "true or false";
    case Category::whole:
      return "whole number";
    case Category::date:
      return "date, \"2027-04-01\"";
    case Category::quantity:
      return unit + ", " + std::string(example_of(field.unit));
    case Category::expression:
      return unit + " or predictor, " + std::string(example_of(field.unit)) + " or \"=name\"";
    case Category::distribution:
      return "distribution of a " + unit;
    case Category::reference:
      return (field.link ? "link, an id from " : "id from ") + field.collection;
    case Category::table:
      return "path of a table";
    case Category::written:
      return "quantity";
    case Category::free_object:
      return "object";
    case Category::texts:
      return "list of texts";
    case Category::references:
      return field.collection.empty() ? "list of ids" : "list of ids from " + field.collection;
    case Category::quantities:
      return "list of " + unit + ", each like " + std::string(example_of(field.unit));
    case Category::writtens:
      return "list of quantities";
    case Category::points:
      return "points from " + std::string(name_of(field.at_unit)) + " to " + unit;
    case Category::choice:
      return "word";
    case Category::object:
      return "object, see below";
    case Category::keyed:
      return "object keyed by id";
    case Category::rows:
      return "list of objects, see below";
    case Category::chosen:
      return "object of one kind, see below";
  }
  return "";
}

std::string bounds_in_words(const FieldDescription& field) {
  std::string text;
  const Terms& terms = field.terms;
  if (terms.low)
    text += (terms.low_excluded ? "above " : "at least ") + print_quantity(*terms.low, field.unit);
  if (terms.high)
    text += (text.empty() ? "" : ", ") + std::string(terms.high_excluded ? "below " : "at most ") +
            print_quantity(*terms.high, field.unit);
  if (terms.items)
    text += (text.empty() ? "" : ", ") + std::string("exactly ") + std::to_string(*terms.items);
  return text;
}

/// A vertical bar would end the cell of a Markdown table.
std::string cell(const std::string& text) {
  std::string escaped;
  for (const char letter : text) {
    if (letter == '|') escaped += '\\';
    escaped += letter == '\n' ? ' ' : letter;
  }
  return escaped.empty() ? " " : " " + escaped + " ";
}

std::string meaning(const FieldDescription& field) {
  std::string text = field.help;
  if (field.terms.neutral)
    text += "; a coupling, neutral at " + print_quantity(*field.terms.neutral, field.unit);
  for (std::size_t i = 0; i < field.words.size(); ++i)
    text +=
        (i == 0 ? ": " : ", ") + ("`" + field.words[i].first + "` (" + field.words[i].second + ")");
  return text;
}

class ReferencePage {
 public:
  std::string page(const ObjectDescription& root) {
    out_ =
        "# Every field of a scenario\n\nMade from the declarations that read the file. Wherever a "
        "number stands,\n"
        "`\"=name\"` of an assumption may stand. `notes` and keys that begin with `x-` are free.\n";
    section("", "The scenario", "", root);
    distributions();
    return out_;
  }

 private:
  void section(const std::string& path, const std::string& title, const std::string& help,
               const ObjectDescription& object) {
    out_ += "\n## " + title + "\n\n" + (help.empty() ? "" : help + ".\n\n");
    if (!object.shorthand.empty())
      out_ += "A value alone stands for `" + object.shorthand + "`.\n\n";
    for (const auto& group : object.exactly_one_of)
      out_ += "Exactly one of " + listed(group) + " is written.\n\n";
    out_ += "| field | value | default | bounds | meaning |\n| --- | --- | --- | --- | --- |\n";
    for (const FieldDescription& field : object.fields) row(field);
    if (object.fields.empty()) out_ += "| none | | | | |\n";
    for (const FieldDescription& field : object.fields) below(path, field);
  }

  void distributions() {
    out_ +=
        "\n## Distributions\n\nA quantity alone is the same for everybody. Otherwise one of these "
        "words stands before its parameters,\nas in `{ \"lognormal\": { \"mean\": \"30 minutes\", "
        "\"sd\": \"4 minutes\" } }`:\n\n| word | parameters |\n| --- | --- |\n";
    for (const DistributionForm& form : distribution_forms()) {
      std::vector<std::string> names;
      for (const ParameterForm& each : form.parameters) names.emplace_back(each.name);
      out_ += "| `" + std::string(form.word) + "` | " + listed(names) + " |\n";
    }
    out_ +=
        "| `discrete` | `values`, `weights` |\n| `empirical` | `values` |\n"
        "| `empirical` | `table`, `column` |\n"
        "\nBeside the word may stand `at-least` and `at-most`, which every value beyond becomes, "
        "or "
        "`redrawn-below` and\n`redrawn-above`, beyond which a value is drawn again: `{ \"normal\": "
        "{ "
        "\"mean\": \"16 minutes\", \"sd\": \"3 minutes\" },\n\"at-least\": \"0.5 minutes\" }`.\n";
  }

  static std::string listed(const std::vector<std::string>& names) {
    std::string text;
    for (const std::string& name : names) text += (text.empty() ? "`" : ", `") + name + "`";
    return text;
  }

  void row(const FieldDescription& field) {
    std::string value = value_in_words(field);
    if (field.category == Category::keyed && !field.entry.empty())
      value += ", each a " + value_in_words(field.entry[0]);
    out_ += "|" + cell("`" + field.name + "`") + "|" + cell(value) + "|" +
            cell(field.terms.is_required ? "required" : field.default_text) + "|" +
            cell(bounds_in_words(field)) + "|" + cell(meaning(field)) + "|\n";
  }

  void below(const std::string& path, const FieldDescription& field) {
    const std::string here = path.empty() ? field.name : path + "." + field.name;
    if (field.category == Category::object)
      section(here, "`" + here + "`", field.help, field.object);
    if (field.category == Category::rows)
      section(here + "[]", "`" + here + "[]`", field.help, field.object);
    if (field.category == Category::chosen) kinds(here, field);
    if (field.category != Category::keyed) return;
    const std::string each = here + ".<id>";
    if (field.entry.empty())
      section(each, "`" + each + "`", field.help, field.object);
    else if (field.entry[0].category == Category::chosen)
      kinds(each, field.entry[0]);
  }

  void kinds(const std::string& path, const FieldDescription& field) {
    for (const KindDescription& kind : field.kinds)
      section(path, "`" + path + "` of " + field.kind_word + " `" + kind.name + "`", kind.help,
              kind.fields);
  }

  std::string out_;
};

}  // namespace

std::string write_reference(const ObjectDescription& root) { return ReferencePage().page(root); }

}  // namespace waymark
