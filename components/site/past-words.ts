import type { Messages } from '../messages'

/** What is said above a page of the past; `revision` and `day` have the place {label}. */
export const pastWords = ({ home, site }: Messages) => ({
  revision: home.asOfRevision,
  day: home.asOfDay,
  now: site.now,
})
