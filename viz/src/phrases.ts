/** Small turns of words that every section needs. */

export function capital(words: string): string {
  return words.charAt(0).toLocaleUpperCase("en-GB") + words.slice(1);
}

/** The text with a full stop, unless it ends a sentence already. */
export function sentence(words: string): string {
  return /[.!?…]["”’)]*\s*$/.test(words) ? words : `${words.trimEnd()}.`;
}

/** "the council" inside a sentence, however the label began. */
export function inside(label: string): string {
  return label.replace(/^The (?=\S)/, "the ");
}

/** An identifier in words: "not-own-home" becomes "Not own home"; other text stays as it is. */
export function spoken(id: string): string {
  return /^[a-z0-9]+(-[a-z0-9]+)*$/.test(id) ? capital(id.replace(/-/g, " ")) : id;
}
