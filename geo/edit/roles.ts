/** Who may do what. One table for pages, actions and interfaces. */

import type { Term } from '../vocabulary'

export const USER_ROLES = [
  { value: 'viewer', zh: '查看', en: 'Viewer' },
  { value: 'editor', zh: '编辑', en: 'Editor' },
  { value: 'reviewer', zh: '审核', en: 'Reviewer' },
  { value: 'admin', zh: '管理', en: 'Admin' },
] as const satisfies readonly Term[]
export type UserRole = (typeof USER_ROLES)[number]['value']

/** Someone who has signed in. */
export interface Actor {
  readonly id: string
  readonly name: string
  readonly role: UserRole
  /** Statistical codes of the districts that an editor may edit; reviewers and admins may edit all. */
  readonly districtIds: readonly string[]
}

const RANK: Readonly<Record<UserRole, number>> = { viewer: 0, editor: 1, reviewer: 2, admin: 3 }

/** Whether a role may do everything that `least` may. */
export const isAtLeast = (role: UserRole, least: UserRole): boolean => RANK[role] >= RANK[least]

/**
 * Whether `actor` may edit a record of these districts. Only reviewers may edit one without a
 * district (null). Every editor may edit one that all districts share (an empty list: organisations, sources), since
 * the working copy still has to be published.
 */
export function mayEdit(actor: Actor, districtIds: readonly string[] | null): boolean {
  if (isAtLeast(actor.role, 'reviewer')) return true
  if (actor.role !== 'editor' || districtIds === null) return false
  return districtIds.every((id) => actor.districtIds.includes(id))
}
