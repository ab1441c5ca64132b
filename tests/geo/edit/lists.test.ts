/** Addresses of the editors' lists, names in them, and what may be done with a record. */

import { describe, expect, it, test } from 'vitest'
import { type ChangeQuery, changeQuery, parseChangeQuery } from '#geo/edit/change-query'
import { LISTS, type ListQuery, lineName, listQuery, parseListQuery, typeOfList } from '#geo/edit/lists'
import { isManyId, manyId } from '#geo/edit/many'
import { type Actor, isAtLeast, mayEdit, USER_ROLES } from '#geo/edit/roles'
import { stepsOf } from '#geo/edit/steps'
import { nameOf, RECORD_TYPES } from '#geo/edit/values'

const given = (query: string) => Object.fromEntries(new URLSearchParams(query))
const NO_LIST: ListQuery = { list: null, type: null, q: '', offset: 0 }
const NO_CHANGES: ChangeQuery = { person: null, type: null, since: null, until: null, edit: null, before: null }
const MANY = manyId('0123abcd-0123-0123-0123-0123456789ab')

describe('the address of a list', () => {
  it.each<[string, ListQuery]>([
    ['', NO_LIST],
    ['?list=stale', { ...NO_LIST, list: 'stale' }],
    ['?list=review&type=project&q=%E5%8C%BB&from=50', { list: 'review', type: 'project', q: '医', offset: 50 }],
    ['?from=999999', { ...NO_LIST, offset: 999_999 }],
  ])('%s is read as it is written', (query, asked) => {
    expect(parseListQuery(given(query))).toEqual(asked)
    expect(listQuery(asked)).toBe(query)
  })

  it.each(['list=all', 'type=term', 'from=-1', 'from=1000000', 'from=5x', 'from=x5', 'from=', 'q=%20', 'LIST=stale'])(
    'asks for nothing by %s',
    (query) => expect(parseListQuery(given(query))).toEqual(NO_LIST),
  )

  it('holds one text of each kind, without spaces around it, of at most a hundred characters', () => {
    expect(parseListQuery({ q: ['a', 'b'], list: ['stale'] })).toEqual(NO_LIST)
    expect(parseListQuery({ q: ` ${'x'.repeat(150)} ` }).q).toBe('x'.repeat(100))
  })

  it('names the type that the list is of, where it is of one', () => {
    expect([null, ...LISTS].filter((list) => typeOfList(list) === null)).toEqual([null, 'review', 'draft'])
    expect(LISTS.map(typeOfList).filter((type) => type !== null)).toEqual(Array(4).fill('project'))
  })
})

describe('the address of changes', () => {
  it.each<[string, Partial<ChangeQuery>]>([
    ['', {}],
    ['?person=u1&type=event', { person: 'u1', type: 'event' }],
    ['?since=2026-11-01&until=1999-12-31', { since: '2026-11-01', until: '1999-12-31' }],
    [`?edit=${MANY}&before=123456789012345`, { edit: MANY, before: '123456789012345' }],
  ])('%s is read as it is written', (query, asked) => {
    expect(parseChangeQuery(given(query))).toEqual({ ...NO_CHANGES, ...asked })
    expect(changeQuery(asked)).toBe(query)
  })

  it.each([
    'person=a%20b',
    `person=${'x'.repeat(101)}`,
    'person=',
    'type=term',
    'since=2026-02-30',
    'since=0026-01-01',
    'until=3026-01-01',
    'until=then',
    'edit=many-1',
    `edit=${MANY}0`,
    `edit=x${MANY}`,
    'before=-1',
    'before=1x',
    'before=x1',
    'before=1234567890123456',
  ])('asks for nothing by %s', (query) => expect(parseChangeQuery(given(query))).toEqual(NO_CHANGES))

  it('is read without spaces around, and by its first meaning only', () => {
    expect(parseChangeQuery({ person: ' u1 ', type: ['event', 'event'] })).toEqual({ ...NO_CHANGES, person: 'u1' })
    expect(isManyId(MANY)).toBe(true)
  })
})

test('a record is called by the name in a language, or else by another, or by its id', () => {
  expect(lineName({ id: '1', zh: '甲', en: 'A' }, 'en')).toBe('A')
  expect(lineName({ id: '1', zh: '甲', en: 'A' }, 'zh')).toBe('甲')
  expect(lineName({ id: '1', zh: '甲', en: '' }, 'en')).toBe('甲')
  expect(lineName({ id: '1', zh: '', en: 'A' }, 'zh')).toBe('A')
  expect(lineName({ id: '1', zh: '', en: '' }, 'zh')).toBe('1')
})

test.each(['name', 'title', 'label'])('the %s of a record is what it is called', (column) => {
  const values = { columns: { [`${column}Zh`]: '甲', [`${column}En`]: 'A', title: 'x' }, cites: {}, parts: {} }
  expect([nameOf(values, 'zh'), nameOf(values, 'en')]).toEqual(['甲', 'A'])
  expect(nameOf({ ...values, columns: {} }, 'zh')).toBe('')
})

describe('who may do what:', () => {
  const who = (role: Actor['role'], ...districtIds: string[]): Actor => ({ id: 'u', name: 'u', role, districtIds })

  it('each role may do all that those before it may', () => {
    const roles = USER_ROLES.map(({ value }) => value)
    expect(roles).toEqual(['viewer', 'editor', 'reviewer', 'admin'])
    for (const [i, role] of roles.entries())
      expect(roles.filter((least) => isAtLeast(role, least))).toEqual(roles.slice(0, i + 1))
  })

  it.each<[Actor, readonly string[] | null, boolean]>([
    [who('viewer', 'a'), ['a'], false],
    [who('viewer'), [], false],
    [who('editor', 'a'), ['a'], true],
    [who('editor', 'a', 'b'), ['b', 'a'], true],
    [who('editor', 'a'), ['a', 'b'], false],
    [who('editor'), [], true],
    [who('editor', 'a'), null, false],
    [who('reviewer'), ['a'], true],
    [who('reviewer'), null, true],
    [who('admin'), null, true],
  ])('%j edits records of %j: %s', (actor, districtIds, may) => expect(mayEdit(actor, districtIds)).toBe(may))

  it.each([
    ['draft', false, false, ['submit', 'discard']],
    ['draft', true, false, ['submit', 'discard']],
    ['draft', false, true, ['publish', 'discard']],
    ['draft', true, true, ['publish', 'discard', 'withdraw']],
    ['review', true, false, ['discard']],
    ['review', false, true, ['publish', 'return', 'discard']],
    ['review', true, true, ['publish', 'return', 'discard', 'withdraw']],
    ['published', true, false, ['verify']],
    ['published', true, true, ['verify', 'withdraw']],
  ] as const)('a record in %s, public %s, by a reviewer %s: %j', (state, isPublic, isReviewer, steps) => {
    expect(stepsOf(state, isPublic, isReviewer, true)).toEqual(steps)
    expect(stepsOf(state, isPublic, isReviewer, false)).toEqual([])
  })
})

test('every type of record can be asked for', () => {
  for (const type of RECORD_TYPES) {
    expect(parseListQuery({ type }).type).toBe(type)
    expect(parseChangeQuery({ type }).type).toBe(type)
  }
})
