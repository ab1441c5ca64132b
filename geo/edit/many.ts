/** One field of many records at once: which fields, and what becomes of each record. */

import { sameJson } from './diff'
import { FIELDS, type Field, pickField } from './fields'
import type { Columns, DraftState, RecordType, RecordValues } from './values'

/** What a form of records is sent for. */
export const INTENTS = ['save', 'submit', 'publish'] as const

/** Records that one form changes together. */
export const MOST_AT_ONCE = 200

/** One of the records that somebody has chosen. */
export interface ChosenRecord {
  readonly id: string
  readonly version: number
  readonly zh: string
  readonly en: string
  readonly state: DraftState
  /** Whether this person may change it. */
  readonly isMine: boolean
  /** What the field holds now; null while none is chosen. */
  readonly value: Columns | null
}

const WIDGETS: readonly Field['widget'][] = ['choice', 'ref', 'flag', 'date']

/** What several records of a type may well share. Names, texts, amounts and positions are each record's own. */
export const fieldsForMany = (type: RecordType): readonly Field[] =>
  FIELDS[type].filter(({ widget, isShared }) => isShared || WIDGETS.includes(widget))

const isGiven = (columns: Columns): boolean =>
  Object.values(columns).some((value) => value !== null && value !== '' && value !== false)

/**
 * The record with another value in the field; null where it has it already. A value that had no source gets `sourceId`;
 * one that is emptied keeps none.
 */
export function withField(
  { columns, cites, parts }: RecordValues,
  field: Field,
  value: Columns,
  sourceId: string | null,
): RecordValues | null {
  if (sameJson(pickField(field, columns), pickField(field, value))) return null
  const { [field.name]: before = [], ...others } = cites
  const proof = before.length > 0 || !sourceId ? before : [{ sourceId, locatorZh: null, locatorEn: null }]
  const isCited = field.isCited && isGiven(value) && proof.length > 0
  return {
    columns: { ...columns, ...value },
    cites: isCited ? { ...others, [field.name]: proof } : others,
    parts,
  }
}

/** What an edit of many is known by in the history; no import is called so. */
const EDIT_ID = /^many-[0-9a-f-]{36}$/

export const manyId = (uuid: string): string => `many-${uuid}`
export const isManyId = (text: string): boolean => EDIT_ID.test(text)
