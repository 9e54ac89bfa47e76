-- How an account was connected, what its seller has set for it, and how its webhooks are. Of the
-- locations, the first takes what is added; none leaves the choice to the provider.
alter table accounts
  add column connected_by text check (connected_by in ('oauth', 'keys')),
  add column publish_prices boolean not null default false,
  add column locations text[] not null default '{}',
  add column webhooks jsonb,
  add column webhooks_due_at timestamptz;

-- What became of an authorisation whose keys the provider posts by itself: the browser that comes
-- back, before or after them, is told.
alter table oauth_states add column outcome text;
grant update (outcome) on oauth_states to feria_app;

-- Requests about personal data come for accounts that are disconnected, too.
create index accounts_gone on accounts (provider, external_id) where status = 'disconnected';
