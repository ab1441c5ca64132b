import { describe, expect, it } from 'vitest'
import { decode, detectEncoding } from '#geo/import/files/encoding'
import { gb18030 } from '../../../support/import-files'

const TEXT = '项目名称,所在区,经度\r\n网易数字文化创新中心,工业园区,120.72\r\n第二行,高新区,120.4\r\n'
const NOBODY = 0xff

/** With a byte of no character at `at`. */
const spoilt = (bytes: Uint8Array, at: number, byte = NOBODY) => Buffer.from(bytes).fill(byte, at, at + 1)
const swapped = (text: string) => Buffer.from(text, 'utf16le').swap16()
const long = (text: string) => 'id,note\n'.repeat(200_000) + text

describe('the encoding of a text is known', () => {
  it.each<[string, Uint8Array, string]>([
    ['UTF-8', Buffer.from(TEXT), 'utf-8'],
    ['GB18030 behind a mark of UTF-8', Buffer.concat([Buffer.from('\ufeff'), gb18030(TEXT)]), 'gb18030'],
    ['UTF-8 with a bad byte', spoilt(Buffer.from(TEXT), 3), 'utf-8'],
    ['UTF-8 with a zero byte', spoilt(Buffer.from(TEXT), 14, 0), 'utf-8'],
    ['UTF-8 with a zero byte, an even number of bytes', spoilt(Buffer.from(`${TEXT} `), 14, 0), 'utf-8'],
    ['UTF-8 with a bad byte beyond the first million', spoilt(Buffer.from(long(TEXT)), 1_600_020), 'utf-8'],
    ['UTF-8 whose first million is ASCII', Buffer.from(long(TEXT)), 'utf-8'],
    ['UTF-8 cut within a character', Buffer.from(TEXT).subarray(0, 40), 'utf-8'],
    [
      'ASCII with a bad byte',
      spoilt(Buffer.from('name,lng,lat\nfirst,120.72,31.31\nsecond,120.4,31.3\n'), 15),
      'utf-8',
    ],
    [
      'ASCII with a zero byte',
      spoilt(Buffer.from('name,lng,lat\nfirst,120.72,31.31\nsecond,120.4,31.3\n'), 15, 0),
      'utf-8',
    ],
    ['UTF-16 little endian', Buffer.from(TEXT, 'utf16le'), 'utf-16le'],
    ['UTF-16 big endian', swapped(TEXT), 'utf-16be'],
    ['UTF-16 with half a character at its end', Buffer.from(TEXT, 'utf16le').subarray(0, -1), 'utf-16le'],
    ['UTF-16 with a mark and half a character', Buffer.from(`\ufeff${TEXT}`, 'utf16le').subarray(0, -1), 'utf-16le'],
    ['UTF-16 with a character that is none', Buffer.from(`${TEXT.repeat(3)}\ud800,`, 'utf16le'), 'utf-16le'],
    [
      'UTF-16 of few ASCII characters',
      Buffer.from(`${'项目名称所在区经度纬度总投资'.repeat(20)}\n`, 'utf16le'),
      'utf-16le',
    ],
    ['GB18030', gb18030(TEXT), 'gb18030'],
    ['GB18030 with a bad byte', spoilt(gb18030(TEXT), 40), 'gb18030'],
    ['GB18030 whose first million is ASCII, with a bad byte', spoilt(gb18030(long(TEXT)), 1_600_040), 'gb18030'],
    ['GB18030 of a few characters', gb18030('a,b\n联通,1\n'), 'gb18030'],
  ])('%s', (_, bytes, encoding) => {
    expect(detectEncoding(bytes)).toBe(encoding)
  })

  it.each<[string, Uint8Array]>([
    ['no text in any', Buffer.from([0x41, NOBODY, NOBODY, 0x42])],
    ['the bytes of a program', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 0, 0, 1])],
    ['bytes at random', Buffer.from(Array.from({ length: 4096 }, (_, i) => (i * i * 31 + i * 7) & 255))],
  ])('but not that of %s', (_, bytes) => {
    expect(detectEncoding(bytes)).toBe(null)
  })
})

it.each<[string, Buffer]>([
  ['two in UTF-8', Buffer.from(`\ufeff\ufeff${TEXT}`)],
  ['one in GB18030', Buffer.concat([Buffer.from([0x84, 0x31, 0x95, 0x33]), gb18030(TEXT)])],
  ['two in UTF-16', Buffer.from(`\ufeff\ufeff${TEXT}`, 'utf16le')],
])('marks of the encoding are no text: %s', (_, bytes) => {
  expect(decode(bytes, detectEncoding(bytes)!)).toBe(TEXT)
})

it('all but the spoilt bytes are read', () => {
  const bytes = Buffer.from(TEXT)
  const at = bytes.indexOf('行')
  expect(decode(spoilt(bytes, at), 'utf-8').replaceAll('\ufffd', '')).toBe(TEXT.replace('行', ''))
})
