#include <algorithm>

#include "waymark/compile/local_builder.h"
#include "waymark/compile/local_step_rows.h"
#include "waymark/scenario/description_walk.h"
#include "waymark/scenario/spreadsheet.h"
#include "waymark/scenario/value_reader.h"

namespace waymark {

namespace {

class StepsBuilder {
 public:
  explicit StepsBuilder(LocalBuilder& build)
      : build_(build), table_(build.tables.steps), before_(build.section("pathway")) {}

  void build() {
    listed_ = list_steps(build_, before_);
    for (const ListedStep& step : listed_) note_track(step);
    for (const ListedStep& step : listed_) write(step);
    for (const ListedStep& step : listed_) lead_on(step);
    start_the_reported_clock();
    take_out_the_rest();
  }

 private:
  const Cell* cell(const ListedStep& step, const char* column) {
    return table_.cell(*step.row, column);
  }

  // --- What it is -----------------------------------------------------------------------------

  static std::string track_of(const Node& step) {
    const std::string track = text_at(step, "track");
    return track.empty() ? "main" : track;
  }
  void note_track(const ListedStep& step) { tracks_.insert(track_of(*before_.find(step.like))); }

  void write(const ListedStep& step) {
    Node node = *before_.find(step.like);
    const Position place = build_.position_of(table_, *step.name);
    node.position = place;
    if (step.is_new) {
      // What is said of one hoop alone is true of another only where its people say that it is like
      // it.
      const bool is_said_to_be_like = cell(step, "like") != nullptr;
      for (const char* own : {"accepts-referral", "notes"}) erase_member(node, own);
      if (!is_said_to_be_like)
        for (const char* own : {"protects", "retelling"}) erase_member(node, own);
      set_member(node, "label", Node{place, step.name->text});
      build_.say("'" + step.name->text + "' is not in " + build_.base.name + ": what " +
                 table_.table.file + " does not say of it is as for '" + step.like + "' there" +
                 (is_said_to_be_like || step.kind != "gate"
                      ? "."
                      : ", but it is taken to protect nobody and to have no story told again; name "
                        "what it is like under 'like', or say so in scenario.json."));
    }
    write_numbers(step, node);
    set_member(build_.section("pathway"), step.id, std::move(node));
    if (step.is_new && step.id != step.like) stand_beside(step);
  }

  void write_numbers(const ListedStep& step, Node& node) {
    if (const Cell* team = cell(step, "team")) {
      const std::string id = build_.find_named(table_, *team, build_.team_ids, "teams");
      if (!id.empty()) set_member(node, "team", build_.text_node(table_, *team, id));
    }
    const bool contacts = step.kind == "support";
    Node& work = contacts && node.find("contact") ? *node.find("contact") : node;
    number(step, "hours", read_number_cell, Unit::work_hours, hours(1), "hours of work",
           [&](Node value) { set_member(work, "takes", std::move(value)); });
    number(step, "days-before", read_number_cell, Unit::duration, days(1), "days before it",
           [&](Node value) {
             // No wait at all has no distribution around it.
             const bool none = value.text()->front() != '=';
             set_member(node, "booked", none ? std::move(value) : exponential(std::move(value)));
           });
    number(step, "weeks-between", read_number_cell, Unit::duration, weeks(1),
           "time between contacts",
           [&](Node value) { set_member(work, "every", std::move(value)); });
    number(step, "weeks-of-stay", read_number_cell, Unit::duration, weeks(1), "length of stay",
           [&](Node value) { set_member(node, "lasts", exponential(std::move(value))); });
    // Trust may lift a chance to pass, but not above what those who are refused leave of the whole.
    const bool as_it_stands = cell(step, "refused") != nullptr || is_certain(step, "passed");
    number(step, "passed", read_share_cell, Unit::chance, 1, "pass", [&](Node value) {
      set_member(node, "pass",
                 as_it_stands ? std::move(value)
                              : with_terms_of(node.find("pass"), step.id + "-passes", value));
    });
    number(step, "refused", read_share_cell, Unit::chance, 1, "are refused",
           [&](Node value) { set_member(node, "refuse", std::move(value)); });
    const bool is_never_missed = is_certain(step, "missed");
    number(step, "missed", read_share_cell, Unit::chance, 1, "contacts missed", [&](Node value) {
      set_member(work, "missed",
                 is_never_missed
                     ? std::move(value)
                     : with_terms_of(work.find("missed"), step.id + "-misses", std::move(value)));
    });
    refuse_misplaced(step);
  }

  /// Of none and of all there are no odds that anything could raise or lower.
  bool is_certain(const ListedStep& step, const char* column) {
    const Cell* written = cell(step, column);
    if (written == nullptr) return false;
    const std::optional<double> share = read_share_cell(written->text).value;
    return share && (*share == 0.0 || *share == 1.0);
  }

