/** Whether a new key is on the screen, not stored yet. */
export function isKeyShown() {
  const screen = "[data-slot=scim-setup][data-view=key]"
  return document.querySelector(screen) !== null
}
