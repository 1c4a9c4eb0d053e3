import { standing_table } from "../figure";
import { valued } from "../numbers";
import type { LookedBack } from "../report-data";
import type { Cell } from "../table";
import { paragraph, type Section } from "./section";

const days = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;

const is_told = (row: LookedBack): boolean => row.verdict === "inside" || row.verdict === "OUTSIDE";

/** Rows of one thing within a year of the first month, in the order given. */
function years_of(rows: LookedBack[]): LookedBack[][] {
  const first = rows.map((row) => row.from).sort()[0] ?? "";
  const year = (row: LookedBack): string => `${row.what} ${Math.floor(days(first, row.from) / 365)}`;
  return [...new Set(rows.map(year))].map((one) => rows.filter((row) => year(row) === one));
}

function mean(rows: LookedBack[], of: "yours" | "model"): Cell {
  const known = rows.filter((row) => is_told(row) && typeof row.yours === "number" && typeof row.model === "number");
  if (known.length === 0) return "";
  const sum = known.reduce((all, row) => all + (row[of] as number), 0);
  return valued({ mean: sum / known.length }, known[0]?.unit === "share" ? "share" : "count");
}

function when(rows: LookedBack[]): string {
  const [first, last] = [rows[0]?.period ?? "", rows[rows.length - 1]?.period ?? ""];
  return first === last ? first : `${first} to ${last}`;
}

/** Whether the model, played over months that are past, gives what was counted in them. */
export const looked_back: Section = {
  id: "looked-back",
  heading: "Does the model give what was counted?",
  content: (report) => {
    const rows = report.data.lookedBack ?? [];
    if (rows.length === 0) return null;
    const told = rows.filter(is_told);
    const inside = told.filter((row) => row.verdict === "inside").length;
    return [paragraph(report.own(`Before anything was compared, the model was played over months that are past. Of ${told.length} `
      + `numbers that were counted in them, ${inside} lie where 95 of 100 runs of the model do. Where they do not, `
      + "trust what follows less, and ask why.")),
    standing_table("looked-back", {
      caption: "What was counted, beside the model (means)",
      columns: [{ label: "What", wide: true }, { label: "When", wide: true }, { label: "Counted", numeric: true },
        { label: "Model", numeric: true }, { label: "In the model's range" }],
      rows: years_of(rows).map((year) => [year[0]?.what ?? "", when(year), mean(year, "yours"), mean(year, "model"),
        `${year.filter((row) => row.verdict === "inside").length} of ${year.filter(is_told).length}`]),
      grouped: true,
    })];
  },
};
