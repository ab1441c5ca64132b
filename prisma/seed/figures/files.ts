/** The tables of figures, events and corrections that come with the map: see PROVENANCE.md. */

import { readFile } from 'node:fs/promises'

/** In the order in which they are read. */
export const FIGURE_TABLES = ['corrections', 'events', 'indicators'] as const
export type FigureTable = (typeof FIGURE_TABLES)[number]

/** The bytes of a table, as somebody would upload it. */
export const figureFile = (table: FigureTable): Promise<Buffer> =>
  readFile(`${process.cwd()}/prisma/seed/figures/${table}.csv`)
