import { describe, expect, it } from 'vitest'
import { getProject } from '#prisma/read/projects'
import { query, transaction } from '#prisma/transaction'
import { Conflict, publishRecords, readOne, readPublic, saveRecords, undoImport } from '#prisma/write/index'
import { n, name, reviewer, sip, withSeededDatabase } from './seeded'
import { project } from './support'

withSeededDatabase()

describe('an import', () => {
  const importId = () => `import-${n}`
  const run = () =>
    transaction(async (q) => {
      const former = (await readOne(q, 'project', 'P05'))!
      const columns = { ...former.values.columns, nameZh: `改 ${n}` }
      const saved = await saveRecords(q, reviewer, [
        { type: 'project', id: null, version: 0, values: project({ nameEn: name }), why: '', importId: importId() },
        {
          type: 'project',
          id: 'P05',
          version: former.version,
          values: { ...former.values, columns },
          why: '',
          importId: importId(),
        },
      ])
      await publishRecords(q, reviewer, saved, { why: '', importId: importId() })
      return saved
    })

  it('is undone whole', async () => {
    const before = await readPublic(query, 'project', ['P05'])
    const [made] = await run()
    expect(await getProject(made!.slug!)).not.toBeNull()
    expect(await transaction((q) => undoImport(q, reviewer, importId(), 'wrong file'))).toBe(2)
    expect(await getProject(made!.slug!)).toBeNull()
    expect(await readPublic(query, 'project', ['P05'])).toEqual(before)
    expect(await readOne(query, 'project', 'P05')).toMatchObject({ state: 'published' })
  })

  it('is not undone once a later edit stands on it', async () => {
    const [made] = await run()
    const edit = {
      type: 'project' as const,
      id: made!.id,
      version: 2,
      values: project({ nameEn: name, nameZh: '后' }),
      why: '',
    }
    await transaction((q) => saveRecords(q, sip, [edit]))
    await expect(transaction((q) => undoImport(q, reviewer, importId(), 'late'))).rejects.toThrow(Conflict)
    expect(await getProject(made!.slug!)).not.toBeNull()
  })
})
