#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "waymark/measures/facts.h"
#include "waymark/measures/roles.h"

namespace waymark {

/// One row of an event log as tools that animate pathways read it.
struct LoggedEvent {
  enum class Type : std::uint8_t { arrival_departure, queue, resource_use, resource_use_end };
  static constexpr std::int64_t no_resource = -1;

  std::uint64_t entity = 0;  ///< the person's number in the run, by order of coming
  Type type = Type::arrival_departure;
  std::string event;
  Ticks time{0};
  std::int64_t resource = no_resource;
  std::uint16_t track = 0;
};

/// Turns the facts of one run, read from the beginning of the warm-up, into an event log, a track
/// at a time: "arrival" and "depart"; a queue row where the person comes, named STEP_wait_begins
/// where a team is needed and STEP where nobody is; STEP_begins and STEP_ends round the time at
/// work, with the lowest number that nobody at work with the team has as the resource. Work that is
/// interrupted ends there; the person waits again until it goes on.
///
/// Rows are given away in the order of time, from `open` on (the branch date): first, with their
/// own times before it, how everybody present came and came to stand where they do.
class EventLog {
 public:
  using Write = std::function<void(const LoggedEvent&)>;

  /// The steps, as measures know them, are copied; what is written goes to `write`.
  EventLog(std::vector<StepRole> steps, Write write);

  /// Bits of the kinds of fact that it reads.
  static std::uint32_t kinds();

  void absorb(const std::vector<Fact>& facts);
  /// The branch date: from here on everything is written.
  void open();

 private:
  enum class Standing : std::uint8_t { away, resting, waiting, at_work, done };
  /// Where somebody stands on one track, and since when.
  struct Place {
    Standing standing = Standing::away;
    std::uint16_t step = 0;
    Ticks arrived{0}, came{0}, began{0};
    std::int64_t resource = LoggedEvent::no_resource;
  };

  void take(const Fact& fact);
  void arrive(std::uint32_t person);
  void move(const Fact& fact);
  void begin(const Fact& fact);
  void end_work(std::uint32_t person, std::uint16_t track, Ticks now);
  /// Work that ended, or was interrupted: then the person is in line again.
  void stop(const Fact& fact);
  void depart(std::uint32_t person, std::uint16_t track, Ticks now);
  void tell_standing(std::uint32_t person, std::uint16_t track, std::vector<LoggedEvent>& rows);

  Place& place(std::uint32_t person, std::uint16_t track) {
    return places_[std::size_t{person} * tracks_ + track];
  }
  bool needs_somebody(std::uint16_t step) const;
  /// Work with the same numbers: of a team's units, of its caseload, or of one group.
  std::vector<std::uint8_t>& numbers_at(std::uint16_t step);
  LoggedEvent row(std::uint32_t person, std::uint16_t track, LoggedEvent::Type type,
                  std::string event, Ticks time, std::int64_t resource) const;
  void tell(LoggedEvent event);

  std::vector<StepRole> steps_;
  Write write_;
  std::size_t tracks_ = 1;
  std::vector<Place> places_;            // by slot and track
  std::vector<std::uint64_t> entities_;  // by slot
  std::map<std::pair<StepKind, int>, std::vector<std::uint8_t>> in_use_;
  std::uint64_t arrived_ = 0;
  bool is_open_ = false;
};

}  // namespace waymark
