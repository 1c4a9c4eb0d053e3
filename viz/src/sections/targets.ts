import { ledgers_drawing } from "../charts/ledgers";
import { panel_words, panels_drawing, type Panel } from "../charts/panels";
import { element } from "../element";
import { figure_element, standing_table } from "../figure";
import { amount, listed, of_100, short } from "../numbers";
import type {
  Indicator, MetricByArm, RankAgreement, TwoByTwo, TwoByTwoSection,
} from "../report-data";
import type { Report } from "../report";
import type { Cell, Table } from "../table";
import { capital, sentence } from "../phrases";
import { arm_cell, left_out_note, type Section } from "./section";

// ---- short term --------------------------------------------------------------------------------

function indicator_table(report: Report, indicators: Indicator[]): Table {
  const row = (indicator: Indicator, entry: Indicator["arms"][number]): Cell[] => {
    const { unit } = indicator;
    const required = indicator.requiredBy ? ` (required: ${indicator.requiredBy})` : "";
    return [indicator.label + required, arm_cell(report, entry.arm),
      typeof indicator.target === "number" ? amount(indicator.target, unit) : "none set",
      { estimate: entry.reported, unit }, { estimate: entry.lived, unit },
      entry.recordGap ? { estimate: entry.recordGap, unit, signed: true } : ""];
  };
  return {
    caption: report.own("Short term, as a contract sees it: what is reported, and what people lived"),
    grouped: true,
    columns: [{ label: "Target" }, { label: capital(report.word("arm")) }, { label: "Level asked for", numeric: true },
      { label: "Reported", numeric: true }, { label: "Lived", numeric: true },
      { label: "Record gap", numeric: true }],
    rows: indicators.flatMap((indicator) => report.data.arms.flatMap((arm) =>
      indicator.arms.filter((entry) => entry.arm === arm.id).map((entry) => row(indicator, entry)))),
  };
}

function ledger_title(report: Report, indicators: Indicator[]): string {
  const all = indicators.flatMap((indicator) => report.of_shown(indicator.arms)
    .map((entry) => ({ indicator, entry, gap: entry.reported.mean - entry.lived.mean })));
  const widest = all.sort((a, b) => Math.abs(b.gap) - Math.abs(a.gap))[0];
  if (!widest || Math.abs(widest.gap) < 0.005) return report.own("What is reported and what people lived agree");
  const { indicator, entry } = widest;
  return `${indicator.label}: on ${report.label(entry.arm)} the report shows `
    + `${short(entry.reported.mean, "share")} of 100, ${report.word("people")} lived ${short(entry.lived.mean, "share")}`;
}

function ledger_figure(report: Report, indicators: Indicator[], source: string): Node | null {
  const shares = indicators.filter((indicator) => indicator.unit === "share");
  if (shares.length === 0) return null;
  return figure_element({
    id: "reported-and-lived", title: ledger_title(report, shares),
    words: `Of 100 ${report.word("people")}. Hollow marks are what the contract’s report says, filled marks what `
      + `${report.word("people")} lived; between them lies the record gap. A dashed upright line is the target.`,
    drawing: ledgers_drawing(report, shares), table: indicator_table(report, indicators), open: true,
    paper: shares.length === indicators.length ? null : undefined,
    note: left_out_note(report) + report.range_note,
  }, source);
}

// ---- long term ---------------------------------------------------------------------------------

const kind = (metric: MetricByArm): string =>
  metric.headline ? " (headline)" : metric.mediator ? " (mediator)" : "";

export function metric_table(report: Report, metrics: MetricByArm[], caption: string): Table {
  const arms = report.data.arms.filter((arm) => metrics.some((m) => m.arms.some((one) => one.arm === arm.id)));
  const has_times = metrics.some((metric) => metric.at);
  return {
    caption,
    grouped: true,
    columns: [{ label: "Measure", wide: true }, ...(has_times ? [{ label: "When" }] : []),
      ...arms.map((arm) => ({ label: arm.label, numeric: true }))],
    rows: metrics.map((metric) => [metric.label + kind(metric), ...(has_times ? [metric.at ?? ""] : []),
      ...arms.map((arm): Cell => {
        const own = metric.arms.find((one) => one.arm === arm.id);
        return own ? { estimate: own.value, unit: metric.unit } : "";
      })]),
  };
}

