import type { ogcZh } from './zh'

/** What the OGC interface calls its collections, in English. */
export const ogcEn: typeof ogcZh = {
  collections: { projects: 'Projects', districts: 'Districts', events: 'Signing events', places: 'Parks and venues' },
  notes: {
    projects:
      'The public projects. One that is known to its district or city only has no geometry; what no source states is empty.',
    districts: 'Districts with their borders; the about page says whether these are schematic.',
    events: 'Signing events, at their venues.',
    places: 'Parks, campuses and venues.',
  },
}
