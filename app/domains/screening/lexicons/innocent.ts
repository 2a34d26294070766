/**
 * Words that look like abuse to a program that looks inside them, or that begin like one. The first part is never found
 * (it begins like an entry with `*`, or has one within it); the rest cannot be, and a test holds all of it to that.
 */
const begins =
  'shiitake shitake salopette salopettes snigger sniggers sniggered sniggering niggle niggles niggling niggard niggardly fuchsia trollope trolley trolleys trollbeads encyclopedie ' +
  'tarif tarifs tarification degager degagement degageant clochette clocher clochers rater rateau idiotisme clownfish incapacite morondava batardeau attardee';

/** Folded words that the lexicons never find. */
export const innocent: ReadonlySet<string> = new Set(begins.split(' '));
