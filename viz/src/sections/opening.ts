import { shown_years, where_drawing } from "../charts/where";
import { element, type Child } from "../element";
import { figure_element } from "../figure";
import { as_share, difference, is_clear, listed, range, short, short_of } from "../numbers";
import { most_series } from "../palette";
import type { Arm, Opening, WhereAt } from "../report-data";
import type { Report } from "../report";
import type { Table } from "../table";
import { inside } from "../phrases";
import { arm_name, grown_from, labels_of, left_out_note, type Section } from "./section";

const strong = (words: string): HTMLElement => element("strong", {}, words);

function started(report: Report, arm: string, estimate: Opening["startedBase"]): Child[] {
  const share = as_share(estimate);
  const spread = range(share, "share");
  return [strong(short_of(share, "share")), ` start ${report.word("support")} on `,
    arm_name(report, arm), spread === "" ? "" : ` (${spread})`];
}

function measured_sentence(opening: Opening): Child[] {
  const [all, spread] = difference(as_share(opening.difference), "share");
  const first: Child[] = ["The difference is ", strong(all), spread, "."];
  if (!opening.differenceMeasuredOnly) return first;
  const [measured, range_of_it] = difference(as_share(opening.differenceMeasuredOnly), "share");
  return [...first, " Counting only effects someone has measured, it is ",
    strong(measured), range_of_it, "; the rest rests on ",
    element("a", { href: "#assumptions" }, "assumptions listed here"), "."];
}

function cost_sentence(opening: Opening): Child[] {
  if (!opening.cost) return [];
  const { payer, years, difference: cost } = opening.cost;
  const span = years === 5 ? "Five-year" : `${years}-year`;
  const [middle_words, spread] = difference(cost, "pounds");
  const doubt = is_clear(cost) ? "" : " The model cannot tell which costs more.";
  return [` ${span} cost to ${inside(payer)}: `, strong(middle_words), spread, ".", doubt];
}

/** The sentence a board reads first. */
export function first_sentence(report: Report, opening: Opening): HTMLElement {
  const people = report.word("people");
  return element("div", { class: "opening" },
    element("p", { class: "lead" }, `Of 100 ${people} asking for help, `,
      ...started(report, opening.base, opening.startedBase), " and ",
      ...started(report, opening.other, opening.startedOther).map((part) =>
        (part === ` start ${report.word("support")} on ` ? " on " : part)), ". ",
      ...measured_sentence(opening), ...cost_sentence(opening),
      ` ${report.own("The people are invented.")}`));
}

/** Sent to the page when a reader chooses other arms for the charts. */
export const arms_chosen = "waymark-arms-chosen";

function chooser(report: Report): HTMLElement {
  const boxes = report.data.arms.map((arm) => {
    const box = element("input", { type: "checkbox", value: arm.id });
    box.checked = report.is_shown(arm.id);
    box.disabled = arm === report.base;
    return { box, label: element("label", {}, box, " ", arm.label) };
  });
  const note = element("p", { class: "quiet", role: "status" }, "");
  const chosen = (): string[] => boxes.filter(({ box }) => box.checked).map(({ box }) => box.value);
  for (const { box } of boxes) {
    box.addEventListener("change", () => {
      if (chosen().length > most_series) {
        box.checked = false;
        note.textContent = `At most ${most_series} in a chart. Take one away to add another.`;
        return;
      }
      report.choose(chosen());
      document.dispatchEvent(new CustomEvent(arms_chosen, { detail: box.value }));
    });
  }
  return element("fieldset", { class: "chooser" },
    element("legend", {}, `Which ${report.word("arms")} the charts show`),
    ...boxes.map(({ label }) => label), note);
}

function description(report: Report, arm: Arm): string {
  if (arm.description) return arm.description;
  const parent = grown_from(report, arm);
  const changes = labels_of(arm).filter((label) => !parent || !labels_of(parent).includes(label));
  if (changes.length === 0) return "";
  return `${parent ? `As ${parent.label}, and: ` : ""}${changes.join("; ")}.`;
}

