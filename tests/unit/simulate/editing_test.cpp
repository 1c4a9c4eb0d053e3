#include <gtest/gtest.h>

#include <set>

#include "tests/unit/simulate/little_world.h"
#include "waymark/random/draw.h"

namespace waymark {
namespace {

/// A desk that cannot keep up, a panel, two kinds of support and a clock that brings people back.
/// The shocks are neutral and never meet: they only make room for levers.
const std::string town_text =
    R"("dates": { "start": "2027-04-01", "horizon": "4 years", "warm-up": "100 days" },
  "payers": { "council": "The council" },
  "arrivals": { "people": { "to": "form", "every": "1 day" } },
  "stocks": { "hope": { "start": 0.5 } },
  "teams": { "clerks": { "kind": "units", "count": 3 },
             "workers": { "kind": "hours", "fte": 4, "gate-share": "20 %", "caseload": 10,
                          "stays": { "exponential": { "mean": "1 year" } }, "cost": "£40 per hour", "payer": "council" } },
  "predictors": { "long-ago": { "number": { "value": 0, "terms": { "since-request": { "adds": 1 } } } } },
  "pathway": {
    "form":    { "kind": "activity", "team": "clerks", "lasts": "4 days", "then": "panel" },
    "panel":   { "kind": "gate", "team": "workers", "takes": "1 hour", "pass": 0.8, "then": "support", "refused": "away", "lost": "away" },
    "support": { "kind": "support", "team": "workers", "contact": { "every": "1 week", "takes": "1 hour" }, "lasts": "60 days", "then": "away" },
    "further": { "kind": "support", "team": "workers", "contact": { "every": "1 week", "takes": "1 hour" }, "lasts": "60 days", "then": "away" },
    "away":    { "kind": "home" } },
  "clocks": { "asks-again": { "rate": "0.5 per year", "during": ["away"], "then": "form" },
              "leaves": { "rate": "0.2 per year", "during": ["support"], "then": "further" } },
  "commissioning": { "shocks": { "every": "9 years" } })";

class Town : public LittleWorld {
 public:
  explicit Town(double days = 50) : LittleWorld(town_text) {
    begin();
    advance_to(Ticks{0});
    branch("only");
    advance_to(at_day(days));
  }
  Overlay neutral() {
    Overlay overlay;
    overlay.shape(model().shape);
    return overlay;
  }
  /// Pulls levers and looks whether everything still holds.
  void edit(const Overlay& overlay) {
    run().edit(overlay);
    run().flush();
    check_invariants(run());
  }
  void close(const std::string& id, const std::string& people_go_to) {
    Overlay overlay = neutral();
    overlay.step[step(id)] = {Opening::closed, step(people_go_to)};
    edit(overlay);
  }
  void size(const std::string& id, double factor, bool by_leaving = false) {
    Overlay overlay = neutral();
    overlay.team[team(id)].size = factor;
    overlay.team[team(id)].by_leaving = by_leaving;
    edit(overlay);
  }
  int open_posts() {
    int open = 0;
    const Team& workers = run().arm().teams[team("workers")];
    for (std::uint32_t p = 0; p < workers.room; ++p)
      open += world().post[workers.posts.first + p].is_open;
    return open;
  }
  std::vector<std::uint32_t> people_at(const std::string& id) {
    std::vector<std::uint32_t> people;
    for (std::uint32_t person = 0; person < world().slots; ++person)
      if (run().is_at(person, step(id))) people.push_back(person);
    return people;
  }
};

TEST(Editing, of_nothing_changes_no_byte) {
  Town left_alone, edited;

  edited.edit(edited.neutral());
  left_alone.advance_to(at_day(400));
  edited.advance_to(at_day(400));

  EXPECT_EQ(edited.world().version, 0u);
  ASSERT_EQ(left_alone.told().size(), edited.told().size());
  for (std::size_t i = 0; i < edited.told().size(); ++i)
    ASSERT_EQ(left_alone.told()[i].fact.time, edited.told()[i].fact.time);
}

TEST(Editing, takes_people_off_a_closed_step_with_their_joining_time_and_request) {
  Town town;
  std::map<Who, std::pair<Ticks, Ticks>> before;
  for (const std::uint32_t person : town.people_at("form"))
    before[town.world().who[person]] = {town.run().stay(person, 0).joined,
                                        town.run().dates(person)->requested};
  ASSERT_GT(before.size(), 20u);

  town.close("form", "panel");

  EXPECT_TRUE(town.people_at("form").empty());
  EXPECT_EQ(town.came_to("panel", Way::removed), static_cast<int>(before.size()));
  for (const std::uint32_t person : town.people_at("panel")) {
    const auto found = before.find(town.world().who[person]);
    if (found == before.end()) continue;
    EXPECT_EQ(town.run().stay(person, 0).joined, found->second.first);
    EXPECT_EQ(town.run().dates(person)->requested, found->second.second);
  }
}

TEST(Editing, begins_no_work_at_a_step_that_closes) {
  Town town;
  const int began = town.count(FactKind::began, town.step("form"));

  town.close("form", "panel");

  EXPECT_EQ(town.count(FactKind::began, town.step("form")), began);
}

TEST(Editing, lets_moved_people_keep_their_worker) {
  Town town(300);
  std::map<std::uint32_t, std::uint16_t> workers;
  for (const std::uint32_t person : town.people_at("support"))
    if (town.run().stay(person, 0).post != no_post)
      workers[person] = town.run().stay(person, 0).post;
  ASSERT_GT(workers.size(), 10u);

  town.close("support", "further");

  // Whoever has a place still has it; only a worker with more people than a fair share loses one.
  int kept = 0;
  for (const auto& [person, post] : workers) {
    EXPECT_NE(town.run().stay(person, 0).post, no_post);
    kept += town.run().stay(person, 0).post == post;
  }
  EXPECT_GE(kept, static_cast<int>(workers.size()) - 2);
}

TEST(Editing, leads_everything_past_a_closed_step_until_it_opens_again) {
  Town town;
  town.close("form", "panel");
  const int before = town.came_to("form");

  town.advance_to(at_day(300));

  EXPECT_EQ(town.came_to("form"), before);
  EXPECT_GT(town.came_to("panel", Way::arrival), 200);
  EXPECT_GT(town.came_to("panel", Way::clock), 3);  // where "asks-again" leads now

  town.edit(town.neutral());
  town.advance_to(at_day(400));

  EXPECT_GT(town.came_to("form", Way::arrival), 90);
  EXPECT_GT(town.count(FactKind::worked, town.step("form")), 0);
  EXPECT_EQ(town.world().version, 2u);
  check_invariants(town.run());
}

TEST(Editing, refuses_closed_steps_that_lead_round_in_a_circle) {
  Town town;
  Overlay overlay = town.neutral();
  overlay.step[town.step("support")] = {Opening::closed, town.step("further")};
  overlay.step[town.step("further")] = {Opening::closed, town.step("support")};

  EXPECT_THROW(town.run().edit(overlay), RunError);
}

TEST(Editing, never_lets_units_in_use_rise_until_they_are_below_supply) {
  Town town;
  const std::uint16_t clerks = town.team("clerks");
  const auto in_use = [&] {
    return town.run().arm().teams[clerks].units - town.world().team[clerks].free;
  };
  ASSERT_EQ(in_use(), 3);

  town.size("clerks", 1.0 / 3);

  EXPECT_EQ(town.run().arm().teams[clerks].units, 1);
  EXPECT_EQ(in_use(), 3);  // nobody is sent away
  int before = 3;
  for (int day = 51; day < 70; ++day) {
    town.advance_to(at_day(day));
    EXPECT_LE(in_use(), std::max(before, 1));
    before = in_use();
    check_invariants(town.run());
  }
  EXPECT_EQ(before, 1);
}

TEST(Editing, closes_posts_at_once_and_gives_their_people_other_workers) {
  Town town(200);
  const int left = town.count(FactKind::worker_left);

  town.size("workers", 0.5);

  EXPECT_EQ(town.open_posts(), 2);
  EXPECT_GT(town.count(FactKind::worker_left), left);
  town.advance_to(at_day(1000));
  EXPECT_EQ(town.open_posts(), 2);  // a tenure that went on in the calendar fills no closed post
  check_invariants(town.run());
}

TEST(Editing, leaves_posts_unfilled_as_people_leave) {
  Town town;

  town.size("workers", 0.5, true);

  EXPECT_EQ(town.open_posts(), 4);
  EXPECT_EQ(town.world().size[town.team("workers")].in_force, 1.0);
  int most = 4;
  for (int day = 51; day < 1200; day += 10) {
    town.advance_to(at_day(day));
    EXPECT_LE(town.open_posts(), most);
    most = town.open_posts();
    check_invariants(town.run());
  }
  EXPECT_EQ(most, 2);
  EXPECT_EQ(town.world().size[town.team("workers")].in_force, 0.5);
  const std::vector<Told> costs = town.facts(FactKind::team_cost);
  ASSERT_EQ(costs.size(), 2u);  // as each of two people left
  EXPECT_EQ(costs[0].fact.value, 0.75);
  EXPECT_EQ(costs[1].fact.value, 0.5);
}

TEST(Editing, opens_posts_for_new_people_who_leave_again_in_their_time) {
  Town town;

  town.size("workers", 1.5);

  EXPECT_EQ(town.open_posts(), 6);
  EXPECT_EQ(town.run().arm().teams[town.team("workers")].caseload, 60);
  town.advance_to(at_day(1400));
  check_invariants(town.run());
  const Team& workers = town.run().arm().teams[town.team("workers")];
  EXPECT_GT(town.world().post[workers.posts.first + 5].holder, 1u);
}

TEST(Editing, refuses_a_team_of_nothing_and_one_without_room) {
  for (const double factor : {0.0, 2.5}) {
    Town town;
    Overlay overlay = town.neutral();
    overlay.team[town.team("workers")].size = factor;
    EXPECT_THROW(town.run().edit(overlay), RunError) << factor;
  }
}

TEST(Editing, adds_a_way_on_that_moves_only_those_who_take_it) {
  Town before(10), after(10);
  Overlay overlay = after.neutral();
  overlay.link[0] = {after.step("form"), after.step("away"), path_hash("way/form/away"), 0.5};
  overlay.links = 1;

  after.edit(overlay);
  before.advance_to(at_day(300));
  after.advance_to(at_day(300));

  EXPECT_EQ(before.came_to("away", Way::then), 0);
  const double took = after.came_to("away", Way::then);
  const double chose = after.count(FactKind::worked, after.step("form")) -
                       before.count(FactKind::worked, before.step("form")) * 10.0 / 300.0;
  EXPECT_NEAR(took / chose, 1.0 / 3, 0.1);
}

TEST(Editing, moves_plain_numbers_of_steps_by_factors_then_additions) {
  Town town;
  Overlay overlay = town.neutral();
  overlay.number.row(town.step("panel"))[static_cast<int>(StepNumber::pass)] = {0.5, 0.1};

  town.edit(overlay);

  EXPECT_EQ(town.run().arm().steps[town.step("panel")].pass.constant, 0.8 * 0.5 + 0.1);
  EXPECT_EQ(town.model().arms[0].steps[town.step("panel")].pass.constant, 0.8);
}

TEST(Editing, spends_a_clock_under_its_old_rate_first) {
  // A world of one clock: 3,000 at home, the rate trebled after a year.
  LittleWorld world(R"("dates": { "start": "2027-04-01", "horizon": "3 years" },
    "population": { "count": 3000, "at": { "home": 1 } },
    "pathway": { "home": { "kind": "home" }, "away": { "kind": "home" } },
    "clocks": { "goes": { "rate": "0.5 per year", "during": ["home"], "then": "away" } },
    "commissioning": { "shocks": { "every": "9 years" } })");
  world.begin();
  world.branch("only");
  world.advance_to(Ticks{ms_per_year});
  Overlay overlay;
  overlay.shape(world.model().shape);
  overlay.clock[world.clock("goes")] = 3.0;

  world.run().edit(overlay);
  world.advance_to(Ticks{2 * ms_per_year});

  const double stay = std::exp(-0.5 - 1.5);
  EXPECT_NEAR(world.world().present[world.step("home")] / 3000.0, stay,
              4 * std::sqrt(stay * (1 - stay) / 3000));
}

TEST(Editing, goes_on_the_same_in_a_copy_of_the_world) {
  Town town;
  town.size("workers", 0.6, true);
  town.advance_to(at_day(120));
  World copy = town.world();
  Journal journal(1);
  journal.ask_for(~0u);
  std::vector<Fact> told;
  waymark::Run other(town.model(), copy, handler_table(), journal,
                     {&told, [](void* into, const std::vector<Fact>& facts) {
                        auto& all = *static_cast<std::vector<Fact>*>(into);
                        all.insert(all.end(), facts.begin(), facts.end());
                      }});
  const std::size_t before = town.told().size();

  other.take_up(1, 0, 0);
  other.advance_to(at_day(900));
  other.flush();
  town.advance_to(at_day(900));

  ASSERT_EQ(told.size(), town.told().size() - before);
  for (std::size_t i = 0; i < told.size(); ++i) {
    ASSERT_EQ(told[i].time, town.told()[before + i].fact.time);
    ASSERT_EQ(told[i].place, town.told()[before + i].fact.place);
  }
  EXPECT_EQ(copy.version, town.world().version);
}

/// Some lever or other, drawn.
Overlay any_overlay(Town& town, Draw& draw) {
  Overlay overlay = town.neutral();
  overlay.team[town.team("workers")] = {0.4 + draw.uniform() * 1.4, 0.0, 0.5 + draw.uniform(), 1.0,
                                        draw.uniform() < 0.5};
  overlay.team[town.team("clerks")].size = 0.2 + draw.uniform() * 2;
  overlay.source[0] = draw.uniform() * 3;
  overlay.clock[town.clock("asks-again")] = 0.2 + draw.uniform() * 3;
  const double which = draw.uniform();
  if (which < 0.3) overlay.step[town.step("form")] = {Opening::closed, town.step("panel")};
  if (which < 0.2) overlay.step[town.step("panel")] = {Opening::closed, town.step("away")};
  if (which > 0.7) overlay.step[town.step("support")] = {Opening::closed, town.step("further")};
  return overlay;
}

TEST(Editing, keeps_every_invariant_whatever_levers_are_pulled) {
  Town town;

  for (int edit = 0; edit < 80; ++edit) {
    Draw draw(stream_key(5, 0), 1, 2, static_cast<std::uint32_t>(edit));
    town.edit(any_overlay(town, draw));
    town.advance_to(at_day(51 + 15 * edit));
    check_invariants(town.run());
  }

  EXPECT_EQ(town.world().version, 80u);
}

// --- demand ---------------------------------------------------------------------------------

std::set<Who> arrived(const LittleWorld& world) {
  std::set<Who> all;
  for (const Told& told : world.facts(FactKind::arrived)) all.insert(told.who);
  return all;
}

/// Two sources, one at random and one by the month, for ten years.
LittleWorld& with_demand(LittleWorld& world, double factor) {
  world.begin();
  world.branch("only");
  Overlay overlay;
  overlay.shape(world.model().shape);
  for (std::size_t s = 0; s < world.model().source_ids.size(); ++s) overlay.source[s] = factor;
  world.run().edit(overlay);
  world.advance_to(world.model().horizon);
  return world;
}

const std::string two_sources = R"("dates": { "start": "2027-01-01", "horizon": "4 years" },
  "arrivals": { "at-random": { "to": "home", "rate": "2000 per year" },
                "by-month": { "to": "home", "table": "m.csv", "column": "n" } },
  "pathway": { "home": { "kind": "home" } }, "commissioning": { "shocks": { "every": "9 years" } })";

