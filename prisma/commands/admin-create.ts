/**
 * `npm run admin:create`: the first admin, or another. Asks for name, email and password, or takes them from
 * ADMIN_NAME, ADMIN_EMAIL and ADMIN_PASSWORD. There is no default password. Works on DATABASE_URL, else on the
 * embedded PostgreSQL, running or not.
 */

import '#server-only'
import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import type { z } from 'zod'
import { createPerson, NewPerson } from '../auth/people'
import { disconnect } from '../client'
import { startEmbedded } from '../embedded'
import { migrate } from '../migrate'
import { readSite } from '../site/site'

async function ask(question: string, preset: string | undefined, isSecret = false): Promise<string> {
  if (preset) return preset
  if (!process.stdin.isTTY) return ''
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() })
  process.stdout.write(question)
  const lines = createInterface({ input: process.stdin, output: isSecret ? silent : process.stdout, terminal: true })
  try {
    return (await lines.question('')).trim()
  } finally {
    lines.close()
    if (isSecret) process.stdout.write('\n')
  }
}

/** The person that was typed; null where something is wrong with it, which is said. */
function accepted(input: unknown): z.output<typeof NewPerson> | null {
  const checked = NewPerson.safeParse(input)
  if (checked.success) return checked.data
  for (const { path, message } of checked.error.issues) console.error(`${path.join('.')}: ${message}`)
  console.error('Nothing was written. Set ADMIN_NAME, ADMIN_EMAIL and ADMIN_PASSWORD, or run it in a terminal.')
  return null
}

async function main(): Promise<number> {
  const input = {
    name: await ask('Name: ', process.env.ADMIN_NAME),
    email: await ask('Email: ', process.env.ADMIN_EMAIL),
    password: await ask('Password (12 characters or more): ', process.env.ADMIN_PASSWORD, true),
    role: 'admin',
    districtIds: [],
  }
  if (!accepted(input)) return 1
  const embedded = process.env.DATABASE_URL ? null : await startEmbedded()
  process.env.DATABASE_URL ||= embedded?.url
  try {
    await migrate(process.env.DATABASE_OWNER_URL || process.env.DATABASE_URL!)
    await readSite() // a password made of the site's own name is refused too, now that the name is known
    const person = accepted(input)
    if (!person) return 1
    await createPerson(person)
    console.log(`${person.email} may sign in at /manage as admin.`)
    return 0
  } catch (error) {
    if ((error as { code?: string }).code !== 'P2002') throw error
    console.error(`${input.email} has an account already.`)
    return 1
  } finally {
    await disconnect()
    await embedded?.stop()
  }
}

process.exitCode = await main()
process.exit()
