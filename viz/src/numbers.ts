import type { Estimate, Unit } from "./report-data";

const minus = "\u2212";

/** How a number of one unit is put: its scale, decimals and the words round it. */
interface Style {
  factor: number;
  decimals: number;
  /** Rounded to whole multiples of this after scaling; 0 for the decimals alone. */
  step: number;
  before: string;
  /** After a single number or the last of several. */
  after: string;
}

function decimals_for(size: number): number {
  return size >= 10 || size === 0 ? 0 : size >= 1 ? 1 : 2;
}

/** Enough decimals that a range does not collapse to one number: at most one from ten on, three for
 *  what is small. */
function decimals_for_range(mean: number, lo: number, hi: number): number {
  let decimals = decimals_for(Math.abs(mean));
  const most = Math.abs(mean) >= 10 ? 1 : Math.abs(mean) >= 0.1 ? 2 : 3;
  while (decimals < most && hi > lo && (hi - lo) * 10 ** decimals < 2) decimals += 1;
  return decimals;
}

function pounds(largest: number): Style {
  if (largest >= 1e6) return { factor: 1e-6, decimals: 2, step: 0, before: "£", after: " million" };
  if (largest >= 1e4) return { factor: 1, decimals: 0, step: 1000, before: "£", after: "" };
  return { factor: 1, decimals: largest >= 100 ? 0 : 2, step: 0, before: "£", after: "" };
}

function style_of(unit: Unit, estimate: Estimate): Style {
  const { mean } = estimate;
  const lo = estimate.lo ?? mean;
  const hi = estimate.hi ?? mean;
  if (unit === "pounds") return pounds(Math.max(Math.abs(mean), Math.abs(lo), Math.abs(hi)));
  if (unit === "stock") return { factor: 1, decimals: 2, step: 0, before: "", after: "" };
  const factor = unit === "share" ? 100 : 1;
  const decimals = decimals_for_range(mean * factor, lo * factor, hi * factor);
  const after = unit === "share" ? " of 100" : unit === "count" || unit === "" ? "" : ` ${unit}`;
  return { factor, decimals, step: 0, before: "", after };
}

function grouped(value: number, decimals: number): string {
  const text = Math.abs(value).toLocaleString("en-GB", {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  });
  const negative = value < 0 && /[1-9]/.test(text);
  return (negative ? minus : "") + text;
}

/** The number with its sign and what stands before it: "£310,000". */
function put(value: number, style: Style, sign: boolean): string {
  const scaled = value * style.factor;
  const rounded = style.step > 0 ? Math.round(scaled / style.step) * style.step : scaled;
  const text = grouped(rounded, style.decimals);
  if (text.startsWith(minus)) return `${minus}${style.before}${text.slice(1)}`;
  const plus = sign && /[1-9]/.test(text) ? "+" : "";
  return `${plus}${style.before}${text}`;
}

/** Whether an estimate carries a range. */
export function has_range(estimate: Estimate): boolean {
  return typeof estimate.lo === "number" && typeof estimate.hi === "number";
}

/** "41 of 100", "£1.24 million", "12 weeks". */
export function amount(value: number, unit: Unit): string {
  const style = style_of(unit, { mean: value });
  return trimmed(put(value, style, false)) + style.after;
}

/** "1" for "1.0": a number without a range claims no decimals it does not need. */
function trimmed(text: string): string {
  return text.replace(/(\.\d*?)0+$/, "$1").replace(/\.$/, "");
}

/** "39 to 43": the range alone, in the style of its value, or "" without one. */
export function range(estimate: Estimate, unit: Unit, sign = false): string {
  if (!has_range(estimate)) return "";
  const style = style_of(unit, estimate);
  return `${put(estimate.lo as number, style, sign)} to ${put(estimate.hi as number, style, sign)}`;
}

