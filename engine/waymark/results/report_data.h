#pragma once

#include <string>

#include "waymark/results/run_database.h"

namespace waymark {

/// What the report page reads, as the JSON of viz/src/report-data.ts, from a finished run.
///
/// Numbers come from the run's metrics by these names (measure/part), words from
/// RunInputs::description (see report_description.h):
///
/// - funnel/started, funnel/lost-before, funnel/on-the-way and, in the order in which people meet
///   the hoops, funnel/STEP/reached, /lost, /refused, /gave-up: shares of requests. A hoop that
///   nobody reached on an arm is not drawn there.
/// - where-at/STATE, "at N years": shares of those who asked; part_label is the state in words.
/// - MEASURE/reported, MEASURE/lived, MEASURE/record-gap: an indicator in its two ledgers.
/// - MEASURE/met-better, met-not-better, missed-..., not-counted-..., left-out, counted: the 2 x 2.
/// - burden/...: part_label is the line in words.
/// - money/PAYER/undiscounted and /discounted-3.5, "over N years"; MEASURE/years/undiscounted,
///   /discounted-3.5 and /discounted-1.5 are outcomes valued over time.
/// - every other metric with a long horizon, and every mediator, is an outcome at its times.
/// - slots with a group, of headlines and of funnel/started, are the equity table.
/// - series in people (or those named) are fans of waiting lists.
///
/// `samples` of what we do not know, where they were made, become a section of their own.
///
/// A metric that takes part in no section still stands in the table of differences. Throws
/// ResultsError.
std::string report_data(RunDatabase& run, const RunDatabase* samples = nullptr);

/// The page: `page` with its one `<!--WAYMARK-REPORT-DATA-->` replaced by `json`, in which `<` and
/// the two line separators that are none in JSON are written so that nothing can end the script
/// element. Throws ResultsError naming `page_path` when there is not exactly one such mark.
std::string report_page(const std::string& page, const std::string& json,
                        const std::string& page_path);

}  // namespace waymark
