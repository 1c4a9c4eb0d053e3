#include "waymark/scenario/arms.h"

#include <gtest/gtest.h>

#include "miniature.h"
#include "reading.h"

namespace waymark {
namespace {

const char street[] = R"(
  "teams": { "keyworkers": { "fte": 3 } },
  "pathway": {
    "referral": { "kind": "gate", "team": "keyworkers", "pass": 1, "then": "panel" },
    "panel": { "kind": "gate", "team": "keyworkers", "pass": 1, "then": "form" },
    "form": { "kind": "gate", "team": "keyworkers", "pass": 1, "then": "fork" },
    "fork": { "kind": "delay", "ways": { "form": "3 in 10", "home": "7 in 10" } },
    "home": { "kind": "home" } },
  "exposures": { "asked": { "during": ["panel", "form"], "size": 1 } },
  "first": "panel"
})";

struct Resolved {
  Diagnostics diagnostics;
  std::vector<ArmDocument> arms;

  const ArmDocument& arm(const std::string& id) const {
    for (const ArmDocument& each : arms)
      if (each.id == id) return each;
    throw std::out_of_range(id);
  }
};

Resolved resolve(const std::string& arms) {
  Resolved resolved;
  const Document document = document_from("{ \"arms\": " + arms + ",\n" + street);
  resolved.arms = resolve_arms(document, describe<miniature::Scenario>(), resolved.diagnostics);
  return resolved;
}
Lines complaints_of_arms(const std::string& arms) { return formatted(resolve(arms).diagnostics); }

std::string text_in(const ArmDocument& arm, const std::string& pointer) {
  const Node* node = arm.document.at(pointer);
  return node && node->text() ? *node->text() : "nothing";
}

TEST(Arms, without_a_section_are_one) {
  Diagnostics diagnostics;
  const auto arms = resolve_arms(document_from(std::string("{") + street),
                                 describe<miniature::Scenario>(), diagnostics);

  ASSERT_EQ(arms.size(), 1u);
  EXPECT_EQ(arms[0].id, "as-is");
}

TEST(Arms, lay_their_changes_over_those_of_their_parents) {
  const Resolved resolved = resolve(R"({
    "as-is": {},
    "more": { "from": "as-is", "label": "More staff", "changes": { "hire": { "label": "Hire", "patch": { "teams": { "keyworkers": { "fte": 5 } } } } } },
    "most": { "from": "more", "changes": { "pay": { "patch": { "teams": { "keyworkers": { "cost": "£40 per hour" } } } } } } })");

  const ArmDocument& most = resolved.arm("most");

  EXPECT_TRUE(resolved.diagnostics.empty());
  EXPECT_EQ(*most.document.at("/teams/keyworkers/fte")->number(), 5);
  EXPECT_EQ(text_in(most, "/teams/keyworkers/cost"), "£40 per hour");
  EXPECT_EQ(most.changes.size(), 2u);
  EXPECT_EQ(most.own_changes.size(), 1u);
  EXPECT_EQ(most.changes[0].label, "Hire");
  EXPECT_EQ(resolved.arm("more").label, "More staff");
  EXPECT_EQ(*resolved.arm("as-is").document.at("/teams/keyworkers/fte")->number(), 3);
}

TEST(Arms, send_links_and_people_of_a_removed_step_along_its_own_way) {
  const ArmDocument arm =
      resolve(R"({ "a": { "changes": { "x": { "remove": ["panel"] } } } })").arm("a");

  EXPECT_EQ(arm.document.at("/pathway/panel"), nullptr);
  EXPECT_EQ(text_in(arm, "/pathway/referral/then"), "form");
  EXPECT_EQ(arm.document.at("/exposures/asked/during")->list()->size(), 1u);
  ASSERT_EQ(arm.removals.size(), 1u);
  EXPECT_EQ(arm.removals[0].step, "panel");
  EXPECT_EQ(arm.removals[0].goes_to, "form");
}

