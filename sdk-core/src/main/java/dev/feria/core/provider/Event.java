package dev.feria.core.provider;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something a provider told us, by webhook or when asked what we missed. Most only say that a
 * resource changed: it is read before anything is believed.
 */
public sealed interface Event {
  /** Returns what all events have. */
  Header header();

  /**
   * Returns what the event is about, for example {@code order:2000009047722568}. Events of one
   * account with the same subject are handled in the order they came, and coalesced while they
   * wait.
   */
  String subject();

  /**
   * What all events have.
   *
   * @param accountExternalId which account it concerns, null when the host knows from the address
   * @param id unique for one observation: the provider's id of the event, or resource and time. The
   *     same id is handled once
   * @param topic the provider's own name of the kind of event
   * @param occurredAt by the provider's clock; when it was received where it does not say
   * @param timed whether the provider said when: {@code occurredAt} is then no earlier than what
   *     the event tells of, also when it is delivered late, and comparable with other times of the
   *     provider
   */
  record Header(
      @Nullable String accountExternalId,
      String id,
      String topic,
      Instant occurredAt,
      boolean timed) {
    /** Makes the header of an event of which the provider does not say when it happened. */
    public Header(@Nullable String accountExternalId, String id, String topic, Instant receivedAt) {
      this(accountExternalId, id, topic, receivedAt, false);
    }
  }

  /** An order was placed, paid, cancelled or otherwise changed. */
  record OrderChanged(Header header, String orderId) implements Event {
    @Override
    public String subject() {
      return "order:" + orderId;
    }
  }

  /**
   * A listing's text, state, price or quantity changed.
   *
   * @param group {@link dev.feria.core.commerce.Listing#group}
   */
  record ListingChanged(Header header, String group) implements Event {
    @Override
    public String subject() {
      return "listing:" + group;
    }
  }

  /**
   * A quantity at a location changed.
   *
   * @param stockId the provider's id of what is stocked
   */
  record StockChanged(Header header, String stockId) implements Event {
    @Override
    public String subject() {
      return "stock:" + stockId;
    }
  }

  /** A person asked, or a question was answered or removed. */
  record QuestionChanged(Header header, String questionId) implements Event {
    @Override
    public String subject() {
      return "question:" + questionId;
    }
  }

  /** A message came, was read or was moderated. */
  record MessageChanged(Header header, String messageId) implements Event {
    @Override
    public String subject() {
      return "message:" + messageId;
    }
  }

  /** A shipment moved. */
  record ShipmentChanged(Header header, String shipmentId) implements Event {
    @Override
    public String subject() {
      return "shipment:" + shipmentId;
    }
  }

  /** A claim or return was opened or moved. */
  record ClaimChanged(Header header, String claimId) implements Event {
    @Override
    public String subject() {
      return "claim:" + claimId;
    }
  }

  /** The seller withdrew consent, or removed the application. */
  record AccountRevoked(Header header) implements Event {
    @Override
    public String subject() {
      return "account";
    }
  }

  /**
   * A person asks what is held about them; the owner of the business must answer.
   *
   * @param requestId the provider's id of the request
   * @param orders ids of the orders that the request names; may be empty
   */
  record PersonalDataRequested(Header header, String requestId, Person person, List<String> orders)
      implements Event {
    public PersonalDataRequested {
      orders = List.copyOf(orders);
    }

    @Override
    public String subject() {
      return "person:" + person.key();
    }
  }

  /**
   * A person asks to be forgotten: what identifies them must be deleted, sales remain as numbers.
   *
   * @param orders ids of the orders that must forget their buyer; may be empty
   */
  record PersonErased(Header header, Person person, List<String> orders) implements Event {
    public PersonErased {
      orders = List.copyOf(orders);
    }

    @Override
    public String subject() {
      return "person:" + person.key();
    }
  }

  /** The provider demands that all personal data of an account be deleted. */
  record AccountErased(Header header) implements Event {
    @Override
    public String subject() {
      return "account";
    }
  }

  /**
   * Whom a request about personal data concerns.
   *
   * @param id the provider's id of the person, null where it has none
   */
  record Person(@Nullable String id, @Nullable String email, @Nullable String phone) {
    String key() {
      return id != null ? id : String.valueOf(email != null ? email : phone);
    }
  }

  /**
   * An event of a kind this version does not model.
   *
   * @param json as it came
   */
  record Unknown(Header header, String json) implements Event {
    @Override
    public String subject() {
      return "unknown:" + header.topic();
    }
  }
}
