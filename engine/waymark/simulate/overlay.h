#pragma once

#include <cstdint>

#include "waymark/people/column.h"

namespace waymark {

struct ArmTables;
struct Shape;

// What levers have made of an arm's tables, in one world. The tables are shared by every worker and
// never change; what may change while a run goes on is kept here, in columns of trivially copyable
// elements that are copied with the world. A neutral overlay is the arm as it was written.

/// How much of a team there is, against what the arm says.
struct TeamOverlay {
  double size = 1.0;        ///< factor on posts, places and units, and so on pay
  double added = 0.0;       ///< full-time posts or units, after the factor
  double at_work = 1.0;     ///< factor on the hours that those in post are there
  double price = 1.0;       ///< factor on what an hour or a unit costs
  bool by_leaving = false;  ///< shrinks only as people leave: their posts are not filled
};

/// How much of a team there is over what the arm says, and how much there is meant to be.
struct TeamSize {
  double in_force = 1.0, intended = 1.0;
};

enum class Opening : std::uint8_t { as_written, open, closed };

/// Whether a step is open, and where its people go while it is closed.
struct StepOverlay {
  Opening opening = Opening::as_written;
  std::uint16_t people_go_to = 0xffff;
};

/// A plain number of a step that levers may move. Predicted numbers read signals instead.
enum class StepNumber : std::uint8_t { pass, refuse, cadence, contact_time, count };

/// A number of a rule: factors first, then what is added.
struct NumberOverlay {
  double factor = 1.0, added = 0.0;
};

/// A way on that a lever has added, or with weight 0 taken away.
struct LinkOverlay {
  std::uint16_t from = 0xffff, to = 0xffff;
  std::uint32_t purpose = 0;  ///< addresses the option's own draw
  double weight = 0.0;
};

constexpr std::size_t most_link_overlays = 32;
constexpr std::size_t numbers_per_step = static_cast<std::size_t>(StepNumber::count);

struct Overlay {
  Column<TeamOverlay> team;
  Column<StepOverlay> step;
  Column<NumberOverlay> number;  ///< per step, by StepNumber
  Column<double> source;         ///< per source: factor on how many come
  Column<double> clock;          ///< per clock: factor on its rate
  Column<LinkOverlay> link;      ///< slots; used from the first on
  std::uint32_t links = 0;       ///< slots in use

  template <class Visit>
  void each_column(Visit&& visit) {
    visit("team-overlay", team);
    visit("step-overlay", step);
    visit("number-overlay", number);
    visit("source-overlay", source);
    visit("clock-overlay", clock);
    visit("link-overlay", link);
  }

  /// The neutral overlay of a model; empty where no mechanism may pull a lever.
  void shape(const Shape& shape);
};

/// True if both say the same, number by number.
bool operator==(const Overlay& a, const Overlay& b);

/// Applies an overlay to a copy of the arm's tables as written. `size` says, per team, how much of
/// it there is by now. Incoming links of closed steps follow to where their people go; throws
/// std::invalid_argument if closed steps lead round in a circle.
void apply(const Overlay& overlay, const Column<TeamSize>& size, ArmTables& tables);

/// The size that a team is meant to have, additions included.
double intended_size(const TeamOverlay& overlay, const ArmTables& as_written, std::size_t team);

/// Posts of an hours team of this size, of which the arm wrote `written`.
std::uint32_t posts_at(double size, std::uint32_t written);

}  // namespace waymark
