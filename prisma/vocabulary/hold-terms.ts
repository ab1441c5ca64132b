/** Keeps the terms that a record is checked against until it is written. */

import '#server-only'
import type { Query } from '../query'

/** One writer of terms at a time, so that two cannot give one name or colour to two terms. Any number. */
export const TERMS_LOCK = 7_220_553

/**
 * Until the transaction ends no term is changed, removed or merged; one that is being is waited for. To be called
 * before anything else is locked: who changes terms locks records afterwards.
 */
export const holdTerms = (query: Query): Promise<unknown> =>
  query('SELECT pg_advisory_xact_lock_shared($1)', [TERMS_LOCK])
