#pragma once

#include <cstdint>

#include "waymark/simulate/run.h"

namespace waymark {

/// Places on an hours team's caseload, and whose worker is whose.

/// The person holds a place and has a worker now, or waits for one, or goes elsewhere at once.
Onward take_place_or_queue(Run& run, std::uint32_t person, std::uint16_t track);

/// Gives the place back, or leaves its queue, and offers it to the next who waits.
void give_up_place(Run& run, std::uint32_t person, std::uint16_t track);

/// Offers free places to those who wait.
void offer_places(Run& run, std::uint16_t team);

/// An arm has fewer posts than before: the people of posts that are gone get other workers.
void close_posts(Run& run, std::uint16_t team, std::uint32_t first_closed, std::uint32_t end);

/// Share of a team's posts in which a worker is there now.
double share_of_posts_filled(const World& world, const Team& team);

/// The holder of a post leaves and nobody follows at once: their people get other workers, as far
/// as there are any.
void vacate(Run& run, std::uint16_t team, std::uint32_t post);

/// The holder of a post leaves: every relation with them ends, and a newcomer takes over.
void replace_worker(Run& run, std::uint16_t team, std::uint32_t post);

}  // namespace waymark
