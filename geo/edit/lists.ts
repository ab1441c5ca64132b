/** The editors' lists, and their addresses. */

import { lookUp } from '../look-up'
import type { Locale } from '../vocabulary'
import { type DraftState, RECORD_TYPES, type RecordType } from './values'

export const LISTS = ['review', 'draft', 'stale', 'overdue', 'rough', 'single'] as const
export type ListName = (typeof LISTS)[number]

/** The one type of record that a list holds; null where it may hold several. */
export const typeOfList = (list: ListName | null): RecordType | null =>
  list === null || list === 'review' || list === 'draft' ? null : 'project'

export interface ListQuery {
  readonly list: ListName | null
  readonly type: RecordType | null
  readonly q: string
  readonly offset: number
}

/** One record in a list. */
export interface RecordLine {
  readonly type: RecordType
  readonly id: string
  readonly zh: string
  readonly en: string
  readonly districtId: string | null
  readonly state: DraftState
  readonly isPublic: boolean
  /** Of its working copy; 0: it has none. */
  readonly version: number
  /** ISO timestamp of the last edit here; null: none. */
  readonly updatedAt: string | null
  readonly updatedBy: string | null
}

/** In the other language where it has none in this one; its id where it has none at all. */
export const lineName = ({ id, ...names }: Pick<RecordLine, 'id' | Locale>, locale: Locale): string =>
  names[locale] || names.zh || names.en || id

type QueryParameters = Readonly<Record<string, string | readonly string[] | undefined>>

/** The query in an address. Unknown lists and types and bad offsets are dropped. */
export function parseListQuery(parameters: QueryParameters): ListQuery {
  const text = (name: string) => {
    const value = lookUp(parameters, name)
    return typeof value === 'string' ? value : ''
  }
  return {
    list: LISTS.find((name) => name === text('list')) ?? null,
    type: RECORD_TYPES.find((name) => name === text('type')) ?? null,
    q: text('q').trim().slice(0, 100),
    offset: /^\d{1,6}$/.test(text('from')) ? Number(text('from')) : 0,
  }
}

/** `?list=stale&type=project&q=…&from=50`; empty if nothing is set. */
export function listQuery({ list, type, q, offset }: Partial<ListQuery>): string {
  const params = new URLSearchParams()
  if (list) params.set('list', list)
  if (type) params.set('type', type)
  if (q) params.set('q', q)
  if (offset) params.set('from', String(offset))
  const text = params.toString()
  return text && `?${text}`
}