  template <class Put>
  void number(const ListedStep& step, const char* column,
              QuantityReading (*reader)(std::string_view), Unit unit, double scale,
              const char* words, Put put) {
    const Cell* written = cell(step, column);
    if (written == nullptr || !suits(step.kind, column)) return;
    const std::optional<double> value = build_.value_of(table_, *written, reader);
    if (!value) return;
    const bool must_be_positive = unit == Unit::duration && std::string(column) != "days-before";
    if (must_be_positive && *value == 0)
      return build_.report(table_, *written, "this cannot be 0", "Write more than 0");
    if (unit == Unit::duration && *value == 0)
      return put(Node{build_.position_of(table_, *written), std::string("0 days")});
    put(build_.local_number(table_, *written, step.id + "-" + column,
                            step.name->text + ": " + words, *value * scale, unit));
  }

  static bool suits(const std::string& kind, const std::string& column) {
    if (column == "days-before" || column == "passed" || column == "refused" ||
        column == "clock-starts")
      return kind == "gate";
    if (column == "weeks-between" || column == "missed") return kind == "support";
    if (column == "weeks-of-stay") return kind != "gate" && kind != "group";
    if (column == "hours") return kind == "gate" || kind == "support";
    return true;
  }

  void refuse_misplaced(const ListedStep& step) {
    for (const char* column : {"hours", "days-before", "passed", "refused", "clock-starts",
                               "weeks-between", "weeks-of-stay", "missed"})
      if (const Cell* written = cell(step, column); written && !suits(step.kind, column))
        build_.report(table_, *written,
                      std::string("'") + column + "' says nothing about a step of this kind",
                      "Leave the cell empty");
  }

  static Node exponential(Node mean) {
    const Position position = mean.position;
    Node inner{position, Node::Object()};
    set_member(inner, "mean", std::move(mean));
    Node outer{position, Node::Object()};
    set_member(outer, "exponential", std::move(inner));
    return outer;
  }

  /// Where the base lets trust and the like move this chance, they go on doing so around the local
  /// value: the base's predictor is copied with that value.
  Node with_terms_of(const Node* before, const std::string& name, Node value) {
    const std::string* used = before ? before->text() : nullptr;
    const Node* predictors = build_.made.document.root.find("predictors");
    if (!used || used->empty() || used->front() != '=' || !predictors) return value;
    const Node* predictor = predictors->find(used->substr(1));
    const Node* chance = predictor ? predictor->find("chance") : nullptr;
    if (!chance || !chance->find("value") || !chance->find("terms")) return value;
    Node copy = *predictor;
    set_member(*copy.find("chance"), "value", value);
    copy.position = value.position;
    set_member(build_.section("predictors"), name, std::move(copy));
    return Node{value.position, "=" + name};
  }

  /// A new step stands wherever lists name the one it resembles: who is at risk, what is felt. The
  /// first that is like a step no longer on the route has the people who are there already.
  void stand_beside(const ListedStep& step) {
    const bool takes_over = !is_listed(step.like);
    walk_fields(build_.made.document.root, build_.root, "",
                [&](Node& node, const FieldDescription& field, const std::string&) {
                  if (takes_over && field.collection == Collection::steps.name &&
                      field.category == Category::keyed && !field.defines && node.object())
                    for (Member& member : *node.object())
                      if (member.key == step.like) member.key = step.id;
                  if (field.collection != Collection::steps.name || !node.list() ||
                      field.category != Category::references)
                    return;
                  const auto names = [&](const std::string& id) {
                    return std::any_of(
                        node.list()->begin(), node.list()->end(),
                        [&](const Node& item) { return item.text() && *item.text() == id; });
                  };
                  if (names(step.like) && !names(step.id))
                    node.list()->push_back(Node{node.position, step.id});
                });
  }

  // --- Where people go from it ----------------------------------------------------------------

  bool is_listed(const std::string& id) const {
    return std::any_of(listed_.begin(), listed_.end(),
                       [&](const ListedStep& step) { return step.id == id; });
  }

  static std::vector<std::string> ways_of(const Node& step) {
    const Node* then = step.find("then");
    if (then == nullptr) return {};
    if (then->text()) return {*then->text()};
    if (const Node* to = then->find("to"); to && to->text()) return {*to->text()};
    std::vector<std::string> ways;
    if (const Node* several = then->find("one-of"); several && several->object())
      for (const Member& member : *several->object()) ways.push_back(member.key);
    return ways;
  }

