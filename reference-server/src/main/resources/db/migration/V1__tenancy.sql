-- Two roles, neither of which owns a table. feria_app sees one tenant, the one that the transaction
-- set; feria_system does the few things that precede or span tenants (log-in, routing of webhooks,
-- handing out work) and is granted only the tables it needs for them.
do $$
begin
  if not exists (select from pg_roles where rolname = 'feria_app') then
    create role feria_app nologin;
  end if;
  if not exists (select from pg_roles where rolname = 'feria_system') then
    create role feria_system nologin;
  end if;
end $$;
do $$
begin
  execute format('grant feria_app, feria_system to %I', current_user);
  execute format('grant usage on schema %I to feria_app, feria_system', current_schema());
end $$;

-- A UUID of version 7: ordered by time, so that indexes grow at one end and ids serve as cursors.
create function uuid7() returns uuid
language sql volatile parallel safe
as $$
  select encode(
    set_bit(set_bit(
      overlay(uuid_send(gen_random_uuid())
        placing substring(int8send((extract(epoch from clock_timestamp()) * 1000)::bigint) from 3)
        from 1 for 6),
      52, 1), 53, 1), 'hex')::uuid
$$;

-- The tenant of the transaction; null (and so no rows) where none was set.
create function current_tenant() returns uuid
language sql stable parallel safe
as $$ select nullif(current_setting('feria.tenant', true), '')::uuid $$;

-- Switches row-level security on for a table with a tenant_id.
create procedure protect(target regclass)
language plpgsql
as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format(
    'create policy tenant on %s to feria_app using (tenant_id = (select current_tenant())) with check (tenant_id = current_tenant())',
    target);
end $$;

-- Lets the system role through for a table that it needs across tenants.
create procedure open_to_system(target regclass, privileges text)
language plpgsql
as $$
begin
  execute format('create policy system on %s to feria_system using (true) with check (true)', target);
  execute format('grant %s on %s to feria_system', privileges, target);
end $$;

create table tenants (
  tenant_id uuid primary key default uuid7(),
  name text not null check (name <> ''),
  locale text not null default 'es',
  created_at timestamptz not null default now()
);
call protect('tenants');
call open_to_system('tenants', 'select, insert');
grant select, update on tenants to feria_app;

create table users (
  tenant_id uuid not null references tenants,
  user_id uuid not null default uuid7(),
  email text not null check (email = lower(email)),
  name text not null,
  password_hash text not null,
  role text not null check (role in ('owner', 'agent')),
  locale text,
  created_at timestamptz not null default now(),
  disabled_at timestamptz,
  primary key (tenant_id, user_id)
);
create unique index users_email on users (email);
call protect('users');
call open_to_system('users', 'select, insert');
grant select, insert, update on users to feria_app;

create table sessions (
  token_hash bytea primary key,
  tenant_id uuid not null,
  user_id uuid not null,
  csrf_hash bytea not null,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null,
  foreign key (tenant_id, user_id) references users on delete cascade
);
create index sessions_user on sessions (tenant_id, user_id);
create index sessions_expiry on sessions (expires_at);
call protect('sessions');
call open_to_system('sessions', 'select, insert, update, delete');
grant select, delete on sessions to feria_app;

create table api_keys (
  tenant_id uuid not null references tenants,
  api_key_id uuid not null default uuid7(),
  name text not null check (name <> ''),
  prefix text not null,
  key_hash bytea not null unique,
  role text not null check (role in ('owner', 'agent')),
  created_by text not null,
  created_at timestamptz not null default now(),
  last_used_at timestamptz,
  revoked_at timestamptz,
  primary key (tenant_id, api_key_id)
);
call protect('api_keys');
call open_to_system('api_keys', 'select, update');
grant select, insert, update on api_keys to feria_app;

create table audit_log (
  tenant_id uuid not null references tenants,
  audit_id uuid not null default uuid7(),
  at timestamptz not null default now(),
  actor text not null,
  action text not null,
  subject text not null,
  detail jsonb not null default '{}',
  primary key (tenant_id, audit_id)
);
call protect('audit_log');
call open_to_system('audit_log', 'insert');
grant select, insert on audit_log to feria_app;

-- Answers already given to a POST with an Idempotency-Key, so that a repeat gets the same one.
create table idempotency (
  tenant_id uuid not null references tenants,
  key text not null,
  request_hash bytea not null,
  status int,
  answer text,
  created_at timestamptz not null default now(),
  primary key (tenant_id, key)
);
call protect('idempotency');
call open_to_system('idempotency', 'select, delete');
grant select, insert, update, delete on idempotency to feria_app;

-- What the owner should know: shown in the console, and mailed where mail is configured.
create table notices (
  tenant_id uuid not null references tenants,
  notice_id uuid not null default uuid7(),
  kind text not null,
  severity text not null check (severity in ('info', 'warning', 'error')),
  subject text not null,
  detail jsonb not null default '{}',
  created_at timestamptz not null default now(),
  read_at timestamptz,
  resolved_at timestamptz,
  mailed_at timestamptz,
  primary key (tenant_id, notice_id)
);
create unique index notices_open on notices (tenant_id, kind, subject) where resolved_at is null;
create index notices_unmailed on notices (created_at) where mailed_at is null;
call protect('notices');
call open_to_system('notices', 'select, update');
grant select, insert, update on notices to feria_app;
