import type { Page } from '@playwright/test'

declare global {
  interface Window {
    frameTimes?: number[]
  }
}

/** Over the map, where nothing of the app's controls lies, CSS px. */
const MIDDLE = { x: 1000, y: 420 }
const REACH_PX = 240
const STEPS = 60
const DRAGS = 4

/** The intervals of frames, ms, while a hand drags the map left and right. */
export async function panFrames(page: Page): Promise<number[]> {
  const { x, y } = MIDDLE
  await page.mouse.move(x, y)
  await page.evaluate(watchFrames)
  for (let drag = 0; drag < DRAGS; drag++) {
    const reach = drag % 2 ? REACH_PX : -REACH_PX
    await page.mouse.move(x - reach / 2, y)
    await page.mouse.down()
    await page.mouse.move(x + reach / 2, y, { steps: STEPS })
    await page.mouse.up()
  }
  return page.evaluate(() => {
    const times = window.frameTimes!
    window.frameTimes = undefined
    return times.slice(1).map((time, i) => time - times[i]!)
  })
}

/** Runs in the page. */
function watchFrames(): void {
  const frames: number[] = []
  window.frameTimes = frames
  const look = (now: number) => {
    if (window.frameTimes !== frames) return
    frames.push(now)
    requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
}
