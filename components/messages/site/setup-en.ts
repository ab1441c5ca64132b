import type { setupZh } from './setup-zh'

export const setupEn: typeof setupZh = {
  setup: {
    title: 'Set up the first admin',
    intro:
      'The log of the server holds a one-time code. It can be used once; every start makes a new one, and none holds once there is an admin.',
    code: 'One-time code',
    open: 'Go on',
    wrong: 'That is not the code. Look in the log of the last start.',
    wait: 'Too many wrong codes. Compare with the log; the right one always holds.',
    name: 'Name',
    email: 'Email',
    password: 'Password (12 characters or more, and no common one)',
    create: 'Create and sign in',
    problems: {
      person: 'Give a name and an email address; this one may have an account already.',
      password: 'The password is too short or too common.',
    },
  },
  guide: {
    title: 'Getting started',
    intro: 'Five steps to a map of your own. Each can be put off and come back to.',
    progress: '{n} of {all} steps dealt with',
    go: 'Do it',
    again: 'Look again',
    done: 'Mark as done',
    skip: 'Skip for now',
    reopen: 'Open again',
    marks: { done: 'Done', skipped: 'Skipped', open: 'Not begun' },
    steps: {
      name: { title: 'Name', text: 'What the map is called, its tagline, colour and views.' },
      language: { title: 'Language', text: 'What readers who come to the bare address see first.' },
      borders: { title: 'Borders', text: 'Upload the shapes of the districts; projects can be recorded without.' },
      vocabularies: { title: 'Vocabularies', text: 'Sectors, kinds and stages in your own words.' },
      import: { title: 'First import', text: 'Bring in the first projects from a table.' },
    },
    finished: 'All five steps are dealt with.',
    view: 'See the map',
    link: 'Go on setting up ({n} of {all} steps dealt with)',
  },
}
