import type { Actor } from '#geo/edit/roles'
import type { RecordValues } from '#geo/edit/values'

const actor = (name: string, role: Actor['role'], districtIds: string[] = []): Actor => ({
  id: name,
  name,
  role,
  districtIds,
})

export const SIP = '320571'
export const SND = '320505'

export const ACTORS = {
  viewer: actor('viewer', 'viewer', [SIP]),
  sip: actor('sip', 'editor', [SIP]),
  snd: actor('snd', 'editor', [SND]),
  reviewer: actor('reviewer', 'reviewer'),
  admin: actor('admin', 'admin'),
}

const cite = [{ sourceId: 'S1', locatorZh: null, locatorEn: null }]

/** A project that may be published as it is. */
export const project = (columns: Record<string, unknown> = {}): RecordValues => ({
  columns: {
    nameZh: '测试项目',
    nameEn: 'Test project',
    kind: 'base',
    sector: 'biomed',
    districtId: SIP,
    precision: 'district',
    summaryZh: '一个项目。',
    summaryEn: 'One project.',
    ...(columns as RecordValues['columns']),
  },
  cites: Object.fromEntries(
    ['name', 'kind', 'sector', 'district', 'location', 'summary'].map((field) => [field, cite]),
  ),
  parts: {
    milestones: [
      { id: '', columns: { kind: 'announced', date: '2021-10-18', datePrecision: 'day', eventId: null }, cites: cite },
    ],
  },
})
