/** The table of a comparison as a picture, with what it stands for around it. */

import '#server-only'
import type { GroupId } from '#geo/compare/table/measure'
import type { TableRow } from '#geo/compare/table/row'
import { PALETTES } from '#geo/map/palette'
import type { Text } from '#geo/records'
import { fill } from '#geo/text/format'
import { withBrackets } from '#geo/text/punctuation'
import { writer } from '../og/writer'
import { areaColour } from './chart'
import { frameWords, PICTURE_PAD, PictureFrame, type PictureInput, withFrameWords } from './picture-frame'

const PALETTE = PALETTES.light
const WIDTH = 1400
const NAME_PX = 330
const ROW_PX = 46
const HEAD_PX = 78
/** Title, filter, notes and foot. */
const AROUND_PX = 330
/** What most readers look for; the files hold the rest. */
const SHOWN: ReadonlySet<GroupId> = new Set<GroupId>(['land', 'projects', 'sector', 'amounts', 'events', 'indicators'])
const MAX_ROWS = 32

/** As SVG, letters as outlines, so that it looks the same everywhere. */
export async function tablePicture(input: PictureInput): Promise<string> {
  const { locale, t, record } = input
  const { areas, table } = record
  const all = table.groups.flatMap(({ id, rows }) => (SHOWN.has(id) ? rows : []))
  const rows = all.slice(0, MAX_ROWS)
  const left = table.groups.reduce((sum, group) => sum + group.rows.length, 0) - rows.length
  const note = left > 0 ? fill(t.tableLeft, { n: left }) : ''
  const frame = frameWords(t.figures, input)
  const said = (text: Text) => text[locale]
  const nameOf = ({ name, unitName, warning }: TableRow) => {
    const named = said(unitName) ? withBrackets(said(name), said(unitName), locale) : said(name)
    return warning ? `${named} · ${said(warning)}` : named
  }
  const heads = areas.map(({ letter, name }) => `${letter} ${said(name)}`)
  const words = rows.flatMap((row) => [
    nameOf(row),
    ...row.cells.flatMap(({ text, detail }) => [said(text), ...(detail ? [said(detail)] : [])]),
  ])
  const size = { width: WIDTH, height: AROUND_PX + HEAD_PX + rows.length * ROW_PX }
  const { write } = await writer([frame.title, frame.condition, note, ...frame.foot, ...heads, ...words], size)
  const columnPx = (WIDTH - 2 * PICTURE_PAD - NAME_PX) / Math.max(1, areas.length)
  const cut = { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' } as const
  const line = { display: 'flex', borderBottom: `1px solid ${PALETTE.rule}` } as const
  const svg = await write(
    <PictureFrame words={frame} note={note}>
      <div
        style={{ ...line, height: HEAD_PX, alignItems: 'flex-end', paddingBottom: 8, fontSize: 18, fontWeight: 700 }}
      >
        <div style={{ width: NAME_PX }}>{t.measure}</div>
        {areas.map(({ letter }, i) => (
          <div
            key={letter}
            style={{ display: 'flex', width: columnPx, paddingRight: 12, maxHeight: 70, overflow: 'hidden' }}
          >
            <div
              style={{
                width: 12,
                height: 16,
                marginRight: 8,
                marginTop: 3,
                flexShrink: 0,
                background: areaColour(letter),
              }}
            />
            <div style={{ display: 'flex', flex: 1, lineHeight: 1.2 }}>{heads[i]}</div>
          </div>
        ))}
      </div>
      {rows.map((row) => (
        <div key={row.id} style={{ ...line, height: ROW_PX, alignItems: 'center' }}>
          <div style={{ display: 'block', width: NAME_PX, paddingRight: 12, fontSize: 17, lineClamp: 2 }}>
            {nameOf(row)}
          </div>
          {row.cells.map((cell, i) => (
            <div
              key={areas[i]!.letter}
              style={{ display: 'flex', flexDirection: 'column', width: columnPx, paddingRight: 12 }}
            >
              <div style={{ ...cut, display: 'block', fontSize: 18 }}>{said(cell.text)}</div>
              {cell.detail && (
                <div style={{ ...cut, display: 'block', fontSize: 13, color: PALETTE.inkSoft }}>
                  {said(cell.detail)}
                </div>
              )}
            </div>
          ))}
        </div>
      ))}
    </PictureFrame>,
  )
  return withFrameWords(svg, frame, [note])
}
