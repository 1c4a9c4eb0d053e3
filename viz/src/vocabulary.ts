/** Words a scenario may rename. Defaults respect people. */
const defaults = {
  person: "person",
  people: "people",
  gate: "hoop",
  gates: "hoops",
  arm: "route",
  arms: "routes",
  support: "support",
} as const;

export type Word = keyof typeof defaults;

/** The plural that follows when a scenario renames only the singular. */
const plural_of: Partial<Record<Word, Word>> = { people: "person", gates: "gate", arms: "arm" };

export type Vocabulary = (word: Word) => string;

export function vocabulary(renamed: Record<string, string> | null | undefined): Vocabulary {
  const given = (word: string): string | undefined => {
    const text = renamed && Object.hasOwn(renamed, word) ? renamed[word] : undefined;
    return typeof text === "string" && text !== "" ? text : undefined;
  };
  return (word) => {
    const singular = plural_of[word];
    const renamed_singular = singular ? given(singular) : undefined;
    const made = singular && renamed_singular && renamed_singular !== defaults[singular]
      ? `${renamed_singular}s` : undefined;
    return given(word) ?? made ?? defaults[word];
  };
}
