/**
 * The statements of the store. Which keys work is decided by one row, that of
 * the connection: its lock puts changes at the same time in a queue, and each
 * of them goes on from the row that the one before it left.
 */

/** How many keys that no longer work are remembered for each customer. */
const REMEMBERED_KEYS = 10

export const FETCH = `
  select connection_id, scim_connections.customer_id, current_key.key_hint,
    ${toSeconds("current_key.created_at")} as created_at,
    ${toSeconds("current_key.expires_at")} as expires_at,
    ${toSeconds("current_key.last_used_at")} as last_used_at,
    ${toSeconds("last_rejected_at")} as last_rejected_at,
    last_rejected_reason,
    previous_key.key_id is not null as has_previous_key,
    ${toSeconds("least(previous_key.expires_at, previous_key_until)")}
      as previous_expires_at,
    ${toSeconds("previous_key.last_used_at")} as previous_last_used_at
  from scim_connections
  join scim_keys as current_key on current_key.key_id = current_key_id
  left join scim_keys as previous_key
    on previous_key.key_id = previous_key_id
    and previous_key_until > to_timestamp($2)
    and ${isUnexpired("previous_key.expires_at")}
  where scim_connections.customer_id = $1`

export const CREATE = `
  with connection as (
    insert into scim_connections
      (customer_id, connection_id, created_at, current_key_id)
    values ($1, $7, to_timestamp($5), $3)
    on conflict (customer_id) do nothing
    returning customer_id
  )
  insert into scim_keys
    (customer_id, key_hash, key_id, key_hint, created_at, expires_at)
  select customer_id, $2, $3, $4, to_timestamp($5), to_timestamp($6)
  from connection
  returning customer_id`

/**
 * Within an overlap the key that is in use is kept: the one that followed it
 * was never used, or not last. Here the time now is `$5`.
 */
const IS_PREVIOUS_IN_USE = `previous_key_until > to_timestamp($5) and exists (
        select from scim_keys as old
        left join scim_keys as new on new.key_id = current_key_id
        where old.key_id = previous_key_id
          and (old.expires_at is null or old.expires_at > to_timestamp($5))
          and (new.last_used_at is null or old.last_used_at > new.last_used_at)
      )`

/**
 * After a wait for the lock only the connection's row is up to date; of the
 * keys the statement sees those that were there when it began. Hence none of
 * them is changed, and none forgotten that the row still names.
 */
export const RESET = `
  with connection as (
    update scim_connections
    set current_key_id = $3, previous_key_until = to_timestamp($7),
      previous_key_id = case when ${IS_PREVIOUS_IN_USE}
        then previous_key_id else current_key_id end
    where customer_id = $1
    returning customer_id, previous_key_id
  ), forgotten as (
    delete from scim_keys using connection
    where scim_keys.customer_id = connection.customer_id
      and key_id <> previous_key_id
      and key_id not in (
        select key_id from scim_keys where customer_id = $1
        order by created_at desc limit ${REMEMBERED_KEYS}
      )
  )
  insert into scim_keys
    (customer_id, key_hash, key_id, key_hint, created_at, expires_at)
  select customer_id, $2, $3, $4, to_timestamp($5), to_timestamp($6)
  from connection
  returning customer_id`

/**
 * An insert that always meets the current key and then moves its expiry.
 * Unlike an update, it also meets a key that a reset has made while this
 * statement waited for the lock. That the key was rejected as expired is over.
 */
export const MOVE_EXPIRY = `
  with connection as (
    update scim_connections
    set last_rejected_at = case
      when last_rejected_reason = 'replaced' then last_rejected_at end
    where customer_id = $1
    returning customer_id, current_key_id, created_at
  )
  insert into scim_keys
    (customer_id, key_hash, key_id, key_hint, created_at, expires_at)
  select customer_id, current_key_id, current_key_id, '', created_at,
    to_timestamp($2)
  from connection
  on conflict (key_id) do update set expires_at = excluded.expires_at
  returning customer_id`

export const END_PREVIOUS = `
  update scim_connections set previous_key_until = null
  where customer_id = $1
  returning customer_id`

export const DELETE = `
  delete from scim_connections where customer_id = $1 returning customer_id`

/** Without a join, which takes longer to plan: mostly this is planned for each request. */
export const VERIFY = `
  select customer_id, ${isDue("last_used_at")} as is_use_due, (
    select connection_id from scim_connections
    where customer_id = scim_keys.customer_id
      and (key_id = current_key_id
        or key_id = previous_key_id and previous_key_until > to_timestamp($2))
  ) as connection_id
  from scim_keys
  where key_hash = $1 and ${isUnexpired("expires_at")}`

/** Of a key that was rejected: why, and whether to note it. */
export const EXPLAIN = `
  select customer_id, key_id,
    case when key_id = current_key_id then 'expired' else 'replaced' end
      as reason,
    ${isDue("last_rejected_at")} as is_rejection_due
  from scim_keys join scim_connections using (customer_id)
  where key_hash = $1`

export const NOTE_USE = `
  update scim_keys set last_used_at = to_timestamp($2)
  where key_hash = $1 and ${isDue("last_used_at")}`

export const NOTE_REJECTION = `
  update scim_connections
  set last_rejected_at = to_timestamp($2), last_rejected_reason = $3
  where customer_id = $1 and ${isDue("last_rejected_at")}
  returning customer_id`

export const LIST_EXPIRING = `
  select customer_id, connection_id, key_id, key_hint,
    ${toSeconds("expires_at")} as expires_at
  from scim_keys join scim_connections using (customer_id)
  where key_id = current_key_id
    and expires_at < to_timestamp($1) and ${isUnexpired("expires_at")}
  order by scim_keys.expires_at, customer_id`

function toSeconds(time: string) {
  return `extract(epoch from ${time})::float8`
}

/** The time now is `$2`. */
function isUnexpired(time: string) {
  return `(${time} is null or ${time} > to_timestamp($2))`
}

/** What happens at each request is noted once a minute at most. */
function isDue(time: string) {
  return `(${time} is null
      or ${time} <= to_timestamp($2) - interval '1 minute')`
}
