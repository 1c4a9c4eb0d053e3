import { groups_drawing } from "../charts/groups";
import { figure_element } from "../figure";
import { valued } from "../numbers";
import { spoken } from "../phrases";
import type { EquityRow } from "../report-data";
import type { Report } from "../report";
import type { Cell, Table } from "../table";
import { left_out_note, paragraph, type Section } from "./section";

const suppressed = "fewer than 10";

function cell(rows: EquityRow[], group: string, arm: string): EquityRow | undefined {
  return rows.find((row) => row.group === group && row.arm === arm);
}

function table(report: Report, rows: EquityRow[], groups: string[]): Table {
  const arms = report.data.arms.filter((arm) => rows.some((row) => row.arm === arm.id));
  const shown = (row: EquityRow | undefined): Cell => {
    if (!row) return "";
    if (row.suppressed || !row.value) return row.suppressed ? suppressed : "";
    return { estimate: row.value, unit: row.unit };
  };
  const size = (group: string): Cell => {
    const own = rows.filter((row) => row.group === group);
    if (own.some((row) => row.suppressed)) return suppressed;
    const n = own.find((row) => typeof row.n === "number")?.n;
    return typeof n === "number" ? Math.round(n) : "";
  };
  return {
    caption: rows[0]?.label ?? "By group",
    columns: [{ label: "Group", wide: true }, { label: "People in it (a run)", numeric: true },
      ...arms.map((arm) => ({ label: arm.label, numeric: true }))],
    rows: groups.map((group) => [spoken(group), size(group), ...arms.map((arm) => shown(cell(rows, group, arm.id)))]),
  };
}

/** "Sustained recovery: 6 of 7 groups do better on B, 1 worse", by averages. */
function title(report: Report, rows: EquityRow[], groups: string[]): string {
  const label = rows[0]?.label ?? "";
  const pair = report.pairs[0];
  if (!pair || rows[0]?.better === "neither") return `${label}, group by group`;
  const sign = rows[0]?.better === "lower" ? -1 : 1;
  const gains = groups.flatMap((group) => {
    const a = cell(rows, group, pair.base)?.value;
    const b = cell(rows, group, pair.other)?.value;
    return a && b ? [(b.mean - a.mean) * sign] : [];
  });
  const better = gains.filter((gain) => gain > 0).length;
  const worse = gains.filter((gain) => gain < 0).length;
  const on = report.label(pair.other);
  if (better === gains.length && better > 0) return `${label}: every group shown does better on ${on}`;
  return `${label}: ${better} of ${gains.length} groups do better on ${on}, ${worse} worse`;
}

/** From the group with the lowest value to the one with the highest, on the base. */
function words(report: Report, rows: EquityRow[], groups: string[]): string {
  const valued_groups = groups.flatMap((group) => {
    const value = cell(rows, group, report.base.id)?.value;
    return value ? [{ group, value }] : [];
  }).sort((a, b) => a.value.mean - b.value.mean);
  const lowest = valued_groups[0];
  const highest = valued_groups[valued_groups.length - 1];
  if (!lowest || !highest || lowest === highest) return "Each mark is a group’s average, each line its range.";
  const unit = rows[0]?.unit ?? "count";
  return `On ${report.label(report.base.id)}: from ${valued(lowest.value, unit)} for “${spoken(lowest.group)}” to `
    + `${valued(highest.value, unit)} for “${spoken(highest.group)}”.`;
}

export const equity: Section = {
  id: "equity",
  heading: "Who gains and who loses",
  content: (report, source) => {
    const all = (report.data.equity ?? []).filter((row) => report.has(row.arm));
    if (all.length === 0) return null;
    const metrics = [...new Set(all.map((row) => row.metric))];
    const figures = metrics.map((metric, index) => {
      const rows = all.filter((row) => row.metric === metric);
      const groups = [...new Set(rows.map((row) => row.group))];
      return figure_element({
        id: `equity-${index + 1}`, title: title(report, rows, groups), words: words(report, rows, groups),
        drawing: groups_drawing(report, rows), table: table(report, rows, groups),
        note: `The title counts by averages. The scale need not start at nothing. ${left_out_note(report)}${report.range_note}`,
      }, source);
    });
    return [paragraph("Groups of fewer than 10 people are not shown.", "quiet"), ...figures];
  },
};
