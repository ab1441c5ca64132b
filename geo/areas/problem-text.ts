/** What is wrong with an area, in words that say where and what to do. */

import type { UrlNote } from '../compare/url'
import type { Text } from '../records'
import { formatNumber, formatPosition } from '../text/format'
import { MAX_AREAS, MAX_RADIUS_KM, MIN_RADIUS_KM } from './area'
import type { AreaProblem } from './parse-area'

const DATUMS = { gcj02: { zh: 'GCJ-02（火星坐标）', en: 'GCJ-02' }, bd09: { zh: 'BD-09（百度坐标）', en: 'BD-09' } }
const n = (value: number, locale: 'zh' | 'en') => formatNumber(value, locale)

/** Rings and corners are counted from 1. */
export function problemText(problem: AreaProblem): Text {
  switch (problem.code) {
    case 'no-text':
      return { zh: '没有内容。请粘贴 GeoJSON 或 WKT。', en: 'There is no text. Paste GeoJSON or WKT.' }
    case 'too-large':
      return {
        zh: `文本有 ${n(problem.length, 'zh')} 个字符，最多 ${n(problem.limit, 'zh')} 个。请先简化边界。`,
        en: `The text has ${n(problem.length, 'en')} characters; at most ${n(problem.limit, 'en')} can be read. Simplify the boundary first.`,
      }
    case 'not-json':
      return {
        zh: `既不是 WKT，也不是完整的 JSON：第 ${problem.line} 行第 ${problem.column} 个字符处中断。`,
        en: `This is neither WKT nor complete JSON: it breaks off at line ${problem.line}, character ${problem.column}.`,
      }
    case 'bad-wkt':
      return {
        zh: `WKT 在第 ${problem.line} 行第 ${problem.column} 个字符处无法继续读取；应为 POLYGON((经度 纬度, …))。`,
        en: `The WKT cannot be read from line ${problem.line}, character ${problem.column}; it should be POLYGON((lng lat, …)).`,
      }
    case 'no-polygon':
      return {
        zh: `其中没有多边形，只有 ${problem.found}。请给出 Polygon 或 MultiPolygon。`,
        en: `It contains ${problem.found} but no polygon. Provide a Polygon or MultiPolygon.`,
      }
    case 'srid':
      return {
        zh: `坐标系 SRID ${problem.srid} 不支持。请先转换为 4326（WGS-84）。`,
        en: `SRID ${problem.srid} is not supported. Convert it to 4326 (WGS-84) first.`,
      }
    default:
      return polygonText(problem)
  }
}

function polygonText(
  problem: Exclude<AreaProblem, { code: 'no-text' | 'too-large' | 'not-json' | 'bad-wkt' | 'no-polygon' | 'srid' }>,
): Text {
  switch (problem.code) {
    case 'empty':
      return { zh: '多边形是空的。', en: 'The polygon is empty.' }
    case 'not-a-position':
      return {
        zh: `第 ${problem.ring + 1} 环第 ${problem.vertex + 1} 个顶点不是一对数字。`,
        en: `Corner ${problem.vertex + 1} of ring ${problem.ring + 1} is not a pair of numbers.`,
      }
    case 'swapped':
      return {
        zh: '经度与纬度的顺序颠倒了；应先经度后纬度。',
        en: 'Longitude and latitude are swapped; longitude comes first.',
      }
    case 'out-of-range':
      return {
        zh: `第 ${problem.ring + 1} 环第 ${problem.vertex + 1} 个顶点 ${formatPosition(problem.at)} 不是经纬度，可能是投影坐标（米）。请转换为 WGS-84 度。`,
        en: `Corner ${problem.vertex + 1} of ring ${problem.ring + 1}, ${formatPosition(problem.at)}, is not a longitude and latitude; it may be projected, in metres. Convert it to WGS-84 degrees.`,
      }
    case 'outside-china':
      return {
        zh: `第 ${problem.ring + 1} 环第 ${problem.vertex + 1} 个顶点 ${formatPosition(problem.at)} 在中国以外。`,
        en: `Corner ${problem.vertex + 1} of ring ${problem.ring + 1}, ${formatPosition(problem.at)}, lies outside China.`,
      }
    case 'too-few-corners':
      return {
        zh: `第 ${problem.ring + 1} 环只有 ${problem.corners} 个不同的顶点，至少要 3 个。`,
        en: `Ring ${problem.ring + 1} has ${problem.corners} distinct corners; at least 3 are needed.`,
      }
    case 'open':
      return {
        zh: `第 ${problem.ring + 1} 环没有闭合：首尾顶点不同。`,
        en: `Ring ${problem.ring + 1} is not closed: its first and last corners differ.`,
      }
    case 'no-area':
      return { zh: '多边形没有面积，只是一条线。', en: 'The polygon has no area: it is only a line.' }
    case 'inverted':
      return {
        zh: '外环是顺时针的；GeoJSON（RFC 7946）要求逆时针。可照用，也可改正方向。',
        en: 'The outer ring runs clockwise; GeoJSON (RFC 7946) requires counter-clockwise. It can be used as it is, or reversed.',
      }
    default:
      return measuredText(problem)
  }
}

