package dev.feria.server.console.home;

import java.time.Instant;

/**
 * A sale of which there is not enough.
 *
 * @param missing pieces that are not there
 * @param competing how many other open orders want the same
 */
public record OversoldRow(
    String id, String title, String accountName, Instant soldAt, int missing, int competing) {}
