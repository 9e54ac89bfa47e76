package dev.feria.core.provider;

import dev.feria.core.limit.Quota;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * What a provider is and what connecting it takes.
 *
 * @param id lower case letters and digits; part of addresses and of settings' names
 * @param name for people, for example {@code Mercado Libre}
 * @param category what kind of platform it is
 * @param connects how a seller may connect, the usual way first
 * @param settings what the operator configures once, for example {@code client_id}
 * @param fields what a seller enters or chooses before authorising
 * @param keys what a seller enters to connect by keys
 * @param webhooks how it tells us of changes
 * @param quotas what it allows
 * @param orderOverlap how far an order sweep must reach back behind its checkpoint, because the
 *     provider's filter is coarse or late
 * @param documentation its developer pages
 */
public record ProviderDescriptor(
    String id,
    String name,
    ProviderCategory category,
    List<Connect> connects,
    List<CredentialField> settings,
    List<CredentialField> fields,
    List<CredentialField> keys,
    Webhooks webhooks,
    List<Quota> quotas,
    Duration orderOverlap,
    URI documentation) {
  public ProviderDescriptor {
    settings = List.copyOf(settings);
    connects = List.copyOf(connects);
    fields = List.copyOf(fields);
    keys = List.copyOf(keys);
    quotas = List.copyOf(quotas);
  }

  /** Describes a provider that is connected in one way only, for which the fields are. */
  public ProviderDescriptor(
      String id,
      String name,
      ProviderCategory category,
      Connect connect,
      List<CredentialField> settings,
      List<CredentialField> fields,
      Webhooks webhooks,
      List<Quota> quotas,
      Duration orderOverlap,
      URI documentation) {
    this(
        id,
        name,
        category,
        List.of(connect),
        settings,
        connect == Connect.OAUTH ? fields : List.of(),
        connect == Connect.KEYS ? fields : List.of(),
        webhooks,
        quotas,
        orderOverlap,
        documentation);
  }

  /** Returns the fields of a way to connect. */
  public List<CredentialField> fields(Connect way) {
    return way == Connect.OAUTH ? fields : keys;
  }

  /** How a seller connects. */
  public enum Connect {
    /** By authorising the operator's application in a browser, see {@link AuthorizationFlow}. */
    OAUTH,
    /** By entering keys. */
    KEYS
  }

  /**
   * How a provider tells of changes.
   *
   * @param scope whom one webhook address serves
   * @param signed false when nothing proves the sender, so that every event is confirmed by reading
   *     the resource
   */
  public record Webhooks(Scope scope, boolean signed) {
    /** Whom one webhook address serves. */
    public enum Scope {
      /** All accounts of the application; the body says which. */
      APPLICATION,
      /** One account; the address says which. */
      ACCOUNT,
      /** There are none; changes are found by sweeps. */
      NONE
    }
  }
}