Tables months() {
  std::string csv = "month,n\n";
  for (int year = 2027; year <= 2031; ++year)
    for (int month = 1; month <= 12; ++month)
      csv += std::to_string(year) + (month < 10 ? "-0" : "-") + std::to_string(month) + "," +
             std::to_string(month % 2 == 0 ? 250 : 50) + "\n";
  return {{"m.csv", csv}};
}

TEST(Demand, that_falls_leaves_some_of_the_same_people_out) {
  LittleWorld all(two_sources, months()), some(two_sources, months());

  const std::set<Who> before = arrived(with_demand(all, 1.0));
  const std::set<Who> after = arrived(with_demand(some, 0.8));

  for (const Who who : after) EXPECT_EQ(before.count(who), 1u);
  const double n = static_cast<double>(before.size());
  EXPECT_GT(n, 14'000);
  EXPECT_NEAR(static_cast<double>(after.size()) / n, 0.8, 4 * std::sqrt(0.16 / n));
}

TEST(Demand, that_rises_brings_further_people_beside_the_same) {
  LittleWorld all(two_sources, months()), more(two_sources, months());

  const std::set<Who> before = arrived(with_demand(all, 1.0));
  const std::set<Who> after = arrived(with_demand(more, 1.3));

  for (const Who who : before) EXPECT_EQ(after.count(who), 1u);
  const double further = static_cast<double>(after.size() - before.size());
  const double expected = 0.3 * (4 * 2000 + 4 * 1800);
  EXPECT_NEAR(further, expected, 4 * std::sqrt(expected));
}

TEST(Demand, that_rises_follows_the_months_of_a_table) {
  LittleWorld more(two_sources, months());
  with_demand(more, 2.0);
  const std::uint32_t further = path_hash("arrivals/by-month/more");
  int in_high = 0, in_all = 0;

  for (const Told& told : more.facts(FactKind::arrived)) {
    if (static_cast<std::uint32_t>(told.who >> 32) != further) continue;
    const double month = std::fmod(in_milliseconds(told.fact.time) / ms_per_year, 1.0) * 12;
    in_high += static_cast<int>(month) % 2;
    ++in_all;
  }

  EXPECT_NEAR(in_all, 7200, 4 * std::sqrt(7200.0));
  EXPECT_NEAR(in_high / static_cast<double>(in_all), 5.0 / 6, 0.02);
}

// --- signals --------------------------------------------------------------------------------

const std::string listening = R"("dates": { "start": "2027-04-01", "horizon": "2 years" },
  "population": { "count": 2000, "at": { "home": 1 } },
  "stocks": { "hope": { "start": 0.5 }, "calm": { "start": 0.5 } },
  "predictors": { "dark": { "number": { "value": 0.6, "terms": { "signal:crisis": { "adds": -0.4 } } } } },
  "exposures": { "news": { "during": ["home"], "moves": "hope", "toward": "=dark", "rate": "2 per year" },
                 "rest": { "during": ["home"], "moves": "calm", "toward": 0.9, "rate": "1 per year" } },
  "pathway": { "home": { "kind": "home" } },
  "clocks": { "calls": { "rate": "1 per year", "during": ["home"], "terms": { "signal:crisis": { "rate-ratio": 3 } } },
              "both": { "rate": "1 per year", "during": ["home"], "terms": { "signal:crisis": { "rate-ratio": 3 }, "calm": { "rate-ratio": 2 } } },
              "deaf": { "rate": "1 per year", "during": ["home"], "terms": { "calm": { "rate-ratio": 2 } } } },
  "commissioning": { "shocks": { "every": "9 years" } })";

