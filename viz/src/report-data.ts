/**
 * What the report page reads. `waymark report` writes exactly this as JSON into the page's
 * `<script id="report-data" type="application/json">`, with every `<` written as `\u003c`.
 *
 * Conventions that hold throughout:
 * - A field marked `?` may be left out or be null; its section of the page is then skipped.
 *   An empty list means the same as a missing one.
 * - Numbers are finite. What is not known is null or left out, never NaN, never a magic number.
 * - Fields named `of100` are people of 100 who asked for help, 0 to 100. Fields named `share` or
 *   `chance` are 0 to 1. All other values are in the unit that stands beside them (see `Unit`).
 * - `arm` fields name an arm by its id in `arms`. Lists "per arm" follow the order of `arms`.
 * - Text is plain text: the page shows it letter by letter and never reads it as markup.
 * - Differences are always other arm minus base arm.
 */

/** A value with its range. `lo` and `hi` bound the range named in `run.rangeMeans`; leave both out
 *  when a single replication gives no range. */
export interface Estimate {
  mean: number;
  lo?: number | null;
  hi?: number | null;
}

/**
 * How a value is shown.
 * - "share": 0 to 1, shown as people of 100
 * - "stock": 0 to 1 on a person's own scale (control, trust), shown with two decimals
 * - "people", "count": people, or whole things; one decimal below ten
 * - "pounds": pounds, shown in thousands or millions where large
 * - "days", "weeks", "hours", "years": durations in that unit
 * - any other text is written after the number as it stands ("per 100 person-years")
 */
export type Unit =
  | "share" | "stock" | "people" | "count" | "pounds" | "days" | "weeks" | "hours" | "years"
  | (string & {});

/** Which way is good for people. */
export type Better = "higher" | "lower" | "neither";

/** How well an assumption is known: read in a source, own data, people who were there, literature
 *  from memory, assumed. */
export type Standing = "found" | "local" | "lived" | "known" | "assumed";

export interface Run {
  /** Shown in decimal; a string, since JavaScript numbers hold only 53 bits. */
  seed: string;
  replications: number;
  /** "0.1.0" */
  engineVersion: string;
  /** "g++ 12.2.0" */
  compiler: string;
  /** Hexadecimal. */
  fingerprint: string;
  /** SHA-256 of scenario.json in the run folder, hexadecimal. */
  scenarioSha256: string;
  /** The command that made the run. */
  command: string;
  /** ISO date (2027-04-01) on which the run was made. */
  created: string;
  horizonYears: number;
  warmUpYears: number;
  /** ISO date of the branch: time zero of every series. */
  startDate: string;
  /** Why the run stopped, a whole sentence: "It reached the 64 replications asked for." */
  stopped: string;
  /** How many more runs would settle what is still open: a number, or a sentence. */
  moreRuns?: number | string | null;
  /** What lo and hi mean everywhere in this file, without a full stop:
   *  "95 % interval for the average over 64 paired runs, chance alone". */
  rangeMeans: string;
}

/** One labelled change by which an arm differs from the arm it comes from. */
export interface Change {
  label: string;
  /** The sentence it would put into a specification. */
  clause?: string | null;
}

export interface Arm {
  id: string;
  /** In the words of the scenario: "Today's route". */
  label: string;
  description?: string | null;
  changes?: Change[] | null;
  /** True for exactly one arm: the one others are read against. */
  base?: boolean;
}

/** One comparison. The first pair in the list is the one the opening sentence is about. */
export interface Pair {
  base: string;
  other: string;
}

/** Numbers of the first sentence, about `pairs[0]`. */
export interface Opening {
  base: string;
  other: string;
  /** People of 100 asking for help who start support, on each of the two arms. */
  startedBase: Estimate;
  startedOther: Estimate;
  /** other - base of the same, paired, of 100: all effects. */
  difference: Estimate;
  /** The same counting only effects someone has measured; null when that run was not made. */
  differenceMeasuredOnly?: Estimate | null;
  /** Cost to one payer: other - base in pounds, undiscounted. */
  cost?: { payer: string; years: number; difference: Estimate } | null;
}

/** Where 100 people who asked for help are at a later time: one row per arm, year and state.
 *  The states of one arm and year add up to 100. */
export interface WhereAt {
  arm: string;
  /** Years after the branch date, normally 1 and 5. */
  year: number;
  /** "in support", "stable by their own account" ...; the order of first appearance is kept. */
  state: string;
  of100: Estimate;
}

