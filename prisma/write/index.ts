/** The write layer: everything that changes a record goes through here. */

import '#server-only'

export { byHand, tried } from './by-hand'
export { editMany, type ManyEdit } from './edit-many'
export * from './errors'
export { publishRecords, type Reason, type Seen, withdrawRecords } from './publish'
export { readOne, readPublic } from './read'
export { type Edit, type Saved, saveRecords } from './save'
export { discard, restore, returnToDraft, submitRecords, verify, verifyRecords } from './transitions'
export { undoImport } from './undo-import'
