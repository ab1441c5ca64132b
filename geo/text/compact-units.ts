/** From which number on a count is written in which unit, where digits must be few. */
export const COMPACT_UNITS = {
  zh: [
    { from: 10_000, unit: 1e4, sign: '万' },
    { from: 99_995_000, unit: 1e8, sign: '亿' },
  ],
  en: [
    { from: 1000, unit: 1000, sign: 'k' },
    { from: 999_500, unit: 1e6, sign: 'M' },
  ],
} as const
