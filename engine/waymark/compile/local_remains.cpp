#include <algorithm>
#include <utility>

#include "waymark/compile/local_builder.h"
#include "waymark/scenario/arms.h"
#include "waymark/scenario/change_apply.h"
#include "waymark/scenario/description_walk.h"

namespace waymark {

namespace {

/// What the scenario no longer has, by collection.
using Gone = std::map<std::string, std::set<std::string>>;

constexpr const char* may_be_dropped[] = {"clocks", "exposures", "experiences", "measures"};

std::string label_of(const Member& entry) {
  const std::string label = text_at(entry.value, "label");
  return label.empty() ? entry.key : label;
}

bool is_gone(const Gone& gone, const std::string& collection, const std::string& id) {
  const auto found = gone.find(collection);
  return found != gone.end() && found->second.count(id) > 0;
}

/// Whoever is at a step that is taken out is where it leads.
void add_share(Node::Object& shares, const std::string& step, Node& share) {
  const auto there = std::find_if(shares.begin(), shares.end(),
                                  [&](const Member& member) { return member.key == step; });
  if (there == shares.end())
    shares.push_back({step, share.position, std::move(share)});
  else if (there->value.number() && share.number())
    there->value.value = *there->value.number() + *share.number();
}

void follow_links(LocalBuilder& build, const std::map<std::string, std::string>& goes_to) {
  const auto next = [&](const std::string& id) {
    const auto found = goes_to.find(id);
    return found == goes_to.end() ? std::string() : found->second;
  };
  walk_fields(build.made.document.root, build.root, "",
              [&](Node& node, const FieldDescription& field, const std::string& pointer) {
                if (field.collection != Collection::steps.name || field.defines) return;
                if (field.category == Category::reference && field.link && node.text()) {
                  const std::string to = next(*node.text());
                  if (!to.empty()) node.value = to;
                }
                if (field.category != Category::keyed || !node.object()) return;
                Node::Object kept, gone;
                for (Member& member : *node.object())
                  (next(member.key).empty() ? kept : gone).push_back(std::move(member));
                if (pointer == "/population/at")
                  for (Member& member : gone) add_share(kept, next(member.key), member.value);
                node.value = std::move(kept);
              });
}

/// Lists lose what is gone. True for an entry that then lacks something it needs.
bool lose_and_lack(Node& entry, const FieldDescription& section, const Gone& gone) {
  const ObjectDescription* fields =
      section.entry.empty() ? &section.object : fields_of_kind(entry, section.entry[0]);
  if (fields == nullptr) return false;
  bool lacks = false;
  walk_fields(
      entry, *fields, "", [&](Node& node, const FieldDescription& field, const std::string&) {
        if (field.category == Category::reference && node.text() && !field.link)
          lacks = lacks || is_gone(gone, field.collection, *node.text());
        if (field.category != Category::references || !node.list()) return;
        const std::size_t before = node.list()->size();
        node.list()->erase(std::remove_if(node.list()->begin(), node.list()->end(),
                                          [&](const Node& item) {
                                            return item.text() &&
                                                   is_gone(gone, field.collection, *item.text());
                                          }),
                           node.list()->end());
        lacks = lacks || (before > 0 && node.list()->empty());
      });
  return lacks;
}

/// "at:triage" is no feature of anybody once triage is gone.
void drop_features(Node& node, const std::set<std::string>& steps) {
  if (Node::Object* object = node.object()) {
    object->erase(std::remove_if(object->begin(), object->end(),
                                 [&](const Member& member) {
                                   return member.key.rfind("at:", 0) == 0 &&
                                          steps.count(member.key.substr(3)) > 0;
                                 }),
                  object->end());
    for (Member& member : *object) drop_features(member.value, steps);
  }
}

bool drop_lacking(LocalBuilder& build, const char* section, Gone& gone) {
  const FieldDescription* description = build.root.find(section);
  Node* entries = build.made.document.root.find(section);
  if (!description || !entries || !entries->object()) return false;
  Node::Object kept;
  bool dropped = false;
  for (Member& member : *entries->object()) {
    if (!lose_and_lack(member.value, *description, gone)) {
      kept.push_back(std::move(member));
      continue;
    }
    dropped = true;
    gone[description->collection].insert(member.key);
    if (description->collection == Collection::clocks.name)
      gone[std::string(Collection::events.name)].insert(member.key);
    build.say("'" + label_of(member) + "' (" + section +
              ") was dropped: it rests on something that your route does not have.");
  }
  entries->value = std::move(kept);
  return dropped;
}

void drop_keys_of_experiment(LocalBuilder& build, const Gone& gone) {
  Node* experiment = build.made.document.root.find("experiment");
  Node* worth = experiment ? experiment->find("worth-knowing") : nullptr;
  const auto measures = gone.find(std::string(Collection::measures.name));
  if (worth && measures != gone.end())
    for (const std::string& measure : measures->second) erase_member(*worth, measure);
}

/// Every "=name" that is written anywhere, and names listed as factors of a product.
void names_used(const Node& node, std::set<std::string>& names) {
  if (node.text() && !node.text()->empty())
    names.insert(node.text()->front() == '=' ? node.text()->substr(1) : *node.text());
  if (const Node::Object* object = node.object())
    for (const Member& member : *object) names_used(member.value, names);
  if (const Node::List* list = node.list())
    for (const Node& item : *list) names_used(item, names);
}

bool drop_unused(Node& root, const char* section) {
  Node* entries = root.find(section);
  if (!entries || !entries->object()) return false;
  std::set<std::string> names;
  names_used(root, names);
  const std::size_t before = entries->object()->size();
  entries->object()->erase(
      std::remove_if(entries->object()->begin(), entries->object()->end(),
                     [&](const Member& member) { return names.count(member.key) == 0; }),
      entries->object()->end());
  return entries->object()->size() < before;
}

/// The arm's changes in the order in which they apply, each tried on the scenario it meets.
class ArmPruner {
 public:
  explicit ArmPruner(LocalBuilder& build) : build_(build) {}

