/** Something to wait for, and to be called when it happens. */
export function createSignal() {
  let fire = () => {}
  const fired = new Promise<void>((done) => {
    fire = done
  })
  return { fire, fired }
}
