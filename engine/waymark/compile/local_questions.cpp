#include <algorithm>

#include "waymark/compile/local_builder.h"
#include "waymark/scenario/spreadsheet.h"

namespace waymark {

namespace {

class QuestionsBuilder {
 public:
  explicit QuestionsBuilder(LocalBuilder& build) : build_(build), table_(build.tables.questions) {}

  void build() {
    const auto measures = ids_by_words(build_.made.document.root.find("measures"));
    bool is_first = true;
    for (const Row& row : table_.rows()) {
      const Cell* question = table_.cell(row, "question");
      if (question == nullptr) continue;
      if (is_first)
        set_member(build_.made.document.root, "question",
                   build_.text_node(table_, *question, question->text));
      is_first = false;
      if (const Cell* without = table_.cell(row, "without"))
        add_arm(*question, *without);
      else
        build_.say("The question '" + question->text +
                   "' names no step under 'without', so no arm was made for it; " +
                   "scenario.json is where other changes are written.");
      ask_for_precision(row, measures);
    }
  }

 private:
  /// The arm without these steps, from the base arm, so that the answer is the difference.
  void add_arm(const Cell& question, const Cell& without) {
    const Position place = build_.position_of(table_, question);
    Node removed{place, Node::List()};
    std::string id = "without";
    for (std::size_t from = 0; from <= without.text.size();) {
      const std::size_t end = std::min(without.text.find(';', from), without.text.size());
      Cell one = without;
      one.text = without.text.substr(from, end - from);
      while (!one.text.empty() && one.text.front() == ' ') one.text.erase(0, 1);
      while (!one.text.empty() && one.text.back() == ' ') one.text.pop_back();
      from = end + 1;
      if (one.text.empty()) continue;
      const auto steps = ids_by_words(build_.made.document.root.find("pathway"));
      const std::string step = build_.find_named(table_, one, steps, "steps of your route");
      if (step.empty()) return;
      removed.list()->push_back(Node{place, step});
      id += "-" + step;
    }
    if (removed.list()->empty()) return;
    Node change{place, Node::Object()};
    set_member(change, "label", Node{place, question.text});
    set_member(change, "remove", std::move(removed));
    Node changes{place, Node::Object()};
    set_member(changes, "taken-out", std::move(change));
    Node arm{place, Node::Object()};
    set_member(arm, "label", Node{place, question.text});
    set_member(arm, "from", Node{place, base_arm(place)});
    set_member(arm, "changes", std::move(changes));
    set_member(build_.section("arms"), id.substr(0, 64), std::move(arm));
    if (compared_) return;
    compared_ = true;
    set_member(build_.section("experiment"), "compare", Node{place, id.substr(0, 64)});
  }

  std::string base_arm(Position place) {
    const std::string named = text_at(build_.section("experiment"), "base");
    Node& arms = build_.section("arms");
    if (!named.empty() && arms.find(named)) return named;
    for (const Member& arm : *arms.object())
      if (text_at(arm.value, "from").empty()) return arm.key;
    Node as_is{place, Node::Object()};
    set_member(as_is, "label", Node{place, std::string("As it is")});
    set_member(arms, "as-is", std::move(as_is));
    return "as-is";
  }

  void ask_for_precision(const Row& row, const std::map<std::string, std::string>& measures) {
    const Cell* measure = table_.cell(row, "measure");
    const Cell* worth = table_.cell(row, "worth-knowing");
    if (!measure && !worth) return;
    if (!measure || !worth)
      return build_.report(table_, measure ? *measure : *worth,
                           "'measure' and 'worth-knowing' belong together",
                           "Write both, such as Sustained recovery and 1 %");
    const std::string id = build_.find_named(table_, *measure, measures, "measures");
    const std::optional<double> share = build_.value_of(table_, *worth, read_share_cell);
    if (id.empty() || !share) return;
    if (*share <= 0)
      return build_.report(table_, *worth, "a difference of nothing can never be told",
                           "Write the smallest one that would matter, such as 1 %");
    Node& experiment = build_.section("experiment");
    if (experiment.find("worth-knowing") == nullptr)
      set_member(experiment, "worth-knowing", Node{experiment.position, Node::Object()});
    set_member(*experiment.find("worth-knowing"), id,
               Node{build_.position_of(table_, *worth), *share});
  }

  LocalBuilder& build_;
  const LocalTable& table_;
  bool compared_ = false;
};

}  // namespace

void build_questions(LocalBuilder& build) {
  if (build.tables.questions.given) QuestionsBuilder(build).build();
}

}  // namespace waymark
