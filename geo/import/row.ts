/** One row of a table as the columns of a project, with everything that is wrong with it. */

import { FACT_COLUMNS } from '../edit/project-facts'
import { readFigure } from '../text/figure-text'
import { readNameList } from '../text/name-list'
import { recordedPage } from './cells/page-address'
import { isNoName, withoutMark } from './cells/project-name'
import { readMoney } from './row/amount'
import { readLocation } from './row/location'
import { readMilestones } from './row/milestones'
import { readEvent, readInvestors } from './row/named-records'
import { RowCells } from './row/row-cells'
import type { Lookups, RowReading } from './row-reading'
import type { ImportSettings } from './settings'
import { MAX_WORD, wordOf } from './words'

const MAX_NAME = 300
const MAX_TEXT = 4000
const MAX_PAGE = 2000
const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/

/**
 * Reads a row; its position is converted to WGS-84. Never throws: an unreadable cell becomes a problem, not a column.
 */
export function readRow(cells: readonly string[], settings: ImportSettings, look: Lookups): RowReading {
  const row = new RowCells(cells, settings, look)
  readTexts(row)
  readFacts(row)
  for (const field of ['kind', 'sector', 'status'] as const) row.term(field, row.text(field))
  const { sourceId, newSource, newPlace } = readReferences(row)
  const [investor = null, ...moreInvestors] = readInvestors(row)
  const event = readEvent(row)
  readMoney(row)
  const { stated, isAtPark, byAddress } = readLocation(row)
  const milestones = readMilestones(row)
  const { columns, problems } = row
  if (event?.isNew && !milestones.some(({ kind }) => AT_EVENT.includes(kind)))
    row.problem('event', 'event-undated', event.name)
  const more = {
    ...(row.words.length > 0 && { words: row.words }),
    ...(newSource !== null && { newSource }),
    ...(newPlace !== null && { newPlace }),
    ...(moreInvestors.length > 0 && { moreInvestors }),
  }
  const placed = { stated, isAtPark, ...(byAddress !== undefined && { byAddress }) }
  return { columns, milestones, sourceId, investor, event, ...more, ...placed, problems }
}

/** A name that is broken in its cell: Chinese goes on without a space. */
const oneLine = (text: string): string =>
  text.replace(/(?<=[\p{Script=Han}）】」])\s*[\r\n]\s*(?=[\p{Script=Han}（【「])/gu, '').replace(/\s*[\r\n]\s*/g, ' ')

function readTexts(row: RowCells): void {
  for (const field of ['nameZh', 'nameEn', 'summaryZh', 'summaryEn'] as const) {
    const text = row.within(field, field.startsWith('summary') ? MAX_TEXT : MAX_NAME)
    if (text !== '') row.columns[field] = field.startsWith('summary') ? text : oneLine(text)
  }
  // A list of companies names no project: each is the project.
  if (!row.settings.columns.includes('nameZh') && row.has('investor')) {
    row.columns.nameZh = oneLine(row.within('investor', MAX_NAME))
    row.problem('nameZh', 'name-of-investor', row.columns.nameZh)
  }
  const { nameZh } = row.columns
  if (nameZh !== undefined && isNoName(nameZh)) row.problem('nameZh', 'name-none', nameZh)
  for (const field of ['nameZh', 'nameEn'] as const) {
    const name = row.columns[field]
    if (name === undefined) continue
    const bare = withoutMark(name)
    if (bare === name) continue
    const answer = row.settings.answers['name-mark']
    if (answer === undefined) row.problem(field, 'ask-name-mark', name)
    if (answer === 'without') row.columns[field] = bare
  }
  const aliases = readNameList(row.cell('aliases'))
  if (aliases.length > 0) row.columns.aliases = aliases
  const slug = row.cell('slug').toLowerCase()
  if (slug !== '' && !SLUG.test(slug)) row.problem('slug', 'slug', slug)
  else if (slug !== '') row.columns.slug = slug
}

function readFacts(row: RowCells): void {
  for (const { field, widget } of FACT_COLUMNS) {
    const text = row.within(field, MAX_NAME)
    const value = widget === 'figure' ? readFigure(text) : text
    if (text !== '' && value === null) row.problem(field, 'figure', text)
    else if (text !== '' && value !== null) row.columns[field] = value
  }
}

/** The milestones at which an event takes place. */
export const AT_EVENT: readonly string[] = ['signed', 'announced']

interface References {
  readonly sourceId: string | null
  /** What is to be made. */
  readonly newSource: string | null
  readonly newPlace: string | null
}

/** District, park, address and source. */
function readReferences(row: RowCells): References {
  const { look } = row
  const placeName = row.word('place')
  const place = placeName === '' ? null : look.place(row.chosen('place', placeName) ?? placeName)
  const newPlace = placeName !== '' && place === null && row.isMade('place', placeName) ? wordOf(placeName) : null
  if (placeName !== '' && place === null && newPlace === null) row.problem('place', 'place', placeName)
  if (place) row.columns.placeId = place.id
  readDistrict(row, place?.districtId ?? null)
  return { ...readSource(row), newPlace }
}

/** A page that no source has is made one; of a name somebody has to say so. */
function readSource(row: RowCells): Pick<References, 'sourceId' | 'newSource'> {
  const text = wordOf(row.within('source', MAX_PAGE) || (row.settings.forAll.source ?? ''))
  const page = recordedPage(text)
  const sourceId = text === '' ? null : (row.chosen('source', text) ?? row.look.source(text))
  if (text === '' || sourceId !== null) return { sourceId, newSource: null }
  if (page !== null) {
    row.problem('source', 'source-new', text)
    return { sourceId, newSource: page }
  }
  const isMade = row.isMade('source', text)
  if (!isMade) row.problem('source', text.length > MAX_WORD ? 'too-long' : 'source', text, String(MAX_WORD))
  return { sourceId, newSource: isMade ? text : null }
}

/** The district that the row names, else that of its address, of its park, or the one set for all rows. */
function readDistrict(row: RowCells, ofPlace: string | null): void {
  const { look } = row
  const [name, address] = [row.word('district'), oneLine(row.within('addressZh', MAX_NAME))]
  const named = name === '' ? null : (row.chosen('district', name) ?? look.district(name))
  // A zone stands for no district, but the address may name the one that it lies in.
  const ofAddress = named === null ? look.districtIn(address) : null
  const forAll = row.settings.forAll.district ?? ''
  const otherwise = name === '' ? (ofPlace ?? (forAll === '' ? null : look.district(forAll))) : null
  const districtId = named ?? ofAddress ?? otherwise
  const beside = named === null ? null : look.districtIn(address)
  if (beside !== null && beside !== named) row.problem('district', 'district-differs', address)
  if (ofAddress !== null) row.problem('district', 'district-of-address', address)
  if (districtId !== null) row.columns.districtId = districtId
  else if (name !== '' || forAll !== '') row.problem('district', 'district', name || forAll)
  if (districtId !== null && !look.mayEdit(districtId))
    row.problem('district', 'forbidden', name || row.cell('place') || forAll)
  const stated = districtId === null ? address : withZone(row, address)
  if (stated !== '') row.columns.addressZh = stated
}

/** The address with the street or zone that stands in the place of a district, unless it begins with it anyway. */
function withZone(row: RowCells, address: string): string {
  const zone = row.cell('district')
  if (zone === '' || !row.look.isZone(zone) || address.includes(zone)) return address
  return [zone, address].filter(Boolean).join(' ')
}
