/** How many timers wait. Imported before what sets any. */
export const pendingTimers = new Set<unknown>()

const set = window.setTimeout.bind(window)
const clear = window.clearTimeout.bind(window)

window.setTimeout = Object.assign(
  (handler: TimerHandler, ms?: number, ...parameters: unknown[]) => {
    const id = set(() => {
      pendingTimers.delete(id)
      if (typeof handler === "function") handler(...parameters)
    }, ms)
    pendingTimers.add(id)
    return id
  },
  window.setTimeout,
)

window.clearTimeout = (id) => {
  pendingTimers.delete(id)
  clear(id)
}
