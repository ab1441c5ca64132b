/** What pages read from the database, kept as it last came, so that they can be drawn while the database is away. */

import '#server-only'
import { databaseUrl } from '../client'
import { databaseIsAway } from './current-snapshot'

/** The database does not answer, and what was asked for has not been read before. */
export class DatabaseAway extends Error {
  constructor(what: string) {
    super(`The database is away, and ${what} has not been read yet.`)
  }
}

/** Answers that are kept, of all kinds together; the one asked for the longest time ago goes first. */
const MOST = 2000

interface Kept {
  readonly url: string
  readonly answers: Map<string, unknown>
}

/** On globalThis, since Next loads this module once per bundle. */
const shared = globalThis as typeof globalThis & { landingLastKnown?: Kept }

function answersOf(url: string): Map<string, unknown> {
  if (shared.landingLastKnown?.url !== url) shared.landingLastKnown = { url, answers: new Map() }
  return shared.landingLastKnown!.answers
}

/**
 * What `read` gives; while the database is away, what it gave last for this name. Throws DatabaseAway where there is no
 * such answer, and what `read` throws while the database is there. `name` says what is read, with its parameters.
 */
export async function lastKnown<T>(name: string, read: () => Promise<T>): Promise<T> {
  const answers = answersOf(databaseUrl())
  if (!databaseIsAway()) {
    try {
      const answer = await read()
      keep(answers, name, answer)
      return answer
    } catch (error) {
      if (!isAbsence(error)) throw error
    }
  }
  if (!answers.has(name)) throw new DatabaseAway(name)
  return answers.get(name) as T
}

function keep(answers: Map<string, unknown>, name: string, answer: unknown): void {
  answers.delete(name)
  answers.set(name, answer)
  if (answers.size > MOST) answers.delete(answers.keys().next().value!)
}

/** SQLSTATE classes of a connection that failed, of a server that stops or starts, and of one without a free place. */
const ABSENT = /^(08...|57P0.|53300|E(CONN|PIPE|TIMEDOUT|HOSTUNREACH|NETUNREACH|NOENT).*|P1001|P1002|P1008|P1017)$/
const LOST = /Connection terminated|timeout exceeded when trying to connect|server closed the connection|Can't reach/i

/** Whether an error says that nobody answers, rather than that the question was wrong. */
export function isAbsence(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const { code, cause } = error as Error & { readonly code?: unknown }
  return (typeof code === 'string' && ABSENT.test(code)) || LOST.test(error.message) || isAbsence(cause)
}
