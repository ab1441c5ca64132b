/** A district's name as maps write it: without the word for its kind, unless little is left. */
export const shortOf = (name: string): string => (name.length > 2 ? name.replace(/(区|县|市)$/, '') : name)
