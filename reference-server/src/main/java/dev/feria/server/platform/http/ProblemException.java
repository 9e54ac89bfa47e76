package dev.feria.server.platform.http;

/** Carries a {@link Problem} from a service to the answer. */
public final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Problem problem;

  /** Wraps a problem. */
  public ProblemException(Problem problem) {
    super(problem.type() + (problem.detail() == null ? "" : ": " + problem.detail()));
    this.problem = problem;
  }

  /** Returns the problem. */
  public Problem problem() {
    return problem;
  }
}