  /// Stays although no row names it: homes, exits, other tracks, and waits all of whose ways stay.
  bool stays(const std::string& id) const {
    if (is_listed(id)) return true;
    const Node* step = before_.find(id);
    if (step == nullptr) return false;
    const std::string kind = text_at(*step, "kind");
    if (kind == "home" || kind == "exit" || tracks_.count(track_of(*step)) == 0) return true;
    if (kind != "delay") return false;
    const std::vector<std::string> ways = ways_of(*step);
    return !ways.empty() && std::all_of(ways.begin(), ways.end(), [&](const std::string& way) {
      const Node* next = before_.find(way);
      return is_listed(way) || (next && (text_at(*next, "kind") == "home"));
    });
  }

  /// From a step of the base along its single ways to the first one that stays; "" when there is
  /// none, or, with `beyond_hoops`, to the first one that stays and is no hoop.
  std::string follow(const std::string& from, bool beyond_hoops) const {
    std::string at = from;
    for (std::size_t i = 0; i <= before_.object()->size(); ++i) {
      const Node* step = before_.find(at);
      const std::vector<std::string> ways = step ? ways_of(*step) : std::vector<std::string>{};
      if (ways.size() != 1) return "";
      at = ways.front();
      const Node* next = before_.find(at);
      const bool hoop = next && text_at(*next, "kind") == "gate";
      if (stays(at) && !(beyond_hoops && hoop)) return at;
    }
    return "";
  }

  void lead_on(const ListedStep& step) {
    Node& node = *build_.section("pathway").find(step.id);
    if (const Cell* then = cell(step, "then")) return write_ways(*then, node);
    if (step.kind != "gate") {
      const std::vector<std::string> ways = ways_of(node);
      const bool all_stay =
          !ways.empty() &&
          std::all_of(ways.begin(), ways.end(), [&](const std::string& way) { return stays(way); });
      if (all_stay) return;
    }
    const std::string next = next_after(step);
    if (next.empty())
      return build_.report(table_, *step.name, "nothing says where people go from here",
                           "Name the next step under 'then'");
    set_member(node, "then", Node{build_.position_of(table_, *step.name), next});
  }

  /// A hoop leads to the hoop below it; the last one where the base's hoops lead, else to the first
  /// step of help.
  std::string next_after(const ListedStep& step) const {
    bool after = false;
    std::string help;
    for (const ListedStep& other : listed_) {
      if (after && other.kind == "gate" && step.kind == "gate") return other.id;
      if (after && help.empty() && other.kind != "gate") help = other.id;
      if (other.id == step.id) after = true;
    }
    const std::string as_before = follow(step.like, step.kind == "gate");
    const Node* there = before_.find(as_before);
    const bool leads_home = there && text_at(*there, "kind") == "home";
    return as_before.empty() || (leads_home && !help.empty()) ? help : as_before;
  }

  /// "Keywork", or several with their shares: "Prescribing 30 %; Keywork 70 %".
  void write_ways(const Cell& then, Node& node) {
    const Position place = build_.position_of(table_, then);
    Node several{place, Node::Object()};
    std::string text = then.text;
    double sum = 0;
    for (std::size_t from = 0; from <= text.size();) {
      const std::size_t end = std::min(text.find(';', from), text.size());
      if (!write_way(then, text.substr(from, end - from), several, sum)) return;
      from = end + 1;
    }
    const Node::Object& ways = *several.object();
    if (ways.size() == 1) return set_member(node, "then", Node{place, ways.front().key});
    if (sum < 0.9999 || sum > 1.0001)
      return build_.report(table_, then, "the shares of the ways do not add up to 100 %",
                           "Write them like Prescribing 30 %; Keywork 70 %");
    Node choice{place, Node::Object()};
    set_member(choice, "one-of", std::move(several));
    set_member(node, "then", std::move(choice));
  }

  bool write_way(const Cell& then, std::string way, Node& several, double& sum) {
    const auto trim = [](const std::string& text) {
      const std::size_t first = text.find_first_not_of(' ');
      return first == std::string::npos
                 ? std::string()
                 : text.substr(first, text.find_last_not_of(' ') - first + 1);
    };
    way = trim(way);
    if (way.empty()) return true;
    double share = 1;
    if (way.back() == '%') {
      const std::size_t space = way.find_last_of(' ', way.size() - 3);
      const QuantityReading reading =
          read_share_cell(space == std::string::npos ? way : trim(way.substr(space)));
      if (!reading.value) return build_.report(table_, then, reading.message, reading.hint), false;
      share = *reading.value;
      way = trim(way.substr(0, space));
    }
    Cell name = then;
    name.text = way;
    const std::string id = build_.find_named(table_, name, build_.step_ids, "steps");
    if (id.empty()) return false;
    if (!stays(id))
      return build_.report(
                 table_, then,
                 "'" + way + "' is a step of " + build_.base.name + " that no row describes",
                 "Give it a row of its own"),
             false;
    sum += share;
    set_member(several, id, Node{build_.position_of(table_, then), share});
    return true;
  }

