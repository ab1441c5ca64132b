/** The parts of the address of a table of districts that are lists: must-haves and weights, as text and as fields. */

import { type Criterion, MAX_COLUMNS, MAX_WEIGHT, type Must } from './view'

/** The id of a measure by a name of it. */
type Known = (name: string) => string | undefined
type Refuse = (text: string) => void

/** undefined: no number. */
function numberIn(text: string | undefined): number | null | undefined {
  if (text === undefined || text.trim() === '') return null
  const value = Number(text)
  return Number.isFinite(value) ? value : undefined
}

/** `count:3:`, `landKm2::500`: a later one of the same measure counts. */
export function bounds(texts: readonly string[], known: Known, refuse: Refuse): Must[] {
  const musts = new Map<string, Must>()
  for (const text of texts) {
    const [name = '', least, most, ...rest] = text.split(':')
    const id = known(name)
    const [from, to] = [numberIn(least), numberIn(most)]
    if (id === undefined || from === undefined || to === undefined || rest.length > 0) refuse(text)
    else if (from !== null || to !== null) musts.set(id, { id, least: from, most: to })
  }
  return limited([...musts.values()], ({ id }) => refuse(id))
}

/** `count:3`, `landKm2:1:low`: no weight is none. */
export function criteria(texts: readonly string[], known: Known, refuse: Refuse): Criterion[] {
  const weights = new Map<string, Criterion>()
  for (const text of texts) {
    const [name = '', weight, low, ...rest] = text.split(':')
    const id = known(name)
    const value = numberIn(weight)
    const isWeight = value === null || (value !== undefined && value >= 0 && value <= MAX_WEIGHT)
    const isLow = low === undefined || low === 'low'
    if (id === undefined || !isWeight || !isLow || rest.length > 0) refuse(text)
    else if (value) weights.set(id, { id, weight: value, isLessBetter: low === 'low' })
  }
  return limited([...weights.values()], ({ id }) => refuse(id))
}

function limited<T>(list: readonly T[], refuse: (beyond: T) => void): T[] {
  for (const beyond of list.slice(MAX_COLUMNS)) refuse(beyond)
  return list.slice(0, MAX_COLUMNS)
}

const FIELD = /^(w|low|least|most)\.(.+)$/

/** What plain forms send: `w.count=3`, `low.count=1`, `least.count=2`, `most.count=`. */
export function formFields(params: URLSearchParams) {
  const fields = new Map<string, Map<string, string>>()
  for (const [key, value] of params) {
    const [, name, id] = FIELD.exec(key) ?? []
    if (!name || !id) continue
    fields.set(id, (fields.get(id) ?? new Map()).set(name, value.trim()))
  }
  const of = (name: string, id: string) => fields.get(id)?.get(name) ?? ''
  const ids = [...fields.keys()]
  return {
    isForm: ids.length > 0,
    musts: ids
      .filter((id) => of('least', id) || of('most', id))
      .map((id) => `${id}:${of('least', id)}:${of('most', id)}`),
    weights: ids.filter((id) => of('w', id)).map((id) => `${id}:${of('w', id)}${of('low', id) ? ':low' : ''}`),
  }
}
