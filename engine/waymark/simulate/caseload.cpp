#include "waymark/simulate/caseload.h"

#include "waymark/simulate/queue.h"
#include "waymark/simulate/units.h"
#include "waymark/simulate/waiting_room.h"

namespace waymark {

namespace {

/// The worker known from before if there is room, else the one with the fewest people; the lowest
/// post among equals. Empty posts come last.
std::uint16_t choose_post(Run& run, const Team& team, std::uint16_t known) {
  const Column<Post>& posts = run.world().post;
  const auto open = static_cast<std::int32_t>(team.open_posts);
  const std::int32_t full = (team.caseload + open - 1) / open;
  const std::uint32_t end = team.posts.first + team.posts.count;
  const auto has_room = [&](std::uint16_t post) {
    return posts[post].is_open && !posts[post].is_empty() && posts[post].people.length < full;
  };
  if (known >= team.posts.first && known < end && has_room(known)) return known;
  std::uint32_t least = team.posts.first;
  while (!posts[least].is_open) ++least;
  const auto goes_before = [&posts](std::uint32_t a, std::uint32_t b) {
    if (posts[a].is_empty() != posts[b].is_empty()) return posts[b].is_empty();
    return posts[a].people.length < posts[b].people.length;
  };
  for (std::uint32_t post = least + 1; post < end; ++post)
    if (posts[post].is_open && goes_before(post, least)) least = post;
  return static_cast<std::uint16_t>(least);
}

void take_place(Run& run, std::uint32_t person, std::uint16_t track) {
  Stay& stay = run.stay(person, track);
  const std::uint16_t team = run.step_of(person, track).team;
  World& world = run.world();
  ++world.team[team].caseload;
  ++world.supported[stay.step];
  stay.post = choose_post(run, run.arm().teams[team], stay.last_post);
  stay.last_post = stay.post;
  stay.stage = Stage::awaiting_contact;
  append(run, world.post[stay.post].people, node_of(run, person, track));
  run.tell(FactKind::began, person, stay.step, 0, in_milliseconds(run.now() - stay.joined));
}

}  // namespace

Onward take_place_or_queue(Run& run, std::uint32_t person, std::uint16_t track) {
  const Step& step = run.step_of(person, track);
  Stay& stay = run.stay(person, track);
  TeamState& state = run.world().team[step.team];
  const Team& team = run.arm().teams[step.team];
  if (state.caseload < team.caseload && state.for_places.length == 0) {
    take_place(run, person, track);
    return stays;
  }
  if (step.may_not_wait()) {
    const Onward elsewhere = instead_of_waiting(run, person, stay, state.for_places);
    if (elsewhere.to != none) return elsewhere;
  }
  stay.stage = Stage::queueing;
  stay.priority = run.amount(step.priority, person);
  join(run, state.for_places, node_of(run, person, track), team.purpose);
  run.tell(FactKind::joined_queue, person, stay.step, 0, 0.0);
  return stays;
}

void offer_places(Run& run, std::uint16_t team) {
  TeamState& state = run.world().team[team];
  while (state.caseload < run.arm().teams[team].caseload && state.for_places.first != no_one) {
    const std::uint32_t node = state.for_places.first;
    remove(run, state.for_places, node);
    const std::uint32_t person = person_of(run, node);
    const std::uint16_t track = track_of(run, node);
    take_place(run, person, track);
    run.handlers(run.step_of(person, track).kind).begin(run, person, track);
    run.settle(person);
    if (run.world().stay[node].kept != none) let_go(run, person, run.world().stay[node]);
  }
}

void give_up_place(Run& run, std::uint32_t person, std::uint16_t track) {
  Stay& stay = run.stay(person, track);
  const std::uint16_t team = run.step_of(person, track).team;
  World& world = run.world();
  if (stay.stage == Stage::settled) return;  // never had a place, nor waited for one
  if (stay.stage == Stage::queueing) {
    remove(run, world.team[team].for_places, node_of(run, person, track));
    return;
  }
  remove(run, world.post[stay.post].people, node_of(run, person, track));
  stay.post = no_post;
  --world.team[team].caseload;
  --world.supported[stay.step];
  offer_places(run, team);
}

namespace {

/// Everybody of a post gets another worker: a bond that ends.
void give_other_workers(Run& run, std::uint16_t team, std::uint32_t post) {
  World& world = run.world();
  for (std::int32_t left = world.post[post].people.length; left > 0; --left) {
    const std::uint32_t node = world.post[post].people.first;
    remove(run, world.post[post].people, node);
    Stay& stay = world.stay[node];
    stay.post = stay.last_post = choose_post(run, run.arm().teams[team], no_post);
    append(run, world.post[stay.post].people, node);
    const std::uint32_t person = person_of(run, node);
    run.tell(FactKind::worker_left, person, team, 0, 0.0);
    run.feel(person, Happening::worker_left, stay.step);
    run.settle(person);
  }
}

}  // namespace

void close_posts(Run& run, std::uint16_t team, std::uint32_t first_closed, std::uint32_t end) {
  for (std::uint32_t post = first_closed; post < end; ++post) give_other_workers(run, team, post);
}

double share_of_posts_filled(const World& world, const Team& team) {
  std::uint32_t filled = 0;
  for (std::uint32_t post = team.posts.first; post < team.posts.first + team.posts.count; ++post)
    filled += world.post[post].is_open && !world.post[post].is_empty();
  return team.open_posts == 0 ? 1.0 : static_cast<double>(filled) / team.open_posts;
}

void vacate(Run& run, std::uint16_t team, std::uint32_t post) {
  Post& left = run.world().post[post];
  ++left.holder;
  left.is_vacant = true;
  give_other_workers(run, team, post);
}

void replace_worker(Run& run, std::uint16_t team, std::uint32_t post) {
  ++run.world().post[post].holder;
  std::uint32_t node = run.world().post[post].people.first;
  while (node != no_one) {
    const std::uint32_t behind = run.world().stay[node].behind;
    const std::uint32_t person = person_of(run, node);
    run.tell(FactKind::worker_left, person, team, 0, 0.0);
    run.feel(person, Happening::worker_left, run.world().stay[node].step);
    run.settle(person);
    node = behind;
  }
}

}  // namespace waymark
