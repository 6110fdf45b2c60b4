import { index, route, type RouteConfig } from "@react-router/dev/routes"

export default [
  index("page.tsx"),
  route("api/setup/:kind", "api-route.ts"),
] satisfies RouteConfig
