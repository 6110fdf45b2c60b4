import type { Page } from "@playwright/test"

import { holdsKey } from "./leaks"

/** Whether the memory of the page holds a key, when all that nothing refers to is gone. */
export async function heapHoldsKey(page: Page, keys: readonly string[]) {
  const strings = await heapStrings(page)
  return holdsKey(strings.join("\n"), keys)
}

async function heapStrings(page: Page): Promise<string[]> {
  const session = await page.context().newCDPSession(page)
  const chunks: string[] = []
  session.on("HeapProfiler.addHeapSnapshotChunk", ({ chunk }) => {
    chunks.push(chunk)
  })
  await session.send("HeapProfiler.enable")
  await session.send("HeapProfiler.collectGarbage")
  await session.send("HeapProfiler.takeHeapSnapshot")
  await session.detach()
  return JSON.parse(chunks.join("")).strings
}
