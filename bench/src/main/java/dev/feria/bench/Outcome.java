package dev.feria.bench;

/**
 * A line of the final table.
 *
 * @param what was measured
 * @param goal in words
 * @param figure with its unit
 * @param ratio to the same work without us, measured in the same run
 * @param met whether the goal is reached
 */
public record Outcome(String what, String goal, String figure, String ratio, boolean met) {}
