import { describe, expect, it } from 'vitest'
import { originsOf } from '#geo/ground/ground'
import { operatorsGrounds } from '#prisma/ground/operators'

describe('grounds that the operator sets by environment', () => {
  it('are none where nothing is set', () => expect(operatorsGrounds({})).toEqual([]))

  it('have attribution, approval number and largest zoom of their own', () => {
    const grounds = operatorsGrounds({
      ...{ GROUND_ATTRIBUTION: '© Everybody', GROUND_PMTILES: '/srv/city.pmtiles', GROUND_PMTILES_MAX_ZOOM: '14' },
      ...{ GROUND_PMTILES_ATTRIBUTION: '© OpenStreetMap', GROUND_PMTILES_EXPORT: '1' },
      ...{
        GROUND_STYLE_URL: 'https://style.example/s.json',
        GROUND_STYLE_HOSTS: 'https://a.example, https://b.example',
      },
      ...{
        GROUND_STYLE_MAX_ZOOM: 'far',
        TIANDITU_KEY: 'key12345',
        TIANDITU_APPROVAL: 'GS(2026)1号',
        TIANDITU_MAX_ZOOM: '30',
      },
    })
    expect(
      grounds.map(({ id, attribution, approvalNumber, maxZoom, mayExport }) => [
        ...[id, attribution, approvalNumber, maxZoom, mayExport],
      ]),
    ).toEqual([
      ['env-streets', '© OpenStreetMap', '', 14, true],
      ['env-style', '© Everybody', '', 22, false],
      ...['vec', 'img', 'ter'].map((set) => [`env-tianditu-${set}`, '天地图 Tianditu', 'GS(2026)1号', 18, false]),
    ])
    expect(grounds[0]!.url).toBe('/ground/city.pmtiles')
    expect(originsOf(grounds[1]!)).toEqual(['https://style.example', 'https://a.example', 'https://b.example'])
  })
})
