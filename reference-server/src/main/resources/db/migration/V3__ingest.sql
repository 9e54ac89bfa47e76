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
  path text not null,
  headers jsonb not null,
  body bytea not null,
  state text not null default 'pending' check (state in ('pending', 'done', 'dead')),
  handled_at timestamptz,
  primary key (tenant_id, inbox_id, received_at)
) partition by range (received_at);
create table inbox_default partition of inbox default;
create index inbox_pending on inbox (account_id, subject) where state <> 'done';
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
  dead boolean not null default false,
  last_error text,
  primary key (tenant_id, account_id, subject)
);
create index inbox_lanes_due on inbox_lanes (priority, due_at) where not dead;
call protect('inbox_lanes');
call open_to_system('inbox_lanes', 'select, insert, update, delete');
grant select, update, delete on inbox_lanes to feria_app;
