#pragma once

#include <cstdint>

#include "waymark/simulate/model.h"

namespace waymark {

/// Owners of events from here on are recurring affairs, not people.
constexpr std::uint32_t first_recurring = 0x80000000u;

/// Recurring affairs in their order: sources, weeks of teams, posts, looks.
struct RecurringAffairs {
  std::uint32_t first_week, first_post, look;

  explicit RecurringAffairs(const Shape& shape)
      : first_week(static_cast<std::uint32_t>(shape.sources)),
        first_post(static_cast<std::uint32_t>(shape.sources + shape.teams)),
        look(static_cast<std::uint32_t>(shape.sources + shape.teams + shape.posts)) {}
};

}  // namespace waymark
