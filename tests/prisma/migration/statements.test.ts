import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { concurrentIndex, isOutsideOnly, isTransactionCommand, statementsOf } from '#prisma/migration/statements'

describe('statements', () => {
  it.each([
    ['nothing', ' ;; -- only this\n', []],
    ['two and no end', 'a; b', ['a', 'b']],
    ['a semicolon in a text', `select 'a;''b;'; c`, [`select 'a;''b;'`, 'c']],
    ['a semicolon in an escaped text', String.raw`select E'\';'; c`, [String.raw`select E'\';'`, 'c']],
    ['a semicolon in a name', 'drop "a;""b"; c', ['drop "a;""b"', 'c']],
    ['a body between dollars', 'do $$ a; $x$ b; $x$ $$; c', ['do $$ a; $x$ b; $x$ $$', 'c']],
    ['a body between named dollars', 'do $x$ a; $$ b; $x$; c', ['do $x$ a; $$ b; $x$', 'c']],
    ['comments', '-- a;\n/* b; /* c; */ d; */ e /* ; */; f -- ;', ['e /* ; */', 'f -- ;']],
  ])('are told apart: %s', (_, sql, statements) => {
    expect(statementsOf(sql)).toEqual(statements)
  })

  it('of our own migrations are joined to the same text', () => {
    const folder = join(import.meta.dirname, '..', '..', '..', 'prisma', 'migrations')
    for (const name of readdirSync(folder).filter((entry) => /^\d/.test(entry))) {
      const sql = readFileSync(join(folder, name, 'migration.sql'), 'utf8')
      const plain = (text: string) => text.replace(/--[^\n]*/g, '').replace(/[\s;]+/g, '')
      expect(plain(statementsOf(sql).join(';'))).toBe(plain(sql))
      expect(statementsOf(sql).filter(isTransactionCommand)).toEqual([])
    }
  })

  it.each([
    'CREATE INDEX CONCURRENTLY "a" ON t (b)',
    'create unique index concurrently if not exists a on t (b)',
    'DROP INDEX CONCURRENTLY a',
    'REINDEX TABLE CONCURRENTLY t',
    'ALTER TABLE t DETACH PARTITION p CONCURRENTLY',
    'VACUUM t',
    'ALTER SYSTEM SET a = 1',
    'CREATE DATABASE d',
  ])('that no transaction may hold are known: %s', (statement) => {
    expect(isOutsideOnly(statement)).toBe(true)
  })

  it.each(['CREATE INDEX a ON t (concurrently)', `COMMENT ON TABLE t IS 'vacuum'`, 'ALTER TABLE t ADD vacuum int'])(
    'that it may hold too: %s',
    (statement) => {
      expect(isOutsideOnly(statement)).toBe(false)
    },
  )

  it.each([
    ['create index concurrently Big on t (a)', 'big'],
    ['CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS "A ""b""" ON t (a)', 'A "b"'],
    ['create index big on t (a)', null],
  ])('name the index that they make: %s', (statement, name) => {
    expect(concurrentIndex(statement)).toBe(name)
  })
})
