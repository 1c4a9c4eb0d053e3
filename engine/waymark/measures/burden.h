#pragma once

#include <cstdint>
#include <vector>

#include "waymark/measures/person_rows.h"
#include "waymark/measures/planner.h"

namespace waymark {

/// What asking for help costs the people who ask: hoops, retellings, weeks, hours.
struct BurdenPlan {
  bool wanted = false;
  struct StepPart {
    bool hoop = false, retelling = false;
    double person_time = 0;  ///< ms a passage
    bool as_worked = false;  ///< ... or as long as the worker took
  };
  std::vector<StepPart> steps;
  bool has_wrong_doors = false;
  struct Population {
    SlotBlock hoops, retellings, wrong_doors, hours, hoop_share;
  };
  Population everyone, started;
  struct Weeks {
    SlotBlock mean, median, p90;
  };
  Weeks from_request, from_referral;
};

BurdenPlan plan_burden(Planner& planner);

class Burden {
 public:
  void reset();
  /// The person leaves a step within a request, having been dealt with there or not.
  static void passed(const BurdenPlan& plan, Request& request, int step, bool dealt_with);
  static void worked(const BurdenPlan& plan, Request& request, int step, double ms);

  void started(const Request& request);
  /// The request is over, or the run is.
  void close(const Request& request);
  void write(const BurdenPlan& plan, MetricValues& values);

 private:
  struct Sums {
    double requests = 0, hoops = 0, retellings = 0, wrong_doors = 0;
    double hoop_time = 0, contact_time = 0;
  };
  static void add(Sums& sums, const Request& request);
  static void write_population(const BurdenPlan& plan, const BurdenPlan::Population& slots,
                               const Sums& sums, MetricValues& values);

  Sums everyone_, started_;
  std::vector<std::int64_t> from_request_, from_referral_;  ///< ms of each start
};

}  // namespace waymark
