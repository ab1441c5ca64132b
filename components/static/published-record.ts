import { lookUp } from '#geo/look-up'
import type { RowView } from '#geo/query/list-rows'
import { termLabel } from '#geo/terms'
import { formatAmount, formatDate } from '#geo/text/format'
import { settings } from './published-settings'

/** A record as its name and a list of its facts. */
export function recordNodes({ name, kind, sector, status, districtId, date, amountCny }: RowView): HTMLElement[] {
  const { locale, districts, terms, labels, notDisclosed } = settings
  const facts = [
    [labels.sector, termLabel(terms, 'sector', sector, locale)],
    [labels.kind, termLabel(terms, 'kind', kind, locale)],
    [labels.district, lookUp(districts, districtId) ?? districtId],
    [labels.status, status && termLabel(terms, 'status', status, locale)],
    [labels.date, date && formatDate(date, 'day', locale)],
    [labels.amount, amountCny === null ? null : formatAmount(amountCny, locale)],
  ] as const
  const list = document.createElement('dl')
  for (const [label, value] of facts) list.append(element('dt', label), element('dd', value ?? notDisclosed))
  return [element('h2', name[locale]), list]
}

function element(tag: string, text: string): HTMLElement {
  const node = document.createElement(tag)
  node.textContent = text
  return node
}
