#pragma once

#include <cstdint>
#include <vector>

#include "waymark/measures/person_rows.h"
#include "waymark/measures/planner.h"

namespace waymark {

/// Of all requests made since the branch date: where they got to before support, and where they
/// ended. A hoop met only after support had started is not part of it. Everything adds up: requests
/// = started + ended at a hoop + ended elsewhere + still on the way.
struct FunnelPlan {
  static constexpr int most_hoops = 64;

  bool wanted = false;
  std::vector<int> hoops;    ///< steps, in the order people meet them
  std::vector<int> hoop_of;  ///< per step: index into `hoops`, or no_role
  int groups = 1;
  struct HoopSlots {
    SlotBlock reached, lost, refused, gave_up;
  };
  std::vector<HoopSlots> at_hoop;
  SlotBlock started, lost_before, ended_elsewhere, on_the_way;
};

FunnelPlan plan_funnel(Planner& planner);

class Funnel {
 public:
  void reset(const FunnelPlan& plan);
  void asked(const FunnelPlan& plan, const Requester& who);
  void entered(const FunnelPlan& plan, const Requester& who, int step);
  void started(const FunnelPlan& plan, const Requester& who);
  /// `from`: the step at which it ended.
  void ended(const FunnelPlan& plan, const Requester& who, RequestEnd end, int from);
  void write(const FunnelPlan& plan, MetricValues& values) const;

 private:
  struct AtHoop {
    double reached = 0, lost = 0, refused = 0, gave_up = 0;
  };
  std::vector<AtHoop> at_hoop_;
  std::vector<double> requests_, started_;  ///< everyone and groups
  double ended_elsewhere_ = 0;
};

}  // namespace waymark
