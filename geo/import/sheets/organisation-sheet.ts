/** Organisations from a table: one row for each, or for each part that one has in a project. */

import { partOf } from './fact-sheet'
import { citing, withCite, withPart } from './record-book'
import { givenOf, namesIn, writeRecord } from './record-row'
import type { SheetRow } from './sheet-row'
import { citedSource } from './sources'

/** Writes nothing where the row has an error. */
export function readOrganisationRow(row: SheetRow): void {
  const { book } = row
  const name = row.required('organisation')
  const standing = row.one('organisation', 'organisation', name)
  const part = projectOf(row)
  const sourceId = row.isBad() ? null : citedSource(row)
  if (row.isBad() || sourceId === null) return
  const cite = citing(sourceId, row.both('note', 'noteEn'))
  const organisation = writeRecord(book, {
    ...{ type: 'organisation', standing, cite },
    given: givenOf({
      ...(standing === undefined && { nameZh: name }),
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
      : withPart(project.values, 'participations', { id: partOf(project, role), columns, cites: [cite] }),
  )
}

/** The project in which the organisation has a part, and which; null: the row names none. */
function projectOf(row: SheetRow) {
  const [name, word] = [row.cell('project'), row.cell('role')]
  if (name === '' && word === '') return null
  const project = row.one('project', 'project', row.required('project'))
  const role = row.required('role') === '' ? null : row.term('role', word)
  if (name !== '' && !project) row.problem('project', 'record', name)
  if (word !== '' && role === null) row.problem('role', 'term', word, 'role')
  if (project && !row.look.mayEdit(String(project.values.columns.districtId))) row.problem('project', 'forbidden', name)
  return project && role !== null ? { project, role } : null
}