TEST(Signals, renew_exactly_what_reads_them) {
  LittleWorld world(listening);
  world.begin();
  world.branch("only");
  world.advance_to(at_day(100));
  const World before = world.world();

  world.run().announce(LittleWorld::index_in(world.model().signal_ids, "crisis"), 1.0);

  World& after = world.world();
  for (std::uint32_t person = 0; person < 2000; ++person) {
    EXPECT_EQ(after.stock.row(person)[world.stock("hope")].time, world.world().now);
    EXPECT_EQ(after.stock.row(person)[world.stock("hope")].goal, 0.6 - 0.4);
    const StockAnchor& calm = after.stock.row(person)[world.stock("calm")];
    EXPECT_EQ(calm.time, before.stock.row(person)[world.stock("calm")].time);
    const ClockAnchor& calls = after.clock.row(person)[world.clock("calls")];
    EXPECT_NEAR(calls.log_multiplier, std::log(3.0), 1e-12);
    const ClockAnchor& deaf = after.clock.row(person)[world.clock("deaf")];
    const ClockAnchor& deaf_before = before.clock.row(person)[world.clock("deaf")];
    EXPECT_EQ(deaf.time, deaf_before.time);
    EXPECT_EQ(deaf.threshold, deaf_before.threshold);
  }
}

