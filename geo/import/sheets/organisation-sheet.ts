/** Organisations from a table: one row for each, or for each part that one has in a project. */

import type { Citation } from '../../edit/values'
import { COLON } from '../../text/punctuation'
import { statedTopic } from '../row-reading'
import { partOf } from './fact-sheet'
import { type BookEntry, newRecord, type RecordBook, withCite, withPart } from './record-book'
import { givenOf, namesIn, writeRecord } from './record-row'
import { HOST_COLUMNS } from './sheet-column'
import type { SheetRow } from './sheet-row'
import { rowCitation } from './sources'

/** Writes nothing where the row has an error. */
export function readOrganisationRow(row: SheetRow): void {
  const { book } = row
  const name = row.required('organisation')
  const standing = row.bySlug('organisation') ?? row.one('organisation', 'organisation', name)
  const part = projectOf(row)
  const cite = row.isBad() ? undefined : rowCitation(row)
  if (row.isBad() || cite === undefined) return
  const organisation = writeRecord(book, {
    ...{ type: 'organisation', standing, cite, isAside: part !== null },
    given: givenOf({
      ...((standing === undefined || row.bySlug('organisation')) && { nameZh: name }),
      nameEn: row.cell('nameEn'),
      aliases: namesIn(row.cell('aliases')),
    }),
    blank: { slug: '', nameEn: name, aliases: [] },
  })
  if (!part) return
  const { project, role } = part
  const parts = project.values.parts.participations ?? []
  const same = parts.find(({ columns }) => columns.organisationId === organisation.id && columns.role === role)
  const columns = { organisationId: organisation.id, role }
  book.change(
    project,
    same
      ? {
          ...project.values,
          parts: {
            ...project.values.parts,
            participations: parts.map((one) => (one === same ? { ...one, cites: withCite(one.cites, cite) } : one)),
          },
        }
      : withPart(project.values, 'participations', { id: partOf(project, role), columns, cites: withCite([], cite) }),
  )
}

/** The organisation of this name, made where there is none. */
export const organisationCalled = (book: RecordBook, name: string, cite: Citation | null): BookEntry =>
  book.named('organisation', name)[0] ??
  book.create('organisation', newRecord('organisation', { slug: '', nameZh: name, nameEn: name, aliases: [] }, cite))

/** The project in which the organisation has a part, and which; null: the row names none. */
function projectOf(row: SheetRow) {
  const [name, word] = [row.cell('project'), row.cell('role')]
  if (name === '' && word === '') return null
  const project = row.one('project', 'project', row.required('project'))
  const role = row.required('role') === '' ? null : row.term('role', row.meant('role', word))
  if (name !== '' && !project) row.problem('project', 'record', name)
  if (word !== '' && role === null) row.problem('role', 'term', word, 'role')
  if (project && !row.look.mayEdit(String(project.values.columns.districtId))) row.problem('project', 'forbidden', name)
  return project && role !== null ? { project, role } : null
}

/** Who holds an event, kept with its record in the words of the row: nothing else links organisations with events. */
export function keepHosts(row: SheetRow, eventId: string, cite: Citation | null): void {
  const { book } = row
  const topic = statedTopic(row.look.terms)
  if (topic === undefined) return
  for (const { field, zh, en } of HOST_COLUMNS) {
    const name = row.cell(field)
    const event = book.get('event', eventId)
    if (name === '' || !event) continue
    row.problem(field, 'as-stated', name)
    const [textZh, textEn] = [`${zh}${COLON.zh}${name}`, `${en}${COLON.en}${name}`]
    const { details = [] } = event.values.parts
    if (details.some(({ columns }) => columns.textZh === textZh)) continue
    const part = { id: `${field}-${details.length}`, columns: { topic, textZh, textEn }, cites: cite ? [cite] : [] }
    book.change(event, withPart(event.values, 'details', part))
  }
}
