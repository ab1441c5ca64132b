import type { GroupId, Measure, MeasureUnit } from './measures'

type Words = readonly [zh: string, en: string]

/** Writes the measures of one group, one line each. */
export const measuresIn =
  (group: GroupId) =>
  (id: string, unit: MeasureUnit, name: Words, note: Words, isRanked = true): Measure => ({
    id,
    group,
    unit,
    name: { zh: name[0], en: name[1] },
    note: { zh: note[0], en: note[1] },
    isRanked,
  })