export function metric_panel(metric: MetricByArm): Panel {
  return {
    title: metric.label, note: metric.at ?? undefined, unit: metric.unit,
    rows: metric.arms.map(({ arm, value }) => ({ arm, value })),
  };
}

/** "Sustained recovery: 22 of 100 on A, 29 on B". */
export function metric_title(report: Report, metric: MetricByArm): string {
  const parts = report.of_titled(metric.arms).map(({ arm, value }, index) => {
    const number = index === 0 ? amount(value.mean, metric.unit) : short(value.mean, metric.unit);
    return `${number} on ${report.label(arm)}`;
  });
  const at = metric.at ? `, ${metric.at}` : "";
  return `${metric.label}${at}: ${parts.join(", ")}`;
}

/** Each outcome once: at five years where it is read then, else at its last time. */
function one_time_each(outcomes: MetricByArm[]): MetricByArm[] {
  const labels = [...new Set(outcomes.map((outcome) => outcome.label))];
  return labels.flatMap((label) => {
    const times = outcomes.filter((outcome) => outcome.label === label);
    const chosen = times.find((outcome) => /\b5 years\b/.test(outcome.at ?? "")) ?? times[times.length - 1];
    return chosen ? [chosen] : [];
  });
}

/** Headlines, what steps move directly, and as many others as leave the table on one sheet. */
const most_on_paper = 5;

function on_paper(outcomes: MetricByArm[]): MetricByArm[] {
  const weight = (one: MetricByArm): number => (one.headline ? 0 : one.mediator ? 1 : 2);
  return one_time_each(outcomes).sort((a, b) => weight(a) - weight(b)).slice(0, most_on_paper);
}

const long_term = "Long term, as a life goes";

/** The headline on which the first pair differs most for its size. */
function most_telling(report: Report, outcomes: MetricByArm[]): MetricByArm | undefined {
  const pair = report.pairs[0];
  const of = (metric: MetricByArm, arm: string | undefined): number =>
    metric.arms.find((one) => one.arm === arm)?.value.mean ?? 0;
  const contrast = (metric: MetricByArm): number => {
    const [a, b] = [of(metric, pair?.base), of(metric, pair?.other)];
    return Math.abs(b - a) / (Math.max(Math.abs(a), Math.abs(b)) || 1);
  };
  const headlines = outcomes.filter((outcome) => outcome.headline);
  return [...(headlines.length > 0 ? headlines : outcomes)].sort((a, b) => contrast(b) - contrast(a))[0];
}

function outcome_figure(report: Report, outcomes: MetricByArm[], source: string): Node | null {
  const lives = outcomes.filter((outcome) => !outcome.mediator);
  const lead = most_telling(report, one_time_each(lives));
  if (!lead) return null;
  const ordered = one_time_each(lives)
    .sort((a, b) => Number(b.headline ?? false) - Number(a.headline ?? false)).slice(0, 6);
  const panels = ordered.map(metric_panel);
  return figure_element({
    id: "outcomes", title: metric_title(report, lead),
    words: `${lead.label}${lead.at ? `, ${lead.at}` : ""}: ${panel_words(report, metric_panel(lead))}. `
      + "Headlines come first; the table has every outcome.",
    drawing: panels_drawing(report, panels, { columns: 3, one_scale: false }),
    table: metric_table(report, outcomes, long_term), open: true,
    paper: metric_table(report, on_paper(outcomes), `${long_term}: headlines first, each at one time `
      + "(the page has every measure and time)"),
    note: `Each panel has its own scale, from nothing. ${mediator_note(outcomes)}${left_out_note(report)}${report.range_note}`,
  }, source);
}

function mediator_note(outcomes: MetricByArm[]): string {
  if (!outcomes.some((outcome) => outcome.mediator)) return "";
  return "Measures marked “mediator” are moved directly by a step: they stand in the table, but count "
    + "neither as a headline nor as a life gone better. ";
}

// ---- the 2 x 2 ---------------------------------------------------------------------------------

const corners: { cell: Exclude<keyof TwoByTwo, "arm" | "counted" | "leftOut">; title: string; note: string }[] = [
  { cell: "metBetter", title: "Target met, life better", note: "The target and the life agree" },
  { cell: "missedBetter", title: "Target missed, life better", note: "Good the target does not see" },
  { cell: "notCountedBetter", title: "Not counted, life better", note: "Good outside the count" },
  { cell: "metNotBetter", title: "Target met, life not better", note: "Hit the target, missed the point" },
  { cell: "missedNotBetter", title: "Target missed, life not better", note: "Failed by both" },
  { cell: "notCountedNotBetter", title: "Not counted, life not better", note: "Lost, and the target never knew" },
];

