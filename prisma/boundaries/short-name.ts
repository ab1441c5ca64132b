/**
 * A district's name as maps write it: without the word for its kind, unless little is left or the word belongs to what
 * stands before it, as in 新区, 开发区, 自治县.
 */
export const shortOf = (name: string): string =>
  name.length > 2 ? name.replace(/(?<![新园发范税验作林矿郊])区$|(?<!治)县$|市$/, '') : name
