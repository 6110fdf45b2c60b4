/** Loads the screen behind an answer that takes 300 ms, and tells what became of the page. */
export async function load(page, options) {
  const slow = { screen: "scim-setup", answerMs: 300, ...options }
  await page.evaluate((given) => window.performancePage.mount(given), slow)
  // A shift is told of after the frame that it is in.
  await page.evaluate(() => window.performancePage.painted())
  await page.evaluate(() => window.performancePage.painted())
  return page.evaluate(() => window.performancePage.counts())
}

/** What is still there after the garbage is collected, before and after that many mounts. */
export async function mountOften(page, times, options) {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send("Performance.enable")
  const mount = (count) =>
    page.evaluate(
      ([given, often]) => window.performancePage.mountOften(often, given),
      [options, count],
    )

  async function remains() {
    for (let pass = 0; pass < 3; pass++)
      await devtools.send("HeapProfiler.collectGarbage")
    const { metrics } = await devtools.send("Performance.getMetrics")
    const { usedSize } = await devtools.send("Runtime.getHeapUsage")
    const metric = (name) => metrics.find((one) => one.name === name).value
    const { timers } = await page.evaluate(() =>
      window.performancePage.counts(),
    )
    return {
      heap: usedSize,
      listeners: metric("JSEventListeners"),
      nodes: metric("Nodes"),
      timers,
    }
  }

  // What is made once isn't growth.
  await mount(50)
  const before = await remains()
  await mount(times)
  return { before, after: await remains() }
}
