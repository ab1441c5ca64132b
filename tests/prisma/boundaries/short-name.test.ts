import { expect, it } from 'vitest'
import { shortOf } from '#prisma/boundaries/short-name'

it.each([
  ['临川区', '临川'],
  ['吴江区', '吴江'],
  ['昆山市', '昆山'],
  ['沛县', '沛县'],
  ['吴县', '吴县'],
  ['河口新区', '河口新区'],
  ['经济技术开发区', '经济技术开发区'],
  ['工业园区', '工业园区'],
  ['临高自治县', '临高自治县'],
  ['郊区', '郊区'],
  ['Hekou', 'Hekou'],
])('%s is written as %s on maps', (name, short) => expect(shortOf(name)).toBe(short))