/** What is compared, with the mark that stands for each in every chart. */
function key(report: Report): HTMLElement {
  const entries = report.data.arms.map((arm) => element("li", {},
    element("span", { class: "arm-title" }, arm_name(report, arm.id),
      arm === report.base ? element("span", { class: "tag" }, "the base") : null),
    description(report, arm) ? element("span", { class: "quiet" }, description(report, arm)) : null));
  return element("div", { class: "key" },
    element("h3", {}, `The ${report.word("arms")} compared`), element("ul", {}, ...entries),
    ...report.copies.map((arm) => element("p", { class: "quiet" },
      `“${arm.label}” is ${report.label(report.base.id)} run again unchanged: every difference is exactly 0.`)),
    report.leaves_arms_out ? chooser(report) : null);
}

const after = (year: number): string => `After ${year} ${year === 1 ? "year" : "years"}`;

function where_title(report: Report, rows: WhereAt[]): string {
  const pair = report.pairs[0];
  const years = shown_years(rows);
  const of = (arm: string, place: WhereAt): number => rows.find((row) =>
    row.arm === arm && row.year === place.year && row.state === place.state)?.of100.mean ?? 0;
  if (!pair) return `Where 100 ${report.word("people")} are ${listed(years.map(after)).toLocaleLowerCase("en-GB")}`;
  const gap = (place: WhereAt): number => Math.abs(of(pair.other, place) - of(pair.base, place));
  const most = rows.filter((row) => years.includes(row.year)).sort((a, b) => gap(b) - gap(a))[0] as WhereAt;
  return `${after(most.year)}, ${short(of(pair.other, most) / 100, "share")} of 100 are “${most.state}” on `
    + `${report.label(pair.other)}, ${short(of(pair.base, most) / 100, "share")} on ${report.label(pair.base)}`;
}

function where_table(report: Report, rows: WhereAt[]): Table {
  const arms = report.data.arms.filter((arm) => rows.some((row) => row.arm === arm.id));
  const places = [...new Map(rows.map((row) => [`${row.year} ${row.state}`, row])).values()];
  return {
    caption: `Where 100 ${report.word("people")} who asked for help are`,
    grouped: true,
    columns: [{ label: "After" }, { label: "Where" },
      ...arms.map((arm) => ({ label: arm.label, numeric: true }))],
    rows: places.sort((a, b) => a.year - b.year).map((place) => [
      place.year === 1 ? "1 year" : `${place.year} years`, place.state,
      ...arms.map((arm) => {
        const row = rows.find((one) =>
          one.arm === arm.id && one.year === place.year && one.state === place.state);
        return row ? { estimate: as_share(row.of100), unit: "share" } : "";
      })]),
  };
}

function where_words(report: Report, rows: WhereAt[]): string {
  const year = Math.max(...shown_years(rows));
  const told = report.shown.map((arm) => {
    const own = rows.filter((row) => row.arm === arm.id && row.year === year);
    const most = [...own].sort((a, b) => b.of100.mean - a.of100.mean).slice(0, 2);
    return `on ${report.label(arm.id)}, ${most.map((row) => `${short(row.of100.mean / 100, "share")} “${row.state}”`).join(" and ")}`;
  });
  return `Each mark is one ${report.word("person")} of 100 who asked for help. `
    + `${after(year)}: ${told.join("; ")}.`;
}

export const opening: Section = {
  id: "answer",
  heading: "In brief",
  content: (report, source) => {
    const parts: Node[] = [];
    if (report.data.opening) parts.push(first_sentence(report, report.data.opening));
    parts.push(key(report));
    const rows = (report.data.whereAt ?? []).filter((row) => report.has(row.arm));
    if (rows.length > 0) {
      parts.push(figure_element({
        id: "where", title: where_title(report, rows), words: where_words(report, rows),
        drawing: where_drawing(report, rows), table: where_table(report, rows),
        note: left_out_note(report) + report.range_note,
      }, source));
    }
    return parts;
  },
};
