// Work that takes units of several teams at once: a network with losses, whose shares have the form
// of a product whatever the services are (Kelly 1986), and a line that is one of several servers.
#include <gtest/gtest.h>

#include "tests/theory/figures.h"

namespace waymark {
namespace {

TEST(SeveralTeams, lose_by_the_form_of_a_product) {
  const Figures figures = Figures::of_feature("an-operation-needs-a-team", 24);
  // Offered loads; what each kind takes of surgeons, rooms and nurses.
  const double load[] = {4 * 6 / 24.0, 9 * 3 / 24.0, 12 * 2 / 24.0};
  const int takes[3][3] = {{1, 1, 2}, {0, 1, 1}, {0, 0, 1}};
  const int units[] = {2, 4, 6};
  double all = 0, busy[3] = {}, lost[3] = {};
  for (int a = 0; a <= 2; ++a)
    for (int b = 0; b <= 4; ++b)
      for (int c = 0; c <= 6; ++c) {
        int used[3];
        bool is_possible = true;
        for (int team = 0; team < 3; ++team) {
          used[team] = a * takes[0][team] + b * takes[1][team] + c * takes[2][team];
          is_possible = is_possible && used[team] <= units[team];
        }
        if (!is_possible) continue;
        double share = 1;
        for (int i = 1; i <= a; ++i) share *= load[0] / i;
        for (int i = 1; i <= b; ++i) share *= load[1] / i;
        for (int i = 1; i <= c; ++i) share *= load[2] / i;
        all += share;
        for (int team = 0; team < 3; ++team) busy[team] += share * used[team] / units[team];
        for (int kind = 0; kind < 3; ++kind) {
          bool fits = true;
          for (int team = 0; team < 3; ++team)
            fits = fits && used[team] + takes[kind][team] <= units[team];
          lost[kind] += fits ? 0 : share;
        }
      }
  const double days = 20 * 365.25, a_day[] = {4, 9, 12};
  const char* exits[] = {"no-operation", "no-check-up", "no-visit"};
  const char* teams[] = {"surgeons", "rooms", "nurses"};
  const System system("three kinds of work that share three teams, nobody waits");
  for (int kind = 0; kind < 3; ++kind)
    system.expect(std::string(exits[kind]) + " (people)", lost[kind] / all * a_day[kind] * days,
                  figures.of(exits[kind]), 0.02);
  for (int team = 0; team < 3; ++team)
    system.expect(std::string("utilisation of ") + teams[team], busy[team] / all,
                  figures.of(teams[team]), 0.01);
}

TEST(SeveralTeams, wait_as_for_as_many_servers_as_can_be_staffed) {
  // Seven chairs and ten carers, two carers and a chair each: five at a time.
  const Figures figures = Figures::of_feature("two-carers-and-a-chair", 24);
  double blocked = 1;
  for (int server = 1; server <= 5; ++server) blocked = 4 * blocked / (server + 4 * blocked);
  const double waits = blocked / (1 - 0.8 * (1 - blocked));
  const System system("M/M/5 of two carers and a chair each, load 0.8");
  system.expect("mean wait (min)", waits * 10, figures.of("wait"), 0.03);
  system.expect("mean number present", 4 + waits * 4, figures.of("number"), 0.02);
  system.expect("utilisation of carers", 0.8, figures.of("carers"), 0.01);
  system.expect("utilisation of chairs", 4.0 / 7, figures.of("chairs"), 0.01);
}

}  // namespace
}  // namespace waymark
