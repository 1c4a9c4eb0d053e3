#include "waymark/simulate/overlay.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "waymark/base/elementary.h"
#include "waymark/simulate/model.h"

namespace waymark {

namespace {

bool same(const TeamOverlay& a, const TeamOverlay& b) {
  return a.size == b.size && a.added == b.added && a.at_work == b.at_work && a.price == b.price &&
         a.by_leaving == b.by_leaving;
}
bool same(const StepOverlay& a, const StepOverlay& b) {
  return a.opening == b.opening && a.people_go_to == b.people_go_to;
}
bool same(const NumberOverlay& a, const NumberOverlay& b) {
  return a.factor == b.factor && a.added == b.added;
}
bool same(const LinkOverlay& a, const LinkOverlay& b) {
  return a.from == b.from && a.to == b.to && a.purpose == b.purpose && a.weight == b.weight;
}
bool same(double a, double b) { return a == b; }

template <class T>
bool same_column(const Column<T>& a, const Column<T>& b) {
  return std::equal(a.values().begin(), a.values().end(), b.values().begin(), b.values().end(),
                    [](const T& x, const T& y) { return same(x, y); });
}

double moved(const NumberOverlay& number, double written) {
  return written * number.factor + number.added;
}

std::int32_t scaled(std::int32_t units, double size) {
  return static_cast<std::int32_t>(std::floor(units * size + 0.5));
}

void apply_to_team(const TeamOverlay& overlay, double size, std::vector<Rota>& rotas, Team& team) {
  if (team.kind == TeamKind::units) {
    team.units = scaled(team.units, size);
    if (team.rota != none) {
      Rota& rota = rotas[team.rota];
      rota.always = team.units;
      for (Shift& shift : rota.shifts) shift.units = scaled(shift.units, size);
    }
  } else {
    team.caseload = static_cast<std::int32_t>(std::floor(team.caseload * size + 1e-9));
    team.open_posts = posts_at(size, team.posts.count);
    team.posts.count = team.room;
  }
  team.gate_speed *= size * overlay.at_work;
  team.contact_speed *= size * overlay.at_work;
}

void apply_to_steps(const Overlay& overlay, ArmTables& tables) {
  for (std::size_t s = 0; s < tables.steps.size(); ++s) {
    Step& step = tables.steps[s];
    const StepOverlay& opening = overlay.step[s];
    if (opening.opening == Opening::open) step.open = true;
    if (opening.opening == Opening::closed) {
      step.open = false;
      step.removed_to = opening.people_go_to;
    }
    const NumberOverlay* numbers = overlay.number.row(s);
    const auto of = [numbers](StepNumber number) -> const NumberOverlay& {
      return numbers[static_cast<std::size_t>(number)];
    };
    if (step.pass.predictor < 0)
      step.pass.constant = moved(of(StepNumber::pass), step.pass.constant);
    if (step.refuse.predictor < 0)
      step.refuse.constant = moved(of(StepNumber::refuse), step.refuse.constant);
    step.contact.every_ms = moved(of(StepNumber::cadence), step.contact.every_ms);
    step.contact.takes_ms = moved(of(StepNumber::contact_time), step.contact.takes_ms);
  }
}

/// Gives a step its own range of ways at the end of the table, without one or with one more.
void apply_link(const LinkOverlay& link, ArmTables& tables) {
  Range& then = tables.steps[link.from].then;
  const Range before = then;
  then = {static_cast<std::uint32_t>(tables.ways.size()), 0};
  for (std::uint32_t i = 0; i < before.count; ++i) {
    const WayOn way = tables.ways[before.first + i];
    if (way.to == link.to) continue;
    tables.ways.push_back(way);
    ++then.count;
  }
  if (link.weight == 0.0) return;
  tables.ways.push_back({link.to, link.purpose, {link.weight, -1}});
  ++then.count;
}

std::uint16_t open_step(const std::vector<Step>& steps, std::uint16_t step) {
  for (std::size_t hops = 0; step != none && !steps[step].open; ++hops) {
    // A step that this arm does not have leads nowhere, and nothing leads to it.
    if (steps[step].removed_to == none) return step;
    if (hops > steps.size()) throw std::invalid_argument("closed steps lead round in a circle");
    step = steps[step].removed_to;
  }
  return step;
}

/// Whatever leads to a closed step leads to where its people go.
void follow_closed_steps(ArmTables& tables) {
  const std::vector<Step> steps = tables.steps;
  const auto follow = [&steps](std::uint16_t& to) { to = open_step(steps, to); };
  for (WayOn& way : tables.ways) follow(way.to);
  for (Step& step : tables.steps) {
    follow(step.refused);
    follow(step.lost);
    follow(step.gave_up);
    follow(step.turned_away);
    follow(step.wrong_door);
    follow(step.removed_to);
  }
  for (Clock& clock : tables.clocks) follow(clock.then);
  for (Source& source : tables.sources) follow(source.to);
  for (auto* places : {&tables.start, &tables.present})
    for (auto& track : *places)
      for (StartShare& share : track) follow(share.step);
}

}  // namespace

void Overlay::shape(const Shape& shape) {
  team.shape(1, TeamOverlay{});
  step.shape(1, StepOverlay{});
  number.shape(numbers_per_step, NumberOverlay{});
  source.shape(1, 1.0);
  clock.shape(1, 1.0);
  link.shape(1, LinkOverlay{});
  links = 0;
  if (!shape.has_levers) return;
  team.grow_to(shape.teams);
  step.grow_to(shape.steps);
  number.grow_to(shape.steps);
  source.grow_to(shape.sources);
  clock.grow_to(shape.clocks);
  link.grow_to(most_link_overlays);
}

bool operator==(const Overlay& a, const Overlay& b) {
  return same_column(a.team, b.team) && same_column(a.step, b.step) &&
         same_column(a.number, b.number) && same_column(a.source, b.source) &&
         same_column(a.clock, b.clock) && same_column(a.link, b.link) && a.links == b.links;
}

void apply(const Overlay& overlay, const Column<TeamSize>& size, ArmTables& tables) {
  for (std::size_t t = 0; t < tables.teams.size(); ++t)
    apply_to_team(overlay.team[t], size[t].in_force, tables.rotas, tables.teams[t]);
  apply_to_steps(overlay, tables);
  for (std::uint32_t i = 0; i < overlay.links; ++i) apply_link(overlay.link[i], tables);
  for (std::size_t s = 0; s < tables.sources.size(); ++s)
    tables.sources[s].factor = overlay.source[s];
  for (std::size_t c = 0; c < tables.clocks.size(); ++c)
    tables.clocks[c].log_factor = overlay.clock[c] == 1.0 ? 0.0 : portable_log(overlay.clock[c]);
  follow_closed_steps(tables);
}

double intended_size(const TeamOverlay& overlay, const ArmTables& as_written, std::size_t team) {
  if (overlay.added == 0.0) return overlay.size;
  const Team& written = as_written.teams[team];
  return overlay.size +
         overlay.added / (written.kind == TeamKind::units ? written.mean_units : written.fte);
}

std::uint32_t posts_at(double size, std::uint32_t written) {
  return static_cast<std::uint32_t>(std::ceil(written * size - 1e-9));
}

}  // namespace waymark
