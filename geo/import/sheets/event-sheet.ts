/** Signing events from a table: one row for each event and source. */

import type { Citation } from '../../edit/values'
import type { Text } from '../../records'
import { plainName } from '../../text/plain-name'
import { readAmountCell } from '../cells/amount-cell'
import { YUAN } from '../cells/money'
import { moneyOfRow } from '../cells/row-money'
import { addFigure } from './figures'
import { keepHosts, organisationCalled } from './organisation-sheet'
import { type BookEntry, newRecord, repeatedCites, withCite } from './record-book'
import { givenOf, writeRecord } from './record-row'
import { countedInChinese, type SheetRow } from './sheet-row'
import { rowCitation } from './sources'

const TOPIC = 'signing'
const COUNT = /^[\d,，]+个?$/

/** Writes nothing where the row has an error. */
export function readEventRow(row: SheetRow): void {
  const { book } = row
  const name = nameOf(row)
  const date = row.date('date')
  if (date === null && !row.isBad()) row.required('date')
  const districtId = row.district()
  const count = countOf(row)
  const amount = amountOf(row)
  const held = venueOf(row, districtId ?? null)
  const named = row.bySlug('event')
  const namedIn = (named?.values.columns.districtId ?? null) as string | null
  if (named && !row.look.mayEdit(namedIn)) row.problem('event', 'forbidden', row.cell('slug'))
  if (row.isBad() || name === null || date === null || districtId === undefined) return
  const cite = rowCitation(row)
  if (cite === undefined) return
  const plainCite = cite && { ...cite, locatorZh: null, locatorEn: null }
  const placeId = held && venueId(row, held, plainCite)
  const known = [name.zh, name.en]
    .flatMap((one) => book.named('event', one))
    .find(({ values: { columns } }) => columns.date === date.date && (columns.districtId ?? null) === districtId)
  const texts = textsOf(row)
  const when = { date: date.date, datePrecision: date.precision }
  const columns = {
    ...{ slug: '', nameZh: name.zh, nameEn: name.en, sloganZh: null, sloganEn: null, ...when },
    ...{ placeId, districtId, categoriesZh: [], categoriesEn: [], summaryZh: name.zh, summaryEn: name.en, ...texts },
  }
  const standing = named ?? known
  const event = standing ?? book.create('event', newRecord('event', columns, plainCite, { details: [] }))
  makeOrganisation(row, plainCite)
  if (named) {
    if (districtId === null && namedIn !== null) row.stays('district', row.cell('district'), namedIn)
    const given = { nameZh: name.zh, nameEn: row.cell('nameEn'), ...when, placeId, districtId, ...texts }
    writeRecord(book, { type: 'event', standing: named, given: givenOf(given), blank: {}, cite: plainCite })
  } else if (known) repeat(row, known, { placeId, held, districtId, cite: plainCite })
  keepHosts(row, event.id, plainCite)
  const about = {
    ...{ districtId: null, eventId: event.id, topic: TOPIC },
    period: { start: date.date, end: date.last, precision: date.precision },
  }
  const counted = countedOf(row)
  if (count) {
    const label = { zh: `${counted.zh}项目`, en: `Projects ${counted.en}` }
    addFigure(book, { ...about, label, unit: 'projects', ...count }, cite)
  }
  if (amount) {
    const label = { zh: `${counted.zh}项目总投资`, en: `Total investment of the projects ${counted.en}` }
    addFigure(book, { ...about, label, ...amount }, cite)
  }
}

/** What the row says besides of the event. */
const textsOf = (row: SheetRow) =>
  givenOf(Object.fromEntries(TEXTS.map((field) => [field, row.cell(field)])) as Readonly<Record<string, string>>)

const TEXTS = ['sloganZh', 'sloganEn', 'summaryZh', 'summaryEn'] as const

interface Repeated {
  readonly placeId: string | null
  readonly held: Venue | null
  readonly districtId: string | null
  readonly cite: Citation | null
}

/** An event that is known by name, date and district: what it says stays, and the row's source backs it too. */
function repeat(row: SheetRow, known: BookEntry, { placeId, held, districtId, cite }: Repeated): void {
  const { columns } = known.values
  const isPlaced = placeId !== null && (columns.placeId ?? placeId) === placeId
  const fields = ['name', 'date', ...(isPlaced ? ['place'] : []), ...(districtId === null ? [] : ['district'])]
  const values = isPlaced ? { ...known.values, columns: { ...columns, placeId } } : known.values
  if (held && !isPlaced) row.stays('heldIn', held.name.zh, placeName(row, columns.placeId))
  const standingName = String(columns.nameEn)
  if (row.cell('nameEn') !== '' && row.cell('nameEn') !== standingName)
    row.stays('nameEn', row.cell('nameEn'), standingName)
  const isNewPlace = isPlaced && columns.placeId !== placeId
  const cites = Object.fromEntries(
    fields.flatMap((field) => {
      const isNew = field === 'place' && isNewPlace
      const list = isNew ? withCite(values.cites.place, cite) : repeatedCites(values, field, cite)
      return list.length > 0 ? [[field, list]] : []
    }),
  )
  row.book.change(known, { ...values, cites: { ...values.cites, ...cites } })
}

const placeName = ({ book }: SheetRow, id: unknown): string =>
  String(book.get('place', String(id))?.values.columns.nameZh ?? id)

/** An organisation that the row names is made; nothing links it with an event. */
function makeOrganisation(row: SheetRow, cite: Citation | null): void {
  const name = row.cell('organisation')
  if (name === '') return
  row.problem('organisation', 'unlinked', name)
  organisationCalled(row.book, name, cite)
}

