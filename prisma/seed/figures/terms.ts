/**
 * The words of vocabularies that the tables use, as the migrations write them: what admins make of them does not
 * matter here.
 */

import { type EditedTerm, NO_TERMS, type Vocabularies } from '#geo/terms'

const term = (value: string, zh = value, en = value): EditedTerm => ({
  ...{ value, zh, en, aliases: [] },
  ...{ isRetired: false, rank: null, colour: null, glyph: null },
})

export const FIGURE_TERMS: Vocabularies = {
  ...NO_TERMS,
  indicator: ['economy', 'biomed', 'population'].map((value) => term(value)),
  unit: [term('cny', '元'), term('usd', '美元'), term('people', '人')],
  milestone: ['signed', 'unveiled', 'opened'].map((value) => term(value)),
  topic: ['plan', 'other-amount'].map((value) => term(value)),
}
