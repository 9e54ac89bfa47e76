package dev.feria.testkit;

import dev.feria.core.limit.Quota;
import dev.feria.core.page.Paginated;
import dev.feria.core.provider.ProviderRuntime;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * What the contract tests need to know of a provider module: how its client is made, three calls of
 * it, and what the provider answers to them.
 *
 * <p>Every secret that the fixture makes up (client secret, keys) must contain {@link #MARK}, so
 * that the tests can tell when one gets out.
 */
public interface ProviderFixture {
  /** Is part of every secret. */
  String MARK = "hush";

  /** The key under which the account's token lies in the runtime's store. */
  String ACCOUNT = "account-1";

  /**
   * Makes the module's client.
   *
   * @param base stands in for all hosts of the provider, its token endpoint included
   * @param runtime the tests' own clock, pool, budgets, and a store that holds the token of {@link
   *     #ACCOUNT}
   */
  Calls open(URI base, ProviderRuntime runtime);

  /** The calls that the tests make. */
  interface Calls {
    /** Reads one thing with one call of {@link #readMethod}, and decodes it. */
    void read();

    /** Creates something with one POST, without an idempotency key. */
    void create();

    /** Walks a list; each page is one call of {@link #readMethod}. */
    Paginated<?> list();
  }

  /**
   * Returns what every call carries to prove whose it is, as the whole or the end of a header, or
   * as a parameter: the token of {@link #ACCOUNT} unless the module has keys, see {@link
   * KeyFixture}.
   */
  default String credential() {
    return ContractTest.ACCESS;
  }

  /** Returns a body that {@link Calls#read} can decode. */
  String readBody();

  /** Returns the same with a field and a value of an enumeration that the module does not know. */
  String readBodyWithUnknowns();

  /** Returns a body that {@link Calls#create} can decode. */
  String createBody();

  /**
   * Returns the bodies of a list of at least two pages. The first has at least two items and the
   * second one; later pages may be empty.
   */
  List<String> pageBodies();

  /** Returns how many items the first of {@link #pageBodies} has. */
  int firstPageSize();

  /** Returns how many items all of {@link #pageBodies} have together. */
  int itemCount();

  /** Returns the body of an error as the provider writes it. */
  default String errorBody(int status) {
    return "{\"message\":\"made up\",\"status\":" + status + "}";
  }

  /** Returns the path of the token endpoint, below the base. */
  String tokenPath();

  /** Returns the token endpoint's answer to a refresh. */
  String tokenBody(String accessToken, String refreshToken, Duration life);

  /** Returns the body with which the token endpoint says that the authorisation is gone. */
  String revokedBody();

  /** Returns the status that goes with {@link #revokedBody}. */
  default int revokedStatus() {
    return 400;
  }

  /** Returns the quota that {@link Calls#read} draws on. */
  Quota readQuota();

  /**
   * Returns how many units of {@link #readQuota} one {@link Calls#read} takes before it is sent.
   */
  default int readUnits() {
    return 1;
  }

  /** Returns the method of reads: {@code POST} for a provider that is asked by documents. */
  default String readMethod() {
    return "GET";
  }

  /** Returns how often the module's client sends a call at most. */
  default int attempts() {
    return 4;
  }
}