/** One hoop of the way to support, per 100 people who asked for help. */
export interface FunnelStep {
  id: string;
  label: string;
  /** People of 100 who reached this hoop at all. */
  reached: number;
  /** Reached it and dropped out at it. */
  lost: number;
  /** Were turned away here. */
  refused: number;
  /** Gave up while waiting here. */
  gaveUpWaiting: number;
  /** What the hoop protects, in words, or null. */
  protects?: string | null;
  /** Whether people must tell their story again here. */
  retelling?: boolean;
}

export interface Funnel {
  arm: string;
  /** In the order people meet them. */
  steps: FunnelStep[];
  /** People of 100 who started support. */
  started: Estimate;
  /** People of 100 lost, refused or gave up before support, over all steps. */
  lostBefore: Estimate;
  /** Neither started nor lost when the run ended: still on the way. Left out when unknown. */
  stillOnTheWay?: number | null;
}

/** One short-term target in two ledgers over the same people. */
export interface Indicator {
  id: string;
  label: string;
  unit: Unit;
  better: Better;
  /** The level asked for, in `unit`; null where none is set. */
  target?: number | null;
  /** "national" and so on: who requires it. */
  requiredBy?: string | null;
  arms: {
    arm: string;
    /** As the contract's report sees it. */
    reported: Estimate;
    /** As it was for the people. */
    lived: Estimate;
    /** reported - lived. */
    recordGap?: Estimate | null;
  }[];
}

/** One long-term outcome, or one figure of burden, on every arm. */
export interface MetricByArm {
  id: string;
  label: string;
  unit: Unit;
  better: Better;
  headline?: boolean;
  /** A stock that a step moves directly: shown apart, never a headline. */
  mediator?: boolean;
  /** When it is read: "at 5 years", "over 5 years". */
  at?: string | null;
  arms: { arm: string; value: Estimate }[];
}

/** Everyone who requested, by whether the target counts them and whether life is better. */
export interface TwoByTwo {
  arm: string;
  /** Shares of the people counted; the six add up to 1. */
  metBetter: Estimate;
  metNotBetter: Estimate;
  missedBetter: Estimate;
  missedNotBetter: Estimate;
  notCountedBetter: Estimate;
  notCountedNotBetter: Estimate;
  /** Average number of people a replication in the six cells together. */
  counted: number;
  /** Average number left out because followed for less than 36 months. */
  leftOut: number;
}

export interface TwoByTwoSection {
  /** Label of the indicator that gives the columns. */
  columnsBy: string;
  /** The standard for "life better" as a sentence: "Alive and ... at 12 and at 36 months." */
  standard: string;
  arms: TwoByTwo[];
}

/** Do targets rank the arms as lives do? */
export interface RankAgreement {
  targetLabel: string;
  lifeLabel: string;
  /** Arm ids, best first. */
  byTarget: string[];
  byLife: string[];
  /** Share of replications in which both give the same order; null for a single replication. */
  chance?: number | null;
  /** A whole sentence if the scenario wants to say more; the page has its own otherwise. */
  text?: string | null;
}

/** Fan of one waiting list over replications. */
export interface Fan {
  arm: string;
  /** What waits: "People waiting for a first appointment". The same label joins arms to one chart. */
  label: string;
  /** In order of time; about one a month. */
  points: { month: string /* "2027-04" */; p05: number; p25: number; p50: number; p75: number; p95: number }[];
}

/** One row of the table of differences: one metric, one pair. */
export interface Difference {
  metric: string;
  label: string;
  unit: Unit;
  better: Better;
  horizon: "short" | "long";
  headline?: boolean;
  mediator?: boolean;
  pair: Pair;
  /** other - base, all effects. */
  mean: number;
  lo?: number | null;
  hi?: number | null;
  /** The same with unmeasured effects at nothing. */
  measuredOnly?: Estimate | null;
  /** Share of paired runs (0 to 1) in which `other` does better; null where neither way is better. */
  favouring?: number | null;
  /** Smallest difference worth knowing, in `unit`. */
  worthKnowing?: number | null;
  /** "better", "worse", "cannot tell", "no difference that matters" ... in words. */
  verdict: string;
  /** How many more runs would tell, or a sentence. */
  moreRuns?: number | string | null;
}

export type Discounting = "undiscounted" | "3.5/3.5" | "3.5/1.5";

/** One sum of money (or one outcome valued over time) on one arm. */
export interface MoneyRow {
  arm: string;
  /** Who pays ("council"), or the outcome's name. */
  payer: string;
  label: string;
  /** "cost": discounted by the first number; "outcome": by the second. */
  kind: "cost" | "outcome";
  unit: Unit;
  /** Counted over this many years from the branch date. */
  years: number;
  values: Partial<Record<Discounting, Estimate>>;
  /** Whether a saving here could be taken out of a budget; null or left out when not said. */
  cashable?: boolean | null;
}

