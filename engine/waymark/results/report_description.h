#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace waymark {

struct HoopWords {
  std::string label, protects;
  bool is_retelling = false;
};

struct IndicatorWordsShown {
  std::optional<double> target;
  std::string required_by;
};

struct PayerWords {
  std::string label;
  std::optional<bool> is_cashable;
};

/// What the numbers of a run do not say by themselves; RunInputs::description as read. Every key
/// may be left out:
///
///     {"title": "...", "question": "...", "vocabulary": {"person": "member"},
///      "startDate": "2027-04-01", "horizonYears": 5, "warmUpYears": 2,
///      "arms": {"lighter": {"description": "...", "changes": [{"label": "...", "clause":
///      "..."}]}}, "pairs": [{"base": "today", "other": "lighter"}], "groups": {"own-home": "own
///      home: yes"}, "hoops": {"triage": {"label": "...", "protects": "...", "retelling": true}},
///      "indicators": {"starts-in-3-weeks": {"target": 0.95, "requiredBy": "national"}},
///      "payers": {"council": {"label": "the council", "cashable": true}},
///      "opening": {"payer": "council", "years": 5},
///      "twoByTwo": {"columnsBy": "...", "standard": "..."},
///      "rankAgreement": {"target": "METRIC", "life": "METRIC", "text": "..."},
///      "fans": ["SERIES", ...],
///      "routes": [...], "assumptions": [...], "notModelledYet": [...], "leavesOut": [...],
///      "lookedBack": [...], "voices": [...], "plannedMoney": {...}, "methods": [...], "reproduce":
///      {...}}
///
/// The last group and title, question, vocabulary and pairs go into the page as they are (see
/// viz/src/report-data.ts).
struct ReportDescription {
  std::map<std::string, std::string> as_they_are;  // key -> JSON
  std::string start_date;
  double horizon_years = 0, warm_up_years = 0;
  std::map<std::string, std::map<std::string, std::string>> arms;  // id -> key -> JSON
  std::map<std::string, std::string> groups;
  std::map<std::string, HoopWords> hoops;
  std::map<std::string, IndicatorWordsShown> indicators;
  std::map<std::string, PayerWords> payers;
  std::string opening_payer;
  double opening_years = 5;
  std::string columns_by, standard;
  std::string rank_target, rank_life, rank_text;
  std::vector<std::string> fans;
  /// The first pair as given: which two arms the opening sentence is about.
  std::string pair_base, pair_other;
};

/// Throws ResultsError, naming `path`, when the text is not a JSON object of this shape.
ReportDescription read_description(const std::string& json, const std::string& path);

}  // namespace waymark
