import { groups_drawing } from "../charts/groups";
import { figure_element } from "../figure";
import { valued } from "../numbers";
import { spoken } from "../phrases";
import type { Better, Estimate, EquityRow } from "../report-data";
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

/** Whether a group fares better, worse or cannot be told apart: ranges that overlap tell nothing. */
function fares(a: Estimate, b: Estimate, better: Better): "better" | "worse" | "open" {
  const above = (b.lo ?? b.mean) > (a.hi ?? a.mean);
  const below = (b.hi ?? b.mean) < (a.lo ?? a.mean);
  if (!above && !below) return "open";
  return above === (better === "higher") ? "better" : "worse";
}

/** "Sustained recovery: 5 of 7 groups do better on B, 1 worse, 1 not told apart". */
function title(report: Report, rows: EquityRow[], groups: string[]): string {
  const label = rows[0]?.label ?? "";
  const better = rows[0]?.better ?? "neither";
  const pair = report.pairs[0];
  if (!pair || better === "neither") return `${label}: ${groups.length} groups`;
  const all = groups.flatMap((group) => {
    const a = cell(rows, group, pair.base)?.value;
    const b = cell(rows, group, pair.other)?.value;
    return a && b ? [fares(a, b, better)] : [];
  });
  const count = (how: string): number => all.filter((one) => one === how).length;
  const on = report.label(pair.other);
  if (all.length > 0 && count("better") === all.length) return `${label}: every group shown does better on ${on}`;
  if (count("open") === all.length) return `${label}: no group can be told apart between ${report.label(pair.base)} and ${on}`;
  const rest = [...(count("worse") > 0 ? [`${count("worse")} worse`] : []),
    ...(count("open") > 0 ? [`${count("open")} not told apart`] : [])];
  return `${label}: ${count("better")} of ${all.length} groups do better on ${on}, ${rest.join(", ")}`;
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
        note: `Told apart means that ranges do not overlap. The scale need not start at nothing. ${left_out_note(report)}${report.range_note}`,
      }, source);
    });
    return [paragraph(report.own("Groups of fewer than 10 people are not shown."), "quiet"), ...figures];
  },
};
