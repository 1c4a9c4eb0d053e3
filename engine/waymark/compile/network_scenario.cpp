#include <algorithm>
#include <cmath>

#include "waymark/base/number.h"
#include "waymark/compile/local_builder.h"
#include "waymark/compile/network.h"

namespace waymark {

namespace {

constexpr double people_of_a_run = 10'000;

class NetworkBuilder {
 public:
  NetworkBuilder(const Document& document, const Network& network)
      : network_(network), source_(document), leaving_("gone") {
    made_.files = document.files;
    made_.root.value = Node::Object();
    while (network.nodes.contains(leaving_)) leaving_ += "-from-here";
  }

  Document build(const std::string& title) {
    put(made_.root, "waymark", 1.0);
    put(made_.root, "title", network_.title.empty() ? title : network_.title);
    put(made_.root, "question", std::string("How long do people wait, and where?"));
    set_member(made_.root, "dates", dates());
    for (const char* section : {"arrivals", "teams", "pathway", "measures"})
      set_member(made_.root, section, Node{{}, Node::Object()});
    for (const auto& [id, node, place] : network_.nodes) add_node(id, node);
    set_member(section("pathway"), leaving_, object({{"kind", Node{{}, std::string("exit")}}}));
    add_measure("time-in-system", "Time from coming to leaving",
                {{"standard", text("time-in-system")}, {"shown-in", text(unit_for(longest()))}});
    add_measure("in-system", "People in the network", {{"standard", text("in-system")}});
    set_member(made_.root, "arms", object({{"as-is", object({{"label", text("As it is")}})}}));
    return std::move(made_);
  }

 private:
  using Members = std::vector<std::pair<std::string, Node>>;

  static Node text(std::string words) { return Node{{}, std::move(words)}; }
  static Node object(Members members) {
    Node node{{}, Node::Object()};
    for (auto& [key, value] : members) set_member(node, key, std::move(value));
    return node;
  }
  template <class Value>
  static void put(Node& into, const std::string& key, Value value) {
    set_member(into, key, Node{{}, std::move(value)});
  }
  Node& section(const char* name) { return *made_.root.find(name); }

  /// A value of a node as it was written, with its place.
  Node written(const std::string& id, const char* field) const {
    return *source_.root.find("nodes")->find(id)->find(field);
  }

  void add_node(const std::string& id, const NetworkNode& node) {
    const std::string label = node.label.empty() ? id : node.label;
    if (node.arrivals && node.arrivals->value > 0)
      set_member(section("arrivals"), id,
                 object({{"to", text(id)}, {"rate", written(id, "arrivals")}}));
    Node team = object({{"label", text(label)}, {"kind", text("units")}});
    if (node.servers) set_member(team, "count", written(id, "servers"));
    set_member(section("teams"), id, std::move(team));
    set_member(section("pathway"), id,
               object({{"label", text(label)},
                       {"kind", text("activity")},
                       {"team", text(id)},
                       {"lasts", lasts(id, node)},
                       {"then", then(node)}}));
    add_measures(id, label, node);
  }

  Node lasts(const std::string& id, const NetworkNode& node) const {
    if (node.law == ServiceLaw::fixed) return written(id, "service");
    Node numbers = object({{"mean", written(id, "service")}});
    if (node.law == ServiceLaw::exponential) return object({{"exponential", std::move(numbers)}});
    set_member(numbers, "sd", written(id, "sd"));
    return object({{node.law == ServiceLaw::gamma ? "gamma" : "lognormal", std::move(numbers)}});
  }

  Node then(const NetworkNode& node) const {
    Node ways{{}, Node::Object()};
    double leaves = 1;
    for (const auto& [to, chance, place] : node.to) {
      leaves -= chance.value;
      if (chance.value > 0) put(ways, to, chance.value);
    }
    // Without the last bits that a difference leaves behind.
    leaves = std::floor(leaves * 1e9 + 0.5) / 1e9;
    if (leaves > 0) put(ways, leaving_, leaves);
    if (ways.object()->size() == 1) return text(ways.object()->front().key);
    return object({{"one-of", std::move(ways)}});
  }

  void add_measures(const std::string& id, const std::string& label, const NetworkNode& node) {
    const auto steps = [&id] { return Node{{}, Node::List{Node{{}, id}}}; };
    if (node.servers) {
      add_measure("wait-" + id, "Wait: " + label,
                  {{"standard", text("wait")},
                   {"steps", steps()},
                   {"shown-in", text(unit_for(node.service.value))}});
      add_measure("busy-" + id, "Time at work: " + label,
                  {{"standard", text("utilisation")}, {"team", text(id)}});
    }
    add_measure("number-" + id, "People at " + label,
                {{"standard", text("in-system")}, {"steps", steps()}});
  }

  void add_measure(const std::string& id, const std::string& label, Members fields) {
    Node measure = object({{"label", text(label)}});
    for (auto& [key, value] : fields) set_member(measure, key, std::move(value));
    set_member(section("measures"), id.substr(0, 64), std::move(measure));
  }

  /// Long enough for some ten thousand people, and much longer than anybody is served.
  Node dates() const {
    double per_ms = 0;
    for (const auto& [id, node, place] : network_.nodes)
      if (node.arrivals) per_ms += node.arrivals->value;
    const double length = std::max(people_of_a_run / per_ms, 1000 * longest());
    return object({{"start", text("2027-01-01")},
                   {"horizon", text(rounded(length))},
                   {"warm-up", text(rounded(length / 10))}});
  }

  static std::string rounded(double ms) {
    const bool in_days = ms > days(3);
    const double number = std::ceil(ms / (in_days ? days(1) : hours(1)));
    return print(number) + (in_days ? " days" : " hours");
  }

  double longest() const {
    double longest = 0;
    for (const auto& [id, node, place] : network_.nodes)
      longest = std::max(longest, node.service.value);
    return longest;
  }

  static const char* unit_for(double ms) {
    if (ms < hours(3)) return "minutes";
    if (ms < days(3)) return "hours";
    return ms < weeks(8) ? "days" : "weeks";
  }

  const Network& network_;
  const Document& source_;
  Document made_;
  std::string leaving_;
};

}  // namespace

Document network_scenario(const std::string& title, const Document& document,
                          const Network& network) {
  return NetworkBuilder(document, network).build(title);
}

}  // namespace waymark
