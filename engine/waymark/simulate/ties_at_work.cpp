// Ties: formed between people who meet in a group, each seen from both of its ends.

#include <algorithm>

#include "waymark/base/elementary.h"
#include "waymark/simulate/run.h"

namespace waymark {

namespace {

/// The unordered pair addresses whatever is drawn for a tie (model.md 3.5).
Who pair_of(Who a, Who b) { return mix64(std::min(a, b)) ^ mix64(mix64(std::max(a, b))); }

std::size_t count_of(const World& world, std::uint32_t person) {
  const Tie* ties = world.tie.row(person);
  std::size_t count = 0;
  while (count < world.tie.width() && ties[count].with != no_one) ++count;
  return count;
}

bool are_tied(const World& world, std::uint32_t a, std::uint32_t b, std::size_t count) {
  const Tie* ties = world.tie.row(a);
  return std::any_of(ties, ties + count, [b](const Tie& tie) { return tie.with == b; });
}

/// Takes out the ties that `is_over`, the others keeping their order; bits of the kinds taken out.
template <class IsOver>
unsigned take_out_ties(World& world, std::uint32_t person, IsOver is_over) {
  Tie* ties = world.tie.row(person);
  const std::size_t count = count_of(world, person);
  unsigned kinds = 0;
  std::size_t kept = 0;
  for (std::size_t i = 0; i < count; ++i) {
    if (is_over(ties[i]))
      kinds |= 1u << ties[i].kind;
    else
      ties[kept++] = ties[i];
  }
  std::fill(ties + kept, ties + count, Tie{});
  return kinds;
}

}  // namespace

double Run::ties(std::uint32_t person, std::uint32_t kind) const {
  const Tie* ties = world_->tie.row(person);
  return static_cast<double>(std::count_if(ties, ties + count_of(*world_, person),
                                           [kind](const Tie& tie) { return tie.kind == kind; }));
}

void Run::may_tie(std::uint32_t a, std::uint32_t b, const Step& step, std::uint32_t which) {
  const TieRule& rule = arm_->ties;
  const Who pair = pair_of(world_->who[a], world_->who[b]);
  Draw meets(key_, pair, step.tie_purpose, which);
  if (!(meets.uniform() < step.group.tie_chance)) return;
  const std::size_t of_a = count_of(*world_, a), of_b = count_of(*world_, b);
  if (of_a >= rule.most || of_b >= rule.most || are_tied(*world_, a, b, of_a)) return;
  const Ticks until = now() + length_of_time(sample_at(rule.lasts, arm_->numbers.data(), key_, pair,
                                                       rule.purpose, which));
  // Each end sees what the other one is like at this moment.
  const bool a_first = world_->who[a] < world_->who[b];
  const double u = meets.uniform();
  const double v = meets.uniform();
  const auto kind_seen = [&](std::uint32_t other, double uniform) {
    const double pulls = amount(rule.pulls, other);
    if (!(pulls >= 0.0 && pulls <= 1.0))
      fail(other, none, "the chance of a tie to pull towards use left the range 0 to 1");
    return uniform < pulls ? 1u : 0u;
  };
  const Tie at_a{b, kind_seen(b, a_first ? u : v), until};
  const Tie at_b{a, kind_seen(a, a_first ? v : u), until};
  world_->tie.row(a)[of_a] = at_a;
  world_->tie.row(b)[of_b] = at_b;
  ties_changed(a, 1u << at_a.kind);
  ties_changed(b, 1u << at_b.kind);
  settle(a);
  settle(b);
}

void Run::tie_ends(std::uint32_t person) {
  const Ticks now = world_->now;
  ties_changed(person,
               take_out_ties(*world_, person, [now](const Tie& tie) { return tie.until <= now; }));
}

void Run::untie(std::uint32_t person) {
  for (std::size_t i = 0, count = count_of(*world_, person); i < count; ++i) {
    const std::uint32_t other = world_->tie.row(person)[i].with;
    // The other end may have run out in this very moment.
    const unsigned kinds =
        take_out_ties(*world_, other, [person](const Tie& tie) { return tie.with == person; });
    ties_changed(other, kinds);
    settle(other);
  }
}

void Run::ties_changed(std::uint32_t person, unsigned kinds) {
  const Tie* ties = world_->tie.row(person);
  Ticks earliest = never;
  for (std::size_t i = 0, count = count_of(*world_, person); i < count; ++i)
    earliest = std::min(earliest, ties[i].until);
  set_due(person, model_->shape.tie_affair(), earliest, Phase::touch);
  for (std::uint32_t kind = 0; kind < 2; ++kind)
    if ((kinds >> kind) & 1u)
      refresh_readers(person, arm_->tie_stocks[kind], arm_->tie_readers[kind]);
}

}  // namespace waymark
