/** What is to happen to the rows of a file after they have been compared with the existing records. */

const VERDICTS = ['new', 'changed', 'same', 'doubtful'] as const
export type Verdict = (typeof VERDICTS)[number]

export const STEPS = ['create', 'update', 'skip'] as const
/** What happens to one row. */
export type Step = (typeof STEPS)[number]

export const TARGET_STATES = ['draft', 'review', 'published'] as const
export type TargetState = (typeof TARGET_STATES)[number]

/** Choices for all rows. A choice for a single row takes precedence. */
export interface Choices {
  /** Rows with errors stop the whole import, or are left out deliberately. */
  readonly bad: 'stop' | 'skip'
  readonly changed: 'update' | 'skip'
  /** `ask`: each such row needs a choice of its own. */
  readonly doubtful: 'ask' | Step
  /** The state of the records afterwards. */
  readonly state: TargetState
}

export const DEFAULT_CHOICES: Choices = { bad: 'stop', changed: 'update', doubtful: 'ask', state: 'review' }

/** How many rows of each kind. `bad` rows and those `left` out are not counted under their verdict. */
export type Counts = Readonly<Record<Verdict | 'bad' | 'warned' | 'left', number>>

/** What an import would do now. It can only start when `stopped` and `open` are 0. */
export interface Plan {
  readonly create: number
  readonly update: number
  readonly skip: number
  /** Rows with errors, unless they are to be left out. */
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

/** The server is working on it, and people must wait. */
export const isBusy = (state: BatchState): boolean => ['reading', 'checking', 'running', 'undoing'].includes(state)

/** Its rows are still there, and decisions can still be changed. */
export const isOpen = (state: BatchState): boolean => state === 'mapping' || state === 'preview'
