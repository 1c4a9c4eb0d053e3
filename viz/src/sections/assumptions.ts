import { element } from "../element";
import { standing_table } from "../figure";
import { listed } from "../numbers";
import { sentence, spoken } from "../phrases";
import type { Assumption, Standing } from "../report-data";
import type { Table } from "../table";
import { paragraph, type Section } from "./section";

const standings: { id: Standing; words: string }[] = [
  { id: "found", words: "read in a source" },
  { id: "local", words: "from own data" },
  { id: "lived", words: "from people who were there" },
  { id: "known", words: "from memory of the literature" },
  { id: "assumed", words: "judged, since nobody has measured it" },
];

const percent = (share: number): string => `${Number((share * 100).toFixed(1))} %`;

/** "known; size of an effect, only observed: 50 % of it is taken as cause (=causal-share)". */
function standing(row: Assumption): string {
  if (typeof row.causalShare !== "number") return row.coupling ? `${row.standing}; size of an effect` : row.standing;
  const name = row.causalShareWritten?.startsWith("=") ? ` (${row.causalShareWritten.slice(1)})` : "";
  return `${row.standing}; size of an effect, only observed: ${percent(row.causalShare)} of it is taken as cause${name}`;
}

function table(rows: Assumption[]): Table {
  return {
    caption: "Register of assumptions",
    columns: [{ label: "What", wide: true }, { label: "Value" }, { label: "Range" }, { label: "Standing" },
      { label: "Source", wide: true }, { label: "Used at", wide: true, path: true }],
    rows: rows.map((row) => [row.label || spoken(row.name), row.value, row.range ?? "",
      standing(row), row.source,
      (row.usedAt ?? []).join(", ")]),
  };
}

function summary(rows: Assumption[]): string {
  const counted = standings.map(({ id, words }) => ({ words, count: rows.filter((row) => row.standing === id).length }))
    .filter(({ count }) => count > 0).map(({ words, count }) => `${count} ${words.split(",")[0]}`);
  const effects = rows.filter((row) => row.coupling).length;
  const unmeasured = rows.filter((row) => row.coupling && !["found", "local"].includes(row.standing)).length;
  const tail = effects > 0 ? ` ${effects} are sizes of effects; ${unmeasured} of those nobody has measured yet, `
    + "and they are at nothing in “measured effects only”." : "";
  const observed = rows.filter((row) => typeof row.causalShare === "number").length;
  const shares = observed === 0 ? "" : ` ${observed === 1 ? "1 effect was" : `${observed} effects were`} only observed: `
    + "a share of each is taken as cause, and that share is an assumption of its own.";
  return `${rows.length} numbers stand behind this report: ${listed(counted)}.${tail}${shares}`;
}

/** Above this many the register stands on paper as lines in two columns. */
const many = 40;

function register_on_paper(rows: Assumption[]): HTMLElement {
  return element("div", { class: "paper-only register" },
    element("h3", {}, "Register of assumptions (the page also says where each is used)"),
    ...rows.map((row) => element("p", {}, element("strong", {}, row.label || spoken(row.name)),
      ` ${row.value}${row.range ? ` (${row.range})` : ""}; ${standing(row)}. ${sentence(row.source)}`)));
}

export const assumptions: Section = {
  id: "assumptions",
  heading: "What this rests on",
  content: (report) => {
    const rows = report.data.assumptions ?? [];
    if (rows.length === 0) return null;
    return [paragraph(summary(rows)),
      element("p", { class: "quiet" }, "Standing: ", listed(standings.map(({ id, words }) => `${id} (${words})`)), "."),
      standing_table("assumptions", table(rows), rows.length > many),
      ...(rows.length > many ? [register_on_paper(rows)] : [])];
  },
};
