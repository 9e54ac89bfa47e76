-- How much of an order was marked here as on its way. What its provider says is kept beside it.
alter table orders add column sent text not null default 'no' check (sent in ('no', 'part', 'all'));

-- Goods of an order that left. A row wants the provider to know version wanted_version; it is told
-- until told_version is the same.
-- parked: reconnect: waits for a person to connect the account; refused: the provider said no.
create table shipments (
  tenant_id uuid not null,
  shipment_id uuid not null default uuid7(),
  order_id uuid not null,
  account_id uuid not null,
  order_external_id text not null,
  carrier text,
  tracking_number text,
  tracking_url text,
  -- whether it was everything that had not left; the provider is then told no single lines
  whole boolean not null,
  wanted_version bigint not null default 1,
  told_version bigint not null default 0,
  told_at timestamptz,
  external_id text,
  attempts int not null default 0,
  due_at timestamptz not null,
  parked text check (parked in ('reconnect', 'refused')),
  leased_by text,
  leased_until timestamptz,
  last_error text,
  created_by text not null,
  created_at timestamptz not null,
  primary key (tenant_id, shipment_id),
  foreign key (tenant_id, order_id) references orders
);
create index shipments_order on shipments (tenant_id, order_id);
create index shipments_due on shipments (due_at) where wanted_version > told_version and parked is null;
create index shipments_parked on shipments (account_id) where parked = 'reconnect';
create index shipments_lease on shipments (leased_by) where leased_by is not null;
call protect('shipments');
call open_to_system('shipments', 'select, update');
grant select, insert, update on shipments to feria_app;

create table shipment_lines (
  tenant_id uuid not null,
  shipment_id uuid not null,
  line_id text not null,
  quantity int not null check (quantity > 0),
  primary key (tenant_id, shipment_id, line_id),
  foreign key (tenant_id, shipment_id) references shipments
);
call protect('shipment_lines');
grant select, insert on shipment_lines to feria_app;

-- Orders whose buyer is forgotten, also those that are not held (yet): they never get one again.
create table forgotten_buyers (
  tenant_id uuid not null,
  account_id uuid not null,
  order_external_id text not null,
  forgotten_at timestamptz not null,
  primary key (tenant_id, account_id, order_external_id),
  foreign key (tenant_id, account_id) references accounts
);
call protect('forgotten_buyers');
grant select, insert on forgotten_buyers to feria_app;
create index orders_buyer on orders (tenant_id, account_id, buyer_id) where buyer_id is not null;

-- Requests of people to see what is held about them. Who it is stands here only until it is answered.
create table privacy_requests (
  tenant_id uuid not null,
  request_id uuid not null default uuid7(),
  account_id uuid not null,
  external_id text not null,
  person_id text,
  email text,
  phone text,
  orders text[] not null default '{}',
  status text not null check (status in ('open', 'done', 'erased')),
  received_at timestamptz not null,
  due_at timestamptz not null,
  closed_at timestamptz,
  closed_by text,
  primary key (tenant_id, request_id),
  foreign key (tenant_id, account_id) references accounts
);
create unique index privacy_requests_external on privacy_requests (tenant_id, account_id, external_id);
call protect('privacy_requests');
grant select, insert, update on privacy_requests to feria_app;
