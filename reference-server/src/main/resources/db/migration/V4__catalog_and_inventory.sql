create table products (
  tenant_id uuid not null references tenants,
  product_id uuid not null default uuid7(),
  sku text not null check (sku <> ''),
  title text not null,
  -- false while only listings whose goods the provider counts are known: the first listing that the
  -- seller counts still gives the opening quantity
  opened boolean not null default true,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (tenant_id, product_id)
);
create unique index products_sku on products (tenant_id, sku);
call protect('products');
grant select, insert, update on products to feria_app;

-- first_observed_at: when the quantity was read that our stock starts from, by the provider's clock;
--   orders placed before it are known by that quantity.
-- linked_by 'user' without a product: a person took the link away, so the SKU does not bring it back.
create table listings (
  tenant_id uuid not null,
  listing_id uuid not null default uuid7(),
  account_id uuid not null,
  external_id text not null,
  group_key text not null,
  sku text,
  title text not null,
  variation text,
  state text not null,
  provider_status text not null,
  channel_quantity int,
  price_amount numeric not null,
  price_currency text not null,
  stock_owner text not null check (stock_owner in ('seller', 'provider')),
  permalink text,
  thumbnail text,
  provider_updated_at timestamptz,
  first_observed_at timestamptz not null,
  observed_at timestamptz not null,
  product_id uuid,
  linked_by text check (linked_by in ('sku', 'user')),
  linked_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (tenant_id, listing_id),
  foreign key (tenant_id, account_id) references accounts,
  foreign key (tenant_id, product_id) references products
);
create unique index listings_external on listings (tenant_id, account_id, external_id);
create index listings_group on listings (tenant_id, group_key);
create index listings_product on listings (tenant_id, product_id);
create index listings_unmatched_first on listings (tenant_id, (product_id is not null), listing_id);
create index listings_unlinked_sku on listings (tenant_id, sku) where product_id is null;
call protect('listings');
grant select, insert, update on listings to feria_app;

-- on hand = sum of movements; reserved = sum of reservations; both change with the version in one
-- locked transaction.
create table stock (
  tenant_id uuid not null,
  product_id uuid not null,
  on_hand int not null default 0,
  reserved int not null default 0 check (reserved >= 0),
  version bigint not null default 0,
  primary key (tenant_id, product_id),
  foreign key (tenant_id, product_id) references products
);
call protect('stock');
grant select, insert, update on stock to feria_app;

-- The ledger. Rows are added, never changed: there is no grant for more.
create table movements (
  tenant_id uuid not null,
  movement_id uuid not null default uuid7(),
  product_id uuid not null,
  at timestamptz not null,
  kind text not null
    check (kind in ('opening', 'receive', 'adjust', 'count', 'sale', 'return')),
  quantity int not null,
  on_hand_after int not null,
  source text not null,
  reference text not null,
  line text not null,
  reason text,
  actor text not null,
  primary key (tenant_id, movement_id, at)
) partition by range (at);
create table movements_default partition of movements default;
create index movements_product on movements (tenant_id, product_id, at desc);
call protect('movements');
grant select, insert on movements to feria_app;

-- What makes a movement unique over all partitions.
create table movement_keys (
  tenant_id uuid not null,
  source text not null,
  reference text not null,
  line text not null,
  primary key (tenant_id, source, reference, line)
);
call protect('movement_keys');
grant select, insert on movement_keys to feria_app;

create table reservations (
  tenant_id uuid not null,
  product_id uuid not null,
  source text not null,
  reference text not null,
  line text not null,
  quantity int not null check (quantity > 0),
  created_at timestamptz not null,
  expires_at timestamptz not null,
  primary key (tenant_id, source, reference, line)
);
create index reservations_expiry on reservations (expires_at);
call protect('reservations');
call open_to_system('reservations', 'select');
grant select, insert, delete on reservations to feria_app;

-- One row per listing whose quantity is ours to publish: linked, and counted by the seller. What the
-- channel should show has reached wanted_version, what it shows is published_version. A version grows
-- with every change of the product's stock, and where the same stock must be shown again (buffer
-- changed, other product linked, the channel drifted).
-- parked: nothing is sent while the account publishes nothing (off), until it is connected again
-- (reconnect), or until the next version (refused).
create table publications (
  tenant_id uuid not null,
  listing_id uuid not null,
  account_id uuid not null,
  external_id text not null,
  group_key text not null,
  product_id uuid not null,
  wanted_version bigint not null default 0,
  wanted_at timestamptz not null,
  published_version bigint not null default 0,
  published_quantity int,
  published_stock_version bigint,
  published_at timestamptz,
  priority smallint not null,
  attempts int not null default 0,
  due_at timestamptz not null,
  parked text check (parked in ('off', 'reconnect', 'refused')),
  leased_by text,
  leased_until timestamptz,
  last_error text,
  primary key (tenant_id, listing_id),
  foreign key (tenant_id, listing_id) references listings,
  foreign key (tenant_id, product_id) references products
);
create index publications_due on publications (account_id, priority, due_at)
  where wanted_version > published_version and parked is null;
create index publications_group on publications (tenant_id, group_key);
create index publications_product on publications (tenant_id, product_id);
create index publications_parked on publications (account_id) where parked in ('off', 'reconnect');
create index publications_lease on publications (leased_by) where leased_by is not null;
call protect('publications');
call open_to_system('publications', 'select, update');
grant select, insert, update, delete on publications to feria_app;
