import type { ImportMessages } from '../../messages/import'

/** The messages of a table whose rows are no projects. */
export const sheetWords = (t: ImportMessages): ImportMessages => ({
  ...t,
  preview: {
    ...t.preview,
    ...t.sheets.preview,
    shown: { ...t.preview.shown, ...t.sheets.preview.shown },
    verdicts: { ...t.preview.verdicts, ...t.sheets.preview.verdicts },
  },
  choices: { ...t.choices, ...t.sheets.choices },
})
