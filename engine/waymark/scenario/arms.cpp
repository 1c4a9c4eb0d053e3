#include "waymark/scenario/arms.h"

#include <algorithm>
#include <map>
#include <set>

#include "waymark/scenario/change_apply.h"
#include "waymark/scenario/value_reader.h"

namespace waymark {
namespace {

/// The ids of a list or set; what is malformed is left to the reader, which reports it.
std::vector<NamedNode> ids_at(const Node& node, std::string_view key) {
  std::vector<NamedNode> ids;
  const Node* value = node.find(key);
  if (!value) return ids;
  if (const Node::List* list = value->list())
    for (const Node& item : *list)
      if (item.text()) ids.push_back({*item.text(), item.position});
  if (const Node::Object* set = value->object())
    for (const Member& member : *set)
      if (member.value.flag() && *member.value.flag())
        ids.push_back({member.key, member.key_position});
  return ids;
}

std::vector<std::string> names_of(const std::vector<NamedNode>& ids) {
  std::vector<std::string> names;
  for (const NamedNode& each : ids) names.push_back(each.id);
  return names;
}

Node object_at(const Node& node, std::string_view key) {
  const Node* value = node.find(key);
  return value && value->object() ? *value : Node{};
}

/// Resolves the parents of arms and the order of their changes.
class ArmBook {
 public:
  ArmBook(const Document& scenario, Diagnostics& diagnostics)
      : scenario_(scenario), diagnostics_(diagnostics) {
    const Node* arms = scenario.root.find("arms");
    if (!arms || !arms->object()) return;
    for (const Member& member : *arms->object())
      if (member.key != "notes" && member.value.object()) members_.emplace(member.key, &member);
  }

  std::vector<ArmDocument> arms() {
    std::vector<ArmDocument> arms;
    for (const auto& [id, member] : members_) {
      ArmDocument arm = own(*member);
      const std::optional<std::vector<std::string>> line = ancestors(id);
      if (!line) continue;
      for (const std::string& ancestor : *line)
        append(arm, own(*members_.at(ancestor)).own_changes);
      append(arm, arm.own_changes);
      check_needs(arm);
      arms.push_back(std::move(arm));
    }
    return arms;
  }

 private:
  void report(const Place& place, std::string message, std::string hint) {
    diagnostics_.add(diagnostic_at(place, std::move(message), std::move(hint)));
  }

  ArmDocument own(const Member& member) {
    ArmDocument arm;
    arm.id = member.key;
    arm.place = scenario_.place(member.key_position, "/arms/" + pointer_token(member.key));
    const std::string label = text_at(member.value, "label");
    arm.label = label.empty() ? member.key : label;
    arm.from = text_at(member.value, "from");
    const Node* changes = member.value.find("changes");
    if (changes && changes->object())
      for (const Member& change : *changes->object())
        if (change.key != "notes" && change.value.object())
          arm.own_changes.push_back(read_change(arm, change));
    put_in_order(arm, member.value);
    return arm;
  }

  Change read_change(const ArmDocument& arm, const Member& member) {
    Change change;
    change.id = member.key;
    const std::string label = text_at(member.value, "label");
    change.label = label.empty() ? member.key : label;
    change.clause = text_at(member.value, "clause");
    change.needs = ids_at(member.value, "needs");
    change.removes = ids_at(member.value, "remove");
    change.patch = object_at(member.value, "patch");
    change.add = object_at(member.value, "add");
    change.place = scenario_.place(member.key_position,
                                   arm.place.pointer + "/changes/" + pointer_token(member.key));
    return change;
  }

  void put_in_order(ArmDocument& arm, const Node& node) {
    if (!node.find("order")) return;
    const std::vector<std::string> order = names_of(ids_at(node, "order"));
    std::vector<std::string> ids;
    for (const Change& change : arm.own_changes) ids.push_back(change.id);
    const Place place = scenario_.place(node.find("order")->position, arm.place.pointer + "/order");
    for (const std::string& id : order)
      if (std::find(ids.begin(), ids.end(), id) == ids.end())
        report(place, "'" + id + "' is not a change of this arm", closest_hint(id, ids));
    for (const std::string& id : ids)
      if (std::find(order.begin(), order.end(), id) == order.end())
        report(place, "the change '" + id + "' is missing from the order",
               "List every change of this arm");
    const auto rank = [&](const Change& change) {
      return std::pair(std::find(order.begin(), order.end(), change.id) - order.begin(), change.id);
    };
    std::sort(arm.own_changes.begin(), arm.own_changes.end(),
              [&](const Change& a, const Change& b) { return rank(a) < rank(b); });
  }

  /// The arms that an arm builds on, oldest first; nothing when they form a circle or one is
  /// unknown.
  std::optional<std::vector<std::string>> ancestors(const std::string& id) {
    std::vector<std::string> line;
    std::set<std::string> seen{id};
    for (std::string child = id;;) {
      const Node& node = members_.at(child)->value;
      const std::string parent = text_at(node, "from");
      if (parent.empty()) break;
      const Place place =
          scenario_.place(node.find("from")->position, "/arms/" + pointer_token(child) + "/from");
      if (members_.count(parent) == 0) {
        report(place, "there is no arm '" + parent + "'", closest_hint(parent, arm_ids()));
        return std::nullopt;
      }
      if (!seen.insert(parent).second) {
        report(place,
               parent == child ? "the arm '" + child + "' starts from itself"
                               : "the arms from '" + child + "' on start from each other",
               "Leave 'from' out in the arm that starts from the scenario itself");
        return std::nullopt;
      }
      line.insert(line.begin(), parent);
      child = parent;
    }
    return line;
  }

  std::vector<std::string> arm_ids() const {
    std::vector<std::string> ids;
    for (const auto& [id, member] : members_) ids.push_back(id);
    return ids;
  }

  void append(ArmDocument& arm, const std::vector<Change>& more) {
    for (const Change& change : more) {
      for (const Change& earlier : arm.changes)
        if (earlier.id == change.id)
          report(change.place, "the change '" + change.id + "' comes twice in this arm",
                 "Give it another id than the change of the parent arm");
      arm.changes.push_back(change);
    }
  }

  void check_needs(const ArmDocument& arm) {
    std::vector<std::string> before;
    for (const Change& change : arm.changes) {
      for (const NamedNode& need : change.needs) {
        if (std::find(before.begin(), before.end(), need.id) != before.end()) continue;
        const Place place = scenario_.place(need.position, change.place.pointer + "/needs");
        const bool later = std::any_of(arm.changes.begin(), arm.changes.end(),
                                       [&](const Change& other) { return other.id == need.id; });
        report(place,
               "the change '" + change.id + "' needs '" + need.id + "', which " +
                   (later ? "comes only after it" : "this arm does not make"),
               later ? "Put it first, by place or by 'order'" : closest_hint(need.id, before));
      }
      before.push_back(change.id);
    }
  }

  const Document& scenario_;
  Diagnostics& diagnostics_;
  std::map<std::string, const Member*> members_;
};

}  // namespace

std::vector<ArmDocument> resolve_arms(const Document& scenario, const ObjectDescription& root,
                                      Diagnostics& diagnostics) {
  std::vector<ArmDocument> arms = ArmBook(scenario, diagnostics).arms();
  const Node* section = scenario.root.find("arms");
  if (!section || !section->object() || section->object()->empty()) {
    ArmDocument only;
    only.id = only.label = "as-is";
    arms.push_back(std::move(only));
  }
  for (ArmDocument& arm : arms)
    arm.document = with_changes(scenario, arm.changes, root, arm.removals, diagnostics);
  return arms;
}

}  // namespace waymark
