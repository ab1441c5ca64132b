import { hasMarkedDigits } from './marked-digits'

/** Reads a figure as people type it: 1200, 1,200, -3.5, also in full-width digits. null for anything else. */
export function readFigure(text: string): number | null {
  const plain = text.normalize('NFKC').trim().replaceAll(',', '')
  return /^-?\d+(\.\d+)?$/.test(plain) && !hasMarkedDigits(text) ? Number(plain) : null
}
