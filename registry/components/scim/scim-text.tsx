/**
 * Text in an element of its own, which is replaced when the text changes. Browser translators and extensions
 * replace text nodes: React can then neither update nor remove those that stand beside siblings.
 */
export function ScimText({ children }: { children: string }) {
  return <span key={children}>{children}</span>
}
