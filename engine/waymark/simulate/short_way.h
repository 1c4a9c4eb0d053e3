#pragma once

#include <cstdint>

#include "waymark/simulate/run.h"

namespace waymark {

/// The short way of models that are queues alone: one track of activities, delays and exits, no
/// stocks, clocks, traits, patience or priorities that go by the person. It moves the same world by
/// the same rules as `Run` and leaves the same bytes behind (short_way_test.cpp), but asks none of
/// the questions whose answer such a model knows beforehand. `Run` stays the place where the rules
/// are written; whatever is rare is left to it.
class ShortWay {
 public:
  /// Whether everything that people of this arm can meet is known here. A field that a step gains
  /// and that changes how people move must be asked for in `is_known`.
  static bool leads_through(const Model& model, const ArmTables& arm);

  explicit ShortWay(Run& run);

  /// As the loop of `Run::advance_to`, but stops early where another arm's rules begin to hold.
  void advance_to(Moment limit);

 private:
  // Inline: each called in one place or two, in the order of a visit.
  inline void recur(std::uint32_t affair);
  inline void arrive(std::uint16_t source);
  inline std::uint32_t newcomer(Who who);
  inline void enter(std::uint32_t person, std::uint16_t to, Way way);
  inline void begin_work(std::uint32_t person, Stay& stay);
  inline void schedule(std::uint32_t person, Ticks time);
  inline void go_on(std::uint32_t person);
  inline void give_back(const Step& step);
  inline void depart(std::uint32_t person, std::uint16_t exit, Way way);
  bool is_plain(const Source& source) const;
  bool is_limited(const Step& step) const;

  Run& run_;
  World& world_;
  const ArmTables& arm_;
  const Step* steps_;
  const double* numbers_;
  StreamKey key_;
  std::uint32_t purpose_;  ///< of a person's only affair
};

}  // namespace waymark
