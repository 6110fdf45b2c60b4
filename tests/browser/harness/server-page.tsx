import { renderToString } from "react-dom/server"

import { HarnessApp } from "./app"

export function render() {
  const options = { isServerRendered: true } as const
  return renderToString(<HarnessApp options={options} nonce={undefined} />)
}
