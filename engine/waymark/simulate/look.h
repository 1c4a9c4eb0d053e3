#pragma once

#include "waymark/base/contract.h"
#include "waymark/simulate/run.h"

namespace waymark {

/// How a predictor sees a person: pure reading. `Stocks` says which value of a stock it sees.
template <class StockReading>
class Look {
 public:
  Look(Run& run, std::uint32_t person, StockReading stock)
      : run_(run), person_(person), stock_(stock) {}

  double operator()(Feature feature) const {
    World& world = run_.world();
    const std::uint16_t i = feature.index;
    switch (feature.kind) {
      case FeatureKind::constant:
        return 1.0;
      case FeatureKind::trait:
        return world.trait.row(person_)[i];
      case FeatureKind::stock:
        return stock_(i);
      case FeatureKind::need_on:
        return world.need_on.row(person_)[i];
      case FeatureKind::needs_on:
        return needs_on();
      case FeatureKind::at_step:
        return run_.is_at(person_, i) ? 1.0 : 0.0;
      case FeatureKind::visits:
        return world.visits.row(person_)[i];
      case FeatureKind::rings:
        return world.rings.row(person_)[i];
      case FeatureKind::since_step:
        return since_step(i);
      case FeatureKind::since_request:
        return since(world.request[person_].requested);
      case FeatureKind::since_accepted:
        return since(world.request[person_].accepted);
      case FeatureKind::since_start:
        return since(world.request[person_].started);
      case FeatureKind::minutes_ratio:
        return world.team[i].minutes_ratio;
      case FeatureKind::load:
        return load(i);
      case FeatureKind::people_at:
        return world.present[i];
      case FeatureKind::waiting_for:
        return world.team[i].for_units.length + world.team[i].for_places.length;
      case FeatureKind::calendar_time:
        return in_milliseconds(run_.now());
      case FeatureKind::hour:
      case FeatureKind::weekday:
      case FeatureKind::month:
      case FeatureKind::year:
        return civil_feature(run_.arm().civil, feature.kind, run_.now());
      case FeatureKind::in_role:
        return run_.is_active(person_, i) ? 1.0 : 0.0;
      case FeatureKind::ties:
        return run_.ties(person_, i);
      case FeatureKind::signal:
        return world.signal[i];
      case FeatureKind::cycles_in_state:
        return world.cycle_time.row(person_)[i];
      case FeatureKind::cycle:
        return world.cycle[i];
      case FeatureKind::since_ring:
      case FeatureKind::waited:
      case FeatureKind::age:
        break;
    }
    WAYMARK_EXPECT(false, "compile let through a feature that people do not have");
    return 0.0;
  }

 private:
  double since(Ticks event) const { return in_milliseconds(run_.now() - event); }
  /// Time at a step the person is at; 0 elsewhere.
  double since_step(std::uint16_t step) const {
    const Stay* stays_of = run_.world().stay.row(person_);
    for (std::size_t track = 0; track < run_.tracks(); ++track)
      if (stays_of[track].step == step) return since(stays_of[track].entered);
    return 0.0;
  }
  double needs_on() const {
    const std::uint8_t* is_on = run_.world().need_on.row(person_);
    int count = 0;
    for (std::size_t need = 0; need < run_.model().shape.needs; ++need) count += is_on[need];
    return count;
  }
  double load(std::uint16_t team) const {
    const std::int32_t places = run_.arm().teams[team].caseload;
    return places == 0 ? 0.0 : static_cast<double>(run_.world().team[team].caseload) / places;
  }

  Run& run_;
  std::uint32_t person_;
  StockReading stock_;
};

/// A person's stocks as they are now, each read once for all who ask while no anchor is rewritten.
class StocksNow {
 public:
  StocksNow(const StockAnchor* anchors, Ticks now) : anchors_(anchors), now_(now) {}

  const StockAnchor& anchor(std::uint16_t stock) const { return anchors_[stock]; }
  double value(std::uint16_t stock) {
    if (stock >= most_kept) return value_at(anchors_[stock], now_);
    if (((known_ >> stock) & 1) == 0) {
      known_ |= std::uint64_t{1} << stock;
      values_[stock] = value_at(anchors_[stock], now_);
    }
    return values_[stock];
  }

 private:
  static constexpr std::size_t most_kept = 64;

  const StockAnchor* anchors_;
  Ticks now_;
  std::uint64_t known_ = 0;
  double values_[most_kept];  // only those of `known_` are written
};

inline auto look_through(Run& run, std::uint32_t person, StocksNow& stocks) {
  const auto stock = [&stocks](std::uint16_t s) { return stocks.value(s); };
  return Look(run, person, stock);
}

/// Sees stocks as they are now.
inline auto look_now(Run& run, std::uint32_t person) {
  const auto stock = [&run, person](std::uint16_t s) {
    return value_at(run.world().stock.row(person)[s], run.now());
  };
  return Look(run, person, stock);
}

/// Sees stocks as published, for the goals of other stocks.
inline auto look_as_published(Run& run, std::uint32_t person) {
  const auto stock = [&run, person](std::uint16_t s) {
    return run.world().published.row(person)[s].seen;
  };
  return Look(run, person, stock);
}

}  // namespace waymark
