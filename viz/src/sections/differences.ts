import { can_be_drawn, forest_drawing } from "../charts/forest";
import { element } from "../element";
import { figure_element, paper_table, standing_table } from "../figure";
import { amount, is_clear, listed, of_100 } from "../numbers";
import type { Difference, Pair } from "../report-data";
import type { Report } from "../report";
import type { Cell, Column, Table } from "../table";
import { paragraph, type Section } from "./section";

function label(row: Difference): string {
  return row.label + (row.headline ? " (headline)" : row.mediator ? " (mediator)" : "");
}

function more_runs(row: Difference): string {
  if (row.moreRuns === null || row.moreRuns === undefined || row.moreRuns === 0) return "";
  if (typeof row.moreRuns === "string") return `; ${row.moreRuns}`;
  return `; about ${row.moreRuns.toLocaleString("en-GB")} more runs would`;
}

const in_plain_words = (row: Difference): string =>
  (row.verdict === "cannot tell" ? "the model cannot tell these apart" : row.verdict);

/** Headlines first, mediators last, the rest as given. */
function in_order(rows: Difference[]): Difference[] {
  const weight = (row: Difference): number => (row.headline ? 0 : row.mediator ? 2 : 1);
  return rows.map((row, index) => ({ row, index }))
    .sort((a, b) => weight(a.row) - weight(b.row) || a.index - b.index).map(({ row }) => row);
}

function table(report: Report, rows: Difference[], pair: Pair): Table {
  return {
    caption: `${report.label(pair.other)} less ${report.label(pair.base)}`,
    columns: [{ label: "Measure", wide: true }, { label: "Term" }, { label: "All effects", numeric: true },
      { label: "Measured effects only", numeric: true },
      { label: `Paired runs in favour of ${report.label(pair.other)}`, numeric: true },
      { label: "Smallest worth knowing", numeric: true }, { label: "In words", wide: true }],
    rows: rows.map((row): Cell[] => [label(row), row.horizon === "long" ? "long" : "short",
      { estimate: row, unit: row.unit, signed: true },
      row.measuredOnly ? { estimate: row.measuredOnly, unit: row.unit, signed: true } : "",
      typeof row.favouring === "number" ? of_100(row.favouring) : "",
      typeof row.worthKnowing === "number" ? amount(row.worthKnowing, row.unit) : "",
      in_plain_words(row) + more_runs(row)]),
  };
}

interface Tally { better: number; worse: number; open: number }

function tally(rows: Difference[]): Tally {
  const counted: Tally = { better: 0, worse: 0, open: 0 };
  for (const row of rows) {
    if (row.mediator || row.better === "neither") continue;
    const good = row.better === "higher" ? row.mean > 0 : row.mean < 0;
    counted[!is_clear(row) ? "open" : good ? "better" : "worse"] += 1;
  }
  return counted;
}

function title(report: Report, rows: Difference[], pair: Pair): string {
  const { better, worse, open } = tally(rows);
  const all = better + worse + open;
  const parts = [`better in ${better}`, `worse in ${worse}`, ...(open > 0 ? [`not told apart in ${open}`] : [])];
  return `${report.label(pair.other)} against ${report.label(pair.base)}, ${all} measures: ${listed(parts)}`;
}

/** Some of a long list by name. */
function some(rows: Difference[]): string {
  const most = 4;
  const names = rows.slice(0, most).map((row) => row.label);
  return listed(rows.length > most ? [...names, `${rows.length - most} more`] : names);
}

function words(rows: Difference[]): string {
  const smaller = rows.filter((row) => row.measuredOnly && Math.abs(row.measuredOnly.mean) < Math.abs(row.mean) / 2);
  const told = smaller.length > 0
    ? ` More than half of the difference rests on assumptions in ${smaller.length} of the ${rows.length} drawn: ${some(smaller)}.` : "";
  return `Filled marks count all effects, hollow marks only effects someone has measured.${told}`;
}

/** As many rows as a sheet can hold and be read: of several times of a measure, a year and five years. */
function fewer(rows: Difference[]): Difference[] {
  const most = 12;
  if (rows.length <= most) return rows;
  const chosen = rows.filter(({ label }) => !/\bat \d+ years?\b/.test(label) || /\bat (1 year|5 years)\b/.test(label));
  return (chosen.length > 0 ? chosen : rows).slice(0, most);
}

