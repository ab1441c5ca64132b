/** What the import says of tables of events, figures and the like, in English. */
export const importSheetsEn = {
  holds: 'Each row is',
  change: 'Read it so',
  kinds: {
    projects: 'a project',
    events: 'a signing event',
    indicators: 'a figure of a district',
    organisations: 'an organisation, with its role',
    places: 'a place (park, venue)',
    sources: 'a source',
    facts: 'a correction of one fact',
  },
  intro: '{known} of {all} columns were recognised by their headings; the others are left out. Correct what is wrong.',
  needs: 'There is no column “{names}”: choose it below, or say what the rows are.',
}