/** "41 of 100 (39 to 43)". */
export function valued(estimate: Estimate, unit: Unit, sign = false): string {
  const text = range(estimate, unit, sign);
  const value = middle(estimate, unit, sign);
  return text === "" ? value : `${value} (${text})`;
}

/** The short form for a label in a chart: "41" for shares, "£1.24 m", "12". */
export function short(value: number, unit: Unit): string {
  const style = style_of(unit, { mean: value });
  return trimmed(put(value, style, false)) + (style.after === " million" ? " m" : "");
}

/** The short form with the decimals of its range. */
export function short_of(estimate: Estimate, unit: Unit): string {
  const style = style_of(unit, estimate);
  return put(estimate.mean, style, false) + (style.after === " million" ? " m" : "");
}

/** The value without its range: "41 of 100". */
export function middle(estimate: Estimate, unit: Unit, sign = false): string {
  const style = style_of(unit, estimate);
  return put(estimate.mean, style, sign) + style.after;
}

function direction(value: number, more: string, less: string): string {
  return value > 0 ? more : less;
}

/** A difference in words, its value and its range: ["21 more of 100", " (18 to 24 more)"],
 *  ["£0.20 million less", " (£0.30 million less to £0.05 million more)"]. */
export function difference(estimate: Estimate, unit: Unit): [string, string] {
  const style = style_of(unit, estimate);
  const countable = unit === "share" || unit === "people" || unit === "count";
  const [more, less] = countable ? ["more", "fewer"] : ["more", "less"];
  const share = unit === "share";
  const one = (value: number): string => {
    const text = put(Math.abs(value), style, false);
    return share ? text : text + style.after;
  };
  const tail = share ? " of 100" : "";
  const nothing = !/[1-9]/.test(one(estimate.mean));
  const about = nothing
    ? "no difference"
    : `${one(estimate.mean)} ${direction(estimate.mean, more, less)}${tail}`;
  if (!has_range(estimate)) return [about, ""];
  const lo = estimate.lo as number;
  const hi = estimate.hi as number;
  const [near, far] = Math.abs(lo) <= Math.abs(hi) ? [lo, hi] : [hi, lo];
  if (lo === 0 && hi === 0) return [about, ""];
  if (lo >= 0 || hi <= 0) return [about, ` (${one(near)} to ${one(far)} ${direction(far, more, less)})`];
  return [about, ` (${one(lo)} ${less} to ${one(hi)} ${more})`];
}

/** Whether the range of a difference lies wholly on one side of nothing. */
export function is_clear(estimate: Estimate): boolean {
  if (!has_range(estimate)) return false;
  return (estimate.lo as number) > 0 || (estimate.hi as number) < 0;
}

/** People of 100 as a share, so that one set of words serves both. */
export function as_share(of100: Estimate): Estimate {
  const scaled = (value: number | null | undefined): number | null =>
    typeof value === "number" ? value / 100 : null;
  return { mean: of100.mean / 100, lo: scaled(of100.lo), hi: scaled(of100.hi) };
}

/** "87 of 100 paired runs" and so on: a share as a natural frequency. */
export function of_100(share: number): string {
  return `${Math.round(share * 100)} of 100`;
}

/** Two of them: "a and b"; more: "a, b and c". */
export function listed(words: string[]): string {
  if (words.length < 2) return words.join("");
  return `${words.slice(0, -1).join(", ")} and ${words[words.length - 1]}`;
}

const months = ["January", "February", "March", "April", "May", "June", "July", "August",
  "September", "October", "November", "December"];

/** "1 April 2027" from "2027-04-01", "April 2027" from "2027-04"; other text stays as it is. */
export function date(iso: string): string {
  const match = /^(\d{4})-(\d{2})(?:-(\d{2}))?/.exec(iso);
  const month = match ? months[Number(match[2]) - 1] : undefined;
  if (!match || !month) return iso;
  return `${match[3] ? `${Number(match[3])} ` : ""}${month} ${match[1]}`;
}