/** Above this many measures the page shows the drawn ones; the button gives all. */
const many = 15;

/** Two arms that met the same chances in the same way: every difference is nothing, in every run. */
function never_differ(rows: Difference[]): boolean {
  return rows.every((row) => row.mean === 0 && (row.lo ?? 0) === 0 && (row.hi ?? 0) === 0);
}

function one_pair(report: Report, pair: Pair, rows: Difference[], index: number, source: string): Node[] {
  const drawable = rows.filter((row) => can_be_drawn(row) && !row.mediator);
  const numbers = table(report, rows, pair);
  const parts: Node[] = [];
  if (never_differ(rows)) {
    return [element("h3", {}, `${report.label(pair.other)} against ${report.label(pair.base)}: the same in every run`),
      paragraph(`None of ${rows.length} measures differs, not even in the last digit.`)];
  }
  if (drawable.length > 0) {
    parts.push(figure_element({
      id: `differences-${index + 1}`, title: title(report, rows, pair), words: words(drawable),
      drawing: (width, theme) => forest_drawing(drawable, report.style(pair.other), report.word("people"))(width, theme),
      paper_drawing: (width, theme) => forest_drawing(fewer(drawable), report.style(pair.other), report.word("people"))(width, theme),
      table: numbers, open: rows.length <= many, paper: rows.length <= many ? null : undefined,
      screen_only: index > 0,
      note: `A mark with an arrow lies beyond the scale. Measures without a smallest difference worth knowing are `
        + `only in the table. ${report.range_note}`,
    }, source));
    if (rows.length > many) {
      const caption = `${report.label(pair.other)} less ${report.label(pair.base)}: the measures drawn `
        + `(all ${rows.length} are behind the button “Table”)`;
      parts.push(standing_table(`drawn-${index + 1}`, { ...table(report, drawable, pair), caption }, true));
    }
    if (index > 0) parts.push(...on_paper(report, rows, pair));
  } else {
    parts.push(element("h3", {}, title(report, rows, pair)), standing_table(`differences-${index + 1}`, numbers));
  }
  return parts;
}

/** Paper has one pair drawn, and of each other the headlines in words. */
function on_paper(report: Report, rows: Difference[], pair: Pair): Node[] {
  const headlines = rows.filter((row) => row.headline);
  const at_years = headlines.filter((row) => /\bat 5 years\b/.test(row.label));
  const short = table(report, at_years.length > 0 ? at_years : headlines.length > 0 ? headlines : rows.slice(0, 6), pair);
  const kept = [0, 2, 3, 6];
  return [element("h3", { class: "paper-only" }, title(report, rows, pair)), paper_table({
    ...short, columns: kept.map((place) => short.columns[place] as Column),
    rows: short.rows.map((row) => kept.map((place) => row[place] as Cell)),
  })];
}

function runs_sentence(report: Report): string {
  const { run } = report.data;
  const more = typeof run.moreRuns === "number"
    ? run.moreRuns > 0 ? ` About ${run.moreRuns.toLocaleString("en-GB")} more runs would settle what is still open.` : ""
    : run.moreRuns ? ` ${run.moreRuns}` : "";
  return `${run.replications.toLocaleString("en-GB")} paired runs: the same invented ${report.word("people")} with the `
    + `same chances meet each ${report.word("arm")}. ${run.stopped}${more}`;
}

export const differences: Section = {
  id: "differences",
  heading: "How sure: what differs, and by how much",
  content: (report, source) => {
    const all = report.data.differences ?? [];
    const parts = report.pairs.flatMap((pair, index) => {
      const rows = in_order(all.filter((row) => row.pair.base === pair.base && row.pair.other === pair.other));
      return rows.length > 0 ? one_pair(report, pair, rows, index, source) : [];
    });
    if (parts.length === 0) return null;
    return [paragraph(runs_sentence(report)),
      paragraph("Ranges here come from chance alone. What we do not know about the world is another matter: "
        + "see “measured effects only” and the assumptions.", "quiet"), ...parts];
  },
};
