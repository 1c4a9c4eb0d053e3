import { plane_drawing } from "../charts/plane";
import { figure_element, standing_table } from "../figure";
import { amount, valued } from "../numbers";
import { capital } from "../phrases";
import type { ArmValue, ValueFigure, ValueForMoney } from "../report-data";
import type { Report } from "../report";
import type { Cell, Table } from "../table";
import { arm_cell, left_out_note, paragraph, type Section } from "./section";

/** What one more of the effect is called: "year more", "person more", "death fewer". */
export function one_more(effect: ValueFigure): string {
  const way = effect.better === "lower" ? "fewer" : "more";
  if (effect.unit === "share") return `person ${way}`;
  return `${/^(years|days|weeks|hours)$/.test(effect.unit) ? effect.unit.slice(0, -1) : effect.unit} ${way}`;
}

/** Two decimals more than a page has room for elsewhere: small gains decide here. */
function effect_text(estimate: { mean: number; lo?: number | null; hi?: number | null }, figure: ValueFigure): Cell {
  if (figure.unit === "share") return { estimate, unit: figure.unit };
  const one = (value: number): string => Number(value.toPrecision(4)).toString();
  const spread = typeof estimate.lo === "number" && typeof estimate.hi === "number"
    ? ` (${one(estimate.lo)} to ${one(estimate.hi)})` : "";
  return `${one(estimate.mean)} ${figure.unit}${spread}`;
}

/** Where an arm stands, in plain words. */
function standing(report: Report, value: ValueForMoney, arm: ArmValue): string {
  const named = (id?: string | null): string => `“${report.label(id ?? "")}”`;
  if (arm.standing === "dominated") return `dominated: ${named(arm.by)} costs no more and gains no less`;
  if (arm.standing === "extendedly-dominated") {
    return `extendedly dominated: a mixture of ${named(arm.against)} and ${named(arm.andBy)} gains as much for less`;
  }
  if (!arm.icer) return "costs least";
  const clear = typeof arm.icer.lo === "number" ? "" : ", but the effect is not clear of nothing";
  return `${valued(arm.icer, "pounds")} for each ${one_more(value.effect)} than ${named(arm.against)}${clear}`;
}

function table(report: Report, value: ValueForMoney, counted: ValueForMoney["counted"][number]): Table {
  const worths = counted.arms[0]?.benefits.map(({ worth }) => worth) ?? [];
  const spread = value.per ? `, for each of: ${value.per.label}` : "";
  return {
    caption: `${counted.couplings === "all" ? "With all effects" : "Counting only effects that someone has measured"}: `
      + `cost (${value.cost.label}${spread}) against effect (${value.effect.label})`,
    columns: [{ label: capital(report.word("arm")) }, { label: "Cost", numeric: true }, { label: "Effect", numeric: true },
      { label: "What one more of the effect costs", wide: true },
      ...worths.map((worth) => ({ label: `Net benefit at ${amount(worth, "pounds")}, more than ${report.base.label}`, numeric: true }))],
    rows: counted.arms.filter(({ arm }) => report.has(arm)).map((arm) => [arm_cell(report, arm.arm),
      { estimate: arm.cost, unit: "pounds" }, effect_text(arm.effect, value.effect), standing(report, value, arm),
      ...arm.benefits.map((benefit): Cell => (arm.arm === report.base.id ? "—"
        : { estimate: benefit.difference, unit: "pounds", signed: true }))]),
  };
}

function most_words(report: Report, value: ValueForMoney, arms: ArmValue[]): string {
  const worths = arms[0]?.benefits.map(({ worth }) => worth) ?? [];
  return worths.map((worth, index) => {
    const most = arms.find((arm) => arm.benefits[index]?.most);
    return most ? `At ${amount(worth, "pounds")} for each ${one_more(value.effect)}, “${report.label(most.arm)}” has most net benefit` : "";
  }).filter((words) => words !== "").join(". ");
}

export const value: Section = {
  id: "value",
  heading: "What one more of it costs",
  content: (report, source) => {
    const data = report.data.valueForMoney;
    if (!data) return null;
    const all = data.counted.find(({ couplings }) => couplings === "all");
    if (!all) return [paragraph("Not shown: fewer than ten people are behind a figure.")];
    const arms = all.arms.filter(({ arm }) => report.has(arm));
    const sense = data.effect.better === "lower" ? -1 : 1;
    const worths = arms[0]?.benefits.map(({ worth }) => worth) ?? [];
    const worth = worths[worths.length - 1] ?? 1;
    const points = arms.map((arm) => ({
      arm: arm.arm, effect: sense * arm.moreEffect.mean, cost: arm.moreCost.mean, named: true,
    }));
    const measured = data.counted.find(({ couplings }) => couplings === "measured-only");
    const is_same = measured && JSON.stringify(measured.arms) === JSON.stringify(all.arms);
    const words = most_words(report, data, arms);
    return [figure_element({
      id: "value", title: words,
      words: `${arms.map((arm) => `${report.label(arm.arm)}: ${standing(report, data, arm)}`).join(". ")}.`,
      drawing: plane_drawing(report, points, worth, `gains: ${data.effect.label}, more than ${report.base.label}`),
      table: table(report, data, all), open: true,
      note: `The broken line is ${amount(worth, "pounds")} for each ${one_more(data.effect)}: below it, money is well spent. `
        + `${left_out_note(report)}${report.range_note}`,
    }, source), ...(is_same ? [paragraph("Counting only effects that someone has measured, it is the same.")] : []),
    ...(measured && !is_same ? [standing_table("value-measured", table(report, data, measured), true)] : [])];
  },
};