type Measured = 'too-many-corners' | 'self-crossing' | 'too-long' | 'datum'

function measuredText(problem: Extract<AreaProblem, { code: Measured }>): Text {
  switch (problem.code) {
    case 'too-many-corners':
      return {
        zh: `有 ${n(problem.corners, 'zh')} 个顶点，最多 ${n(problem.limit, 'zh')} 个；可以简化。`,
        en: `It has ${n(problem.corners, 'en')} corners; at most ${n(problem.limit, 'en')} can be used. It can be simplified.`,
      }
    case 'self-crossing':
      return {
        zh: `边界自相交 ${problem.count} 处，首处在 ${formatPosition(problem.at)}。`,
        en: `The boundary crosses itself ${problem.count === 1 ? 'once' : `${problem.count} times`}, first at ${formatPosition(problem.at)}.`,
      }
    case 'too-long':
      return {
        zh: `写进链接要 ${n(problem.length, 'zh')} 个字符，最多 ${n(problem.limit, 'zh')} 个；请少画些顶点${problem.repair ? '，或使用简化后的边界' : ''}。`,
        en: `In a link it would take ${n(problem.length, 'en')} characters; at most ${n(problem.limit, 'en')} fit. Draw fewer corners${problem.repair ? ', or use the simplified boundary' : ''}.`,
      }
    case 'datum':
      return {
        zh: `似乎是 ${DATUMS[problem.likely].zh} 坐标：转换后有 ${problem.corners} 个顶点落在已知边界上。`,
        en: `It appears to be in ${DATUMS[problem.likely].en}: once converted, ${problem.corners} corners lie on known boundaries.`,
      }
  }
}

const NOTES: Readonly<Record<UrlNote['code'], (text: string) => Text>> = {
  'unknown-kind': (text) => ({
    zh: `“${text}”不是区域，已略去。区域写作 d:代码、c:经度,纬度,公里 或 g:多边形。`,
    en: `“${text}” is not an area, so it was left out. Areas are written d:code, c:lng,lat,km or g:polygon.`,
  }),
  'unknown-district': (text) => ({
    zh: `没有代码为“${text}”的区域，已略去。`,
    en: `There is no district with the code “${text}”, so it was left out.`,
  }),
  'bad-circle': (text) => ({
    zh: `圆“${text}”无法读取，已略去：应为 经度,纬度,半径（${MIN_RADIUS_KM}–${MAX_RADIUS_KM} 公里）。`,
    en: `The circle “${text}” cannot be read, so it was left out. It should be lng,lat,radius (${MIN_RADIUS_KM} to ${MAX_RADIUS_KM} km).`,
  }),
  'bad-polygon': (text) => ({
    zh: `多边形“${text}”已损坏或自相交，已略去。请重新绘制或粘贴。`,
    en: `The polygon “${text}” is damaged or crosses itself, so it was left out. Draw or paste it again.`,
  }),
  'outside-china': (text) => ({
    zh: `“${text}”在中国以外，已略去。`,
    en: `“${text}” lies outside China, so it was left out.`,
  }),
  'too-long': (text) => ({
    zh: `多边形“${text}”太长，放不进链接，已略去。请少画些顶点。`,
    en: `The polygon “${text}” is too long for a link, so it was left out. Draw it with fewer corners.`,
  }),
  'too-many': (text) => ({
    zh: `最多比较 ${MAX_AREAS} 个区域，“${text}”未加入。请先移除一个。`,
    en: `At most ${MAX_AREAS} areas can be compared; “${text}” was not added. Remove one first.`,
  }),
  'link-too-long': (text) => ({
    zh: `链接放不下这么多区域，“${text}”未加入。请用较少顶点的多边形。`,
    en: `The link has no room for so many areas; “${text}” was not added. Use polygons with fewer corners.`,
  }),
}

export const noteText = ({ code, text }: UrlNote): Text => NOTES[code](text)
