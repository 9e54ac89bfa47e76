-- Rows of a partitioned table are reached through it, and its rules hold. The partitions themselves
-- are closed to both roles because nothing was granted; should that ever change, they carry the same
-- rules.
do $$
declare
  part regclass;
begin
  for part in
    select i.inhrelid::regclass
    from pg_inherits i join pg_class c on c.oid = i.inhrelid
    where i.inhparent in ('inbox'::regclass, 'movements'::regclass) and not c.relrowsecurity
  loop
    call protect(part);
  end loop;
end $$;