function nameOf(row: SheetRow): Text | null {
  const stated = row.cell('event')
  const [zh, en] = [row.cell('nameZh') || stated, row.cell('nameEn') || stated]
  if (zh === '' && en === '') return row.problem('event', 'required', '')
  return { zh: zh || en, en: en || zh }
}

function countedOf(row: SheetRow): Text {
  const stated = row.cell('counted')
  if (stated === '') return { zh: row.cell('countedZh') || '签约', en: 'signed' }
  return { zh: row.cell('countedZh') || countedInChinese(stated) || stated, en: stated }
}

function countOf(row: SheetRow) {
  const text = row.cell('projects')
  if (text === '') return null
  const comparison = row.comparison('projectsQualifier')
  if (!COUNT.test(text)) return row.problem('projects', 'figure', text)
  return comparison && { value: Number(text.replace(/\D/g, '')), comparison }
}

function amountOf(row: SheetRow) {
  const text = row.cell('amount')
  if (text === '') return null
  const comparison = row.comparison('amountQualifier')
  const money = moneyOfRow(row, text, row.settings.sheet.columns)
  if (money === null) return null
  const reading = readAmountCell(text, { ...money, answers: row.settings.answers })
  if ('question' in reading) return row.problem('amount', `ask-${reading.question}`, text)
  if ('error' in reading) return row.problem('amount', `amount-${reading.error}`, text)
  if ('words' in reading)
    return { value: null, unit: unitOf(money.currency), comparison: 'exact' as const, text: said(reading.words) }
  if (reading.amount === null || comparison === null) return null
  if (money.isStated && reading.currency !== money.currency) return row.problem('amount', 'unit-differs', text)
  if (reading.currency !== YUAN && reading.currency !== 'USD') return row.problem('amount', 'amount-currency', text)
  return {
    ...{ value: reading.amount, unit: unitOf(reading.currency) },
    comparison: comparison === 'exact' ? reading.comparison : comparison,
  }
}

const unitOf = (currency: string): string => (currency === YUAN ? 'cny' : 'usd')

/** In both languages as the row has it. */
const said = (words: string): Text => ({ zh: words, en: words })

/** Tells a Chinese name from an English one. */
const HAN = /\p{Script=Han}/u

interface Venue {
  readonly name: Text
  readonly cityId: string
  readonly districtId: string | null
  /** Null: still to be made. */
  readonly id: string | null
}

/** Where it was held: a place that is known, a district or a city. Null: the row does not say. */
function venueOf(row: SheetRow, districtId: string | null): Venue | null {
  const { book, look } = row
  const stated = row.cell('heldIn') || row.cell('heldInZh')
  if (stated === '') return null
  const name = { zh: row.cell('heldInZh') || stated, en: row.cell('heldIn') || stated }
  const words = [name.zh, name.en].map(plainName)
  const places = book.all('place')
  const called = places.find(({ values: { columns } }) =>
    [columns.nameZh, columns.nameEn].some((one) => words.includes(plainName(String(one)))),
  )
  const known =
    book.get('place', row.meant('place', stated)) ??
    places.find(({ values: { columns } }) => columns.slug === stated) ??
    called
  if (known) return { name, cityId: String(known.values.columns.cityId), districtId: null, id: known.id }
  const district = look.districts.find(({ names }) => names.some((one) => words.includes(plainName(one))))
  if (district) {
    const [zh, en] = [district.names.find((one) => HAN.test(one)), district.names.find((one) => !HAN.test(one))]
    return {
      name: { zh: zh ?? name.zh, en: en ?? name.en },
      cityId: district.cityId,
      districtId: district.id,
      id: null,
    }
  }
  const city = look.cities.find(({ name: of }) =>
    [of.zh, of.en].map(plainName).some((one) => words.some((word) => word.startsWith(one))),
  )
  if (!city && !row.isMade('place', stated)) return row.problem('heldIn', 'place', stated)
  if (!look.mayEdit(null)) return row.problem('heldIn', 'forbidden', stated)
  if (!city) return madeVenue(row, name, districtId)
  const isCity = words.includes(plainName(city.name.zh)) || words.includes(plainName(city.name.en))
  return { name: isCity ? city.name : name, cityId: city.id, districtId: null, id: null }
}

/** In the city of the event, as nothing says where else. */
function madeVenue(row: SheetRow, name: Text, districtId: string | null): Venue | null {
  const { cities, districts } = row.look
  const ids = new Set(
    districts.filter(({ id }) => districtId === null || id === districtId).map(({ cityId }) => cityId),
  )
  const [city] = ids.size === 1 ? cities.filter(({ id }) => ids.has(id)) : []
  if (!city) return row.problem('heldIn', 'place', name.zh)
  row.problem('heldIn', 'venue-city', name.zh, undefined, `${city.name.zh} ${city.name.en}`)
  return { name, cityId: city.id, districtId: null, id: null }
}

function venueId(row: SheetRow, { name, cityId, districtId, id }: Venue, cite: Citation | null): string {
  if (id !== null) return id
  const { book } = row
  const again = book
    .all('place')
    .find(({ values: { columns } }) => columns.nameZh === name.zh && columns.cityId === cityId)
  if (again) return again.id
  const columns = {
    ...{ slug: '', kind: 'venue', nameZh: name.zh, nameEn: name.en, aliases: [], districtId, cityId },
    ...{ addressZh: null, addressEn: null, lng: null, lat: null, errorM: null, operatorId: null },
    precision: districtId === null ? 'city' : 'district',
  }
  return book.create('place', newRecord('place', columns, cite)).id
}
