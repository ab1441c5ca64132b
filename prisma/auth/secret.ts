/** The secret that signs session cookies: BETTER_AUTH_SECRET, else one of this installation's own, made once. */

import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const LEAST = 32

/**
 * Throws where the variable is too short to be one. The file is `.data/auth-secret`, for its owner's eyes only (mode
 * 600).
 */
export function authSecret(folder = join(process.cwd(), '.data')): string {
  const given = process.env.BETTER_AUTH_SECRET
  if (given) {
    if (given.length >= LEAST) return given
    throw new Error(
      `BETTER_AUTH_SECRET has ${given.length} characters; at least ${LEAST} are needed: openssl rand -base64 32`,
    )
  }
  const file = join(folder, 'auth-secret')
  mkdirSync(folder, { recursive: true })
  try {
    writeFileSync(file, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  return readFileSync(file, 'utf8').trim()
}
