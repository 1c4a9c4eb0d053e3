import { panel_words, panels_drawing, type Panel } from "../charts/panels";
import { figure_element, paper_table, standing_table } from "../figure";
import { element } from "../element";
import { amount, listed } from "../numbers";
import type { Discounting, MoneyRow, PlannedMoney } from "../report-data";
import type { Report } from "../report";
import type { Cell, Table } from "../table";
import { capital, sentence } from "../phrases";
import { arm_cell, arm_name, left_out_note, paragraph, type Section } from "./section";

const variants: { id: Discounting; label: string }[] = [
  { id: "undiscounted", label: "Undiscounted" },
  { id: "3.5/3.5", label: "Costs and outcomes at 3.5 % a year" },
  { id: "3.5/1.5", label: "Costs at 3.5 %, outcomes at 1.5 %" },
];

/** The label without what the heading and the columns say already. */
const plain_label = (row: MoneyRow): string =>
  capital(row.label.replace(/^Money: /, "").replace(/, undiscounted$/, ""));

const row_label = (row: MoneyRow): string =>
  `${plain_label(row)}, over ${row.years} ${row.years === 1 ? "year" : "years"}`;

function table(report: Report, rows: MoneyRow[]): Table {
  const labels = [...new Set(rows.map(row_label))];
  const used = variants.filter(({ id }) => rows.some((row) => row.values[id]));
  const says_cashable = rows.some((row) => typeof row.cashable === "boolean");
  const cells = (row: MoneyRow): Cell[] => [row_label(row), arm_cell(report, row.arm),
    ...used.map(({ id }): Cell => {
      const estimate = row.values[id];
      return estimate ? { estimate, unit: row.unit } : "";
    }),
    ...(says_cashable ? [row.cashable === true ? "yes" : row.cashable === false ? "no" : ""] : [])];
  return {
    caption: "Money by who pays, and outcomes valued over time",
    grouped: true,
    columns: [{ label: "What", wide: true }, { label: capital(report.word("arm")) },
      ...used.map(({ label }) => ({ label, numeric: true })),
      ...(says_cashable ? [{ label: "Cashable" }] : [])],
    rows: labels.flatMap((label) => report.data.arms.flatMap((arm) =>
      rows.filter((row) => row.arm === arm.id && row_label(row) === label).map(cells))),
  };
}

/** Planned money by payer, with what arms declare beyond it in plain words above. */
function planned(report: Report): Node[] {
  const money = report.data.plannedMoney;
  const rows = (money?.rows ?? []).filter((row) => report.has(row.arm));
  if (!money || rows.length === 0) return [];
  const extras = (money.extras ?? []).filter((extra) => report.has(extra.arm)).map((extra) =>
    element("li", {}, arm_name(report, extra.arm),
      ` plans ${amount(Math.abs(extra.poundsAYear), "pounds")} a year ${extra.poundsAYear < 0 ? "less" : "more"} than the others: `,
      sentence(extra.why)));
  const lead = extras.length === 0
    ? `Every ${report.word("arm")} plans the same money a year, within half of one percent.`
    : `Every ${report.word("arm")} plans the same money a year, within half of one percent, but for what is declared here:`;
  return [element("h3", {}, "Money planned a year"), paragraph(lead),
    ...(extras.length > 0 ? [element("ul", { class: "declared" }, ...extras)] : []),
    ...changing_over(report), standing_table("planned-money", planned_table(report, rows))];
}

function planned_table(report: Report, rows: PlannedMoney["rows"]): Table {
  const arms = report.data.arms.filter((arm) => rows.some((row) => row.arm === arm.id));
  const payers = [...new Set(rows.map((row) => row.payer))];
  const sum_of = (arm: string, payer?: string): number => rows.filter((row) => row.arm === arm && (!payer || row.payer === payer))
    .reduce((total, row) => total + row.poundsAYear, 0);
  const sum = (arm: string, payer?: string): Cell => ({ unit: "pounds", estimate: { mean: sum_of(arm, payer) } });
  return {
    caption: "Money planned a year: teams and budgets, whatever happens",
    columns: [{ label: "Who pays" }, ...arms.map((arm) => ({ label: arm.label, numeric: true }))],
    rows: [...payers.filter((payer) => arms.some((arm) => sum_of(arm.id, payer) !== 0)).map((payer) => [capital(payer), ...arms.map((arm) => sum(arm.id, payer))]),
      ...(payers.length > 1 ? [["All together", ...arms.map((arm) => sum(arm.id))]] : [])],
  };
}

