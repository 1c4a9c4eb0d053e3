#pragma once

#include <cstdint>

#include "waymark/simulate/model.h"

namespace waymark {

/// Owners of events from here on are recurring affairs, not people.
constexpr std::uint32_t first_recurring = 0x80000000u;

/// Recurring affairs in their order: sources, weeks or rotas of teams, posts, looks, dates of
/// steps, absences from posts, people of each source beyond what was written, and cycle clocks.
struct RecurringAffairs {
  std::uint32_t first_week, first_post, look, first_step, first_absence, first_more, first_cycle;

  explicit RecurringAffairs(const Shape& shape)
      : first_week(static_cast<std::uint32_t>(shape.sources)),
        first_post(static_cast<std::uint32_t>(shape.sources + shape.teams)),
        look(static_cast<std::uint32_t>(shape.sources + shape.teams + shape.posts)),
        first_step(look + 1),
        first_absence(first_step + static_cast<std::uint32_t>(shape.steps)),
        first_more(first_absence + static_cast<std::uint32_t>(shape.posts)),
        first_cycle(first_more + static_cast<std::uint32_t>(shape.sources)) {}
};

}  // namespace waymark
