/** Variants of the founding data for tests. */

import { foundingData } from '#prisma/seed/data'
import type { SeedInput, TableName } from '#prisma/seed/schema'
import type { Row } from './tables'

/** The founding data with some columns of one record changed. */
export function changed(table: TableName, id: string, columns: Readonly<Record<string, unknown>>): SeedInput {
  const rows = foundingData[table] as readonly Row[]
  if (!rows.some((row) => row.id === id)) throw new Error(`No ${id} in ${table}`)
  return { ...foundingData, [table]: rows.map((row) => (row.id === id ? { ...row, ...columns } : row)) }
}

/** The founding data with one more project, cited throughout. */
export function withProject(id: string, slug: string): SeedInput {
  const model = foundingData.projects.find((project) => project.id === 'P04')!
  const citations = foundingData.citations
    .filter(({ record, recordId }) => record === 'project' && recordId === 'P04')
    .map((citation) => ({ ...citation, id: citation.id.replace('P04', id), recordId: id }))
  return {
    ...foundingData,
    projects: [...foundingData.projects, { ...model, id, slug }],
    citations: [...foundingData.citations, ...citations],
  }
}
