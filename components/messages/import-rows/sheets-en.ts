import { importGeocodeEn } from './geocode-en'
/** What the import says of tables of events, figures and the like, in English. */
export const importSheetsEn = {
  holds: 'Each row is',
  change: 'Read it so',
  geocode: importGeocodeEn,
  kinds: {
    projects: 'a project',
    events: 'a signing event',
    indicators: 'a figure of a district',
    organisations: 'an organisation, with its role',
    places: 'a place (park, venue)',
    sources: 'a source',
    facts: 'a correction of one fact',
  },
  together: 'All {n} sheets with these headings, as one table',
  readTogether:
    '{n} sheets with the same headings were read as one table. The last column says which sheet a row comes from; rows are numbered through.',
  turned:
    'In this file each record is a column: it is read with rows and columns exchanged, and row numbers are those of its columns.',
  aside:
    'A table with the same headings stands on the right: it is read below the first, and its rows are numbered from {no} on.',
  unitOfRows:
    'Each row goes by its own column: {names}. What is chosen here is for rows that say nothing, and empty cells are asked about first.',
  intro: '{known} of {all} columns were recognised by their headings; the others are left out. Correct what is wrong.',
  ofAll: 'The same for the whole table',
  ofAllNote:
    'What neither columns nor headings say, written once: period 2023, unit CNY million. Please check what was read from the title.',
  needs: 'There is no column “{names}”: choose it below, or say what the rows are.',
  term: {
    zh: 'Chinese name',
    en: 'English name',
    note: 'The term joins its vocabulary at once, with a free colour and sign; both can be changed there.',
  },
  preview: {
    takeIn: 'This is a record: import it',
    shown: { new: 'New records', left: 'No records' },
    verdicts: { new: 'New record' },
  },
  choices: {
    changed: 'Changed records',
    plan: '{create} rows to add, {update} to update, {skip} to leave out.',
  },
  offer: {
    title: 'Data that can be added',
    text: 'Data with sources that come with this map can be added: {what}.',
    note: 'You see a preview first; nothing is written unless you import it.',
    counts: {
      events: { one: '{n} event', other: '{n} events' },
      indicators: { one: '{n} figure', other: '{n} figures' },
      corrections: { one: '{n} correction', other: '{n} corrections' },
    },
    files: {
      events: 'Data of this map: events.csv',
      indicators: 'Data of this map: figures.csv',
      corrections: 'Data of this map: corrections.csv',
    },
    open: 'Open the preview',
    decline: 'Do not show again',
  },
}
