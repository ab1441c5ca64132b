import '#server-only'
import type { Vocabularies } from '#geo/terms'
import { loadedSnapshot } from '../live/current-snapshot'
import { query } from '../transaction'
import { readTerms } from '../vocabulary/terms'

/** The vocabularies of the snapshot; from the database where none is loaded, as in commands. */
export const currentTerms = async (): Promise<Vocabularies> =>
  loadedSnapshot()?.vocabularies ?? (await readTerms(query))
