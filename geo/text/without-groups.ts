/** A part of a pattern whose groups are not to be counted, since those around it are taken by their number. */
export const withoutGroups = (pattern: string): string => pattern.replace(/\((?!\?)/g, '(?:')