function corner_panels(section: TwoByTwoSection): Panel[] {
  return corners.map(({ cell, title, note }) => ({
    title, note, unit: "share",
    rows: section.arms.map((own) => ({ arm: own.arm, value: own[cell] })),
  }));
}

function corner_table(report: Report, section: TwoByTwoSection): Table {
  const arms = report.data.arms.flatMap((arm) => section.arms.filter((own) => own.arm === arm.id));
  const count = (label: string, of: (own: TwoByTwo) => number): Cell[] =>
    [label, "", ...arms.map((own) => Math.round(of(own)))];
  return {
    caption: `Everyone who asked, by “${section.columnsBy}” and by how life went`,
    columns: [{ label: "Corner" }, { label: "In plain words" },
      ...arms.map((own) => ({ label: report.label(own.arm), numeric: true }))],
    rows: [...corners.map(({ cell, title, note }): Cell[] => [title, note,
      ...arms.map((own): Cell => ({ estimate: own[cell], unit: "share" }))]),
    count(`${capital(report.word("people"))} counted (a run)`, (own) => own.counted),
    count("Left out: followed for less than 36 months", (own) => own.leftOut)],
  };
}

function corner_figure(report: Report, section: TwoByTwoSection, source: string): Node {
  const panels = corner_panels(section);
  const missed_point = panels[3] as Panel;
  const parts = report.of_titled(missed_point.rows).map(({ arm, value }, index) =>
    `${short(value.mean, "share")}${index === 0 ? " of 100" : ""} on ${report.label(arm)}`);
  const left = report.of_shown(section.arms).map((own) =>
    `${Math.round(own.leftOut).toLocaleString("en-GB")} on ${report.label(own.arm)}`);
  return figure_element({
    id: "two-by-two", title: `The target was met and life was not better for ${parts.join(", ")}`,
    words: `Columns: “${section.columnsBy}”. Better means: ${sentence(section.standard)} `
      + "Upper row: life better; lower row: life not better.",
    drawing: panels_drawing(report, panels, { columns: 3, one_scale: true }),
    table: corner_table(report, section),
    note: `All six panels share one scale. Left out because followed for less than 36 months, on average: `
      + `${listed(left)}. ${left_out_note(report)}${report.range_note}`,
  }, source);
}

// ---- do targets rank the arms as lives do? -----------------------------------------------------

function rank_words(report: Report, ranks: RankAgreement): Node {
  const [by_target, by_life] = [ranks.byTarget, ranks.byLife].map((ids) => ids.filter((id) => report.has(id))) as [string[], string[]];
  const order = (ids: string[]): string => ids.map((id) => report.label(id)).join(", then ");
  const same = by_target.join("\n") === by_life.join("\n");
  const chance = typeof ranks.chance === "number"
    ? ` Both give the same order in ${of_100(ranks.chance)} runs (chance alone).` : "";
  return element("div", { class: "callout" },
    element("h3", {}, same ? `Here the target ranks the ${report.word("arms")} as lives do`
      : `The target does not rank the ${report.word("arms")} as lives do`),
    element("p", {}, `Best first by “${ranks.targetLabel}”: ${order(by_target)}. `
      + `Best first by “${ranks.lifeLabel}”: ${order(by_life)}.${chance}`),
    ranks.text ? element("p", {}, ranks.text) : null);
}

export const targets: Section = {
  id: "targets",
  heading: "Short-term targets against long-term outcomes",
  content: (report, source) => {
    const { indicators, outcomes, twoByTwo, rankAgreement } = report.data;
    const parts: (Node | null)[] = [];
    if (indicators?.length) {
      parts.push(ledger_figure(report, indicators, source)
        ?? standing_table("targets", indicator_table(report, indicators)));
    }
    if (outcomes?.length) {
      parts.push(outcome_figure(report, outcomes, source)
        ?? standing_table("outcomes", metric_table(report, outcomes, long_term)));
    }
    if (twoByTwo?.arms.length) parts.push(corner_figure(report, twoByTwo, source));
    if (rankAgreement) parts.push(rank_words(report, rankAgreement));
    const made = parts.filter((part): part is Node => part !== null);
    return made.length > 0 ? made : null;
  },
};
