import type { ApiMessages } from './zh'

/** The same in English. */
export const apiEn: ApiMessages = {
  title: 'The interfaces described',
  document: 'The same as an OpenAPI document',
  tryIt: 'Try it',
  asked: 'Parameters',
  required: 'required',
  values: 'One of: {names}',
  answered: 'Answer',
  elsewhere:
    'Other addresses that programs read (OGC API, tiles, feeds, MCP, the whole package) stand on the page about this map.',
  description:
    'What the pages ask themselves, to read without an account. For data to take along: /ogc, /export and /feeds.',
  tag: 'Projects and how they are found',
  problem: {
    '400': 'A parameter is wrong',
    '429': 'Too much has been asked for; Retry-After says when to come again',
    '503': 'The data cannot be read just now',
  },
  operations: {
    list: { summary: 'A page of the list of projects', answer: 'At most 200 projects' },
    near: { summary: 'The five projects that are nearest to a position', answer: 'Nearest first' },
    suggest: { summary: 'What a half-typed search may mean', answer: 'Best first' },
  },
  parameters: {
    revision: 'The revision that the list is of; of another one the newest is answered',
    locale: 'The language that names are sorted by',
    facet: 'one or several values, separated by commas',
    search: 'Words, as the search of the map knows them',
    bbox: 'west,south,east,north in degrees, WGS 84',
    area: 'Drawn areas, as the addresses of the map have them',
    sort: 'The order; by name where nothing is said',
    after: 'The `next` of the page before',
    at: 'longitude,latitude in degrees, WGS 84',
    words: 'Of 1 to 100 characters',
    asOf: 'What was public at a revision, or at the end of a day (yyyy-mm-dd)',
  },
  properties: {
    status: 'null: not disclosed',
    amountCny: 'Whole yuan; null: not disclosed',
    next: 'The `after` of the next page; null: there is none',
  },
  licence: 'See the page about this map',
}