  // --- What would be lost unseen ---------------------------------------------------------------

  static bool accepts_referral(const Node& step) {
    const Node* accepts = step.find("accepts-referral");
    return accepts && accepts->flag() && *accepts->flag();
  }

  /// The clock by which waits are reported starts where a row says so, or at the hoop where it did.
  /// Where that is gone the last hoop starts it: without any, waits would be reported from the
  /// first request, which no table asked for.
  void start_the_reported_clock() {
    if (starts_where_said()) return;
    const Node& pathway = build_.section("pathway");
    const ListedStep* last = nullptr;
    for (const ListedStep& step : listed_) {
      if (accepts_referral(*pathway.find(step.id))) return;
      if (step.kind == "gate") last = &step;
    }
    if (last == nullptr) return;
    for (const Member& old : *before_.object()) {
      if (!accepts_referral(old.value) || stays(old.key)) continue;
      set_member(*build_.section("pathway").find(last->id), "accepts-referral",
                 Node{old.value.position, true});
      build_.say("The clock by which waits are reported started at '" + old.key + "' in " +
                 build_.base.name + "; here it starts at '" + last->name->text +
                 "'. Where yours starts at another hoop, write yes there under 'clock-starts'.");
      return;
    }
  }

  bool starts_where_said() {
    std::vector<std::string> starts;
    for (const ListedStep& step : listed_) {
      const Cell* said = cell(step, "clock-starts");
      if (said == nullptr || !suits(step.kind, "clock-starts")) continue;
      const std::string answer = small_letters(said->text);
      if (answer != "yes" && answer != "no")
        build_.report(table_, *said, "'" + said->text.substr(0, 40) + "' is neither yes nor no",
                      "Write yes at the hoop where the wait that you report begins");
      if (answer == "yes") starts.push_back(step.id);
    }
    if (starts.empty()) return false;
    for (Member& step : *build_.section("pathway").object()) {
      const bool is_one = std::find(starts.begin(), starts.end(), step.key) != starts.end();
      if (is_one)
        set_member(step.value, "accepts-referral", Node{step.value.position, true});
      else
        erase_member(step.value, "accepts-referral");
    }
    return true;
  }

  /// Does anything that stays lead there, itself or by way of steps that are taken out?
  bool is_led_to(const std::string& id) {
    const auto leads = [&](const std::string& to) {
      return to == id || (!stays(to) && follow(to, false) == id);
    };
    bool led = false;
    walk_fields(build_.made.document.root, build_.root, "",
                [&](Node& node, const FieldDescription& field, const std::string& pointer) {
                  const std::vector<std::string> at = path_tokens(pointer);
                  if (!field.link || (at.size() > 1 && at[0] == "pathway" && !stays(at[1]))) return;
                  led = led || (node.text() && leads(*node.text()));
                  if (node.object())
                    for (const Member& way : *node.object()) led = led || leads(way.key);
                });
    return led;
  }

  // --- What the rows do not name --------------------------------------------------------------

  bool is_asked_for_at(const std::string& id) const {
    const Node* arrivals = build_.base.document.root.find("arrivals");
    if (arrivals && arrivals->object())
      for (const Member& member : *arrivals->object())
        if (text_at(member.value, "to") == id) return true;
    return false;
  }

  void take_out_the_rest() {
    if (listed_.empty()) return;
    std::map<std::string, std::string> goes_to;
    std::string names;
    for (const Member& member : *before_.object()) {
      const bool is_wait = text_at(member.value, "kind") == "delay" && !is_listed(member.key) &&
                           tracks_.count(track_of(member.value)) > 0;
      if (stays(member.key) && !(is_wait && !is_led_to(member.key))) continue;
      const std::string next = is_asked_for_at(member.key) ? "" : follow(member.key, false);
      goes_to[member.key] = next.empty() ? listed_.front().id : next;
      names += (names.empty() ? "'" : ", '") + member.key + "'";
    }
    if (goes_to.empty()) return;
    build_.say("Steps of " + build_.base.name + " that " + table_.table.file +
               " does not name were taken out: " + names + ".");
    take_out_steps(build_, goes_to);
  }

  LocalBuilder& build_;
  const LocalTable& table_;
  Node before_;  ///< the base's steps
  std::vector<ListedStep> listed_;
  std::set<std::string> tracks_;
};

}  // namespace

void build_steps(LocalBuilder& build) {
  if (build.tables.steps.given) StepsBuilder(build).build();
}

}  // namespace waymark
