#pragma once

#include <cstdint>

#include "waymark/simulate/run.h"

namespace waymark {

/// Seizing and releasing the units of a team. An hours team serves its gates one after another at
/// constant speed, which is one unit that works `gate_speed` ms of work a ms.

/// Begins at once if a unit is free and nobody waits, else queues or, where people may not wait,
/// goes elsewhere. `stay.amount` is the work drawn.
Onward seize_or_queue(Run& run, std::uint32_t person, std::uint16_t track, Stay& stay);

/// Somebody found at the beginning in the middle of the work: only what remains is still done.
/// Gives how long it has lasted; whoever found no free unit waits for one from now on.
Ticks found_in_work(Run& run, std::uint32_t person, std::uint16_t track);

/// Gives a unit back, or leaves the queue, whichever applies to the stay's stage. A step that keeps
/// its unit leaves it with the person.
void give_up_units(Run& run, std::uint32_t person, std::uint16_t track);

/// Gives back the unit that the person holds on to from the step before: what follows has begun, or
/// will not.
void let_go(Run& run, std::uint32_t person, Stay& stay);

/// Where more people are in work than there are units, work stops: that of those who go last.
void interrupt_those_without_unit(Run& run, std::uint16_t team);

/// Lets those who wait begin while units are free.
void serve(Run& run, std::uint16_t team);

}  // namespace waymark
