/** The `scimType` values of RFC 7644, section 3.12, that this endpoint uses. */
export type ScimErrorType =
  | "invalidFilter"
  | "invalidPath"
  | "invalidSyntax"
  | "invalidValue"
  | "mutability"
  | "noTarget"
  | "uniqueness"

/** An error for the client. Its message is the `detail` of the response. */
export class ScimError extends Error {
  constructor(
    readonly status: number,
    detail: string,
    readonly scimType?: ScimErrorType,
    readonly headers: Record<string, string> = {},
  ) {
    super(detail)
  }
}

/** Quotes text from the client in an error, shortened so that the error stays readable. */
export function quote(text: string) {
  return JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}…` : text)
}
