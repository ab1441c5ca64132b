/** The last answers of the database, with which pages can be drawn while the database is away. */

import '#server-only'
import { databaseUrl } from '../client'
import { pastInView } from '../past-context'
import { databaseIsAway } from './current-snapshot'

/** The database does not answer, and there is no earlier answer to the question. */
export class DatabaseAway extends Error {
  constructor(what: string) {
    super(`The database is away, and ${what} has not been read yet.`)
  }
}

/** How many answers of all kinds are kept; the least recently read one is dropped first. */
const MAX_ANSWERS = 2000

interface StoredAnswers {
  readonly url: string
  readonly answers: Map<string, unknown>
}

/** On globalThis, since Next loads this module once per bundle. */
const shared = globalThis as typeof globalThis & { landingLastKnown?: StoredAnswers }

function answersOf(url: string): Map<string, unknown> {
  if (shared.landingLastKnown?.url !== url) shared.landingLastKnown = { url, answers: new Map() }
  return shared.landingLastKnown!.answers
}

/**
 * The answer of `read`; while the database is away, its last answer for this name. Throws DatabaseAway if there is
 * none, and what `read` throws for other reasons than an absent database. `name` must name the question and its
 * parameters.
 */
export async function lastKnown<T>(name: string, read: () => Promise<T>): Promise<T> {
  if (pastInView()) return read()
  const answers = answersOf(databaseUrl())
  // Without an earlier answer there is nothing to lose by asking: only the connection that listens may have gone.
  if (!databaseIsAway() || !answers.has(name)) {
    try {
      const answer = await read()
      store(answers, name, answer)
      return answer
    } catch (error) {
      if (!isAbsence(error)) throw error
    }
  }
  if (!answers.has(name)) throw new DatabaseAway(name)
  return answers.get(name) as T
}

function store(answers: Map<string, unknown>, name: string, answer: unknown): void {
  answers.delete(name)
  answers.set(name, answer)
  if (answers.size > MAX_ANSWERS) answers.delete(answers.keys().next().value!)
}

/** Codes of a failed connection, of a server that is starting or stopping, and of one without free connections. */
const ABSENT = /^(08...|57P0.|53300|E(CONN|PIPE|TIMEDOUT|HOSTUNREACH|NETUNREACH|NOENT).*|P1001|P1002|P1008|P1017)$/
const LOST =
  /Connection terminated|connection error and is not queryable|timeout exceeded when trying to connect|server closed the connection|Can't reach/i

/** Whether an error says that nobody answers, rather than that the question was wrong. */
export function isAbsence(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const { code, cause } = error as Error & { readonly code?: unknown }
  return (typeof code === 'string' && ABSENT.test(code)) || LOST.test(error.message) || isAbsence(cause)
}