TEST(Arms, reach_the_same_end_in_whatever_order_a_chain_of_steps_is_removed) {
  for (const char* arms :
       {R"({ "a": { "changes": { "x": { "remove": ["panel"] }, "y": { "remove": ["form"] } } } })",
        R"({ "a": { "changes": { "y": { "remove": ["form"] }, "x": { "remove": ["panel"] } } } })",
        R"({ "a": { "changes": { "x": { "remove": ["form", "panel"] } } } })"}) {
    const Resolved resolved = resolve(arms);
    EXPECT_EQ(formatted(resolved.diagnostics), Lines{});
    const ArmDocument& arm = resolved.arm("a");
    EXPECT_EQ(text_in(arm, "/pathway/referral/then"), "fork");
    ASSERT_EQ(arm.removals.size(), 2u);
    EXPECT_EQ(arm.removals[0].goes_to, "fork");
    EXPECT_EQ(arm.removals[1].goes_to, "fork");
  }
}

TEST(Arms, send_weighted_ways_along_too) {
  const ArmDocument arm =
      resolve(
          R"({ "a": { "changes": { "x": { "patch": { "pathway": { "form": { "then": "panel" } } }, "remove": ["form"] } } } })")
          .arm("a");

  EXPECT_EQ(text_in(arm, "/pathway/fork/ways/panel"), "3 in 10");
  EXPECT_EQ(text_in(arm, "/pathway/panel/then"), "panel");
}

TEST(Arms, find_the_way_on_also_where_it_is_written_in_full) {
  const ArmDocument arm = resolve(R"({ "a": { "changes": { "x": {
    "patch": { "pathway": { "panel": { "then": { "to": "home" } } } }, "remove": ["panel"] } } } })")
                              .arm("a");

  EXPECT_EQ(text_in(arm, "/pathway/referral/then"), "home");
}

TEST(Arms, leave_a_mention_that_is_no_link_for_the_check_of_references) {
  const ArmDocument arm =
      resolve(R"({ "a": { "changes": { "x": { "remove": ["panel"] } } } })").arm("a");

  EXPECT_EQ(text_in(arm, "/first"), "panel");
}

TEST(Arms, refuse_to_remove_a_step_without_a_way_on) {
  EXPECT_EQ(
      complaints_of_arms(
          R"({ "a": { "changes": { "x": { "remove": ["fork"] }, "y": { "remove": ["pannel"] } } } })"),
      (Lines{"test.json:1:51: /arms/a/changes/x/remove: the step 'fork' has no way on for the "
             "people there. "
             "Give it a 'then' that names one other step",
             "test.json:1:80: /arms/a/changes/y/remove: there is no step 'pannel' to remove. "
             "Did you mean 'panel'?"}));
}

TEST(Arms, refuse_to_add_up_two_ways_to_one_step) {
  EXPECT_EQ(
      complaints_of_arms(
          R"({ "a": { "changes": { "x": { "patch": { "pathway": { "form": { "then": "home" } } }, "remove": ["form"] } } } })"),
      (Lines{
          "test.json:1:107: /arms/a/changes/x/remove: without 'form' two ways lead to 'home' at "
          "/pathway/fork/ways. Say in a patch how likely the one way is, and delete the other"}));
}

TEST(Arms, refuse_to_start_from_themselves_or_in_a_circle) {
  EXPECT_EQ(complaints_of_arms(R"({ "a": { "from": "a" } })"),
            (Lines{"test.json:1:28: /arms/a/from: the arm 'a' starts from itself. "
                   "Leave 'from' out in the arm that starts from the scenario itself"}));
  EXPECT_EQ(complaints_of_arms(R"({ "a": { "from": "b" }, "b": { "from": "a" } })").size(), 2u);
  EXPECT_EQ(
      complaints_of_arms(R"({ "as-is": {}, "a": { "from": "as-if" } })"),
      (Lines{"test.json:1:41: /arms/a/from: there is no arm 'as-if'. Did you mean 'as-is'?"}));
}

