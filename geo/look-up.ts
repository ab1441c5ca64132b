/**
 * What a table holds under `key`; undefined where it holds nothing of its own. A key from an address, a form, a file or
 * a row may be `constructor` or `__proto__`, which `table[key]` would find in every object. tests/look-ups.test.ts
 * finds those.
 */
export function lookUp<Table extends object>(
  table: Table,
  key: string | null | undefined,
): Table[keyof Table] | undefined {
  return key !== null && key !== undefined && Object.hasOwn(table, key) ? table[key as keyof Table] : undefined
}
