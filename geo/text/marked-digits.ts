/** Signs that are digits in their compatibility form only: marks of footnotes (5.2①, 5.2²), and fractions (½). */

const MARKS = /[\u00b2\u00b3\u00b9\u00bc-\u00be\u2070-\u209f\u2150-\u215f\u2189\u2460-\u24ff\u2776-\u2793]/

/** Whether normalising a text would make other numbers of it: 5.2① would be 5.21. */
export const hasMarkedDigits = (text: string): boolean => MARKS.test(text)
