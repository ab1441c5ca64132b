/** An import batch as pages show it. Plain JSON. */

import type { RecordType } from '../edit/values'
import type { OpenQuestions } from './cells/open-questions'
import type { BatchState, Choices, Counts, Step, Verdict } from './choices'
import type { DatumHint } from './datum-hint'
import type { GeocodedAddress } from './places/geocoded'
import type { RowProblem } from './problems'
import type { FileReading } from './row-notes'
import type { RowReading } from './row-reading'
import type { ImportSettings } from './settings'
import type { LeftOut } from './table/left-out'
import type { OpenWord } from './words'

export interface BatchSummary {
  readonly id: string
  readonly fileName: string
  readonly userName: string
  readonly state: BatchState
  /** Rows below the headings. */
  readonly total: number
  /** Rows that the present step has finished. */
  readonly done: number
  readonly created: number
  readonly changed: number
  readonly unchanged: number
  /** The code of a message and, after a space, what it is about; null if there is no problem. */
  readonly problem: string | null
  /** ISO timestamps. */
  readonly createdAt: string
  readonly finishedAt: string | null
  readonly isCancelling: boolean
  /** When the records began to be written. */
  readonly startedAt: string | null
  readonly undoneAt: string | null
}

/** A file with the same headings, whose settings were taken over. */
export interface EarlierFile {
  readonly fileName: string
  readonly userName: string
  /** ISO timestamp. */
  readonly createdAt: string
  readonly forAll: ImportSettings['forAll']
}

export interface Batch extends BatchSummary {
  readonly kind: string | null
  readonly encoding: string | null
  readonly sizeBytes: number
  readonly headings: readonly string[]
  /** The number of the first row below the headings, from 1. */
  readonly firstRow: number
  readonly settings: ImportSettings
  readonly counts: Counts | null
  readonly hint: {
    readonly datum: DatumHint | null
    readonly swapped: number
    /** Missing in batches that an earlier version read. */
    readonly merged?: readonly number[]
    readonly gaps?: readonly number[]
    readonly district?: string | null
    readonly questions?: OpenQuestions
    readonly words?: readonly OpenWord[]
    readonly moreWords?: number
    readonly earlier?: EarlierFile | null
    /** The file has a column for each record. */
    readonly isTurned?: boolean
    /** From which row on they are those of a list that goes on beside the first. */
    readonly asideFrom?: number | null
    /** What a geocoder has said of addresses. */
    readonly geocoded?: readonly GeocodedAddress[]
  } | null
  /** Null for a file that is one table. */
  readonly reading: FileReading | null
  readonly choices: Choices
  /** An earlier import of the same bytes. */
  readonly twin: { readonly id: string; readonly finishedAt: string } | null
}

interface RowDifferences {
  readonly changes: readonly { readonly column: string; readonly before: unknown; readonly after: unknown }[]
  readonly like: { readonly similarity: number; readonly km: number | null } | null
  readonly name: string
  readonly slug: string
}

export interface BatchRow {
  /** The row number in the file, from 1. */
  readonly no: number
  readonly cells: readonly string[]
  readonly reading: Omit<RowReading, 'problems'> | null
  readonly problems: readonly RowProblem[]
  readonly isBad: boolean
  readonly verdict: Verdict | null
  readonly differences: RowDifferences | null
  readonly choice: Step | null
  /** What the row is, if it is no record and nobody has taken it in. */
  readonly leftOut: LeftOut | null
}

/** How many records or rows the present step goes through; 0: not known yet. */
export const stepTotal = ({
  state,
  total,
  created,
  changed,
}: Pick<BatchSummary, 'state' | 'total' | 'created' | 'changed'>): number =>
  state === 'undoing' ? created + changed : total

/** A batch whose present step is under way or waits for its turn. */
export interface QueuedBatch extends Pick<BatchSummary, 'id' | 'state' | 'done' | 'total' | 'created' | 'changed'> {
  /** null: that of somebody else. */
  readonly fileName: string | null
  readonly isWaiting: boolean
  /** How many batches have their turn before it. */
  readonly ahead: number
}

/** Which rows of a preview are listed. */
export const ROW_FILTERS = ['all', 'bad', 'warned', 'new', 'changed', 'doubtful', 'same', 'left'] as const
export type RowFilter = (typeof ROW_FILTERS)[number]

export interface BatchPoint {
  readonly no: number
  readonly name: string
  readonly lng: number
  readonly lat: number
  readonly verdict: Verdict | 'bad'
}

/** A record that an import touched. */
export interface Touched {
  readonly type: RecordType
  readonly id: string
  readonly slug: string | null
  readonly name: string
  readonly isNew: boolean
}
