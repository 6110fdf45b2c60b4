import type { Route } from "./+types/api-route"
import { GET } from "./setup-route"

export function loader({ request }: Route.LoaderArgs) {
  return GET(request)
}

export function action({ request }: Route.ActionArgs) {
  return GET(request)
}