TEST(Signals, that_say_the_same_again_write_nothing) {
  LittleWorld world(listening), told_again(listening);
  for (LittleWorld* each : {&world, &told_again}) {
    each->begin();
    each->branch("only");
    each->advance_to(at_day(100));
  }

  told_again.run().announce(LittleWorld::index_in(world.model().signal_ids, "crisis"), 0.0);
  for (LittleWorld* each : {&world, &told_again}) each->advance_to(at_day(700));

  ASSERT_EQ(world.told().size(), told_again.told().size());
  for (std::size_t i = 0; i < world.told().size(); ++i)
    ASSERT_EQ(world.told()[i].fact.time, told_again.told()[i].fact.time);
}

TEST(Signals, raise_a_rate_as_its_terms_say) {
  LittleWorld world(listening);
  world.begin();
  world.branch("only");

  world.run().announce(LittleWorld::index_in(world.model().signal_ids, "crisis"), 1.0);
  world.advance_to(Ticks{ms_per_year});

  EXPECT_NEAR(world.count(FactKind::rang, world.clock("calls")), 6000, 4 * std::sqrt(6000.0));
}

TEST(Signals, that_are_no_number_are_an_error) {
  LittleWorld world(listening);
  world.begin();

  EXPECT_THROW(world.run().announce(0, std::nan("")), RunError);
}

}  // namespace
}  // namespace waymark
