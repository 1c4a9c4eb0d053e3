#pragma once

namespace waymark {

/// Version of the tables below; a database with another one is refused.
constexpr int run_format = 3;

/// The run database. `runs` are arms under couplings; `results` holds one number per replication,
/// run and slot (samples of what we do not know have a database of their own); NULL means not
/// defined, or withheld because fewer than ten people are behind it.
constexpr const char* run_schema = R"sql(
CREATE TABLE manifest (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE arms (
  arm INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, label TEXT NOT NULL, is_base INTEGER NOT NULL
) STRICT;
CREATE TABLE runs (
  run INTEGER PRIMARY KEY, couplings TEXT NOT NULL, arm INTEGER NOT NULL REFERENCES arms
) STRICT;
CREATE TABLE metrics (
  metric INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, label TEXT NOT NULL, unit TEXT NOT NULL,
  better TEXT NOT NULL, horizon TEXT NOT NULL, headline INTEGER NOT NULL, mediator INTEGER NOT NULL,
  ledger TEXT NOT NULL, definition TEXT NOT NULL, worth_knowing REAL, measure TEXT NOT NULL,
  part TEXT NOT NULL, part_label TEXT NOT NULL
) STRICT;
CREATE TABLE slots (
  slot INTEGER PRIMARY KEY, metric INTEGER NOT NULL REFERENCES metrics,
  group_name TEXT NOT NULL, time TEXT NOT NULL
) STRICT;
CREATE TABLE series (
  series INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, label TEXT NOT NULL, unit TEXT NOT NULL
) STRICT;
CREATE TABLE series_times (
  series INTEGER NOT NULL REFERENCES series, point INTEGER NOT NULL, time TEXT NOT NULL,
  PRIMARY KEY (series, point)
) STRICT, WITHOUT ROWID;
CREATE TABLE value_for_money (
  part TEXT PRIMARY KEY, slot INTEGER NOT NULL REFERENCES slots, years REAL NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE worth (pounds REAL PRIMARY KEY) STRICT, WITHOUT ROWID;
CREATE TABLE assumptions (
  place INTEGER PRIMARY KEY, name TEXT NOT NULL, label TEXT NOT NULL, value TEXT NOT NULL,
  range TEXT NOT NULL, standing TEXT NOT NULL, source TEXT NOT NULL, is_coupling INTEGER NOT NULL,
  causal_share TEXT NOT NULL
) STRICT;
CREATE TABLE replications (
  replication INTEGER PRIMARY KEY, scenario_sha256 TEXT NOT NULL, engine_version TEXT NOT NULL,
  content INTEGER NOT NULL
) STRICT;
CREATE TABLE fingerprints (
  replication INTEGER NOT NULL REFERENCES replications, run INTEGER NOT NULL REFERENCES runs,
  fingerprint TEXT NOT NULL, PRIMARY KEY (replication, run)
) STRICT, WITHOUT ROWID;
CREATE TABLE results (
  replication INTEGER NOT NULL REFERENCES replications, run INTEGER NOT NULL REFERENCES runs,
  slot INTEGER NOT NULL REFERENCES slots, value REAL, withheld INTEGER NOT NULL,
  PRIMARY KEY (replication, run, slot)
) STRICT, WITHOUT ROWID;
CREATE TABLE series_values (
  replication INTEGER NOT NULL REFERENCES replications, run INTEGER NOT NULL REFERENCES runs,
  series INTEGER NOT NULL REFERENCES series, point INTEGER NOT NULL, value REAL,
  PRIMARY KEY (replication, run, series, point)
) STRICT, WITHOUT ROWID;
CREATE VIEW tidy AS
  SELECT runs.couplings AS couplings, arms.id AS arm, results.replication AS replication,
         slots.time AS time, metrics.id AS metric, slots.group_name AS group_name,
         results.value AS value
  FROM results JOIN runs USING (run) JOIN arms USING (arm) JOIN slots USING (slot)
       JOIN metrics USING (metric);
)sql";

}  // namespace waymark
