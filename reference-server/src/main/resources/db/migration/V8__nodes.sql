-- What several servers on one database must agree on: how much of a provider's budget is spent, and
-- which master keys are gone.

-- One row per budget: the log of what was granted in the last period, as pairs (until, units). A unit
-- granted now counts until it can have been used no longer ago than one period.
create table budgets (
  owner text not null,
  bucket text not null,
  period_ms bigint not null,
  -- milliseconds by this database's clock, never going back
  seen_ms bigint not null,
  closed_until_ms bigint not null default 0,
  used_at_ms bigint[] not null default '{}',
  units int[] not null default '{}',
  primary key (owner, bucket, period_ms)
) with (fillfactor = 50);
grant select, insert, update, delete on budgets to feria_system;

-- Takes units of a budget, or says why not. One statement, so one short lock of one row.
create function take_budget(
  owner_ text,
  bucket_ text,
  period_ bigint,
  window_ bigint, -- the period with its slack: how long a unit counts
  limit_ int, -- units in the window at most, for this caller
  ahead_ int, -- units that others on the same node want first
  units_ int, -- 0 to learn only
  more_ int, -- further units to hold for later
  more_limit_ int, -- units in the window at most, with those
  hold_ bigint, -- how long those may be held
  back_at_ bigint, -- the entry that held units are given back to
  back_ int,
  close_ bigint, -- for how long the budget is closed from now on; 0 when it is not
  remaining_ int, -- units left by the provider's count; null when it does not say
  permits_ int,
  now_ bigint -- null for this database's clock
) returns table (
  granted boolean, more int, more_at bigint, now_ms bigint, closed_until bigint,
  log_at bigint[], log_units int[])
language plpgsql as $$
declare
  b budgets;
  grain bigint := greatest(1, period_ / 100);
  total bigint;
  mine bigint[] := '{}';
  mine_units int[] := '{}';
begin
  select * into b from budgets
  where owner = owner_ and bucket = bucket_ and period_ms = period_ for update;
  if not found then
    insert into budgets (owner, bucket, period_ms, seen_ms) values (owner_, bucket_, period_, 0)
    on conflict do nothing;
    select * into b from budgets
    where owner = owner_ and bucket = bucket_ and period_ms = period_ for update;
  end if;
  now_ms := greatest(
    b.seen_ms, coalesce(now_, floor(extract(epoch from clock_timestamp()) * 1000)::bigint));
  closed_until := greatest(b.closed_until_ms, case when close_ > 0 then now_ms + close_ else 0 end);
  select coalesce(sum(case when e.at_ = back_at_ then e.n - back_ else e.n end), 0) into total
  from unnest(b.used_at_ms, b.units) as e (at_, n)
  where e.at_ > now_ms - window_;
  if remaining_ < permits_ - total then
    mine := mine || ((now_ms + grain - 1) / grain) * grain;
    mine_units := mine_units || (permits_ - total - greatest(0, remaining_))::int;
    total := permits_ - greatest(0, remaining_);
  end if;
  granted := units_ > 0 and now_ms >= closed_until and total + ahead_ + units_ <= limit_;
  more := 0;
  more_at := 0;
  if granted then
    -- rounded up, never down: an entry may count too long, not too short
    mine := mine || ((now_ms + grain - 1) / grain) * grain;
    mine_units := mine_units || units_;
    more := greatest(0, least(more_, more_limit_ - total - ahead_ - units_));
    if more > 0 then
      more_at := ((now_ms + hold_ + grain - 1) / grain) * grain;
      mine := mine || more_at;
      mine_units := mine_units || more;
    end if;
  end if;
  select coalesce(array_agg(g.at_ order by g.at_), '{}'), coalesce(array_agg(g.n order by g.at_), '{}')
  into log_at, log_units
  from (
    select e.at_, sum(e.n)::int as n
    from (
      select l.at_, case when l.at_ = back_at_ then l.n - back_ else l.n end
      from unnest(b.used_at_ms, b.units) as l (at_, n) where l.at_ > now_ms - window_
      union all
      select m.at_, m.n from unnest(mine, mine_units) as m (at_, n)) as e (at_, n)
    group by e.at_ having sum(e.n) > 0) g;
  update budgets
  set seen_ms = now_ms, closed_until_ms = closed_until, used_at_ms = log_at, units = log_units
  where owner = owner_ and bucket = bucket_ and period_ms = period_;
  return next;
end
$$;

-- Keys that were dropped: nothing may be encrypted with them any more, also not by a server that has
-- not read the new key file yet.
create table retired_keys (
  key_id bytea primary key,
  retired_at timestamptz not null
);
grant select on retired_keys to feria_app;
grant select, insert, delete on retired_keys to feria_system;

-- The four bytes behind the first one of a ciphertext name its key.
create function refuse_retired_key() returns trigger language plpgsql as $$
begin
  if exists (
    select from retired_keys
    where key_id = substring(
      case tg_table_name when 'oauth_states' then to_jsonb(new) ->> 'verifier'
        else to_jsonb(new) ->> 'ciphertext' end::bytea from 2 for 4)) then
    raise exception 'encrypted with a master key that was dropped: % must read the new key file',
      coalesce(nullif(current_setting('application_name'), ''), 'this server')
      using errcode = '55000';
  end if;
  return new;
end
$$;
create trigger refuse_retired_key before insert or update of ciphertext on account_secrets
  for each row execute function refuse_retired_key();
create trigger refuse_retired_key before insert or update of verifier on oauth_states
  for each row execute function refuse_retired_key();
