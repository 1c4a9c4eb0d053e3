#pragma once

#include "waymark/results/json_writer.h"
#include "waymark/results/report_description.h"
#include "waymark/results/report_figures.h"

namespace waymark {

/// The sections of the page, one function each; each writes one key of `ReportData`
/// (viz/src/report-data.ts), or nothing where the run has no such numbers. Which metrics they read
/// is said in report_data.h.
void write_run(JsonWriter& json, const ReportFigures& figures, const ReportDescription& words);
void write_arms(JsonWriter& json, const ReportFigures& figures, const ReportDescription& words);
void write_opening(JsonWriter& json, const ReportFigures& figures, const ReportDescription& words);
void write_where_at(JsonWriter& json, const ReportFigures& figures);
void write_funnels(JsonWriter& json, const ReportFigures& figures, const ReportDescription& words);
void write_indicators(JsonWriter& json, const ReportFigures& figures,
                      const ReportDescription& words);
void write_outcomes(JsonWriter& json, const ReportFigures& figures);
void write_value_for_money(JsonWriter& json, const ReportFigures& figures);
void write_unknown(JsonWriter& json, const ReportFigures& figures, const RunDatabase& samples);
void write_burden(JsonWriter& json, const ReportFigures& figures);
void write_two_by_two(JsonWriter& json, const ReportFigures& figures,
                      const ReportDescription& words);
void write_rank_agreement(JsonWriter& json, const ReportFigures& figures,
                          const ReportDescription& words);
void write_fans(JsonWriter& json, const ReportFigures& figures, const ReportDescription& words);
void write_differences(JsonWriter& json, const ReportFigures& figures);
void write_money(JsonWriter& json, const ReportFigures& figures, const ReportDescription& words);
void write_equity(JsonWriter& json, const ReportFigures& figures, const ReportDescription& words);
void write_assumptions(JsonWriter& json, const ReportFigures& figures,
                       const ReportDescription& words);

/// Which of a run's metrics belong to which section.
bool is_table_cell(const MetricInfo& metric);   // of the 2 x 2, or its counts
bool is_indicator(const MetricInfo& metric);    // in the reported or the lived ledger
bool is_own_section(const MetricInfo& metric);  // funnel, where-at, burden, money, 2 x 2
bool is_discount_variant(const MetricInfo& metric);
bool is_long_term_outcome(const MetricInfo& metric);

}  // namespace waymark
