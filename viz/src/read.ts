import type { ReportData } from "./report-data";

/** Characters that make text look other than it is: control characters and those that reorder or
 *  hide what follows (U+200B, U+200E-200F, U+202A-202E, U+2060-2069, U+FEFF). */
const deceiving = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/g;

export function plain(text: string): string {
  return text.replace(deceiving, "");
}

/** A copy in which every text is plain. Drawings stay as they are: they are only ever shown as images. */
export function cleaned<T>(value: T): T {
  if (typeof value === "string") return plain(value) as T;
  if (Array.isArray(value)) return value.map(cleaned) as T;
  if (value === null || typeof value !== "object") return value;
  const copy = Object.create(null) as Record<string, unknown>;
  for (const [key, inner] of Object.entries(value)) {
    copy[key] = key === "svg" ? inner : cleaned(inner);
  }
  return copy as T;
}

/** Reads the data a run left in the page. Throws an Error whose message is fit for a reader. */
export function read(text: string): ReportData {
  const trimmed = text.trim();
  if (trimmed === "" || trimmed.startsWith("<!--")) {
    throw new Error("This page holds no run yet. Make one with: waymark report RUN -o report.html");
  }
  let data: unknown;
  try {
    data = JSON.parse(trimmed);
  } catch (error) {
    throw new Error(`The data in this page is damaged (${(error as Error).message}).`);
  }
  const report = cleaned(data) as Partial<ReportData> | null;
  if (report === null || typeof report !== "object" || report.format !== 1) {
    throw new Error("The data in this page is of a format that this page does not know.");
  }
  if (!report.run || !Array.isArray(report.arms) || report.arms.length === 0) {
    throw new Error("The data in this page names no run or nothing to compare.");
  }
  return report as ReportData;
}
