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
