import { connectTo } from '#prisma/connection'

/**
 * Columns, triggers, functions, indexes and constraints of a database: equal for two that migrations have made alike.
 */
export async function shapeOf(url: string): Promise<unknown[]> {
  const client = await connectTo(url)
  const { rows } = await client.query(
    `select table_name, column_name, data_type, column_default, is_nullable from information_schema.columns
      where table_schema = 'public' order by table_name, column_name`,
  )
  const { rows: others } = await client.query(
    `select tgname as name, tgrelid::regclass::text as of from pg_trigger where not tgisinternal
      union all select proname, pronargs::text from pg_proc where pronamespace = 'public'::regnamespace
      union all select indexname, tablename from pg_indexes where schemaname = 'public' order by 1, 2`,
  )
  await client.end()
  return [...rows, ...others]
}
