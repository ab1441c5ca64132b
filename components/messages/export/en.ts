import type { exportZh } from './zh'

/** What is said of lists that are downloaded as files, in English. */
export const exportEn: typeof exportZh = {
  download: 'Download this list',
  file: 'projects',
  all: 'All projects',
  licence:
    'The source of each value stands in the column “Sources of values”; cite this map, the revision and the source. This map grants no licence of its own: rights in the sources stay with their publishers.',
  licensed:
    'The source of each value stands in the column “Sources of values”; cite this map, the revision and the source. What this map has compiled is licensed under {label}; rights in the sources stay with their publishers.',
  projects: 'Projects',
  data: 'Download the data',
  package: 'All public data (ZIP)',
  lists: {
    events: 'Signing events',
    places: 'Places',
    organisations: 'Organisations and roles',
    indicators: 'Figures',
    sources: 'Sources',
  },
  about: 'About',
  filter: 'Filter',
  address: 'Web page',
  revision: 'Revision',
  datum: 'Datum',
  terms: 'Terms of use',
  fields: {
    name: 'Name',
    aliases: 'Other names',
    kind: 'Kind',
    sector: 'Sector',
    specialty: 'Specialty',
    address: 'Address',
    status: 'Progress',
    amountCny: 'Investment',
    amountForeign: 'Investment in foreign currency',
    district: 'District',
    place: 'Park or campus',
    location: 'Location',
    summary: 'Summary',
    operator: 'Operator',
  },
}
