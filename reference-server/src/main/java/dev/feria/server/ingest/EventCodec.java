package dev.feria.server.ingest;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.Moshi;
import com.squareup.moshi.Types;
import dev.feria.core.provider.Event;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** Events in our own words, for those that have no webhook of their own to be read from again. */
final class EventCodec {
  private static final JsonAdapter<Map<String, String>> JSON =
      new Moshi.Builder()
          .build()
          .adapter(Types.newParameterizedType(Map.class, String.class, String.class));

  private static final JsonAdapter<List<String>> TEXTS =
      new Moshi.Builder().build().adapter(Types.newParameterizedType(List.class, String.class));

  private EventCodec() {}

  static ByteString encode(Event event) {
    Map<String, String> fields = new LinkedHashMap<>();
    Event.Header header = event.header();
    fields.put("type", type(event));
    fields.put("ref", ref(event));
    if (header.accountExternalId() != null) {
      fields.put("account", header.accountExternalId());
    }
    fields.put("id", header.id());
    fields.put("topic", header.topic());
    fields.put("at", header.occurredAt().toString());
    if (header.timed()) {
      fields.put("timed", "yes");
    }
    if (event instanceof Event.PersonalDataRequested requested) {
      person(fields, requested.person(), requested.orders());
    } else if (event instanceof Event.PersonErased erased) {
      person(fields, erased.person(), erased.orders());
    }
    return ByteString.encodeUtf8(JSON.toJson(fields));
  }

  private static void person(Map<String, String> fields, Event.Person person, List<String> orders) {
    put(fields, "person", person.id());
    put(fields, "email", person.email());
    put(fields, "phone", person.phone());
    fields.put("orders", TEXTS.toJson(orders));
  }

  private static void put(Map<String, String> fields, String name, @Nullable String value) {
    if (value != null) {
      fields.put(name, value);
    }
  }

  /**
   * Reads what {@link #encode} wrote.
   *
   * @throws IllegalArgumentException when it is something else
   */
  static Event decode(ByteString bytes) {
    Map<String, String> fields = fields(bytes);
    Event.Header header =
        new Event.Header(
            fields.get("account"),
            required(fields, "id"),
            required(fields, "topic"),
            instant(required(fields, "at")),
            fields.containsKey("timed"));
    String ref = required(fields, "ref");
    return switch (required(fields, "type")) {
      case "order" -> new Event.OrderChanged(header, ref);
      case "listing" -> new Event.ListingChanged(header, ref);
      case "stock" -> new Event.StockChanged(header, ref);
      case "question" -> new Event.QuestionChanged(header, ref);
      case "message" -> new Event.MessageChanged(header, ref);
      case "shipment" -> new Event.ShipmentChanged(header, ref);
      case "claim" -> new Event.ClaimChanged(header, ref);
      case "revoked" -> new Event.AccountRevoked(header);
      case "person_requested" ->
          new Event.PersonalDataRequested(header, ref, person(fields), orders(fields));
      case "person_erased" -> new Event.PersonErased(header, person(fields), orders(fields));
      case "account_erased" -> new Event.AccountErased(header);
      default -> new Event.Unknown(header, ref);
    };
  }

  private static Event.Person person(Map<String, String> fields) {
    return new Event.Person(fields.get("person"), fields.get("email"), fields.get("phone"));
  }

  private static List<String> orders(Map<String, String> fields) {
    try {
      List<String> orders = TEXTS.fromJson(required(fields, "orders"));
      return orders == null ? List.of() : orders;
    } catch (IOException | JsonDataException e) {
      throw new IllegalArgumentException("a stored event with other orders", e);
    }
  }

  private static Map<String, String> fields(ByteString bytes) {
    try {
      Map<String, String> fields = JSON.fromJson(bytes.utf8());
      return fields == null ? Map.of() : fields;
    } catch (IOException | JsonDataException e) {
      throw new IllegalArgumentException("not a stored event", e);
    }
  }

  private static String required(Map<String, String> fields, String name) {
    @Nullable String value = fields.get(name);
    if (value == null) {
      throw new IllegalArgumentException("a stored event without " + name);
    }
    return value;
  }

  private static Instant instant(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("a stored event at " + text, e);
    }
  }

  private static String type(Event event) {
    if (event instanceof Event.OrderChanged) {
      return "order";
    } else if (event instanceof Event.ListingChanged) {
      return "listing";
    } else if (event instanceof Event.StockChanged) {
      return "stock";
    } else if (event instanceof Event.QuestionChanged) {
      return "question";
    } else if (event instanceof Event.MessageChanged) {
      return "message";
    } else if (event instanceof Event.ShipmentChanged) {
      return "shipment";
    } else if (event instanceof Event.ClaimChanged) {
      return "claim";
    } else if (event instanceof Event.AccountRevoked) {
      return "revoked";
    } else if (event instanceof Event.PersonalDataRequested) {
      return "person_requested";
    } else if (event instanceof Event.PersonErased) {
      return "person_erased";
    } else if (event instanceof Event.AccountErased) {
      return "account_erased";
    }
    return "unknown";
  }

  // The subject of these is their type, a colon and the reference.
  private static String ref(Event event) {
    if (event instanceof Event.Unknown unknown) {
      return unknown.json();
    }
    if (event instanceof Event.PersonalDataRequested requested) {
      return requested.requestId();
    }
    if (Subjects.isPersonal(event)) {
      return "";
    }
    String subject = event.subject();
    return subject.substring(subject.indexOf(':') + 1);
  }
}
