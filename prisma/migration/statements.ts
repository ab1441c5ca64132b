/** Cuts a script of SQL into its statements, to tell which of them PostgreSQL refuses inside a transaction. */

import '#server-only'

/**
 * What may hold a semicolon that ends nothing: comments, texts, quoted names, bodies between dollars. Nested comments
 * are found by hand.
 */
const OPAQUE = /--[^\n]*|\/\*|[eE]'(?:[^'\\]|''|\\[\s\S])*'|'(?:[^']|'')*'|"(?:[^"]|"")*"|\$([A-Za-z_]\w*)?\$|;/g

/** Each without its semicolon and without what stands before its first word; comments inside stay. */
export function statementsOf(sql: string): string[] {
  const statements: string[] = []
  let start = 0
  OPAQUE.lastIndex = 0
  for (let match = OPAQUE.exec(sql); match; match = OPAQUE.exec(sql)) {
    const [token] = match
    if (token === ';') {
      statements.push(sql.slice(start, match.index))
      start = match.index + 1
    } else if (token === '/*') OPAQUE.lastIndex = endOfComment(sql, match.index)
    else if (token.startsWith('$')) OPAQUE.lastIndex = endAfter(sql, token, match.index + token.length)
  }
  return [...statements, sql.slice(start)].map(withoutLeadingComments).filter((statement) => statement !== '')
}

function endAfter(sql: string, closing: string, from: number): number {
  const at = sql.indexOf(closing, from)
  return at < 0 ? sql.length : at + closing.length
}

function endOfComment(sql: string, start: number): number {
  let depth = 0
  for (let at = start; at < sql.length; at++) {
    if (sql.startsWith('/*', at)) {
      depth++
      at++
    } else if (sql.startsWith('*/', at)) {
      depth--
      at++
      if (depth === 0) return at + 1
    }
  }
  return sql.length
}

function withoutLeadingComments(statement: string): string {
  const text = statement.trim()
  if (text.startsWith('--')) return text.includes('\n') ? withoutLeadingComments(text.slice(text.indexOf('\n'))) : ''
  if (text.startsWith('/*')) return withoutLeadingComments(text.slice(endOfComment(text, 0)))
  return text
}

const WHOLE_ONLY =
  /^(vacuum|alter\s+system|(create|drop)\s+(database|tablespace|subscription)|reindex\s+(database|system))\b/i
const CONCURRENTLY =
  /^(create\s+(unique\s+)?index|drop\s+index|reindex\b.*|alter\s+table\b.*\bdetach\b.*)\s+concurrently\b/is
const TRANSACTION = /^(begin|start\s+transaction|commit|end|rollback|abort|savepoint|release|prepare\s+transaction)\b/i

/** Whether PostgreSQL refuses the statement inside a transaction. */
export const isOutsideOnly = (statement: string): boolean => WHOLE_ONLY.test(statement) || CONCURRENTLY.test(statement)

/** Whether the statement begins or ends a transaction itself. */
export const isTransactionCommand = (statement: string): boolean => TRANSACTION.test(statement)

/**
 * The name of the index that `CREATE INDEX CONCURRENTLY` makes, as PostgreSQL keeps it; null: the statement is
 * another.
 */
export function concurrentIndex(statement: string): string | null {
  const [, quoted, plain] =
    /^create\s+(?:unique\s+)?index\s+concurrently\s+(?:if\s+not\s+exists\s+)?(?:"((?:[^"]|"")+)"|(\w+))/i.exec(
      statement,
    ) ?? []
  return quoted?.replaceAll('""', '"') ?? plain?.toLowerCase() ?? null
}
