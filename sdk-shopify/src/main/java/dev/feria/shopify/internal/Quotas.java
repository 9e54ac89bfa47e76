package dev.feria.shopify.internal;

import dev.feria.core.limit.Quota;
import java.util.List;

/** What the provider allows (section 4): the Standard plan; answers tell of larger buckets. */
public final class Quotas {
  /** Bucket of cost points. */
  public static final String GRAPHQL = "graphql";

  /** What one document may cost at most, on every plan. */
  public static final int MOST_PER_QUERY = 1000;

  private static final int CAPACITY = 2000;
  private static final int PER_SECOND = 100;

  /** The quotas of one application at one shop. */
  public static final List<Quota> ALL =
      List.of(Quota.leaky(GRAPHQL, CAPACITY, PER_SECOND, Quota.Scope.ACCOUNT));

  private Quotas() {}
}
