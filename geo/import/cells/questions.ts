/**
 * Values that may mean two things. The person who imports says once for the file what they mean; until then each row
 * that has such a value is bad.
 */

/** The answers that each question has. `none` leaves the value out as not disclosed. */
export const QUESTIONS = {
  /** Rows that the file hides, by hand or by a filter. */
  'hidden-row': ['take', 'leave'],
  'hidden-column': ['take', 'leave'],
  /** Rows that are struck out: withdrawn, or done. */
  'struck-row': ['take', 'leave'],
  /** More cells than headings: those before may be shifted. */
  beyond: ['leave'],
  /** The headings stand twice in a row: so does the table. */
  'table-beside': ['leave'],
  /** A&amp;B and <b>: what a web page would show is meant. */
  markup: ['shown'],
  /** A telephone number or an e-mail address in a text. */
  contact: ['without', 'as-written'],
  /** 1.200 in a file that writes 120,72. */
  'number-point': ['thousands', 'decimals'],
  /** 8.5万 under 万元: 85,000 yuan as the cell says, or the unit counts twice. */
  'amount-unit': ['cell', 'both'],
  /** 50（其中外资10）: the number outside the brackets is the amount. */
  'amount-remark': ['outside'],
  /** 3-5亿元, 不超过10亿, 一期3亿，二期5亿: no one amount; its words stay with the project, or nothing does. */
  'amount-range': ['words', 'none'],
  /** 待定, 面议. */
  'amount-undecided': ['none'],
  'amount-zero': ['none'],
  /** The amount stands in another column of amounts: in dollars, say. */
  'other-amount': ['take', 'leave'],
  /** The row leaves the column of its unit, or currency, empty: that of the file. */
  'unit-empty': ['file'],
  'currency-empty': ['file'],
  /** 万元 beside 美元: 万美元, or yuan. */
  'unit-currency': ['currency', 'unit'],
  /** 未披露 where the record has an amount: nothing is cleared unless somebody says so. */
  'amount-clear': ['clear'],
  /** 2021.1, which is what a spreadsheet makes of 2021.10 too. */
  'date-decimal': ['january', 'october'],
  /** 202106. */
  'date-six-digits': ['month'],
  /** 44355: the days of a spreadsheet, counted from 1900 or from 1904. */
  'date-serial': ['1900', '1904'],
  /** 21.6.8. */
  'date-short-year': ['year-first', 'day-first'],
  /** 3月5日 below a title that names a year. */
  'title-year': ['title'],
  /** Sep-21. */
  'date-month-year': ['month'],
  /** 2021-03-03T16:00Z, the midnight of 4 March in China. */
  'date-moment': ['local', 'written'],
  /** 2021年四季度, 2028年底: nothing between a month and a year can be kept. */
  'date-period': ['year', 'words'],
  /** 2025.10.15-17: several days. */
  'date-span': ['first', 'words'],
  /** 预计2026年6月, 2021年底前, 7-9月: no date of what has happened. */
  'date-words': ['words', 'none'],
  /** 甲项目①, 甲项目*: a mark that a footnote explains, or part of the name. */
  'name-mark': ['without', 'as-written'],
  /** 120720000 for 120.72. */
  'position-scaled': ['millionths'],
} as const

export type Question = keyof typeof QUESTIONS

/** What has been answered, by question. */
export type Answers = { readonly [Q in Question]?: (typeof QUESTIONS)[Q][number] }
