import type { BatchState } from '#geo/import/choices'
import type { ImportMessages } from '../messages/import'

const STEPS = ['file', 'columns', 'preview', 'done'] as const

const STEP_OF: Readonly<Record<BatchState, number>> = {
  reading: 0,
  failed: 0,
  cancelled: 0,
  mapping: 1,
  checking: 2,
  preview: 2,
  running: 3,
  done: 3,
  undoing: 3,
  undone: 3,
}

/** How far a file has come. */
export function StepList({ state, t }: { readonly state: BatchState | null; readonly t: ImportMessages }) {
  const now = state === null ? 0 : STEP_OF[state]
  return (
    <ol className="import-steps" aria-label={t.steps.label}>
      {STEPS.map((step, i) => (
        <li key={step} aria-current={i === now ? 'step' : undefined} data-past={i < now || undefined}>
          <span aria-hidden="true">{i + 1}</span>
          {t.steps[step]}
        </li>
      ))}
    </ol>
  )
}
