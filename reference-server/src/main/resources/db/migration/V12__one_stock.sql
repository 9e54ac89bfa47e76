-- One stock for all channels: what came back, what was sold that was not there, what was tried at
-- each channel and what it showed, and budgets that refill continuously.

-- fulfilment: how much of the order has left; null where the provider does not tell.
-- returned: how many pieces of its lines are the seller's again although it stands.
alter table orders add column fulfilment text
  check (fulfilment in ('unfulfilled', 'partial', 'fulfilled'));
alter table orders add column returned int not null default 0;

alter table order_lines add column returned int not null default 0
  check (returned between 0 and quantity);

-- An unpaid order that loses pieces is promised fewer.
grant update on reservations to feria_app;

-- What of the total is the price of pieces that came back.
alter table sales add column returned_total numeric not null default 0;

-- Lines of sales of which there was not enough. missing: the pieces that were not there when it was
-- sold; open: those that are still not there. resolved_at: when the owner need no longer act: the
-- stock has recovered, the pieces came back, or a person says so.
create table oversells (
  tenant_id uuid not null,
  sale_id uuid not null,
  line_id text not null,
  product_id uuid not null,
  source text not null,
  reference text not null,
  missing int not null check (missing > 0),
  open int not null check (open between 0 and missing),
  at timestamptz not null,
  resolved_at timestamptz,
  resolution text check (resolution in ('stock', 'returned', 'person')),
  resolved_by text,
  primary key (tenant_id, sale_id, line_id),
  foreign key (tenant_id, sale_id) references sales,
  foreign key (tenant_id, product_id) references products
);
create index oversells_open on oversells (tenant_id, product_id) include (open) where open > 0;
create index oversells_unresolved on oversells (tenant_id, sale_id) where resolved_at is null;
call protect('oversells');
grant select, insert, update on oversells to feria_app;

-- The orders that want a product now: promised, or sold and perhaps not sent yet.
create index order_lines_wanting on order_lines (tenant_id, product_id, order_id)
  where stock_effect in ('reserved', 'taken');

-- An oversell is told for each sale now; those told for a product are closed with their stock.
alter table notices no force row level security;
update notices set resolved_at = now() where kind = 'oversold' and resolved_at is null;
alter table notices force row level security;

-- shown: what the channel shows as far as we know for certain, which is what was written last less
--   what it has sold since; null where that is not known. shown_at: when that was written.
--   shown_epoch changes with every order of the channel, so that a write knows of those that came
--   while it was under way.
-- tries: attempts to write ever made; gives each its place in quantity_log.
alter table publications add column shown int;
alter table publications add column shown_at timestamptz;
alter table publications add column shown_epoch int not null default 0;
alter table publications add column tries int not null default 0;

-- What was tried at a listing, and what its channel was seen to show when that changed: the last few
-- of each, the place of an old entry is taken by a new one.
create table quantity_log (
  tenant_id uuid not null,
  listing_id uuid not null,
  slot smallint not null,
  at timestamptz not null,
  kind text not null check (kind in ('published', 'refused', 'failed', 'seen')),
  quantity int not null,
  version bigint,
  code text,
  message text,
  primary key (tenant_id, listing_id, slot)
);
create index quantity_log_at on quantity_log (at);
call protect('quantity_log');
call open_to_system('quantity_log', 'select, delete');
grant select, insert, update on quantity_log to feria_app;

-- When an account's channel was last compared with what it should show, and up to when its orders
-- were known then, by the provider's clock.
create table reconciliations (
  tenant_id uuid not null,
  account_id uuid not null,
  finished_at timestamptz not null,
  orders_until timestamptz not null,
  repaired int not null,
  primary key (tenant_id, account_id),
  foreign key (tenant_id, account_id) references accounts
);
call protect('reconciliations');
grant select, insert, update on reconciliations to feria_app;
