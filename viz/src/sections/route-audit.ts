import { element } from "../element";
import { listed } from "../numbers";
import { capital } from "../phrases";
import type { AuditedHoop, AuditedLoad, RouteAudit, RouteDrawing } from "../report-data";
import type { Report } from "../report";
import { table_element, type Cell, type Table } from "../table";
import { arm_cell } from "./section";

const hours_in_year = 8766;

function put(value: number, decimals = value < 10 ? 1 : 0): string {
  return value.toLocaleString("en-GB", { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
}

function of_100(value: number): string {
  return put(value, value > 0 && value < 9.95 ? 1 : 0);
}

function counted_times(value: number): string {
  return put(value, Math.abs(value - Math.round(value)) < 0.05 ? 0 : 1);
}

function times(value: number): string {
  const count = counted_times(value);
  return count === "1" ? "once" : `${count} times`;
}

/** "serious incidents: 1.2 more a year for every 100 without it (0.0 to 3.6; assumed)". */
function protection(hoop: AuditedHoop): string {
  const protects = hoop.protects;
  if (!protects) return "nothing declared";
  const range = protects.low !== undefined && protects.high !== undefined
    ? `${put(protects.low, 1)} to ${put(protects.high, 1)}` : "";
  const note = [range, protects.standing ?? ""].filter((part) => part !== "").join("; ");
  return `${protects.clock}: ${put(protects.perHundredAYear, 1)} more a year for every 100 without it${note ? ` (${note})` : ""}`;
}

export function hoop_table(report: Report, audit: RouteAudit, label: string): Table {
  return {
    caption: `What each ${report.word("gate")} asks, loses and protects on ${label}`,
    columns: [{ label: capital(report.word("gate")) }, { label: "Come, of 100", numeric: true },
      { label: "Lost or refused", numeric: true }, { label: "Days", numeric: true },
      { label: "Own hours", numeric: true }, { label: "Staff hours", numeric: true }, { label: "Cost", numeric: true },
      { label: "Asks again or hands over" }, { label: "Protects", wide: true }],
    rows: audit.hoops.map((hoop) => [hoop.label, of_100(hoop.reached), of_100(hoop.lost + hoop.refused + hoop.gaveUp),
      put(hoop.days, 1), put(hoop.hoursPerson, 1), put(hoop.hoursStaff, 1), `£${put(hoop.cost, 0)}`,
      [hoop.retelling ? "story told again" : "", hoop.handOffs >= 0.5 ? "another team" : ""]
        .filter((part) => part !== "").join("; "), protection(hoop)]),
  };
}

/** Hours of work as they are; places and units as how many are taken at a time. */
function counted(load: AuditedLoad, hours: number): string {
  const held = load.kind === "places" || load.kind === "units";
  return put(held ? hours / hours_in_year : hours) + (held ? "" : " hours");
}

function when_full(load: AuditedLoad): string {
  if (load.used === null || load.used <= 0) return "no limit";
  if (load.kind === "contact-hours") {
    return load.used <= 1 ? "contacts last as long as meant" : `contacts are cut to ${put(100 / load.used, 0)} %`;
  }
  return load.used > 1 ? "more is asked than there is" : `${put(1 / load.used, 2)} times today’s requests`;
}

export function load_table(audit: RouteAudit, label: string): Table {
  return {
    caption: `Who does the work on ${label}, in a year of today’s requests`,
    columns: [{ label: "Team" }, { label: "Needed", numeric: true }, { label: "There is", numeric: true },
      { label: "Used", numeric: true }, { label: "Full at" }],
    rows: audit.loads.map((load) => [load.label, counted(load, load.needed),
      load.supplied === null ? "no limit" : counted(load, load.supplied),
      load.used === null ? "" : `${put(100 * load.used, 0)} %`, when_full(load)]),
  };
}

/** Where people come in by several ways, the one that is spoken of. */
function from_main(audit: RouteAudit): string {
  return audit.mainWayIn ? ` from “${audit.mainWayIn.label}”, where ${of_100(audit.mainWayIn.of100)} of 100 come in` : "";
}

/** What a route does to people, in sentences. */
export function audit_words(report: Report, audit: RouteAudit): string {
  const hoops = audit.hoopsOnEveryWay === 1 ? report.word("gate") : report.word("gates");
  const said = [`Of 100 ${report.word("people")} who ask for the first time, ${of_100(audit.helped)} get help. `
    + `${audit.hoopsOnEveryWay} ${hoops} stand${audit.hoopsOnEveryWay === 1 ? "s" : ""} on every way to it${from_main(audit)}. Those who get it `
    + `tell their story again ${times(audit.retold)}, are handed to another team ${times(audit.handOffs)}, and `
    + `spend ${put(audit.days, 0)} days and ${put(audit.hoursPerson, 1)} hours of their own first.`];
  if (audit.helpedAYear !== undefined && audit.mostAYear) {
    said.push(`Today’s requests would bring ${put(audit.helpedAYear, 0)} people a year to help, were there no queues; at most `
      + `${put(audit.mostAYear, 0)} can get through, held up at ${listed(audit.narrowestAt ?? [])}.`);
  }
  if (audit.firstFull) {
    said.push(audit.firstFull.multiple >= 1
      ? `As demand grows, “${audit.firstFull.what}” is full first, at ${put(audit.firstFull.multiple, 2)} times today’s requests.`
      : `“${audit.firstFull.what}” is asked for more than there is already.`);
  }
  for (const round of audit.rounds) {
    said.push(`${of_100(round.entered)} of 100 come to ${listed(round.steps)}, and go round ${put(round.again, 1)} times.`);
  }
  return said.join(" ");
}

function side_by_side_table(report: Report, routes: RouteDrawing[]): Table {
  const row = (route: RouteDrawing, audit: RouteAudit): Cell[] => [arm_cell(report, route.arm), of_100(audit.helped),
    String(audit.hoopsOnEveryWay), counted_times(audit.retold), counted_times(audit.handOffs), put(audit.days, 0),
    put(audit.hoursPerson, 1), put(audit.hoursStaff, 1),
    audit.firstFull ? put(audit.firstFull.multiple, 2) : "no limit"];
  return {
    caption: `Every ${report.word("arm")} read without simulating it`,
    columns: [{ label: capital(report.word("arm")) }, { label: "Of 100, get help", numeric: true },
      { label: `${capital(report.word("gates"))} on every way`, numeric: true }, { label: "Story told again", numeric: true },
      { label: "Handed over", numeric: true }, { label: "Days to help", numeric: true },
      { label: "Own hours", numeric: true }, { label: "Staff hours", numeric: true },
      { label: "Full at, times today’s requests", numeric: true }],
    rows: routes.flatMap((route) => (route.audit ? [row(route, route.audit)] : [])),
  };
}

/** All routes in one table, and what such a reading leaves out. */
export function side_by_side(report: Report, routes: RouteDrawing[]): Node[] {
  if (!routes.some((route) => route.audit)) return [];
  return [
    element("p", { class: "words" }, `These figures come from the ${report.word("arms")} as drawn, for ${report.word("people")} `
      + "who ask for the first time. They leave out queues, and that people come again with what they have lived "
      + "through; the rest of this report has both. The first supply that is full sets how far demand can grow."),
    element("div", { class: "standing" }, table_element(side_by_side_table(report, routes))),
  ];
}

/** What is said of one drawn route. */
export function beside_drawing(report: Report, route: RouteDrawing): Node[] {
  const audit = route.audit;
  if (!audit) return [];
  const label = report.label(route.arm);
  // Paper has the hoops of the base, the words of the arm compared with it, and neither of others.
  const style = route.arm === report.base.id ? "standing" : "standing screen-only";
  return [
    element("p", { class: report.is_on_paper(route.arm) ? "audit-words" : "audit-words screen-only" }, audit_words(report, audit)),
    ...(audit.hoops.length > 0 ? [element("div", { class: style }, table_element(hoop_table(report, audit, label)))] : []),
    ...(audit.loads.length > 0 ? [element("div", { class: "standing screen-only" }, table_element(load_table(audit, label)))] : []),
  ];
}