TEST(Arms, refuse_changes_whose_needs_are_not_met) {
  EXPECT_EQ(
      complaints_of_arms(
          R"({ "a": { "changes": { "x": { "needs": ["y"] }, "y": { "needs": ["z"] } } } })"),
      (Lines{"test.json:1:50: /arms/a/changes/x/needs: the change 'x' needs 'y', which comes only "
             "after it. "
             "Put it first, by place or by 'order'",
             "test.json:1:75: /arms/a/changes/y/needs: the change 'y' needs 'z', which this arm "
             "does not make. "
             "Did you mean 'x'?"}));
}

TEST(Arms, apply_changes_in_the_order_asked_for) {
  const Resolved resolved = resolve(R"({ "a": { "order": ["y", "x"], "changes": {
    "x": { "needs": ["y"], "patch": { "teams": { "keyworkers": { "fte": 1 } } } },
    "y": { "patch": { "teams": { "keyworkers": { "fte": 2 } } } } } } })");

  EXPECT_EQ(formatted(resolved.diagnostics), Lines{});
  EXPECT_EQ(*resolved.arm("a").document.at("/teams/keyworkers/fte")->number(), 1);
}

TEST(Arms, want_every_change_in_a_stated_order) {
  EXPECT_EQ(complaints_of_arms(R"({ "a": { "order": ["z"], "changes": { "x": {} } } })").size(),
            2u);
}

TEST(Arms, refuse_patches_of_what_is_not_there_or_shared) {
  EXPECT_EQ(
      complaints_of_arms(
          R"({ "a": { "changes": { "x": { "patch": { "teams": { "keyworker": { "fte": 1 } }, "assumptions": { "b": null }, "pathway": { "panel": null } } } } } })"),
      (Lines{"test.json:1:62: /arms/a/changes/x/patch/teams/keyworker: there is no 'keyworker' to "
             "alter. "
             "Something new goes under 'add'. Did you mean 'keyworkers'?",
             "test.json:1:91: /arms/a/changes/x/patch/assumptions: all arms share 'assumptions'. "
             "Put the number into the field that uses it, or name a second assumption",
             "test.json:1:143: /arms/a/changes/x/patch/pathway/panel: a step cannot be deleted by "
             "a patch. "
             "List it under 'remove', so that people and links there have a way on"}));
}

TEST(Arms, add_only_what_is_new) {
  const Resolved good = resolve(
      R"({ "a": { "changes": { "x": { "add": { "pathway": { "tea": { "kind": "delay", "then": "home" } } } } } } })");

  EXPECT_EQ(formatted(good.diagnostics), Lines{});
  EXPECT_EQ(text_in(good.arm("a"), "/pathway/tea/then"), "home");
  EXPECT_EQ(
      complaints_of_arms(
          R"({ "a": { "changes": { "x": { "add": { "teams": { "keyworkers": { "fte": 9 } } } } } } })"),
      (Lines{"test.json:1:76: /arms/a/changes/x/add/teams/keyworkers/fte: 'fte' is already there. "
             "Use 'patch' to alter it"}));
}

TEST(Arms, carry_errors_to_the_line_of_the_patch) {
  Resolved resolved = resolve(R"({ "a": { "changes": {
    "x": { "patch": { "teams": { "keyworkers": { "fte": "many" } } } } } } })");
  miniature::Scenario scenario;

  read(resolved.arm("a").document, scenario, {}, resolved.diagnostics);

  EXPECT_EQ(
      formatted(resolved.diagnostics),
      (Lines{"test.json:2:57: /teams/keyworkers/fte: 'many' is not a number. Write e.g. 0.5"}));
}

TEST(Arms, may_be_rebuilt_from_some_of_their_changes) {
  const Resolved resolved = resolve(
      R"({ "a": { "changes": { "x": { "remove": ["panel"] }, "y": { "remove": ["form"] } } } })");
  Diagnostics diagnostics;
  std::vector<Removal> removals;

  const Document only_y =
      with_changes(document_from(std::string("{") + street), {resolved.arm("a").changes[1]},
                   describe<miniature::Scenario>(), removals, diagnostics);

  EXPECT_NE(only_y.at("/pathway/panel"), nullptr);
  EXPECT_EQ(*only_y.at("/pathway/panel/then")->text(), "fork");
}

}  // namespace
}  // namespace waymark
