package dev.feria.testkit;

/**
 * What {@link CostContract} needs to know of a provider whose answers tell what a call cost, and
 * which tells errors with status 200.
 */
public interface CostFixture extends ProviderFixture {
  /**
   * Returns {@link #readBody} with what the call cost.
   *
   * @param cost points that were charged
   * @param available points left
   */
  String readBody(double cost, double available);

  /**
   * Returns the answer, with status 200, to a call that was not carried out for want of points.
   *
   * @param requested points that it would have needed
   * @param available points that there were
   */
  String throttledBody(double requested, double available);

  /** Returns the answer, with status 200, to a call in which the provider failed. */
  String faultBody();

  /** Returns the answer, with status 200, to a call that is not allowed. */
  String deniedBody();

  /**
   * Returns the answer, with status 200, to a {@link ProviderFixture.Calls#create} that is refused.
   */
  String refusedBody();
}
