#include <algorithm>
#include <set>
#include <string_view>
#include <tuple>

#include "waymark/scenario/value_reader.h"

namespace waymark {
namespace {

/// The items of a list, or one value alone where that is welcome; reports anything else.
std::vector<Spot> items_of(ReadingContext& context, const Spot& spot, bool one_alone) {
  std::vector<Spot> items;
  const Node::List* list = spot.node->list();
  if (!list && one_alone && !spot.node->object()) return {spot};
  if (!list) {
    context.report(spot.place,
                   std::string(kind_in_words(*spot.node)) + " stands where a list is needed",
                   "Put it in [ ]");
    return items;
  }
  for (std::size_t i = 0; i < list->size(); ++i)
    items.push_back(spot_of(context, spot.place, (*list)[i], i));
  return items;
}

void refuse_wrong_length(ReadingContext& context, const Spot& spot, const Field& field,
                         bool empty) {
  if (empty && field.terms.is_required && spot.node->list())
    context.report(spot.place, "this list is empty");
  const Node::List* list = spot.node->list();
  if (field.terms.items && list && list->size() != static_cast<std::size_t>(*field.terms.items))
    context.report(spot.place, "this list has " + std::to_string(list->size()) + " values, not " +
                                   std::to_string(*field.terms.items));
}

/// Reads every item with the reader of its type.
template <class Item>
void read_items(ReadingContext& context, const Spot& spot, const Field& field,
                std::vector<Item>& target, bool one_alone) {
  target.clear();
  for (const Spot& item : items_of(context, spot, one_alone))
    read_value(context, item, field, target.emplace_back());
  refuse_wrong_length(context, spot, field, target.empty());
}

/// A list of ids may be written as a set, `{"id": true}`, which is also how a patch begins one.
std::vector<Spot> members_of_set(ReadingContext& context, const Spot& spot,
                                 std::vector<Node>& names) {
  std::vector<Spot> spots;
  names.reserve(spot.node->object()->size());
  for (const Member& member : *spot.node->object()) {
    if (member.key == "notes") continue;
    const Spot value = spot_of(context, spot.place, member);
    const bool* flag = member.value.flag();
    if (!flag)
      context.report(value.place, "true or false is needed here", "true keeps the id in the list");
    if (!flag || !*flag) continue;
    names.push_back({member.key_position, member.key});
    spots.push_back(
        {&names.back(), context.document.place(member.key_position, value.place.pointer)});
  }
  return spots;
}

void refuse_repeats(ReadingContext& context, const std::vector<Reference>& references) {
  std::set<std::string_view> seen;
  for (const Reference& reference : references)
    if (reference && !seen.insert(reference.id).second)
      context.report(reference.place, "'" + reference.id + "' stands twice in this list",
                     "Keep one of them");
}

}  // namespace

void read_value(ReadingContext& context, const Spot& spot, const Field& field,
                std::vector<std::string>& target) {
  read_items(context, spot, field, target, false);
}

void read_value(ReadingContext& context, const Spot& spot, const Field& field,
                std::vector<Quantity>& target) {
  read_items(context, spot, field, target, true);
}

void read_value(ReadingContext& context, const Spot& spot, const Field& field,
                std::vector<Written>& target) {
  read_items(context, spot, field, target, false);
}

void read_value(ReadingContext& context, const Spot& spot, const Field& field,
                std::vector<Reference>& target) {
  target.clear();
  std::vector<Node> names;
  const std::vector<Spot> items =
      spot.node->object() ? members_of_set(context, spot, names) : items_of(context, spot, false);
  for (const Spot& item : items) read_value(context, item, field, target.emplace_back());
  refuse_wrong_length(context, spot, field, target.empty());
  refuse_repeats(context, target);
}

void read_value(ReadingContext& context, const Spot& spot, const Field& field,
                std::vector<Point>& target) {
  const Node::Object* members = spot.node->object();
  if (!members)
    return context.report(
        spot.place, std::string(kind_in_words(*spot.node)) + " stands where points are needed",
        "Write e.g. { \"0.2\": \"8 in 10\", \"0.8\": \"9 in 10\" }");
  target.clear();
  for (const Member& member : *members) {
    if (member.key == "notes") continue;
    const Node key{member.key_position, member.key};
    Field left;
    left.unit = field.at_unit;
    const Place value_place = spot_of(context, spot.place, member).place;
    Point& point = target.emplace_back();
    read_value(context, {&key, context.document.place(member.key_position, value_place.pointer)},
               left, point.at);
    read_value(context, {&member.value, value_place}, field, point.value);
  }
  std::sort(target.begin(), target.end(), [](const Point& a, const Point& b) {
    return std::tie(a.at.value, a.at.place.line, a.at.place.column) <
           std::tie(b.at.value, b.at.place.line, b.at.place.column);
  });
  for (std::size_t i = 1; i < target.size(); ++i)
    if (target[i].at.value == target[i - 1].at.value)
      context.report(target[i].at.place, "two points stand at the same value", "Keep one of them");
}

}  // namespace waymark
