import { NextResponse, type NextRequest } from "next/server"

import { ScimError } from "@/demo/scim/errors"
import { decodePathPart } from "@/demo/scim/paths"
import { errorResponse } from "@/demo/scim/response"

/** Next.js answers a path that it can't decode with a 500 before the SCIM endpoint sees it. */
export function proxy({ nextUrl }: NextRequest) {
  try {
    decodePathPart(nextUrl.pathname)
    return NextResponse.next()
  } catch (error) {
    if (error instanceof ScimError) return errorResponse(error)
    throw error
  }
}

// Only paths with a percent sign: Next.js buffers the body of every request that matches.
export const config = { matcher: "/scim/(.*%.*)" }
