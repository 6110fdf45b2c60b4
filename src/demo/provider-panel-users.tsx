import type { ProviderUser } from "./provider-users"

const MAX_USERS = 6

export function UserTable({ users }: { users: ProviderUser[] }) {
  const shown = users.toReversed().slice(0, MAX_USERS)
  const others = users.length - shown.length
  if (shown.length === 0) return null
  return (
    <div className="grid overflow-hidden rounded-md border bg-background text-sm">
      <table>
        <thead className="border-b text-muted-foreground">
          <tr>
            <th className="px-3 py-2 text-start font-medium">User</th>
            <th className="px-3 py-2 text-start font-medium">State</th>
          </tr>
        </thead>
        <tbody className="divide-y">
          {shown.map(({ id, name, userName, active }) => (
            <tr key={id}>
              <td className="px-3 py-2">
                <span className="block">{name}</span>
                <span className="block text-xs wrap-anywhere text-muted-foreground">
                  {userName}
                </span>
              </td>
              <td className="px-3 py-2 align-top">
                {active ? "Active" : "Inactive"}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {others > 0 && (
        <p className="border-t px-3 py-2 text-muted-foreground">
          and {others} more
        </p>
      )}
    </div>
  )
}
