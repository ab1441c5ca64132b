/** Addresses of web pages, as tables write them. */

/** An address, with https:// where it has no scheme; null: none, or words. */
export function pageOf(text: string): string | null {
  if (/^https?:\/\/\S+$/.test(text)) return text
  return /^[\w-]+(\.[\w-]+)+\/\S+$/.test(text) ? `https://${text}` : null
}

/** The same where a record may hold it: an address that browsers can parse, without user or password. */
export function recordedPage(text: string): string | null {
  const page = pageOf(text)
  if (page === null || !URL.canParse(page)) return null
  const { username, password } = new URL(page)
  return username === '' && password === '' ? page : null
}
