export const CANVAS_SANS = '14px system-ui, "PingFang SC", "Noto Sans CJK SC", "Microsoft YaHei", sans-serif'

/** Writes one line onto a canvas, with a halo where one is given, and no wider than `most` px. */
export function write(
  context: CanvasRenderingContext2D,
  text: string,
  x: number,
  y: number,
  colour: string,
  font: string,
  halo?: string,
  most?: number,
) {
  context.font = font
  if (halo) {
    context.strokeStyle = halo
    context.lineWidth = 3
    context.strokeText(text, x, y, most)
  }
  context.fillStyle = colour
  context.fillText(text, x, y, most)
}
