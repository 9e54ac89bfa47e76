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

-- Budgets of cost points that refill evenly, one row each. level: what can be had; open_*: what was
-- taken and is not settled yet, until when at most.
create table leaky_budgets (
  owner text not null,
  bucket text not null,
  capacity double precision not null,
  per_ms double precision not null,
  level double precision not null,
  -- milliseconds by this database's clock, never going back
  seen_ms bigint not null,
  closed_until_ms bigint not null default 0,
  open_until_ms bigint[] not null default '{}',
  open_units int[] not null default '{}',
  primary key (owner, bucket)
) with (fillfactor = 50);
grant select, insert, update, delete on leaky_budgets to feria_system;

-- Settles, learns, and takes units of a budget, or says why not: one short lock of one row.
create function draw_leaky(
  owner_ text,
  bucket_ text,
  capacity_ double precision, -- as the quota says, until the provider tells
  per_ms_ double precision,
  share_ double precision, -- the part of the capacity to leave to others
  ahead_ int, -- units that others on the same node want first
  units_ int, -- 0 to learn only
  settled_ int, -- units that are no longer open
  cost_ double precision, -- what they really cost; null when not told
  told_capacity_ double precision, -- the bucket by the provider's count; null when not told
  told_level_ double precision,
  told_per_ms_ double precision,
  remaining_ int, -- at most so many are left; null when not told
  close_ bigint, -- for how long it is closed from now on; 0 when it is not
  now_ bigint -- null for this database's clock
) returns table (
  granted boolean, now_ms bigint, level_now double precision, capacity_now double precision,
  per_ms_now double precision, closed_until bigint)
language plpgsql as $$
declare
  b leaky_budgets;
  until_ bigint[] := '{}';
  left_ int[] := '{}';
  settle int := settled_;
  open int := 0;
  kept double precision;
begin
  insert into leaky_budgets values (owner_, bucket_, capacity_, per_ms_, capacity_, 0)
  on conflict do nothing;
  select * into b from leaky_budgets where owner = owner_ and bucket = bucket_ for update;
  now_ms := greatest(
    b.seen_ms, coalesce(now_, floor(extract(epoch from clock_timestamp()) * 1000)::bigint));
  closed_until := greatest(b.closed_until_ms, case when close_ > 0 then now_ms + close_ else 0 end);
  capacity_now := b.capacity;
  per_ms_now := b.per_ms;
  level_now := least(b.capacity, b.level + (now_ms - b.seen_ms) * b.per_ms);
  for i in 1 .. cardinality(b.open_units) loop
    if b.open_until_ms[i] > now_ms then
      if settle < b.open_units[i] then
        until_ := until_ || b.open_until_ms[i];
        left_ := left_ || (b.open_units[i] - settle);
        open := open + b.open_units[i] - settle;
        settle := 0;
      else
        settle := settle - b.open_units[i];
      end if;
    end if;
  end loop;
  if told_level_ is not null then
    capacity_now := told_capacity_;
    per_ms_now := told_per_ms_;
    -- what is open may or may not be in the provider's count: taken not to be
    level_now := least(capacity_now, told_level_ - open);
  elsif cost_ is not null then
    level_now := least(capacity_now, level_now + settled_ - cost_);
  end if;
  level_now := least(level_now, coalesce(remaining_::double precision, level_now));
  kept := case when capacity_now < 10 or share_ = 0 then 0
    else greatest(1, floor(capacity_now * share_)) end;
  granted := units_ > 0 and now_ms >= closed_until and level_now - kept - ahead_ >= units_;
  if granted then
    level_now := level_now - units_;
    until_ := until_ || (now_ms + 60000);
    left_ := left_ || units_;
  end if;
  update leaky_budgets set capacity = capacity_now, per_ms = per_ms_now, level = level_now,
    seen_ms = now_ms, closed_until_ms = closed_until, open_until_ms = until_, open_units = left_
  where owner = owner_ and bucket = bucket_;
  return next;
end
$$;
