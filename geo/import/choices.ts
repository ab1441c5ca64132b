/** What is to become of the rows of a file, once they have been compared with the records that are there. */

const VERDICTS = ['new', 'changed', 'same', 'doubtful'] as const
export type Verdict = (typeof VERDICTS)[number]

export const STEPS = ['create', 'update', 'skip'] as const
/** What happens to one row. */
export type Step = (typeof STEPS)[number]

export const TARGET_STATES = ['draft', 'review', 'published'] as const
export type TargetState = (typeof TARGET_STATES)[number]

/** What holds for all rows; a row's own choice goes before. */
export interface Choices {
  /** Rows with errors: they stop the whole import, or are left out knowingly. */
  readonly bad: 'stop' | 'skip'
  readonly changed: 'update' | 'skip'
  /** `ask`: each such row wants a choice of its own. */
  readonly doubtful: 'ask' | Step
  /** Where the records stand afterwards. */
  readonly state: TargetState
}

export const DEFAULT_CHOICES: Choices = { bad: 'stop', changed: 'update', doubtful: 'ask', state: 'review' }

/** How many rows of each kind; `bad` rows are in none of the verdicts. */
export type Counts = Readonly<Record<Verdict | 'bad' | 'warned', number>>

/** What an import would do now. `stopped` and `open` must be 0 before it can. */
export interface Plan {
  readonly create: number
  readonly update: number
  readonly skip: number
  /** Rows with errors, while these stop it. */
  readonly stopped: number
  /** Doubtful rows without a choice. */
  readonly open: number
}

export const isReady = ({ create, update, stopped, open }: Plan): boolean =>
  stopped === 0 && open === 0 && create + update > 0

const BATCH_STATES = [
  'reading',
  'mapping',
  'checking',
  'preview',
  'running',
  'done',
  'failed',
  'cancelled',
  'undoing',
  'undone',
] as const
export type BatchState = (typeof BATCH_STATES)[number]

/** The server works on it; whoever looks at it waits. */
export const isBusy = (state: BatchState): boolean => ['reading', 'checking', 'running', 'undoing'].includes(state)

/** Its rows are still there, and decisions can be taken back. */
export const isOpen = (state: BatchState): boolean => state === 'mapping' || state === 'preview'
