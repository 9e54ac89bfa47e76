-- The owner of the tables fills the new columns for every tenant; afterwards it is kept out again.
alter table accounts no force row level security;
alter table listings no force row level security;
alter table movements no force row level security;

-- When the account was first connected, or its listings were first read where the provider's clock
-- is behind ours. Orders placed before it are history to every stock that was not opened with the
-- quantity of the listing that they were sold from.
alter table accounts add column history_until timestamptz not null default now();
update accounts a set history_until = least(a.connected_at,
  (select min(l.first_observed_at) from listings l
   where l.tenant_id = a.tenant_id and l.account_id = a.account_id));

-- counted_product_id: whose stock was opened with this listing's quantity, as it was read at
--   counted_at, by the provider's clock. Orders placed before counted_at are known by that quantity.
alter table listings add column counted_product_id uuid;
alter table listings add column counted_at timestamptz;
update listings l set counted_product_id = m.product_id, counted_at = l.first_observed_at
from movements m
where m.tenant_id = l.tenant_id and m.kind = 'opening' and m.source = l.account_id::text
  and m.reference = l.external_id;

-- Every change up to this moment, by the provider's clock, is in what we hold of the order; null
-- where that is not known.
alter table orders add column observed_at timestamptz;

alter table accounts force row level security;
alter table listings force row level security;
alter table movements force row level security;
