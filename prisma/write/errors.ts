/** Why a write was refused. The caller rolls its transaction back. */

import type { Problem, RecordType, Working } from '#geo/edit/values'

/** A record by its type and id. */
export interface Target {
  readonly type: RecordType
  readonly id: string
}

/** The actor's role or districts do not allow it. The message gives no details, so that nobody learns from it. */
export class Forbidden extends Error {
  constructor() {
    super('Not allowed')
  }
}

/** Somebody else, such as an import, is writing the same record and has not finished. */
export class HeldElsewhere extends Error {
  constructor() {
    super('The record is being written by somebody else')
  }
}

export class Missing extends Error {
  constructor(readonly target: Target) {
    super(`There is no ${target.type} ${target.id}`)
  }
}

/** Somebody else has changed the record since the writer read it; `theirs` is its present state. */
export class Conflict extends Error {
  constructor(readonly theirs: Working) {
    super(`The ${theirs.type} ${theirs.id} has been changed meanwhile: it is at version ${theirs.version}`)
  }
}

/** What is wrong; `index` is that of the record in the list to be written. */
export class Invalid extends Error {
  constructor(readonly problems: readonly (Problem & { readonly index: number })[]) {
    super(problems.map(({ index, path, code, value }) => `${index}: ${path} ${code} ${value ?? ''}`.trim()).join('; '))
  }
}
