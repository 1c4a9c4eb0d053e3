/** Words a scenario may rename. Defaults respect people. */
const defaults = {
  person: "person",
  people: "people",
  gate: "hoop",
  gates: "hoops",
  arm: "route",
  arms: "routes",
  support: "support",
  relapse: "relapse",
  request: "request",
  requests: "requests",
  contact: "contact",
  contacts: "contacts",
  step: "step",
  steps: "steps",
  team: "team",
  teams: "teams",
  worker: "worker",
  workers: "workers",
} as const;

export type Word = keyof typeof defaults;

/** The plural that follows when a scenario renames only the singular. */
const plural_of: Partial<Record<Word, Word>> = {
  people: "person", gates: "gate", arms: "arm", requests: "request", contacts: "contact",
  steps: "step", teams: "team", workers: "worker",
};

export type Vocabulary = (word: Word) => string;

/** "members" of "member", "returns to use" of "return to use". */
function several(one: string): string {
  const link = / (to|of|with|in) /.exec(one);
  return link ? `${one.slice(0, link.index)}s${one.slice(link.index)}` : `${one}s`;
}

export function vocabulary(renamed: Record<string, string> | null | undefined): Vocabulary {
  const given = (word: string): string | undefined => {
    const text = renamed && Object.hasOwn(renamed, word) ? renamed[word] : undefined;
    return typeof text === "string" && text !== "" ? text : undefined;
  };
  return (word) => {
    const singular = plural_of[word];
    const renamed_singular = singular ? given(singular) : undefined;
    const made = singular && renamed_singular && renamed_singular !== defaults[singular]
      ? several(renamed_singular) : undefined;
    return given(word) ?? made ?? defaults[word];
  };
}

/** A text of the page's own in the words of the scenario: whole words only, with their capital. */
export function in_words(word: Vocabulary, text: string): string {
  const found = Object.entries(defaults) as [Word, string][];
  return text.replace(/\p{L}+/gu, (old) => {
    const entry = found.find(([, usual]) => usual === old.toLowerCase());
    if (!entry) return old;
    const made = word(entry[0]);
    if (made === entry[1]) return old;
    return /^\p{Lu}/u.test(old) ? made.charAt(0).toLocaleUpperCase("en-GB") + made.slice(1) : made;
  });
}
