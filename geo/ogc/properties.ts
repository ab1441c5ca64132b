/** The properties of each collection: what a client finds in its schema, whether or not a record holds a value. */

export interface Property {
  readonly name: string
  readonly type: 'string' | 'integer' | 'number'
  readonly format?: 'date' | 'uri'
  readonly title: string
}

const text = (name: string, title: string): Property => ({ name, type: 'string', title })
const whole = (name: string, title: string): Property => ({ name, type: 'integer', title })

/** A value and what it is called. */
const coded = (name: string, title: string): Property[] => [
  text(name, `${title}: code`),
  text(`${name}Zh`, `${title}, in Chinese`),
  text(`${name}En`, `${title}, in English`),
]
const NAMES = [text('slug', 'Identifier in addresses'), text('nameZh', 'Chinese name'), text('nameEn', 'English name')]
const BESIDES: readonly Property[] = [
  text('sources', 'Ids of the sources, separated by spaces'),
  { name: 'page', type: 'string', format: 'uri', title: 'Its page, with the source of each value' },
  whole('revision', 'Revision of the data'),
]

export const COLLECTION_IDS = ['projects', 'districts', 'events', 'places'] as const
export type CollectionId = (typeof COLLECTION_IDS)[number]

export const PROPERTIES: Readonly<Record<CollectionId, readonly Property[]>> = {
  projects: [
    whole('no', 'Number'),
    ...NAMES,
    ...coded('kind', 'Kind'),
    ...coded('sector', 'Sector'),
    ...coded('status', 'Stage; absent: not disclosed'),
    ...coded('district', 'District'),
    text('event', 'Ids of the events, separated by spaces'),
    ...coded('precision', 'How exactly the place is known'),
    whole('errorM', 'Estimated error of the position, metres'),
    { name: 'date', type: 'string', format: 'date', title: 'First day of the period of its latest milestone' },
    whole('amountCny', 'Investment, whole yuan; absent: not disclosed'),
    ...BESIDES,
  ],
  districts: [
    text('code', 'Statistical code'),
    ...NAMES,
    ...coded('kind', 'Kind'),
    text('city', 'Code of the city'),
    whole('projects', 'Public projects'),
    ...BESIDES,
  ],
  events: [
    text('code', 'Id'),
    ...NAMES,
    { name: 'date', type: 'string', format: 'date', title: 'First day of its period' },
    text('datePrecision', 'day, month or year'),
    ...coded('district', 'District'),
    ...coded('place', 'Venue'),
    whole('projects', 'Public projects with a milestone at it'),
    ...BESIDES,
  ],
  places: [
    text('code', 'Id'),
    ...NAMES,
    ...coded('kind', 'Kind'),
    text('addressZh', 'Address, in Chinese'),
    text('addressEn', 'Address, in English'),
    text('city', 'Code of the city'),
    ...coded('precision', 'How exactly the place is known'),
    whole('errorM', 'Estimated error of the position, metres'),
    text('sources', 'Ids of the sources, separated by spaces'),
    whole('revision', 'Revision of the data'),
  ],
}

/** What geometries a collection has. */
export const GEOMETRIES: Readonly<Record<CollectionId, 'Point' | 'MultiPolygon'>> = {
  projects: 'Point',
  districts: 'MultiPolygon',
  events: 'Point',
  places: 'Point',
}

/** Types are single words, as clients expect them: `nullable` says that a value may be absent. */
export const propertySchemas = (id: CollectionId): Readonly<Record<string, object>> =>
  Object.fromEntries(
    PROPERTIES[id].map(({ name, type, format, title }) => [
      name,
      { title, type, ...(format && { format }), nullable: true },
    ]),
  )

/** JSON Schema of the features of a collection. */
export const featureSchema = (id: CollectionId, address: string): object => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: address,
  type: 'object',
  title: id,
  properties: {
    id: { type: id === 'projects' ? 'integer' : 'string', 'x-ogc-role': 'id' },
    geometry: {
      title: 'Absent where only the district or city is known',
      format: `geometry-${GEOMETRIES[id].toLowerCase()}`,
      'x-ogc-role': 'primary-geometry',
    },
    ...Object.fromEntries(
      PROPERTIES[id].map(({ name, type, format, title }) => [name, { title, type, ...(format && { format }) }]),
    ),
  },
})
