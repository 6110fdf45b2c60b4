import type { ScimWrite } from "@/lib/scim/scim-types"

/** The page's other host, which is none of those that a browser trusts without https. */
export const HTTP_HOST = "admin.example"

/** What a test wants of the page. It stands in the page's address. */
export interface PageOptions {
  /** The adapter waits for an answer until the test calls `timeOut`. */
  isPatient?: true
  /** The call of the adapter that throws: a read once, a write always. */
  throws?: "get" | ScimWrite
  endpoint?: string
  recorder?: Recorder
  /** Which callback fails, with the key in its error. */
  callback?: "throws" | "rejects"
  /** Has a provider of the developer's own, with this in every text. */
  ownGuide?: { text: string; docsUrl: string }
  kit?: Kit
  /** The strict one of `startHarness`, unless the test needs none. */
  csp?: "none" | "style attributes"
  /** The page comes with the screen in it, and no connection. */
  isServerRendered?: true
  permissionsPolicy?: string
  confirmDelete?: string
  /** The screen's language; English if omitted. */
  language?: "de"
  /** Lets a test hide the screen with Activity, or unmount it: see `show`. */
  canHide?: true
  /** The page may stand in a frame of another origin. */
  canBeFramed?: true
}

/** How the screen is shown: hidden, it is in an Activity that is hidden. */
export type Showing = "visible" | "hidden" | "gone"

/** The primitives that the page is built with. */
export type Kit = "radix" | "base-ui" | "react-aria"

export type Recorder =
  "rrweb" | "posthog" | "sentry" | "sentry with text" | "none"

declare global {
  interface Window {
    harness: {
      /** What `onError` was told. */
      reports: unknown[]
      /** What the live regions have said: see `announcements.ts`. */
      announced: string[]
      /** Ends the wait for every answer, as the adapter's time limit does. */
      timeOut?: () => void
      /** What the recorder still holds back. */
      flush?: () => Promise<unknown>
      /** Shows, hides or unmounts the screen, if the page was opened with `canHide`. */
      show?: (showing: Showing) => void
    }
  }
}
