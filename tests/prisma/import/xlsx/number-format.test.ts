import { describe, expect, it } from 'vitest'
import { formatOf, textOfNumber, textOfText } from '#prisma/import/xlsx/number-format'

const shown = (value: number, code: string) => textOfNumber(value, formatOf(200, code), false)
const BY_SIZE = '[>=100000000]0!.00,,"亿元";[>=10000]0!.0,"万元";0"元"'
const ACCOUNTS = '_ "¥"* #,##0.00_ ;_ "¥"* \\-#,##0.00_ ;_ "¥"* "-"??_ ;_ @_ '

describe('a number under a format shows', () => {
  it.each<[string, number, string, string]>([
    ['its unit', 12, '0.00"亿元"', '12亿元'],
    ['its unit behind General', 5, 'General"亿元"', '5亿元'],
    ['its unit behind the Chinese General', 5.22, 'G/通用格式"亿元"', '5.22亿元'],
    ['its unit in brackets of a currency', 5, '[$¥-804]#,##0.00', '¥5'],
    ['a unit that is not quoted', 5, '0.00元', '5元'],
    ['words on both sides', 5, '"约"0"亿元"', '约5亿元'],
    ['its size in thousands', 1_234_567, '#,##0,"千元"', '1234.567千元'],
    ['its size in millions', 5.22e9, '#,##0.00,,"百万元"', '5220百万元'],
    ['its size in millions, the comma before the point', 5.22e9, '0,,.00"百万元"', '5220百万元'],
    ['no words but its size', 5.5e7, '0.00,,', '55'],
    ['ten thousands by an escaped point', 52_000, '0\\.0,"万元"', '5.2万元'],
    ['ten thousands by the point of Chinese programs', 52_000, '0!.0,"万"', '5.2万'],
    ['ten thousands by a quoted point', 52_000, '0"."0,"万"', '5.2万'],
    ['hundred millions by an escaped point', 5.22e8, '0\\.00,,"亿元"', '5.22亿元'],
    ['more decimals than the format has', 52_345, '0!.0,"万元"', '5.2345万元'],
    ['the first section that holds', 5.22e8, BY_SIZE, '5.22亿元'],
    ['the second section that holds', 52_000, BY_SIZE, '5.2万元'],
    ['the section for the rest', 12, BY_SIZE, '12元'],
    ['the plain number where no section holds', 5, '[>=100000000]0,,"百万"', '5'],
    ['a word for a value', 1, '[=1]"是";[=0]"否";General', '是'],
    ['a word for zero', 0, '0;-0;"待定"', '待定'],
    ['the dash of accounts for zero', 0, ACCOUNTS, '¥-'],
    ['the amount of accounts', 5.2, ACCOUNTS, '¥5.2'],
    ['the sign that accounts show', -5.2, ACCOUNTS, '¥-5.2'],
    ['the sign that brackets stand for', -5.2, '#,##0.0"亿元";(#,##0.0"亿元")', '-5.2亿元'],
    ['the sign that a colour stands for', -5, '0;[Red]0', '-5'],
    ['two units', 52_200, '0"亿"0000"万"', '5亿2200万'],
    ['digits in groups', 13_812_345_678, '000-0000-0000', '138-1234-5678'],
    ['percent', 0.125, '0.0%', '12.5%'],
    ['a quoted percent sign', 5, '0.0"%"', '5%'],
    ['no fraction', 0.5, '# ?/?', '0.5'],
    ['no exponent', 5e6, '0.00E+00', '5000000'],
    ['what nothing would show', 5, ';;;', '5'],
    ['nothing of what stands beside texts', 5, '@"亿元"', '5'],
    ['what Excel shows of a sum', 16.799999999999997, '0.00"亿元"', '16.8亿元'],
  ])('%s', (_, value, code, text) => {
    expect(shown(value, code)).toBe(text)
  })

  it.each<[string, number, string, string]>([
    ['a day', 44_355, '[$-804]yyyy"年"m"月"d"日";@', '2021-06-08'],
    ['a month', 44_355, 'yyyy"年"m"月";@', '2021-06'],
    ['a year', 44_355, 'yyyy', '2021'],
    ['a year of East Asian calendars', 44_355, '[$-411]e"年"', '2021'],
    ['a day with a time', 44_355.5, 'yyyy-mm-dd hh:mm', '2021-06-08'],
    ['a time', 0.5, 'h:mm', '12:00'],
    ['hours of several days', 1.5, '[h]:mm', '36:00'],
    ['hours and seconds of several days', 2.5, '[h]:mm:ss', '60:00:00'],
    ['minutes counted on', 1.25, '[mm]:ss', '30:00:00'],
    ['the time of a day too early for a date', 1.25, 'h:mm', '06:00'],
  ])('%s', (_, value, code, text) => {
    expect(shown(value, code)).toBe(text)
  })
})

it('a text shows the words of its format', () => {
  expect(textOfText('5', formatOf(200, '0;0;0;@"亿元"'))).toBe('5亿元')
  expect(textOfText('5', formatOf(200, '@"亿元"'))).toBe('5亿元')
  expect(textOfText('约5', formatOf(200, '0.00"亿元"'))).toBe('约5')
  expect(textOfText('约5', formatOf(49, '@'))).toBe('约5')
})
