/** By what else than its name a record of a sheet is found. */

import type { Columns, RecordType } from '../../edit/values'

/** An address without what may be left out of it. */
const bareAddress = (address: string): string => address.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, '')

export const pageKey = (address: string): string => `page ${bareAddress(address)}`

/** Of what a figure is: a district, an event, or, neither, the whole city. */
export const ownerKey = ({ districtId, eventId }: Columns): string => `of ${districtId ?? ''} ${eventId ?? ''}`

/** Figures of one owner, name, period and unit have the same, whatever their values are. */
export const figureKey = (columns: Columns, label: string): string =>
  [ownerKey(columns), columns.periodStart ?? '', columns.periodEnd ?? '', columns.unit, label].join('\n')

export function keysOf(type: RecordType, columns: Columns): readonly string[] {
  if (type === 'source') return typeof columns.url === 'string' ? [pageKey(columns.url)] : []
  if (type !== 'indicator') return []
  const labels = new Set([columns.labelZh, columns.labelEn].map(String))
  return [ownerKey(columns), ...[...labels].map((label) => figureKey(columns, label))]
}
