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
