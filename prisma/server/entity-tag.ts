/** Whether a client has what it asks for already. */

/**
 * Whether If-None-Match names the tag, weak or strong alike (RFC 9110, 13.1.2). Apart at commas, and not by a pattern
 * that looks for blanks around them: a header of blanks alone would hold up everybody.
 */
export const namesTag = (ifNoneMatch: string | null | undefined, etag: string): boolean =>
  (ifNoneMatch ?? '').split(',').some((tag) => strong(tag.trim()) === strong(etag))

const strong = (tag: string): string => tag.replace(/^W\//, '')
