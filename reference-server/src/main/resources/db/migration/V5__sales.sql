create table orders (
  tenant_id uuid not null,
  order_id uuid not null default uuid7(),
  account_id uuid not null,
  external_id text not null,
  pack_id text not null,
  state text not null,
  provider_status text not null,
  placed_at timestamptz not null,
  provider_updated_at timestamptz not null,
  currency text not null,
  total numeric not null,
  buyer_id text,
  buyer_name text,
  shipment_id text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (tenant_id, order_id),
  foreign key (tenant_id, account_id) references accounts
);
create unique index orders_external on orders (tenant_id, account_id, external_id);
create index orders_placed on orders (tenant_id, placed_at desc, order_id desc);
create index orders_pack on orders (tenant_id, pack_id);
call protect('orders');
grant select, insert, update on orders to feria_app;

-- stock_effect: what the line has done to our stock so far.
--   none      nothing: unmatched, released, or cancelled before it had an effect
--   reserved  promised to an unpaid order
--   taken     sold, by a movement of ours
--   included  sold or promised before the listing was first counted, so its opening stock knows it
--   returned  taken or included, then given back by a cancellation
--   foreign   counted and shipped by the provider: never touches our stock
create table order_lines (
  tenant_id uuid not null,
  order_id uuid not null,
  line_id text not null,
  listing_external_id text not null,
  listing_id uuid,
  product_id uuid,
  sku text,
  title text not null,
  quantity int not null check (quantity > 0),
  unit_price numeric not null,
  stock_effect text not null default 'none'
    check (stock_effect in ('none', 'reserved', 'taken', 'included', 'returned', 'foreign')),
  primary key (tenant_id, order_id, line_id),
  foreign key (tenant_id, order_id) references orders
);
create index order_lines_waiting on order_lines (tenant_id, listing_external_id) where product_id is null;
create index order_lines_product on order_lines (tenant_id, product_id);
call protect('order_lines');
grant select, insert, update on order_lines to feria_app;

create table sales (
  tenant_id uuid not null,
  sale_id uuid not null default uuid7(),
  source text not null check (source in ('order', 'local')),
  account_id uuid,
  order_id uuid,
  status text not null check (status in ('completed', 'cancelled')),
  sold_at timestamptz not null,
  currency text not null,
  total numeric not null,
  created_by text not null,
  idempotency_key text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (tenant_id, sale_id),
  foreign key (tenant_id, order_id) references orders
);
create unique index sales_key on sales (tenant_id, idempotency_key) where idempotency_key is not null;
create unique index sales_order on sales (tenant_id, order_id) where order_id is not null;
create index sales_sold on sales (tenant_id, sold_at desc, sale_id desc);
call protect('sales');
grant select, insert, update on sales to feria_app;

-- Lines of local sales; a sale made from an order shows the order's lines.
create table sale_lines (
  tenant_id uuid not null,
  sale_id uuid not null,
  line int not null,
  product_id uuid not null,
  sku text not null,
  title text not null,
  quantity int not null check (quantity > 0),
  unit_price numeric not null,
  primary key (tenant_id, sale_id, line),
  foreign key (tenant_id, sale_id) references sales
);
call protect('sale_lines');
grant select, insert on sale_lines to feria_app;
