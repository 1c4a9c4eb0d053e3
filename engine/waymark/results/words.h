#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "waymark/experiment/experiment.h"
#include "waymark/experiment/value_for_money.h"

namespace waymark {

/// The words in which closed sets are written into files, and back. Reading throws ResultsError
/// naming `path` for a word that does not belong.
std::string_view word_for(Better better);
std::string_view word_for(Horizon horizon);
std::string_view word_for(Couplings couplings);
std::string_view word_for(StopReason reason);
std::string_view word_for(Efficiency efficiency);

Better better_named(std::string_view word, const std::string& path);
Horizon horizon_named(std::string_view word, const std::string& path);
Couplings couplings_named(std::string_view word, const std::string& path);
StopReason stop_reason_named(std::string_view word, const std::string& path);

/// Of a table of one couplings: "summary.csv", "summary-measured-only.csv".
std::string table_name(const std::string& table, Couplings couplings);

/// Arms as tables list them: by id.
std::vector<std::size_t> arms_by_id(const ExperimentPlan& plan);

/// Slots as tables list them: by metric, group and time.
std::vector<std::size_t> slots_in_order(const ExperimentPlan& plan);

std::string count_text(std::uint64_t count);

/// 16 lower-case hexadecimal digits, and back.
std::string hexadecimal(std::uint64_t value);
std::uint64_t from_hexadecimal(std::string_view text, const std::string& path);

}  // namespace waymark