/** One number that takes part in value for money. */
export interface ValueFigure {
  label: string;
  unit: Unit;
  better: Better;
}

/** What one arm costs and gains, and where it stands among the others. Differences are from the base. */
export interface ArmValue {
  arm: string;
  cost: Estimate;
  effect: Estimate;
  moreCost: Estimate;
  moreEffect: Estimate;
  standing: "efficient" | "dominated" | "extendedly-dominated";
  /** Dominated: the arm that costs no more and gains no less. */
  by?: string | null;
  /** The next cheaper arm of the frontier; `icer` is against it. */
  against?: string | null;
  /** Extendedly dominated: the next dearer arm of the frontier. */
  andBy?: string | null;
  /** Pounds for one more of the effect; without a range where the effect is not clear of nothing. */
  icer?: Estimate | null;
  /** Net benefit at each worth of one more of the effect; `difference` is from the base. */
  benefits: { worth: number; value: Estimate; difference: Estimate; most: boolean }[];
}

/** Cost held against effect. */
export interface ValueForMoney {
  cost: ValueFigure;
  effect: ValueFigure;
  /** Over whom the cost is spread. */
  per?: ValueFigure | null;
  /** With all effects, then counting only measured ones. */
  counted: { couplings: "all" | "measured-only"; runs: number; arms: ArmValue[] }[];
}

/** At one worth of one more of the effect. */
export interface AcceptabilityPoint {
  worth: number;
  /** Share of samples (0 to 1) in which each arm has the most net benefit. */
  arms: { arm: string; share: number }[];
  /** The arm with most net benefit on average. */
  best: string;
  /** Pounds gained on average by knowing all assumptions before one chooses. */
  perfectInformation: number;
}

/** Samples in which every assumption was drawn. */
export interface Unknown {
  samples: number;
  runsASample: number;
  /** Headline differences from the base arm; lo and hi hold 95 of 100 samples. */
  differences?: {
    metric: string;
    arm: string;
    label: string;
    unit: Unit;
    mean: number;
    lo: number;
    hi: number;
    /** Of the variance of samples, the share (0 to 1) that is chance; null with one run a sample. */
    chanceShare?: number | null;
  }[] | null;
  /** One entry a sample and arm: more than on the base arm. */
  plane?: { arm: string; effect: number; cost: number }[] | null;
  curve?: AcceptabilityPoint[] | null;
}

/** One metric for one group on one arm. A group under 10 people has `suppressed: true` and carries
 *  neither `value` nor `n`. */
export interface EquityRow {
  metric: string;
  label: string;
  unit: Unit;
  better: Better;
  /** "own home: no" */
  group: string;
  arm: string;
  value?: Estimate | null;
  /** Average number of people in the group a replication. */
  n?: number | null;
  suppressed?: boolean;
}

/** One hoop as the audit sees it. Reached, lost, refused, gave up and handed over: of 100 who ask for the
 *  first time. Days, hours and pounds: each time somebody comes to it, without queues. */
export interface AuditedHoop {
  label: string;
  retelling?: boolean;
  reached: number;
  lost: number;
  refused: number;
  gaveUp: number;
  handOffs: number;
  days: number;
  hoursPerson: number;
  hoursStaff: number;
  cost: number;
  /** What a year without it brings for every 100 who would have passed it, and the range of what is
   *  assumed about that. */
  protects?: { clock: string; perHundredAYear: number; low?: number; high?: number; standing?: string } | null;
}

/** What one team is asked for in a year of today's requests: hours; places and units as hours in which
 *  one is taken. `supplied` and `used` are null where there is no limit. */
export interface AuditedLoad {
  label: string;
  kind: "hoop-hours" | "contact-hours" | "places" | "units";
  needed: number;
  supplied: number | null;
  used: number | null;
}

/** A route read without simulating it. */
export interface RouteAudit {
  /** Of 100 who ask for the first time. */
  helped: number;
  /** From the way in by which most people come. */
  hoopsOnEveryWay: number;
  /** Given where people come in by several: the one by which most come, and how many of 100 that is. */
  mainWayIn?: { label: string; of100: number } | null;
  /** Before help, among those who get it. */
  hoopsMet?: number;
  /** Before help, among those who get it. */
  retold: number;
  handOffs: number;
  days: number;
  hoursPerson: number;
  hoursStaff: number;
  /** Requests in the first year. */
  firstRequests?: number;
  returns?: number;
  helpedAYear?: number;
  /** People a year who can get through to help; null without a limit. */
  mostAYear?: number | null;
  narrowestAt?: string[];
  firstFull?: { what: string; multiple: number } | null;
  hoops: AuditedHoop[];
  loads: AuditedLoad[];
  /** Steps one can go round in: of 100, who come into it; how often they go round. */
  rounds: { steps: string[]; entered: number; again: number }[];
}

