/** Addresses of records, from their English names. */

const MAX_LENGTH = 60

/** Lower-case words joined by hyphens, at most 60 characters; empty if the name has no Latin letter or digit. */
export function slugOf(name: string): string {
  const words = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[’']/g, '')
    .match(/[a-z0-9]+/g)
  let slug = ''
  for (const word of words ?? []) {
    const longer = slug ? `${slug}-${word}` : word
    if (longer.length > MAX_LENGTH) break
    slug = longer
  }
  return slug
}
