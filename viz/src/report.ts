import { arm_styles, most_series, type ArmStyle } from "./palette";
import type { Arm, Pair, ReportData } from "./report-data";
import { in_words, vocabulary, type Vocabulary } from "./vocabulary";

/** Arms that met the same chances in the same way as the base: not one figure differs in any run. */
function copies_of(base: Arm, data: ReportData): Arm[] {
  const same = data.arms.filter((arm) => {
    const rows = (data.differences ?? [])
      .filter(({ pair }) => arm !== base && pair.base === base.id && pair.other === arm.id);
    return rows.length > 0
      && rows.every((row) => row.mean === 0 && (row.lo ?? 0) === 0 && (row.hi ?? 0) === 0);
  });
  return data.arms.length - same.length > 1 ? same : [];
}

/** The data with what every section asks of it. */
export class Report {
  readonly word: Vocabulary;
  readonly base: Arm;
  readonly data: ReportData;
  /** Run again unchanged, for proof; said in one line and left out of charts and tables. */
  readonly copies: readonly Arm[];
  private chosen_: string[];

  constructor(data: ReportData) {
    this.word = vocabulary(data.vocabulary);
    const first = data.arms[0] as Arm;
    this.base = data.arms.find((arm) => arm.base) ?? first;
    this.copies = copies_of(this.base, data);
    this.data = { ...data, arms: data.arms.filter((arm) => !this.copies.includes(arm)) };
    this.chosen_ = this.first_choice();
  }

  /** The base and the first others, those of the first pair before the rest. */
  private first_choice(): string[] {
    const first = this.pairs[0];
    const ids = [this.base.id, ...(first ? [first.base, first.other] : []),
      ...this.data.arms.map((arm) => arm.id)];
    return [...new Set(ids)].filter((id) => this.has(id)).slice(0, most_series);
  }

  get pairs(): Pair[] {
    const known = (this.data.pairs ?? []).filter((p) => this.has(p.base) && this.has(p.other));
    if (known.length > 0 || this.data.pairs?.length) return known;
    return this.data.arms.filter((arm) => arm !== this.base)
      .map((arm) => ({ base: this.base.id, other: arm.id }));
  }

  /** The page's own words in those of the scenario; never for text that the scenario wrote. */
  own(text: string): string {
    return in_words(this.word, text);
  }

  has(id: string): boolean {
    return this.data.arms.some((arm) => arm.id === id);
  }

  label(id: string): string {
    return this.data.arms.find((arm) => arm.id === id)?.label ?? id;
  }

  /** Arms that charts show, in the order of the data, at most four. */
  get shown(): Arm[] {
    return this.data.arms.filter((arm) => this.chosen_.includes(arm.id));
  }

  /** What paper draws where all arms would be too small: the base and the arm it is compared with. */
  is_on_paper(id: string): boolean {
    const first = this.pairs[0];
    return id === this.base.id || id === first?.other || id === first?.base;
  }

  get leaves_arms_out(): boolean {
    return this.data.arms.length > most_series;
  }

  choose(ids: string[]): void {
    this.chosen_ = ids.slice(0, most_series);
  }

  /** Colour, shape and dash of an arm. The base keeps the first style; the others follow in order
   *  among those shown. */
  style(id: string): ArmStyle {
    const others = this.shown.filter((arm) => arm !== this.base);
    const place = id === this.base.id ? 0 : 1 + others.findIndex((arm) => arm.id === id);
    return (arm_styles[place] ?? arm_styles[0]) as ArmStyle;
  }

  is_shown(id: string): boolean {
    return this.chosen_.includes(id);
  }

  /** Entries of arms that charts show, in the order of the arms. */
  of_shown<T extends { arm: string }>(entries: readonly T[] | null | undefined): T[] {
    const list = entries ?? [];
    return this.shown.flatMap((arm) => list.filter((entry) => entry.arm === arm.id));
  }

  /** The first three of them: what a title can name without becoming a list. */
  of_titled<T extends { arm: string }>(entries: readonly T[] | null | undefined): T[] {
    return this.of_shown(entries).slice(0, 3);
  }

  get range_note(): string {
    return `Ranges: ${this.data.run.rangeMeans}.`;
  }
}
