/**
 * Which addresses have a page. proxy.ts asks before a page is drawn, since a page can no longer answer 404 in words
 * that need no script.
 */

import { isShown, SHOWN } from '#prisma/read/exists'

/** The editors' pages have a guard of their own, and are none of a stranger's business. */
export const isEditors = (path: string): boolean => path === '/manage' || path.startsWith('/manage/')

/** Public pages without a parameter; tests hold this list to the folders of app/. */
export const PAGES: readonly string[] = ['/', '/about', '/api', '/compare', '/districts', '/events', '/report']

/** What stands in for an address without a page: [...rest] draws it. */
export const MISSING = '/404'

/** Whether a path, without its language, has a page. */
export async function hasPage(path: string): Promise<boolean> {
  if (PAGES.includes(path) || isEditors(path)) return true
  const [, folder, slug, ...more] = path.split('/')
  const kind = SHOWN.find((name) => name === folder)
  return kind !== undefined && Boolean(slug) && more.length === 0 && isShown(kind, slug!)
}
