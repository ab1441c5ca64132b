import { readSettings } from '#prisma/manage/settings'

/**
 * Where the site stands for the outside: SITE_URL, else this machine. Used in canonical links, pictures and the
 * sitemap.
 */
export const siteUrl = (): URL => new URL(process.env.SITE_URL || `http://localhost:${process.env.PORT || 3000}`)

/** The approval number of an approved map (审图号), if there is one: what an admin has set, else MAP_APPROVAL_NUMBER. */
export const approvalNumber = async (): Promise<string | null> =>
  (await readSettings()).approvalNumber || process.env.MAP_APPROVAL_NUMBER?.trim() || null
