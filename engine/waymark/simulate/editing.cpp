// What the commissioning layer may do to a world while it runs: publish signals and pull levers
// (design note 9). Without such a section nothing here is ever called.

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "waymark/base/contract.h"
#include "waymark/simulate/caseload.h"
#include "waymark/simulate/run.h"
#include "waymark/simulate/units.h"

namespace waymark {

template <class Do>
void Run::each_person_here(Do&& act) {
  for (std::uint32_t person = 0; person < world_->slots; ++person)
    if (world_->is_here(person)) act(person);
}

void Run::read_tables(std::uint16_t arm) {
  written_ = arm_ = &model_->arms[arm];
  if (world_->version != 0 || written_->starts_closed) edit_tables();
}

void Run::edit_tables() {
  edited_ = *written_;
  arm_ = &edited_;
  try {
    apply(world_->overlay, world_->size, edited_);
  } catch (const std::invalid_argument& error) {
    fail(no_one, none, error.what());
  }
}

void Run::take_up(std::uint64_t seed, std::uint64_t replication, std::uint16_t arm) {
  key_ = stream_key(seed, replication);
  read_tables(arm);
}

// --- signals --------------------------------------------------------------------------------

void Run::announce(std::uint16_t signal, double value) {
  if (!std::isfinite(value))
    fail(no_one, none, ("signal '" + model_->signal_ids[signal] + "' is not a number").c_str());
  if (world_->signal[signal] == value) return;
  world_->signal[signal] = value;
  const Range stocks = arm_->signal_stocks[signal], clocks = arm_->signal_clocks[signal];
  if (stocks.count + clocks.count == 0) return;
  each_person_here([&](std::uint32_t person) {
    for (std::uint32_t i = 0; i < stocks.count; ++i)
      refresh_stock(person, arm_->lists[stocks.first + i]);
    for (std::uint32_t i = 0; i < clocks.count; ++i)
      renew_later(person, arm_->lists[clocks.first + i]);
    settle(person);
  });
}

void Run::move_everyone(std::uint16_t stock, double toward, double by) {
  if (by == 0.0) return;
  each_person_here([&](std::uint32_t person) {
    move_stock(person, stock, toward, by);
    settle(person);
  });
}

// --- levers ---------------------------------------------------------------------------------

void Run::edit(const Overlay& overlay) {
  if (overlay == world_->overlay) return;
  spend_clocks_that_change(overlay);
  const Overlay before = world_->overlay;
  const std::size_t teams = arm_->teams.size();
  std::vector<std::int32_t> units;
  std::vector<double> costs;
  for (std::uint16_t t = 0; t < teams; ++t) {
    units.push_back(units_now(t));
    costs.push_back(cost_factor(t));
  }

  world_->overlay = overlay;
  ++world_->version;
  for (std::uint16_t t = 0; t < teams; ++t) set_size(t);
  edit_tables();

  renew_clocks_that_changed(before.clock);
  for (std::uint16_t t = 0; t < teams; ++t) {
    rescale_rota(t);
    world_->team[t].free += units_now(t) - units[t];
  }
  move_everyone_off_closed_steps();
  for (std::uint16_t t = 0; t < teams; ++t) {
    change_posts(t);
    if (cost_factor(t) != costs[t]) tell_cost(t);
    serve(*this, t);
    offer_places(*this, t);
  }
  open_steps();
  for (std::uint16_t s = 0; s < arm_->sources.size(); ++s)
    if (overlay.source[s] != before.source[s]) renew_more(s);
}

void Run::spend_clocks_that_change(const Overlay& overlay) {
  for (std::uint16_t c = 0; c < arm_->clocks.size(); ++c)
    if (overlay.clock[c] != world_->overlay.clock[c])
      each_person_here([&](std::uint32_t person) { spend_clock(person, c); });
}

void Run::renew_clocks_that_changed(const Column<double>& before) {
  for (std::uint16_t c = 0; c < arm_->clocks.size(); ++c)
    if (world_->overlay.clock[c] != before[c])
      each_person_here([&](std::uint32_t person) {
        renew_clock(person, c);
        settle(person);
      });
}

/// Meanwhile nobody begins anywhere: who has moved waits with the others, in the order of joining,
/// until all have moved. A place given back would else go to whoever waits at a step that closes,
/// and not to its holder at the next step.
void Run::move_everyone_off_closed_steps() {
  constexpr std::int32_t out_of_reach = 1 << 30;
  const std::vector<Team> teams = edited_.teams;
  for (std::size_t t = 0; t < teams.size(); ++t) {
    world_->team[t].free -= out_of_reach;
    edited_.teams[t].caseload = 0;
  }
  each_person_here([&](std::uint32_t person) { move_off_closed_steps(person); });
  for (std::size_t t = 0; t < teams.size(); ++t) world_->team[t].free += out_of_reach;
  edited_.teams = teams;
}

// --- teams ----------------------------------------------------------------------------------

void Run::set_size(std::uint16_t team) {
  const TeamOverlay& overlay = world_->overlay.team[team];
  const double intended = intended_size(overlay, *written_, team);
  if (!(intended > 0.0 && std::isfinite(intended) && overlay.at_work > 0.0))
    fail(no_one, none, ("nothing is left of team '" + model_->team_ids[team] + "'").c_str());
  TeamSize& size = world_->size[team];
  size.intended = intended;
  const bool waits_for_leavers =
      overlay.by_leaving && written_->teams[team].has_tenure && intended < size.in_force;
  if (!waits_for_leavers) size.in_force = intended;
}

void Run::change_posts(std::uint16_t team) {
  const Team& rule = arm_->teams[team];
  if (rule.kind != TeamKind::hours) return;
  if (rule.open_posts > rule.posts.count)
    fail(no_one, none,
         ("team '" + model_->team_ids[team] + "' would grow to more than twice its posts").c_str());
  Column<Post>& posts = world_->post;
  std::uint32_t open = 0;
  for (std::uint32_t p = 0; p < rule.posts.count; ++p) open += posts[rule.posts.first + p].is_open;
  for (std::uint32_t p = rule.posts.count; open > rule.open_posts; --p) {
    const std::uint32_t post = rule.posts.first + p - 1;
    if (!posts[post].is_open) continue;
    posts[post].is_open = posts[post].is_vacant = false;
    --open;
    close_posts(*this, team, post, post + 1);
  }
  for (std::uint32_t post = rule.posts.first; open < rule.open_posts; ++post) {
    if (posts[post].is_open) continue;
    const bool is_new =
        posts[post].holder == 0 && post - rule.posts.first >= written_->teams[team].open_posts;
    posts[post].is_open = true;
    ++posts[post].holder;
    if (is_new && rule.absence_per_ms > 0.0) schedule_absence(post, team);
    ++open;
    if (rule.has_tenure) schedule_post(post, team);
  }
}

bool Run::gives_up_post(std::uint16_t team, std::uint32_t post) {
  if (world_->version == 0) return false;
  TeamSize& size = world_->size[team];
  if (size.in_force <= size.intended) return false;
  const double one_post = 1.0 / written_->teams[team].posts.count;
  const std::uint32_t open_before = arm_->teams[team].open_posts;
  size.in_force = std::max(size.in_force - one_post, size.intended);
  edit_tables();
  tell_cost(team);
  if (arm_->teams[team].open_posts == open_before) return false;
  world_->post[post].is_open = world_->post[post].is_vacant = false;
  close_posts(*this, team, post, post + 1);
  return true;
}

/// What the team costs against what was planned.
double Run::cost_factor(std::uint16_t team) const {
  if (world_->version == 0) return 1.0;
  const Team& written = written_->teams[team];
  const double price = world_->overlay.team[team].price;
  if (written.kind == TeamKind::hours || written.rota != none)
    return world_->size[team].in_force * price;
  return written.units == 0 ? price : price * arm_->teams[team].units / written.units;
}

void Run::tell_cost(std::uint16_t team) {
  tell(FactKind::team_cost, nobody, team, 0, cost_factor(team));
}

}  // namespace waymark
