create table accounts (
  tenant_id uuid not null references tenants,
  account_id uuid not null default uuid7(),
  provider text not null,
  external_id text not null,
  name text not null,
  attributes jsonb not null default '{}',
  fields jsonb not null default '{}',
  status text not null
    check (status in ('connected', 'token_expired', 'reconnect', 'error', 'disconnected')),
  status_reason text,
  status_at timestamptz not null default now(),
  token_expires_at timestamptz,
  webhook_key text not null unique,
  import_orders boolean not null default true,
  publish_stock boolean not null default true,
  create_products boolean not null default true,
  safety_buffer int not null default 0 check (safety_buffer >= 0),
  last_sync_at timestamptz,
  connected_at timestamptz not null default now(),
  disconnected_at timestamptz,
  primary key (tenant_id, account_id)
);
-- One seller is connected once, whoever connects it: two holders of a rotating refresh token would
-- disconnect each other.
create unique index accounts_external on accounts (provider, external_id) where status <> 'disconnected';
create unique index accounts_id on accounts (account_id);
call protect('accounts');
call open_to_system('accounts', 'select');
grant select, insert, update on accounts to feria_app;

-- Keys and tokens, encrypted one by one; associated data are tenant, account and field.
create table account_secrets (
  tenant_id uuid not null,
  account_id uuid not null,
  field text not null,
  ciphertext bytea not null,
  version bigint not null,
  updated_at timestamptz not null default now(),
  primary key (tenant_id, account_id, field),
  foreign key (tenant_id, account_id) references accounts on delete cascade
);
call protect('account_secrets');
call open_to_system('account_secrets', 'select, update');
grant select, insert, update, delete on account_secrets to feria_app;

create table oauth_states (
  state_hash bytea primary key,
  tenant_id uuid not null references tenants,
  provider text not null,
  binding_hash bytea,
  verifier bytea not null,
  redirect_uri text not null,
  fields jsonb not null default '{}',
  requested_by text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
call protect('oauth_states');
call open_to_system('oauth_states', 'select, update, delete');
grant select, insert on oauth_states to feria_app;

-- How far each sweep of an account has come: moved only after what it covers is stored.
create table checkpoints (
  tenant_id uuid not null,
  account_id uuid not null,
  name text not null,
  value text not null,
  updated_at timestamptz not null default now(),
  primary key (tenant_id, account_id, name),
  foreign key (tenant_id, account_id) references accounts on delete cascade
);
call protect('checkpoints');
call open_to_system('checkpoints', 'select, delete');
grant select, insert, update, delete on checkpoints to feria_app;
