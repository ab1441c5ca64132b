/**
 * What whoever looks after the site must be able to follow: who came in, who did not, and who was refused. One line of
 * JSON each on the standard output, so that no content can begin a line of its own. No password, no cookie and no
 * address of e-mail stands in it. docs/security.md lists the events.
 */

import '#server-only'
import { createHash } from 'node:crypto'
import type { UserRole } from '#geo/edit/roles'

export type SecurityEvent =
  | 'signed-in'
  | 'sign-in-failed'
  | 'sign-in-limited'
  | 'signed-out'
  | 'session-idle'
  | 'password-changed'
  | 'password-change-failed'
  | 'person-made'
  | 'person-changed'
  | 'setup-code-wrong'
  | 'setup-done'
  | 'archive-taken'
  | 'refused'
  | 'foreign-form'
  | 'too-much'

interface Facts {
  /** The id of whoever did it. */
  readonly user?: string
  /** `accountOf` the address of e-mail that was typed. */
  readonly account?: string
  /** The id of the person it was done to. */
  readonly person?: string
  readonly role?: UserRole
  /** The network address. */
  readonly from?: string
  /** What was asked for: a path without its query, or the role that it needs. */
  readonly what?: string
}

const MAX_CHARACTERS = 200

export function logSecurity(event: SecurityEvent, facts: Facts): void {
  const short = Object.entries(facts).map(([name, value]) => [name, String(value).slice(0, MAX_CHARACTERS)])
  // Not by console, which Next changes.
  const line = JSON.stringify({ at: new Date().toISOString(), security: event, ...Object.fromEntries(short) })
  process.stdout.write(`${line}\n`)
}

/** Tells tries at one account together, and names nobody: some type their password where the address belongs. */
export const accountOf = (email: string): string => createHash('sha256').update(email).digest('hex').slice(0, 16)
