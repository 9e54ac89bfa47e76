create table syncs (
  tenant_id uuid not null,
  sync_id uuid not null default uuid7(),
  account_id uuid not null,
  kind text not null check (kind in ('orders', 'listings')),
  reason text not null check (reason in ('connect', 'person', 'sweep')),
  status text not null check (status in ('queued', 'running', 'done', 'failed')),
  updated_from timestamptz,
  cursor text,
  -- the latest provider time seen so far; becomes the account's checkpoint when the walk is complete
  highest_updated_at timestamptz,
  total bigint,
  processed bigint not null default 0,
  created bigint not null default 0,
  updated bigint not null default 0,
  skipped bigint not null default 0,
  errors bigint not null default 0,
  last_error text,
  requested_by text not null,
  requested_at timestamptz not null default now(),
  started_at timestamptz,
  finished_at timestamptz,
  primary key (tenant_id, sync_id),
  foreign key (tenant_id, account_id) references accounts
);
-- One sync of a kind at a time for an account.
create unique index syncs_open on syncs (tenant_id, account_id, kind) where status in ('queued', 'running');
create index syncs_account on syncs (tenant_id, account_id, sync_id desc);
call protect('syncs');
call open_to_system('syncs', 'select, delete');
grant select, insert, update on syncs to feria_app;

-- The records of a sync that failed, each with its reason; the rest is counted in syncs.
create table sync_records (
  tenant_id uuid not null,
  sync_id uuid not null,
  n int not null,
  at timestamptz not null default now(),
  kind text not null,
  external_id text not null,
  -- what is read again to retry it: the order, or the group that the listing belongs to
  reference text not null,
  outcome text not null check (outcome in ('failed', 'resolved')),
  reason text not null,
  retried_at timestamptz,
  primary key (tenant_id, sync_id, n),
  foreign key (tenant_id, sync_id) references syncs
);
call protect('sync_records');
call open_to_system('sync_records', 'select, delete');
grant select, insert, update on sync_records to feria_app;