  void prune() {
    Diagnostics ignored;
    const std::vector<ArmDocument> arms = resolve_arms(build_.made.document, build_.root, ignored);
    for (const ArmDocument& arm : arms) prune(arm);
    forget_dropped_arms();
  }

 private:
  void prune(const ArmDocument& arm) {
    Document document = build_.made.document;
    std::vector<Removal> removals;
    std::set<std::string> dropped;
    for (const Change& change : arm.changes) {
      Document tried = document;
      std::vector<Removal> tried_removals = removals;
      Diagnostics problems;
      apply_change(tried, change, build_.root, tried_removals, problems);
      const bool lacks =
          std::any_of(change.needs.begin(), change.needs.end(),
                      [&](const NamedNode& need) { return dropped.count(need.id) > 0; });
      if (problems.empty() && !lacks) {
        document = std::move(tried);
        removals = std::move(tried_removals);
      } else {
        dropped.insert(change.id);
      }
    }
    drop_changes(arm, dropped);
  }

  void drop_changes(const ArmDocument& arm, const std::set<std::string>& dropped) {
    Node* node = build_.section("arms").find(arm.id);
    Node* changes = node ? node->find("changes") : nullptr;
    if (dropped.empty() || !changes || arm.own_changes.empty()) return;
    std::string names;
    for (const Change& change : arm.own_changes) {
      if (dropped.count(change.id) == 0) continue;
      names += (names.empty() ? "'" : ", '") + change.label + "'";
      erase_member(*changes, change.id);
    }
    if (names.empty()) return;
    if (changes->object()->empty()) {
      erase_member(build_.section("arms"), arm.id);
      gone_.insert(arm.id);
      build_.say("The arm '" + arm.label + "' was dropped: nothing it changes (" + names +
                 ") is on your route.");
    } else {
      erase_member(*node, "order");
      build_.say("The arm '" + arm.label + "' goes without " + names +
                 ", which changes something that is not on your route." + drop_extra_money(*node));
    }
  }

  /// What an arm declares beyond the others is for all its changes together, and cannot be told
  /// apart.
  static std::string drop_extra_money(Node& arm) {
    const Node* extra = arm.find("extra-money");
    if (extra == nullptr) return "";
    const bool is_less = extra->find("less-by") != nullptr;
    const std::string sum = text_at(*extra, is_less ? "less-by" : "amount");
    const std::string why = text_at(*extra, "why");
    erase_member(arm, "extra-money");
    return " What it declared for all its changes together (" + sum +
           (is_less ? " less" : " more") + (why.empty() ? "" : ", for " + why) +
           ") was taken out with it: if what is left costs more or less than today, "
           "'waymark check' says by how much, and \"extra-money\" is where to declare it.";
  }

  /// Of an arm that is no more, nobody needs to know what it would have lacked.
  void forget_what_it_goes_without(const std::string& label) {
    const std::string said = "The arm '" + label + "' goes without ";
    auto& all = build_.made.sentences;
    all.erase(std::remove_if(all.begin(), all.end(),
                             [&](const std::string& one) { return one.rfind(said, 0) == 0; }),
              all.end());
  }

  void forget_dropped_arms() {
    Node& arms = build_.section("arms");
    for (bool again = true; again;) {
      again = false;
      for (const Member& arm : *arms.object())
        if (gone_.count(text_at(arm.value, "from")) > 0) {
          forget_what_it_goes_without(label_of(arm));
          build_.say("The arm '" + label_of(arm) + "' was dropped with the one it starts from.");
          gone_.insert(arm.key);
          erase_member(arms, std::string(arm.key));
          again = true;
          break;
        }
    }
    Node& experiment = build_.section("experiment");
    for (const char* key : {"base", "compare"})
      if (gone_.count(text_at(experiment, key)) > 0) erase_member(experiment, key);
  }

  LocalBuilder& build_;
  std::set<std::string> gone_;
};

}  // namespace

void take_out_steps(LocalBuilder& build, const std::map<std::string, std::string>& goes_to) {
  Gone gone;
  for (const auto& [step, next] : goes_to) {
    erase_member(build.section("pathway"), step);
    gone[std::string(Collection::steps.name)].insert(step);
  }
  follow_links(build, goes_to);
  drop_features(build.made.document.root, gone[std::string(Collection::steps.name)]);
  for (bool again = true; again;) {
    again = false;
    for (const char* section : may_be_dropped) again = drop_lacking(build, section, gone) || again;
  }
  drop_keys_of_experiment(build, gone);
}

void prune_arms(LocalBuilder& build) {
  if (build.made.document.root.find("arms")) ArmPruner(build).prune();
}

void drop_what_is_unused(LocalBuilder& build) {
  Node& root = build.made.document.root;
  while (drop_unused(root, "predictors")) {
  }
  drop_unused(root, "assumptions");
  Node* levers = root.find("levers");
  if (!levers || !levers->object()) return;
  std::vector<std::string> astray;
  for (const Member& lever : *levers->object())
    if (build.made.document.at(text_at(lever.value, "at")) == nullptr) astray.push_back(lever.key);
  for (const std::string& lever : astray) erase_member(*levers, lever);
}

}  // namespace waymark
