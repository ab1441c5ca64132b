/** The editors' lists, and their addresses. */

import { lookUp } from '../look-up'
import { type DraftState, RECORD_TYPES, type RecordType } from './values'

export const LISTS = ['review', 'draft', 'stale', 'overdue', 'rough', 'single'] as const
export type ListName = (typeof LISTS)[number]

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
  /** ISO timestamp of the last edit here; null: none. */
  readonly updatedAt: string | null
  readonly updatedBy: string | null
}

type Given = Readonly<Record<string, string | readonly string[] | undefined>>

/** What is no list, type or page is dropped. */
export function parseListQuery(given: Given): ListQuery {
  const text = (name: string) => (typeof lookUp(given, name) === 'string' ? (lookUp(given, name) as string) : '')
  return {
    list: LISTS.find((name) => name === text('list')) ?? null,
    type: RECORD_TYPES.find((name) => name === text('type')) ?? null,
    q: text('q').trim().slice(0, 100),
    offset: /^\d{1,6}$/.test(text('from')) ? Number(text('from')) : 0,
  }
}

/** `?list=stale&type=project&q=…&from=50`; empty without any. */
export function listQuery({ list, type, q, offset }: Partial<ListQuery>): string {
  const params = new URLSearchParams()
  if (list) params.set('list', list)
  if (type) params.set('type', type)
  if (q) params.set('q', q)
  if (offset) params.set('from', String(offset))
  const text = params.toString()
  return text && `?${text}`
}
