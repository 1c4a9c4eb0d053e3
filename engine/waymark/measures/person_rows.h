#pragma once

#include <cstdint>

#include "waymark/base/ticks.h"
#include "waymark/measures/roles.h"

namespace waymark {

/// What the measures remember of one person. Rows are indexed by slot and begin anew on arrival.
struct PersonRow {
  Ticks arrived{0};
  Ticks first_request = never;  ///< since the branch date
  std::uint64_t bits = 0;       ///< as told on arrival
  std::uint64_t member = 1;     ///< everyone, and the groups the person belongs to
  std::uint64_t situations = 0;
  std::uint64_t by_traits = 0;  ///< situations held wherever the person is
  double waited = 0;            ///< ms of all waits that ended
  std::uint32_t requests = 0;   ///< ever, on all tracks
  bool present = false;
  bool found = false;  ///< there when the simulation began: when they came is not known

  bool asked() const { return first_request != never; }
};

/// How a request for help ended.
enum class RequestEnd : std::uint8_t {
  completed,  ///< a planned end of support
  refused,
  lost,
  gave_up,
  left_early,  ///< a clock took the person out
  died,
  otherwise  ///< passed on to an end without support, or left in some other way
};

/// A person's request for help on one track: the one that is open, or what is kept of the last one.
/// It opens on entering a step that is neither home nor exit, and closes on entering one that is.
struct Request {
  Ticks requested = never;
  Ticks accepted = never;  ///< moved on from a step that accepts referrals
  Ticks started = never;   ///< first attended contact
  Ticks ended = never;
  double hoop_time = 0;       ///< ms of the person's own time in hoops
  double contact_time = 0;    ///< ms of attended contacts
  std::uint64_t reached = 0;  ///< hoops, a bit each in the order of the route
  std::uint16_t hoops = 0;    ///< gone through, passed or not
  std::uint16_t retellings = 0;
  std::uint16_t wrong_doors = 0;
  bool open = false;
  bool dated = false;          ///< began while looked at; those in the middle at the start did not
  bool repeat = false;         ///< the person had asked before
  bool first = false;          ///< the person's first since the branch date
  bool completed = false;      ///< the last support had its planned end
  bool awaits_return = false;  ///< ended after a start, and no new request yet

  bool has_started() const { return started != never; }
  bool is_waiting() const { return open && !has_started(); }
  /// Made since the branch date: counted where measures speak of requests.
  bool counts() const { return dated && requested.count >= 0; }
  /// When the reported clock began: the accepted referral, else the request itself.
  Ticks reported_from() const { return accepted != never ? accepted : requested; }
};

/// One person and one of the person's requests.
struct Requester {
  PersonRow& person;
  Request& request;
};

}  // namespace waymark
