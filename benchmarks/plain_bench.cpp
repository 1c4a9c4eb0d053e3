#include <benchmark/benchmark.h>

#include "benchmarks/plain/mm8.h"
#include "benchmarks/plain/sick_sicker.h"
#include "benchmarks/plain/treatment_pathway.h"

// Names are WORK/WHO: ratios.awk lays each WORK/engine beside WORK/plain and WORK/addressed.

namespace waymark {
namespace {

constexpr std::int64_t mm8_customers = 10'000'000;
constexpr double pathway_years = 10.0;
constexpr std::int64_t cohort = 100'000;
constexpr int cycles = 30;

template <class Reference>
void pass_through_mm8(benchmark::State& state, Reference reference) {
  std::uint64_t seed = 0;
  for (auto _ : state) benchmark::DoNotOptimize(reference(mm8_customers, ++seed));
  state.SetItemsProcessed(state.iterations() * mm8_customers);
}

template <class Reference>
void pass_through_pathway(benchmark::State& state, Reference reference) {
  std::uint64_t seed = 0;
  std::int64_t customers = 0;
  for (auto _ : state) customers += reference(pathway_years, ++seed).customers;
  state.SetItemsProcessed(customers);
}

template <class Reference>
void live_through_cycles(benchmark::State& state, Reference reference) {
  std::uint64_t seed = 0;
  for (auto _ : state) benchmark::DoNotOptimize(reference(cohort, cycles, ++seed));
  state.SetItemsProcessed(state.iterations() * cohort * cycles);
}

BENCHMARK_CAPTURE(pass_through_mm8, plain, mm8_plain)
    ->Name("W1/plain")
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(pass_through_mm8, addressed, mm8_addressed)
    ->Name("W1/addressed")
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(pass_through_pathway, plain, treatment_pathway_plain)
    ->Name("W2/plain")
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(pass_through_pathway, addressed, treatment_pathway_addressed)
    ->Name("W2/addressed")
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(live_through_cycles, plain, sick_sicker_plain)
    ->Name("W3/plain")
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(live_through_cycles, addressed, sick_sicker_addressed)
    ->Name("W3/addressed")
    ->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace waymark
