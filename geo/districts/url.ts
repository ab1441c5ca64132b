/**
 * The address of the table of districts: columns, order, must-haves, weights, beside the filters of projects. Invalid
 * parts are dropped with a note, defaults are not written.
 */

import { MISSING_RULES, NORMS } from '../ranking/scores'
import { type DroppedCondition, droppedParts } from '../url/dropped-parts'
import { parseView, viewQuery } from '../url/view-url'
import { bounds, criteria, formFields } from './url-parts'
import { DEFAULT_COLUMNS, type DistrictsView, MAX_COLUMNS } from './view'

const MEASURE = /^[a-z][\w.-]{0,79}$/
export interface ReadDistrictsView {
  readonly view: DistrictsView
  readonly dropped: readonly DroppedCondition[]
  /** Sent by a form: the address is to be written anew. */
  readonly isFromForm: boolean
}

/**
 * The table that an address asks for. `idOf` gives the id of a measure by any of its names; undefined: there is none.
 */
export function parseDistricts(params: URLSearchParams, idOf: (name: string) => string | undefined): ReadDistrictsView {
  const dropped: DroppedCondition[] = [...droppedParts(params)].filter(({ key }) => key !== 'sort')
  const known = (name: string) => (MEASURE.test(name) ? idOf(name) : undefined)
  const texts = (key: string) => params.getAll(key).flatMap((text) => text.split(',').filter(Boolean))
  const unless = (key: string, isRead: boolean, text: string | null) => {
    if (text && !isRead) dropped.push({ key, text: text.slice(0, MAX_NOTE) })
  }
  for (const key of SINGLE) {
    const [first, ...others] = params.getAll(key)
    for (const text of others) unless(key, text === first, text)
  }
  const asked = [...new Set(texts('cols'))]
  for (const name of asked) unless('cols', known(name) !== undefined, name)
  const columns = [...new Set(asked.flatMap((name) => known(name) ?? []))]
  for (const id of columns.slice(MAX_COLUMNS)) unless('cols', false, id)
  const fields = formFields(params)
  const musts = bounds([...texts('must'), ...fields.musts], known, (text) => unless('must', false, text))
  const weights = criteria([...texts('weights'), ...fields.weights], known, (text) => unless('weights', false, text))
  const [by, norm, missing] = [params.get('by'), params.get('norm'), params.get('missing')]
  const sort = by === 'name' || by === 'place' ? by : known(by ?? '')
  unless('by', sort !== undefined, by)
  unless('order', params.get('order') === 'rising', params.get('order'))
  const normRead = NORMS.find((one) => one === norm)
  unless('norm', normRead !== undefined, norm)
  const missingRead = MISSING_RULES.find((one) => one === missing)
  unless('missing', missingRead !== undefined, missing)
  const view: DistrictsView = {
    filters: parseView(params).filters,
    columns: columns.length > 0 ? columns.slice(0, MAX_COLUMNS) : DEFAULT_COLUMNS,
    ...(sort !== undefined && { sort }),
    isRising: params.get('order') === 'rising',
    musts,
    criteria: weights,
    norm: normRead ?? 'minmax',
    missing: missingRead ?? null,
  }
  return { view, dropped, isFromForm: fields.isForm || params.getAll('cols').length > 1 }
}

const MAX_NOTE = 40
/** What can be asked once: the first counts. */
const SINGLE = ['by', 'order', 'norm', 'missing'] as const

/** The query of a table, with a leading `?`, or '' for the default one. */
export function districtsQuery(view: DistrictsView): string {
  const columns = view.columns.join()
  const entries: (readonly [string, string])[] = [
    ['cols', columns === DEFAULT_COLUMNS.join() ? '' : columns],
    ['by', view.sort ?? ''],
    ['order', view.isRising ? 'rising' : ''],
    ['must', view.musts.map(({ id, least, most }) => `${id}:${least ?? ''}:${most ?? ''}`).join()],
    ['weights', view.criteria.map((one) => `${one.id}:${one.weight}${one.isLessBetter ? ':low' : ''}`).join()],
    ['norm', view.norm === 'minmax' ? '' : view.norm],
    ['missing', view.missing ?? ''],
  ]
  const parts = entries.filter(([, value]) => value !== '').map(([key, value]) => `${key}=${value}`)
  const text = [...parts, viewQuery({ filters: view.filters }).slice(1)].filter(Boolean).join('&')
  return text && `?${text}`
}
