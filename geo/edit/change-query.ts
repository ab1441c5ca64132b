/** Which changes of records a list shows, as its address says. */

import { lookUp } from '../look-up'
import { isRealDay } from '../text/days'
import { isManyId } from './many'
import { RECORD_TYPES, type RecordType } from './values'

export interface ChangeQuery {
  /** Id of a person. */
  readonly person: string | null
  readonly type: RecordType | null
  /** ISO days, both included. */
  readonly since: string | null
  readonly until: string | null
  /** One edit of many records (geo/edit/many.ts). */
  readonly edit: string | null
  /** Only changes before the one with this number. */
  readonly before: string | null
}

type QueryParameters = Readonly<Record<string, string | readonly string[] | undefined>>

/** What cannot be read is dropped. */
export function parseChangeQuery(parameters: QueryParameters): ChangeQuery {
  const text = (name: string) => {
    const value = lookUp(parameters, name)
    return typeof value === 'string' ? value.trim() : ''
  }
  return {
    person: /^\S{1,100}$/.test(text('person')) ? text('person') : null,
    type: RECORD_TYPES.find((name) => name === text('type')) ?? null,
    since: dayIn(text('since')),
    until: dayIn(text('until')),
    edit: isManyId(text('edit')) ? text('edit') : null,
    before: /^\d{1,15}$/.test(text('before')) ? text('before') : null,
  }
}

/** Of a thousand years or two, as anybody can mean. */
const dayIn = (text: string): string | null => (/^[12]/.test(text) && isRealDay(text) ? text : null)

/** `?person=…&type=project&since=2026-11-01`; empty if nothing is set. */
export function changeQuery(query: Partial<ChangeQuery>): string {
  const names = ['person', 'type', 'since', 'until', 'edit', 'before'] as const
  const params = new URLSearchParams(names.flatMap((name) => (query[name] ? [[name, query[name]]] : [])))
  const text = params.toString()
  return text && `?${text}`
}
