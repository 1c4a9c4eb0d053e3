#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "waymark/base/ticks.h"
#include "waymark/simulate/overlay.h"

namespace waymark {

// The three narrow channels between the commissioning layer and the people layer (model.md 2).

/// Down: a number that one mechanism publishes and rules and other mechanisms read. It stands still
/// between the dates on which it is published.
struct SignalSpec {
  std::string name;
  double neutral = 0.0;  ///< its value where nobody publishes it
};

/// Up: what is observed of one step, clock or team over a period that has closed.
enum class ObservedKind : std::uint8_t {
  came,         ///< people who came to a step
  waited,       ///< people at a step whose work began; the sum is their waits in ms
  started,      ///< first attended contacts of a support step
  met,          ///< attended contacts of a support step; the sum is ms of the workers' time
  rang,         ///< ringings of a clock
  cost,         ///< a team's cost over what was planned: the sum is its integral over ms
  present,      ///< people at a step when the period closed
  queueing,     ///< people waiting for a team when the period closed
  on_caseload,  ///< people on a team's caseload when the period closed
  size,         ///< of a team when the period closed; the sum is its size over what the arm says
  excess        ///< of a team when the period closed; the sum is by how much it is still bigger
                ///< than levers want it, because nobody has left
};

struct ObservationSpec {
  ObservedKind kind = ObservedKind::came;
  std::uint16_t place = 0;  ///< index of the step, clock or team
};

/// A period that has closed.
struct Observation {
  double count = 0, sum = 0;
  Ticks from{0}, to{0};

  double mean() const { return count == 0 ? 0.0 : sum / count; }
};

// Down: levers. Each is a position that holds until the mechanism says another.

/// Changes how much of a team there is.
struct SizeTeam {
  std::uint16_t team = 0;
  double factor = 1.0;
  double added = 0.0;       ///< full-time posts or units
  bool by_leaving = false;  ///< shrinks only as people leave
};
/// Changes the hours that those in post are at work.
struct HoursAtWork {
  std::uint16_t team = 0;
  double factor = 1.0;
};
/// Changes what a team costs for each hour or unit.
struct PriceOfTeam {
  std::uint16_t team = 0;
  double factor = 1.0;
};
/// Changes how many people a source sends.
struct ScaleArrivals {
  std::uint16_t source = 0;
  double factor = 1.0;
};
/// Changes the rate of a clock.
struct ScaleClock {
  std::uint16_t clock = 0;
  double factor = 1.0;
};
/// Changes a plain number of a step. (A predicted one reads a signal instead.)
struct MoveNumber {
  std::uint16_t step = 0;
  StepNumber number = StepNumber::pass;
  double factor = 1.0, added = 0.0;
};
/// Closes a step: whoever is there, and whoever would come, goes to another of its track.
struct CloseStep {
  std::uint16_t step = 0;
  std::uint16_t people_go_to = 0;
};
/// Opens a step that was written as closed at first.
struct OpenStep {
  std::uint16_t step = 0;
};
/// Adds a way on, drawn with this weight beside the others, whose weights stay; or changes one.
struct AddLink {
  std::uint16_t from = 0, to = 0;
  std::uint32_t purpose = 0;  ///< path_hash("way/FROM/TO")
  double weight = 1.0;
};
struct RemoveLink {
  std::uint16_t from = 0, to = 0;
};
using LeverPosition = std::variant<SizeTeam, HoursAtWork, PriceOfTeam, ScaleArrivals, ScaleClock,
                                   MoveNumber, CloseStep, OpenStep, AddLink, RemoveLink>;

/// Composes the levers of all mechanisms, in the order of their names, into a neutral overlay.
/// Numbers: all factors, then all additions. Steps and links: the first to say something wins. A
/// team shrinks by leaving only if all who change its size say so. Throws std::length_error for
/// more links than there are slots.
void compose(const std::vector<LeverPosition>& levers, Overlay& neutral);

}  // namespace waymark
