/**
 * The secret that signs session cookies: BETTER_AUTH_SECRET, otherwise one that is generated once for the installation.
 */

import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export const SECRET_LENGTH = 32

/**
 * Throws if the variable is too short. The generated secret is stored in `.data/auth-secret`, readable only by its
 * owner (mode 600).
 */
export function authSecret(folder = join(process.cwd(), '.data')): string {
  const configured = process.env.BETTER_AUTH_SECRET
  if (configured) {
    if (configured.length >= SECRET_LENGTH) return configured
    throw new Error(
      `BETTER_AUTH_SECRET has ${configured.length} characters; at least ${SECRET_LENGTH} are needed: openssl rand -base64 32`,
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
