-- What providers told us, as it came. A row is written before the sender gets its 200.
create table inbox (
  tenant_id uuid not null,
  account_id uuid not null,
  inbox_id bigint generated always as identity,
  received_at timestamptz not null,
  provider text not null,
  event_id text not null,
  topic text not null,
  subject text not null,
  position int not null,
  -- 'raw': method, path, query, headers and body as they came, read again by the provider's module
  -- when the row is handled; 'event': one event of a body that carried several, or of a feed of
  -- missed ones, in our own words, so that no row holds what belongs to another account.
  encoding text not null check (encoding in ('raw', 'event')),
  path text not null,
  query jsonb not null,
  headers jsonb not null,
  body bytea not null,
  state text not null default 'pending' check (state in ('pending', 'done', 'dead')),
  handled_at timestamptz,
  primary key (tenant_id, inbox_id, received_at)
) partition by range (received_at);
create table inbox_default partition of inbox default;
create index inbox_open on inbox (tenant_id, account_id, subject, inbox_id) where state <> 'done';
call protect('inbox');
call open_to_system('inbox', 'select, insert, update, delete');
grant select, update on inbox to feria_app;

-- One observation is handled once. Pruned after the time a provider may still repeat itself.
create table inbox_keys (
  tenant_id uuid not null,
  account_id uuid not null,
  event_id text not null,
  received_at timestamptz not null,
  primary key (tenant_id, account_id, event_id)
);
create index inbox_keys_age on inbox_keys (received_at);
call protect('inbox_keys');
call open_to_system('inbox_keys', 'select, insert, delete');
grant select on inbox_keys to feria_app;

-- One row per thing that wants a look (an order, a listing ...): the queue. Events of one subject
-- are handled in order and coalesced while they wait; the row goes when nothing newer came meanwhile.
-- parked: waits for a person to connect the account again. dead: waits for a person to replay it,
-- or for a newer event of the same subject.
create table inbox_lanes (
  tenant_id uuid not null,
  account_id uuid not null,
  subject text not null,
  provider text not null,
  priority smallint not null,
  wanted bigint not null default 1,
  attempts int not null default 0,
  due_at timestamptz not null,
  waiting_since timestamptz not null,
  leased_by text,
  leased_until timestamptz,
  parked boolean not null default false,
  dead boolean not null default false,
  dead_id uuid,
  died_at timestamptz,
  last_error text,
  primary key (tenant_id, account_id, subject)
) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.02);
-- Work is handed out account by account, so that one account's flood delays no other.
create index inbox_lanes_due on inbox_lanes (account_id, priority, due_at) where not dead and not parked;
create unique index inbox_lanes_dead on inbox_lanes (tenant_id, dead_id) where dead;
create index inbox_lanes_age on inbox_lanes (waiting_since) where not dead and not parked;
call protect('inbox_lanes');
call open_to_system('inbox_lanes', 'select, insert, update, delete');
grant select, update, delete on inbox_lanes to feria_app;
