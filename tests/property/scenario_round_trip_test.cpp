// What is printed reads back; patches keep their laws. Values are drawn by RapidCheck.
#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <cmath>

#include "tests/unit/scenario/miniature.h"
#include "tests/unit/scenario/reading.h"
#include "waymark/scenario/difference.h"
#include "waymark/scenario/patch.h"
#include "waymark/scenario/utf8.h"

namespace waymark {
namespace {

// --- Quantities ---------------------------------------------------------------------------------

/// Numbers as people write them, and numbers that come out of arithmetic.
double magnitude() {
  const double mantissa = *rc::gen::inRange<int>(0, 1'000'000);
  const int exponent = *rc::gen::inRange(-6, 7);
  const double round = mantissa * std::pow(10.0, exponent);
  return *rc::gen::arbitrary<bool>() ? round : round / 7;
}

void reads_back(double value, Unit unit) {
  const std::string text = print_quantity(value, unit);
  const QuantityReading reading = read_quantity(text, unit);
  RC_LOG() << text << " " << reading.message << std::endl;
  RC_ASSERT(reading.value.has_value());
  RC_ASSERT(*reading.value == value);
}

RC_GTEST_PROP(QuantityRoundTrip, durations_print_as_what_reads_back_to_the_same_bits, ()) {
  const double unit = *rc::gen::element(years(1), weeks(1), days(1), hours(1), 1.0);
  const double value = std::fmod(magnitude() * unit, years(9000));
  reads_back(value, Unit::duration);
  reads_back(value, Unit::work_hours);
}

RC_GTEST_PROP(QuantityRoundTrip, rates_print_as_what_reads_back_to_the_same_bits, ()) {
  const double value = magnitude() / *rc::gen::element(years(1), months(1), days(28), hours(1));
  reads_back(value, Unit::rate);
  reads_back(value, Unit::money_rate);
  reads_back(-value, Unit::growth);
}

RC_GTEST_PROP(QuantityRoundTrip, money_chances_and_numbers_read_back, ()) {
  const double value = magnitude();
  reads_back(std::fmod(value, 1e15), Unit::money);
  reads_back(-std::fmod(value, 1e15), Unit::money);
  reads_back(std::fmod(value, 1), Unit::chance);
  reads_back(std::fmod(value, 1), Unit::share);
  reads_back(value, Unit::number);
  reads_back(std::fmod(std::floor(value), 1e15), Unit::count);
}

RC_GTEST_PROP(QuantityRoundTrip, no_text_whatever_brings_the_reader_down,
              (const std::string& text)) {
  for (const Unit unit :
       {Unit::duration, Unit::rate, Unit::chance, Unit::count, Unit::money_rate, Unit::as_used}) {
    const QuantityReading reading = read_quantity(text, unit);
    RC_ASSERT(reading.value.has_value() == reading.message.empty());
  }
}

// --- Documents ----------------------------------------------------------------------------------

std::string some_text() {
  std::string text;
  for (const auto code :
       *rc::gen::container<std::vector<std::uint32_t>>(rc::gen::weightedOneOf<std::uint32_t>(
           {{8, rc::gen::inRange<std::uint32_t>('a', 'z')},
            {1, rc::gen::inRange<std::uint32_t>(0, 0x80)},
            {1, rc::gen::inRange<std::uint32_t>(0xa0, 0xd7ff)},
            {1, rc::gen::inRange<std::uint32_t>(0x10000, 0x10ffff)}})))
    append_utf8(text, code);
  return text;
}

Node some_node(int depth);

Node some_object(int depth) {
  Node::Object object;
  const int size = *rc::gen::inRange(0, 5);
  for (int i = 0; i < size; ++i) {
    // Few names, so that patches meet what they patch.
    const std::string key = *rc::gen::element<std::string>("a", "b", "c", "d/e", "f~g");
    const auto same = [&](const Member& member) { return member.key == key; };
    if (std::none_of(object.begin(), object.end(), same))
      object.push_back({key, {}, some_node(depth - 1)});
  }
  return {{}, object};
}

Node some_node(int depth) {
  switch (*rc::gen::inRange(0, depth > 0 ? 6 : 4)) {
    case 0:
      return {{}, *rc::gen::arbitrary<bool>()};
    case 1:
      return {{}, magnitude()};
    case 2:
      return {{}, some_text()};
    case 3:
      return {};
    case 4:
      return some_object(depth);
    default:
      break;
  }
  Node::List list;
  const int size = *rc::gen::inRange(0, 4);
  for (int i = 0; i < size; ++i) list.push_back(some_node(depth - 1));
  return {{}, list};
}

/// An object without null, as a scenario is.
Node without_nulls(Node node) {
  Node clean{{}, Node::Object()};
  merge_patch(clean, node);
  return clean;
}

Node merged_with(Node target, const Node& patch) {
  merge_patch(target, patch);
  return target;
}

RC_GTEST_PROP(DocumentRoundTrip, what_is_written_reads_back_to_the_same_values_and_bytes, ()) {
  const Node node = some_node(4);
  const std::string text = write_json(node);

  const Document document = document_from(text);

  RC_ASSERT(same_value(document.root, node));
  RC_ASSERT(write_json(document.root) == text);
}

RC_GTEST_PROP(DocumentRoundTrip, no_text_whatever_brings_the_parser_down,
              (const std::string& text)) {
  Diagnostics diagnostics;
  const auto document = read_document(text, "a.json", diagnostics);
  RC_ASSERT(document.has_value() || !diagnostics.empty());
}

RC_GTEST_PROP(DocumentRoundTrip, a_cut_text_is_refused_and_never_crashes, ()) {
  const std::string text = write_json(some_object(3));
  const auto length = *rc::gen::inRange<std::size_t>(0, text.size());
  Diagnostics diagnostics;

  const auto document = read_document(text.substr(0, length), "a.json", diagnostics);

  RC_ASSERT(!document.has_value());
  RC_ASSERT(diagnostics.size() == 1u);
}

// --- Patches ------------------------------------------------------------------------------------

RC_GTEST_PROP(PatchLaws, an_empty_patch_changes_nothing, ()) {
  const Node target = without_nulls(some_object(4));

  RC_ASSERT(same_value(merged_with(target, {{}, Node::Object()}), target));
}

RC_GTEST_PROP(PatchLaws, a_patch_applied_twice_is_a_patch_applied_once, ()) {
  const Node target = without_nulls(some_object(4));
  const Node patch = some_object(4);

  const Node once = merged_with(target, patch);

  RC_ASSERT(same_value(merged_with(once, patch), once));
}

RC_GTEST_PROP(PatchLaws, patches_of_different_things_may_come_in_either_order, ()) {
  const Node target{{},
                    Node::Object{{"left", {}, without_nulls(some_object(3))},
                                 {"right", {}, without_nulls(some_object(3))}}};
  const Node left{{}, Node::Object{{"left", {}, some_object(3)}}};
  const Node right{{}, Node::Object{{"right", {}, some_object(3)}}};

  RC_ASSERT(same_value(merged_with(merged_with(target, left), right),
                       merged_with(merged_with(target, right), left)));
}

RC_GTEST_PROP(PatchLaws, deleting_everything_leaves_nothing, ()) {
  const Node target = without_nulls(some_object(4));
  Node patch{{}, Node::Object()};
  for (const Member& member : *target.object()) patch.object()->push_back({member.key, {}, {}});

  RC_ASSERT(merged_with(target, patch).object()->empty());
}

RC_GTEST_PROP(PatchLaws, differences_are_none_exactly_when_values_are_the_same, ()) {
  const ObjectDescription scenario = describe<miniature::Scenario>();
  const double one = magnitude();
  const double other = *rc::gen::arbitrary<bool>() ? one : magnitude();
  const auto with_posts = [&](double posts) {
    Document document = document_from(R"({ "teams": { "a": 1 } })");
    Diagnostics diagnostics;
    set_value(document, "teams.a.fte=" + print_quantity(posts, Unit::number), scenario,
              diagnostics);
    return document;
  };
  const Document before = with_posts(one), after = with_posts(other);

  RC_ASSERT(differences({before, {}}, {after, {}}, scenario).empty() == (one == other));
}

RC_GTEST_PROP(SetLaws, a_number_that_is_set_is_the_number_that_is_read, ()) {
  const double posts = magnitude();
  Document document = document_from(R"({ "teams": { "a": 1 } })");
  Diagnostics diagnostics;
  miniature::Scenario scenario;

  set_value(document, "teams.a.fte=" + print_quantity(posts, Unit::number),
            describe<miniature::Scenario>(), diagnostics);
  read(document, scenario, {}, diagnostics);

  RC_ASSERT(diagnostics.empty());
  RC_ASSERT(scenario.teams.find("a")->fte.value == posts);
}

}  // namespace
}  // namespace waymark
