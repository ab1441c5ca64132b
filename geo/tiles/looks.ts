/** How the sectors and stages of a snapshot look on the map, by their codes: tiles carry looks, not terms. */

import { sectorLook } from '../map/pin-art'
import { colourSlot } from '../map/swatches'
import type { FacetColumn, Snapshot } from '../snapshot/snapshot'
import { type EditedTerm, termIn } from '../terms'
import { type InternedString, intern } from './interned-strings'

export interface Looks {
  /** Of each sector, its look as a text: see `sectorLook` of geo/map/pin-art.ts. */
  readonly sectors: readonly InternedString[]
  /** Of each sector, the slot of its colour, and the codes of the sectors in order of slots. */
  readonly slots: Uint8Array
  readonly bySlot: Uint32Array
  /** Of each stage, its mark; null: it has none. */
  readonly marks: readonly (InternedString | null)[]
}

const looksOfSnapshot = new WeakMap<Snapshot, Looks>()

/** Made once for each snapshot, since a change of terms makes a new one. */
export function looksOf(snapshot: Snapshot): Looks {
  let looks = looksOfSnapshot.get(snapshot)
  if (!looks) {
    looks = newLooks(snapshot)
    looksOfSnapshot.set(snapshot, looks)
  }
  return looks
}

function newLooks({ facets, vocabularies }: Snapshot): Looks {
  const sectors = termsOf(facets.sector, vocabularies.sector)
  const slots = Uint8Array.from(sectors, (term) => colourSlot(term?.colour))
  return {
    sectors: sectors.map((term) => intern(sectorLook(term))),
    slots,
    bySlot: Uint32Array.from(slots.keys()).sort((a, b) => slots[a]! - slots[b]!),
    marks: termsOf(facets.status, vocabularies.status).map((term) => (term?.glyph ? intern(term.glyph) : null)),
  }
}

const termsOf = ({ values }: FacetColumn, terms: readonly EditedTerm[]): readonly (EditedTerm | undefined)[] =>
  values.map(([value]) => termIn(terms, value ?? ''))
