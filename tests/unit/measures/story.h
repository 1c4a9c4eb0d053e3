#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "waymark/measures/accumulator.h"

namespace waymark {

inline constexpr double year = 365.25;  ///< in days

/// The route that the stories of these tests take place on. Tracks: 0, but `tenancy` is on 1.
namespace at {
enum Step : std::uint16_t {
  home,
  referral,
  assessment,
  support,
  recovery,
  died,
  moved_away,
  tenancy,
  count
};
}  // namespace at

inline constexpr std::uint64_t own_home = 1;  ///< the first declared group
inline constexpr std::uint64_t woman = 2;

/// The route with the measures written in a text: `{"starts": {"standard": "starts"}}`.
MeasuresInput input_with(const std::string& measures, double horizon_in_years = 5);

/// Facts as a run would tell them, written in any order of people; days since the branch date.
class Story {
 public:
  Story& arrive(double day, std::uint32_t person, at::Step step = at::home, std::uint64_t bits = 0,
                Way way = Way::arrival);
  Story& move(double day, std::uint32_t person, at::Step step, Way way = Way::then);
  Story& meet(double day, std::uint32_t person, ContactOutcome outcome = ContactOutcome::attended,
              double hours = 1);
  /// By entering an exit, which a run tells just before.
  Story& leave(double day, std::uint32_t person, at::Step exit);
  Story& ring(double day, std::uint32_t person, std::uint16_t clock = 0);
  Story& work(double day, std::uint32_t person, at::Step step, double hours);
  Story& take_on(double day, std::uint32_t person, at::Step step, double hours);
  Story& begin(double day, std::uint32_t person, at::Step step, double waited_hours);
  Story& read(double day, std::uint32_t person, double value, std::uint16_t stock = 0);

  /// Any other fact.
  Story& add(double day, std::uint32_t person, FactKind kind, std::uint16_t place,
             std::uint8_t detail, double value);

  /// Asks on `day`, passes both hoops on the days given, and comes to a first contact on `start`.
  Story& start_support(double day, std::uint32_t person, double referred, double accepted,
                       double start);

  /// In the order of time; facts of one moment as written.
  std::vector<Fact> facts() const;

 private:
  std::vector<Fact> facts_;
};

/// What the measures make of a story.
class Measured {
 public:
  explicit Measured(const MeasuresInput& input);
  Measured(const MeasuresInput& input, const Story& story);

  const MeasuresPlan& plan() const { return plan_; }
  void finish(const Accumulator& accumulator);

  double value(const std::string& metric, const std::string& time = "",
               const std::string& group = "") const;
  double count(const std::string& metric, const std::string& time = "",
               const std::string& group = "") const;
  std::vector<double> series(const std::string& id) const;
  const MetricValues& all() const { return values_; }

 private:
  std::size_t slot(const std::string& metric, const std::string& time,
                   const std::string& group) const;
  MeasuresPlan plan_;
  MetricValues values_;
};

/// Facts cut into chunks of a size.
void absorb_in_chunks(Accumulator& accumulator, const std::vector<Fact>& facts, std::size_t size);

/// The complaints about measures, one a line.
std::vector<std::string> complaints_about_measures(const std::string& measures);

}  // namespace waymark
