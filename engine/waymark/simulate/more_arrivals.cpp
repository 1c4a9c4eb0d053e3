// Demand against what was written: fewer people come by leaving some out, more by a stream of
// their own. So those who come under both factors are the same people at the same times.

#include <algorithm>

#include "waymark/base/elementary.h"
#include "waymark/base/hash.h"
#include "waymark/simulate/recurring.h"
#include "waymark/simulate/run.h"

namespace waymark {

namespace {

constexpr Purpose kept_purpose = path_hash("arrivals/kept");
constexpr Purpose more_purpose = path_hash("arrivals/more");

}  // namespace

bool Run::comes_anyway(const Source& source, std::uint32_t sequence) const {
  Draw draw(key_, who(source.who, sequence), kept_purpose, 0);
  return draw.uniform() < source.factor;
}

/// How many come per ms at this time as written, and until when that holds.
Run::Intensity Run::intensity_of(std::uint16_t index) const {
  const Source& source = arm_->sources[index];
  Intensity written = mean_intensity_of(index);
  if (source.profile == none) return written;
  // A profile's factor is held until the hour ends; only growth moves within one.
  const ArrivalProfile& profile = arm_->profiles[source.profile];
  const Ticks hour{ms_per_hour};
  const Ticks local = world_->now + profile.since_midnight;
  const std::int64_t into_hour = ((local.count % hour.count) + hour.count) % hour.count;
  written.per_ms *= factor_at(profile, world_->now);
  written.until = std::min(written.until, world_->now + Ticks{hour.count - into_hour});
  return written;
}

Run::Intensity Run::mean_intensity_of(std::uint16_t index) const {
  const Source& source = arm_->sources[index];
  if (!source.open) return {0.0, end_of_time};
  if (source.kind == SourceKind::gaps)
    return {1.0 / mean(source.gap, arm_->numbers.data()), end_of_time};
  for (std::uint32_t m = 0; m < source.counts.count; ++m) {
    const MonthCount& month = arm_->month_counts[source.counts.first + m];
    if (world_->now < month.from || world_->now >= month.to) continue;
    return {people_of_month(index, m) / in_milliseconds(month.to - month.from), month.to};
  }
  return {0.0, end_of_time};
}

/// The people beyond those written are a Poisson stream whose intensity is (factor - 1) x what was
/// written: one unit exponential per arrival, spent as time goes by, as a clock's threshold is.
void Run::renew_more(std::uint16_t index) {
  const Source& source = arm_->sources[index];
  MoreArrivals& more = world_->more[index];
  const Ticks now = world_->now;
  if (more.left > 0.0) {
    more.left -= more.rate * in_milliseconds(now - more.since);
    if (more.left < 0.0) more.left = 0.0;
  }
  const Intensity written = intensity_of(index);
  more.since = now;
  more.rate = source.factor > 1.0 ? (source.factor - 1.0) * written.per_ms : 0.0;
  more.due = end_of_time;
  more.is_somebody = false;
  if (source.factor <= 1.0) return;
  if (more.left < 0.0) {
    Draw draw(key_, who(source.more, more.sequence), more_purpose, 0);
    more.left = -portable_log(draw.uniform());
  }
  if (more.rate > 0.0) {
    more.due = now + length_of_time(more.left / more.rate);
    more.is_somebody = true;
  }
  if (written.until < more.due) {
    more.due = written.until;
    more.is_somebody = false;
  }
  if (more.due < end_of_time)
    schedule_recurring(RecurringAffairs(model_->shape).first_more + index, more.due, Phase::arrival,
                       source.more);
}

void Run::handle_more(std::uint16_t index) {
  MoreArrivals& more = world_->more[index];
  if (more.due != world_->now) return;  // stale: demand has changed since
  if (more.is_somebody) {
    const Source& source = arm_->sources[index];
    const std::uint32_t sequence = more.sequence++;
    more.left = -1.0;
    const std::uint32_t person = newcomer(who(source.more, sequence));
    place_newcomer(person, arm_->start, source.to, Way::arrival);
  }
  renew_more(index);
}

}  // namespace waymark
