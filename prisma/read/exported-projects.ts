/** Reads projects for files, a few at a time: no transaction stays open for a slow reader. */

import '#server-only'
import type { ExportedProject } from '#geo/export/columns'
import { pool } from '../client'
import { revisionOf } from '../live/replica'
import { readProjects } from './projects'

/** So often what changed while it was read is read again. */
const MOST_TRIES = 5

/** The projects with these nos, in their order, each with the revision that it was read at; those gone are left out. */
export async function readExported(nos: readonly number[]): Promise<ExportedProject[]> {
  let revision = await revisionOf(pool())
  for (let tries = 1; ; tries++) {
    const projects = await readProjects(nos)
    const now = await revisionOf(pool())
    if (now === revision || tries === MOST_TRIES) {
      const byNo = new Map(projects.map((project) => [project.no, project]))
      return nos.flatMap((no) => {
        const project = byNo.get(no)
        return project ? [{ ...project, revision }] : []
      })
    }
    revision = now
  }
}
