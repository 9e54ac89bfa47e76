-- Bar codes. barcode is what was written; gtin is the same as 14 digits, where it is a valid GTIN, and
-- what listings and products are matched by.
-- barcode_from: the linked listing that the product took its code from; null where it is its own.
-- base_*: what the goods cost before a channel's rule.
alter table products add column barcode text;
alter table products add column gtin text;
alter table products add column barcode_from uuid;
alter table products add column base_amount numeric check (base_amount > 0);
alter table products add column base_currency text;
create index products_gtin on products (tenant_id, gtin) where gtin is not null;
create index products_barcode_from on products (tenant_id, barcode_from)
  where barcode_from is not null;

alter table listings add column barcode text;
alter table listings add column gtin text;
alter table listings drop constraint listings_linked_by_check;
alter table listings add constraint listings_linked_by_check
  check (linked_by in ('sku', 'barcode', 'user'));
create index listings_unlinked_gtin on listings (tenant_id, gtin)
  where product_id is null and gtin is not null;

-- Accounts with listings that a code which a product has just got may link. A node takes the row,
-- then links under the account's own lock.
create table pending_matches (
  tenant_id uuid not null,
  account_id uuid not null,
  due_at timestamptz not null default now(),
  primary key (tenant_id, account_id),
  foreign key (tenant_id, account_id) references accounts
);
call protect('pending_matches');
call open_to_system('pending_matches', 'select, update, delete');
grant select, insert on pending_matches to feria_app;

-- Pairs that a person has said are not the same goods.
create table rejected_matches (
  tenant_id uuid not null,
  listing_id uuid not null,
  product_id uuid not null,
  rejected_by text not null,
  rejected_at timestamptz not null,
  primary key (tenant_id, listing_id, product_id),
  foreign key (tenant_id, listing_id) references listings,
  foreign key (tenant_id, product_id) references products
);
call protect('rejected_matches');
grant select, insert, delete on rejected_matches to feria_app;

-- Links that were made together, and what each listing was before, so that they can be undone
-- together.
create table link_batches (
  tenant_id uuid not null references tenants,
  batch_id uuid not null default uuid7(),
  actor text not null,
  made_at timestamptz not null,
  undone_at timestamptz,
  undone_by text,
  primary key (tenant_id, batch_id)
);
call protect('link_batches');
grant select, insert, update on link_batches to feria_app;

create table link_batch_rows (
  tenant_id uuid not null,
  batch_id uuid not null,
  listing_id uuid not null,
  account_id uuid not null,
  product_before uuid,
  linked_by_before text,
  product_id uuid not null,
  linked_at timestamptz not null,
  primary key (tenant_id, batch_id, listing_id),
  foreign key (tenant_id, batch_id) references link_batches,
  foreign key (tenant_id, listing_id) references listings,
  foreign key (tenant_id, product_id) references products
);
call protect('link_batch_rows');
grant select, insert on link_batch_rows to feria_app;

-- How an account's prices are made of base prices; whether they are published is its publish_prices.
create table price_rules (
  tenant_id uuid not null,
  account_id uuid not null,
  percent numeric not null,
  addition numeric not null,
  rounding text not null check (rounding in ('none', 'custom')),
  minimum numeric,
  updated_at timestamptz not null,
  updated_by text not null,
  primary key (tenant_id, account_id),
  foreign key (tenant_id, account_id) references accounts
);
call protect('price_rules');
grant select, insert, update on price_rules to feria_app;

-- One row per listing whose price is ours to publish, as in publications: what the channel should
-- show has reached wanted_version, what it shows is published_version.
create table price_publications (
  tenant_id uuid not null,
  listing_id uuid not null,
  account_id uuid not null,
  external_id text not null,
  group_key text not null,
  wanted_version bigint not null default 1,
  wanted_at timestamptz not null,
  published_version bigint not null default 0,
  published_amount numeric,
  published_currency text,
  published_at timestamptz,
  priority smallint not null default 0,
  attempts int not null default 0,
  due_at timestamptz not null,
  parked text check (parked in ('off', 'reconnect', 'refused')),
  leased_by text,
  leased_until timestamptz,
  last_error text,
  primary key (tenant_id, listing_id),
  foreign key (tenant_id, listing_id) references listings
);
create index price_publications_due on price_publications (account_id, priority, due_at)
  where wanted_version > published_version and parked is null;
create index price_publications_group on price_publications (tenant_id, group_key);
create index price_publications_account on price_publications (tenant_id, account_id);
create index price_publications_lease on price_publications (leased_by) where leased_by is not null;
call protect('price_publications');
call open_to_system('price_publications', 'select, update');
grant select, insert, update, delete on price_publications to feria_app;

-- Similar titles. Both extensions are trusted: who may create objects in this database may create
-- them. One that somebody installed before, in another schema, is used where it is.
create extension if not exists pg_trgm;
create extension if not exists btree_gin;

-- Lower case without accents, whatever the collation of the database.
create function plain_text(value text) returns text
language sql immutable parallel safe
as $$
  select translate(lower(value), 'ÁÀÂÃÄÅÇÉÈÊËÍÌÎÏÑÓÒÔÕÖÚÙÛÜÝáàâãäåçéèêëíìîïñóòôõöúùûüýÿ',
    'aaaaaaceeeeiiiinooooouuuuyaaaaaaceeeeiiiinooooouuuuyy')
$$;

-- The database asks whether a row is the tenant's before it compares titles, because the comparison
-- is not proven to leak nothing, and then an index on titles is of no use to it. So the comparison is
-- the work of a function that belongs to a role which may do nothing else: it reads the ids and
-- titles of products, and takes the tenant from the transaction as every rule does.
do $$
declare
  home text := current_schema();
  trgm text := (select n.nspname from pg_extension e
    join pg_namespace n on n.oid = e.extnamespace where e.extname = 'pg_trgm');
begin
  if not exists (select from pg_roles where rolname = 'feria_matching') then
    create role feria_matching nologin;
  end if;
  execute format('grant feria_matching to %I', current_user);
  execute format('grant usage, create on schema %I to feria_matching', home);
  execute format(
    'create index products_title on products using gin (tenant_id, plain_text(title) %I.gin_trgm_ops)',
    trgm);
  execute format($body$
    create function similar_products(wanted text, most int)
    returns table (product_id uuid, score real)
    language sql stable security definer
    set search_path = %I, %I, pg_temp
    as $query$
      select p.product_id, similarity(plain_text(p.title), plain_text(wanted))
      from products p
      where p.tenant_id = current_tenant() and plain_text(p.title) %% plain_text(wanted)
      order by 2 desc, 1 limit most
    $query$
  $body$, home, trgm);
  alter function similar_products(text, int) owner to feria_matching;
  revoke all on function similar_products(text, int) from public;
  grant execute on function similar_products(text, int) to feria_app;
  execute format('revoke create on schema %I from feria_matching', home);
end $$;
create policy matching on products for select to feria_matching using (true);
grant select (tenant_id, product_id, title) on products to feria_matching;
