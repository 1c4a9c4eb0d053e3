#include "benchmarks/plain/treatment_pathway.h"

#include "benchmarks/plain/binary_heap.h"
#include "benchmarks/plain/chance.h"
#include "benchmarks/plain/slots.h"
#include "benchmarks/plain/waiting_line.h"

namespace waymark {
namespace {

enum Place : std::uint32_t {
  triage,
  stabilise,
  intensive,
  registration,
  examination,
  treatment,
  out
};

constexpr int servers[] = {2, 4, 2, 2, 4, 3};
constexpr Purpose purposes[] = {path_hash("step/triage"),      path_hash("step/stabilise"),
                                path_hash("step/intensive"),   path_hash("step/registration"),
                                path_hash("step/examination"), path_hash("step/treatment")};
constexpr double mean_gap = 5.0;
constexpr double minutes_per_year = 365.25 * 24 * 60;
constexpr std::uint32_t next_arrival = 0xffffffffu;

Place next_place(Place place, double choice) {
  switch (place) {
    case triage:
      return choice < 0.12 ? stabilise : registration;
    case stabilise:
      return intensive;
    case registration:
      return examination;
    case examination:
      return choice < 0.6 ? treatment : out;
    default:
      return out;
  }
}

template <class Chance>
class TreatmentPathway {
 public:
  using Time = typename Chance::Time;

  TreatmentPathway(double years, std::uint64_t seed)
      : chance_(seed), open_minutes_(years * minutes_per_year) {
    for (std::uint32_t place = 0; place < out; ++place) idle_[place] = servers[place];
  }

  QueueOutcome run() {
    calendar_.push(Chance::event(chance_.gap(mean_gap), 0, next_arrival));
    while (!calendar_.empty()) {
      const auto event = calendar_.top();
      if (event.slot == next_arrival) {
        arrive(event.time);
      } else {
        finish(event.time, event.slot);
      }
    }
    const auto n = static_cast<double>(arrived_);
    return {arrived_, Chance::in_minutes(waited_) / n, Chance::in_minutes(in_system_) / n};
  }

 private:
  struct Person {
    Time arrived;
    Time joined;
    Time duration;
    std::uint32_t sequence;
    std::uint32_t lot;
    Place place;
    Place next;
  };

  void arrive(Time now) {
    if (Chance::in_minutes(now) > open_minutes_) {
      calendar_.pop();
      return;
    }
    calendar_.replace_top(Chance::event(now + chance_.gap(mean_gap), 0, next_arrival));
    const std::uint32_t slot = people_.take();
    people_[slot].arrived = now;
    people_[slot].sequence = arrived_++;
    if (join(triage, now, slot)) calendar_.push(end_of_visit(now, slot));
  }

  /// The person's own next event takes the place of the one that just ended, and the server's next
  /// person is pushed; or the other way round, so that one way down the heap serves one of them.
  void finish(Time now, std::uint32_t slot) {
    const Place place = people_[slot].place;
    const Place next = people_[slot].next;
    bool top_is_used = false;
    if (next == out) {
      in_system_ += now - people_[slot].arrived;
      people_.give_back(slot);
    } else if (join(next, now, slot)) {
      calendar_.replace_top(end_of_visit(now, slot));
      top_is_used = true;
    }
    if (lines_[place].empty()) {
      ++idle_[place];
      if (!top_is_used) calendar_.pop();
      return;
    }
    const std::uint32_t first = lines_[place].leave();
    waited_ += now - people_[first].joined;
    if (top_is_used) {
      calendar_.push(end_of_visit(now, first));
    } else {
      calendar_.replace_top(end_of_visit(now, first));
    }
  }

  /// Draws the visit; true when service starts at once.
  bool join(Place place, Time now, std::uint32_t slot) {
    Person& person = people_[slot];
    auto&& visit = chance_.visit(person.sequence, purposes[place]);
    person.joined = now;
    person.duration = duration(place, visit);
    person.lot = visit.lot();
    person.place = place;
    const bool forks = place == triage || place == examination;
    person.next = next_place(place, forks ? visit.choice() : 0.0);
    if (idle_[place] > 0) {
      --idle_[place];
      return true;
    }
    lines_[place].join(slot);
    return false;
  }

  template <class Visit>
  Time duration(Place place, Visit& visit) const {
    switch (place) {
      case triage:
        return visit.exponential(3.0);
      case stabilise:
        return visit.exponential(90.0);
      case intensive:
        return visit.lognormal(intensive_);
      case registration:
        return visit.lognormal(registration_);
      case examination:
        return visit.lognormal(examination_);
      default:
        return visit.lognormal(treatment_);
    }
  }

  auto end_of_visit(Time now, std::uint32_t slot) {
    const Person& person = people_[slot];
    return Chance::event(now + person.duration, person.lot, slot);
  }

  Chance chance_;
  double open_minutes_;
  BinaryHeap<typename Chance::Event> calendar_;
  WaitingLine<std::uint32_t> lines_[out];
  Slots<Person> people_;
  int idle_[out];
  std::uint32_t arrived_ = 0;
  Time waited_{0};
  Time in_system_{0};
  LognormalShape intensive_{30.0, 4.0};
  LognormalShape registration_{5.0, 2.0};
  LognormalShape examination_{16.0, 3.0};
  LognormalShape treatment_{13.3, 4.5};
};

}  // namespace

QueueOutcome treatment_pathway_plain(double years, std::uint64_t seed) {
  return TreatmentPathway<PlainChance>(years, seed).run();
}

QueueOutcome treatment_pathway_addressed(double years, std::uint64_t seed) {
  return TreatmentPathway<AddressedChance>(years, seed).run();
}

}  // namespace waymark
