#include "waymark/commissioning/channels.h"

#include <stdexcept>

namespace waymark {

namespace {

class Composer {
 public:
  explicit Composer(Overlay& overlay)
      : overlay_(overlay), is_sized_(overlay.team.size(), std::uint8_t{0}) {}

  void operator()(const SizeTeam& lever) {
    if (lever.factor == 1.0 && lever.added == 0.0) return;
    TeamOverlay& team = overlay_.team[lever.team];
    team.size *= lever.factor;
    team.added += lever.added;
    std::uint8_t& is_sized = is_sized_[lever.team];
    team.by_leaving = lever.by_leaving && (is_sized == 0 || team.by_leaving);
    is_sized = 1;
  }
  void operator()(const HoursAtWork& lever) { overlay_.team[lever.team].at_work *= lever.factor; }
  void operator()(const PriceOfTeam& lever) { overlay_.team[lever.team].price *= lever.factor; }
  void operator()(const ScaleArrivals& lever) { overlay_.source[lever.source] *= lever.factor; }
  void operator()(const ScaleClock& lever) { overlay_.clock[lever.clock] *= lever.factor; }
  void operator()(const MoveNumber& lever) {
    NumberOverlay& number = overlay_.number.row(lever.step)[static_cast<std::size_t>(lever.number)];
    number.factor *= lever.factor;
    number.added += lever.added;
  }
  void operator()(const CloseStep& lever) {
    StepOverlay& step = overlay_.step[lever.step];
    if (step.opening == Opening::as_written) step = {Opening::closed, lever.people_go_to};
  }
  void operator()(const OpenStep& lever) {
    StepOverlay& step = overlay_.step[lever.step];
    if (step.opening == Opening::as_written) step.opening = Opening::open;
  }
  void operator()(const AddLink& lever) {
    add({lever.from, lever.to, lever.purpose, lever.weight});
  }
  void operator()(const RemoveLink& lever) { add({lever.from, lever.to, 0, 0.0}); }

 private:
  void add(const LinkOverlay& link) {
    for (std::uint32_t i = 0; i < overlay_.links; ++i)
      if (overlay_.link[i].from == link.from && overlay_.link[i].to == link.to) return;
    if (overlay_.links == most_link_overlays)
      throw std::length_error("levers change more than 32 links at once");
    overlay_.link[overlay_.links++] = link;
  }

  Overlay& overlay_;
  std::vector<std::uint8_t> is_sized_;
};

}  // namespace

void compose(const std::vector<LeverPosition>& levers, Overlay& neutral) {
  Composer composer(neutral);
  for (const LeverPosition& lever : levers) std::visit(composer, lever);
}

}  // namespace waymark
