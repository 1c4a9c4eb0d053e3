import { element } from "../element";
import { sentence } from "../phrases";
import type { Report } from "../report";
import type { Voice } from "../report-data";

function quotation(voice: Voice): HTMLElement {
  return element("blockquote", { class: "voice" }, element("p", {}, voice.words),
    element("footer", {}, `${voice.who}, ${voice.when}. Consent: ${sentence(voice.consent)}`));
}

/** What people said, beside the steps it is about; words about several steps stand once. */
export function voices(report: Report): HTMLElement[] {
  const all = report.data.voices ?? [];
  if (all.length === 0) return [];
  const about = (voice: Voice): string =>
    voice.steps.map((step) => step.label).join("; ") || `The whole ${report.word("arm")}`;
  const steps = [...new Set(all.map(about))];
  return [element("div", { class: "voices" },
    element("h3", {}, "What people said about these steps"),
    element("p", { class: "quiet" }, "Their own words, given with consent. Nothing here is made up or put together."),
    ...steps.flatMap((step) => [element("h4", {}, step),
      ...all.filter((voice) => about(voice) === step).map(quotation)]))];
}
