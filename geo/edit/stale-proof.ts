/** Values that have changed while their sources have not: an old source proves no new value. */

import { lookUp } from '../look-up'
import { sameJson } from './diff'
import { FIELDS, type Field, fieldColumns, PARTS } from './fields'
import type { Citation, Columns, RecordType, RecordValues } from './values'

/** What the citations of a field prove besides its own columns. */
const PROVED_TOO: Partial<Record<RecordType, Readonly<Record<string, readonly string[]>>>> = {
  project: {
    amountCny: ['amountKind', 'amountComparison'],
    amountForeign: ['amountKind', 'amountComparison', 'amountCurrency'],
  },
  indicator: {
    value: ['labelZh', 'unit', 'comparison', 'periodStart', 'periodEnd', 'periodPrecision'],
    text: ['labelZh', 'periodStart', 'periodEnd', 'periodPrecision'],
  },
}

/** Where something is: a pin that moves leaves neither the address nor the park behind unasked. */
const WHERE = ['location', 'address', 'place']

/** The columns that a field's sources prove. The English text is this map's own wording. */
const provedBy = (type: RecordType, field: Field): readonly string[] => [
  ...(field.isBilingual ? [`${field.column}Zh`] : fieldColumns(field)),
  ...(lookUp(PROVED_TOO[type] ?? {}, field.name) ?? []),
]

const pick = (columns: Columns, names: readonly string[]) => names.map((name) => lookUp(columns, name) ?? null)

/**
 * A value that cites what another value cited: where its sources stand, and whether it is itself the one that changed.
 */
export interface StaleProof {
  readonly path: string
  /** False: it stayed, but the place that it speaks of has moved. */
  readonly isNew: boolean
}

/**
 * All values that are new and still cite what the former one cited (`cites.amountCny`, `parts.milestones.0.cites`);
 * with a place that moves, also what else is said of where it is. Summaries are this map's own sentences: nobody is
 * asked for them.
 */
export function staleProofs(type: RecordType, before: RecordValues, after: RecordValues): StaleProof[] {
  const fields = FIELDS[type].filter(({ isCited, name }) => isCited && name !== 'summary')
  const changed = new Set(fields.filter((field) => isNew(type, field, before, after)).map(({ name }) => name))
  const asked = new Set([...changed, ...(changed.has('location') ? WHERE : [])])
  return [
    ...fields
      .filter(({ name }) => asked.has(name) && sameCites(lookUp(before.cites, name), lookUp(after.cites, name)))
      .map(({ name }) => ({ path: `cites.${name}`, isNew: changed.has(name) })),
    ...Object.keys(PARTS[type]).flatMap((name) => staleParts(name, before, after)),
  ]
}

/** Whether the value is another. One that is not given has no sources, and so is never asked for. */
function isNew(type: RecordType, field: Field, before: RecordValues, after: RecordValues): boolean {
  const names = provedBy(type, field)
  return !sameJson(pick(before.columns, names), pick(after.columns, names))
}

function staleParts(name: string, before: RecordValues, after: RecordValues): StaleProof[] {
  const were = new Map((lookUp(before.parts, name) ?? []).map((part) => [part.id, part]))
  return (lookUp(after.parts, name) ?? []).flatMap((part, i) => {
    const was = were.get(part.id)
    if (!was || sameJson(proved(was.columns), proved(part.columns)) || !sameCites(was.cites, part.cites)) return []
    return [{ path: `parts.${name}.${i}.cites`, isNew: true }]
  })
}

const proved = (columns: Columns): Columns =>
  Object.fromEntries(Object.entries(columns).filter(([name]) => !name.endsWith('En')))

/** Whether there are sources, and they are the same in the same places. */
const sameCites = (before: readonly Citation[] = [], after: readonly Citation[] = []): boolean =>
  before.length > 0 && sameJson(before, after)

/**
 * `after` with `sourceId` as the only source of each of these values: what an editor names as the source of a change.
 */
export function citedAnew(after: RecordValues, paths: readonly string[], sourceId: string): RecordValues {
  const cites: readonly Citation[] = [{ sourceId, locatorZh: null, locatorEn: null }]
  const isNamed = new Set(paths)
  const fields = paths.flatMap((path) => (path.startsWith('cites.') ? [[path.slice(6), cites] as const] : []))
  return {
    ...after,
    cites: { ...after.cites, ...Object.fromEntries(fields) },
    parts: Object.fromEntries(
      Object.entries(after.parts).map(([name, list]) => [
        name,
        list.map((part, i) => (isNamed.has(`parts.${name}.${i}.cites`) ? { ...part, cites } : part)),
      ]),
    ),
  }
}
