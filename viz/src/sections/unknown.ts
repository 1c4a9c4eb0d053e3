import { curve_drawing } from "../charts/curve";
import { plane_drawing } from "../charts/plane";
import { figure_element, standing_table } from "../figure";
import { amount, of_100 } from "../numbers";
import { capital } from "../phrases";
import type { Unknown } from "../report-data";
import type { Report } from "../report";
import type { Cell, Table } from "../table";
import { arm_cell, left_out_note, paragraph, type Section } from "./section";
import { one_more } from "./value";

function differences_table(report: Report, unknown: Unknown): Table {
  const rows = (unknown.differences ?? []).filter(({ arm }) => report.has(arm));
  const tells_chance = rows.some((row) => typeof row.chanceShare === "number");
  return {
    caption: `Differences from ${report.base.label} over ${unknown.samples} samples of all assumptions: the average, and where 95 of 100 samples lie`,
    grouped: true,
    columns: [{ label: "What", wide: true }, { label: capital(report.word("arm")) }, { label: "Difference", numeric: true },
      ...(tells_chance ? [{ label: "Of its spread, chance", numeric: true }] : [])],
    rows: rows.map((row): Cell[] => [row.label, arm_cell(report, row.arm),
      { estimate: { mean: row.mean, lo: row.lo, hi: row.hi }, unit: row.unit, signed: true },
      ...(tells_chance ? [typeof row.chanceShare === "number" ? of_100(row.chanceShare) : ""] : [])]),
  };
}

function curve_table(report: Report, unknown: Unknown): Table {
  const points = unknown.curve ?? [];
  const arms = report.data.arms.filter(({ id }) => points[0]?.arms.some(({ arm }) => arm === id));
  return {
    caption: "Share of samples in which each has most net benefit, by what one more of the effect is worth",
    columns: [{ label: "Worth", numeric: true }, ...arms.map((arm) => ({ label: arm.label, numeric: true })),
      { label: "Most on average" }, { label: "Worth of knowing everything first", numeric: true }],
    rows: points.map((point): Cell[] => [amount(point.worth, "pounds"),
      ...arms.map((arm): Cell => of_100(point.arms.find((one) => one.arm === arm.id)?.share ?? 0)),
      report.label(point.best), amount(point.perfectInformation, "pounds")]),
  };
}

/** At a worth that the scenario names: who is best, and how surely. */
function title(report: Report, unknown: Unknown, worth: number): string {
  const point = (unknown.curve ?? []).find((one) => one.worth === worth);
  if (!point) return "How often each has most net benefit";
  const best = point.arms.find(({ arm }) => arm === point.best)?.share ?? 0;
  return `At ${amount(worth, "pounds")}, “${report.label(point.best)}” has most net benefit on average, and in ${of_100(best)} samples`;
}

export const unknown: Section = {
  id: "unknown",
  heading: "What we do not know",
  content: (report, source) => {
    const data = report.data.unknown;
    if (!data) return null;
    const lead = paragraph(`Ranges elsewhere are chance alone. Here every assumption was drawn anew in each of ${data.samples} samples, `
      + "once for all " + report.word("arms") + ", as far as its range or spread reaches.");
    const parts: Node[] = [lead];
    const table = differences_table(report, data);
    if (table.rows.length > 0) parts.push(standing_table("unknown", table));
    const value = report.data.valueForMoney;
    if (!value || !data.curve || data.curve.length === 0) return parts;
    const named = value.counted[0]?.arms[0]?.benefits.map(({ worth }) => worth) ?? [];
    const worth = named[named.length - 1] ?? 1;
    const sense = value.effect.better === "lower" ? -1 : 1;
    const points = (data.plane ?? []).filter(({ arm }) => report.has(arm))
      .map((point) => ({ ...point, effect: sense * point.effect }));
    const means = report.data.arms.filter(({ id }) => points.some(({ arm }) => arm === id)).map(({ id }) => {
      const own = points.filter(({ arm }) => arm === id);
      const mean = (of: (point: { effect: number; cost: number }) => number): number =>
        own.reduce((sum, point) => sum + of(point), 0) / own.length;
      return { arm: id, effect: mean((point) => point.effect), cost: mean((point) => point.cost), named: true };
    });
    return [...parts,
      figure_element({
        id: "acceptability", title: title(report, data, worth),
        words: `${title(report, data, worth)}. A high line says that one can be fairly sure of the choice at that worth.`,
        drawing: curve_drawing(report, data.curve, one_more(value.effect)),
        table: curve_table(report, data), paper: null,
        note: `Each line is the share of samples in which that ${report.word("arm")} has most net benefit. ${left_out_note(report)}`,
      }, source),
      figure_element({
        id: "plane", title: `${data.samples} samples on the plane of cost and effect`,
        words: `Each small mark is one sample: how much more it gains and costs than on ${report.base.label}. Large marks are averages.`,
        drawing: plane_drawing(report, [...points, ...means], worth, `gains: ${value.effect.label}, more than ${report.base.label}`),
        table: {
          caption: `Averages over samples, more than ${report.base.label}`,
          columns: [{ label: capital(report.word("arm")) }, { label: "Cost", numeric: true }, { label: "Effect", numeric: true }],
          rows: means.map((mean): Cell[] => [arm_cell(report, mean.arm), amount(mean.cost, "pounds"), Number((sense * mean.effect).toPrecision(4)).toString()]),
        },
        note: `The broken line is ${amount(worth, "pounds")} for each ${one_more(value.effect)}.`,
      }, source)];
  },
};