/** A drawn route: a whole <svg> element. It is shown as an image, so nothing in it can run. */
export interface RouteDrawing {
  arm: string;
  svg: string;
  /** The part of it on which people ask, where the whole is too large for a sheet of paper. */
  paperSvg?: string | null;
  audit?: RouteAudit | null;
}

export interface Assumption {
  /** "pass-wary" */
  name: string;
  label?: string | null;
  /** As written, with its unit: "8 in 10". */
  value: string;
  /** "6 in 10 to 9 in 10" */
  range?: string | null;
  standing: Standing;
  source: string;
  /** JSON pointers or words: where the scenario uses it. */
  usedAt?: string[] | null;
  /** True when it is the size of an effect (counted at nothing in "measured only" unless its
   *  standing is found or local). */
  coupling?: boolean;
  /** Of an effect that was only observed: the share of it (0 to 1) that is taken as cause. */
  causalShare?: number | null;
  /** The same as the scenario writes it: "=causal-share". */
  causalShareWritten?: string | null;
}

/** Real words that somebody gave with consent, about some steps. Never made up. */
export interface Voice {
  steps: { id: string; label: string }[];
  words: string;
  who: string;
  when: string;
  /** How they agreed to be quoted. */
  consent: string;
}

/** What the model leaves out; without `who` the makers of the model say so themselves. */
export interface LeftOut {
  what: string;
  who?: string | null;
  why?: string | null;
}

/** One number that was counted, beside what the model says of the same time. */
export interface LookedBack {
  what: string;
  unit: "share" | "people";
  /** As it was given: "2025-04", "2025/26 Q1". */
  period: string;
  /** Its first day. */
  from: string;
  /** "inside", "OUTSIDE", "hidden", "too few people". */
  verdict: string;
  /** None where the number is hidden. */
  yours?: number | null;
  model?: number | null;
  /** Where 95 of 100 runs lie. */
  lo?: number | null;
  hi?: number | null;
}

/** Money planned a year, whatever happens. */
export interface PlannedMoney {
  rows: { arm: string; payer: string; poundsAYear: number }[];
  /** What arms declare beyond equal money; below 0 where an arm plans less. */
  extras?: { arm: string; poundsAYear: number; why: string }[] | null;
  /** What each labelled change of a route costs once, and how many changes each arm makes. */
  transition?: {
    poundsAChange: number;
    doubleRunningYears: number;
    arms: { arm: string; changes: number }[];
  } | null;
}

export interface ReportData {
  /** Version of this format. */
  format: 1;
  title: string;
  question: string;
  /** The scenario's words: {"person": "member", "gate": "hoop"}. Missing ones keep their default
   *  (see vocabulary.ts). */
  vocabulary?: Record<string, string> | null;
  run: Run;
  /** Two to six; one is allowed and shows no differences. */
  arms: Arm[];
  pairs?: Pair[] | null;
  opening?: Opening | null;
  whereAt?: WhereAt[] | null;
  funnels?: Funnel[] | null;
  indicators?: Indicator[] | null;
  outcomes?: MetricByArm[] | null;
  twoByTwo?: TwoByTwoSection | null;
  rankAgreement?: RankAgreement | null;
  fans?: Fan[] | null;
  differences?: Difference[] | null;
  money?: MoneyRow[] | null;
  valueForMoney?: ValueForMoney | null;
  unknown?: Unknown | null;
  /** Hoops, retellings, weeks from request, weeks from accepted referral, hours, hoop share. */
  burden?: MetricByArm[] | null;
  equity?: EquityRow[] | null;
  routes?: RouteDrawing[] | null;
  assumptions?: Assumption[] | null;
  /** Sentences: what the engine does not model yet. */
  notModelledYet?: string[] | null;
  leavesOut?: LeftOut[] | null;
  lookedBack?: LookedBack[] | null;
  voices?: Voice[] | null;
  plannedMoney?: PlannedMoney | null;
  /** Paragraphs. */
  methods?: string[] | null;
  reproduce?: {
    /** Makes the same numbers again from the run folder's scenario. */
    command: string;
    /** Continues an interrupted run, if that differs. */
    resume?: string | null;
    /** Sentences: "The fingerprint must be the same on any machine and thread count." */
    notes?: string[] | null;
  } | null;
}