function changing_over(report: Report): Node[] {
  const transition = report.data.plannedMoney?.transition;
  if (!transition) return [];
  const made = transition.arms.filter(({ arm, changes }) => report.has(arm) && changes > 0)
    .map(({ arm, changes }) => `${report.label(arm)} makes ${changes}`);
  const twice = transition.doubleRunningYears > 0
    ? ` What the old ${report.word("arm")} no longer needs is still paid for ${Math.round(transition.doubleRunningYears * 12)} months.` : "";
  return [paragraph(`Each labelled change of the steps costs ${amount(transition.poundsAChange, "pounds")} once, on every `
    + `${report.word("arm")} alike${made.length > 0 ? `: ${listed(made)}` : ""}.${twice}`)];
}

function panels_of(rows: MoneyRow[], years: number): Panel[] {
  const costs = rows.filter((row) => row.kind === "cost" && row.years === years && row.values.undiscounted);
  return [...new Set(costs.map((row) => row.payer))].slice(0, 6).map((payer) => {
    const own = costs.filter((row) => row.payer === payer);
    return {
      title: own[0] ? plain_label(own[0]) : payer, unit: own[0]?.unit ?? "pounds",
      rows: own.flatMap((row) => row.values.undiscounted
        ? [{ arm: row.arm, value: row.values.undiscounted }] : []),
    };
  });
}

function title(report: Report, panel: Panel, years: number): string {
  const parts = report.of_titled(panel.rows).map(({ arm, value }) =>
    `${amount(value.mean, panel.unit)} on ${report.label(arm)}`);
  return `${panel.title}, over ${years} years: ${parts.join(", ")}`;
}

/** Paper has one line for each payer, undiscounted, over the years that are drawn. */
function on_paper(report: Report, rows: MoneyRow[], years: number): Table {
  const own = rows.filter((row) => row.kind === "cost" && row.years === years && row.values.undiscounted
    && !plain_label(row).startsWith("Of this"));
  const arms = report.data.arms.filter((arm) => own.some((row) => row.arm === arm.id));
  return {
    caption: `Money by who pays, over ${years} years, undiscounted (the page has every year, discounting and outcomes)`,
    columns: [{ label: "What", wide: true }, ...arms.map((arm) => ({ label: arm.label, numeric: true }))],
    rows: [...new Set(own.map(plain_label))].map((label) => [label, ...arms.map((arm): Cell => {
      const row = own.find((one) => one.arm === arm.id && plain_label(one) === label);
      return row?.values.undiscounted ? { estimate: row.values.undiscounted, unit: row.unit } : "";
    })]),
  };
}

/** Above this many rows the page shows the main years; the button gives all. */
const many = 24;

function main_years(rows: MoneyRow[]): MoneyRow[] {
  const main = rows.filter((row) => row.years === 5 || row.years === 10);
  return main.length > 0 ? main : rows;
}

export const money: Section = {
  id: "money",
  heading: "Money, by who pays",
  content: (report, source) => {
    const rows = (report.data.money ?? []).filter((row) => report.has(row.arm))
      .sort((a, b) => Number(a.kind === "outcome") - Number(b.kind === "outcome"));
    if (rows.length === 0) {
      const alone = planned(report);
      return alone.length > 0 ? alone : null;
    }
    const costs = rows.filter((row) => row.kind === "cost");
    const years = costs.some((row) => row.years === 5) ? 5 : Math.min(...costs.map((row) => row.years));
    const panels = panels_of(rows, years);
    const first = panels[0];
    if (!first) return [standing_table("money", table(report, rows)), ...planned(report)];
    return [figure_element({
      id: "money", title: title(report, first, years),
      words: `${first.title}: ${panel_words(report, first)}.`,
      drawing: panels_drawing(report, panels, { columns: 2, one_scale: true }),
      paper_drawing: panels_drawing(report, panels.slice(0, 4), { columns: 2, one_scale: true }),
      table: table(report, rows), open: rows.length <= many,
      note: `Undiscounted pounds, one scale for all panels. ${left_out_note(report)}${report.range_note}`,
    }, source), ...(rows.length <= many ? [] : [standing_table("money-main", {
      ...table(report, main_years(rows)), caption: "Money by who pays, and outcomes valued over time: the main "
        + "years (all are behind the button “Table”)",
    }, true), paper_table(on_paper(report, rows, years))]), ...planned(report)];
  },
};
